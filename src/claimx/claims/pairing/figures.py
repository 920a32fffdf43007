"""What the figures of a statement tell: who did better of two, how long it lasted, how many responded, at which dose.

"4.3 versus 6.4 months" is worse for those named first, "12 versus 90 nM" better; where the wild type
is named first, it is the other way round for the marker.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log10
from typing import Literal

from claimx.claims.pairing.statement import Features, Name, Statement

Kind = Literal["balance", "months", "share", "rate", "ic50"]
_NUMBER = r"\d+(?:[.·]\d+)?"
_UNIT = r"%|months?|mo\b|weeks?|days?|years?|nm|µm|μm|um|nmol/l|µmol/l"
_TWO = re.compile(
    rf"(?P<one>{_NUMBER}) ?(?P<unit>{_UNIT})?(?: ?\([^)]*\))?,? ?(?P<word>vs\.?|versus|compared (?:to|with)"
    rf"(?: \w+){{0,4}}|and|than)(?: \w+){{0,2}} (?P<two>{_NUMBER}) ?(?P<other>{_UNIT})?"
)
_TIME = re.compile(rf"(?P<value>{_NUMBER})[ +-]*(?P<unit>month|mo\b|week|day|year)")
_MONTHS = {"month": 1.0, "mo": 1.0, "week": 0.23, "day": 0.033, "year": 12.0}
_SHARE = re.compile(r"\b(?P<part>\d+) ?(?:/|of(?: the)?|out of) ?(?P<whole>\d+)\b")
_RATE = re.compile(
    rf"(?:respon\w*|orr|rr|remission)[^.;%]{{0,40}}?(?P<after>{_NUMBER}) ?%|"
    rf"(?P<before>{_NUMBER}) ?%[^.;%]{{0,30}}(?:respon|remission)"
)
_DOSE = re.compile(
    r"(?:ic|ec|gi) ?50s?[^0-9.;]{0,40}?[<>=~≈ ]*(?P<value>\d+(?:[.,]\d+)?) ?(?P<unit>nm|µm|um|μm|nmol|µmol|umol)"
)
_GROUP = re.compile(
    r"\b(?:(?P<wild>wild ?type|wt|without|negative|non ?mutat\w*|unmutated|control\w*|parental|absence of)|"
    r"(?P<marked>mutat\w*|mutant\w*|harbou?r\w*|carr(?:y|ie)\w*|positive|amplif\w*|fusion\w*|rearrange\w*|express\w*|"
    r"variant\w*|delet\w*|loss|duplicat\w*))\b"
)
MOST_MONTHS = 48.0
PREFIX = "figure: "


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure by kind, in document offsets: months, a share of one, nM, or for a comparison 1 (better) or -1."""

    kind: Kind
    value: float
    start: int
    sentence: int


def find_figures(statement: Statement) -> tuple[Figure, ...]:
    """The figures of a statement, kind by kind."""
    base = statement.span.start
    return tuple(
        Figure(kind, value, at + base, statement.sentence_of(at + base)) for kind, value, at in _read(statement)
    )


def describe_figures(drug: Name, gene: Name, statement: Statement, figures: Sequence[Figure]) -> Features:
    """Least, most and last figure of each kind, and the nearest to each name; -1 (doses: -2) where there is none."""
    drugs = {statement.sentence_of(m.start) for m in drug.mentions}
    genes = {statement.sentence_of(m.start) for m in gene.places}
    compared = [f.value for f in figures if f.kind == "balance"]
    found: Features = {
        f"{PREFIX}better": sum(v > 0 for v in compared),
        f"{PREFIX}worse": sum(v < 0 for v in compared),
        f"{PREFIX}balance": sum(compared),
    }
    kinds: tuple[Kind, ...] = ("months", "share", "rate")
    for kind in kinds:
        ours = [f for f in figures if f.kind == kind]
        for where, chosen in (
            ("", ours),
            (" by drug", [f for f in ours if f.sentence in drugs]),
            (" by gene", [f for f in ours if f.sentence in genes]),
        ):
            found[f"{PREFIX}{kind}{where} least"] = min((f.value for f in chosen), default=-1.0)
            found[f"{PREFIX}{kind}{where} most"] = max((f.value for f in chosen), default=-1.0)
        found[f"{PREFIX}{kind} nearest to drug"] = _nearest(drug, ours, -1.0)
        found[f"{PREFIX}{kind} nearest to gene"] = _nearest(gene, ours, -1.0)
        found[f"{PREFIX}{kind} last"] = ours[-1].value if ours else -1.0
    doses = [f for f in figures if f.kind == "ic50"]
    found[f"{PREFIX}ic50 least"] = min((f.value for f in doses), default=-2.0)
    found[f"{PREFIX}ic50 most"] = max((f.value for f in doses), default=-2.0)
    found[f"{PREFIX}ic50 nearest to drug"] = _nearest(drug, doses, -2.0)
    found[f"{PREFIX}ic50 nearest to gene"] = _nearest(gene, doses, -2.0)
    return found


def _nearest(name: Name, figures: Iterable[Figure], nothing: float) -> float:
    chosen = min(figures, key=lambda f: min(abs(f.start - m.start) for m in name.places), default=None)
    return chosen.value if chosen else nothing


def _read(statement: Statement) -> Iterator[tuple[Kind, float, int]]:
    text = statement.folded
    for match in _TWO.finditer(text):
        if better := _compare(match):
            sentence = statement.sentence_of(match.start() + statement.span.start)
            begin = statement.sentences[sentence].start - statement.span.start
            named = _GROUP.search(text, max(begin, 0))
            yield "balance", -better if named and named.lastgroup == "wild" else better, match.start()
    for match in _TIME.finditer(text):
        yield "months", min(_value(match["value"]) * _MONTHS[match["unit"]], MOST_MONTHS), match.start()
    for match in _SHARE.finditer(text):
        part, whole = int(match["part"]), int(match["whole"])
        if whole > 0 and part <= whole:
            yield "share", part / whole, match.start()
    for match in _RATE.finditer(text):
        yield "rate", _value(match["after"] or match["before"]) / 100, match.start()
    for match in _DOSE.finditer(text):
        nanomolar = _value(match["value"]) * (1.0 if match["unit"].startswith("n") else 1000.0)
        yield "ic50", log10(max(nanomolar, 0.01)), match.start()


def _compare(match: re.Match[str]) -> float:
    """1 if those named first did better, -1 if worse, 0 if nothing is compared."""
    one, two, unit = _value(match["one"]), _value(match["two"]), match["unit"] or match["other"] or ""
    if one == two or (not unit and match["word"] == "and"):
        return 0.0
    return 1.0 if (one > two) is not unit.startswith(("n", "u", "µ", "μ")) else -1.0


def _value(printed: str) -> float:
    return float(printed.replace("·", ".").replace(",", ""))
