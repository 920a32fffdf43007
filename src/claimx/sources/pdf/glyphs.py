"""The words of a page: characters between blanks, cut where they are raised or set apart, in arrays.

Boxes are asked for the first and last character of a word alone, and what characters have in
common once for each text object, which is what makes it fast.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from claimx.sources.pdf.characters import Characters, Places, Type
from claimx.sources.pdf.cuts import Flags, WordSpans, cut_figures, find_words
from claimx.sources.pdf.faces import TURNS
from claimx.sources.pdf.letters import composed, plain
from claimx.sources.pdf.segments import TOUCHING
from claimx.sources.pdf.signs import BLANK, CUT, SPECIAL, Signs, signs_of
from claimx.sources.pdf.sweeps import Floats

_SUSPECT = re.compile("[\x00-\x08\ufffd\ufffe\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The words of a page in the order of drawing and in the file's own coordinates.

    ``letters`` are the text of the page and ``spans`` where its words are in it; ``respelled`` are
    those that are spelled otherwise, by number. ``follows`` tells that a word stands one ordinary
    blank behind the one before. ``boxes`` has left, top, right and bottom of each word in its
    columns; ``kinds`` are the types that ``spans`` tells by number. ``unmapped`` counts characters
    of the page for which the file does not say which letter they are.
    """

    letters: str
    spans: WordSpans
    respelled: dict[int, str]
    follows: Flags
    boxes: Floats
    kinds: list[Type]
    unmapped: int

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
    letters, unmapped = characters.text, 0
    if not letters.isascii():
        unmapped = sum(not characters.is_hyphen(match.start()) for match in _SUSPECT.finditer(letters))
        letters = composed(letters, characters.boxes)
    signs = signs_of(characters.units)
    spans = find_words(*_bounds(signs), letters, signs, characters)
    spans = cut_figures(spans, letters, signs, characters)
    respelled = _respelled(spans, letters, signs)
    follows = np.zeros(len(spans.starts), np.bool_)
    follows[1:] = (spans.starts[1:] - spans.ends[:-1] == 1) & (characters.units[spans.ends[:-1]] == ord(" "))
    boxes = _boxes(spans, characters)
    spans = replace(spans, glued=spans.glued | _touching(spans, boxes, characters))
    glyphs = Glyphs(letters, spans, respelled, follows, boxes, characters.kinds, unmapped)
    if all(respelled.values()):
        return glyphs
    return glyphs.only(np.delete(np.arange(len(follows)), [at for at, word in respelled.items() if not word]))


def _bounds(signs: Signs) -> tuple[Places, Places]:
    """Where words begin and end: runs without blanks, each with the cut mark behind it."""
    solid, inside = np.zeros((2, len(signs) + 2), np.bool_)
    solid[1:-1], inside[1:-1] = (signs & BLANK) == 0, (signs & (BLANK | CUT)) == 0
    (starts,), (lasts,) = (solid[1:-1] > inside[:-2]).nonzero(), (solid[1:-1] > (inside[1:-1] & solid[2:])).nonzero()
    return starts, lasts + 1


def _respelled(spans: WordSpans, letters: str, signs: Signs) -> dict[int, str]:
    """The words that are spelled otherwise in plain text, by number; some have no letter left."""
    (places,) = (signs & SPECIAL).nonzero()
    words = set((spans.starts.searchsorted(places, "right") - 1).tolist())
    return {at: plain(letters[spans.starts[at] : spans.ends[at]]) for at in words if at >= 0}


def _boxes(spans: WordSpans, characters: Characters) -> Floats:
    """The boxes of words, around those of their first and last characters."""
    count = len(spans.starts)
    boxes = characters.boxes([*spans.starts.tolist(), *(spans.ends - 1).tolist()])
    first, last = boxes[:count], boxes[count:]
    np.minimum(first[:, ::3], last[:, ::3], out=first[:, ::3])
    np.maximum(first[:, 1:3], last[:, 1:3], out=first[:, 1:3])
    return first


def _touching(spans: WordSpans, boxes: Floats, characters: Characters) -> Flags:
    """Which words touch the one before them, with nothing but a blank between them that the file does not have."""
    found = np.zeros(len(boxes), np.bool_)
    sizes, turns = np.array([(kind.face.size, kind.turns) for kind in characters.kinds]).reshape(-1, 2).T
    along, down = np.array(TURNS)[turns[spans.types].astype(np.intp)].transpose(1, 0, 2)
    one, other, bases = (
        (each * way).sum(1) for each, way in ((boxes[:, :2], along), (boxes[:, 2:], along), (spans.origins, down))
    )
    gaps, same = np.minimum(one, other)[1:] - np.maximum(one, other)[:-1], spans.types[1:] == spans.types[:-1]
    near = same & (bases[1:] == bases[:-1]) & (np.abs(gaps) < TOUCHING * sizes[spans.types[1:]])
    for at in near.nonzero()[0].tolist():
        found[at + 1] = characters.is_made_up(int(spans.ends[at]))
    return found
