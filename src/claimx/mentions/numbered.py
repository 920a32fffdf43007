"""Genes told by number or letter: ``BRCA1/2`` and ``DNMT3A/B`` name two genes each, ``TLR7-9`` three.

A family that the lexicon lists under such a name is one name, and is left as it is.
"""

import re
from collections.abc import Iterator, Sequence

from claimx.lexicon import Lexicon, fold
from claimx.mentions.records import Candidate

_MORE = re.compile(r"(?:/[1-9])+(?![\w/])|(?:/[A-D])+(?![\w/])|[-–][2-9](?![\w/–-])")
_JOINTS = ("/", "-", "–")
LONGEST_RANGE = 4


def open_numbered(text: str, candidates: Sequence[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """The candidates, each gene behind which more numbers stand with the genes of these numbers, all on one span."""
    opened: list[Candidate] = []
    for candidate in candidates:
        if candidate.label == "GENE" and text.startswith(_JOINTS, candidate.end):
            opened += _opened(text, candidate, lexicon)
        else:
            opened.append(candidate)
    return opened


def _opened(text: str, candidate: Candidate, lexicon: Lexicon) -> Iterator[Candidate]:
    more = _MORE.match(text, candidate.end)
    printed = text[candidate.start : candidate.end]
    others = _others(printed, more[0]) if more else ""
    terms = [lexicon.by_form.get(("GENE", fold(printed[:-1] + other))) for other in others]
    if more is None or not terms or not all(term and term.facts.get("kind") == ("gene",) for term in terms):
        yield candidate
        return
    yield candidate._replace(end=more.end())
    for term in terms:
        if term:
            found_by = f"rule numbered-gene ({term.place})"
            yield candidate._replace(end=more.end(), name=term.name, id=term.id, found_by=found_by, term=term)


def _others(printed: str, more: str) -> str:
    """The numbers or letters of the genes behind a printed gene; '' if they do not go on from its own."""
    last = printed[-1]
    if more[0] != "/":
        others = "".join(map(str, range(int(last) + 1, int(more[1:]) + 1))) if last in "123456789" else ""
        return others if len(others) < LONGEST_RANGE else ""
    others = more.replace("/", "")
    if others[0].isdigit():
        return others if last in "123456789" else ""
    return others if last in "ABCD" and printed[-2:-1].isdigit() else ""
