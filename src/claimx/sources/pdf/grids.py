"""The words of a table made a grid: columns by the paper between them, rows by rules, distance and wrapping."""

from collections.abc import Sequence

from claimx.sources.cells import entries_of, is_item, is_mark, split_cell
from claimx.sources.drafts import CellDraft, Grid
from claimx.sources.pdf.cellrows import SpanRow, row_groups
from claimx.sources.pdf.lines import line_text
from claimx.sources.pdf.markers import plain_segments
from claimx.sources.pdf.rows import Row, base_of
from claimx.sources.pdf.segments import PrintedCell, PrintedGrid
from claimx.sources.pdf.spans import with_spans
from claimx.sources.pdf.tables import TableArea, cells_of
from claimx.sources.wrapping import join_lines
from claimx.text import Vocabulary

MOST_CROSSED = 0.12  # share of the rows that may cross the paper between two columns
INNER_GAP = 0.45  # of the size: the least space between cells where a table is known to be
NARROWEST_GAP = 3.0  # points of paper between two columns


def read_grid(rows: Sequence[Row], area: TableArea) -> PrintedGrid | None:
    """The grid of a table; None where it has one column or row.

    Args:
        rows: the rows of the table alone.
        area: its place and rules.
    """
    across = [rule for rule in area.rules if rule.x1 - rule.x0 > rule.bottom - rule.top]
    whole = sorted(rule.top for rule in across if rule.x1 - rule.x0 > 0.9 * (area.box.x1 - area.box.x0))
    header_end = _header_end(rows, whole)
    bounds = _without_lists(_boundaries(rows, area, header_end), rows, header_end)
    if not bounds or len(rows) < 2:
        return None
    lines = [(_in_columns(row, bounds), base_of(row)) for row in rows]
    lines = with_spans(lines, bounds, header_end)
    partial = sorted(rule.top for rule in across if rule.x1 - rule.x0 <= 0.9 * (area.box.x1 - area.box.x0))
    groups = row_groups(lines, header_end, whole, partial, bounds, area.box.x1 + 1)
    headers = sum(1 for group in groups if lines[group[0]][1] < header_end)
    columns = range(len(bounds) + 1)
    cells = tuple(
        tuple(tuple(tuple(lines[at][0][column]) for at in group if lines[at][0][column]) for column in columns)
        for group in groups
    )
    return PrintedGrid(cells, max(1, headers))


def render_grid(printed: PrintedGrid, vocabulary: Vocabulary, entries: int) -> Grid:
    """The plain text of a table's cells.

    Args:
        printed: the table.
        vocabulary: of the document, for words cut at line ends.
        entries: the number of references, or 0 where the document does not raise its markers.
    """
    rows = tuple(tuple(_cell(cell, vocabulary, entries) for cell in row) for row in printed.rows)
    return Grid(rows, printed.headers)


def _cell(lines: PrintedCell, vocabulary: Vocabulary, entries: int) -> CellDraft:
    """A cell from its printed lines; numbers and bullets at line starts begin its items."""
    above = (None, *(line[-1] for line in lines))
    printed = [line_text(plain_segments(line, entries, last)) for line, last in zip(lines, above, strict=False)]
    starts = [number for number, line in enumerate(printed) if is_item(line)]
    items = [join_lines(group, vocabulary) for group in entries_of(printed, starts)] if printed else []
    return split_cell(items, len(starts) > 1, False)


def _header_end(rows: Sequence[Row], whole: Sequence[float]) -> float:
    """Where the column headings end: at the first rule with rows above and below it, or under the first row."""
    bases = [base_of(row) for row in rows]
    for rule in whole:
        if bases[0] < rule < bases[-1]:
            return rule
    return bases[0] + 0.1


def _boundaries(rows: Sequence[Row], area: TableArea, header_end: float) -> list[float]:
    """The middles of the paper between columns."""
    upright = sorted({round(r.x0) for r in area.rules if r.bottom - r.top > r.x1 - r.x0})
    inner = [x for x in upright if area.box.x0 + 8 < x < area.box.x1 - 8]
    if inner:
        return [float(x) for at, x in enumerate(inner) if at == 0 or x - inner[at - 1] > 8]
    body = [row for row in rows if base_of(row) > header_end] or list(rows)
    heads = [row for row in rows if base_of(row) <= header_end]
    return _free_places(_spans_of(body), _spans_of(heads), int(MOST_CROSSED * len(body)))


def _without_lists(bounds: list[float], rows: Sequence[Row], header_end: float) -> list[float]:
    """The bounds but for those between the numbers or bullets of lists in cells and what they stand before."""
    split = [(_in_columns(row, bounds), base_of(row) > header_end) for row in rows]
    kept = []
    for at, bound in enumerate(bounds):
        heads = [cells[at + 1] for cells, is_body in split if not is_body]
        marks = [line_text(cells[at]) for cells, is_body in split if is_body and cells[at] and cells[at + 1]]
        if not marks or any(heads) or not heads or not all(map(is_mark, marks)):
            kept.append(bound)
    return kept


def _spans_of(rows: Sequence[Row]) -> list[tuple[int, int]]:
    return [(int(cell[0].x0), int(cell[-1].x1)) for row in rows for cell in cells_of(row, INNER_GAP)]


def _free_places(spans: Sequence[tuple[int, int]], heads: Sequence[tuple[int, int]], most: int) -> list[float]:
    """The middles of the stretches that at most some spans cross, where fewest of them and of the headings do."""
    left, right = min(a for a, _ in spans), max(b for _, b in spans)
    cover, above = _cover(spans, left, right), _cover(heads, left, right)
    found: list[float] = []
    start: int | None = None
    for x, crossed in enumerate(cover):
        if crossed <= most and start is None:
            start = x
        elif crossed > most and start is not None:
            if start > 0 and x - start >= NARROWEST_GAP:
                found.append(_thinnest([*zip(cover, above, strict=True)], start, x) + left)
            start = None
    return found


def _cover(spans: Sequence[tuple[int, int]], left: int, right: int) -> list[int]:
    """How many spans lie over each point."""
    cover = [0] * (right - left + 2)
    for a, b in spans:
        for x in range(max(0, a - left), min(right, b) - left + 1):
            cover[x] += 1
    return cover


def _thinnest(cover: Sequence[tuple[int, int]], start: int, end: int) -> float:
    """The middle of the stretch that fewest rows cross."""
    least = min(cover[start:end])
    places = [x for x in range(start, end) if cover[x] == least]
    return places[len(places) // 2]


def _in_columns(row: Row, bounds: Sequence[float]) -> SpanRow:
    """A row's cells in the columns; one that spans several stands in the first of them."""
    columns: SpanRow = [[] for _ in range(len(bounds) + 1)]
    for cell in cells_of(row, INNER_GAP):
        middle = (cell[0].x0 + cell[-1].x1) / 2
        crossed = [bound for bound in bounds if cell[0].x0 < bound < cell[-1].x1]
        for word in cell:
            place = (word.x0 + word.x1) / 2 if not crossed else (cell[0].x0 + 1)
            place = middle if len(cell) == 1 and not crossed else place
            columns[sum(bound <= place for bound in bounds)].append(word)
    return columns
