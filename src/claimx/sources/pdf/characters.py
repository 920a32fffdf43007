"""What PDFium knows of the characters of a page, asked for many of them in one sweep.

A call from Python costs more than what PDFium does in it. So the functions are called by
prototypes of our own, without a Python object for each argument, and write into one array.
"""

import ctypes
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from claimx.sources.pdf.faces import bare_name, is_bold, is_italic, quarter_turns
from claimx.sources.pdf.segments import Face

Floats = NDArray[np.floating[Any]]
Places = NDArray[np.intp]  # of characters on the page
Addresses = NDArray[np.uintp]

_POINTER, _INT = ctypes.c_void_p, ctypes.c_int
_OBJECT_OF = ctypes.CFUNCTYPE(ctypes.c_size_t, _POINTER, _INT)  # page, character -> address of an object, or 0
_FONT_OF = ctypes.CFUNCTYPE(ctypes.c_size_t, _POINTER)  # object -> address of a font
_SIZE_OF = ctypes.CFUNCTYPE(ctypes.c_double, _POINTER, _INT)
_FILLING = ctypes.CFUNCTYPE(_INT, _POINTER, _INT, _POINTER)  # page, character, a record to be filled
_ORIGIN_OF = ctypes.CFUNCTYPE(_INT, _POINTER, _INT, _POINTER, _POINTER)
_INK_OF = ctypes.CFUNCTYPE(_INT, _POINTER, _INT, _POINTER, _POINTER, _POINTER, _POINTER)
_SURROGATES = 0xD800, 0xDFFF


class Type(NamedTuple):
    """What all characters of a text object have in common; ``turns`` are quarter turns of its lines."""

    face: Face
    turns: int


@dataclass(frozen=True, slots=True)
class _Font:
    """A font of the file, and its faces by size."""

    name: str
    bold: bool
    italic: bool
    faces: dict[float, Face]

    def in_size(self, size: float) -> Face:
        """The font in a size."""
        return self.faces.setdefault(size, Face(self.name, size, self.bold, self.italic))


class Characters:
    """The characters of a PDFium text page, in the order of drawing and in the file's own coordinates.

    ``units`` are their code units, ``text`` the same as text, one character each. ``kinds`` are the
    types met so far; where a type is told by a number, it is that of its place among them.
    """

    def __init__(self, text: Any) -> None:
        self._page = text.raw
        self._address = ctypes.cast(text.raw, ctypes.c_void_p).value
        self._object_of = _foreign(_OBJECT_OF, pdfium.FPDFText_GetTextObject)
        self._font_of = _foreign(_FONT_OF, pdfium.FPDFTextObj_GetFont)
        self._size_of = _foreign(_SIZE_OF, pdfium.FPDFText_GetFontSize)
        self._box_of = _foreign(_FILLING, pdfium.FPDFText_GetLooseCharBox)
        self._matrix_of = _foreign(_FILLING, pdfium.FPDFText_GetMatrix)
        self._origin_of = _foreign(_ORIGIN_OF, pdfium.FPDFText_GetCharOrigin)
        self._ink_of = _foreign(_INK_OF, pdfium.FPDFText_GetCharBox)
        self._fonts: dict[int, _Font] = {}
        self._numbers: dict[Type, int] = {}
        self.units = self._read_units()
        self.text = _decoded(self.units)

    @property
    def kinds(self) -> list[Type]:
        """The types met so far."""
        return list(self._numbers)

    @property
    def sizes(self) -> Floats:
        """The size of each type met so far."""
        return np.array([kind.face.size for kind in self._numbers])

    @property
    def turns(self) -> NDArray[np.intp]:
        """The quarter turns of each type met so far."""
        return np.array([kind.turns for kind in self._numbers], np.intp)

    def scaled(self, number: int, by: float) -> int:
        """The number of a type in another size."""
        face, turns = self.kinds[number]
        return self._number_of(Type(face._replace(size=round(by * face.size, 1)), turns))

    def _number_of(self, kind: Type) -> int:
        return self._numbers.setdefault(kind, len(self._numbers))

    def is_hyphen(self, at: int) -> bool:
        """Whether a character is a hyphen that PDFium took for the cut of a word."""
        return bool(pdfium.FPDFText_IsHyphen(self._page, at) == 1)

    def is_made_up(self, at: int) -> bool:
        """Whether PDFium wrote a character that the file does not have, such as a blank for a gap."""
        return bool(pdfium.FPDFText_IsGenerated(self._page, at) == 1)

    def objects(self, places: Sequence[int] | Places) -> Addresses:
        """The addresses of the text objects that characters belong to; 0 for none."""
        listed = _listed(places)
        return np.fromiter(map(self._object_of, repeat(self._address), listed), np.uintp, len(listed))

    def boxes(self, places: Sequence[int] | Places) -> Floats:
        """The boxes of characters, as high as their font: left, top, right, bottom."""
        return self._records(self._box_of, _listed(places), 4)

    def inks(self, places: Sequence[int] | Places) -> Floats:
        """The boxes of what characters print: left, right, bottom, top."""
        return self._values(self._ink_of, _listed(places), 4)

    def origins(self, places: Sequence[int] | Places) -> Floats:
        """Where characters stand on their base lines: x and y."""
        return self._values(self._origin_of, _listed(places), 2)

    def types(self, places: Sequence[int] | Places, objects: Addresses) -> Places:
        """The numbers of the types of characters that belong to some text objects."""
        listed = _listed(places)
        matrices = self._records(self._matrix_of, listed, 6)
        sizes = np.fromiter(map(self._size_of, repeat(self._address), listed), np.float64, len(listed))
        sizes = np.round(sizes * np.hypot(matrices[:, 2], matrices[:, 3]), 1)
        turns = quarter_turns(matrices[:, 0], matrices[:, 1])
        fonts = np.fromiter(map(self._font_of, objects.tolist()), np.uintp, len(listed))
        numbers = np.zeros(len(listed), np.intp)
        _, firsts, groups = np.unique(
            np.column_stack((fonts.astype(np.float64), sizes, turns)), axis=0, return_index=True, return_inverse=True
        )
        for group, first in enumerate(firsts.tolist()):
            font = self._font(int(fonts[first]), listed[first])
            numbers[groups == group] = self._number_of(Type(font.in_size(float(sizes[first])), int(turns[first])))
        return numbers

    def _read_units(self) -> NDArray[np.uint16]:
        page, count = self._page, pdfium.FPDFText_CountChars(self._page)
        units = (ctypes.c_ushort * (count + 1))()
        if pdfium.FPDFText_GetText(page, 0, count, units) != count + 1:
            for at in range(count):
                units[at] = min(pdfium.FPDFText_GetUnicode(page, at), 0xFFFD)
        return np.frombuffer(units, np.uint16)[:count]

    def _records(self, function: Callable[..., Any], places: Sequence[int], width: int) -> Floats:
        """What a function of PDFium writes of each character, a record of single floats each."""
        records = np.zeros((len(places), width), np.float32)
        address, size = records.ctypes.data, 4 * width
        deque(map(function, repeat(self._address), places, range(address, address + size * len(places), size)), 0)
        return records

    def _values(self, function: Callable[..., Any], places: Sequence[int], width: int) -> Floats:
        """What a function of PDFium writes of each character, value for value, a row of double floats each."""
        values = np.zeros((len(places), width), np.float64)
        address, size = values.ctypes.data, 8 * width
        columns = (range(at, at + size * len(places), size) for at in range(address, address + size, 8))
        deque(map(function, repeat(self._address), places, *columns), 0)
        return values

    def _font(self, key: int, at: int) -> _Font:
        """The font of a character, kept by its address."""
        if key in self._fonts:
            return self._fonts[key]
        buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self._page, at, buffer, 128, flags)
        name, weight = bare_name(buffer.value.decode("utf-8", "replace")), pdfium.FPDFText_GetFontWeight(self._page, at)
        font = _Font(name, is_bold(name, weight, flags.value), is_italic(name, flags.value), {})
        if key:
            self._fonts[key] = font
        return font


def _foreign(prototype: Any, function: Any) -> Callable[..., Any]:
    """A function of PDFium called by another prototype."""
    made: Callable[..., Any] = prototype(ctypes.cast(function, ctypes.c_void_p).value or 0)
    return made


def _listed(places: Sequence[int] | Places) -> Sequence[int]:
    return places.tolist() if isinstance(places, np.ndarray) else places


def _decoded(units: NDArray[np.uint16]) -> str:
    """The characters as text, one for each unit; halves of wide characters count as two."""
    if bool(((units >= _SURROGATES[0]) & (units <= _SURROGATES[1])).any()):
        return "".join(map(chr, units.tolist()))
    return units.tobytes().decode("utf-16-le")
