"""What brat and BioC have in common: spans of the text with labels, and claims as links between them."""

from collections.abc import Iterable
from dataclasses import dataclass

from claimx.schema import SLOTS, Claim, Evidence, EvidenceMention, Extraction

LABELS = {"drug": "DRUG", "agent": "DRUG", **{slot: slot.upper() for slot in SLOTS}, "cue": "CUE"}
"""The label of what fills each role of a claim."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A labelled span. ``id`` is an identifier of what it names, as a CURIE, where there is one."""

    start: int
    end: int
    label: str
    name: str
    id: str = ""
    found_by: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Statement:
    """A passage of a claim: the spots that fill its roles (cues are none) and the spot that it hangs on."""

    claim: Claim
    evidence: Evidence
    trigger: Spot
    arguments: tuple[tuple[str, Spot], ...]


@dataclass(frozen=True, slots=True)
class Standoff:
    """The spots of a document, each once, by place; and its statements."""

    spots: tuple[Spot, ...]
    statements: tuple[Statement, ...]


def standoff_of(extraction: Extraction) -> Standoff:
    """The mentions of a document and the passages of its claims, as spans and links.

    What fills a claim without being a mention of its own, such as a cue, is a spot as well. A statement hangs on its
    cue; where there is none, as in a table, on its drug, else on the passage.
    """
    known = {
        (m.start, m.end, m.name): Spot(m.start, m.end, m.label, m.name, m.id, m.found_by, m.score)
        for m in extraction.mentions
    }
    statements = []
    for claim in extraction.claims:
        for evidence in claim.evidence:
            spots = [(m.role, known.setdefault((m.start, m.end, m.name), _spot(m))) for m in evidence.mentions]
            arguments = dict.fromkeys((role, spot) for role, spot in spots if role != "cue")
            statements.append(Statement(claim, evidence, _trigger(evidence, spots), tuple(arguments)))
    ordered = sorted(known.values(), key=lambda spot: (spot.start, spot.end, spot.label, spot.name))
    return Standoff(tuple(ordered), tuple(statements))


def _spot(mention: EvidenceMention) -> Spot:
    return Spot(mention.start, mention.end, LABELS.get(mention.role, mention.role.upper()), mention.name)


def _trigger(evidence: Evidence, spots: Iterable[tuple[str, Spot]]) -> Spot:
    first = dict(reversed([*spots]))
    return first.get("cue") or first.get("drug") or Spot(evidence.start, evidence.end, "PASSAGE", "")
