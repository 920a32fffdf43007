"""Delimited downloads, row by row with their places."""

import csv
import gzip
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from claimx.errors import InputError

DELIMITERS = "\t;,"
_MOST = 10_000_000


Row = dict[str, str]


def read_table(path: Path, layouts: Mapping[str, Sequence[str]]) -> tuple[str, Iterator[tuple[int, Row]]]:
    """The layout of a table, known by its header, and its rows with the number of their line.

    Args:
        path: a table separated by tabs, semicolons or commas; a name that ends in ``.gz`` is unpacked.
        layouts: the columns that each layout needs, by the layout's name.

    Raises:
        InputError: the file is empty, no text, or has the columns of none of the layouts; while the rows are
            read, it names the row that cannot be.
    """
    rows = _rows(path)
    _, header = next(rows, (1, []))
    for name, columns in layouts.items():
        if set(columns) <= set(header):
            return name, _named(path, rows, header)
    wanted = ", or ".join(" ".join(columns) for columns in layouts.values())
    found = " ".join(cell for cell in header[:6] if cell)[:120] or "nothing"
    raise InputError(f"{path} line 1", f"found {found!r}, expected the columns {wanted}", "give the file as downloaded")


def _named(path: Path, rows: Iterator[tuple[int, list[str]]], header: Sequence[str]) -> Iterator[tuple[int, Row]]:
    for number, cells in rows:
        if not any(cells):
            continue
        if len(cells) != len(header):
            problem = f"{len(cells)} cells, expected {len(header)} as in the header"
            raise InputError(f"{path} line {number}", problem, "download the file again: it is cut or was edited")
        yield number, dict(zip(header, (cell.strip() for cell in cells), strict=True))


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Every row with the number of its line, the header first."""
    number = 0
    csv.field_size_limit(_MOST)
    try:
        with _opened(path) as lines:
            first = lines.readline()
            delimiter = max(DELIMITERS, key=first.count)
            number = 1
            yield 1, next(csv.reader([first], delimiter=delimiter), [])
            reader = csv.reader(lines, delimiter=delimiter)
            for cells in reader:
                number = reader.line_num + 1
                yield number, cells
    except (UnicodeDecodeError, gzip.BadGzipFile, EOFError) as error:
        problem = "is no text in UTF-8" if isinstance(error, UnicodeDecodeError) else "cannot be unpacked"
        raise InputError(f"{path} after line {number}", problem, "give the file as downloaded") from error
    except csv.Error as error:
        raise InputError(f"{path} after line {number}", str(error), "give the file as downloaded") from error


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as lines:
            yield lines
    else:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            yield lines
