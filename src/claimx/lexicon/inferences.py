"""Mechanisms that a change of a gene amounts to, by the gene's role: ``lexicons/inferences.tsv``."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from claimx.lexicon.tables import PACKAGED, read_rows


class Inference(NamedTuple):
    """A change of a gene of some role, and the mechanism that it amounts to.

    ``alone`` says whether it does so whatever the drug is: the loss of a tumor suppressor is one under any.
    """

    change: str
    role: str
    mechanism: str
    alone: bool


@cache
def inferences() -> Mapping[str, Sequence[Inference]]:
    """All of them by the change, in the order in which they are tried."""
    found: dict[str, list[Inference]] = {}
    for _, row in read_rows(PACKAGED / "inferences.tsv", ("change", "role", "mechanism", "alone")):
        rule = Inference(row["change"], row["role"], row["mechanism"], bool(row["alone"]))
        found.setdefault(rule.change, []).append(rule)
    return found
