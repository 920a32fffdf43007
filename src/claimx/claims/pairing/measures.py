"""What a statement's figures say about the outcome of a therapy: rates, counts of patients, months, concentrations.

A figure is good or bad by where it stands on a scale that oncology shares: a response rate of 3% is a failure
and one of 60% a success, whatever the words beside it. What lies between, and figures that are compared with
others, tell of nothing by themselves.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from claimx.claims.pairing.phrases import Reported
from claimx.claims.wording.openings import Sought

_VALUE = r"(?P<value>\d+(?:[.,·]\d+)?)"
_RESPONSE = r"(?:respons\w*|remissions?|regressions?|crs?|prs?|orr|mcyrs?|mahrs?|chrs?|rr|benefit)"
_RATE = Sought(
    r"\b(?:orr|rr|cbr|(?:objective |overall |clinical )*(?:respons\w*|remission|benefit)(?: rates?)?)\b[^.;%+]{0,45}?"
    rf"{_VALUE} ?%",
    "%",
)
_SPAN = Sought(
    r"\b(?:pfs|progression free survival|ttp|time to (?:\w+ )?progression|duration of (?:\w+ )?respons\w*|ttf)\b"
    rf"[^.;]{{0,50}}?{_VALUE}(?:,? (?:and|or|to) \d+(?:[.·]\d+)?)? ?\+? ?(?P<unit>month|week|day|year|mo\b)",
    "month|week|day|year|mo",
)
_DOSE = Sought(
    r"\b(?:ic|ec|gi) ?50s?(?: values?)?[^0-9.;]{0,40}?"
    rf"{_VALUE} ?(?P<unit>nm|µm|um|μm|nmol|µmol|umol|μmol|micromol|nanomol)",
    "50",
)
_COUNT = (
    r"(?P<part>\d+|no|none|one|two|three|four|five|six|seven|eight|nine|ten) ?(?:/|(?:out )?of(?: the)?) ?"
    r"(?P<whole>\d+)"
)
_TOLD_BEFORE = Sought(rf"\b{_RESPONSE}\b(?: \w+| ?\([^)]*\)){{0,6}} (?:in|for|among|of) {_COUNT}\b", "/|of")
_TOLD_AFTER = Sought(rf"\b{_COUNT}\b(?: ?\([^)]*\))?(?: \w+){{0,6}}? (?:{_RESPONSE}|achiev\w*|respond\w*)\b", "/|of")
_OF_SO_MANY = re.compile(r"(?:/|of|of the) ?\d")
"""Without it no count is told."""
_COMPARED = re.compile(r"[^.;]{0,30}?\b(?:vs|versus|compared|than|as opposed to|in contrast)\b")
_LIMIT = re.compile(r"(?:less than|more than|above|below|defined as|at least|cut ?off \w+) (?:\w+ ){0,2}$")
_WORDS = {w: n for n, w in enumerate("no one two three four five six seven eight nine ten".split())} | {"none": 0}
_MONTHS = {"month": 1.0, "mo": 1.0, "week": 12 / 52, "day": 12 / 365, "year": 12.0}
SHARE_LOW, SHARE_HIGH = 12.0, 25.0
MONTHS_LOW, MONTHS_HIGH = 3.5, 6.0
DOSE_LOW, DOSE_HIGH = 200.0, 1000.0


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure with the words that say of what, in letters of the text given; and what it tells."""

    start: int
    end: int
    told: Reported


_Kinds = tuple[tuple[Sought, Callable[[re.Match[str]], Reported]], ...]
"""Expressions, each with what its matches tell."""


def find_measures(text: str) -> tuple[Measure, ...]:
    """The figures of a folded text that tell how a therapy did, in reading order, none inside another."""
    found = sorted(_measures(text), key=lambda m: (m.start, -m.end))
    kept: list[Measure] = []
    for measure in found:
        if not kept or measure.start >= kept[-1].end:
            kept.append(measure)
    return tuple(kept)


def _measures(text: str) -> Iterator[Measure]:
    counts: _Kinds = ((_TOLD_BEFORE, _share), (_TOLD_AFTER, _share)) if _OF_SO_MANY.search(text) else ()
    kinds: _Kinds = (
        (_RATE, lambda m: _rising(_number(m["value"]), SHARE_LOW, SHARE_HIGH)),
        (_SPAN, lambda m: _rising(_number(m["value"]) * _MONTHS[m["unit"]], MONTHS_LOW, MONTHS_HIGH)),
        (_DOSE, lambda m: _rising(-_nanomolar(m), -DOSE_HIGH, -DOSE_LOW)),
        *counts,
    )
    for pattern, tell in kinds:
        for match in pattern.find(text):
            before, after = text[max(0, match.start() - 30) : match.start()], match.end()
            alone = not _COMPARED.match(text, after) and not _LIMIT.search(before)
            yield Measure(match.start(), match.end(), tell(match) if alone else "none")


def _share(match: re.Match[str]) -> Reported:
    part, whole = _WORDS.get(match["part"]), int(match["whole"])
    count = int(match["part"]) if part is None else part
    if whole == 0 or count > whole:
        return "none"
    return _rising(100 * count / whole, SHARE_LOW, SHARE_HIGH)


def _rising(value: float, low: float, high: float) -> Reported:
    return "bad" if value <= low else "good" if value >= high else "none"


def _number(printed: str) -> float:
    return float(printed.replace(",", "").replace("·", "."))


def _nanomolar(match: re.Match[str]) -> float:
    return _number(match["value"]) * (1.0 if match["unit"].startswith("n") else 1000.0)
