"""The smallest things on a page: segments of text with their boxes, faces of type, rules, and the page that holds them.

Lengths are points. A page is turned so that most of its text stands upright; ``x`` runs from the
left and ``y`` from the top.
"""

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

TOUCHING = 0.06  # of the size: a narrower gap is no blank, even where PDFium takes it for one


class Box(NamedTuple):
    """A rectangle."""

    x0: float
    top: float
    x1: float
    bottom: float

    @classmethod
    def between(cls, corner: tuple[float, float], opposite: tuple[float, float]) -> "Box":
        """The box that two corners span."""
        (ax, ay), (bx, by) = corner, opposite
        return cls(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

    def joined(self, other: "Box") -> "Box":
        """The smallest box around both."""
        return Box(
            self.x0 if self.x0 < other.x0 else other.x0,
            self.top if self.top < other.top else other.top,
            self.x1 if self.x1 > other.x1 else other.x1,
            self.bottom if self.bottom > other.bottom else other.bottom,
        )

    def grown(self, by: float) -> "Box":
        """The box with a margin around it."""
        return Box(self.x0 - by, self.top - by, self.x1 + by, self.bottom + by)

    def meets(self, other: "Box") -> bool:
        """Whether two boxes share a point."""
        return self.x0 <= other.x1 and other.x0 <= self.x1 and self.top <= other.bottom and other.top <= self.bottom

    def shared(self, other: "Box") -> float:
        """The area that two boxes share."""
        width = min(self.x1, other.x1) - max(self.x0, other.x0)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return width * height if width > 0 and height > 0 else 0.0

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in the box."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


class Face(NamedTuple):
    """A typeface as the file names it, in one size."""

    name: str
    size: float
    bold: bool
    italic: bool


class Segment(NamedTuple):
    """Words of one face on one base line, one ordinary blank apart.

    ``base`` is the line that they stand on. ``edges`` are the places between them: where the first
    word ends, where the second begins and ends, and so on to where the last begins. ``raised`` is 1
    for a superscript, -1 for a subscript; ``glued`` tells that no blank stands before the segment.
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
    edges: "array[float] | tuple[float, ...]" = ()

    @property
    def first(self) -> str:
        """The first word."""
        return self.text.partition(" ")[0]

    @property
    def last(self) -> str:
        """The last word."""
        return self.text.rsplit(" ", 1)[-1]

    @property
    def first_width(self) -> float:
        """The width of the first word."""
        return (self.edges[0] if self.edges else self.x1) - self.x0

    def blank_at(self, x: float) -> float:
        """The width of the blank between two words at a place; 0 where none is there."""
        at = bisect_right(self.edges, x)
        return self.edges[at] - self.edges[at - 1] if at % 2 else 0.0

    def words(self) -> "list[Segment]":
        """The segment cut into segments of one word each."""
        if not self.edges:
            return [self]
        x0s, x1s = (self.x0, *self.edges[1::2]), (*self.edges[::2], self.x1)
        return [
            self._replace(text=text, x0=x0, x1=x1, glued=self.glued and at == 0, edges=())
            for at, (text, x0, x1) in enumerate(zip(self.text.split(" "), x0s, x1s, strict=True))
        ]

    def cut(self, x: float) -> "list[Segment]":
        """The segment cut in two at the blank that is nearest to a place; whole where it has none."""
        blanks = [(a + b) / 2 for a, b in zip(self.edges[::2], self.edges[1::2], strict=True)]
        if not blanks:
            return [self]
        at = min(range(len(blanks)), key=lambda at: abs(blanks[at] - x))
        words = self.text.split(" ")
        return [
            self._replace(text=" ".join(words[: at + 1]), x1=self.edges[2 * at], edges=self.edges[: 2 * at]),
            self._replace(
                text=" ".join(words[at + 1 :]), x0=self.edges[2 * at + 1], glued=False, edges=self.edges[2 * at + 2 :]
            ),
        ]


class WebLink(NamedTuple):
    """A web address that a page links to, and the box that a reader would click on."""

    address: str
    box: Box


PrintedCell = tuple[tuple[Segment, ...], ...]  # the words of each line


@dataclass(frozen=True, slots=True)
class Page:
    """What is drawn on a page: segments in the order of drawing, straight rules, pictures, and frames around text.

    ``turns`` are the quarter turns, with the clock, that put the text of the file's page upright.
    """

    number: int
    width: float
    height: float
    segments: tuple[Segment, ...]
    rules: tuple[Box, ...] = ()
    figures: tuple[Box, ...] = ()
    unmapped: int = 0
    links: tuple[WebLink, ...] = ()
    turns: int = 0
    frames: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedGrid:
    """A table as it is printed: the words on each line of each cell; the first ``headers`` rows are column headings."""

    rows: tuple[tuple[PrintedCell, ...], ...]
    headers: int

    @property
    def words(self) -> tuple[Segment, ...]:
        """All words in the order of the cells."""
        return tuple(word for row in self.rows for cell in row for line in cell for word in line)


def words_of(segments: Sequence[Segment]) -> list[Segment]:
    """The words of some segments, a segment each."""
    return [word for segment in segments for word in segment.words()]


def box_of(segments: Sequence[Segment]) -> Box:
    """The box around some segments."""
    return Box(
        min([segment.x0 for segment in segments]),
        min([segment.top for segment in segments]),
        max([segment.x1 for segment in segments]),
        max([segment.bottom for segment in segments]),
    )
