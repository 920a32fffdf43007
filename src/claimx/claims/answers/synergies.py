"""Synergies as answers: in a text on resistance, what acts in synergy with a therapy is said to help it.

"A synergizes with B" tells which of the two is helped, unless A is the one that fails; "A and B were synergistic" does
not: there it is the one of which the text says that it fails, or which heading or title name. The words are data:
``wording/synergies.tsv``.
"""

from collections.abc import Iterator, Sequence

from claimx.claims.answers.helping import Helping, state_answer
from claimx.claims.discourse.inherited import vague_classes
from claimx.claims.discourse.topics import Topic
from claimx.claims.judgement.candidates import Candidate, filled
from claimx.claims.judgement.manner import manner_of
from claimx.claims.passages.failed import is_said_of
from claimx.claims.passages.groups import Group
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.therapies import stands_free, therapies_of
from claimx.claims.wording.traits import needs
from claimx.claims.wording.wordlists import Parts
from claimx.schema import EvidenceMention, Mention, Span

RULE = "resensitization/synergy"
WORDS = Parts(
    "synergies.tsv",
    {
        "synergy": r"\b{words}",
        "with": r"(?: (?!and\b)[\w-]+){{0,5}}? {words}(?: {links})* ",
        "between": r"(?: (?!and\b)[\w-]+){{0,2}}? {words}(?: {links})* ",
    },
)
_REACH = 90
"""So many characters at most stand between two therapies and the word that says that they are synergistic."""
Pair = tuple[str, str, tuple[Mention, ...]]
"""An agent, the therapy that it helps, and the mentions of both."""


@needs(WORDS.bits["synergy"])
def link_synergies(passage: Passage, topic: Topic) -> Iterator[Candidate]:
    """The answers of a sentence that says of two therapies that they act in synergy."""
    if not topic.talk.is_about_resistance():
        return
    groups = [g for g in therapies_of(passage) if not is_said_of(passage, g)]
    failing = _failing(groups, topic)
    told: set[tuple[str, str]] = set()
    for said in WORDS["synergy"].finditer(passage.folded) if groups else ():
        start, end = passage.start + said.start(), passage.start + said.end()
        clause = passage.clause_of(start)
        manner = manner_of(passage, clause, passage.cue_at(start, end, WORDS.place("synergy")), RULE)
        for agent, drug, members in _pairs(passage, groups, Span(start, end), failing):
            if agent == drug or agent in vague_classes() or (agent, drug) in told:
                continue
            told.add((agent, drug))
            roles = (*_named("agent", agent, members), *_named("drug", drug, members))
            yield state_answer(passage, Helping(agent, drug, passage, clause), roles, manner, topic)


def _named(role: str, name: str, members: Sequence[Mention]) -> tuple[EvidenceMention, ...]:
    return filled(role, [m for m in members if m.name in name.split(" + ")])


def _failing(groups: Sequence[Group], topic: Topic) -> frozenset[str]:
    """The therapies of a sentence that were told to fail, or that heading or title name, a class of them or a drug."""
    needy = topic.problems.drugs() | {*topic.failures.resisted().names, *topic.theme().names} - {""}
    classes = {kind for drug in needy for kind in topic.lexicon.facts("DRUG", drug, "classes")}
    names = {name for group in groups for name in (*group.names, *(m.name for m in group.members))}
    return frozenset(
        name
        for name in names
        if name in needy | classes or not needy.isdisjoint(topic.lexicon.facts("DRUG", name, "classes"))
    )


def _pairs(passage: Passage, groups: Sequence[Group], said: Span, failing: frozenset[str]) -> Iterator[Pair]:
    """Agents and what they help, as the words around a synergy tell."""
    behind = next((g for g in groups if g.start >= said.end), None)
    before = [g for g in groups if g.end <= said.start and passage.clause_of(said.start).holds(g.start)]
    if behind and WORDS["between"].fullmatch(passage.gap(said.end, behind.start)):
        yield from _of_both(behind, failing)
    elif behind and WORDS["with"].fullmatch(passage.gap(said.end, behind.start)):
        free = [g for g in before if stands_free(passage, g)] or before
        for subject in free[-1:]:
            yield from _with(subject, behind, failing)
    elif before and said.start - before[-1].end <= _REACH:
        yield from _of_both(before[-1], failing)


def _with(subject: Group, partner: Group, failing: frozenset[str]) -> Iterator[Pair]:
    """ "A synergizes with B": A helps B, but B helps A where A alone is what fails."""
    members = (*subject.members, *partner.members)
    for one in subject.names:
        for other in partner.names:
            turned = one in failing and other not in failing
            yield (other, one, members) if turned else (one, other, members)


def _of_both(group: Group, failing: frozenset[str]) -> Iterator[Pair]:
    """Of therapies that are synergistic together, those that do not fail help the one that does."""
    names = list(dict.fromkeys(m.name for m in group.members))
    helped = [name for name in names if name in failing]
    for drug in helped if len(helped) == 1 else ():
        agents = group.names if group.combined else names
        yield from ((agent, drug, group.members) for agent in agents if agent != drug)
