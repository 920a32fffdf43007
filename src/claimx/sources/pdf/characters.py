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
from claimx.sources.pdf.letters import PAGE_END
from claimx.sources.pdf.segments import Face
from claimx.sources.pdf.sweeps import Floats, Foreign, address_of, foreign, ready, records, values

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
    """The characters of some PDFium text pages, in the order of drawing and in the file's own coordinates.

    ``units`` are their code units, ``text`` the same as text, one character each; the pages follow each other, a form
    feed behind each. ``pages`` has the number of the page of each character. ``kinds`` are the types met so far;
    where a type is told by a number, it is that of its place among them. ``met`` are the addresses of the text objects
    whose types were asked for.
    """

    def __init__(self, texts: Sequence[Any]) -> None:
        read = [_read_units(text) for text in texts]
        lengths = [len(units) for units in read]
        self._fonts: dict[int, _Font] = {}
        self._numbers: dict[Type, int] = {}
        self._set: dict[_Set, int] = {}
        self.met: set[int] = set()
        self.units = np.concatenate(read)
        self.text = _decoded(self.units)
        self.pages = np.arange(len(texts)).repeat(lengths)
        self._handles = np.array(list(map(address_of, texts)), object)
        self._places = np.concatenate(list(map(np.arange, lengths)))
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
        return self._of_one(_HYPHEN_AT, at) == 1

    def is_made_up(self, at: int) -> bool:
        """Whether PDFium wrote a character that the file does not have, such as a blank for a gap."""
        return self._of_one(_MADE_UP_AT, at) == 1

    def leans_over(self, at: int) -> bool:
        """Whether the ink of a character reaches to the end of its box, as that of slanted letters over a blank."""
        return bool(self.inks([at])[0, 1] >= self.boxes([at])[0, 2])

    def _of_one(self, function: Foreign, at: int, *more: Any) -> int:
        found: int = function(self._handles[self.pages[at]], self._places.item(at), *more)
        return found

    def _asked(self, places: Sequence[int] | Places) -> tuple[list[Any], list[int]]:
        """The page of each character, and its number there, as arguments of calls."""
        listed = np.asarray(places, np.intp)
        return self._handles[self.pages[listed]].tolist(), self._places[listed].tolist()

    def objects(self, places: Sequence[int] | Places) -> Addresses:
        """The addresses of the text objects that characters belong to; 0 for none."""
        return np.fromiter(map(_OBJECT_OF, *self._asked(places)), np.uintp, len(places))

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
        return records(_BOX_OF, *self._asked(self._placed(places)), 4)

    def inks(self, places: Sequence[int] | Places) -> Floats:
        """The boxes of what characters print: left, right, bottom, top."""
        return values(_INK_OF, *self._asked(places), 4)

    def origins(self, places: Sequence[int] | Places) -> Floats:
        """Where characters stand on their base lines: x and y."""
        return values(_ORIGIN_OF, *self._asked(self._placed(places)), 2)

    def types(self, places: Places, objects: Addresses) -> tuple[Places, Floats]:
        """The numbers of the types of characters, and the x and y of the base lines that their text objects begin on.

        Args:
            places: of the characters.
            objects: that each belongs to.
        """
        asked, listed = self._asked(places), objects.tolist()
        self.met.update(listed)
        fonts = map(_FONT_OF, map(ready, listed))
        matrices = records(_MATRIX_OF, *asked, 6)
        turns: list[bytes] = np.ascontiguousarray(matrices[:, :4]).view("V16").ravel().tolist()
        keys = list(zip(fonts, map(_SIZE_OF, *asked), turns, strict=True))
        for key in dict.fromkeys(keys):
            if key not in self._set:
                at, (font, size, _) = keys.index(key), key
                self._set[key] = self._number_of(self._type(int(places[at]), font, size, *matrices[at, :4].tolist()))
        numbers = np.fromiter(map(self._set.__getitem__, keys), np.intp, len(keys))
        return numbers, matrices[:, 4:].astype(np.float64)

    def _placed(self, places: Sequence[int] | Places) -> Sequence[int] | Places:
        """Places, with those that stand for marks whose own place is not known."""
        return places if self._stand_ins is None else self._stand_ins[np.asarray(places, np.intp)]

    def _misplaced_marks(self) -> Places | None:
        """Where to look for each character, if not all are where PDFium says.

        It forgets to move and scale the marks of cuts with the form that they are drawn in: where one is off its own
        base line, the letter before it, which is on it, stands for it.
        """
        marks = (self.units == _MARK).nonzero()[0]
        marks = marks[self._places[marks] > 0]
        if not len(marks):
            return None
        points = values(_ORIGIN_OF, *self._asked(np.concatenate((marks, marks - 1))), 2).reshape(2, -1, 2)
        apart = (points[0] != points[1]).all(1)  # else both stand on one line
        if not apart.any():
            return None
        marks, points = marks[apart], points[:, apart]
        along_x, along_y, _, _, x, y = records(_MATRIX_OF, *self._asked(marks), 6).T
        off, before = np.abs(along_x * (points[..., 1] - y) - along_y * (points[..., 0] - x))
        stand_ins = np.arange(len(self.units))
        misplaced = marks[(off > OFF_LINE) & (before < OFF_LINE)]
        stand_ins[misplaced] = misplaced - 1
        return stand_ins

    def _type(self, at: int, font: int, size: float, *matrix: float) -> Type:
        """The type of a character in a font, of a size that a matrix turns and scales."""
        along_x, along_y, up_x, up_y = matrix
        face = self._font(font, at).in_size(round(size * hypot(up_x, up_y), 1))
        return Type(face, quarter_turns(along_x, along_y))

    def _font(self, key: int, at: int) -> _Font:
        """The font of a character, kept by its address."""
        if key in self._fonts:
            return self._fonts[key]
        name, flags = _Name(), ctypes.c_int()
        self._of_one(_FONT_AT, at, name, len(name), ctypes.byref(flags))
        font = _Font(*_described(name.value, self._of_one(_WEIGHT_AT, at), flags.value), {})
        if key:
            self._fonts[key] = font
        return font


def _read_units(text: Any) -> NDArray[np.uint16]:
    """The code units of a text page, and a form feed behind them."""
    count = pdfium.FPDFText_CountChars(text)
    units = np.zeros(count + 1, np.uint16)
    if _TEXT_OF(address_of(text), 0, count, ready(units.ctypes.data)) != count + 1:
        units[:count] = [min(pdfium.FPDFText_GetUnicode(text, at), 0xFFFD) for at in range(count)]
    units[count] = ord(PAGE_END)
    return units


@lru_cache(1024)
def _described(name: bytes, weight: int, flags: int) -> tuple[str, bool, bool]:
    """The bare name of a font, and whether it is bold and slanted."""
    bare = bare_name(name.decode("utf-8", "replace"))
    return bare, is_bold(bare, weight, flags), is_italic(bare, flags)


def _decoded(units: NDArray[np.uint16]) -> str:
    """The characters as text, one for each unit; halves of wide characters count as two."""
    text: str = units.astype(np.uint32).view(f"U{len(units)}").item()
    return text
