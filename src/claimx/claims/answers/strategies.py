"""Strategies as answers: what a text names where it says how a resistance is met, or an effect made stronger.

"Approaches that intensify the effect of A, such as B" names them at once; "Ways to overcome resistance to A are under
study. These include B and C" does so in the next sentence. The words are data: ``wording/strategies.tsv``.
"""

import re
from collections.abc import Iterator, Sequence

from claimx.claims.answers.helping import Helping, state_answer
from claimx.claims.discourse.inherited import vague_classes
from claimx.claims.discourse.topics import Topic
from claimx.claims.judgement.candidates import Candidate, filled
from claimx.claims.judgement.manner import manner_of
from claimx.claims.passages.actions import acted_on
from claimx.claims.passages.groups import Group, is_pointer
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.therapies import therapies_of
from claimx.claims.wording.traits import needs
from claimx.claims.wording.wordlists import Parts
from claimx.schema import EvidenceMention, Mention

RULE = "resensitization/strategy"
WORDS = Parts(
    "strategies.tsv",
    {
        "strategy": r"\b{words}",
        "newer": r"\b{words} (?:[\w-]+ ){{0,3}}?{links}",
        "failure": r"{words}",
        "effect": r"\b{words} (?:[\w-]+ ){{0,8}}?{links}\b",
        "list": r"(?<!\w){words} ",
        "these": r"(?:{words}) (?:[\w-]+ ){{0,2}}?{links} ",
    },
)
_REACH = 200
"""So many characters at most stand between a strategy and the words that begin its list."""
Aim = tuple[Mention, ...]
"""The therapies that strategies are to help."""
_NEXT = re.compile(r"[^.;:]{0,60}")
"""What stands between two names of a list of strategies."""


@needs(WORDS.bits["strategy"] | WORDS.bits["newer"])
def link_strategies(passage: Passage, topic: Topic) -> Iterator[Candidate]:
    """The answers that a sentence lists as strategies, where the text is on resistance."""
    spoken = _strategy(passage)
    if spoken is None or not topic.talk.is_about_resistance():
        return
    begun = WORDS["list"].search(passage.folded, spoken.end())
    if begun is None or begun.start() - spoken.end() > _REACH or not _has_aim(passage, begun.start()):
        return
    groups = therapies_of(passage)
    at, start = passage.start + spoken.start(), passage.start + begun.end()
    helped = [m for g in groups if g.end <= start for m in g.members if m.start >= at]
    listed = _listed([g for g in groups if g.start >= start], passage, start)
    cue = passage.cue_at(at, passage.start + spoken.end(), WORDS.place("strategy"))
    yield from _answers(passage, listed, helped, cue, topic)


@needs(WORDS.bits["strategy"], nothing=None)
def aim_of(passage: Passage, topic: Topic, named: bool) -> Aim | None:
    """The aim of the strategies of which a sentence speaks and names none; None where it has ``named`` any answer."""
    spoken = _strategy(passage)
    if spoken is None or named or not topic.talk.is_about_resistance() or not _has_aim(passage, len(passage.folded)):
        return None
    return tuple(m for g in therapies_of(passage) for m in g.members)


@needs(WORDS.bits["these"])
def link_aimed(passage: Passage, aim: Aim, topic: Topic) -> Iterator[Candidate]:
    """The strategies that a sentence names of which the one before told the aim: "These include A and B"."""
    opening = WORDS["these"].match(passage.folded)
    if opening is None:
        return
    start = passage.start + opening.end()
    acted = acted_on(passage, topic.lexicon)
    acting = passage.with_mentions(sorted((*passage.mentions, *acted), key=lambda m: m.start))
    groups = [g for g in therapies_of(acting) if g.start >= start and not any(map(is_pointer, g.members))]
    cue = passage.cue_at(passage.start, start - 1, WORDS.place("these"))
    yield from _answers(acting, _listed(groups, acting, start), aim, cue, topic)


def _strategy(passage: Passage) -> re.Match[str] | None:
    return WORDS.find("strategy", passage) or WORDS.find("newer", passage)


def _has_aim(passage: Passage, end: int) -> bool:
    """Whether a sentence tells, up to a place, of a failure or of an effect that is to grow."""
    told = passage.folded[:end]
    return bool(WORDS.within("failure", passage, told) or WORDS.within("effect", passage, told))


def _listed(groups: Sequence[Group], passage: Passage, start: int) -> list[Group]:
    """The therapies of a list, as far as it goes without a break."""
    found: list[Group] = []
    for group in groups:
        if not _NEXT.fullmatch(passage.gap(found[-1].end if found else start, group.start)):
            break
        found.append(group)
    return found


def _answers(
    passage: Passage, listed: Sequence[Group], helped: Sequence[Mention], cue: EvidenceMention, topic: Topic
) -> Iterator[Candidate]:
    """The claims of the listed strategies, for each therapy that they help."""
    manner = manner_of(passage, passage.clause_of(cue.start), cue, RULE)
    named = {name for group in listed for name in group.names}
    for group, agent in [(g, name) for g in listed for name in g.names if name not in vague_classes()]:
        for drug in _helped(agent, helped, topic):
            if drug not in named:
                roles = (*filled("agent", group.of(agent)), *filled("drug", [m for m in helped if m.name == drug]))
                yield state_answer(passage, Helping(agent, drug, passage, passage.span), roles, manner, topic)


def _helped(agent: str, named: Sequence[Mention], topic: Topic) -> tuple[str, ...]:
    """The therapies that an agent helps: those named with the aim, the text's own where the agent is a combination with
    it or the aim names none in particular."""
    told = tuple(dict.fromkeys(m.name for m in named if m.name not in vague_classes()))
    return told or topic.theme_within(agent) or topic.apart_from(agent).names
