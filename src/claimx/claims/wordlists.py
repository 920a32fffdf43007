"""Word lists: the tables of ``wording/``, and expressions of which the words are data and the shape is code.

A table of parts holds one a row: its ``wordings``, the ``links`` that may stand beside them, and an example in which
DRUG, GENE, MECHANISM or CUE stands where such a name or word does.
"""

import csv
import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

from claimx.claims.openings import Openings
from claimx.claims.patterns import Words, parse_words

HERE = Path(__file__).parent / "wording"
Row = dict[str, str]


def read_rows(path: Path) -> list[Row]:
    """The rows of a table, whose first line names the columns."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


class Parts:
    """The parts of a packaged table, compiled at the first use: each in its shape, with ``{words}`` and ``{links}``."""

    def __init__(self, file: str, shapes: Mapping[str, str]) -> None:
        self.file, self.shapes = file, shapes

    @cached_property
    def _compiled(self) -> dict[str, re.Pattern[str]]:
        rows = read_rows(HERE / self.file)
        return {row["part"]: re.compile(_expression(row, self.shapes[row["part"]])) for row in rows}

    def __getitem__(self, part: str) -> re.Pattern[str]:
        """The expression of a part."""
        return self._compiled[part]


def _expression(row: Row, shape: str) -> str:
    words, links = (parse_words(row[column]).expression if row[column] else "" for column in ("wordings", "links"))
    return shape.format(words=words, links=links)


def words_by(column: str, file: str) -> dict[str, Words]:
    """The wordings of a packaged table by one of its columns, in the order of the file."""
    return {row[column]: parse_words(row["wordings"]) for row in read_rows(HERE / file)}


def openings_of(expressions: Mapping[str, re.Pattern[str]], words: Iterable[tuple[str, Words]]) -> Openings:
    """Expressions of words, each tried where one of its words may begin."""
    return Openings(expressions, {name: sorted(each.whole | each.begun) for name, each in words})
