"""What a tumor is positive for, where that is a fusion of the gene: "ALK-positive", "ROS1+"."""

import re
from collections.abc import Iterator, Sequence

from claimx.mentions.records import Candidate

_FUSED = "fused"
"""The role of genes that drive tumors as fusions, and are looked for as such."""
_POSITIVE = re.compile(r"\)?[ \u2010\u2011\u2013-]?(?P<word>[Pp]ositiv(?:e|ity)|\+)(?![\w+])")


def find_positives(text: str, kept: Sequence[Candidate]) -> Iterator[Candidate]:
    """The word that calls a tumor positive for a gene that is rearranged in it, as the alteration."""
    for gene in kept:
        if is_fused(gene) and (match := _POSITIVE.match(text, gene.end)):
            start, end = match.span("word")
            yield Candidate(
                start, end, "ALTERATION", "rearrangement", "claimx:rearrangement", "rule positive-for-fusion", 0.8
            )


def is_fused(candidate: Candidate) -> bool:
    """Whether it is a gene that drives tumors as a fusion."""
    term = candidate.term if candidate.label == "GENE" else None
    return term is not None and _FUSED in term.facts.get("roles", ())
