"""The smallest things on a page: words with their boxes, faces of type, rules, and the page that holds them.

Lengths are points. A page is turned so that most of its text stands upright; ``x`` runs from the
left and ``y`` from the top.
"""

from dataclasses import dataclass
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle."""

    x0: float
    top: float
    x1: float
    bottom: float

    def joined(self, other: "Box") -> "Box":
        """The smallest box around both."""
        return Box(
            min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom)
        )

    def grown(self, by: float) -> "Box":
        """The box with a margin around it."""
        return Box(self.x0 - by, self.top - by, self.x1 + by, self.bottom + by)

    def meets(self, other: "Box") -> bool:
        """Whether two boxes share a point."""
        return self.x0 <= other.x1 and other.x0 <= self.x1 and self.top <= other.bottom and other.top <= self.bottom

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in the box."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


class Face(NamedTuple):
    """A typeface as the file names it, in one size."""

    name: str
    size: float
    bold: bool
    italic: bool


class Word(NamedTuple):
    """Characters without a blank between them; ``base`` is the line that they stand on.

    ``raised`` is 1 for a superscript, -1 for a subscript; ``glued`` tells that no blank stands before it.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    face: Face
    raised: int = 0
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """What is drawn on a page: words in the order of drawing, straight rules, and pictures."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Box, ...] = ()
    figures: tuple[Box, ...] = ()
    unmapped: int = 0
    links: tuple[str, ...] = ()


def box_of(words: "list[Word] | tuple[Word, ...]") -> Box:
    """The box around some words."""
    return Box(
        min(word.x0 for word in words),
        min(word.top for word in words),
        max(word.x1 for word in words),
        max(word.bottom for word in words),
    )
