"""What became of the claims between two runs: gained, lost and changed, each with its cause.

A claim whose arguments changed has another id. Where the older run says from the same passage what the newer says with
other values, the two are told as one change, as a curator would see it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from claimx.runs.causes import Causes
from claimx.runs.pool import pool_claims
from claimx.schema import SLOTS, Claim, Evidence, Run

Kind = Literal["gained", "lost", "changed"]
KINDS: tuple[Kind, ...] = ("gained", "lost", "changed")
PRECISION = 3


@dataclass(frozen=True, slots=True)
class Change:
    """A claim that one run has and the other has not, or has otherwise; ``details`` says in words what is different."""

    kind: Kind
    cause: str
    old: Claim | None
    new: Claim | None
    details: tuple[str, ...] = ()

    @property
    def claim(self) -> Claim:
        """The claim as it stands now; of a lost one, as it stood."""
        claim = self.new or self.old
        assert claim is not None
        return claim


@dataclass(frozen=True, slots=True)
class Difference:
    """Two runs by their ids, what was different about their making, and what became of the claims."""

    old: str
    new: str
    causes: Causes
    changes: tuple[Change, ...]


def compare_runs(old: Run, new: Run) -> Difference:
    """Compare two runs, the older first. Changes stand in the order gained, lost, changed, then by type and drug."""
    causes = Causes.between(old, new)
    pairs = _side_by_side(pool_claims(old.extractions), pool_claims(new.extractions))
    changes = [change for pair in pairs if (change := _change(*pair, causes))]
    return Difference(old.run_id, new.run_id, causes, tuple(sorted(changes, key=lambda c: KINDS.index(c.kind))))


def _change(old: Claim | None, new: Claim | None, causes: Causes) -> Change | None:
    if old and new:
        details = _details(old, new)
        return Change("changed", causes.of(old, new), old, new, details) if details else None
    return Change("lost" if old else "gained", causes.of(old, new), old, new)


def _side_by_side(old: Sequence[Claim], new: Sequence[Claim]) -> Iterator[tuple[Claim | None, Claim | None]]:
    """The claims of both runs side by side: the same, the likewise said, and those that stand alone."""
    before = {claim.claim_id: claim for claim in old}
    after = {claim.claim_id: claim for claim in new}
    lost = [claim for claim in old if claim.claim_id not in after]
    gained = [claim for claim in new if claim.claim_id not in before]
    became = _became(lost, gained)
    for claim in new:
        yield before.get(claim.claim_id) or became.get(claim.claim_id), claim
    taken = {claim.claim_id for claim in became.values()}
    yield from ((claim, None) for claim in lost if claim.claim_id not in taken)


def _became(lost: Sequence[Claim], gained: Sequence[Claim]) -> dict[str, Claim]:
    """The lost claim that each gained one, by id, took the place of; the pairs most alike first."""
    alike = [
        (_likeness(one, two), i, j)
        for i, one in enumerate(lost)
        for j, two in enumerate(gained)
        if (one.type, one.drug, one.agent) == (two.type, two.drug, two.agent) and _share_a_passage(one, two)
    ]
    became: dict[int, int] = {}
    for _, i, j in sorted(alike, key=lambda pair: (-pair[0], pair[1:])):
        if j not in became and i not in became.values():
            became[j] = i
    return {gained[j].claim_id: lost[i] for j, i in became.items()}


def _likeness(old: Claim, new: Claim) -> int:
    return sum(len(set(getattr(old, slot)) & set(getattr(new, slot))) for slot in SLOTS)


def _share_a_passage(old: Claim, new: Claim) -> bool:
    return not {(e.doc_id, e.text) for e in old.evidence}.isdisjoint((e.doc_id, e.text) for e in new.evidence)


def _details(old: Claim, new: Claim) -> tuple[str, ...]:
    """What is different about a claim, in words; nothing where it is the same."""
    details = [told for slot in SLOTS if (told := _moved(slot, getattr(old, slot), getattr(new, slot)))]
    confidences = [f"{claim.confidence:.{PRECISION}f}" for claim in (old, new)]
    if confidences[0] != confidences[1]:
        details.append("confidence " + " → ".join(confidences))
    before, after = Counter(map(_said, old.evidence)), Counter(map(_said, new.evidence))
    if before != after:
        details.append(f"passages +{(after - before).total()} −{(before - after).total()}")
    return tuple(details)


def _moved(slot: str, old: Sequence[str], new: Sequence[str]) -> str:
    moved = [f"+{value}" for value in new if value not in old] + [f"−{value}" for value in old if value not in new]
    return f"{slot} {', '.join(moved)}" if moved else ""


def _said(evidence: Evidence) -> tuple[object, ...]:
    """What a passage says, wherever in its document it stands."""
    labels = tuple(label for citation in evidence.citations for label in citation.labels)
    return evidence.doc_id, evidence.text, evidence.direction, evidence.certainty, evidence.setting, labels
