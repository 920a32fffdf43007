"""Which of the problems told so far an agent answers, as a reader decides it.

An agent that blocks MET answers MET amplification, a MEK inhibitor what runs through MAPK, a newer drug against the
same target the mutations of that target; only where it fits none of them does it answer what was told last.
"""

from collections.abc import Sequence

from claimx.claims.judgement.candidates import Candidate
from claimx.claims.passages.mechanisms import PATHWAYS, targets_of
from claimx.lexicon import Lexicon


def answered_by(agent: str, drug: str, told: Sequence[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """The problems of ``drug`` that ``agent`` fits best; none where it fits none of them.

    Args:
        told: resistance claims of the paragraph on this drug, in the order of the text.
    """
    others = [part for part in agent.split(" + ") if part not in drug.split(" + ")] or [agent]
    hit = {gene for part in others for gene in targets_of(part, lexicon)}
    own = set(targets_of(drug, lexicon))
    away = hit - own
    if direct := [c for c in told if away & _genes(c, lexicon)]:
        return direct
    ways = _pathways(away, lexicon)
    if along := [c for c in told if ways & _pathways(set(c.slot("gene")) - own, lexicon)]:
        return along
    if hit & own and (changed := [c for c in told if _is_on_target(c, own, lexicon)]):
        return changed
    return []


def are_akin(therapy: str, other: str, lexicon: Lexicon) -> bool:
    """Whether two therapies act on the same, so that one may stand in for the other."""
    return bool(set(targets_of(therapy, lexicon)) & set(targets_of(other, lexicon)))


def _genes(candidate: Candidate, lexicon: Lexicon) -> set[str]:
    genes = candidate.slot("gene")
    return {*genes, *(member for gene in genes for member in lexicon.facts("GENE", gene, "members"))}


def _pathways(genes: set[str], lexicon: Lexicon) -> set[str]:
    return PATHWAYS & {role for gene in genes for role in lexicon.facts("GENE", gene, "roles")}


def _is_on_target(candidate: Candidate, targets: set[str], lexicon: Lexicon) -> bool:
    groups = {g for m in candidate.slot("mechanism") for g in lexicon.facts("MECHANISM", m, "group")}
    return "on-target" in groups or bool(candidate.slot("mutation") and targets & _genes(candidate, lexicon))
