"""JATS tables as grids: every row complete, whatever cells span."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from claimx.errors import InputError
from claimx.sources.cells import is_item, split_cell
from claimx.sources.drafts import CellDraft, Grid
from claimx.sources.jats.inline import inline_text, tidy

WIDEST, LONGEST = 200, 1000  # columns and rows that one cell may claim to span
MOST_SQUARES, MOST_TEXT = 500_000, 20_000_000  # of a table, repeated cells included
_ENTRIES = frozenset(("p", "list-item", "def-item", "title"))
_CUTS = ("break", "p", "list-item")


@dataclass(frozen=True, slots=True)
class _Square:
    """One square of the grid, and whether its cell begins here."""

    cell: CellDraft
    begins: bool


def read_grid(table: Element) -> Grid | None:
    """The grid of a ``table`` or ``array`` element; None where no cell holds text.

    A cell that spans rows is repeated in each of them, so that every row says all that it means; one that
    spans columns is repeated in the header only. Rows without any text of their own are left out.

    Raises:
        InputError: the spans make the table too large.
    """
    head = list(table.iterfind("thead/tr"))
    body = [*table.iterfind("tr"), *table.iterfind("tbody/tr"), *table.iterfind("tfoot/tr")]
    parts = [(head, True), (body, False)]
    filled = list(_bounded((is_head, row) for rows, is_head in parts for row in _lay_out(rows, is_head)))
    kept = [(is_head, row) for is_head, row in filled if any(square.begins and square.cell.text for square in row)]
    if not kept:
        return None
    width = max(len(row) for _, row in kept)
    rows = tuple(tuple(square.cell for square in row) + (CellDraft(),) * (width - len(row)) for _, row in kept)
    return Grid(rows, sum(is_head for is_head, _ in kept) or _leading_heads(body))


def _bounded(rows: Iterable[tuple[bool, list[_Square]]]) -> Iterator[tuple[bool, list[_Square]]]:
    """The rows as they come, refused where spans blow a small table up."""
    squares = text = 0
    for is_head, row in rows:
        squares += len(row)
        text += sum(len(square.cell.text) for square in row)
        if squares > MOST_SQUARES or text > MOST_TEXT:
            raise InputError("a table", f"more than {MOST_SQUARES:,} cells or {MOST_TEXT:,} characters", "split it")
        yield is_head, row


def _leading_heads(body: Sequence[Element]) -> int:
    """How many rows of a table without ``thead`` are headings: those of ``th`` alone, else the first."""
    count = 0
    for row in body:
        cells = [cell.tag for cell in row if cell.tag in ("td", "th")]
        if not cells or "td" in cells:
            break
        count += 1
    return max(1, count)


def _lay_out(rows: Sequence[Element], is_head: bool) -> Iterator[list[_Square]]:
    pending: dict[int, tuple[int, CellDraft]] = {}  # column -> rows still covered from above, and by what
    for row in rows:
        squares: dict[int, _Square] = {}
        for column, (left, cell) in list(pending.items()):
            squares[column] = _Square(cell, begins=False)
            pending[column] = (left - 1, cell)
        column = 0
        for element in row:
            if element.tag not in ("td", "th"):
                continue
            while column in squares:
                column += 1
            column = _place(element, column, squares, pending, is_head)
        pending = {at: (left, cell) for at, (left, cell) in pending.items() if left > 0}
        yield [squares.get(at, _Square(CellDraft(), begins=False)) for at in range(1 + max(squares, default=-1))]


def _place(
    element: Element,
    column: int,
    squares: dict[int, _Square],
    pending: dict[int, tuple[int, CellDraft]],
    is_head: bool,
) -> int:
    """Put a cell into its squares; the column behind it."""
    cell, empty = read_cell(element), CellDraft()
    down = _span(element, "rowspan", LONGEST)
    across = _span(element, "colspan", WIDEST)
    for at in range(column, column + across):
        shown = cell if at == column or is_head else empty
        squares[at] = _Square(shown, begins=at == column)
        if down > 1:
            pending[at] = (down - 1, shown)
    return column + across


def _span(element: Element, name: str, most: int) -> int:
    value = element.get(name, "1").strip()
    return min(max(1, int(value)), most) if value.isdecimal() and len(value) < 6 else 1


def read_cell(element: Element) -> CellDraft:
    """A cell's text; its paragraphs, list entries and lines are its items where there are several."""
    entries = [entry for entry in map(tidy, _entries(element)) if entry]
    return split_cell(entries, len(entries) > 1 or any(map(is_item, entries)), markdown=False)


def _entries(element: Element) -> list[list[str]]:
    """The pieces of a cell's text, cut at line breaks, paragraphs and entries of lists."""
    groups: list[list[str]] = [[]]
    _collect(element, groups)
    return groups


def _collect(element: Element, groups: list[list[str]]) -> None:
    groups[-1].append(element.text or "")
    for child in element:
        if child.tag == "break":
            groups.append([])
        elif child.tag in _ENTRIES or any(child.find(f".//{tag}") is not None for tag in _CUTS):
            groups.append([])
            _collect(child, groups)
            groups.append([])
        else:
            groups[-1].append(inline_text(child))
        groups[-1].append(child.tail or "")
