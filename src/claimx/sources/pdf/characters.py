"""What PDFium knows of the characters of a page, asked for many of them in one sweep."""

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import hypot
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from claimx.sources.pdf.faces import bare_name, is_bold, is_italic, quarter_turns
from claimx.sources.pdf.segments import Face
from claimx.sources.pdf.sweeps import Floats, address_of, asked, foreign, ready, records, values

Places = NDArray[np.intp]  # of characters on the page
Addresses = NDArray[np.uintp]

_OBJECT_OF = foreign(pdfium.FPDFText_GetTextObject, ctypes.c_size_t)
_SIZE_OF = foreign(pdfium.FPDFText_GetFontSize, ctypes.c_double)
_FONT_OF = foreign(pdfium.FPDFTextObj_GetFont, ctypes.c_size_t)
_BOX_OF = foreign(pdfium.FPDFText_GetLooseCharBox)
_MATRIX_OF = foreign(pdfium.FPDFText_GetMatrix)
_ORIGIN_OF = foreign(pdfium.FPDFText_GetCharOrigin)
_TEXT_OF = foreign(pdfium.FPDFText_GetText, ctypes.c_int)
_INK_OF = foreign(pdfium.FPDFText_GetCharBox)
_FONT_AT = foreign(pdfium.FPDFText_GetFontInfo)
_WEIGHT_AT = foreign(pdfium.FPDFText_GetFontWeight, ctypes.c_int)
_HYPHEN_AT = foreign(pdfium.FPDFText_IsHyphen, ctypes.c_int)
_MADE_UP_AT = foreign(pdfium.FPDFText_IsGenerated, ctypes.c_int)
_Set = tuple[int, float, bytes]  # what a type is told by: font, size, and how a matrix turns and scales
_MARK = 0xFFFE  # of a cut: what PDFium writes for a hyphen at a line's end
OFF_LINE = 1.0  # points, by which a character is off a base line
_Name = ctypes.c_char * 128  # of a font; kept, since it takes time to make a type


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
        self._raw = text
        self._page = address_of(text)
        self._fonts: dict[int, _Font] = {}
        self._numbers: dict[Type, int] = {}
        self._set: dict[_Set, int] = {}
        self.units = self._read_units()
        self.text = _decoded(self.units)
        self._stand_ins = self._misplaced_marks()

    @property
    def kinds(self) -> list[Type]:
        """The types met so far."""
        return list(self._numbers)

    def scaled(self, number: int, by: float) -> int:
        """The number of a type in another size."""
        face, turns = self.kinds[number]
        return self._number_of(Type(face._replace(size=round(by * face.size, 1)), turns))

    def _number_of(self, kind: Type) -> int:
        return self._numbers.setdefault(kind, len(self._numbers))

    def is_hyphen(self, at: int) -> bool:
        """Whether a character is a hyphen that PDFium took for the cut of a word."""
        return bool(_HYPHEN_AT(self._page, at) == 1)

    def is_made_up(self, at: int) -> bool:
        """Whether PDFium wrote a character that the file does not have, such as a blank for a gap."""
        return bool(_MADE_UP_AT(self._page, at) == 1)

    def objects(self, places: Sequence[int] | Places) -> Addresses:
        """The addresses of the text objects that characters belong to; 0 for none."""
        listed = _listed(places)
        return np.fromiter(asked(_OBJECT_OF, self._page, listed), np.uintp, len(listed))

    def objects_in_order(self, places: Places) -> Addresses:
        """The same for places in order, where one between two of the same object need not be asked for.

        The characters of an object follow each other.
        """
        found = np.zeros(len(places), np.uintp)
        found[::2] = self.objects(places[::2])
        inner = found[1:-1:2]
        inner[:] = np.where(found[:-2:2] == found[2::2], found[2::2], 0)
        (unknown,) = (found == 0).nonzero()
        found[unknown] = self.objects(places[unknown])
        return found

    def boxes(self, places: Sequence[int] | Places) -> Floats:
        """The boxes of characters, as high as their font: left, top, right, bottom."""
        return records(_BOX_OF, self._page, self._placed(places), 4)

    def inks(self, places: Sequence[int] | Places) -> Floats:
        """The boxes of what characters print: left, right, bottom, top."""
        return values(_INK_OF, self._page, _listed(places), 4)

    def origins(self, places: Sequence[int] | Places) -> Floats:
        """Where characters stand on their base lines: x and y."""
        return values(_ORIGIN_OF, self._page, self._placed(places), 2)

    def types(self, places: Sequence[int] | Places, objects: Addresses) -> tuple[Places, Floats]:
        """The numbers of the types of characters, and the x and y of the base lines that their text objects begin on.

        Args:
            places: of the characters.
            objects: that each belongs to.
        """
        listed = _listed(places)
        fonts = map(_FONT_OF, map(ready, objects.tolist()))
        matrices = records(_MATRIX_OF, self._page, listed, 6)
        turns: list[bytes] = np.ascontiguousarray(matrices[:, :4]).view("V16").ravel().tolist()
        keys = list(zip(fonts, asked(_SIZE_OF, self._page, listed), turns, strict=True))
        for at, key in enumerate(keys):
            if key not in self._set:
                font, size, _ = key
                self._set[key] = self._number_of(self._type(listed[at], font, size, *matrices[at, :4].tolist()))
        numbers = np.fromiter(map(self._set.__getitem__, keys), np.intp, len(keys))
        return numbers, matrices[:, 4:].astype(np.float64)

    def _placed(self, places: Sequence[int] | Places) -> Sequence[int]:
        """Places, with those that stand for marks whose own place is not known."""
        listed = _listed(places)
        return [self._stand_ins.get(place, place) for place in listed] if self._stand_ins else listed

    def _misplaced_marks(self) -> dict[int, int]:
        """The marks of cuts that PDFium puts off their own base line, and the letter before each, which is on it.

        It forgets to move and scale them with the form that they are drawn in.
        """
        marks = (self.units[1:] == _MARK).nonzero()[0] + 1
        if not len(marks):
            return {}
        points = values(_ORIGIN_OF, self._page, np.concatenate((marks, marks - 1)).tolist(), 2).reshape(2, -1, 2)
        apart = (points[0] != points[1]).all(1)  # else both stand on one line
        if not apart.any():
            return {}
        marks, points = marks[apart], points[:, apart]
        along_x, along_y, _, _, x, y = records(_MATRIX_OF, self._page, marks.tolist(), 6).T
        off, before = np.abs(along_x * (points[..., 1] - y) - along_y * (points[..., 0] - x))
        return {mark: mark - 1 for mark in marks[(off > OFF_LINE) & (before < OFF_LINE)].tolist()}

    def _type(self, at: int, font: int, size: float, *matrix: float) -> Type:
        """The type of a character in a font, of a size that a matrix turns and scales."""
        along_x, along_y, up_x, up_y = matrix
        face = self._font(font, at).in_size(round(size * hypot(up_x, up_y), 1))
        return Type(face, quarter_turns(along_x, along_y))

    def _read_units(self) -> NDArray[np.uint16]:
        count = pdfium.FPDFText_CountChars(self._raw)
        units = np.zeros(count + 1, np.uint16)
        if _TEXT_OF(self._page, 0, count, ready(units.ctypes.data)) != count + 1:
            units[:count] = [min(pdfium.FPDFText_GetUnicode(self._raw, at), 0xFFFD) for at in range(count)]
        return units[:count]

    def _font(self, key: int, at: int) -> _Font:
        """The font of a character, kept by its address."""
        if key in self._fonts:
            return self._fonts[key]
        name, flags = _Name(), ctypes.c_int()
        _FONT_AT(self._page, at, name, len(name), ctypes.byref(flags))
        font = _Font(*_described(name.value, _WEIGHT_AT(self._page, at), flags.value), {})
        if key:
            self._fonts[key] = font
        return font


@lru_cache(1024)
def _described(name: bytes, weight: int, flags: int) -> tuple[str, bool, bool]:
    """The bare name of a font, and whether it is bold and slanted."""
    bare = bare_name(name.decode("utf-8", "replace"))
    return bare, is_bold(bare, weight, flags), is_italic(bare, flags)


def _listed(places: Sequence[int] | Places) -> Sequence[int]:
    return places.tolist() if isinstance(places, np.ndarray) else places


def _decoded(units: NDArray[np.uint16]) -> str:
    """The characters as text, one for each unit; halves of wide characters count as two."""
    text = units.tobytes().decode("utf-16-le", "surrogatepass")
    return text if len(text) == len(units) else "".join(map(chr, units.tolist()))
