"""Judgements: claims that claimx made of texts outside the corpus, and whether these texts say so.

A row is a claim of one document, written as in a gold table. ``fault`` says what is wrong with the claim and is empty
where nothing is; ``rule`` made it when it was judged.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from claimx.errors import InputError
from claimx.grading.cells import Layout, Row, place_of, scan_rows
from claimx.grading.gold import COMBINATION_COLUMNS, read_terms
from claimx.grading.statements import Statement, statement_of_row
from claimx.schema import SLOTS, GoldRow

JUDGED = "judged.tsv"
"""The table of a corpus."""
COLUMNS = ("doc", "type", "drug", *SLOTS, "agent", "polarity", "rule", "fault")
FAULTS = ("agent", "cancer", "direction", "drug", "inferred", "scope", "type", "value")
"""What a claim has wrong: its agent, cancer, direction, drug, type or another value; ``inferred``: the text does not
say what is claimed, though it may be true; ``scope``: it speaks of no therapy that fails or works."""
_LAYOUT = Layout(COLUMNS, ("doc", "type", "polarity", "rule"), SLOTS, COMBINATION_COLUMNS)


class Judgement(NamedTuple):
    """Whether a document says what a claim says; ``fault`` is empty if it does."""

    rule: str
    fault: str

    @property
    def right(self) -> bool:
        """Whether nothing is wrong with the claim."""
        return not self.fault


def read_judgements(path: Path) -> Mapping[Statement, Judgement]:
    """The judged claims of a table.

    Raises:
        InputError: the file cannot be read, or a header, cell or term is wrong, or a claim was judged before.
    """
    judged: dict[Statement, Judgement] = {}
    for item in _scan(path):
        if isinstance(item, InputError):
            raise item
        judged[item[0]] = item[1]
    return judged


def lint_judgements(path: Path) -> list[InputError]:
    """Everything that is wrong with a table of judgements, in the order of its lines."""
    return [item for item in _scan(path) if isinstance(item, InputError)]


def _scan(path: Path) -> Iterator[tuple[Statement, Judgement] | InputError]:
    """Each claim with its judgement, or what is wrong with its row."""
    first_lines: dict[Statement, int] = {}
    for row in scan_rows(path, _LAYOUT, {**read_terms(), "fault": FAULTS}):
        if isinstance(row, InputError):
            yield row
            continue
        statement = _statement_of(row)
        first = first_lines.setdefault(statement, row.line)
        if first == row.line:
            yield statement, Judgement(row.cells["rule"], row.cells["fault"])
        else:
            yield InputError(place_of(path, row.line), f"repeats line {first}", "delete one of the two")


def _statement_of(row: Row) -> Statement:
    told: dict[str, Any] = {column: row.cells[column] for column in ("doc", "type", "drug", "agent", "polarity")}
    told |= {column: row.values(column) for column in SLOTS}
    return statement_of_row(GoldRow(row.line, section="", anchor="", **told))
