"""Lines of a column, and the type that they are set in."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from claimx.sources.pdf.columns import Column
from claimx.sources.pdf.rows import base_of
from claimx.sources.pdf.segments import Face, Segment

Style = tuple[str, bool, bool]  # name, bold, italic

_BULLET = re.compile(r"[\u2022\u25cf\u25aa\u25e6\u2023\u00b7\uf0b7-]$|[\u2022\u25cf\u25aa]")
_POINT = re.compile(r"\(?\d{1,2}[.)]$|\([a-z]\)$")
_BRACKETED = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)$")
_SENTENCE_END = re.compile(r"[.!?:;][\"')\]\u201d\u2019]*$|[.!?]\s?\[[\d, \u2013-]+\]$")
MANY_LINES = 30  # of a size, that tell how far the lines of a document stand apart
WHOLE = 0.9  # share of a line's characters that make its style


class Line(NamedTuple):
    """A line of a column, with the column's edges.

    ``left`` is where the first word begins, ``base`` the line that the segments stand on, ``size`` that of
    most characters; ``style`` is the face of the line where it has one face almost throughout, else it has
    an empty name.
    """

    segments: tuple[Segment, ...]
    page: int
    edge0: float
    edge1: float
    left: float
    base: float
    size: float
    style: Style
    text: str

    @classmethod
    def of(cls, segments: Sequence[Segment], page: int, edge0: float, edge1: float) -> "Line":
        """A line of segments."""
        if len(segments) == 1:
            text, left, _, _, _, base, (name, size, bold, italic), _, _, _ = segments[0]
            kind: Style = name, bold, italic
        else:
            text, left, base = line_text(segments), segments[0].x0, base_of(segments)
            size, kind = _main_type(segments)
        return tuple.__new__(cls, (tuple(segments), page, edge0, edge1, left, base, size, kind, text))

    def part(self, start: int, end: int | None = None) -> "Line":
        """The line's segments from one place to another."""
        return Line.of(self.segments[start:end], self.page, self.edge0, self.edge1)

    @property
    def right(self) -> float:
        """Where the last word ends."""
        return self.segments[-1].x1

    @property
    def first(self) -> str:
        """The first word, as far as it is set in one face."""
        return self.segments[0].first

    @property
    def ending(self) -> str:
        """The last two words."""
        return " ".join(self.text.rsplit(" ", 2)[-2:])

    @property
    def length(self) -> int:
        """The number of words."""
        return self.text.count(" ") + 1

    @property
    def is_full(self) -> bool:
        """Whether the line reaches the column's right edge."""
        return self.right > self.edge1 - 1.2 * self.size

    def has_room_for(self, segment: Segment) -> bool:
        """Whether the first word of a segment would have fitted behind the last one."""
        return self.right + 0.3 * self.size + segment.first_width < self.edge1


def style_of(segments: Sequence[Segment]) -> Style:
    """The one style of almost all characters that are not raised; an empty name where there is none."""
    _, found = _main_type(segments)
    return found


def _main_type(segments: Sequence[Segment]) -> tuple[float, Style]:
    """The size of most characters, and the one style of almost all that are not raised."""
    first = segments[0].face
    if all([segment.face is first for segment in segments]):
        return first.size, style(first)
    sizes: dict[float, int] = {}
    counts: dict[Style, int] = {}
    for text, _, _, _, _, _, (name, size, bold, italic), raised, _, _ in segments:
        sizes[size] = sizes.get(size, 0) + len(text)
        if not raised:
            key = name, bold, italic
            counts[key] = counts.get(key, 0) + len(text)
    best = max(counts, key=counts.__getitem__, default=("", False, False))
    is_whole = counts and counts[best] >= WHOLE * sum(counts.values())
    return max(sizes, key=sizes.__getitem__), best if is_whole else ("", False, False)


def style(face: Face) -> Style:
    """What tells a face from another, whatever its size."""
    return face.name, face.bold, face.italic


def line_text(segments: Sequence[Segment]) -> str:
    """Segments as one text, glued where no blank stands between them."""
    if len(segments) == 1:
        return segments[0].text
    return "".join([segment.text if segment.glued else " " + segment.text for segment in segments]).strip()


def group_by_style(segments: Sequence[Segment]) -> list[tuple[Style, list[Segment]]]:
    """Runs of consecutive segments in one style, raised ones counted with the segment before."""
    keyed: list[tuple[Style, Segment]] = []
    for segment in segments:
        keyed.append((keyed[-1][0] if keyed and segment.raised else style(segment.face), segment))
    return [(key, [segment for _, segment in run]) for key, run in groupby(keyed, key=lambda pair: pair[0])]


def read_lines(column: Column, page: int) -> list[Line]:
    """The lines of a column, with the edges of its running text."""
    lefts = Counter([round(row[0].x0) for row in column.rows])
    edge0, edge1 = min([left for left, count in lefts.items() if count >= 2], default=round(column.x0)), column.x1
    return [Line.of(row, page, edge0, edge1) for row in column.rows]


def leadings(lines: Sequence[Line]) -> dict[float, float]:
    """The usual distance of consecutive lines of each size in a document."""
    gaps: dict[float, list[float]] = defaultdict(list)
    for (_, before, _, _, _, above, other, _, _), (_, page, _, _, _, base, size, _, _) in pairwise(lines):
        if other == size and before == page and 0.8 * size < base - above < 2.5 * size:
            gaps[size].append(base - above)
    found = {size: (_usual(values), len(values)) for size, values in gaps.items()}
    widest = max((usual / size for size, (usual, count) in found.items() if count >= MANY_LINES), default=math.inf)
    return {size: min(usual, widest * size) for size, (usual, _) in found.items()}


def _usual(values: Sequence[float]) -> float:
    value, count = Counter([round(value * 2) for value in values]).most_common(1)[0]
    return value / 2 if count > 1 else median(values)


def ends_sentence(text: str) -> bool:
    """Whether a text ends where a sentence does."""
    return bool(_SENTENCE_END.search(text))


def is_bullet(word: str) -> bool:
    """Whether a word is, or begins with, the sign of an item."""
    return bool(_BULLET.match(word))


def is_number(word: str) -> bool:
    """Whether a word is the number of a point, such as ``2.`` or ``(b)``."""
    return bool(_POINT.match(word))


def begins_bullet(line: Line) -> bool:
    """Whether a line begins with a bullet or the number of a point."""
    return (is_bullet(line.first) or is_number(line.first)) and line.length > 1


def is_point(word: str) -> bool:
    """Whether a word is the number of a point in brackets, as no heading has."""
    return bool(_BRACKETED.match(word))
