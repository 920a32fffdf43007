"""Tables that go on: in the next column of their page, or on the next page."""

from collections.abc import Sequence
from dataclasses import replace

from claimx.sources.pdf.rows import Row, base_of
from claimx.sources.pdf.segments import Box, Segment
from claimx.sources.pdf.tables import TableArea, cells_box, cells_of, column_stretches, within

FIRST_ROWS = 3  # of a page or column, that must fit the columns of the table that goes on there
MARGIN = 8.0  # points that a table reaches further on either side than its cells
IN_COLUMN = 6.0  # points by which a table may stand out of its column
Stretch = tuple[float, float]


def with_columns(
    tables: Sequence[TableArea], rows: Sequence[Row], rules: Sequence[Box], gutters: Sequence[float], width: float
) -> list[TableArea]:
    """The tables of a page, each with its parts in the further columns, which have its caption.

    Args:
        tables: of the page.
        rows: the rows of the page.
        rules: its straight rules.
        gutters: where columns part on most pages.
        width: of the page.
    """
    if not tables or not gutters:
        return list(tables)
    columns = column_stretches(rows, gutters, width)
    found = list(tables)
    for area in tables:
        part: TableArea | None = area
        while part and (own := _column_of(part, columns)) is not None and own + 1 < len(columns):
            part = _next_part(part, rows, rules, columns[own], columns[own + 1])
            if part and any(part.box.meets(other.box.grown(-2)) for other in found):
                part = None
            found += [part] if part else []
    return found


def on_next_page(
    tables: Sequence[TableArea],
    before: Sequence[Row],
    rows: Sequence[Row],
    rules: Sequence[Box],
    gutters: Sequence[float],
    width: float,
) -> TableArea | None:
    """The table that goes on at the top of a page, where it filled the page before down to its last row.

    Args:
        tables: of the page before.
        before: the rows of that page.
        rows: the rows of the page.
        rules: its straight rules.
        gutters: where columns part on most pages.
        width: of the pages.
    """
    if not tables or not rows:
        return None
    columns = column_stretches(before, gutters, width)
    last = max(tables, key=lambda area: (_column_of(area, columns) or 0, area.box.bottom))
    own = _column_of(last, columns)
    if own is not None and own + 1 < len(columns):
        return None
    shift = columns[0][0] - columns[own][0] if own else 0.0
    inside = [row for row in rows if own is None or any(_is_inside(each, columns[0]) for each in row)]
    part = _part(last, before, inside, rules, shift)
    return part and replace(part, segment=rows[0][0], goes_on=True)


def _column_of(area: TableArea, columns: Sequence[Stretch]) -> int | None:
    """The number of the column that a table stands in; None where it reaches over several, or there is one alone."""
    box = area.box
    inside = [at for at, (x0, x1) in enumerate(columns) if x0 - IN_COLUMN <= box.x0 and box.x1 <= x1 + IN_COLUMN]
    return inside[0] if inside and len(columns) > 1 else None


def _next_part(
    area: TableArea, rows: Sequence[Row], rules: Sequence[Box], own: Stretch, following: Stretch
) -> TableArea | None:
    """The part of a table at the top of the next column, under what reaches over both."""
    top = max((base_of(row) for row in rows if base_of(row) < area.box.top and _reaches_over(row, own[1])), default=0.0)
    under = [row for row in rows if base_of(row) > top]
    beside = [[each for each in row if _is_inside(each, following)] for row in under]
    return _part(area, rows, [row for row in beside if row], rules, following[0] - own[0])


def _part(
    area: TableArea, before: Sequence[Row], rows: Sequence[Row], rules: Sequence[Box], shift: float
) -> TableArea | None:
    """The part of a table that begins some rows; None where rows follow the table, or these do not fit its columns.

    Args:
        area: the table.
        before: the rows of its page.
        rows: those that its part may begin.
        rules: straight rules of the page of the rows.
        shift: how far right of the table its part stands.
    """
    reach = area.box.grown(4)
    if not rows or any(
        base_of(row) > area.box.bottom + 2 and any(reach.x0 < each.x0 < reach.x1 for each in row) for row in before
    ):
        return None
    filled = [cells_of(inside) for row in before if (inside := within(row, area.box))]
    if any(_crosses(cell, filled, shift) for row in rows[:FIRST_ROWS] for cell in cells_of(row)):
        return None
    first = rows[0][0]
    x0, x1 = area.box.x0 + shift, area.box.x1 + shift
    stretch = x0 - MARGIN, x1 + MARGIN
    box = cells_box(rows, first._replace(base=first.base - 1), stretch, [stretch], 0)
    if box is None:
        return None
    kept = tuple(rule for rule in rules if box.grown(4).holds((rule.x0 + rule.x1) / 2, rule.top))
    return replace(area, box=Box(x0, box.top, x1, box.bottom), rules=kept)


def _is_inside(segment: Segment, stretch: Stretch) -> bool:
    return stretch[0] <= (segment.x0 + segment.x1) / 2 <= stretch[1]


def _reaches_over(row: Row, x: float) -> bool:
    return any(segment.x0 < x < segment.x1 for segment in row)


def _crosses(cell: Sequence[Segment], rows: Sequence[Sequence[Sequence[Segment]]], shift: float) -> bool:
    """Whether a cell lies over several cells of most rows of a table, shifted to the right."""
    x0, x1 = cell[0].x0 - shift, cell[-1].x1 - shift
    over = [sum(each[0].x0 < x1 and x0 < each[-1].x1 for each in row) for row in rows]
    return sum(count > 1 for count in over) > len(rows) / 2
