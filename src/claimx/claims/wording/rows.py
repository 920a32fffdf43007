"""Rows of the tables of this folder, whose first lines name the columns."""

import csv
from pathlib import Path

HERE = Path(__file__).parent
Row = dict[str, str]
"""The cells of a row by column."""


def read_rows(path: Path) -> list[Row]:
    """The rows of a table, in the order of the file."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
