"""Rows of a page: the segments on one base line, with superscripts and subscripts in the rows that they belong to."""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from claimx.sources.pdf.segments import TOUCHING, Face, Segment

Row = list[Segment]

_LEFT, _BASE = attrgetter("x0"), attrgetter("base")
LEVEL = 0.2  # of the size, by which base lines of one row may differ
SMALL = 0.87  # of the size beside it, up to which a segment may be raised or lowered
TOUCH = 0.45  # of the size: the widest gap between a segment and its superscript
RISE = (0.08, 0.75)  # of the size, by which a superscript stands above the base line
DROP = (0.04, 0.4)  # of the size, by which a subscript stands below it
OVERLAP = 0.1  # of the size, by which segments beside each other may overlap
NO_BLANK = 0.13  # of the size: a narrower gap beside a superscript is no blank
APART = 0.16  # of the size: a wider gap between segments is a blank
WIDEST_OVERLAP = 0.3  # of the size, by which parts of a word may overlap; else one is printed over the other


def find_rows(segments: Iterable[Segment]) -> list[Row]:
    """The rows of a page from top to bottom, each from left to right."""
    rows: list[Row] = []
    base = 0.0
    row: Row = []
    for segment in sorted(segments, key=_BASE):
        _, _, _, _, _, line, face, _, _, _ = segment
        rise = line - base
        if not row or (rise > 1.0 and rise > LEVEL * face.size):
            row = []
            rows.append(row)
            base = line
        row.append(segment)
    for row in rows:
        if len(row) > 1:
            row.sort(key=_LEFT)
    return [
        row if len(row) == 1 or _is_plain(row) else _marked(_glued(_side_by_side(row))) for row in _hosted(rows) if row
    ]


def _is_plain(row: Row) -> bool:
    """Whether the segments of a row stand on one line, each behind the other, and are glued where they touch alone."""
    _, _, _, edge, _, base, before, _, _, _ = row[0]
    level = 0.5 * DROP[0] * before.size
    for _, x0, _, x1, _, line, face, _, glued, _ in row[1:]:
        gap = x0 - edge
        if (
            abs(line - base) > level
            or gap < 0
            or (glued if gap > APART * face.size else not glued and gap < _least(face, before))
        ):
            return False
        edge, before = x1, face
    return True


def _least(face: Face, before: Face) -> float:
    """The narrowest blank between two segments; slanted letters lean over it."""
    return TOUCHING * face.size / (1 + before.italic)


def _glued(row: Row) -> Row:
    """The row with segments glued where their paper touches, and only there: parts of a word may be drawn far apart."""
    found = row
    for at in range(1, len(row)):
        before, segment = row[at - 1], row[at]
        gap, size = segment.x0 - before.x1, segment.face.size
        least = _least(segment.face, before.face)
        if segment.glued != (gap < least) and gap > -WIDEST_OVERLAP * size and not least <= gap <= APART * size:
            found = [*row] if found is row else found
            found[at] = Segment(*segment[:-2], not segment.glued, segment.edges)
    return found


def _side_by_side(row: Row) -> Row:
    """The row with segments cut where others are set into a blank of theirs."""
    at = 0
    while at + 1 < len(row):
        segment, x = row[at], row[at + 1].x0
        if segment.edges and x < segment.x1 - OVERLAP * segment.face.size:
            first, rest = segment.cut(x)
            if first.x1 <= x + OVERLAP * segment.face.size:
                row = [*row[:at], first, *sorted([rest, *row[at + 1 :]], key=_LEFT)]
        at += 1
    return row


def main_size(segments: Sequence[Segment]) -> float:
    """The size that most characters are set in."""
    first = segments[0].face
    if all([segment.face is first for segment in segments]):
        return first.size
    sizes: dict[float, int] = {}
    for text, _, _, _, _, _, (_, size, _, _), _, _, _ in segments:
        sizes[size] = sizes.get(size, 0) + len(text)
    return max(sizes, key=sizes.__getitem__)


def base_of(row: Sequence[Segment]) -> float:
    """The base line of a row: that of its segments that are not raised."""
    first = row[0]
    return first.base if not first.raised else next((each.base for each in row if not each.raised), first.base)


def _hosted(rows: list[Row]) -> list[Row]:
    """The rows with small segments moved to the row of the larger segment that they touch."""
    kept: list[Row] = [*rows]
    moved: dict[int, Row] = {}
    for at, near in enumerate(_near(rows)):
        if not near:
            continue
        kept[at] = []
        for segment in rows[at]:
            host = next((other for other in near if _hosts(segment, [*rows[other], *moved.get(other, ())])), None)
            (kept[at] if host is None else moved.setdefault(host, [])).append(segment)
    for at, come in moved.items():
        kept[at] = sorted([*kept[at], *come], key=_LEFT)
    return kept


def _near(rows: Sequence[Row]) -> list[list[int]]:
    """Of each row those with larger type so close that it may be a superscript or subscript of theirs, lower first."""
    bases = [row[0].base for row in rows]
    firsts = [row[0].face.size for row in rows]
    largest = [
        size if len(row) == 1 else max([segment.face.size for segment in row])
        for size, row in zip(firsts, rows, strict=True)
    ]
    least = [
        (size if len(row) == 1 else min([segment.face.size for segment in row])) / SMALL
        for size, row in zip(firsts, rows, strict=True)
    ]
    reach = RISE[1] * max(largest, default=0.0)
    found: list[list[int]] = [[] for _ in rows]
    for at, base in enumerate(bases):
        lower = []
        for other in range(at + 1, len(rows)):
            distance = abs(bases[other] - base)
            if distance > reach:
                break
            if largest[other] >= least[at] and distance <= RISE[1] * largest[other]:
                lower.append(other)
            if largest[at] >= least[other] and distance <= RISE[1] * largest[at]:
                found[other].insert(0, at)
        found[at][:0] = lower
    return found


def _hosts(segment: Segment, row: Sequence[Segment]) -> bool:
    """Whether a row has a larger segment that the segment touches from above or below its base line."""
    for other in row:
        size = other.face.size
        rise = other.base - segment.base
        if segment.face.size <= SMALL * size:
            fits = RISE[0] * size <= rise <= RISE[1] * size or DROP[0] * size <= -rise <= DROP[1] * size
        else:
            fits = abs(rise) < 1 and size == segment.face.size and other is not segment
        if fits and _touches(segment, other, TOUCH * size):
            return True
    return False


def _touches(segment: Segment, other: Segment, reach: float) -> bool:
    """Whether a segment begins where a word of another one ends, or ends where one begins."""
    if segment.x0 - other.x1 >= reach or other.x0 - segment.x1 >= reach:
        return False
    ends, begins = (*other.edges[::2], other.x1), (other.x0, *other.edges[1::2])
    return any(abs(segment.x0 - x) < reach for x in ends) or any(abs(x - segment.x1) < reach for x in begins)


def _marked(row: Row) -> Row:
    """The row with its raised and lowered segments marked, and the blanks beside them measured."""
    bases = [segment.base for segment in row]
    if max(bases) - min(bases) <= DROP[0] * row[0].face.size:
        return row
    small = SMALL * max(segment.face.size for segment in row)
    marked = [
        segment._replace(raised=raised)
        if segment.face.size <= small and (raised := _raised(segment, at, row))
        else segment
        for at, segment in enumerate(row)
    ]
    for at in range(1, len(marked)):
        before, segment = marked[at - 1], marked[at]
        if segment.raised != before.raised:
            blank = NO_BLANK * max(segment.face.size, before.face.size)
            if segment.glued != (segment.x0 - before.x1 < blank):
                marked[at] = segment._replace(glued=not segment.glued)
    return marked


def _raised(segment: Segment, at: int, row: Row) -> int:
    """1 for a segment set small above the base line of the larger segment that it touches, -1 for one below it."""
    for side in (row[:at][::-1], row[at + 1 :]):
        edge = segment
        for other in side:
            size = other.face.size
            if max(edge.x0 - other.x1, other.x0 - edge.x1) > TOUCH * size:
                break
            rise = other.base - segment.base
            if segment.face.size <= SMALL * size and (rise > RISE[0] * size or -rise > DROP[0] * size):
                return 1 if rise > 0 else -1
            edge = other
    return 0
