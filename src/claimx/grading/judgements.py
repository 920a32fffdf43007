"""Judgements: claims that claimx made of texts outside the corpus, and whether these texts say so.

A table is a UTF-8 file of tab-separated columns without quoting, one row a claim of one document, written as in a gold
table. ``fault`` says what is wrong with the claim and is empty where nothing is; ``rule`` made it when it was judged.
"""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, cast

from claimx.errors import InputError
from claimx.grading.statements import SLOTS, Polarity, Statement
from claimx.schema import CLAIM_TYPES, ClaimType

COLUMNS = ("doc", "type", "drug", *SLOTS, "polarity", "rule", "fault")
FAULTS = ("agent", "cancer", "direction", "drug", "inferred", "scope", "type", "value")
"""What a claim has wrong: its agent, cancer, direction, drug, type or another value; ``inferred``: the text does not
say what is claimed, though it may be true; ``scope``: it speaks of no therapy that fails or works."""


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
        InputError: it cannot be read, or names the line with another type, polarity or fault, or one judged before.
    """
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            table = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"cannot be read ({error})", "give the folder of the corpus") from error
    if not table or tuple(table[0]) != COLUMNS:
        raise InputError(f"{path.name} line 1", "another header", f"write {', '.join(COLUMNS)}")
    judged: dict[Statement, Judgement] = {}
    for number, cells in enumerate(table[1:], start=2):
        statement, judgement = _judged(cells, f"{path.name} line {number}")
        if statement in judged:
            raise InputError(f"{path.name} line {number}", "judged before", "delete one of the two")
        judged[statement] = judgement
    return judged


def _judged(cells: list[str], place: str) -> tuple[Statement, Judgement]:
    if len(cells) != len(COLUMNS):
        raise InputError(place, f"{len(cells)} cells", f"write {len(COLUMNS)}")
    row = dict(zip(COLUMNS, cells, strict=True))
    closed = {"type": CLAIM_TYPES, "polarity": ("affirmed", "negated"), "fault": ("", *FAULTS)}
    for column, terms in closed.items():
        if row[column] not in terms:
            raise InputError(place, f"{row[column]!r} as {column}", f"write one of {', '.join(filter(None, terms))}")
    values = frozenset((slot, value) for slot in SLOTS for value in row[slot].split(";") if value)
    kind, polarity = cast(ClaimType, row["type"]), cast(Polarity, row["polarity"])
    return Statement(row["doc"], kind, row["drug"], values, polarity), Judgement(row["rule"], row["fault"])
