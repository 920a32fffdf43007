"""What the columns of a table hold, and its rows by the role of their cells."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from claimx.claims.passages import Passage, Place, slice_of
from claimx.claims.tables.columns import Column, Role, find_roles
from claimx.mentions import Annotation
from claimx.schema import Cell, Document, Label, Mention, Span, Table


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a cell: the whole cell, or one of its numbered or bulleted items."""

    span: Span
    passage: Passage

    def of(self, *labels: Label) -> tuple[Mention, ...]:
        """The mentions of these labels."""
        return self.passage.of(*labels)


@dataclass(frozen=True)
class Row:
    """One row of a table, its cells by the role of their column."""

    document: Document
    annotation: Annotation
    table: Table
    number: int
    cells: dict[Role, tuple[Cell, ...]]

    def items(self, role: Role, column: int | None = None) -> tuple[Item, ...]:
        """The entries of the cells of this role; of the first or the later such columns only, if asked."""
        cells = self._items.get(role, ())
        if column is not None:
            cells = cells[:1] if column == 0 else cells[1:]
        return tuple(item for cell in cells for item in cell)

    def of(self, role: Role, *labels: Label) -> tuple[Mention, ...]:
        """The mentions of these labels in the cells of this role."""
        return tuple(m for item in self.items(role) for m in item.of(*labels))

    def place(self, span: Span) -> Place:
        """Where evidence in one of the row's cells stands."""
        cell = next(c for cells in self.cells.values() for c in cells if c.start <= span.start < c.end)
        table, caption = self.table, self.table.caption.of(self.document.text)
        label = table.label or f"table {1 + self.document.tables.index(table)}"
        return Place(span.start, span.end, caption or label, table.page, label, self.number, cell.column)

    def heads(self, role: Role) -> str:
        """The header text of the columns of this role, in lower case."""
        columns = {c.column for c in self.cells.get(role, ())}
        cells = (c for c in self.table.cells if c.header and c.column in columns)
        return " ".join(Span(c.start, c.end).of(self.document.text).lower() for c in cells)

    def passages(self) -> tuple[Passage, ...]:
        """Every entry of every cell."""
        return tuple(item.passage for role in self.cells for item in self.items(role))

    @cached_property
    def _items(self) -> dict[Role, tuple[tuple[Item, ...], ...]]:
        """The entries of every cell, by the role of their column."""
        return {role: tuple(self._entries(cell) for cell in cells) for role, cells in self.cells.items()}

    def _entries(self, cell: Cell) -> tuple[Item, ...]:
        whole = (Span(cell.start, cell.end),) if cell.end > cell.start else ()
        return tuple(Item(span, self._passage(span)) for span in (cell.items if whole and cell.items else whole))

    def _passage(self, span: Span) -> Passage:
        return Passage(
            self.document,
            span.start,
            span.end,
            -1,
            self.table.section,
            slice_of(self.annotation.mentions, span.start, span.end),
            slice_of(self.annotation.cues, span.start, span.end),
        )


def roles_of(document: Document, annotation: Annotation, table: Table) -> dict[int, Role]:
    """What each column holds, by its header and by what its cells name (:mod:`claimx.claims.tables.columns`)."""
    headers: dict[int, str] = {}
    cells: dict[int, list[tuple[Mention, ...]]] = {number: [] for number in range(table.n_columns)}
    for cell in table.cells:
        if cell.header:
            text = Span(cell.start, cell.end).of(document.text)
            headers[cell.column] = (headers.get(cell.column, "") + " " + text).strip()
        else:
            cells[cell.column].append(slice_of(annotation.mentions, cell.start, cell.end))
    columns = [Column(headers.get(number, ""), tuple(named)) for number, named in cells.items()]
    return dict(enumerate(find_roles(columns)))


def find_rows(document: Document, annotation: Annotation, table: Table) -> Iterator[Row]:
    """The rows under the header, each with its cells by role."""
    roles = roles_of(document, annotation, table)
    rows: dict[int, dict[Role, tuple[Cell, ...]]] = {}
    for cell in table.cells:
        if not cell.header:
            cells = rows.setdefault(cell.row, {})
            role = roles[cell.column]
            cells[role] = (*cells.get(role, ()), cell)
    for number, cells in rows.items():
        yield Row(document, annotation, table, number, cells)
