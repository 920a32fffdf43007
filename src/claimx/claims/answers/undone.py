"""Answers that point back: a failure, and an agent that undoes "this", "it", "such cells", or works on "both".

"V77F spoils the effect of A, and B was active against it", "stroma shields from A, an effect that B abolished". The
failure is told in the same sentence or in the one before. The words are data: ``wording/undone.tsv``.
"""

from collections.abc import Iterator, Sequence

from claimx.claims.answers.helping import Helping, state_answer
from claimx.claims.discourse.inherited import are_general, vague_classes
from claimx.claims.discourse.topics import Topic
from claimx.claims.judgement.candidates import Candidate, filled
from claimx.claims.judgement.manner import manner_of
from claimx.claims.passages.failed import has_failed, is_said_of
from claimx.claims.passages.groups import Group, is_pointer
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.therapies import stands_free, therapies_of
from claimx.claims.wording.traits import needs
from claimx.claims.wording.wordlists import Parts
from claimx.schema import Span

RULE = "resensitization/undone"
AGENT = "it is what undoes the failure of another therapy"
WORDS = Parts(
    "undone.tsv",
    {
        "undoes": r"(?<!\w){words} (?:\w+ ){{0,2}}?{links}(?!\w)",
        "acts": r"(?<!\w){words} (?:\w+ ){{0,2}}?{links}(?!\w)",
        "undone": r"(?<!\w){words}(?!\w)",
        "works": r"(?<!\w){words} {links} ",
        "pointed": r"(?:\w+ ){{0,2}}?{words}(?!\w)",
        "told as": r", (?:an?|the|one|another) (?:\w+ ){{0,3}}?{words} {links} [^,;:.]{{0,60}}$",
    },
    linked=("undoes", "acts"),
)
_NEED_FAILURE = ("acts", "works")
"""What any therapy does, and undoes something only where the same sentence tells of the failure of another."""
_REACH = 110
"""So many characters at most stand between an agent and what it does."""


@needs(
    WORDS.bits["undoes"] | WORDS.bits["works"] | WORDS.bits["acts"] | WORDS.bits["undone"],
    sum(WORDS.links.values()) | WORDS.bits["pointed"] | WORDS.bits["told as"],
)
def link_undone(passage: Passage, topic: Topic, here: Sequence[Candidate]) -> Iterator[Candidate]:
    """The answers of a sentence that points back to a failure.

    Args:
        here: what the sentence claims so far.
    """
    told: set[tuple[str, str]] = set()
    for said, part in _said(passage):
        agents = _agents(passage, said)
        if agents is None:
            continue
        problems = _problems(here, agents)
        if not problems and part in _NEED_FAILURE:
            continue
        problems = problems or [c for c in topic.problems.last_alike() if c.drug not in agents.names]
        clause = Span(agents.start, passage.end) if problems else passage.span
        manner = manner_of(passage, clause, passage.cue_at(said.start, said.end, WORDS.place(part)), RULE)
        for agent in agents.names:
            for drug in dict.fromkeys([c.drug for c in problems]) or _failing(passage, topic, agents):
                if (agent, drug) in told or agent in vague_classes() or not _is_other(agent, drug, topic):
                    continue
                told.add((agent, drug))
                own = [c for c in problems if c.drug == drug]
                helping = Helping(agent, drug, passage, clause, own, own)
                yield state_answer(passage, helping, filled("agent", agents.of(agent)), manner, topic)


def _said(passage: Passage) -> Iterator[tuple[Span, str]]:
    """Where a sentence says that something told before is undone, with the part that says so."""
    has = passage.traits
    parts = [part for part in ("undoes", "acts") if has & WORDS.links[part]]
    parts += ["works"] if has & WORDS.bits["pointed"] else []
    for part in parts:
        for found in WORDS.find_all(part, passage):
            if part != "works" or WORDS.at("pointed", passage, found.end()):
                yield Span(passage.start + found.start(), passage.start + found.end()), part
    for found in WORDS.find_all("undone", passage) if has & WORDS.bits["told as"] else ():
        if WORDS.search("told as", passage.folded[: found.start()]):
            yield Span(passage.start + found.start(), passage.start + found.end()), "undone"


def _agents(passage: Passage, said: Span) -> Group | None:
    """The therapy before the words that undo something, where nothing but itself does so."""
    before = [g for g in therapies_of(passage) if g.end <= said.start]
    if not before or said.start - before[-1].end > _REACH:
        return None
    last = before[-1]
    if is_said_of(passage, last) or has_failed(passage, last) or any(map(is_pointer, last.members)):
        return None
    if ";" in passage.gap(last.end, said.start) or not stands_free(passage, last):
        return None
    return last


def _problems(here: Sequence[Candidate], agents: Group) -> list[Candidate]:
    """The failures of other therapies that the sentence itself tells."""
    own = [c for c in here if c.type == "resistance" and c.direction == "supports" and c.drug and not c.refused]
    return [c for c in own if c.drug not in agents.names]


def _failing(passage: Passage, topic: Topic, agents: Group) -> tuple[str, ...]:
    """The therapy that is meant where no failure with its cause was told: the one before in the sentence, else that of
    the paragraph."""
    before = [g for g in therapies_of(passage) if g.end <= agents.start and not are_general(g.names)]
    return before[-1].names if before else topic.apart_from(agents.names[0]).names


def _is_other(agent: str, drug: str, topic: Topic) -> bool:
    """Whether an agent is another therapy than the one that fails, and not its class."""
    parts = agent.split(" + ")
    kinds = {kind for part in drug.split(" + ") for kind in (part, *topic.lexicon.facts("DRUG", part, "classes"))}
    return kinds.isdisjoint(parts)
