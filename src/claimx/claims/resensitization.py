"""Resensitization claims of prose: what restores the response that was lost."""

import re
from collections.abc import Iterator, Sequence

from claimx.claims.candidates import Candidate, Place, filled
from claimx.claims.changes import targets_of
from claimx.claims.groups import Group, drug_groups
from claimx.claims.passages import Passage
from claimx.claims.topics import Topic
from claimx.context import find_certainty, find_direction
from claimx.lexicon import Lexicon
from claimx.mentions import CueMatch
from claimx.schema import EvidenceMention, Mention, Span

STRONG = re.compile(
    r"overc|circumvent|re-?sensiti|restor|revers|revert|to address|address|bypass challenge|bypass resist|tackl|combat|"
    r"counter|solution|in response to these|retain|upon .*failure|after failure|following failure|solve|"
    r"effective (?:against|in)|active (?:against|in)|activity (?:against|in)|efficacy against|remain|previously resistant|in .* resistant"
)
_BY = re.compile(r" ?(?:\w+ ){0,3}?(?:by|with|through|using|via|is|include|includes|are)\b.{0,60}", re.S)
_RESISTED_AFTER = re.compile(r" ?(?:resistan\w+|failure|refractory|insensitiv\w+|relapse)")
_RESISTED_BEFORE = re.compile(
    r"(?:resistan\w+|refractory|insensitiv\w+|failure|failed|progress\w*|relapsed?|response|sensitivity|efficacy|activity)"
    r" (?:to|of|on|with|against|under) (?:(?:the|first|prior|such|other|\w+) ){0,3}?$"
)


def find_answer(passage: Passage) -> tuple[CueMatch, Span] | None:
    """The cue that says that resistance is overcome, and the part of the sentence that it governs."""
    cues = [c for c in passage.cued("resensitization") if STRONG.match(passage.gap(c.start, c.end))]
    answers = passage.cued("anaphora", "problem")
    if not cues and answers and (passage.cued("combination") or passage.cued("resensitization")):
        cues = [answers[0]]
    if not cues or not passage.of("DRUG", "DRUG_CLASS"):
        return None
    cue = cues[0]
    clause = passage.clause_of(cue.start)
    first = clause.start <= passage.start or not passage.cued("resistance", within=Span(passage.start, clause.start))
    return cue, Span(passage.start if first else clause.start, passage.end)


def link_resensitization(
    passage: Passage, topic: Topic, lexicon: Lexicon, answer: tuple[CueMatch, Span], stated: Sequence[Candidate]
) -> Iterator[Candidate]:
    """Resensitization candidates of one sentence.

    Args:
        answer: from :func:`find_answer`.
        stated: resistance candidates of the same sentence, which the answer refers to first.
    """
    cue, span = answer
    groups = [g for g in drug_groups(passage) if span.start <= g.start < span.end]
    resisted = [g for g in groups if _is_resisted(passage, g, cue)]
    agents = _agents(passage, [g for g in groups if g not in resisted], cue)
    problems = [c for c in stated if c.direction == "supports"] or list(topic.problems())
    drugs = tuple(n for g in resisted for n in g.names) or tuple(dict.fromkeys(c.drug for c in problems))
    drugs = drugs or tuple(n for n in topic.broad_drugs().names)
    mechanisms = passage.of("MECHANISM", within=span)
    refers = bool(stated) or bool(passage.cued("anaphora", "problem")) or not mechanisms and not resisted
    place = Place(passage.start, passage.end, passage.heading, passage.document.blocks[passage.block].page)
    clause = passage.clause_of(cue.start)
    for agent, members in agents:
        for drug in drugs or ("",):
            if agent == drug and not refers:
                continue
            slots = _slots(passage, span, mechanisms, problems if refers else [], drug, agent, lexicon)
            if not slots["cancer"]:
                slots["cancer"] = topic.cancers().names
            yield Candidate(
                "resensitization", drug, slots, agent, place,
                find_direction(passage.folded, passage.start, passage.cues, clause),
                find_certainty(passage.cues, clause), "",
                (
                    *filled("agent", members),
                    *filled("drug", [m for g in resisted for m in g.members if m.name in drug.split(" + ")]),
                    *filled("mechanism", mechanisms),
                    EvidenceMention("cue", cue.start, cue.end, cue.text, cue.place),
                ),
                "resensitization/" + ("stated" if resisted else "inherited"),
                0.75 if resisted or mechanisms else 0.6,
            )  # fmt: skip


def _is_resisted(passage: Passage, group: Group, cue: CueMatch) -> bool:
    """Whether the group is the therapy that failed: "resistance to G", "G resistance", "upon G failure"."""
    if cue.start <= group.start and group.end <= cue.end:
        return True
    if _RESISTED_AFTER.match(passage.folded, group.end - passage.start):
        return True
    return bool(_RESISTED_BEFORE.search(passage.folded[: group.start - passage.start]))


def _agents(passage: Passage, groups: Sequence[Group], cue: CueMatch) -> list[tuple[str, tuple[Mention, ...]]]:
    """The agents: behind the cue where it says by what, else all that is not resisted or compared with."""
    behind = [g for g in groups if g.start >= cue.end]
    if behind and _BY.fullmatch(passage.gap(cue.end, behind[0].start)):
        groups = behind
    found = []
    for group in groups:
        if any(c.end <= group.start <= c.end + 12 for c in passage.cued("comparator")):
            continue
        for name in group.names:
            members = group.members if group.combined else tuple(m for m in group.members if m.name == name)
            found.append((name, members))
    return found


def _slots(
    passage: Passage, span: Span, mechanisms: Sequence[Mention], problems: Sequence[Candidate],
    drug: str, agent: str, lexicon: Lexicon,
) -> dict[str, tuple[str, ...]]:  # fmt: skip
    """Arguments: what the sentence names as the problem, completed by the problem that it refers to."""
    address = set(targets_of(agent, lexicon)) | set(targets_of(drug, lexicon))
    genes = [m.name for m in passage.of("GENE", within=span) if m.name not in address]
    mutations = [m.name for m in passage.of("MUTATION", within=span)]
    slots = {
        "gene": tuple(genes),
        "mutation": tuple(mutations),
        "mechanism": tuple(m.name for m in mechanisms),
        "cancer": tuple(m.name for m in passage.of("CANCER")),
    }
    for slot in ("gene", "mutation", "mechanism", "cancer"):
        if not slots[slot]:
            slots[slot] = tuple(dict.fromkeys(v for c in problems for v in c.slot(slot)))
    return slots
