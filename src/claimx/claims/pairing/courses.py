"""Signs of a course: how a treatment went on, and what state its marker was in, each a feature by place.

Direction is seldom said in the sentence that names both. A mutation found at relapse speaks for
resistance though the drug worked at first; what holds for cells that lost a gene is not what holds for the gene.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimx.claims.pairing.statement import Features, Name, Statement

_N = r"(?: \w+){0,%d}"
_SIGNS: Mapping[str, str] = {
    # "a second mutation emerged", "found at relapse", "absent before treatment"
    "acquired": rf"acquir\w*|emerg\w*|secondary|newly|(?:at|upon|after|following|on|time of|with){_N % 2} "
    r"(?:progression|relapse|recurrence|resistance)\b|re ?biops\w*|post ?(?:treatment|progression|relapse)|"
    rf"(?:absent|not (?:present|detect\w*|found|seen)|undetect\w*){_N % 3} (?:before|prior|at baseline|initial\w*|"
    rf"pre ?treatment|primary|diagnos\w*)|at (?:progression|relapse)|develop\w*{_N % 3} resist\w*",
    # "sequencing of the liver lesion revealed"
    "found": rf"(?:sequenc\w*|biops\w*|analys\w*|testing|genotyp\w*|profil\w*|samples?|specimens?){_N % 6} "
    r"(?:reveal\w*|show\w*|identif\w*|detect\w*|demonstrat\w*|found|contain\w*|harbou?r\w*)|"
    r"(?:was|were) (?:\w+ )?(?:identified|detected|found) (?:in|at|after)",
    "before": r"prior|previous\w*|pre ?treat\w*|baseline|initial\w*|primary|na[iï]ve|first line|untreated",
    # the marker is gone, or there is more of it
    "loss": r"loss|low|(?:lower|reduced|decreased) expression|(?:down ?regul|silenc|sirna|shrna|deplet|deficien|"
    r"inactivat|delet|under ?express|truncat|lack)\w*|knock ?(?:down|out|ed)\w*|null|inhibition of",
    "gain": rf"over ?express\w*|up ?regul\w*|high(?:er)?{_N % 2} (?:expression|levels?)|elevated|amplif\w*|"
    r"increased (?:expression|levels?)|copy number|gain",
    # "should not be treated with", "guidelines recommend"
    "advice": r"should not|not (?:be )?(?:recommend\w*|treated|eligible)|contraindicat\w*|recommend\w*|guideline\w*|"
    r"approv\w*|indicated",
    "then": r"switch\w*|then|subsequent\w*|followed by|second line|third line|thereafter|later|next",
    "together": r"combin\w*|plus|addition of|adding|synerg\w*|together with|co ?treat\w*|both",
    "more than": r"more (?:\w+ ){0,2}than|(?:higher|greater|longer|better|lower|shorter|worse|less)"
    rf"{_N % 6} than|compared (?:to|with)|relative to|versus|vs\b",
    "engineered": r"transfect\w*|transduc\w*|ba/?f3|stabl[ey] express\w*|introduc\w*|engineered|isogenic|"
    r"mutagenesis|crispr",
    "in part": r"partially|intermediate|moderate\w*|reduced|decreased|residual|some",
}  # fmt: skip
_COMPILED = {name: re.compile(rf"\b(?:{pattern})") for name, pattern in _SIGNS.items()}
PREFIX = "course: "
FAR = 400


@dataclass(frozen=True, slots=True)
class Turn:
    """One sign of a course, by kind, in document offsets."""

    kind: str
    start: int
    end: int
    sentence: int


def find_turns(statement: Statement) -> tuple[Turn, ...]:
    """The signs of a statement, kind by kind."""
    base = statement.span.start
    return tuple(
        Turn(kind, m.start() + base, m.end() + base, statement.sentence_of(m.start() + base))
        for kind, pattern in _COMPILED.items()
        for m in pattern.finditer(statement.folded)
    )


def describe_course(drug: Name, gene: Name, statement: Statement, turns: Sequence[Turn]) -> Features:
    """For each kind of sign how many there are, how many beside each name, and how far from them (20 letters are 1)."""
    drugs = {statement.sentence_of(m.start) for m in drug.mentions}
    genes = {statement.sentence_of(m.start) for m in gene.places}
    found: Features = {}
    for kind in _COMPILED:
        ours = [t for t in turns if t.kind == kind]
        found[f"{PREFIX}{kind}"] = len(ours)
        found[f"{PREFIX}{kind} by drug"] = sum(t.sentence in drugs for t in ours)
        found[f"{PREFIX}{kind} by gene"] = sum(t.sentence in genes for t in ours)
        found[f"{PREFIX}{kind} after drug"] = float(any(t.start > drug.mentions[0].start for t in ours))
        for role, name in (("drug", drug), ("gene", gene)):
            gaps = (max(t.start - m.end, m.start - t.end, 0) for t in ours for m in name.places)
            found[f"{PREFIX}{kind} to {role}"] = min(min(gaps, default=FAR), FAR) / 20
    return found
