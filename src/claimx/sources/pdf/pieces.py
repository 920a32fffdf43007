"""Pieces of running text: the lines of a column parted by space, size, style, indents, bullets and short last lines."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from claimx.schema import BlockKind, SectionKind
from claimx.sources.pdf.initials import LARGE, is_initial
from claimx.sources.pdf.lines import Line, Style, ends_sentence, is_bullet, is_number, style, style_of
from claimx.sources.pdf.rows import main_size
from claimx.sources.pdf.segments import Box, PrintedGrid, Segment

_OPENING = re.compile(r"[\"'(\u201c\u2018\[]*[A-Z0-9\u0391-\u03a9]")
WIDER = 1.25  # times the usual distance of lines: a wider one parts paragraphs
OTHER_SIZE = 0.6  # points by which the type of two paragraphs differs
INDENT, DEEPEST_INDENT = 0.6, 5.0  # of the size


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
    initial = run[0].segments[0]
    if initial.face.size >= LARGE * size and base <= initial.bottom and is_initial(initial):  # as high as several lines
        return False
    usual = leading.get(size) or leading.get(other, 1.2 * size)
    if base - last > WIDER * usual or base < last:
        return True
    if abs(size - other) > OTHER_SIZE:
        return True
    (_, bold, italic), (_, was_bold, was_italic) = kind, before
    if (bold or italic or was_bold or was_italic) and _changes_style(above, line):
        return True
    if before[0] and before == kind and before[1]:
        return False
    begins = INDENT * size < left - over < DEEPEST_INDENT * size and not _is_block(line, following)
    if begins and (len(run) > 1 or over <= edge + INDENT * size):
        return True
    if left <= over + INDENT * size and not ended[-1].isalnum() and _ends_short(above, line):
        return True
    return not text[0].isalpha() and _begins_item(above, line)


def _changes_style(above: Line, line: Line) -> bool:
    """Whether one of two lines is wholly in bold, or a short one in italics, and the other begins or ends otherwise."""
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
    return above.has_room_for(line.segments[0]) and ends_sentence(above.ending) and bool(_OPENING.match(line.first))


def _begins_item(above: Line, line: Line) -> bool:
    """Whether a line begins with a bullet, or with the number of a point behind a sentence."""
    first = line.first
    return is_bullet(first) or (is_number(first) and ends_sentence(above.ending))
