"""Mechanisms that a change of a gene amounts to, by the gene's role: ``lexicons/inferences.tsv``."""

import csv
from functools import cache
from typing import NamedTuple

from claimx.lexicon.tables import PACKAGED


class Inference(NamedTuple):
    """A change of a gene of some role, and the mechanism that it amounts to.

    ``alone`` says whether it does so whatever the drug is: the loss of a tumor suppressor is one under any.
    """

    change: str
    role: str
    mechanism: str
    alone: bool


@cache
def inferences() -> tuple[Inference, ...]:
    """All of them, in the order in which they are tried."""
    with (PACKAGED / "inferences.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(Inference(row["change"], row["role"], row["mechanism"], bool(row["alone"])) for row in rows)
