"""Carriers: genes that only say whose tumors they are ("ALK-positive NSCLC"), by words that are data.

They stand in ``wording/carriers.tsv``.
"""

import re
from collections.abc import Mapping
from functools import cache

from claimx.claims.passages import Passage
from claimx.claims.wordlists import compile_parts
from claimx.schema import Mention

CARRIER_FILE = "carriers.tsv"
_SHAPES = {"marked": r" {words} (?:\w+ ){{0,3}}?{links}"}


def marks_tumor(passage: Passage, gene: Mention) -> bool:
    """Whether the words behind a gene say whose tumors they are: "ALK-positive NSCLC"."""
    return bool(expressions()["marked"].match(passage.folded, gene.end - passage.start))


@cache
def expressions() -> Mapping[str, re.Pattern[str]]:
    """The packaged words of each part."""
    return compile_parts(CARRIER_FILE, _SHAPES)
