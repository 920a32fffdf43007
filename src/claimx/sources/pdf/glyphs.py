"""The characters of a page as PDFium has them: words, their boxes, base lines and type, in arrays.

PDFium is asked for the boxes of the first and last character of a word alone, all of them in one
sweep over one buffer, and once for each text object of what its characters have in common.
"""

import ctypes
import re
from collections import deque
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from claimx.sources.pdf.faces import TURNS, bare_name, is_bold, is_italic, quarter_turns
from claimx.sources.pdf.letters import ACCENT, FILLER, accented, plain
from claimx.sources.pdf.segments import Face

Floats = NDArray[np.floating[Any]]
Places = NDArray[np.intp]
Addresses = NDArray[np.uintp]
_Rectangle = tuple[float, float, float, float]

_STOP = re.compile(r"[a-z\])][.,;:](?=[A-Z][A-Za-z]|[\[(])|[a-z](?=[A-Z][A-Za-z])|[A-Z](?=[A-Z]\d)")
_SUSPECT = re.compile("[\x00-\x08\ufffd\ufffe\ue000-\uf8ff]")
_BLANKS = (*range(0x21), 0x7F, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000)
_CUT_MARKS = (0x02, 0xAD, 0xFFFE)  # what PDFium writes for a hyphen at a line's end
_SURROGATES = 0xD800, 0xDFFF
_PLAIN, _BLANK, _SPECIAL, _CUT = range(4)
# Prototypes of our own, without a Python object for each argument and result.
_POINTER, _INT = ctypes.c_void_p, ctypes.c_int
_OBJECT_OF = ctypes.CFUNCTYPE(ctypes.c_size_t, _POINTER, _INT)  # page, character -> address of an object, or 0
_SIZE_OF = ctypes.CFUNCTYPE(ctypes.c_double, _POINTER, _INT)
_FILLING = ctypes.CFUNCTYPE(_INT, _POINTER, _INT, _POINTER)  # page, character, a record to be filled
_ORIGIN_OF = ctypes.CFUNCTYPE(_INT, _POINTER, _INT, _POINTER, _POINTER)
_FONT_OF = ctypes.CFUNCTYPE(ctypes.c_size_t, _POINTER)  # object -> font
SHIFT = 0.12  # of the size, by which a part of a word must be raised or lowered to stand alone
TIGHT = 0.06  # of the size: the narrowest blank behind a stop
JUMP = 0.16  # of the size: a wider gap inside a word is a blank
REACH = 400  # characters of the order of drawing within which an accent's letter is


class Type(NamedTuple):
    """What all characters of a text object have in common; ``turns`` are quarter turns of its lines."""

    face: Face
    turns: int


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The words of a page in the order of drawing and in the file's own coordinates, an item each in every field.

    ``boxes`` has left, top, right and bottom in its columns, ``origins`` the x and y of the first
    character's place on its base line, ``types`` the index of the word's type in ``kinds``; ``glued``
    tells that no blank stands before the word. ``unmapped`` counts characters of the page for which
    the file does not say which letter they are.
    """

    words: list[str]
    boxes: Floats
    origins: Floats
    types: Places
    glued: NDArray[np.bool_]
    kinds: list[Type]
    unmapped: int


def read_glyphs(text: Any) -> Glyphs:
    """The words of a PDFium text page."""
    return _Reader(text).read()


class _Reader:
    """One pass over the characters of a text page."""

    def __init__(self, text: Any) -> None:
        self.page = text.raw
        self.address = ctypes.cast(text.raw, ctypes.c_void_p).value
        self.object_of = _foreign(_OBJECT_OF, pdfium.FPDFText_GetTextObject)
        self.box_of = _foreign(_FILLING, pdfium.FPDFText_GetLooseCharBox)
        self.matrix_of = _foreign(_FILLING, pdfium.FPDFText_GetMatrix)
        self.origin_of = _foreign(_ORIGIN_OF, pdfium.FPDFText_GetCharOrigin)
        self.size_of = _foreign(_SIZE_OF, pdfium.FPDFText_GetFontSize)
        self.font_of = _foreign(_FONT_OF, pdfium.FPDFTextObj_GetFont)
        self.rectangle = pdfium.FS_RECTF()
        self.kinds: dict[Type, int] = {}
        self.fonts: dict[int, _Font] = {}

    def read(self) -> Glyphs:
        units = self._units()
        text = _decoded(units)
        unmapped = 0
        if not text.isascii():
            unmapped = sum(not self._is_hyphen(match.start()) for match in _SUSPECT.finditer(text))
            text = self._composed(text)
        classes = _classes()[units]
        starts, ends = _bounds(classes)
        starts, ends, glued, objects = self._parted(text, units, starts, ends)
        words = [text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
        for at in set((np.searchsorted(starts, np.flatnonzero(classes >= _SPECIAL), "right") - 1).tolist()):
            words[at] = plain(words[at])
        first, last = self._boxes(starts), self._boxes(ends - 1)
        boxes = np.column_stack((
            np.minimum(first[:, 0], last[:, 0]), np.maximum(first[:, 1], last[:, 1]),
            np.maximum(first[:, 2], last[:, 2]), np.minimum(first[:, 3], last[:, 3]),
        ))  # fmt: skip
        types, origins = self._types(objects, starts)
        glyphs = Glyphs(words, boxes, origins, types, glued, list(self.kinds), unmapped)
        return glyphs if all(words) else _without_empty(glyphs)

    def _units(self) -> NDArray[np.uint16]:
        """The characters of the page; halves of wide characters count as two."""
        page, count = self.page, pdfium.FPDFText_CountChars(self.page)
        units = (ctypes.c_ushort * (count + 1))()
        if pdfium.FPDFText_GetText(page, 0, count, units) != count + 1:
            for at in range(count):
                units[at] = min(pdfium.FPDFText_GetUnicode(page, at), 0xFFFD)
        return np.frombuffer(units, np.uint16)[:count]

    def _composed(self, text: str) -> str:
        """The text, character for character, with accents put on the letters that they are drawn over."""
        letters = list(text)
        for match in ACCENT.finditer(text):
            at = match.start()
            box = self._box(at)
            for near in _around(at, len(text)):
                if text[near].isalpha() and _is_over(box, self._box(near)):
                    whole = accented(letters[near], text[at])
                    if whole != letters[near]:
                        letters[near], letters[at] = whole, FILLER
                    break
        return "".join(letters)

    def _is_hyphen(self, at: int) -> bool:
        return bool(pdfium.FPDFText_IsHyphen(self.page, at) == 1)

    def _parted(
        self, text: str, units: NDArray[np.uint16], starts: Places, ends: Places
    ) -> tuple[Places, Places, NDArray[np.bool_], Addresses]:
        """Where words begin and end, with those in two that are set in pieces on other lines or apart.

        With them: whether a word follows the one before without a blank, and its text object.
        """
        objects = self._objects(starts)
        stops = _stops(text, units)
        changes = self._changes(objects, starts, ends)
        places = sorted(stops.union(changes))
        glued = np.zeros(len(starts), np.bool_)
        if not places:
            return starts, ends, glued, objects
        cuts, joined = self._cuts(places, np.array([at in stops for at in places]), changes)
        words = np.searchsorted(starts, cuts, "right")
        return (
            np.insert(starts, words, cuts),
            np.insert(ends, words - 1, cuts),
            np.insert(glued, words, joined),
            np.insert(objects, words, self._objects(cuts)),
        )

    def _changes(self, objects: Addresses, starts: Places, ends: Places) -> set[int]:
        """The places inside words where another text object goes on.

        The characters of an object follow each other: a word between two of one object is whole.
        """
        found: set[int] = set()
        suspects = np.flatnonzero(objects != np.append(objects[1:], 0))
        mixed = suspects[objects[suspects] != self._objects(ends[suspects] - 1)]
        for start, end in zip(starts[mixed].tolist(), ends[mixed].tolist(), strict=True):
            inside = self._objects(range(start, end))
            found.update((np.flatnonzero(inside[1:] != inside[:-1]) + start + 1).tolist())
        return found

    def _cuts(
        self, places: Sequence[int], stops: NDArray[np.bool_], changes: Container[int]
    ) -> tuple[Places, NDArray[np.bool_]]:
        """The places where words are cut, and whether no blank is there.

        Args:
            places: inside words, in order.
            stops: whether a place is behind a stop.
            changes: the places where another text object goes on.
        """
        at, changed = np.array(places), np.array([place in changes for place in places])
        numbers, kinds = self._kinds(at, self._objects(at)), list(self.kinds)
        sizes = np.array([kind.face.size for kind in kinds])[numbers]
        turns = np.array([kind.turns for kind in kinds])[numbers]
        along, down = np.array(TURNS)[turns].transpose(1, 0, 2)
        before, after = self._boxes(at - 1), self._boxes(at)
        ends = np.maximum((before[:, :2] * along).sum(1), (before[:, 2:] * along).sum(1))
        begins = np.minimum((after[:, :2] * along).sum(1), (after[:, 2:] * along).sum(1))
        rises = np.abs(((self._origins(at) - self._origins(at - 1)) * down).sum(1))
        gaps = begins - ends
        apart = (gaps <= -sizes) | (gaps >= JUMP * sizes)
        tight = (gaps <= -sizes) | (gaps >= TIGHT * sizes)
        kept = (stops & tight) | (changed & ((rises > SHIFT * sizes) | apart))
        return at[kept], (~stops & ~apart)[kept]

    def _objects(self, places: Sequence[int] | Places) -> Addresses:
        """The addresses of the text objects that characters belong to; 0 for none."""
        listed = places.tolist() if isinstance(places, np.ndarray) else places
        return np.fromiter(map(self.object_of, repeat(self.address), listed), np.uintp, len(listed))

    def _boxes(self, places: Places) -> Floats:
        """The boxes of characters: left, top, right, bottom."""
        return self._records(self.box_of, places.tolist(), 4)

    def _records(self, function: Callable[..., Any], places: Sequence[int], width: int) -> Floats:
        """What a function of PDFium writes of each character, a row of single floats each."""
        records = np.zeros((len(places), width), np.float32)
        address, size = records.ctypes.data, 4 * width
        deque(map(function, repeat(self.address), places, range(address, address + size * len(places), size)), maxlen=0)
        return records

    def _origins(self, places: Sequence[int] | Places) -> Floats:
        """Where characters stand on their base lines: x and y."""
        places = places.tolist() if isinstance(places, np.ndarray) else places
        points = np.zeros((len(places), 2), np.float64)
        x, end = points.ctypes.data, points.ctypes.data + 16 * len(places)
        deque(map(self.origin_of, repeat(self.address), places, range(x, end, 16), range(x + 8, end + 8, 16)), maxlen=0)
        return points

    def _box(self, at: int) -> _Rectangle:
        rectangle = self.rectangle
        self.box_of(self.address, at, ctypes.addressof(rectangle))
        return rectangle.left, rectangle.top, rectangle.right, rectangle.bottom

    def _types(self, objects: Addresses, starts: Places) -> tuple[Places, Floats]:
        """The number of each word's type, and the origin of the first character of its text object."""
        begins = np.ones(len(objects), np.bool_)
        begins[1:] = (objects[1:] != objects[:-1]) | (objects[1:] == 0)
        firsts, of_each = starts[begins], np.cumsum(begins) - 1
        return self._kinds(firsts, objects[begins])[of_each], self._origins(firsts)[of_each]

    def _kinds(self, places: Places, objects: Addresses) -> Places:
        """The numbers of the types of characters that belong to some text objects."""
        listed, count = places.tolist(), len(places)
        matrices = self._records(self.matrix_of, listed, 6)
        sizes = np.fromiter(map(self.size_of, repeat(self.address), listed), np.float64, count)
        sizes = np.round(sizes * np.hypot(matrices[:, 2], matrices[:, 3]), 1)
        turns = quarter_turns(matrices[:, 0], matrices[:, 1])
        fonts = np.fromiter(map(self.font_of, objects.tolist()), np.uintp, count)
        numbers = np.zeros(count, np.intp)
        _, firsts, groups = np.unique(
            np.column_stack((fonts.astype(np.float64), sizes, turns)), axis=0, return_index=True, return_inverse=True
        )
        for group, first in enumerate(firsts.tolist()):
            font = self._font(int(fonts[first]), listed[first])
            kind = Type(font.in_size(float(sizes[first])), int(turns[first]))
            numbers[groups == group] = self.kinds.setdefault(kind, len(self.kinds))
        return numbers

    def _font(self, key: int, at: int) -> "_Font":
        """The font of a character, kept by its address."""
        if key in self.fonts:
            return self.fonts[key]
        buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self.page, at, buffer, 128, flags)
        name, weight = bare_name(buffer.value.decode("utf-8", "replace")), pdfium.FPDFText_GetFontWeight(self.page, at)
        font = _Font(name, is_bold(name, weight, flags.value), is_italic(name, flags.value), {})
        if key:
            self.fonts[key] = font
        return font


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


def _around(at: int, end: int) -> Iterator[int]:
    """The places around one, the nearest first, as far as an accent may be from its letter."""
    for step in range(1, REACH):
        if at >= step:
            yield at - step
        if at + step < end:
            yield at + step


def _is_over(accent: _Rectangle, letter: _Rectangle) -> bool:
    left, _, right, low = accent
    x0, top, x1, bottom = letter
    return x0 < (left + right) / 2 < x1 and abs(low - bottom) < 0.5 * (top - bottom)


def _foreign(prototype: Any, function: Any) -> Callable[..., Any]:
    """A function of PDFium called by another prototype."""
    made: Callable[..., Any] = prototype(ctypes.cast(function, ctypes.c_void_p).value or 0)
    return made


def _decoded(units: NDArray[np.uint16]) -> str:
    """The characters as text, one for each unit."""
    if bool(((units >= _SURROGATES[0]) & (units <= _SURROGATES[1])).any()):
        return "".join(map(chr, units.tolist()))
    return units.tobytes().decode("utf-16-le")


@cache
def _classes() -> NDArray[np.uint8]:
    """The class of each character: plain, a blank, a mark of a cut, or one that may be spelled otherwise."""
    classes = np.zeros(1 << 16, np.uint8)
    classes[0x7F:] = _SPECIAL
    classes[list(_BLANKS)] = _BLANK
    classes[list(_CUT_MARKS)] = _CUT
    return classes


def _bounds(classes: NDArray[np.uint8]) -> tuple[Places, Places]:
    """Where words begin and end: runs without blanks, each with the cut mark behind it."""
    padded = np.full(len(classes) + 2, _BLANK)
    padded[1:-1] = classes
    inside, marks = (padded == _PLAIN) | (padded == _SPECIAL), padded == _CUT
    starts = np.flatnonzero((inside[1:-1] | marks[1:-1]) & ~inside[:-2])
    ends = np.flatnonzero((inside[1:-1] & ~inside[2:] & ~marks[2:]) | marks[1:-1]) + 1
    return starts, ends


def _stops(text: str, units: NDArray[np.uint16]) -> set[int]:
    """Places where a blank may have been left out: behind a stop, before a capital in a word, or before a change."""
    before, after = units[:-1], units[1:]
    capital = (units >= 65) & (units <= 90)
    digit = np.append((units[2:] >= 48) & (units[2:] <= 57), False)
    opens = capital[1:] | (after == 91) | (after == 40)
    small = ((before >= 97) & (before <= 122)) | np.isin(before, (44, 46, 58, 59))
    found = set()
    for at in np.flatnonzero((opens & small) | (capital[:-1] & capital[1:] & digit)).tolist():
        begin = at - (text[at] in ".,;:")
        match = _STOP.match(text, begin) if begin >= 0 else None
        if match and match.end() == at + 1:
            found.add(at + 1)
    return found


def _without_empty(glyphs: Glyphs) -> Glyphs:
    """The glyphs without words that have no letter left, as accents put on letters."""
    kept = np.array([bool(word) for word in glyphs.words])
    return Glyphs(
        [word for word in glyphs.words if word],
        glyphs.boxes[kept],
        glyphs.origins[kept],
        glyphs.types[kept],
        glyphs.glued[kept],
        glyphs.kinds,
        glyphs.unmapped,
    )
