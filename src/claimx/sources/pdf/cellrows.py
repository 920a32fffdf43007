"""The lines of a table put together to rows: by rules, by their distance, and by segments that did not fit."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimx.sources.pdf.rows import main_size
from claimx.sources.pdf.segments import Segment

LINE = 1.4  # of the size: the greatest distance of the lines of one cell
TIGHT = 1.27  # of the size: the greatest distance of lines that are one cell for certain
FEWEST_RULES, RULED = 3, 0.25  # rules in a table whose rows are ruled, and their share of its lines
FEWEST_FITTING = 3  # cells of a line that would have fitted on the line above, in a row of its own
JUMP = 1.12  # times the distance of lines: the least distance of rows, where they differ
SPARE = 0.4  # of the size, by which a cell may reach further than any other of its column
MOSTLY = 0.7  # share of the lines at the closer distance that must go on from the line above
SpanRow = list[list[Segment]]  # the segments of each column on one line of a table


@dataclass(frozen=True, slots=True)
class _Edges:
    """How far right the text of each column may reach: up to the next column; and how far it does reach."""

    limits: list[float]
    reached: list[float]


def row_groups(
    lines: Sequence[tuple[SpanRow, float]],
    header_end: float,
    whole: Sequence[float],
    partial: Sequence[float],
    bounds: Sequence[float],
    edge: float,
) -> list[list[int]]:
    """The lines of each row of a table, by number.

    Args:
        lines: the segments of each column on each line, and the line that they stand on.
        header_end: where the column headings end.
        whole: the rules from edge to edge.
        partial: the shorter ones.
        bounds: where columns part.
        edge: the right edge of the table.
    """
    edges = _edges(lines, bounds, edge)
    ruled = _is_ruled(lines, [rule for rule in whole if lines[0][1] < rule < lines[-1][1]], header_end, edges)
    closest = _closest_rows([line for line in lines if line[1] > header_end], edges)
    groups: list[list[int]] = [[0]]
    for at in range(1, len(lines)):
        (above, base), (line, under) = lines[at - 1], lines[at]
        if under < header_end:
            joins = not any(base < rule <= under for rule in partial) and not any(
                _spans(lines[up][0], line, bounds) for up in groups[-1]
            )
        elif any(base < rule <= under for rule in whole):
            joins = False
        elif ruled or closest:
            joins = ruled or under - base < closest
        else:
            joins = _goes_on(above, line, edges.limits)
        if joins:
            groups[-1].append(at)
        else:
            groups.append([at])
    return [rows for group in groups for rows in _under_labels(group, lines, header_end, edges)]


def _under_labels(
    group: Sequence[int], lines: Sequence[tuple[SpanRow, float]], header_end: float, edges: _Edges
) -> list[list[int]]:
    """The rows of a group that share a label: lines that fill the same columns anew, the label with the first."""
    filled = {at: frozenset(c for c, cell in enumerate(lines[at][0]) if cell) for at in group}
    common, count = Counter(filled.values()).most_common(1)[0]
    alike = [at for at in group if filled[at] == common]
    pairs = [(lines[a][0], lines[b][0]) for a, b in pairwise(alike)]
    if lines[group[0]][1] < header_end or count < 2 or len(common) < FEWEST_FITTING:
        return [list(group)]
    if not all(_begins_anew(above, line, edges) for above, line in pairs):
        return [list(group)]
    rows = [[at] for at in alike]
    for at in group:
        if at not in alike:
            before = max((n for n, row in enumerate(rows) if row[0] < at), default=0)
            rows[0 if common.isdisjoint(filled[at]) else before].append(at)
    return [sorted(row) for row in rows]


def _is_ruled(lines: Sequence[tuple[SpanRow, float]], rules: Sequence[float], header_end: float, edges: _Edges) -> bool:
    """Whether rules part every two rows, and not groups of rows."""
    if len(rules) < FEWEST_RULES:
        return False
    pairs = [pair for pair in pairwise(lines) if not any(pair[0][1] < rule <= pair[1][1] for rule in rules)]
    segments = [segment for line, _ in lines for cell in line for segment in cell]
    solid = all(under - base < TIGHT * main_size(segments) for (_, base), (_, under) in pairs)
    body = [(above, line) for (above, base), (line, _) in pairs if base > header_end]
    return (solid or len(rules) >= RULED * len(lines)) and _mostly_goes_on(body, edges)


def _edges(lines: Sequence[tuple[SpanRow, float]], bounds: Sequence[float], edge: float) -> _Edges:
    columns = [[line[column] for line, _ in lines if line[column]] for column in range(len(bounds) + 1)]
    limits = [*(min((cell[0].x0 for cell in cells), default=0.0) for cells in columns[1:]), edge]
    reached = [
        max((cell[-1].x1 for cell in cells if cell[-1].x1 < limit), default=limit)
        for cells, limit in zip(columns, limits, strict=True)
    ]
    return _Edges(limits, reached)


def _closest_rows(lines: Sequence[tuple[SpanRow, float]], edges: _Edges) -> float:
    """The least distance between rows, where the lines of one row stand closer than rows do; else 0."""
    segments = [segment for line, _ in lines for cell in line for segment in cell]
    size = main_size(segments)
    gaps = sorted(below[1] - above[1] for above, below in pairwise(lines))
    steps = [
        (high / low, (low + high) / 2)
        for low, high in pairwise(gaps)
        if low < LINE * size and high >= JUMP * low and (low > 0.9 * size or high > 1.3 * size)
    ]
    if not steps:
        return 0.0
    closest = max(steps)[1]
    tight = [(above, line) for (above, a), (line, b) in pairwise(lines) if b - a < closest]
    return closest if _mostly_goes_on(tight, edges) else 0.0


def _mostly_goes_on(pairs: Sequence[tuple[SpanRow, SpanRow]], edges: _Edges) -> bool:
    return sum(not _begins_anew(above, line, edges) for above, line in pairs) >= MOSTLY * len(pairs)


def _begins_anew(above: SpanRow, line: SpanRow, edges: _Edges) -> bool:
    """Whether a line is a row of its own: its label, or most of several cells, would have fitted on the line above.

    Where a line leaves out columns beside its label, cells need not have had room up to the next column, as there may
    be paper between columns.
    """
    leaves_out = any(old and not cell for old, cell in zip(above[1:], line[1:], strict=True))
    limits = [reach + SPARE * main_size(above[c] or line[c]) if line[c] else 0 for c, reach in enumerate(edges.reached)]
    both = [
        (column, _is_wrapped(old, cell, limit))
        for column, (old, cell, limit) in enumerate(
            zip(above, line, limits if leaves_out else edges.limits, strict=True)
        )
        if old and cell
    ]
    fitting = sum(not wrapped for _, wrapped in both)
    return (0, False) in both or (fitting >= FEWEST_FITTING and fitting > len(both) / 2)


def _spans(above: SpanRow, line: SpanRow, bounds: Sequence[float]) -> bool:
    """Whether a heading reaches over, or is centered over, two columns that have headings of their own under it."""
    for column, bound in enumerate(bounds):
        cell, first, second = above[column], line[column], line[column + 1]
        if not (cell and first and second):
            continue
        middle = abs(_center(cell) - (_center(first) + _center(second)) / 2)
        if cell[-1].x1 > bound or (not above[column + 1] and middle < abs(_center(cell) - _center(first))):
            return True
    return False


def _center(cell: Sequence[Segment]) -> float:
    return (cell[0].x0 + cell[-1].x1) / 2


def _goes_on(above: SpanRow, line: SpanRow, limits: Sequence[float]) -> bool:
    """Whether every cell of a line goes on from a full cell of the line above, and some have ended."""
    filled = sum(bool(cell) for cell in line)
    return 0 < filled < sum(bool(cell) for cell in above) and _all_wrapped(above, line, limits)


def _all_wrapped(above: SpanRow, line: SpanRow, limits: Sequence[float]) -> bool:
    return all(
        old and _is_wrapped(old, cell, limit) for old, cell, limit in zip(above, line, limits, strict=True) if cell
    )


def _is_wrapped(above: Sequence[Segment], line: Sequence[Segment], limit: float) -> bool:
    """Whether the first segment of a line would not have fitted on the line above."""
    size = main_size(above)
    fits = above[-1].x1 + 0.3 * size + (line[0].x1 - line[0].x0) < limit - 0.4 * size
    return not fits or line[0].text[:1].islower()
