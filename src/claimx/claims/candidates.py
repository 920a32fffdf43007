"""Candidates: what one passage seems to claim, before claims are put together."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from claimx.claims.confidence import circumstances, combined, confidence
from claimx.claims.passages import Passage, Place
from claimx.context import find_certainty, find_direction
from claimx.mentions import CueMatch
from claimx.schema import (
    Certainty,
    Citation,
    Claim,
    ClaimType,
    Direction,
    Evidence,
    EvidenceMention,
    Mention,
    Rejection,
)

SLOTS = ("gene", "mutation", "alteration", "mechanism", "cancer")
EXTRACTOR = "rules/1"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One claim as one passage makes it: arguments, context, and the mentions that fill them."""

    type: ClaimType
    drug: str
    slots: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    agent: str = ""
    place: Place = field(default_factory=lambda: Place(0, 0, ""))
    direction: Direction = "supports"
    certainty: Certainty = "asserted"
    setting: str = ""
    mentions: tuple[EvidenceMention, ...] = ()
    rule: str = ""

    probability: float | None = None
    """What a model says of it; None where a rule made it."""
    refused: str = ""
    """Why a later step refuses it; empty where none does."""

    @property
    def score(self) -> float:
        """Confidence in this passage alone."""
        if self.probability is not None:
            return self.probability
        values = sum(len(self.slot(name)) for name in SLOTS)
        return confidence(circumstances(self.rule, self.mentions, values, self.certainty, self.direction))

    def slot(self, name: str) -> tuple[str, ...]:
        """The values of a slot, sorted and unique."""
        values = self.slots.get(name, ())
        return tuple(sorted(set(values))) if len(values) > 1 else tuple(values)


def filled(role: str, mentions: Iterable[Mention], via: str = "") -> tuple[EvidenceMention, ...]:
    """Mentions in the role that they play in a claim."""
    return tuple(EvidenceMention(role, m.start, m.end, m.text, m.name, via) for m in mentions)


def cue_mention(cue: CueMatch) -> EvidenceMention:
    """A cue as it is written beside the mentions that fill the arguments."""
    return EvidenceMention("cue", cue.start, cue.end, cue.text, cue.place)


def in_passage(
    kind: ClaimType,
    drug: str,
    slots: Mapping[str, tuple[str, ...]],
    passage: Passage,
    rule: str,
    mentions: tuple[EvidenceMention, ...],
    anchor: int | None = None,
) -> Candidate:
    """A candidate of a sentence, denied and hedged as the clause at ``anchor`` says (or at its first mention)."""
    start = anchor if anchor is not None else min((m.start for m in mentions), default=passage.start)
    clause = passage.clause_of(start)
    direction = find_direction(passage.folded, passage.start, passage.cues, clause)
    certainty = find_certainty(passage.cues, clause) if kind == "sensitivity" else "asserted"
    return Candidate(kind, drug, slots, "", passage.place, direction, certainty, "", mentions, rule)


def refusal(candidate: Candidate) -> str:
    """Why the candidate cannot be a claim, or '' if it can: what each type needs (the contract)."""
    if candidate.refused:
        return candidate.refused
    has = {name for name in SLOTS if candidate.slot(name)}
    if candidate.type == "resistance":
        if not candidate.drug:
            return "no drug or class in the passage or its context"
        return "" if has - {"cancer"} else "no gene, mutation, alteration or mechanism"
    if candidate.type == "resensitization":
        if not candidate.agent:
            return "no agent that restores the response"
        return "" if candidate.drug or "mechanism" in has else "neither a drug nor a mechanism that is overcome"
    if not candidate.drug:
        return "no drug or class"
    if candidate.type == "target":
        return "" if "gene" in has else "no gene that the drug acts on"
    if candidate.type == "sensitivity":
        return "" if has & {"gene", "mutation", "alteration"} else "no gene, mutation or alteration"
    return "" if "cancer" in has else "no cancer"


def claim_id(candidate: Candidate) -> str:
    """Hash of type and arguments alone: the same claim has the same id in every run."""
    parts = [candidate.type, candidate.drug, candidate.agent, *(";".join(candidate.slot(s)) for s in SLOTS)]
    return "c" + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:15]


def assemble(
    candidates: Sequence[Candidate], doc_id: str, text: str, citations: Sequence[Sequence[Citation]]
) -> tuple[tuple[Claim, ...], tuple[Rejection, ...]]:
    """Claims with all their evidence, and the candidates that cannot be claims.

    Args:
        candidates: in reading order. doc_id, text: of their document.
        citations: the markers that support each candidate, in the same order.
    """
    kept: dict[str, list[tuple[Candidate, Evidence]]] = defaultdict(list)
    rejected = []
    for candidate, markers in zip(candidates, citations, strict=True):
        reason = refusal(candidate)
        if reason:
            rejected.append(_rejection(candidate, doc_id, text, reason))
            continue
        evidence = _evidence(candidate, doc_id, text, tuple(markers))
        known = kept[claim_id(candidate)]
        if not any(
            (e.start, e.end, e.direction) == (evidence.start, evidence.end, evidence.direction) for _, e in known
        ):
            known.append((candidate, evidence))
    return tuple(_claim(identifier, pairs) for identifier, pairs in kept.items()), tuple(rejected)


def _claim(identifier: str, pairs: Sequence[tuple[Candidate, Evidence]]) -> Claim:
    first = pairs[0][0]
    return Claim(
        identifier,
        first.type,
        first.drug,
        first.slot("gene"),
        first.slot("mutation"),
        first.slot("alteration"),
        first.slot("mechanism"),
        first.slot("cancer"),
        first.agent,
        combined(candidate.score for candidate, _ in pairs),
        tuple(evidence for _, evidence in pairs),
    )


def _evidence(c: Candidate, doc_id: str, text: str, citations: tuple[Citation, ...]) -> Evidence:
    p = c.place
    return Evidence(
        doc_id=doc_id,
        section=p.section,
        start=p.start,
        end=p.end,
        text=text[p.start : p.end],
        direction=c.direction,
        certainty=c.certainty,
        setting=c.setting,
        page=p.page,
        table=p.table,
        row=p.row,
        column=p.column,
        citations=citations,
        mentions=c.mentions,
        extractor=f"{EXTRACTOR} {c.rule}",
        score=round(c.score, 3),
    )


def _rejection(c: Candidate, doc_id: str, text: str, reason: str) -> Rejection:
    values = ", ".join(v for s in SLOTS for v in c.slot(s))
    what = f"{c.type}: {c.drug or '-'}" + (f" ({values})" if values else "") + (f" by {c.agent}" if c.agent else "")
    digest = (
        hashlib.sha256(f"{doc_id}\x1f{what}\x1f{p.start}\x1f{p.end}".encode()).hexdigest() if (p := c.place) else ""
    )
    return Rejection("r" + digest[:15], "claim", doc_id, p.start, p.end, text[p.start : p.end], what, reason)
