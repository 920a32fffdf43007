"""Genes told by number: ``BRCA1/2`` names two genes, ``FGFR1/2/3`` three.

A family that the lexicon lists under such a name is one name, and is left as it is.
"""

import re
from collections.abc import Iterator, Sequence

from claimx.lexicon import Lexicon, fold
from claimx.mentions.records import Candidate

_NUMBERS = re.compile(r"(?:/[1-9])+(?![\w/])")
_FIRST = re.compile(r"[1-9]$")


def open_numbered(text: str, candidates: Sequence[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """The candidates, each gene behind which more numbers stand with the genes of these numbers, all on one span."""
    return [each for candidate in candidates for each in _opened(text, candidate, lexicon)]


def _opened(text: str, candidate: Candidate, lexicon: Lexicon) -> Iterator[Candidate]:
    numbers = _NUMBERS.match(text, candidate.end) if candidate.label == "GENE" else None
    printed = text[candidate.start : candidate.end]
    if numbers is None or not _FIRST.search(printed):
        yield candidate
        return
    terms = [lexicon.by_form.get(("GENE", fold(printed[:-1] + number))) for number in numbers[0].split("/")[1:]]
    if not all(term and term.facts.get("kind") == ("gene",) for term in terms):
        yield candidate
        return
    yield candidate._replace(end=numbers.end())
    for term in terms:
        if term:
            found_by = f"rule numbered-gene ({term.place})"
            yield candidate._replace(end=numbers.end(), name=term.name, id=term.id, found_by=found_by, term=term)
