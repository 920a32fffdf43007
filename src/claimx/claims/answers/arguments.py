"""The arguments of an answer: the gene, mutation, mechanism and cancer for which an agent helps."""

from collections.abc import Sequence

from claimx.claims.answers.answered import answered_by
from claimx.claims.discourse.topics import Topic
from claimx.claims.judgement.candidates import Candidate
from claimx.claims.passages.actions import ACTION, SILENCING
from claimx.claims.passages.carriers import is_borne, marks_tumor
from claimx.claims.passages.changes import find_changes
from claimx.claims.passages.mechanisms import infer_mechanisms, overcome_by, targets_of
from claimx.claims.passages.passage import Passage
from claimx.claims.resistance.cues import is_driver, is_for_whom
from claimx.lexicon import Lexicon
from claimx.schema import Mention, Span

COMPLETED = ("gene", "mutation", "mechanism", "cancer")
BETWEEN = 2
"""So many characters at most stand between a sentence and the next one."""


def slots_of_answer(
    passage: Passage,
    span: Span,
    problems: Sequence[Candidate],
    here: Sequence[Candidate],
    drug: str,
    agent: str,
    topic: Topic,
) -> dict[str, tuple[str, ...]]:
    """Arguments: what the sentence names as the problem, completed by the problem that it refers to.

    How a gene is altered is taken from what the sentence itself says of the failure.
    """
    lexicon = topic.lexicon
    helped = targets_of(drug, lexicon)
    told_of = [c for c in find_changes(passage, span) if c.kinds and c.gene]
    changed = [c for c in told_of if not is_for_whom(passage, c, helped, lexicon)]
    driving = {m.name for c in told_of if c not in changed for m in c.mutations}
    driving |= {m.name for m in passage.of("MUTATION", within=span) if _is_borne(passage, m, helped, topic)}
    address = {*targets_of(agent, lexicon), *helped} - {c.gene.name for c in changed if c.gene}
    address = (address | _silenced(passage)) - _acted_on(passage, agent)
    slots = {
        "gene": tuple(m.name for m in passage.of("GENE", within=span) if m.name not in address),
        "mutation": tuple(m.name for m in passage.of("MUTATION", within=span) if m.name not in driving),
        "mechanism": tuple(m.name for m in passage.of("MECHANISM", within=span)) or overcome_by(agent, lexicon),
        "cancer": tuple(m.name for m in topic.cancers.of(passage)) or topic.cancers.meant().names,
    }
    if slots["mutation"]:
        owners = tuple(dict.fromkeys(topic.genes.of_mutation(m, helped) for m in slots["mutation"]))
        slots["gene"] = slots["gene"] or owners
        if not slots["mechanism"] and set(owners) & set(targets_of(drug or agent, lexicon)):
            gate = topic.genes.gatekeepers.issuperset(slots["mutation"])
            slots["mechanism"] = ("gatekeeper mutation" if gate else "secondary mutation",)
    if not slots["mechanism"]:
        inferred = [m for c in changed for m in infer_mechanisms(c, drug, helped, lexicon)]
        slots["mechanism"] = tuple(dict.fromkeys(inferred))
    named = set(slots["gene"]) | {m.name for m in passage.of("GENE", within=span)}
    akin = [c for c in problems if named & set(c.slot("gene"))] if named else list(problems)
    problems = _answered(akin or ([] if slots["gene"] else problems), passage, drug, agent, lexicon)
    for slot in COMPLETED:
        if not slots[slot] and (slot != "mutation" or here):
            slots[slot] = tuple(dict.fromkeys(v for c in problems for v in c.slot(slot)))
    told = [c for c in here if set(c.slot("gene")) & set(slots["gene"])]
    slots["alteration"] = tuple(dict.fromkeys(v for c in told for v in c.slot("alteration")))
    return slots


def _is_borne(passage: Passage, mutation: Mention, targets: Sequence[str], topic: Topic) -> bool:
    """Whether a driver mutation only says whose tumors are treated: "in BRAFV600E-driven melanoma"."""
    if not is_driver(mutation.name) or topic.genes.of_mutation(mutation.name, targets) not in targets:
        return False
    return marks_tumor(passage, mutation) or is_borne(passage, mutation.start, mutation.end)


def _answered(
    problems: Sequence[Candidate], passage: Passage, drug: str, agent: str, lexicon: Lexicon
) -> list[Candidate]:
    """The problems that the agent answers: those of its sentence, and of those told before the ones that are meant.

    Most answers of real text are general ("A was tried against the resistance") and mean no cause in particular,
    whichever was told last. One is meant where words point to it, where the agent fits it, or where the sentence just
    before told nothing else.
    """
    if passage.cued("anaphora", "problem"):
        return list(problems)
    before = [c for c in problems if c.place != passage.place]
    fitting = answered_by(agent, drug, before, lexicon) if before else []
    return [c for c in problems if c not in before or c in fitting or (len(before) == 1 and _is_just_told(c, passage))]


def _is_just_told(problem: Candidate, passage: Passage) -> bool:
    """Whether the sentence before told the problem, and no more than one gene and mutation as its cause."""
    alone = all(len(problem.slot(slot)) < 2 for slot in ("gene", "mutation"))
    return alone and 0 <= passage.start - problem.place.end <= BETWEEN


def _acted_on(passage: Passage, agent: str) -> set[str]:
    """The genes on which the agent acts in so many words: "blocking MET"; in "MET inhibitors" it is a name."""
    acting = [m for m in passage.of("DRUG_CLASS") if m.name in agent.split(" + ") and m.found_by in (ACTION, SILENCING)]
    return {g.name for g in passage.of("GENE") if any(m.start < g.start and g.end <= m.end for m in acting)}


def _silenced(passage: Passage) -> set[str]:
    """The genes that are silenced in a sentence, each an agent of its own."""
    silencing = [m for m in passage.of("DRUG_CLASS") if m.found_by == SILENCING]
    return {g.name for g in passage.of("GENE") if any(m.start <= g.start and g.end <= m.end for m in silencing)}
