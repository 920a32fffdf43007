"""Drugs that no lexicon lists, known by the ending of their name (INN stems)."""

import re
from collections.abc import Iterator, Sequence

from claimx.mentions.records import Candidate

STEMS = (
    "nib", "ciclib", "parib", "lisib", "degib", "sertib", "rasib", "zomib", "clax", "tuximab",
    "umab", "zumab", "ximab", "omab", "tamab", "limab", "bermin", "platin", "rubicin", "taxel", "lutamide", "inostat",
)  # fmt: skip
_LAST = "|".join(
    f"(?<={last})(?:{'|'.join(f'(?<=[a-z]{{4}}{stem})' for stem in STEMS if stem.endswith(last))})"
    for last in sorted({stem[-1] for stem in STEMS})
)
_NAME = re.compile(rf"(?<![\w-])[A-Z]?[a-z]{{7,}}+(?![\w-])(?:{_LAST})")


def find_by_ending(text: str, taken: Sequence[int]) -> Iterator[Candidate]:
    """Words with the stem of a drug's INN, outside the characters that are marked as taken; named in lower case."""
    for match in _NAME.finditer(text):
        if not taken[match.start()]:
            name = match[0].lower()
            yield Candidate(match.start(), match.end(), "DRUG", name, f"claimx:{name}", "rule drug-ending", 0.7)
