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
from claimx.claims.judgement.candidates import Candidate, filled
from claimx.claims.judgement.manner import Manner
from claimx.claims.passages.coordination import groups_of
from claimx.claims.passages.groups import Group
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.stances import Hit, cue_of, hits_of
from claimx.claims.passages.therapies import stands_free, therapies_of
from claimx.claims.wording.traits import any_of, needs
from claimx.claims.wording.wordlists import Parts
from claimx.context import find_certainty
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
class Remedy:
    """Words of a remedy, the agents of which they are said, what they undo, and the therapies helped if named."""

    cue: EvidenceMention
    agents: Group
    mechanisms: tuple[str, ...]
    mentions: tuple[Mention, ...]
    helped: Group | None
    denied: bool


@needs(any_of("remedy", "MECHANISM"))
def find_remedies(passage: Passage, topic: Topic) -> tuple[Remedy, ...]:
    """The remedies of which a sentence speaks, where the text is about resistance."""
    if not passage.names_drug or not topic.talk.is_about_resistance():
        return ()
    groups = therapies_of(passage)
    return tuple(
        remedy
        for words, names, mentions, denied in _undone(passage)
        if (remedy := _bound(passage, groups, words, names, mentions, denied))
    )


def link_remedies(passage: Passage, topic: Topic, remedies: Sequence[Remedy]) -> Iterator[Candidate]:
    """The claims of the remedies of a sentence."""
    for remedy in remedies:
        span = passage.clause_of(remedy.cue.start)
        certainty = find_certainty(passage.cues, span)
        manner = Manner("disputes" if remedy.denied else "supports", certainty, remedy.cue, RULE)
        for agent in remedy.agents.names:
            roles = (
                *filled("agent", remedy.agents.of(agent)),
                *filled("drug", remedy.helped.members if remedy.helped else ()),
                *filled("mechanism", remedy.mentions),
            )
            for drug in _helped(remedy, agent, topic):
                helping = Helping(agent, drug, passage, span, mechanisms=remedy.mechanisms)
                yield state_answer(passage, helping, roles, manner, topic)


def _undone(passage: Passage) -> Iterator[tuple[EvidenceMention, tuple[str, ...], tuple[Mention, ...], bool]]:
    """Words that say that mechanisms are undone, with these mechanisms; and whether a denial says that they are not."""
    for cue in passage.cued("remedy"):
        yield EvidenceMention("cue", cue.start, cue.end, cue.text, cue.place), (cue.value,), (), False
    mechanisms = groups_of(passage, "MECHANISM")
    hits = hits_of(passage, "undoes") if mechanisms else ()
    for group in mechanisms:
        names = tuple(dict.fromkeys(m.name for m in group.members))
        if hit := _governing(passage, group, hits) or (
            _governing(passage, group, hits_of(passage, "checks")) if set(names) == {EFFLUX} else None
        ):
            yield cue_of(passage, hit), names, group.members, hit.denied


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


def _bound(
    passage: Passage,
    groups: Sequence[Group],
    cue: EvidenceMention,
    names: tuple[str, ...],
    mentions: tuple[Mention, ...],
    denied: bool,
) -> Remedy | None:
    """The remedy with its agents; None where they are not named."""
    end = max([cue.end, *(m.end for m in mentions)])
    behind = [g for g in groups if g.start >= end]
    passive = bool(mentions) and mentions[-1].end <= cue.start
    helped = behind[0] if behind and not passive and _HELPED.fullmatch(passage.gap(end, behind[0].start)) else None
    if behind and not helped and WORDS["by"].fullmatch(passage.gap(end, behind[0].start)):
        agents: Group | None = behind[0]
    elif behind and not helped and _PURPOSE.search(passage.folded[: cue.start - passage.start]):
        agents = behind[0]
    elif WORDS["others"].search(passage.folded[: cue.start - passage.start]):
        agents = None
    else:
        agents = _subject(passage, [g for g in groups if g.end <= cue.start], cue)
    if agents is None or agents is helped:
        return None
    carried = WORDS["carried"]
    helped = helped or next((g for g in groups if carried.fullmatch(passage.gap(agents.end, g.start))), None)
    return Remedy(cue, agents, names, mentions, helped, denied)


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
