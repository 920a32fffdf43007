"""The layout of a table: its columns as a reader takes them, and its rows with what the rows above lend them.

A row that names only its first cell heads the rows below it. A row without a first cell goes on about the row above
it, if that one names something wherever this one does. A table whose columns are drugs and whose first column holds
what elsewhere are headers is turned round.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from claimx.claims.passages.passage import slice_of
from claimx.claims.tables.columns import Column
from claimx.mentions import Annotation
from claimx.schema import Cell, Document, Mention, Span, Table

_NAMED = 0.6
"""The share of headers that must name drugs, and of first cells that must be headers, in a table that is turned."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its cells by column, and the cell that heads its group."""

    cells: Mapping[int, Cell]
    head: Cell | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """The header cells of each column, and the rows."""

    headers: Mapping[int, tuple[Cell, ...]]
    lines: tuple[Line, ...]

    @property
    def width(self) -> int:
        """Number of columns."""
        return 1 + max([*self.headers, *(c for line in self.lines for c in line.cells)], default=-1)


def read_layout(document: Document, annotation: Annotation, table: Table) -> Layout:
    """The layout of a table."""
    squares = {(cell.row, cell.column): cell for cell in table.cells}
    if _is_turned(document, annotation, table):
        squares = {
            (column, row): replace(cell, header=column == 0)
            for (row, column), cell in squares.items()
            if (row, column) != (0, 0)
        }
    headers: dict[int, tuple[Cell, ...]] = {}
    rows: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in sorted(squares.items()):
        if cell.header:
            headers[column] = (*headers.get(column, ()), cell)
        else:
            rows.setdefault(row, {})[column] = cell
    return Layout(headers, _with_loans([rows[number] for number in sorted(rows)], annotation))


def _with_loans(rows: Sequence[dict[int, Cell]], annotation: Annotation) -> tuple[Line, ...]:
    """The rows, each with the head of its group, and with the first cell of the row that it goes on about."""
    lines: list[Line] = []
    head: Cell | None = None
    above: Mapping[int, Cell] = {}
    for cells in rows:
        filled = [column for column, cell in cells.items() if cell.start < cell.end]
        first = min(cells, default=0)
        if filled == [first] and len(cells) > 1:
            head, above = cells[first], {}
            lines.append(Line(cells))
            continue
        if filled and first not in filled and _goes_on(cells, above, first, annotation):
            cells = cells | {first: above[first]}
        elif filled:
            above = cells
        lines.append(Line(cells, head))
    return tuple(lines)


def _goes_on(cells: Mapping[int, Cell], above: Mapping[int, Cell], first: int, annotation: Annotation) -> bool:
    """Whether a row without a first cell has a row above it that names something wherever this one does."""
    naming = [column for column, cell in cells.items() if column != first and _named(annotation, cell)]
    return first in above and bool(naming) and all(_named(annotation, above.get(column)) for column in naming)


def _named(annotation: Annotation, cell: Cell | None) -> tuple[Mention, ...]:
    return slice_of(annotation.mentions, cell.start, cell.end) if cell else ()


def _is_turned(document: Document, annotation: Annotation, table: Table) -> bool:
    """Whether the headers name drugs and the first cells are words of headers."""
    heads = [cell for cell in table.cells if cell.header and cell.column > 0 and cell.start < cell.end]
    firsts = [cell for cell in table.cells if not cell.header and cell.column == 0 and cell.start < cell.end]
    if len(heads) < 2 or len(firsts) < 2:
        return False
    drugs = sum(any(m.label in ("DRUG", "DRUG_CLASS") for m in _named(annotation, cell)) for cell in heads)
    words = [Span(cell.start, cell.end).of(document.text) for cell in firsts]
    spoken = sum(any(Column(text, ()).spoken.values()) for text in words)
    named = sum(bool(_named(annotation, cell)) for cell in firsts)
    return drugs >= _NAMED * len(heads) and spoken >= _NAMED * len(firsts) and named <= (1 - _NAMED) * len(firsts)
