"""Answers without a frame: an agent, a therapy that failed, and a word that says that the effect is there again.

The therapy that failed is said to be so in the sentence ("after failure of A", "for whom A no longer works"), or is
what a word of return governs ("brought A back"), or is the one that failed last in the paragraph.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimx.claims.answers.answered import answered_by
from claimx.claims.answers.helping import Helping, state_answer
from claimx.claims.answers.meant import is_attribute, is_by_another
from claimx.claims.answers.objects import CLOSE, has_object, is_harm, says_sensitive
from claimx.claims.discourse.inherited import are_general
from claimx.claims.discourse.talk import UNSPOKEN
from claimx.claims.discourse.topics import Topic
from claimx.claims.judgement.candidates import Candidate, filled, refuse
from claimx.claims.judgement.manner import Manner
from claimx.claims.passages.assertion import find_certainty
from claimx.claims.passages.failed import FAILED, has_failed, is_lost, is_said_of, leads_to_agent
from claimx.claims.passages.groups import Group
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.stances import DENIED, Hit, cue_of, hits_of, said
from claimx.claims.passages.therapies import stands_free, therapies_of
from claimx.claims.wording.traits import lettered, needs
from claimx.schema import Mention

RULE = "resensitization/returned"
RESISTANCE = "resistan|refractor|toleran|insensitiv|escape"
_RESISTANCE = re.compile(RESISTANCE)
_RESISTANT = lettered(RESISTANCE)
_RISE = re.compile(r"\b(?:improv|enhanc|increas|prolong|deepen|augment|potentiat|extend|superior|synerg|boost)\w*")
_ALONE = re.compile(r" (?:alone|monotherapy|by itself|on its own|as (?:a )?(?:single agent|monotherapy))\b")
_HYPHENS = ("-", "\u2010", "\u2011", "\u2013")
_TO = re.compile(r" (?:\w+ ){0,3}?to (?:the |an? )?(?:\w+ )?")
"""Between a response and the therapy that brought it: "responded again to A"."""
_ITS = re.compile(r" (?:its|their) ")
_BORNE = re.compile(
    r"\b(?:patients|people|women|men|tumou?rs|cells|cases|those|individuals)(?: who| that)?"
    r"(?: (?:is|are|was|were|had been|have been|being))? $"
)
NAIVE = re.compile(r"\bnaive\b|\bpreviously untreated\b|\bfirst line\b|\bfrontline\b")
"""Who has not been treated has no resistance that a combination overcomes."""
_TREATED = ("treated with", "managed with", "controlled with")
_PATIENTS = re.compile(r"\b(?:patients|people|women|men|cases|individuals|subjects|participants)\b")
"""Who is treated; of a resistance that is treated a sentence says so without them."""
NO_OBJECT = "what is brought back or done away with is no effect of a therapy, nor what stands in its way"
KIND = "the word only says what kind of therapy is given"
BY_ANOTHER = "by what it is overcome is told, and is no therapy of the sentence"
HARM = "what is done away with is a harm that a therapy does, and no resistance to it"
_PURPOSE = re.compile(r"(?:^|, |\(|: )(?:in order )?to $")


class Reading(NamedTuple):
    """A word of return, the agents of which it is said, and the therapies that the sentence itself calls failed."""

    cue: Hit
    agents: list[Group]
    failed: list[Group]


@needs(said("yields", "returns", "again", "works", "able"))
def link_returns(passage: Passage, topic: Topic, here: Sequence[Candidate]) -> Iterator[Candidate]:
    """The answers of a sentence in which no other rule finds one.

    Args:
        here: what the sentence claims so far.
    """
    told_of_answer = _tells_of_answer(passage)
    if not told_of_answer and len(passage.of("DRUG", "DRUG_CLASS")) < 2:
        return  # one therapy is no combination
    groups = therapies_of(passage)
    if not groups or not (told_of_answer or any([group.combined for group in groups])):
        return
    failing = _failing(passage, topic, here)
    if not failing and (not told_of_answer or len(groups) == 1):
        return  # where nothing fails, a combination alone answers nothing, nor does one therapy
    if not hits_of(passage, "yields", "returns", "again", "works", "able"):
        return
    reading = _read(passage, groups, failing, topic.problems.drugs())
    if reading is None:
        return
    yield from refuse(_returned(passage, reading, failing, topic, here), _refusal(passage, reading.cue, topic, failing))


def _returned(
    passage: Passage, reading: Reading, failing: Sequence[str], topic: Topic, here: Sequence[Candidate]
) -> Iterator[Candidate]:
    """The answers that a reading tells: each agent with each therapy that works again."""
    cue = reading.cue
    told = bool(passage.of("MECHANISM", "MUTATION") or any(c.type == "resistance" for c in here))
    own = [c for c in here if c.type == "resistance" and c.direction == "supports"]
    clause = passage.clause_of(cue.start)
    span = clause if all(clause.holds(g.start) for g in reading.agents) else passage.span
    certainty = find_certainty(passage.cues, clause)
    manner = Manner("disputes" if cue.denied else "supports", certainty, cue_of(passage, cue), RULE)
    for group, agent in [(g, name) for g in reading.agents for name in g.names]:
        for drug, members in _of_this(agent, reading.failed, failing):
            if set(drug.split(" + ")) >= set(agent.split(" + ")):
                continue
            succession = bool(members) and cue.stance in ("works", "able")
            problems = [c for c in own if c.drug == drug]
            if not problems and not told and not succession:
                last = [c for c in topic.problems.last() if c.drug == drug]
                problems = answered_by(agent, drug, topic.problems.of(drug), topic.lexicon) or last
            roles = (*filled("agent", group.members), *filled("drug", members))
            yield state_answer(passage, Helping(agent, drug, passage, span, problems, problems), roles, manner, topic)


def _refusal(passage: Passage, cue: Hit, topic: Topic, failing: Sequence[str]) -> str:
    """Why what a word says is no answer; '' where it may be one."""
    if cue.stance == "returns" and is_attribute(passage, cue.start):
        return KIND
    if cue.stance == "returns" and not has_object(passage, cue):
        return NO_OBJECT
    if cue.stance == "returns" and is_by_another(passage, cue.start, cue.end):
        return BY_ANOTHER
    if cue.stance in ("returns", "again") and is_harm(passage, cue):
        return HARM
    if cue.stance == "returns" and not (failing or topic.talk.may_tell_failure() or says_sensitive(passage, cue)):
        return UNSPOKEN
    return ""


@needs(said("yields"), _RESISTANT, nothing=frozenset())
def find_agents(passage: Passage, topic: Topic) -> frozenset[int]:
    """Where the therapies begin to which a resistance is said to yield."""
    if not hits_of(passage, "yields") or not _RESISTANCE.search(passage.folded):
        return frozenset()
    groups = therapies_of(passage)
    reading = _read(passage, groups, _failing(passage, topic, ()), topic.problems.drugs()) if groups else None
    if reading is None or reading.cue.stance != "yields":
        return frozenset()
    return frozenset(g.start for g in groups if g.start >= reading.agents[0].start)


def _tells_of_answer(passage: Passage) -> bool:
    """Whether a word of return is there, a resistance that yields, or a word of failure beside one that something
    works."""
    has = passage.traits
    yields = has & said("yields") and has & _RESISTANT
    failed = has & FAILED or (has & said("able") and has & DENIED.needed)
    return bool(has & said("returns", "again") or yields or (failed and has & said("works")))


def _failing(passage: Passage, topic: Topic, here: Sequence[Candidate]) -> tuple[str, ...]:
    """The therapies that the sentence, or the paragraph so far, says to fail; the latest first."""
    own = [c.drug for c in here if c.type == "resistance" and c.direction == "supports"]
    told = tuple(dict.fromkeys([c.drug for c in topic.problems.last_alike()]))
    resisted, resisted_before = topic.failures.resisted().names, topic.failures.before.names
    if not (own or told or resisted or resisted_before):
        return ()
    now, before = (_not_helped(names, told) for names in (resisted, resisted_before))
    here_named = {m.name for m in passage.of("DRUG", "DRUG_CLASS")}
    spoken = bool(here_named.intersection(p for n in now for p in n.split(" + "))) and set(now) != set(before)
    failing = tuple(dict.fromkeys(own)) or (() if spoken else now) or told or before or now
    return tuple(dict.fromkeys((*_alone(passage), *failing))) if failing else ()


def _not_helped(names: Sequence[str], told: Sequence[str]) -> tuple[str, ...]:
    """Therapies without the combinations with one that was told to fail: these are tried to help it."""
    return tuple(n for n in names if n in told or not any(t in n.split(" + ") for t in told))


def _alone(passage: Passage) -> Iterator[str]:
    """The therapies with which their combination is compared: "A plus B, as opposed to A alone"."""
    joined = {m.name for group in therapies_of(passage) if group.combined for m in group.members}
    for mention in passage.of("DRUG", "DRUG_CLASS") if joined else ():
        if mention.name in joined and _ALONE.match(passage.folded, mention.end - passage.start):
            yield mention.name


def _read(
    passage: Passage, groups: Sequence[Group], failing: Sequence[str], told_to_fail: frozenset[str]
) -> Reading | None:
    """What a sentence says of a return; None where it says nothing of one."""
    yielded = [h for h in hits_of(passage, "yields") if _speaks_of_resistance(passage, h)]
    returned = sorted(hits_of(passage, "returns"), key=lambda hit: not has_object(passage, hit))
    returned.sort(key=lambda hit: is_attribute(passage, hit.start))
    if not returned and hits_of(passage, "again"):
        returned = _acts(passage)
    working = [h for h in hits_of(passage, "works") if not h.denied and not _is_of_cells(passage, h)]
    with_failing = [g for g in groups if g.combined and any(name in part for name in failing for part in g.names)]
    if not (yielded or returned or working or with_failing):
        return None
    failed = [g for g in groups if has_failed(passage, g) or (g not in with_failing and _cannot(passage, g))]
    if not (yielded or returned or failed or with_failing):
        return None
    lost = [g for g in groups if g in failed or is_lost(passage, g)]
    named = {name for g in failed for name in g.names}
    others = [g for g in groups if g not in lost and not are_general(g.names) and not is_said_of(passage, g)]
    others = [g for g in others if not named.issuperset(g.names)]
    if yielded:
        behind = [g for g in others if g.start >= yielded[0].end]
        if behind:
            return Reading(yielded[0], behind[:1], lost)
    for cue in returned:
        agents, objects = _sides(passage, cue, others)
        objects = lost or objects or _own(passage, cue, [g for g in others if g not in agents])
        if agents and (objects or (failing and not told_to_fail.intersection(agents[0].names))):
            return Reading(cue, agents, objects)
    late = [g for g in failed if not are_general(g.names)]
    ahead = [g for g in others if late and g.end <= late[0].start]
    if working and ahead:
        return Reading(working[0], ahead[-1:], late)
    joined = [g for g in with_failing if g in others]
    undone = [h for h in _acts(passage) if h.denied and joined and joined[0].end <= h.start]
    spoken = bool(_RESISTANCE.search(passage.folded)) or not told_to_fail.isdisjoint(failing) or any(_alone(passage))
    told = spoken and not NAIVE.search(passage.folded)
    if joined and (undone or (told and (working or _RISE.search(passage.folded)))):
        cues = working or undone or hits_of(passage, "returns", "fails", "spoils")
        if cues:
            return Reading(cues[0], joined[:1], [])
    return None


def _acts(passage: Passage) -> list[Hit]:
    """The words that say what a therapy does or brings; an inhibitor is one, and does nothing yet."""
    hits = [h for h in hits_of(passage, "works", "able") if not _is_of_cells(passage, h)]
    return [h for h in hits if not passage.gap(h.start, h.end).startswith("inhibitor")]


def _is_of_cells(passage: Passage, hit: Hit) -> bool:
    """Whether a word that is bound to a therapy only names cells: "A-sensitive lines"."""
    before = hit.start - 1
    bound = passage.document.text[before : hit.start] in _HYPHENS
    return bound and any(m.end == before for m in passage.of("DRUG", "DRUG_CLASS"))


def _own(passage: Passage, cue: Hit, groups: Sequence[Group]) -> list[Group]:
    """The therapy with which the sentence begins, where the word of return says "its"."""
    said = _ITS.match(passage.folded, cue.end - passage.start)
    return [g for g in groups[:1] if said and g.end <= cue.start]


def _speaks_of_resistance(passage: Passage, hit: Hit) -> bool:
    """Whether it is a resistance that yields; in "resistance in patients treated with A" the patients are."""
    before = passage.folded[: hit.start - passage.start]
    if passage.gap(hit.start, hit.end) in _TREATED:
        return "resistance" in before and not _PATIENTS.search(before)
    borne = _BORNE.search(before)
    told = before[max(0, borne.start() - CLOSE) :] if borne else before
    return bool(_RESISTANCE.search(told))


def _cannot(passage: Passage, group: Group) -> bool:
    """Whether the sentence says right behind the therapy that it cannot act."""
    return any(h.denied and 0 <= h.start - group.end <= CLOSE for h in hits_of(passage, "able"))


def _sides(passage: Passage, cue: Hit, groups: Sequence[Group]) -> tuple[list[Group], list[Group]]:
    """The agents and what they bring back: "A restored B", "B was restored by A", "with A, B returned"."""
    behind = [g for g in groups if g.start >= cue.start]
    before = [g for g in groups if g.end <= cue.start]
    if behind and leads_to_agent(passage.gap(cue.end, behind[0].start)):
        return behind[:1], before[-1:]
    opens = bool(_PURPOSE.search(passage.folded[: cue.start - passage.start]))
    if behind and opens and "," in passage.gap(cue.end, behind[0].start):
        return behind[:1], []
    if behind and cue.stance != "returns" and _TO.fullmatch(passage.gap(cue.end, behind[0].start)):
        return behind[:1], []
    doing = [g for g in before if stands_free(passage, g)] or before
    return doing[-1:], behind[:1] if before else []


def _of_this(agent: str, failed: Sequence[Group], failing: Sequence[str]) -> Iterator[tuple[str, tuple[Mention, ...]]]:
    """Each therapy that the agent answers, with the mentions that name it."""
    if failed:
        for group in failed:
            for name in group.names:
                yield name, group.of(name)
        return
    parts = agent.split(" + ")
    own = [name for name in failing if name in parts]
    for name in own or failing:
        yield name, ()
