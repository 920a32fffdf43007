"""Tables as they are quoted: rows of cells, each under the heading of its column."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from claimx.schema import Cell, Document, Evidence, Table

BETWEEN_CELLS = " | "


@dataclass(frozen=True, slots=True)
class HeadedCell:
    """A cell that holds something, and the header cells of its column as they are printed, joined by blanks."""

    cell: Cell
    heading: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's rows, by number, their cells in the order of the text."""

    table: Table
    rows: Mapping[int, tuple[HeadedCell, ...]]


@dataclass(frozen=True, slots=True)
class Grids:
    """The tables of a document as rows of headed cells over its ``text``."""

    text: str
    grids: tuple[Grid, ...]

    def cells(self) -> tuple[HeadedCell, ...]:
        """The cells of all tables, in the order of the text."""
        cells = (headed for grid in self.grids for row in grid.rows.values() for headed in row)
        return tuple(sorted(cells, key=lambda headed: headed.cell.start))

    def row_of(self, evidence: Evidence) -> str:
        """The whole row that a passage from a table stands in, on one line; nothing for prose.

        Written ``heading: cell | heading: cell``. Headings and cells are exact slices of the text.
        """
        if evidence.row is None:
            return ""
        holding = (grid for grid in self.grids if grid.table.start <= evidence.start < grid.table.end)
        row = next((grid.rows.get(evidence.row, ()) for grid in holding), ())
        cells = ((headed.heading, self.text[headed.cell.start : headed.cell.end]) for headed in row)
        return BETWEEN_CELLS.join(f"{heading}: {cell}" if heading.strip() else cell for heading, cell in cells)


def lay_out(document: Document) -> Grids:
    """The tables of a document as rows of headed cells."""
    return Grids(document.text, tuple(_grid(document.text, table) for table in document.tables))


def _grid(text: str, table: Table) -> Grid:
    headers: dict[int, list[Cell]] = defaultdict(list)
    rows: dict[int, list[HeadedCell]] = defaultdict(list)
    for cell in table.cells:
        if cell.header:
            headers[cell.column].append(cell)
    for cell in sorted(table.cells, key=lambda cell: cell.start):
        if cell.start < cell.end:
            above = [header for header in headers[cell.column] if header is not cell]
            heading = " ".join(text[header.start : header.end] for header in above)
            rows[cell.row].append(HeadedCell(cell, heading))
    return Grid(table, {row: tuple(cells) for row, cells in sorted(rows.items())})
