"""Drugs that no lexicon lists, known by the ending of their name (INN stems)."""

import re
from collections.abc import Iterator, Sequence

from claimx.mentions.records import Candidate
from claimx.text import LONGEST

STEMS = (
    "nib", "ciclib", "parib", "lisib", "degib", "sertib", "rasib", "zomib", "clax", "tuximab",
    "umab", "zumab", "ximab", "omab", "tamab", "limab", "bermin", "platin", "rubicin", "taxel", "lutamide", "inostat",
)  # fmt: skip
_LAST = "|".join(sorted({stem[-2:] for stem in STEMS}))
_STEM = re.compile(rf"(?:{_LAST})(?![\w-])(?:{'|'.join(f'(?<=[a-z]{{4}}{stem})' for stem in STEMS)})")
_WORD = re.compile(r"(?<![\w-])[A-Z]?[a-z]{7,}$")


def find_by_ending(text: str, taken: Sequence[int]) -> Iterator[Candidate]:
    """Words with the stem of a drug's INN, outside the characters that are marked as taken; named in lower case."""
    for stem in _STEM.finditer(text):
        word = _WORD.search(text, max(0, stem.end() - LONGEST), stem.end())
        if word and not taken[word.start()]:
            name = word[0].lower()
            yield Candidate(word.start(), word.end(), "DRUG", name, f"claimx:{name}", "rule drug-ending", 0.7)
