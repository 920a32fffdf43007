"""What the columns of a table hold, and its rows by the role of their cells."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from claimx.claims.discourse.cancers import most_specific
from claimx.claims.discourse.topics import Topic
from claimx.claims.passages.changes import Change, find_changes
from claimx.claims.passages.passage import Passage, Place, passage_at, slice_of
from claimx.claims.passages.records import record
from claimx.claims.tables.columns import Column, Role, find_roles
from claimx.claims.tables.entries import entries_of
from claimx.claims.tables.gene_columns import with_genes_first
from claimx.claims.tables.layout import Layout, Line, read_layout
from claimx.claims.tables.organs import with_organs
from claimx.claims.tables.verdicts import is_mark, is_verdict
from claimx.lexicon import Lexicon
from claimx.mentions import Annotation
from claimx.schema import Cell, Document, Label, Mention, Span, Table

_ANSWERING = re.compile(
    r"overcom|circumvent|strateg|counter|revers(?:e|al|ing)|resensiti|re-sensiti|restor|ways? (?:out|around)"
)
_SUBJECTS: tuple[Label, ...] = ("GENE", "MUTATION", "ALTERATION", "MECHANISM")


@record
class Item:
    """One entry of a cell: the whole cell, or one of its numbered or bulleted items; and the column it stands in."""

    span: Span
    passage: Passage
    column: int

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changed genes that it names."""
        return find_changes(self.passage, self.span)

    def of(self, *labels: Label) -> tuple[Mention, ...]:
        """The mentions of these labels."""
        return self.passage.of(*labels)


@dataclass(frozen=True)
class Row:
    """One row of a table, its cells by the role of their column.

    Attributes:
        topic: what a reader of the table has in mind.
        columns: of each cell, by where it begins, the column in which a reader takes it.
        headers: the header cells of each column, as items.
        head: the cell that heads the row's group, if there is one.
        caption: the caption of the table.
    """

    topic: Topic
    table: Table
    cells: Mapping[Role, tuple[Cell, ...]]
    columns: Mapping[int, int]
    headers: Mapping[int, tuple[Item, ...]]
    head: Item | None
    caption: Item

    @property
    def lexicon(self) -> Lexicon:
        """The lexicon by which the table is read."""
        return self.topic.lexicon

    def items(self, role: Role, column: int | None = None) -> tuple[Item, ...]:
        """The entries of the cells of this role; of the first or the later such columns only, if asked."""
        if column is None:
            return self._all.get(role, ())
        cells = self._items.get(role, ())
        return tuple([item for cell in (cells[:1] if column == 0 else cells[1:]) for item in cell])

    def of(self, role: Role, *labels: Label) -> tuple[Mention, ...]:
        """The mentions of these labels in the cells of this role."""
        return tuple(m for item in self.items(role) for m in item.of(*labels))

    def place(self, span: Span) -> Place:
        """Where evidence in one of the row's cells stands."""
        cell = next(c for cells in self.cells.values() for c in cells if c.start <= span.start < c.end)
        table, document = self.table, self.topic.document
        caption, label = table.caption.of(document.text), table.label or f"table {1 + document.tables.index(table)}"
        return Place(span.start, span.end, caption or label, table.page, label, cell.row, cell.column)

    def heads(self, role: Role) -> str:
        """The header text of the columns of this role, in lower case."""
        columns = sorted({self.columns[c.start] for c in self.cells.get(role, ()) if c.start in self.columns})
        return " ".join(item.passage.text.lower() for column in columns for item in self.headers.get(column, ()))

    def passages(self) -> tuple[Passage, ...]:
        """Every entry of every cell."""
        return tuple(item.passage for role in self.cells for item in self.items(role))

    def headed(self, item: Item) -> tuple[Item, ...]:
        """The header cells above an entry."""
        return self.headers.get(item.column, ())

    @cached_property
    def cancers(self) -> tuple[Mention, ...]:
        """The tumours that the row is about: of its own column, else of the head of its group or of the caption."""
        own = self.of("cancer", "CANCER") or self.of("target", "CANCER")
        heads = [self.head.of("CANCER") if self.head else (), self.caption.of("CANCER")]
        lent = next((found for found in heads if len({m.name for m in found}) == 1), ())
        return most_specific(own, self.topic.document.text, self.lexicon) or lent[:1]

    @cached_property
    def _items(self) -> dict[Role, tuple[tuple[Item, ...], ...]]:
        """The entries of every cell, by the role of their column."""
        return {role: tuple(self._entries(role, cell) for cell in cells) for role, cells in self.cells.items()}

    @cached_property
    def _all(self) -> dict[Role, tuple[Item, ...]]:
        """The same, one after the other."""
        return {role: tuple([item for cell in cells for item in cell]) for role, cells in self._items.items()}

    def _entries(self, role: Role, cell: Cell) -> tuple[Item, ...]:
        column = self.columns.get(cell.start, cell.column)
        spans = entries_of(cell, self.topic.document.text)
        items = (item_at(self.topic, self.table, span, column) for span in spans)
        if role != "cancer":
            return tuple(items)
        return tuple(replace(item, passage=with_organs(item.passage, self.lexicon)) for item in items)


def item_at(topic: Topic, table: Table, span: Span, column: int = -1) -> Item:
    """A part of a table with what was found in it."""
    return Item(span, passage_at(topic.document, topic.annotation, span, table.section), column)


def roles_of(document: Document, annotation: Annotation, table: Table, layout: Layout) -> dict[int, Role]:
    """What each column holds, by its header and by what its cells name (:mod:`claimx.claims.tables.columns`)."""
    columns = []
    for number in range(layout.width):
        heads = [_entry_at(document, annotation, cell) for cell in layout.headers.get(number, ())]
        cells = [line.cells[number] for line in layout.lines if number in line.cells]
        entries = [_entry_at(document, annotation, cell) for cell in cells]
        header = " ".join(head.text for head in heads).strip()
        drugs = any(m.label in ("DRUG", "DRUG_CLASS") for head in heads for m in head.mentions)
        mentions = tuple(entry.mentions for entry in entries)
        printed = sum(len(entry.text) for entry in entries)
        columns.append(Column(header, mentions, share_of_verdicts(entries, drugs), printed))
    caption = table.caption.of(document.text).lower()
    answering = bool(_ANSWERING.search(caption))
    return dict(enumerate(with_genes_first(columns, find_roles(columns, answering), caption)))


def find_rows(topic: Topic, table: Table, roles: Mapping[int, Role] | None = None) -> Iterator[Row]:
    """The rows under the header, each with its cells by role: those given, else those that the model sees."""
    layout = read_layout(topic.document, topic.annotation, table)
    roles = roles or roles_of(topic.document, topic.annotation, table, layout)
    headers = {
        column: tuple(item_at(topic, table, _span(c), column) for c in cells)
        for column, cells in layout.headers.items()
    }
    caption = item_at(topic, table, table.caption)
    for line in layout.lines:
        cells = _by_role(line, roles)
        columns = {cell.start: column for column, cell in line.cells.items() if cell.start < cell.end}
        head = item_at(topic, table, _span(line.head)) if line.head else None
        yield Row(topic, table, cells, columns, headers, head, caption)


class _Entry(NamedTuple):
    """What is printed in a cell, and what it names."""

    text: str
    mentions: tuple[Mention, ...]


def _entry_at(document: Document, annotation: Annotation, cell: Cell) -> _Entry:
    return _Entry(document.text[cell.start : cell.end], slice_of(annotation.mentions, cell.start, cell.end))


def share_of_verdicts(entries: Sequence[_Entry], under_drug: bool) -> float:
    """The share of the filled entries of a column that only say whether something is resistant or sensitive.

    Below the name of a drug a plus or a minus says so as well.
    """
    filled = [entry for entry in entries if entry.text]
    said = [
        entry
        for entry in filled
        if not any(m.label in _SUBJECTS for m in entry.mentions)
        and (is_verdict(entry.text) or (under_drug and is_mark(entry.text)))
    ]
    return len(said) / len(filled) if filled else 0.0


def _span(cell: Cell) -> Span:
    return Span(cell.start, cell.end)


def _by_role(line: Line, roles: Mapping[int, Role]) -> dict[Role, tuple[Cell, ...]]:
    cells: dict[Role, tuple[Cell, ...]] = {}
    for column, cell in sorted(line.cells.items()):
        role = roles[column]
        cells[role] = (*cells.get(role, ()), cell)
    return cells
