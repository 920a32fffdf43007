"""Where on its pages each character of a document's text is printed."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimx.sources.pdf.segments import Box, Segment

LOOK_AHEAD = 60  # characters within which a word of the page is looked for in the text
Printed = tuple[int, Segment]  # on which page


@dataclass(frozen=True, slots=True)
class Place:
    """A box on a page, in points from its upper left corner; the page is turned so that its text stands upright."""

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page without its text: its size in points when its text stands upright, and where its pictures are.

    ``turns`` are the quarter turns, with the clock, that put the file's page upright.
    """

    number: int
    width: float
    height: float
    turns: int = 0
    figures: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Places:
    """The boxes of a text's words: word ``i`` begins at ``starts[i]`` and ends at ``ends[i]``."""

    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    words: tuple[Place, ...] = ()

    def of(self, start: int, end: int) -> tuple[Place, ...]:
        """The places of a span, one for each line that it stands on."""
        found: list[Place] = []
        for at in range(bisect_right(self.ends, start), bisect_left(self.starts, end)):
            word = self.words[at]
            last = found[-1] if found else None
            if last and last.page == word.page and _same_line(last.box, word.box):
                found[-1] = Place(last.page, last.box.joined(word.box))
            else:
                found.append(word)
        return tuple(found)


def _same_line(box: Box, word: Box) -> bool:
    middle = (word.top + word.bottom) / 2
    return box.top <= middle <= box.bottom and -2 <= word.x0 - box.x1 < 60


def find_places(text: str, blocks: Iterable[tuple[int, Sequence[Printed]]]) -> Places:
    """The places of the words of each block.

    Args:
        text: the document's text.
        blocks: where a block begins in it, and the segments that it was made of, in order.
    """
    starts: list[int] = []
    ends: list[int] = []
    words: list[Place] = []
    for at, printed in blocks:
        for page, segment in printed:
            for word in segment.words():
                begin, at = _find(text, at, word.text)
                if at > begin:
                    starts.append(begin)
                    ends.append(at)
                    words.append(Place(page, Box(word.x0, word.top, word.x1, word.bottom)))
    return Places(tuple(starts), tuple(ends), tuple(words))


def _find(text: str, at: int, word: str) -> tuple[int, int]:
    """Where a word begins and ends in the text from a place on; its hyphen may be gone there."""
    while at < len(text) and text[at].isspace():
        at += 1
    for form in (word, word[:-1]):
        if form and text.startswith(form, at):
            return at, at + len(form)
    found = text.find(word, at, at + LOOK_AHEAD)
    return (found, found + len(word)) if found >= 0 else (at, at)
