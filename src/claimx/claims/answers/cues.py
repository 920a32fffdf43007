"""Resensitization claims of prose: what restores the response that was lost.

The words around an answer are data: ``wording/resensitization.tsv``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimx.claims.answers.answered import are_akin
from claimx.claims.answers.helping import Helping, state_answer
from claimx.claims.answers.meant import is_by_another, is_meant, is_where
from claimx.claims.discourse.inherited import are_general, vague_classes
from claimx.claims.discourse.topics import Topic
from claimx.claims.judgement.candidates import Candidate, cue_mention, filled
from claimx.claims.judgement.manner import manner_of
from claimx.claims.passages.contrasts import is_denied_apart
from claimx.claims.passages.failed import is_said_of
from claimx.claims.passages.groups import Group
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.therapies import drug_groups, is_compared, stands_free
from claimx.claims.resistance.resisted import said_by_the_cue
from claimx.claims.wording.traits import any_of, needs
from claimx.claims.wording.wordlists import Parts
from claimx.lexicon import Lexicon
from claimx.mentions import CueMatch
from claimx.schema import Mention, Span

INHERITED = "resensitization/inherited"
TESTED = "tested"
"""The cues that say only that something is tried: an answer if the sentence began with what has failed."""
_NO_VERB = (
    r"(?:(?!(?:by|with|is|are|was|were|be|been|may|can|could|might|through|includ\w+|compris\w+|involv\w+|"
    r"development)\b)\w+ ){{0,5}}?$"
)
WORDS = Parts(
    "resensitization.tsv",
    {
        "by": r" ?(?:\w+ ){{0,6}}?{words} (?:(?!{links})\w+ ){{0,4}}?",
        "failed": r" ?{words}",
        "failed at": rf"{{words}} {{links}} {_NO_VERB}",
        "failed by": rf"{{words}} {{links}} (?:\w+ ){{{{1,6}}}}?to {_NO_VERB}",
        "failed beside": rf"{{words}} {_NO_VERB}",
        "sensitized": r"{words} (?:[\w-]+ ){{0,10}}?{links} (?s:.){{0,40}}$",
        "restores": r"{words}",
        "of a change": r"(?<=ing) (?:\w+ ){{0,2}}?{words}",
        "object": r"{words} (?:the )?$",
        "without": r"{words}",
        "likened": r"{words} [^,]*",
        "strategies": r"{words} (?:\w+ ){{0,6}}$",
        "namely": r"(?s:.)*{words}(?: [\w-]+,?){{0,5}} ?",
        "part of": r"{words}",
        "newer": r"{words}(?: \w+){{0,4}} $",
        "of newer kind": r",? (?:\w+ ){{0,4}}?{words}",
    },
)
_FAILED_BEFORE = ("failed at", "failed by", "failed beside", "sensitized")
"""What tells before a therapy that it is the one that failed: "resistance to A", "sensitized cells to A"."""
_GLOSS = re.compile(r"[^()]{0,16}\((?:an? |the )?(?:\w+ ){0,3}")


@dataclass(frozen=True, slots=True)
class Answer:
    """Words that say that resistance is overcome, and the part of the sentence that they govern."""

    cue: CueMatch
    span: Span


@needs(any_of("resensitization", "anaphora"))
def find_answers(passage: Passage, topic: Topic) -> tuple[Answer, ...]:
    """The answers to resistance that a sentence gives, each with its part of the sentence."""
    cues = [c for c in passage.cued("resensitization", "overcome") if _applies(passage, c, topic)]
    pointers = passage.cued("anaphora", "problem")
    if not cues and pointers and topic.problems.last() and any([g.combined for g in drug_groups(passage)]):
        cues = [pointers[0]]
    if not cues:
        cues = [c for c in passage.cued("resensitization", TESTED) if _is_after_resistance(passage, c)]
    starts: list[tuple[int, CueMatch]] = []
    for cue in cues:
        start = _start_of(passage, cue) if not starts else passage.clause_of(cue.start).start
        if not starts or start > starts[-1][1].start:
            starts.append((start, cue))
    if not starts:
        return ()
    ends = [start for start, _ in starts[1:]] + [passage.end]
    return tuple(Answer(cue, Span(start, end)) for (start, cue), end in zip(starts, ends, strict=True))


def _is_after_resistance(passage: Passage, cue: CueMatch) -> bool:
    """Whether the sentence first speaks of the resistance to a therapy: "resistance to A led to trials testing B"."""
    if is_where(passage, cue):
        return False
    return any(g.end <= cue.start and _is_resisted(passage, g, cue) for g in drug_groups(passage))


def _start_of(passage: Passage, cue: CueMatch) -> int:
    """Where the answer begins: at its agent or clause where resistance is stated before it, else at once."""
    if cue.value == TESTED:
        return passage.start
    stated = [c for c in passage.cued("resistance", "explicit") if c.end <= cue.start]
    clause = passage.clause_of(cue.start)
    if not stated or passage.cued("anaphora", "problem", within=Span(passage.start, stated[0].start)):
        return passage.start
    before = [g for g in drug_groups(passage) if stated[-1].end < g.start and g.end <= cue.start]
    if len(before) > 1 or (before and clause.start > passage.start and before[-1].start > clause.start):
        return max(before[-1].start, passage.start)
    return clause.start if clause.start > passage.start else passage.start


def _applies(passage: Passage, cue: CueMatch, topic: Topic) -> bool:
    """Whether there is a resistance to overcome: named in the sentence, or stated before it."""
    if WORDS.at("of a change", passage, cue.end - passage.start) or not is_meant(passage, cue):
        return False
    if WORDS.at("restores", passage, cue.start - passage.start):
        return True
    named = passage.cued("resistance") or passage.of("MECHANISM")
    return bool(named or topic.problems.last() or topic.talk.of_resistance())


def link_resensitization(
    passage: Passage, topic: Topic, answer: Answer, stated: Sequence[Candidate]
) -> Iterator[Candidate]:
    """Resensitization candidates of one sentence.

    Args:
        answer: from :func:`find_answers`.
        stated: resistance candidates of the same sentence, which the answer refers to first.
    """
    cue, span, lexicon = answer.cue, answer.span, topic.lexicon
    groups = [g for g in drug_groups(passage) if span.start <= g.start < span.end]
    resisted = _resisted(passage, groups, cue)
    others = [g for g in groups if g not in resisted and not is_said_of(passage, g)]
    here = [c for c in stated if c.direction == "supports"]
    last = topic.problems.last_alike()
    problems = here or [c for c in last if c.drug == last[-1].drug or are_akin(c.drug, last[-1].drug, lexicon)]
    mechanisms = passage.of("MECHANISM", within=span)
    named = tuple(dict.fromkeys(n for g in resisted for n in g.names)) or said_by_the_cue(passage, span, topic).names
    told = tuple(dict.fromkeys(c.drug for c in problems))
    if not (named or told or topic.theme().names) and (earlier := _earlier(others, cue)):
        named, others = earlier.names, [g for g in others if g is not earlier]
    agents = _agents(passage, others, cue)
    refers = bool(here or passage.cued("anaphora", "problem")) or not (mechanisms or resisted)
    rule = "resensitization/stated" if resisted else INHERITED
    manner = manner_of(passage, passage.clause_of(cue.start), cue_mention(cue), rule, Span(cue.start, cue.end))
    denied = replace(manner, direction="disputes")
    for agent, members in agents:
        put = denied if any(is_denied_apart(passage, m.start) for m in members) else manner
        newer = any(_is_newer(passage, m) for m in members)
        helped = named or _combined_class(agent, told, lexicon) or told or topic.theme_within(agent)
        for drug in helped or topic.apart_from(agent).names or (agent if newer else "",):
            if agent == drug and not newer:
                continue
            own = [c for c in problems if c.drug == drug or _is_class_of(drug, [c.drug], lexicon)] if refers else []
            if mechanisms:
                own = [c for c in own if set(c.slot("mechanism")) & {m.name for m in mechanisms}]
            roles = (
                *filled("agent", members),
                *filled("drug", [m for g in resisted for m in g.of(drug)]),
                *filled("mechanism", mechanisms),
            )
            helping = Helping(agent, drug, passage, span, own, here)
            yield state_answer(passage, helping, roles, put, topic)


def _combined_class(agent: str, names: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """The class in a combination to which all that fail belong: "combining MEK inhibitors with BRAF inhibitors"."""
    parts = agent.split(" + ")
    return tuple(part for part in parts if names and len(parts) > 1 and _is_class_of(part, names, lexicon))


def _is_class_of(name: str, drugs: Sequence[str], lexicon: Lexicon) -> bool:
    return all(name in lexicon.facts("DRUG", drug, "classes") for drug in drugs)


def _is_newer(passage: Passage, mention: Mention) -> bool:
    """Whether the class is said to be of a later generation than the one that failed."""
    before = passage.folded[: mention.start - passage.start]
    behind = mention.end - passage.start
    return bool(WORDS.within("newer", passage, before) or WORDS.at("of newer kind", passage, behind))


def _resisted(passage: Passage, groups: Sequence[Group], cue: CueMatch) -> list[Group]:
    """The therapies that failed, those among them with which a bracket says what such a therapy is: "A (a B)"."""
    found: list[Group] = []
    for group in groups:
        glossed = bool(found) and _GLOSS.fullmatch(passage.gap(found[-1].end, group.start))
        if glossed or _is_resisted(passage, group, cue):
            found.append(group)
    return found


def _is_resisted(passage: Passage, group: Group, cue: CueMatch) -> bool:
    """Whether the group is the therapy that failed: "resistance to G", "G resistance", "upon G failure"."""
    if cue.start <= group.start and group.end <= cue.end:
        return True
    before = passage.folded[: group.start - passage.start]
    told = WORDS.at("failed", passage, group.end - passage.start)
    return bool(told) or any(WORDS.within(part, passage, before) for part in _FAILED_BEFORE)


def _earlier(groups: Sequence[Group], cue: CueMatch) -> Group | None:
    """The therapy of which the sentence told before its agent: "on A …, and B resensitized the cells"."""
    before = [g for g in groups if g.end <= cue.start]
    return before[-2] if len(before) > 1 else None


def _named_strategies(passage: Passage, behind: Sequence[Group], cue: CueMatch) -> list[Group]:
    """The therapies of a list that names the strategies of which the cue tells the aim."""
    if not behind or not WORDS.within("strategies", passage, passage.folded[: cue.start - passage.start]):
        return []
    named = WORDS["namely"].fullmatch
    first = next((n for n, g in enumerate(behind) if named(passage.gap(cue.end, g.start))), len(behind))
    return list(behind[first:])


def _is_beside(passage: Passage, group: Group, cue: CueMatch) -> bool:
    """Whether a therapy is itself what is overcome ("overcome A"), or what it is overcome without; before the cue,
    whether it is of a case to which this one is likened."""
    if group.start < cue.end:
        return bool(WORDS["likened"].fullmatch(passage.folded, 0, group.end - passage.start))
    object_ = WORDS["object"].fullmatch(passage.gap(cue.start, group.start))
    return bool(object_ or WORDS.within("without", passage, passage.gap(cue.end, group.start)))


def _is_part(passage: Passage, whole: Group, group: Group) -> bool:
    """Whether the words between say that an agent consists of another therapy, or brings it along."""
    return bool(WORDS.within("part of", passage, passage.gap(whole.end, group.start)))


def _agents(passage: Passage, groups: Sequence[Group], cue: CueMatch) -> list[tuple[str, tuple[Mention, ...]]]:
    """The agents: behind the cue where it says by what, else all that is not resisted or compared with."""
    behind = [g for g in groups if g.start >= cue.end]
    clause = passage.clause_of(cue.start)
    if named := _named_strategies(passage, behind, cue):
        groups = named
    elif cue.value == TESTED or (behind and WORDS["by"].fullmatch(passage.gap(cue.end, behind[0].start))):
        groups = behind
    elif not behind and is_by_another(passage, cue.start, cue.end):
        return []
    else:
        groups = [g for g in groups if not _is_beside(passage, g, cue)]
        groups = [g for g in groups if stands_free(passage, g)] or [g for g in groups if clause.holds(g.start)]
    groups = [g for g in groups if clause.holds(g.start)] or [
        g for g in groups if ";" not in passage.gap(min(cue.end, g.end), max(cue.start, g.start))
    ]
    groups = [g for g in groups if not are_general(g.names)] or groups
    return [
        (name, group.members if group.combined else tuple(m for m in group.members if m.name == name))
        for number, group in enumerate(groups)
        if not is_compared(passage, group) and not (number and _is_part(passage, groups[0], group))
        for name in group.names
        if name not in vague_classes()
    ]
