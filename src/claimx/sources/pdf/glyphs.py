"""The words of pages: characters between blanks, cut where they are raised or set apart, in arrays.

Boxes are asked for the first and last character of a word alone, what characters have in common
once for each text object, and steps are taken for several pages at once, which is what makes it fast.
"""

from collections.abc import Container, Sequence
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
    """The words of some pages in the order of drawing and in the files' own coordinates.

    ``letters`` are the text of the pages and ``spans`` where their words are in it; ``pages`` has the
    number of the page of each word. ``respelled`` are the words that are spelled otherwise, by number.
    ``follows`` tells that a word stands one ordinary blank behind the one before. ``boxes`` has left,
    top, right and bottom of each word in its columns; ``kinds`` are the types that ``spans`` tells by
    number, ``objects`` the addresses of the text objects that have them. ``unmapped`` counts
    characters of each page for which the file does not say which letter they are; ``characters``
    tells more of a place in the text.
    """

    letters: str
    spans: WordSpans
    pages: Places
    respelled: dict[int, str]
    follows: Flags
    boxes: Floats
    kinds: list[Type]
    objects: Container[int]
    unmapped: list[int]
    characters: Characters

    def only(self, words: Places) -> "Glyphs":
        """Some of the words."""
        follows = self.follows[words]
        follows[1:] &= words[1:] - words[:-1] == 1
        numbers = words.searchsorted([*self.respelled]).tolist()
        known = zip(numbers, self.respelled.items(), strict=True)
        respelled = {at: text for at, (word, text) in known if at < len(words) and words[at] == word}
        return replace(
            self,
            spans=self.spans.only(words),
            pages=self.pages[words],
            respelled=respelled,
            follows=follows,
            boxes=self.boxes[words],
        )

    def text(self, first: int, end: int) -> str:
        """Consecutive words, one blank between two of them."""
        bounds = zip(self.spans.starts[first:end].tolist(), self.spans.ends[first:end].tolist(), strict=True)
        return " ".join([self.respelled.get(at) or self.letters[a:b] for at, (a, b) in enumerate(bounds, first)])


def read_glyphs(texts: Sequence[Any]) -> Glyphs:
    """The words of some PDFium text pages."""
    characters = Characters(texts)
    letters, unmapped, signs = characters.text, [0] * len(texts), signs_of(characters.units)
    if not letters.isascii():
        odd = {*characters.pages[characters.units > ord("\x7f")].tolist()}  # pages that are not of ASCII alone
        for at in _places(signs, UNMAPPED):
            page = characters.pages.item(at)
            unmapped[page] += page in odd and not characters.is_hyphen(at)
        accents = [at for at in _places(signs, ACCENT) if characters.pages.item(at) in odd]
        letters = composed(letters, accents, characters.boxes)
    spans = find_words(*_bounds(signs), letters, signs, characters)
    spans = cut_figures(spans, letters, signs, characters)
    respelled = _respelled(spans, letters, signs)
    follows = np.zeros(len(spans.starts), np.bool_)
    follows[1:] = (spans.starts[1:] - spans.ends[:-1] == 1) & (characters.units[spans.ends[:-1]] == ord(" "))
    boxes, pages = _boxes(spans, characters), characters.pages[spans.starts]
    glyphs = Glyphs(
        letters, spans, pages, respelled, follows, boxes, characters.kinds, characters.met, unmapped, characters
    )
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
    words = sorted({*(spans.starts.searchsorted(_places(signs, SPECIAL), "right") - 1).tolist()} - {-1})
    bounds = zip(spans.starts[words].tolist(), spans.ends[words].tolist(), strict=True)
    return {at: plain(letters[a:b]) for at, (a, b) in zip(words, bounds, strict=True)}


def _boxes(spans: WordSpans, characters: Characters) -> Floats:
    """The boxes of words, around those of their first and last characters."""
    boxes = characters.boxes(np.stack((spans.starts, spans.ends - 1), 1).ravel())  # in order, as memory likes it
    first, last = boxes[::2], boxes[1::2]
    for side in (0, 3):
        np.minimum(first[:, side], last[:, side], out=first[:, side])
    for side in (1, 2):
        np.maximum(first[:, side], last[:, side], out=first[:, side])
    return first
