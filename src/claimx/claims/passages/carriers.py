"""Carriers: genes that only say whose tumors they are ("ALK-positive NSCLC"), by words that are data.

They stand in ``wording/carriers.tsv``.
"""

from claimx.claims.passages.passage import Passage
from claimx.claims.wording.wordlists import Parts
from claimx.schema import Mention

WORDS = Parts("carriers.tsv", {"marked": r" {words} (?:\w+ ){{0,3}}?{links}"})


def marks_tumor(passage: Passage, gene: Mention, end: int = 0) -> bool:
    """Whether the words behind a gene, or behind what is named with it up to ``end``, say whose tumors they are:
    "ALK-positive NSCLC"."""
    return bool(WORDS["marked"].match(passage.folded, max(gene.end, end) - passage.start))
