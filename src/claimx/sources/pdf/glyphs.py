"""The words of a page: characters between blanks, cut where they are raised or set apart, in arrays.

Boxes are asked for the first and last character of a word alone, and what characters have in
common once for each text object, which is what makes it fast.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimx.sources.pdf.characters import Characters, Floats, Places, Type
from claimx.sources.pdf.cuts import Flags, WordSpans, cut_figures, find_words
from claimx.sources.pdf.faces import TURNS
from claimx.sources.pdf.letters import composed, plain
from claimx.sources.pdf.segments import TOUCHING

Classes = NDArray[np.uint8]

_SUSPECT = re.compile("[\x00-\x08\ufffd\ufffe\ue000-\uf8ff]")
_BLANKS = (*range(0x21), 0x7F, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000)
_CUT_MARKS = (0x02, 0xAD, 0xFFFE)  # what PDFium writes for a hyphen at a line's end
_PLAIN, _BLANK, _SPECIAL, _CUT = range(4)


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
    glued: Flags
    kinds: list[Type]
    unmapped: int


def read_glyphs(text: Any) -> Glyphs:
    """The words of a PDFium text page."""
    characters = Characters(text)
    letters, unmapped = characters.text, 0
    if not letters.isascii():
        unmapped = sum(not characters.is_hyphen(match.start()) for match in _SUSPECT.finditer(letters))
        letters = composed(letters, characters.boxes)
    classes = _classes()[characters.units]
    starts, ends = _bounds(classes)
    spans = cut_figures(find_words(starts, ends, letters, characters), letters, characters)
    words = [letters[start:end] for start, end in zip(spans.starts.tolist(), spans.ends.tolist(), strict=True)]
    for at in set((np.searchsorted(spans.starts, np.flatnonzero(classes >= _SPECIAL), "right") - 1).tolist()):
        words[at] = plain(words[at])
    boxes = _boxes(spans, characters)
    glued = spans.glued | _touching(spans, boxes, characters)
    glyphs = Glyphs(words, boxes, spans.origins, spans.types, glued, characters.kinds, unmapped)
    return glyphs if all(words) else _without_empty(glyphs)


@cache
def _classes() -> Classes:
    """The class of each character: plain, a blank, a mark of a cut, or one that may be spelled otherwise."""
    classes = np.zeros(1 << 16, np.uint8)
    classes[0x7F:] = _SPECIAL
    classes[list(_BLANKS)] = _BLANK
    classes[list(_CUT_MARKS)] = _CUT
    return classes


def _bounds(classes: Classes) -> tuple[Places, Places]:
    """Where words begin and end: runs without blanks, each with the cut mark behind it."""
    padded = np.full(len(classes) + 2, _BLANK)
    padded[1:-1] = classes
    inside, marks = (padded == _PLAIN) | (padded == _SPECIAL), padded == _CUT
    starts = np.flatnonzero((inside[1:-1] | marks[1:-1]) & ~inside[:-2])
    ends = np.flatnonzero((inside[1:-1] & ~inside[2:] & ~marks[2:]) | marks[1:-1]) + 1
    return starts, ends


def _boxes(spans: WordSpans, characters: Characters) -> Floats:
    """The boxes of words, around those of their first and last characters."""
    first, last = characters.boxes(spans.starts), characters.boxes(spans.ends - 1)
    return np.column_stack((
        np.minimum(first[:, 0], last[:, 0]), np.maximum(first[:, 1], last[:, 1]),
        np.maximum(first[:, 2], last[:, 2]), np.minimum(first[:, 3], last[:, 3]),
    ))  # fmt: skip


def _touching(spans: WordSpans, boxes: Floats, characters: Characters) -> Flags:
    """Which words touch the one before them, with nothing but a blank between them that the file does not have."""
    found = np.zeros(len(boxes), np.bool_)
    if len(boxes) < 2:
        return found
    along, down = np.array(TURNS)[characters.turns[spans.types[1:]]].transpose(1, 0, 2)
    before, after = boxes[:-1], boxes[1:]
    ends = np.maximum((before[:, :2] * along).sum(1), (before[:, 2:] * along).sum(1))
    begins = np.minimum((after[:, :2] * along).sum(1), (after[:, 2:] * along).sum(1))
    same = (spans.types[1:] == spans.types[:-1]) & (((spans.origins[1:] - spans.origins[:-1]) * down).sum(1) == 0)
    near = np.abs(begins - ends) < TOUCHING * characters.sizes[spans.types[1:]]
    for at in np.flatnonzero(same & near).tolist():
        found[at + 1] = characters.is_made_up(int(spans.ends[at]))
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
