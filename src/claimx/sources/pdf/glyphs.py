"""The words of a page: characters between blanks, cut where they are raised or set apart, in arrays.

Boxes are asked for the first and last character of a word alone, and what characters have in
common once for each text object, which is what makes it fast.
"""

import re
from dataclasses import dataclass
from typing import Any

import numpy as np

from claimx.sources.pdf.characters import Characters, Places, Type
from claimx.sources.pdf.cuts import Flags, WordSpans, cut_figures, find_words
from claimx.sources.pdf.letters import composed, plain
from claimx.sources.pdf.signs import BLANK, CUT, SPECIAL, Signs, signs_of
from claimx.sources.pdf.sweeps import Floats

_SUSPECT = re.compile("[\x00-\x08\ufffd\ufffe\ue000-\uf8ff]")


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
    signs = signs_of(characters.units)
    spans = find_words(*_bounds(signs), letters, signs, characters)
    spans = cut_figures(spans, letters, signs, characters)
    words = [letters[start:end] for start, end in zip(spans.starts.tolist(), spans.ends.tolist(), strict=True)]
    for at in set((np.searchsorted(spans.starts, np.flatnonzero(signs & SPECIAL), "right") - 1).tolist()):
        words[at] = plain(words[at])
    glyphs = Glyphs(
        words, _boxes(spans, characters), spans.origins, spans.types, spans.glued, characters.kinds, unmapped
    )
    return glyphs if all(words) else _without_empty(glyphs)


def _bounds(signs: Signs) -> tuple[Places, Places]:
    """Where words begin and end: runs without blanks, each with the cut mark behind it."""
    padded = np.full(len(signs) + 2, BLANK, np.uint8)
    padded[1:-1] = signs
    solid, marks = (padded & BLANK) == 0, (padded & CUT) != 0
    inside = solid & ~marks
    starts = np.flatnonzero(solid[1:-1] & ~inside[:-2])
    ends = np.flatnonzero(solid[1:-1] & ~(inside[1:-1] & solid[2:])) + 1
    return starts, ends


def _boxes(spans: WordSpans, characters: Characters) -> Floats:
    """The boxes of words, around those of their first and last characters."""
    first, last = characters.boxes(spans.starts), characters.boxes(spans.ends - 1)
    return np.column_stack((
        np.minimum(first[:, 0], last[:, 0]), np.maximum(first[:, 1], last[:, 1]),
        np.maximum(first[:, 2], last[:, 2]), np.minimum(first[:, 3], last[:, 3]),
    ))  # fmt: skip


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
