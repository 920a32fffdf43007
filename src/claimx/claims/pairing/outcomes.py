"""What a statement says about the outcome of a therapy: good, bad or no difference, phrase by phrase.

An outcome is read with its denial ("did not respond" is bad, "no longer resistant" good), its
comparison ("shorter survival", "higher IC50") and its figures ("0 of 9 patients", "a response rate of 3%").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from claimx.claims.pairing.measures import Measure, find_measures
from claimx.claims.pairing.phrases import OPENINGS, PATTERN, reported_by
from claimx.claims.pairing.statement import Statement
from claimx.claims.passages.facts import once
from claimx.claims.wording.openings import Openings

Polarity = Literal["good", "bad", "same"]
_DENIED = re.compile(
    r"(?:\b(?:no|not|nor|neither|none|never|without|cannot|lack\w*(?: of)?|fail\w* to|failed|unable to|did not|"
    r"does not|do not|absence of|non|n't|loss of|lost|only|rarely|0 ?/ ?\d+|0 of \d+|zero|0%|no longer)\b"
    r"[ -]?(?:\w+ ){0,4})$"
)
_ZERO_AFTER = re.compile(r"[^.;]{0,25}?(?:\b0 ?/ ?\d+|\b0 of \d+|\b0 ?%|\bnone\b)")
_ONLY = re.compile(r"\b(?:no longer|not only|only|non)\b")
_FOUND = Openings({"outcome": PATTERN}, {"outcome": OPENINGS})
_OPPOSITE: dict[Polarity, Polarity] = {"good": "bad", "bad": "good", "same": "same"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """A phrase or figure that tells how a therapy did, in document offsets; ``denied`` if a denial turned it."""

    start: int
    end: int
    sentence: int
    polarity: Polarity
    denied: bool = False


@once
def find_outcomes(statement: Statement) -> tuple[Outcome, ...]:
    """The outcomes of a statement, in reading order."""
    measures = find_measures(statement.folded)
    found = (*_measured(measures, statement), *_worded(measures, statement))
    return tuple(sorted(found, key=lambda o: (o.start, o.end)))


def _measured(measures: tuple[Measure, ...], statement: Statement) -> Iterator[Outcome]:
    for measure in measures:
        if measure.told != "none":
            start, end = (at + statement.span.start for at in (measure.start, measure.end))
            yield Outcome(start, end, statement.sentence_of(start), measure.told)


def _worded(measures: tuple[Measure, ...], statement: Statement) -> Iterator[Outcome]:
    """Outcomes in words; those that begin inside a figure are what it measures."""
    text = statement.folded
    for match in _FOUND.find(text).get("outcome", ()):
        polarity = reported_by(match)
        if polarity == "none" or any(m.start <= match.start() < m.end for m in measures):
            continue
        before = re.split(r"[.;]", text[max(0, match.start() - 45) : match.start()])[-1]
        denial = _DENIED.search(before)
        denied = bool(denial and not _ONLY.search(denial[0])) and polarity != "same"
        if not denied and polarity == "good" and _ZERO_AFTER.match(text, match.end()):
            denied = True
        start, end = (at + statement.span.start for at in match.span())
        yield Outcome(start, end, statement.sentence_of(start), _OPPOSITE[polarity] if denied else polarity, denied)
