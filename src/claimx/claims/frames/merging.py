"""What becomes of the claims of other rules where a frame reads the same sentence."""

from collections.abc import Sequence
from dataclasses import replace

from claimx.claims.frames.bindings import EFFECT
from claimx.claims.judgement.candidates import Candidate
from claimx.schema import SLOTS

_CAUSES = ("gene", "mutation", "alteration", "cancer")


def merge_framed(others: Sequence[Candidate], framed: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of one sentence: those of frames, and of the others what they neither say nor contradict.

    Where a frame's verb serves several pairs of names, the other rules would pair them crosswise.
    """
    told = [c for c in framed if not c.refused]
    if any(c.rule.endswith("/gapped") for c in told):
        types = {c.type for c in told}
        others = [c for c in others if c.type not in types]
    kept = (_uncontradicted(c, told) for c in others)
    return [*framed, *(c for c in kept if not any(_settles(f, c) for f in told) and not _is_crosswise(c, told))]


def _uncontradicted(other: Candidate, framed: Sequence[Candidate]) -> Candidate:
    """A candidate without the mutations of which a frame says the opposite, where it has others: of "V is sensitive to
    A; W confers resistance" W alone is a cause."""
    against = {m for f in framed if f.drug == other.drug and _is_opposed(f, other) for m in f.slot("mutation")}
    left = tuple(m for m in other.slot("mutation") if m not in against)
    if not left or not against.intersection(other.slot("mutation")):
        return other
    mentions = tuple(m for m in other.mentions if not (m.role == "mutation" and m.name in against))
    return replace(other, slots={**other.slots, "mutation": left}, mentions=mentions)


def _is_opposed(framed: Candidate, other: Candidate) -> bool:
    effects = framed.type in EFFECT and other.type in EFFECT
    return effects and (framed.type == other.type) != (framed.direction == other.direction)


def _is_crosswise(other: Candidate, framed: Sequence[Candidate]) -> bool:
    """Whether a candidate gives a therapy what frames tell of another therapy alone: "A and B fail through V and W,
    respectively"."""
    alike = [f for f in framed if (f.type, f.direction) == (other.type, other.direction)]
    own = [f for f in alike if f.drug == other.drug]
    if not own or len(own) == len(alike):
        return False
    for slot in _CAUSES:
        told = {value for f in alike if f.drug != other.drug for value in f.slot(slot)}
        if (told - {value for f in own for value in f.slot(slot)}).intersection(other.slot(slot)):
            return True
    return False


def _settles(framed: Candidate, other: Candidate) -> bool:
    """Whether a frame says what another rule says of the same drug, or the opposite."""
    if framed.drug != other.drug or framed.agent != other.agent:
        return False
    if framed.type in EFFECT and other.type in EFFECT:
        opposed = _is_opposed(framed, other)
        told = "mutation" if framed.slot("mutation") and other.slot("mutation") else "gene"
        shared = bool(set(framed.slot(told)) & set(other.slot(told)))
        return shared and (opposed or _covers(framed, other))
    return framed.type == other.type and framed.direction == other.direction and _covers(framed, other)


def _covers(framed: Candidate, other: Candidate) -> bool:
    return all(set(other.slot(s)) <= set(framed.slot(s)) for s in SLOTS)
