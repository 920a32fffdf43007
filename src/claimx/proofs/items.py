"""What a proof lists: the blocks of a document in the order in which they were read, tables as rows of squares."""

from dataclasses import dataclass

from claimx.schema import Block, Document, Table
from claimx.text import squeeze

GROUPS = {
    "title": "title", "heading": "heading", "paragraph": "paragraph", "list_item": "list",
    "caption": "caption", "table": "table", "legend": "legend", "abbreviations": "legend", "keywords": "legend",
    "contents": "legend", "reference": "reference", "authors": "front", "affiliation": "front", "other": "legend",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Square:
    """One cell of a table: its name in the proof, its text, and where that stands in the document."""

    name: str
    text: str
    start: int
    end: int
    header: bool


@dataclass(frozen=True, slots=True)
class Item:
    """A block: its number in reading order, what it was taken for, the color group of that, and its text."""

    number: int
    kind: str
    group: str
    text: str
    start: int
    end: int
    page: int | None = None
    level: int = 0
    rows: tuple[tuple[Square, ...], ...] = ()

    @property
    def name(self) -> str:
        """What the item is called in the proof."""
        return f"b{self.number}"


def list_items(document: Document) -> tuple[Item, ...]:
    """The blocks of a document, numbered from 1 in the order in which they were read."""
    tables = {table.start: table for table in document.tables}
    return tuple(_item(document, number, block, tables) for number, block in enumerate(document.blocks, start=1))


def _item(document: Document, number: int, block: Block, tables: dict[int, Table]) -> Item:
    table = tables.get(block.start) if block.kind == "table" else None
    text = f"{table.label or 'Table'}, {table.n_rows} × {table.n_columns}" if table else _text(document, block)
    level = document.sections[block.section].level if block.kind == "heading" and document.sections else 0
    rows = _rows(document, table, number) if table else ()
    return Item(number, block.kind, GROUPS[block.kind], text, block.start, block.end, block.page, level, rows)


def _text(document: Document, block: Block) -> str:
    return squeeze(document.text[block.start : block.end])


def _rows(document: Document, table: Table, number: int) -> tuple[tuple[Square, ...], ...]:
    rows: list[list[Square]] = [[] for _ in range(table.n_rows)]
    for cell in table.cells:
        name = f"b{number}r{cell.row}c{cell.column}"
        rows[cell.row].append(Square(name, document.text[cell.start : cell.end], cell.start, cell.end, cell.header))
    return tuple(map(tuple, rows))
