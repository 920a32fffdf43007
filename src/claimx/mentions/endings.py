"""Drugs that no lexicon lists, known by the ending of their name (INN stems)."""

import re
from collections.abc import Iterator, Sequence

from claimx.mentions.records import Candidate
from claimx.text import LONGEST

STEMS = (
    "nib", "ciclib", "parib", "lisib", "degib", "sertib", "rasib", "zomib", "clax", "tuximab",
    "umab", "zumab", "ximab", "omab", "tamab", "limab", "bermin", "platin", "rubicin", "taxel", "lutamide", "inostat",
)  # fmt: skip
_WORD = re.compile(r"(?<![\w-])[A-Z]?[a-z]{7,}$")
_BEFORE, _GOES_ON = re.compile(r"[a-z]{4}"), re.compile(r"[\w-]")


def find_by_ending(text: str, taken: Sequence[int]) -> Iterator[Candidate]:
    """Words with the stem of a drug's INN, outside the characters that are marked as taken; named in lower case."""
    for end in sorted({end for stem in STEMS for end in _ends_of(stem, text)}):
        word = _WORD.search(text, max(0, end - LONGEST), end)
        if word and not taken[word.start()]:
            name = word[0].lower()
            yield Candidate(word.start(), word.end(), "DRUG", name, f"claimx:{name}", "rule drug-ending", 0.7)


def _ends_of(stem: str, text: str) -> Iterator[int]:
    """Where words end with a stem that stands behind four letters and more; a plain search is faster than a pattern."""
    at = text.find(stem)
    while at >= 0:
        end = at + len(stem)
        if _BEFORE.fullmatch(text, max(0, at - 4), at) and not _GOES_ON.match(text, end):
            yield end
        at = text.find(stem, end)
