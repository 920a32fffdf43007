"""Lines of a column, their type, and the pieces of running text that they make."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, zip_longest
from statistics import median
from typing import NamedTuple

from claimx.schema import BlockKind, SectionKind
from claimx.sources.pdf.columns import Column
from claimx.sources.pdf.initials import LARGE, is_initial
from claimx.sources.pdf.rows import base_of, main_size
from claimx.sources.pdf.segments import Box, Face, PrintedGrid, Segment

Style = tuple[str, bool, bool]  # name, bold, italic

_BULLET = re.compile(r"[\u2022\u25cf\u25aa\u25e6\u2023\u00b7\uf0b7-]$|[\u2022\u25cf\u25aa]")
_POINT = re.compile(r"\(?\d{1,2}[.)]$|\([a-z]\)$")
_BRACKETED = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)$")
_SENTENCE_END = re.compile(r"[.!?:;][\"')\]\u201d\u2019]*$|[.!?]\s?\[[\d, \u2013-]+\]$")
_OPENING = re.compile(r"[\"'(\u201c\u2018\[]*[A-Z0-9\u0391-\u03a9]")
WIDER = 1.25  # times the usual distance of lines: a wider one parts paragraphs
OTHER_SIZE = 0.6  # points by which the type of two paragraphs differs
INDENT, DEEPEST_INDENT = 0.6, 5.0  # of the size
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
            size, kind = main_size(segments), style_of(segments)
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


class Piece(NamedTuple):
    """A block in the making: its lines, and what it was found to be."""

    lines: tuple[Line, ...]
    kind: BlockKind = "paragraph"
    section: SectionKind | None = None
    depth: int = 0
    label: str = ""
    grid: PrintedGrid | None = None
    page: int = 0
    runs_in: bool = False
    frame: Box | None = None  # drawn around it

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All segments in order."""
        return tuple([segment for line in self.lines for segment in line.segments])

    @property
    def text(self) -> str:
        """The words in order, line breaks as blanks."""
        return " ".join([line.text for line in self.lines])

    @property
    def opening(self) -> str:
        """The words of the first two lines."""
        return " ".join([line.text for line in self.lines[:2]])

    @property
    def first(self) -> Segment:
        """The first segment."""
        return self.lines[0].segments[0]

    @property
    def beginning(self) -> tuple[Segment, ...]:
        """The segments of the first line, and of the second where that has a single one."""
        first = self.lines[0].segments
        return first if len(first) > 1 or len(self.lines) < 2 else first + self.lines[1].segments

    @property
    def length(self) -> int:
        """The number of words."""
        return len(self.lines) + sum([line.text.count(" ") for line in self.lines])

    @property
    def size(self) -> float:
        """The size of most characters."""
        size = self.lines[0].size
        for line in self.lines:
            if line.size != size:
                return main_size(self.segments)
        return size

    @property
    def style(self) -> Style:
        """The one style of almost all characters; an empty name where there is none."""
        style = self.lines[0].style
        return style if style[0] and all(line.style == style for line in self.lines) else style_of(self.segments)


def style_of(segments: Sequence[Segment]) -> Style:
    """The one style of almost all characters that are not raised; an empty name where there is none."""
    first = segments[0].face
    if all([segment.face is first for segment in segments]):
        return style(first)
    counts: dict[Style, int] = {}
    for segment in segments:
        if not segment.raised:
            key = style(segment.face)
            counts[key] = counts.get(key, 0) + len(segment.text)
    best = max(counts, key=counts.__getitem__, default=("", False, False))
    return best if counts and counts[best] >= WHOLE * sum(counts.values()) else ("", False, False)


def style(face: Face) -> Style:
    """What tells a face from another, whatever its size."""
    return face.name, face.bold, face.italic


def line_text(segments: Sequence[Segment]) -> str:
    """Segments as one text, glued where no blank stands between them."""
    if len(segments) == 1:
        return segments[0].text
    return "".join([segment.text if segment.glued else " " + segment.text for segment in segments]).strip()


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


def split_pieces(lines: Sequence[Line], leading: dict[float, float]) -> Iterator[Piece]:
    """The pieces of a column: lines parted by space, size, style, indents, bullets and short last lines."""
    run: list[Line] = []
    for line, following in zip_longest(lines, lines[1:]):
        if run and _parts(run, line, following, leading):
            yield Piece(tuple(run), page=run[0].page)
            run = []
        run.append(line)
    if run:
        yield Piece(tuple(run), page=run[0].page)


def _parts(run: Sequence[Line], line: Line, following: Line | None, leading: dict[float, float]) -> bool:
    above = run[-1]
    _, _, edge, _, left, base, size, kind, text = line
    _, _, _, _, over, last, other, before, ended = above
    if _is_beside_initial(run[0], line):
        return False
    usual = leading.get(size) or leading.get(other, 1.2 * size)
    if base - last > WIDER * usual or base < last:
        return True
    if abs(size - other) > OTHER_SIZE or _changes_style(above, line):
        return True
    if before[0] and before == kind and before[1]:
        return False
    begins = INDENT * size < left - over < DEEPEST_INDENT * size and not _is_block(line, following)
    if begins and (len(run) > 1 or over <= edge + INDENT * size):
        return True
    if left <= over + INDENT * size and not ended[-1].isalnum() and _ends_short(above, line):
        return True
    return not text[0].isalpha() and _begins_item(above, line)


def _is_beside_initial(first: Line, line: Line) -> bool:
    """Whether a line stands beside an initial that is as high as several lines."""
    initial = first.segments[0]
    return initial.face.size >= LARGE * line.size and line.base <= initial.bottom and is_initial(initial)


def _changes_style(above: Line, line: Line) -> bool:
    """Whether one of two lines is wholly in bold, or a short one in italics, and the other begins or ends otherwise."""
    if not (above.style[1] or above.style[2] or line.style[1] or line.style[2]):
        return False
    for one, other in ((above, style(line.segments[0].face)), (line, style(above.segments[-1].face))):
        name, bold, italic = one.style
        if name and (bold or (italic and not above.is_full)) and other != one.style:
            return True
    return False


def _is_block(line: Line, following: Line | None) -> bool:
    """Whether the next line is indented as well."""
    return following is not None and following.left > line.left - 0.3 * line.size and following.size == line.size


def _ends_short(above: Line, line: Line) -> bool:
    """Whether a line that ends a sentence has room for the first word of the next."""
    return above.has_room_for(line.segments[0]) and bool(
        _SENTENCE_END.search(above.ending) and _OPENING.match(line.first)
    )


def _begins_item(above: Line, line: Line) -> bool:
    """Whether a line begins with a bullet, or with the number of a point behind a sentence."""
    first = line.first
    return bool(_BULLET.match(first)) or bool(_POINT.match(first) and _SENTENCE_END.search(above.ending))


def ends_sentence(text: str) -> bool:
    """Whether a text ends where a sentence does."""
    return bool(_SENTENCE_END.search(text))


def begins_bullet(line: Line) -> bool:
    """Whether a line begins with a bullet or the number of a point."""
    return bool(_BULLET.match(line.first) or _POINT.match(line.first)) and line.length > 1


def is_point(word: str) -> bool:
    """Whether a word is the number of a point in brackets, as no heading has."""
    return bool(_BRACKETED.match(word))


def group_by_style(segments: Sequence[Segment]) -> list[tuple[Style, list[Segment]]]:
    """Runs of consecutive segments in one style, raised ones counted with the segment before."""
    keyed: list[tuple[Style, Segment]] = []
    for segment in segments:
        keyed.append((keyed[-1][0] if keyed and segment.raised else style(segment.face), segment))
    return [(key, [segment for _, segment in run]) for key, run in groupby(keyed, key=lambda pair: pair[0])]
