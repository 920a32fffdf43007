"""The words of a page: characters between blanks, cut where they are raised or set apart, in arrays.

Boxes are asked for the first and last character of a word alone, and what characters have in
common once for each text object, which is what makes it fast.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from claimx.sources.pdf.characters import Characters, Places, Type
from claimx.sources.pdf.cuts import Flags, WordSpans, cut_figures, find_words
from claimx.sources.pdf.letters import composed, plain
from claimx.sources.pdf.signs import ACCENT, BLANK, CUT, SPECIAL, UNMAPPED, Signs, signs_of
from claimx.sources.pdf.sweeps import Floats


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The words of a page in the order of drawing and in the file's own coordinates.

    ``letters`` are the text of the page and ``spans`` where its words are in it; ``respelled`` are
    those that are spelled otherwise, by number. ``follows`` tells that a word stands one ordinary
    blank behind the one before. ``boxes`` has left, top, right and bottom of each word in its
    columns; ``kinds`` are the types that ``spans`` tells by number. ``unmapped`` counts characters
    of the page for which the file does not say which letter they are; ``is_made_up`` tells of a
    place in its text whether the file does not have that character at all.
    """

    letters: str
    spans: WordSpans
    respelled: dict[int, str]
    follows: Flags
    boxes: Floats
    kinds: list[Type]
    unmapped: int
    is_made_up: Callable[[int], bool]

    def only(self, words: Places) -> "Glyphs":
        """Some of the words."""
        follows = self.follows[words]
        follows[1:] &= words[1:] - words[:-1] == 1
        numbers = words.searchsorted([*self.respelled]).tolist()
        known = zip(numbers, self.respelled.items(), strict=True)
        respelled = {at: text for at, (word, text) in known if at < len(words) and words[at] == word}
        return replace(
            self, spans=self.spans.only(words), respelled=respelled, follows=follows, boxes=self.boxes[words]
        )

    def text(self, words: Sequence[int]) -> str:
        """Some words, one blank between two of them."""
        starts, ends = self.spans.starts, self.spans.ends
        return " ".join([self.respelled.get(at) or self.letters[starts[at] : ends[at]] for at in words])


def read_glyphs(text: Any) -> Glyphs:
    """The words of a PDFium text page."""
    characters = Characters(text)
    letters, unmapped, signs = characters.text, 0, signs_of(characters.units)
    if not letters.isascii():
        unmapped = sum(not characters.is_hyphen(at) for at in _places(signs, UNMAPPED))
        letters = composed(letters, _places(signs, ACCENT), characters.boxes)
    spans = find_words(*_bounds(signs), letters, signs, characters)
    spans = cut_figures(spans, letters, signs, characters)
    respelled = _respelled(spans, letters, signs)
    follows = np.zeros(len(spans.starts), np.bool_)
    follows[1:] = (spans.starts[1:] - spans.ends[:-1] == 1) & (characters.units[spans.ends[:-1]] == ord(" "))
    boxes = _boxes(spans, characters)
    glyphs = Glyphs(letters, spans, respelled, follows, boxes, characters.kinds, unmapped, characters.is_made_up)
    if all(respelled.values()):
        return glyphs
    return glyphs.only(np.delete(np.arange(len(follows)), [at for at, word in respelled.items() if not word]))


def _places(signs: Signs, kind: int) -> list[int]:
    """Where signs of a kind are."""
    found: list[int] = (signs & kind).nonzero()[0].tolist()
    return found


def _bounds(signs: Signs) -> tuple[Places, Places]:
    """Where words begin and end: runs without blanks, each with the cut mark behind it."""
    inside, cut = np.zeros((2, len(signs) + 2), np.bool_)
    inside[1:-1], cut[:-2] = (signs & (BLANK | CUT)) == 0, signs & CUT
    flips = (inside[1:] != inside[:-1]).nonzero()[0]
    starts, ends = flips[::2], flips[1::2] + cut[flips[1::2]]
    alone = (cut > inside).nonzero()[0]  # marks behind no letter
    if len(alone):
        starts, ends = np.sort(np.concatenate((starts, alone))), np.sort(np.concatenate((ends, alone + 1)))
    return starts, ends


def _respelled(spans: WordSpans, letters: str, signs: Signs) -> dict[int, str]:
    """The words that are spelled otherwise in plain text, by number; some have no letter left."""
    words = set((spans.starts.searchsorted(_places(signs, SPECIAL), "right") - 1).tolist())
    return {at: plain(letters[spans.starts[at] : spans.ends[at]]) for at in words if at >= 0}


def _boxes(spans: WordSpans, characters: Characters) -> Floats:
    """The boxes of words, around those of their first and last characters."""
    count = len(spans.starts)
    boxes = characters.boxes(np.concatenate((spans.starts, spans.ends - 1)))
    first, last = boxes[:count], boxes[count:]
    np.minimum(first[:, ::3], last[:, ::3], out=first[:, ::3])
    np.maximum(first[:, 1:3], last[:, 1:3], out=first[:, 1:3])
    return first
