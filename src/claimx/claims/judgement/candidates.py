"""Candidates: what one passage seems to claim, before claims are put together."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from itertools import chain

from claimx.claims.judgement.agreement import Agreement, Saying, agreements
from claimx.claims.judgement.circumstances import Background, Circumstances, Made, circumstances_of
from claimx.claims.judgement.confidence import combined, confidences
from claimx.claims.passages.changes import Change
from claimx.claims.passages.passage import Place
from claimx.claims.passages.records import record
from claimx.mentions import CueMatch
from claimx.schema import (
    SLOTS,
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

EXTRACTOR = "rules/1"
Arguments = tuple[tuple[str, ...], ...]
"""The values of each slot, sorted and unique, in the order of ``SLOTS``."""


@record
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

    def slot(self, name: str) -> tuple[str, ...]:
        """The values of a slot, sorted and unique."""
        values = self.slots.get(name, ())
        return tuple(sorted(set(values))) if len(values) > 1 else tuple(values)

    @property
    def arguments(self) -> Arguments:
        """The values of all slots, in the order of ``SLOTS``."""
        return tuple([self.slot(name) for name in SLOTS])


def _scores(told: Sequence[tuple[Candidate, Arguments]], around: Background) -> list[float]:
    """Confidence in each passage alone: what a model says of it, else what its rule is worth as it is used there."""
    agreeing = agreements([_saying(c, arguments) for c, arguments in told])
    uses = [
        None if c.probability is not None else _use(c, arguments, around, agreement)
        for (c, arguments), agreement in zip(told, agreeing, strict=True)
    ]
    distinct = list(dict.fromkeys([use for use in uses if use]))
    worth = dict(zip(distinct, confidences([use.features() for use in distinct]), strict=True))
    return [worth[use] if use else c.probability or 0.0 for (c, _), use in zip(told, uses, strict=True)]


def _use(c: Candidate, arguments: Arguments, around: Background, agreement: Agreement) -> Circumstances:
    """The rule of a candidate and the circumstances in which it was used: many candidates share them."""
    return circumstances_of(Made(c.rule, c.drug, c.agent, arguments, c.place.start, c.place.end), c, around, agreement)


def _saying(c: Candidate, arguments: Arguments) -> Saying:
    return Saying(c.type, c.drug, c.agent, arguments, c.direction, c.place.start, c.place.end)


def filled(role: str, mentions: Iterable[Mention], via: str = "") -> tuple[EvidenceMention, ...]:
    """Mentions in the role that they play in a claim."""
    return tuple([EvidenceMention(role, m.start, m.end, m.text, m.name, via) for m in mentions])


def filled_by(changes: Sequence[Change]) -> tuple[EvidenceMention, ...]:
    """Changed genes, their mutations and alterations in the roles that they play."""
    return (
        *filled("gene", [c.gene for c in changes if c.gene]),
        *filled("mutation", [m for c in changes for m in c.mutations]),
        *filled("alteration", [a for c in changes for a in c.alterations]),
    )


def slots_of(changes: Sequence[Change]) -> dict[str, tuple[str, ...]]:
    """The mutations and alterations of some changes; which genes are meant, the context may have to tell."""
    return {
        "mutation": tuple([m.name for c in changes for m in c.mutations]),
        "alteration": tuple([a.name for c in changes for a in c.alterations]),
    }


def cue_mention(cue: CueMatch) -> EvidenceMention:
    """A cue as it is written beside the mentions that fill the arguments."""
    return EvidenceMention("cue", cue.start, cue.end, cue.text, cue.place)


def refusal(candidate: Candidate) -> str:
    """Why the candidate cannot be a claim, or '' if it can: what each type needs (the contract)."""
    if candidate.refused:
        return candidate.refused
    has = {name for name, values in candidate.slots.items() if values}
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


def refuse(candidates: Iterable[Candidate], reason: str) -> Iterator[Candidate]:
    """The candidates, all of them refused if there is a reason."""
    yield from (replace(candidate, refused=reason) for candidate in candidates) if reason else candidates


def claim_id(candidate: Candidate, arguments: Arguments | None = None) -> str:
    """Hash of type and arguments alone, which may be told if they are at hand: the same claim has it in every run."""
    parts = [candidate.type, candidate.drug, candidate.agent, *map(";".join, arguments or candidate.arguments)]
    return "c" + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:15]


def assemble(
    candidates: Sequence[Candidate],
    doc_id: str,
    text: str,
    citations: Sequence[Sequence[Citation]],
    around: Background,
) -> tuple[tuple[Claim, ...], tuple[Rejection, ...]]:
    """Claims with all their evidence, and the candidates that cannot be claims.

    Args:
        candidates: in reading order. doc_id, text: of their document.
        citations: the markers that support each candidate, in the same order.
        around: what the document and the lexicon tell of the therapies.
    """
    sound: list[tuple[Candidate, Arguments]] = []
    cited: list[Sequence[Citation]] = []
    refused: dict[str, Rejection] = {}
    for candidate, markers in zip(candidates, citations, strict=True):
        if reason := refusal(candidate):
            record = _rejection(candidate, doc_id, text, reason)
            refused.setdefault(record.rejection_id, record)
        else:
            sound.append((candidate, candidate.arguments))
            cited.append(markers)
    kept: dict[str, dict[tuple[int, int, Direction], _Said]] = {}
    for (candidate, arguments), markers, score in zip(sound, cited, _scores(sound, around), strict=True):
        known = kept.setdefault(claim_id(candidate, arguments), {})
        where = (candidate.place.start, candidate.place.end, candidate.direction)
        if where not in known:
            evidence = _evidence(candidate, doc_id, text, tuple(markers), score)
            known[where] = (candidate, arguments, evidence, score)
    claims = tuple([_claim(identifier, tuple(said.values())) for identifier, said in kept.items()])
    return claims, tuple(refused.values())


_Said = tuple[Candidate, Arguments, Evidence, float]
"""What one passage says of a claim, as evidence, and how far that is trusted."""


def _claim(identifier: str, said: Sequence[_Said]) -> Claim:
    first, (gene, mutation, alteration, mechanism, cancer), *_ = said[0]
    return Claim(
        identifier,
        first.type,
        first.drug,
        gene,
        mutation,
        alteration,
        mechanism,
        cancer,
        first.agent,
        combined([score for *_, score in said]),
        tuple([evidence for *_, evidence, _ in said]),
    )


def _evidence(c: Candidate, doc_id: str, text: str, citations: tuple[Citation, ...], score: float) -> Evidence:
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
        mentions=tuple(dict.fromkeys(c.mentions)),
        extractor=f"{EXTRACTOR} {c.rule}",
        score=round(score, 3),
    )


def _rejection(c: Candidate, doc_id: str, text: str, reason: str) -> Rejection:
    values = ", ".join(chain(*c.arguments))
    what = f"{c.type}: {c.drug or '-'}" + (f" ({values})" if values else "") + (f" by {c.agent}" if c.agent else "")
    digest = (
        hashlib.sha256(f"{doc_id}\x1f{what}\x1f{p.start}\x1f{p.end}".encode()).hexdigest() if (p := c.place) else ""
    )
    return Rejection("r" + digest[:15], "claim", doc_id, p.start, p.end, text[p.start : p.end], what, reason)
