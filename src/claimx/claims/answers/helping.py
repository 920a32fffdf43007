"""Answers put together: an agent that helps a therapy, and for which gene, mutation, mechanism and cancer it does."""

from collections.abc import Sequence

from claimx.claims.answers.answered import answered_by
from claimx.claims.discourse.topics import Topic
from claimx.claims.judgement.candidates import Candidate
from claimx.claims.judgement.manner import Manner
from claimx.claims.passages.actions import ACTION, SILENCING
from claimx.claims.passages.carriers import is_borne, marks_tumor
from claimx.claims.passages.changes import find_changes
from claimx.claims.passages.mechanisms import infer_mechanisms, overcome_by, targets_of
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.records import record
from claimx.claims.resistance.cues import is_driver, is_for_whom
from claimx.lexicon import Lexicon
from claimx.schema import EvidenceMention, Mention, Span

COMPLETED = ("gene", "mutation", "mechanism", "cancer")
BETWEEN = 2
"""So many characters at most stand between a sentence and the next one."""
Values = tuple[str, ...]


@record
class Helping:
    """An agent that helps a therapy, and the part of a sentence that says so.

    ``problems`` are failures of the therapy to which it refers, ``here`` those that the sentence states itself.
    ``mechanisms`` are what the agent undoes, where that is known.
    """

    agent: str
    drug: str
    passage: Passage
    span: Span
    problems: Sequence[Candidate] = ()
    here: Sequence[Candidate] = ()
    mechanisms: Values = ()


def state_answer(
    passage: Passage, helping: Helping, roles: tuple[EvidenceMention, ...], manner: Manner, topic: Topic
) -> Candidate:
    """A resensitization candidate of the sentence that names the agent."""
    return manner.put("resensitization", passage, helping.drug, _slots(helping, topic), roles, helping.agent)


def _slots(helping: Helping, topic: Topic) -> dict[str, Values]:
    """What the sentence names as the problem, completed by the problems that it refers to.

    How a gene is altered is taken from what the sentence itself says of the failure.
    """
    slots = _named(helping, topic)
    named = {*slots["gene"], *(m.name for m in helping.passage.of("GENE", within=helping.span))}
    akin = [c for c in helping.problems if named & set(c.slot("gene"))] if named else helping.problems
    problems = _answered(akin or ([] if slots["gene"] else helping.problems), helping, topic.lexicon)
    for slot in COMPLETED:
        if not slots[slot] and (slot != "mutation" or helping.here):
            slots[slot] = _values(problems, slot)
    told = [c for c in helping.here if set(c.slot("gene")) & set(slots["gene"])]
    return {**slots, "alteration": _values(told, "alteration")}


def _values(candidates: Sequence[Candidate], slot: str) -> Values:
    return tuple(dict.fromkeys(value for c in candidates for value in c.slot(slot)))


def _named(helping: Helping, topic: Topic) -> dict[str, Values]:
    """What the part of the sentence names or implies, without the targets that only say which therapies are meant."""
    passage, span, lexicon = helping.passage, helping.span, topic.lexicon
    helped = targets_of(helping.drug, lexicon)
    told_of = [c for c in find_changes(passage, span) if c.kinds and c.gene]
    changed = [c for c in told_of if not is_for_whom(passage, c, helped, lexicon)]
    driving = {m.name for c in told_of if c not in changed for m in c.mutations}
    driving |= {m.name for m in passage.of("MUTATION", within=span) if _is_borne(passage, m, helped, topic)}
    address = {*targets_of(helping.agent, lexicon), *helped} - {c.gene.name for c in changed if c.gene}
    address = (address | _silenced(passage)) - _acted_on(passage, helping.agent) - _told_of(helping, lexicon)
    genes = tuple(m.name for m in passage.of("GENE", within=span) if m.name not in address)
    mutations = tuple(m.name for m in passage.of("MUTATION", within=span) if m.name not in driving)
    owners = tuple(dict.fromkeys(topic.genes.of_mutation(m, helped) for m in mutations))
    mechanisms = helping.mechanisms or tuple(m.name for m in passage.of("MECHANISM", within=span))
    mechanisms = mechanisms or overcome_by(helping.agent, lexicon)
    if not mechanisms and set(owners) & set(targets_of(helping.drug or helping.agent, lexicon)):
        gate = topic.genes.gatekeepers.issuperset(mutations)
        mechanisms = ("gatekeeper mutation" if gate else "secondary mutation",)
    inferred = (m for c in changed for m in infer_mechanisms(c, helping.drug, helped, lexicon))
    return {
        "gene": genes or owners,
        "mutation": mutations,
        "mechanism": mechanisms or tuple(dict.fromkeys(inferred)),
        "cancer": tuple(m.name for m in topic.cancers.of(passage)) or topic.cancers.meant().names,
    }


def _is_borne(passage: Passage, mutation: Mention, targets: Sequence[str], topic: Topic) -> bool:
    """Whether a driver mutation only says whose tumors are treated: "in BRAFV600E-driven melanoma"."""
    if not is_driver(mutation.name) or topic.genes.of_mutation(mutation.name, targets) not in targets:
        return False
    return marks_tumor(passage, mutation) or is_borne(passage, mutation.start, mutation.end)


def _answered(problems: Sequence[Candidate], helping: Helping, lexicon: Lexicon) -> list[Candidate]:
    """The problems that the agent answers: those of its sentence, and of those told before the ones that are meant.

    Most answers of real text are general ("A was tried against the resistance") and mean no cause in particular,
    whichever was told last. One is meant where words point to it, where the agent fits it, or where the sentence just
    before told nothing else.
    """
    passage = helping.passage
    if passage.cued("anaphora", "problem"):
        return list(problems)
    before = [c for c in problems if c.place != passage.place]
    fitting = answered_by(helping.agent, helping.drug, before, lexicon) if before else []
    return [c for c in problems if c not in before or c in fitting or (len(before) == 1 and _is_just_told(c, passage))]


def _is_just_told(problem: Candidate, passage: Passage) -> bool:
    """Whether the sentence before told the problem, and no more than one gene and mutation as its cause."""
    alone = all(len(problem.slot(slot)) < 2 for slot in ("gene", "mutation"))
    return alone and 0 <= passage.start - problem.place.end <= BETWEEN


def _acted_on(passage: Passage, agent: str) -> set[str]:
    """The genes on which the agent acts in so many words: "blocking MET"; in "MET inhibitors" it is a name."""
    acting = [m for m in passage.of("DRUG_CLASS") if m.name in agent.split(" + ") and m.found_by in (ACTION, SILENCING)]
    return {g.name for g in passage.of("GENE") if any(m.start < g.start and g.end <= m.end for m in acting)}


def _told_of(helping: Helping, lexicon: Lexicon) -> set[str]:
    """The targets of the agent that the sentence says to be the cause of the failure."""
    told = {gene for c in helping.here for gene in c.slot("gene")} - set(targets_of(helping.drug, lexicon))
    return told.intersection(targets_of(helping.agent, lexicon))


def _silenced(passage: Passage) -> set[str]:
    """The genes that are silenced in a sentence, each an agent of its own."""
    silencing = [m for m in passage.of("DRUG_CLASS") if m.found_by == SILENCING]
    return {g.name for g in passage.of("GENE") if any(m.start <= g.start and g.end <= m.end for m in silencing)}
