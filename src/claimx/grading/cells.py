"""Tables of claims as people write them: rows of cells, and what is wrong with each.

A table is a UTF-8 file of tab-separated columns without quoting, whose first line names the columns. Cells that hold
several values separate them by ``;``, the parts of one drug combination by `` + ``.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from claimx.errors import InputError

Terms = Mapping[str, Collection[str]]
"""For each column with a closed vocabulary the terms that it may hold."""


@dataclass(frozen=True)
class Layout:
    """The columns of a table in their order, and which must be filled, hold lists, or hold a drug combination."""

    columns: tuple[str, ...]
    required: Collection[str]
    lists: Collection[str]
    combinations: Collection[str]


@dataclass(frozen=True)
class Row:
    """A row whose cells are good, by column; ``line`` is counted from 1."""

    line: int
    cells: Mapping[str, str]

    def values(self, column: str) -> tuple[str, ...]:
        """The values of a list, in the order of the cell."""
        return tuple(self.cells[column].split(";")) if self.cells[column] else ()


def scan_rows(path: Path, layout: Layout, terms: Terms) -> Iterator[Row | InputError]:
    """Each row, or what is wrong with it; a wrong header ends the table."""
    try:
        lines = read_lines(path)
    except InputError as error:
        yield error
        return
    if (header := tuple(lines[0].split("\t"))) != layout.columns:
        remedy = "write the header as: " + " ".join(layout.columns)
        yield InputError(place_of(path, 1), _header_problem(header, layout.columns), remedy)
        return
    for number, line in enumerate(lines[1:], start=2):
        yield from _scan_row(path, number, line.split("\t"), layout, terms)


def place_of(path: Path, line: int, column: str = "") -> str:
    """A cell or row of a table, as errors name it."""
    return f"{path} line {line}" + (f", column {column}" if column else "")


def read_lines(path: Path) -> list[str]:
    """The lines of a table, the header first.

    Raises:
        InputError: the file cannot be read, or is no text, or empty.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})", "check the path") from error
    except UnicodeDecodeError as error:
        problem = f"is not UTF-8 text (byte {error.start})"
        raise InputError(str(path), problem, "save it as tab-separated text in UTF-8") from error
    if not text.strip():
        raise InputError(str(path), "is empty; expected a header line and rows", "begin with the header of the columns")
    return text.replace("\r\n", "\n").removesuffix("\n").split("\n")


def _header_problem(header: tuple[str, ...], columns: tuple[str, ...]) -> str:
    missing = [column for column in columns if column not in header]
    unknown = [column for column in header if column not in columns]
    parts = [f"column {column!r} is missing" for column in missing] + [
        f"column {name!r} is unknown" for name in unknown
    ]
    return "; ".join(parts) or "the columns are repeated or out of order"


def _scan_row(path: Path, number: int, cells: list[str], layout: Layout, terms: Terms) -> Iterator[Row | InputError]:
    if len(cells) != len(layout.columns):
        problem = f"has {len(cells)} cells, expected {len(layout.columns)} (one a column, divided by tabs)"
        yield InputError(place_of(path, number), problem, "add or delete tabs; delete empty lines")
        return
    row = Row(number, dict(zip(layout.columns, cells, strict=True)))
    problems = [
        InputError(place_of(path, number, column), problem, remedy)
        for column, cell in row.cells.items()
        for problem, remedy in _find_cell_problems(column, cell, layout, terms)
    ]
    yield from problems or (row,)


def _find_cell_problems(column: str, cell: str, layout: Layout, terms: Terms) -> Iterator[tuple[str, str]]:
    if not cell:
        if column in layout.required:
            yield "is empty", "fill it in"
        return
    combined = column in layout.combinations
    parts = cell.split(" + ") if combined else cell.split(";") if column in layout.lists else [cell]
    if any(part != part.strip() or not part for part in parts):
        yield f"{cell!r} has an empty part or a stray space", "write 'a;b' for a list, 'a + b' for a combination"
    elif (combined or column in terms) and column not in layout.lists and ";" in cell:
        yield f"{cell!r} holds several values, expected one", "write one row for each, or 'a + b' for a combination"
    elif len(set(parts)) < len(parts):
        yield f"{cell!r} says a value twice", "delete one of the two"
    elif column in terms:
        known = terms[column]
        yield from (
            (f"{part!r} is no term of this column", _remedy(part, known)) for part in parts if part not in known
        )


def _remedy(found: str, terms: Collection[str]) -> str:
    near = get_close_matches(found, terms, n=1)
    return f"did you mean {near[0]!r}?" if near else "known terms: " + ", ".join(terms)
