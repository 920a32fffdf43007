"""Resensitization claims of prose: what restores the response that was lost."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimx.claims.candidates import Candidate, cue_mention, filled
from claimx.claims.changes import find_changes, infer_mechanisms, overcome_by, targets_of
from claimx.claims.groups import Group, drug_groups, is_compared, stands_free
from claimx.claims.passages import Passage
from claimx.claims.topics import Topic
from claimx.context import find_certainty, find_direction
from claimx.lexicon import Lexicon
from claimx.mentions import CueMatch
from claimx.schema import Mention, Span

COMPLETED = ("gene", "mutation", "mechanism", "cancer")
INHERITED = "resensitization/inherited"
_BY = re.compile(
    r" ?(?:\w+ ){0,6}?(?:by|with|through|using|via|is|include|includes|are) (?:(?!delivering|targeting)\w+ ){0,4}?"
)
_RESISTED_AFTER = re.compile(
    r" ?(?:(?:had|has|have) failed|failed|resistan\w+|failure|refractory|insensitiv\w+|relapse|efficacy)"
)
_RESISTED_BEFORE = re.compile(
    r"(?:(?:resistan\w+|refractory|insensitiv\w+|failure|failed|progress\w*|relapsed?|response|sensitivity|efficacy|"
    r"activity) (?:to|of|on|with|against|under|after)|in (?:the )?presence of|despite) "
    r"(?:(?!(?:by|with|is|are|was|were|be|been|may|can|could|might|through)\b)\w+ ){0,5}?$"
)
_RESTORES = re.compile(r"re ?sensiti|restor")
_SENSITIZED = re.compile(r"sensiti[sz]\w* (?:\w+ ){0,4}?(?:to|toward|towards) .{0,40}$", re.S)
_PART_OF = re.compile(
    r"\b(?:combines?|couples?|links?|linked|compris\w+|composed|consists? of|conjugat\w+|deliver\w*|carry|carries|"
    r"carrying|releas\w+|derived from|attached)\b"
)
"""What an agent does with that which it consists of, or brings along."""
_GENERATION = re.compile(r"generation|newer|novel|improved|more potent")


@dataclass(frozen=True, slots=True)
class Answer:
    """Words that say that resistance is overcome, and the part of the sentence that they govern."""

    cue: CueMatch
    span: Span


def find_answers(passage: Passage, topic: Topic) -> tuple[Answer, ...]:
    """The answers to resistance that a sentence gives, each with its part of the sentence."""
    if not passage.of("DRUG", "DRUG_CLASS"):
        return ()
    cues = [c for c in passage.cued("resensitization", "overcome") if _applies(passage, c, topic)]
    pointers = passage.cued("anaphora", "problem")
    if not cues and pointers and topic.problems.last() and passage.cued("combination"):
        cues = [pointers[0]]
    starts: list[tuple[int, CueMatch]] = []
    for cue in cues:
        start = _start_of(passage, cue) if not starts else passage.clause_of(cue.start).start
        if not starts or start > starts[-1][1].start:
            starts.append((start, cue))
    if not starts:
        return ()
    ends = [start for start, _ in starts[1:]] + [passage.end]
    return tuple(Answer(cue, Span(start, end)) for (start, cue), end in zip(starts, ends, strict=True))


def _start_of(passage: Passage, cue: CueMatch) -> int:
    """Where the answer begins: at its agent or clause where resistance is stated before it, else at once."""
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
    if _RESTORES.match(passage.gap(cue.start, cue.end)):
        return True
    named = passage.cued("resistance") or passage.of("MECHANISM")
    return bool(named or topic.problems.last() or topic.speaks_of_resistance())


def link_resensitization(
    passage: Passage, topic: Topic, lexicon: Lexicon, answer: Answer, stated: Sequence[Candidate]
) -> Iterator[Candidate]:
    """Resensitization candidates of one sentence.

    Args:
        answer: from :func:`find_answers`.
        stated: resistance candidates of the same sentence, which the answer refers to first.
    """
    cue, span = answer.cue, answer.span
    groups = [g for g in drug_groups(passage) if span.start <= g.start < span.end]
    resisted = [g for g in groups if _is_resisted(passage, g, cue)]
    agents = _agents(passage, [g for g in groups if g not in resisted], cue)
    here = [c for c in stated if c.direction == "supports"]
    problems = here or list(topic.problems.last())
    mechanisms = passage.of("MECHANISM", within=span)
    names = tuple(dict.fromkeys(n for g in resisted for n in g.names))
    names = names or tuple(dict.fromkeys(c.drug for c in problems))
    refers = bool(here or passage.cued("anaphora", "problem")) or not (mechanisms or resisted)
    clause = passage.clause_of(cue.start)
    for agent, members in agents:
        for drug in names or topic.apart_from(agent).names or ("",):
            if agent == drug and not any(_is_newer(passage, m) for m in members):
                continue
            own = [c for c in problems if c.drug == drug] if refers else []
            if mechanisms:
                own = [c for c in own if set(c.slot("mechanism")) & {m.name for m in mechanisms}]
            yield Candidate(
                "resensitization",
                drug,
                slots_of_answer(passage, span, own, here, drug, agent, topic, lexicon),
                agent,
                passage.place,
                find_direction(passage.folded, passage.start, passage.cues, clause),
                find_certainty(passage.cues, clause),
                "",
                (
                    *filled("agent", members),
                    *filled("drug", [m for g in resisted for m in g.members if m.name in drug.split(" + ")]),
                    *filled("mechanism", mechanisms),
                    cue_mention(cue),
                ),
                "resensitization/stated" if resisted else INHERITED,
            )


def _is_newer(passage: Passage, mention: Mention) -> bool:
    """Whether the class is said to be of a later generation than the one that failed."""
    around = passage.folded[max(0, mention.start - passage.start - 30) : mention.end - passage.start + 45]
    return bool(_GENERATION.search(around))


def _is_resisted(passage: Passage, group: Group, cue: CueMatch) -> bool:
    """Whether the group is the therapy that failed: "resistance to G", "G resistance", "upon G failure"."""
    if cue.start <= group.start and group.end <= cue.end:
        return True
    before = passage.folded[: group.start - passage.start]
    return bool(
        _RESISTED_AFTER.match(passage.folded, group.end - passage.start)
        or _RESISTED_BEFORE.search(before)
        or _SENSITIZED.search(before)
    )


def _agents(passage: Passage, groups: Sequence[Group], cue: CueMatch) -> list[tuple[str, tuple[Mention, ...]]]:
    """The agents: behind the cue where it says by what, else all that is not resisted or compared with."""
    behind = [g for g in groups if g.start >= cue.end]
    if behind and _BY.fullmatch(passage.gap(cue.end, behind[0].start)):
        groups = behind
    else:
        groups = [g for g in groups if stands_free(passage, g)] or groups
    clause = passage.clause_of(cue.start)
    groups = [g for g in groups if clause.holds(g.start)] or groups
    return [
        (name, group.members if group.combined else tuple(m for m in group.members if m.name == name))
        for number, group in enumerate(groups)
        if not is_compared(passage, group) and not (number and _PART_OF.search(passage.gap(groups[0].end, group.start)))
        for name in group.names
    ]


def slots_of_answer(
    passage: Passage,
    span: Span,
    problems: Sequence[Candidate],
    here: Sequence[Candidate],
    drug: str,
    agent: str,
    topic: Topic,
    lexicon: Lexicon,
) -> dict[str, tuple[str, ...]]:
    """Arguments: what the sentence names as the problem, completed by the problem that it refers to."""
    changed = [c for c in find_changes(passage, span) if c.kinds and c.gene]
    address = {*targets_of(agent, lexicon), *targets_of(drug, lexicon)} - {c.gene.name for c in changed if c.gene}
    slots = {
        "gene": tuple(m.name for m in passage.of("GENE", within=span) if m.name not in address),
        "mutation": tuple(m.name for m in passage.of("MUTATION", within=span)),
        "alteration": (),
        "mechanism": tuple(m.name for m in passage.of("MECHANISM", within=span)) or overcome_by(agent, lexicon),
        "cancer": tuple(m.name for m in topic.cancers.of(passage)) or topic.cancers.meant().names,
    }
    if slots["mutation"]:
        owners = tuple(dict.fromkeys(topic.genes.of_mutation(m, targets_of(drug, lexicon)) for m in slots["mutation"]))
        slots["gene"] = slots["gene"] or owners
        if not slots["mechanism"] and set(owners) & set(targets_of(drug, lexicon)):
            gate = topic.genes.gatekeepers.issuperset(slots["mutation"])
            slots["mechanism"] = ("gatekeeper mutation" if gate else "secondary mutation",)
    if not slots["mechanism"]:
        targets = targets_of(drug, lexicon)
        inferred = [m for c in changed for m in infer_mechanisms(c, drug, targets, lexicon)]
        slots["mechanism"] = tuple(dict.fromkeys(inferred))
    named = set(slots["gene"]) | {m.name for m in passage.of("GENE", within=span)}
    akin = [c for c in problems if named & set(c.slot("gene"))] if named else list(problems)
    problems = akin or ([] if slots["gene"] else problems)
    for slot in COMPLETED:
        if not slots[slot] and (slot != "mutation" or here):
            slots[slot] = tuple(dict.fromkeys(v for c in problems for v in c.slot(slot)))
    return slots
