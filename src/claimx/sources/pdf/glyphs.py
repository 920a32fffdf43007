"""The words of a page from PDFium: boxes, base lines and faces, whatever order they are drawn in.

Boxes are asked for the first and last character of a word alone, which is what makes it fast.
"""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from claimx.sources.pdf.faces import SLANTING, TURNS, Turn, bare_name, is_bold, is_italic, quarter_turns
from claimx.sources.pdf.letters import ACCENT, FILLER, accented, plain
from claimx.sources.pdf.words import Face, Word

_WORD = re.compile(r"[^\s\x00-\x1f\x7f\ufffe\u00ad]+[\x02\ufffe\u00ad]?|[\x02\ufffe\u00ad]")
_STOP = re.compile(r"[a-z\])][.,;:](?=[A-Z][A-Za-z]|[\[(])|[a-z](?=[A-Z][a-z])")
_MIXED = re.compile(rf"{_STOP.pattern}|[^\W\d_]\d|\d[^\W\d_]|[^\w\s]\d|\d[^\w\s.,%)\]]")
_SUSPECTS = re.compile("[\x00-\x08\ufffd\ufffe\ue000-\uf8ff]")
_OBJECT_OF = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)  # without a Python object for each
SHIFT = 0.12  # of the size, by which a part of a word must be raised or lowered to stand alone
TIGHT = 0.06  # of the size: the narrowest blank behind a stop
JUMP = 0.16  # of the size: a wider gap inside a word is a blank
REACH = 400  # characters of the order of drawing within which an accent's letter is
LEVEL = 0.3  # points by which the boxes of one word's ends differ at most


class _Run(NamedTuple):
    """A word in the file's own coordinates, with the quarter turns of its text."""

    text: str
    box: tuple[float, float, float, float]
    origin: tuple[float, float]
    face: Face
    turns: int
    glued: bool


class _Type(NamedTuple):
    """What all characters of a text object have in common."""

    face: Face
    turns: int


@dataclass(frozen=True, slots=True)
class PageText:
    """The words of a page, upright, with the size of the page as it is then seen.

    ``turn`` takes a point of the file to the point on the page; ``unmapped`` counts characters
    for which the file does not say which letter they are.
    """

    words: tuple[Word, ...]
    width: float
    height: float
    turn: Turn
    unmapped: int


def read_words(page: Any, text: Any) -> PageText:
    """The words of a PDFium page.

    Args:
        page: the page.
        text: its text page.
    """
    reader = _Reader(text)
    runs = [run for run in reader.runs() if run.text]
    turns = Counter[int]()
    for run in runs:
        turns[run.turns] += len(run.text)
    del turns[SLANTING]
    main = turns.most_common(1)[0][0] if turns else 0
    turn, width, height = _placed(TURNS[main], page.get_bbox())
    words = tuple(_word(run, turn) for run in runs if run.turns == main)
    return PageText(words, width, height, turn, reader.unmapped)


def _placed(turn: Turn, bounds: tuple[float, float, float, float]) -> tuple[Turn, float, float]:
    """The turn with the page's corner at the origin, and the page's width and height."""
    (ax, ay), (bx, by) = turn(*bounds[:2]), turn(*bounds[2:])
    left, top = min(ax, bx), min(ay, by)

    def placed(x: float, y: float) -> tuple[float, float]:
        u, v = turn(x, y)
        return u - left, v - top

    return placed, abs(ax - bx), abs(ay - by)


def _word(run: _Run, turn: Turn) -> Word:
    x0, y0, x1, y1 = run.box
    (ax, ay), (bx, by) = turn(x0, y0), turn(x1, y1)
    if ax > bx:
        ax, bx = bx, ax
    if ay > by:
        ay, by = by, ay
    return Word(run.text, ax, ay, bx, by, turn(*run.origin)[1], run.face, 0, run.glued)


class _Reader:
    """One pass over the characters of a text page."""

    def __init__(self, text: Any) -> None:
        self.page = text.raw
        self.rect, self.matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        address = ctypes.cast(pdfium.FPDFText_GetTextObject, ctypes.c_void_p).value
        self.object_of = _OBJECT_OF(address or 0)
        self.address = ctypes.cast(text.raw, ctypes.c_void_p)
        self.types: dict[int, _Type] = {}
        self.faces: dict[Face, Face] = {}
        self.unmapped = 0

    def runs(self) -> Iterator[_Run]:
        text = self._characters()
        if not text.isascii():
            suspects = set(_SUSPECTS.findall(text))
            self.unmapped = sum(self._is_unmapped(at) for at, char in enumerate(text) if char in suspects)
            text = self._composed(text)
        for match in _WORD.finditer(text):
            start, end = match.span()
            word = match.group()
            box = last = self._box(start)
            if end - start > 1:
                last = self._box(end - 1)
                if abs(box[1] - last[1]) + abs(box[3] - last[3]) > LEVEL or _MIXED.search(word):
                    yield from self._split(word, start, end)
                    continue
            yield self._run(word, start, box, last, False)

    def _characters(self) -> str:
        """The text of the page, one character a glyph; halves of wide characters count as two."""
        page, count = self.page, pdfium.FPDFText_CountChars(self.page)
        units = (ctypes.c_ushort * (count + 1))()
        if pdfium.FPDFText_GetText(page, 0, count, units) == count + 1:
            return "".join(map(chr, units[:count]))
        return "".join(map(chr, (min(pdfium.FPDFText_GetUnicode(page, at), 0x10FFFF) for at in range(count))))

    def _composed(self, text: str) -> str:
        """The text, character for character, with accents put on the letters that they are drawn over."""
        letters = list(text)
        for match in ACCENT.finditer(text):
            at = match.start()
            for near in sorted(range(max(0, at - REACH), min(len(text), at + REACH)), key=lambda near: abs(near - at)):
                if text[near].isalpha() and self._is_over(at, near):
                    whole = accented(letters[near], text[at])
                    if whole != letters[near]:
                        letters[near], letters[at] = whole, FILLER
                    break
        return "".join(letters)

    def _is_over(self, accent: int, letter: int) -> bool:
        left, low, right, _ = self._box(accent)
        x0, bottom, x1, top = self._box(letter)
        return x0 < (left + right) / 2 < x1 and abs(low - bottom) < 0.5 * (top - bottom)

    def _is_unmapped(self, at: int) -> bool:
        return bool(pdfium.FPDFText_IsHyphen(self.page, at) != 1)

    def _object(self, at: int) -> int:
        """The address of the text object that a character belongs to, or 0."""
        return self.object_of(self.address, at) or 0

    def _split(self, text: str, start: int, end: int) -> Iterator[_Run]:
        """One run, or several where the word is set in pieces that do not stand on one line or stand apart."""
        stops = {start + match.end() for match in _STOP.finditer(text)}
        objects = [self._object(at) for at in range(start, end)]
        cuts = [start]
        for at in range(start + 1, end):
            changes = objects[at - start] != objects[at - start - 1]
            if (at in stops and self._apart(at, TIGHT)) or (changes and self._cuts(at)):
                cuts.append(at)
        for begin, stop in zip(cuts, [*cuts[1:], end], strict=True):
            glued = begin > start and begin not in stops and not self._apart(begin)
            yield self._run(text[begin - start : stop - start], begin, self._box(begin), self._box(stop - 1), glued)

    def _cuts(self, at: int) -> bool:
        size = self._type(at).face.size
        return abs(self._across(at) - self._across(at - 1)) > SHIFT * size or self._apart(at)

    def _across(self, at: int) -> float:
        x, y = self._origin(at)
        return TURNS[self._type(at).turns](x, y)[1]

    def _apart(self, at: int, jump: float = JUMP) -> bool:
        face, turns = self._type(at)
        before, after = self._box(at - 1), self._box(at)
        turn = TURNS[turns]
        ends = max(turn(before[0], before[1])[0], turn(before[2], before[3])[0])
        begins = min(turn(after[0], after[1])[0], turn(after[2], after[3])[0])
        return not -face.size < begins - ends < jump * face.size

    def _run(
        self,
        text: str,
        start: int,
        first: tuple[float, float, float, float],
        last: tuple[float, float, float, float],
        glued: bool,
    ) -> _Run:
        face, turns = self._type(start)
        if first is not last:
            first = min(first[0], last[0]), min(first[1], last[1]), max(first[2], last[2]), max(first[3], last[3])
        if not text.isascii() or not text.isprintable():
            text = plain(text)
        return _Run(text, first, self._origin(start), face, turns, glued)

    def _box(self, at: int) -> tuple[float, float, float, float]:
        rect = self.rect
        pdfium.FPDFText_GetLooseCharBox(self.page, at, rect)
        return rect.left, rect.bottom, rect.right, rect.top

    def _origin(self, at: int) -> tuple[float, float]:
        pdfium.FPDFText_GetCharOrigin(self.page, at, self.x, self.y)
        return self.x.value, self.y.value

    def _type(self, at: int) -> _Type:
        """The face of a character and the quarter turns of its text."""
        key = self._object(at)
        if key and key in self.types:
            return self.types[key]
        pdfium.FPDFText_GetMatrix(self.page, at, self.matrix)
        turns = quarter_turns(self.matrix.a, self.matrix.b)
        size = pdfium.FPDFText_GetFontSize(self.page, at) * math.hypot(self.matrix.c, self.matrix.d)
        name, flags = self._font(at)
        weight = pdfium.FPDFText_GetFontWeight(self.page, at)
        face = Face(name, round(size, 1), is_bold(name, weight, flags), is_italic(name, flags))
        found = _Type(self.faces.setdefault(face, face), turns)
        if key:
            self.types[key] = found
        return found

    def _font(self, at: int) -> tuple[str, int]:
        buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self.page, at, buffer, 128, flags)
        return bare_name(buffer.value.decode("utf-8", "replace")), flags.value
