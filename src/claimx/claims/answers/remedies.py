"""Remedies: an agent and a mechanism of resistance with which it is said to do away; whom it helps, the context tells.

The mechanism is named ("circumvents drug efflux"), or its opposite is ("improves penetration": cues of the kind
``remedy``, whose value is the mechanism). General statements of strategy are put like this: no resistance is spoken of,
and no therapy that fails. The words beside agents and mechanisms are data: ``wording/remedies.tsv``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimx.claims.answers.helping import Helping, state_answer
from claimx.claims.discourse.inherited import general_classes
from claimx.claims.discourse.topics import Topic
from claimx.claims.judgement.candidates import Candidate, cue_mention, filled
from claimx.claims.judgement.manner import Manner
from claimx.claims.passages.assertion import find_certainty
from claimx.claims.passages.coordination import groups_of
from claimx.claims.passages.groups import Group
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.stances import Hit, cue_of, hits_of
from claimx.claims.passages.therapies import stands_free, therapies_of
from claimx.claims.wording.traits import any_of, needs
from claimx.claims.wording.wordlists import Parts
from claimx.schema import EvidenceMention, Mention, Span

RULE = "resensitization/remedy"
EFFLUX = "drug efflux"
"""What is inhibited or blocked where a therapy is kept in; other mechanisms drugs inhibit by their nature."""
REACH = 48
_OWN = re.compile(r"[ )]*(?:mediated |driven |dependent |(?:trans)?porter |pump )?")
"""How a gene stands before the mechanism that is its own: "the ABCB1-mediated efflux"."""
_PURPOSE = re.compile(r"(?:^|[:;,] |\()(?:in order )?to (?:\w+ly )?$")
_HELPED = re.compile(r" (?:\w+ ){0,3}?(?:of|to|for|with) (?:the |an? )?(?:\w+ )?")
WORDS = Parts(
    "remedies.tsv",
    {
        "others": r"{words} $",
        "by": r",? ?(?:\w+ ){{0,4}}?{words} (?:\w+ ){{0,4}}?",
        "caused": r"{words}",
        "passive": r" {words}",
        "carried": r" {words} ",
    },
)


@dataclass(frozen=True, slots=True)
class Undone:
    """Words that say that mechanisms are undone, or, denied, that they are not; the mentions of these mechanisms."""

    cue: EvidenceMention
    mechanisms: tuple[str, ...]
    mentions: tuple[Mention, ...] = ()
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Remedy:
    """What is undone, the agents that do so, and the therapies helped if named."""

    undone: Undone
    agents: Group
    helped: Group | None


@needs(any_of("remedy", "MECHANISM"))
def find_remedies(passage: Passage, topic: Topic) -> tuple[Remedy, ...]:
    """The remedies of which a sentence speaks, where the text is about resistance."""
    if not passage.names_drug or not topic.talk.is_about_resistance():
        return ()
    groups = therapies_of(passage)
    return tuple(remedy for undone in _undone(passage) if (remedy := _bound(passage, groups, undone)))


def link_remedies(passage: Passage, topic: Topic, remedies: Sequence[Remedy]) -> Iterator[Candidate]:
    """The claims of the remedies of a sentence."""
    for remedy in remedies:
        undone, span = remedy.undone, passage.clause_of(remedy.undone.cue.start)
        certainty = find_certainty(passage.cues, span)
        manner = Manner("disputes" if undone.denied else "supports", certainty, undone.cue, RULE)
        for agent in remedy.agents.names:
            roles = (
                *filled("agent", remedy.agents.of(agent)),
                *filled("drug", remedy.helped.members if remedy.helped else ()),
                *filled("mechanism", undone.mentions),
            )
            for drug in _helped(remedy, agent, topic):
                helping = Helping(agent, drug, passage, span, mechanisms=undone.mechanisms)
                yield state_answer(passage, helping, roles, manner, topic)


def _undone(passage: Passage) -> Iterator[Undone]:
    """What a sentence says to be undone."""
    for cue in passage.cued("remedy"):
        yield Undone(cue_mention(cue), (cue.value,))
    mechanisms = groups_of(passage, "MECHANISM")
    hits = hits_of(passage, "undoes") if mechanisms else ()
    for group in mechanisms:
        names = tuple(dict.fromkeys(m.name for m in group.members))
        if hit := _governing(passage, group, hits) or (
            _governing(passage, group, hits_of(passage, "checks")) if set(names) == {EFFLUX} else None
        ):
            yield Undone(cue_of(passage, hit), names, group.members, hit.denied)


def _governing(passage: Passage, mechanisms: Group, hits: Sequence[Hit]) -> Hit | None:
    """The word before the mechanisms, or "is … by" behind them, that says that they are undone."""
    before = [h for h in hits if 0 <= mechanisms.start - h.end <= REACH]
    if before and WORDS["caused"].search(passage.gap(before[-1].end, mechanisms.start)):
        return None
    gap = Span(before[-1].end, mechanisms.start) if before else Span(mechanisms.start, mechanisms.start)
    own = [g for g in passage.of("GENE", within=gap) if _OWN.fullmatch(passage.gap(g.end, mechanisms.start))]
    if before and not passage.of("DRUG", "DRUG_CLASS", within=gap) and len(passage.of("GENE", within=gap)) == len(own):
        return before[-1]
    behind = [h for h in hits if 0 <= h.start - mechanisms.end <= REACH / 2]
    return behind[0] if behind and WORDS["passive"].match(passage.gap(behind[0].end, passage.end)) else None


def _bound(passage: Passage, groups: Sequence[Group], undone: Undone) -> Remedy | None:
    """The remedy with its agents; None where they are not named."""
    cue, mentions = undone.cue, undone.mentions
    end, before = max([cue.end, *(m.end for m in mentions)]), passage.before(cue.start)
    behind = next((g for g in groups if g.start >= end), None)
    gap = passage.gap(end, behind.start) if behind else ""
    passive = bool(mentions) and mentions[-1].end <= cue.start
    helped = behind if not passive and _HELPED.fullmatch(gap) else None
    agents: Group | None = None
    if behind and not helped and (WORDS["by"].fullmatch(gap) or _PURPOSE.search(before)):
        agents = behind
    elif WORDS["others"].search(before):
        return None
    else:
        agents = _subject(passage, [g for g in groups if g.end <= cue.start], cue)
    if agents is None or agents is helped:
        return None
    carried = WORDS["carried"]
    helped = helped or next((g for g in groups if carried.fullmatch(passage.gap(agents.end, g.start))), None)
    return Remedy(undone, agents, helped)


def _subject(passage: Passage, before: Sequence[Group], cue: EvidenceMention) -> Group | None:
    """The therapies of which the words are said: the first of the clause that stand free, else the last before it."""
    clause = passage.clause_of(cue.start)
    free = [g for g in before if stands_free(passage, g)]
    own = [g for g in free if clause.holds(g.start)]
    return next(iter(own or free[-1:]), None)


def _helped(remedy: Remedy, agent: str, topic: Topic) -> tuple[str, ...]:
    """The therapies that work again: named, or those of the paragraph, heading or title."""
    if remedy.helped:
        return remedy.helped.names
    told = topic.failures.resisted().names or topic.theme().names
    own = tuple(n for n in told if n in remedy.agents.names and n in general_classes())
    return own or topic.apart_from(agent).names or ("",)
