"""Indications settled: which therapy of the sentence is used, with what partner, and whether it is used at all.

The words are data: ``wording/settled.tsv``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from claimx.claims.discourse.inherited import are_general
from claimx.claims.indications.untreated import why_untreated
from claimx.claims.judgement.candidates import Candidate, filled
from claimx.claims.judgement.manner import direction_in
from claimx.claims.passages.bystanders import is_apart, partnered
from claimx.claims.passages.coordination import groups_of
from claimx.claims.passages.groups import Group
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.therapies import leads_to_example, therapies_of
from claimx.claims.wording.wordlists import Parts
from claimx.schema import Direction, EvidenceMention, Span

WORDS = Parts(
    "settled.tsv",
    {
        "tested": r"\b{words}",
        "experiment": r"\b{words}",
        "weak": r"{words}",
        "advised against": r"\b{words}",
        "is a kind": r",?[^,;.]{{0,60}}\b{words}(?: (?!{links})\w+){{0,4}} ",
        "remark": r", which {words}",
        "milestone": r",?[^,;.]{{0,90}}\b{links}(?: \w+){{0,4}} {words} in (?:the )?",
        "stands for": r"[^;.]{{0,120}}, {links}(?: \w+){{0,4}} |,?[^,;.]{{0,60}}\b{words}(?: \w+){{0,4}} ",
        "followed": r"\)?,? (?:and )?{links} (?:[\w,]+ ){{0,8}}\(?(?:e\.g\.,? ?)?|"
        r"[^;.]{{0,140}}\b(?:was|were) (?:\w+ )?{words} by (?:(?:the|that|those|approval|of) )*",
    },
)
"""Weak are words of use that are said of what is tried as well; "followed" stands between a therapy and the next one:
"treated with A followed by more potent inhibitors (e.g., B)", "the success of A was soon followed by B"."""
_DESCRIBING = ("is a kind", "milestone", "stands for")
"""What stands between a therapy and a general class that only says what it is."""
_DENIED_WITHIN = 30


def settle_indications(passage: Passage, read: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of a sentence, each indication with the therapy that is meant: partners are joined, what was given
    before is refused, and a denial counts where it stands at the word of use."""
    if not any(c.type == "indication" for c in read):
        return list(read)
    groups = therapies_of(passage)
    settled: list[Candidate] = []
    for candidate in read:
        if candidate.type != "indication" or candidate.refused:
            settled.append(candidate)
            continue
        new = [c for c in _meant(passage, candidate, groups) if not any(_same(c, other) for other in settled)]
        settled += new
    return settled


def _same(one: Candidate, other: Candidate) -> bool:
    return one.type == other.type and one.drug == other.drug and one.slots == other.slots


def _meant(passage: Passage, candidate: Candidate, groups: Sequence[Group]) -> Iterator[Candidate]:
    """An indication with the therapy that the sentence means, in its direction."""
    starts = [m.start for m in candidate.mentions if m.role == "drug"]
    group = next((g for g in groups if any(m.start in starts for m in g.members)), None)
    candidate = _with_kinds(passage, replace(candidate, direction=_direction(passage, candidate)))
    if reason := _unused(passage, candidate, group):
        yield replace(candidate, refused=reason)
    elif group is None:
        yield candidate
    elif following := _following(passage, group, groups):
        yield candidate
        for name in following.names:
            yield replace(candidate, drug=name, mentions=_told_by(following, candidate))
    elif meant := _described(passage, group, groups):
        yield from (replace(candidate, drug=name, mentions=_told_by(meant, candidate)) for name in meant.names)
    elif main := partnered(passage, group, groups):
        cancers = [m.start for m in candidate.mentions if m.role == "cancer"]
        if any(main.end <= at < group.start for at in cancers):
            yield replace(candidate, refused="a partner of another therapy, given for another tumor")
        else:
            yield from _joined(candidate, main, candidate.drug)
    else:
        partners = [g for g in groups if g.start > group.end and partnered(passage, g, groups) is group]
        own = {m.start for m in candidate.mentions if m.role == "cancer"}
        between = [(p, passage.of("CANCER", within=Span(group.end, p.start))) for p in partners]
        near = [
            partner
            for partner, tumors in between
            if not tumors or (all(m.start in own for m in tumors) and not are_general(partner.names))
        ]
        if near:
            for name in near[0].names:
                yield from _joined(candidate, Group(near[0].members), candidate.drug, name)
        else:
            yield candidate


def _unused(passage: Passage, candidate: Candidate, group: Group | None) -> str:
    """Why the sentence does not say that the therapy is used for the cancer, or ''."""
    cues = [m for m in candidate.mentions if m.role == "cue"]
    cancers = [m.start for m in candidate.mentions if m.role == "cancer"]
    if group and is_apart(passage, group):
        return "a therapy that was given before, or cannot be given"
    if reason := why_untreated(passage, candidate):
        return reason
    if cues and cancers and WORDS.within("remark", passage, passage.gap(cues[0].end, min(cancers))):
        return "a remark says where something else is found"
    if cues and WORDS["weak"].match(passage.gap(cues[0].start, cues[0].end)):
        if WORDS.find("experiment", passage):
            return "an experiment, not a use"
        said = passage.clause_of(cues[0].start)
        if candidate.rule == "indication/use" and WORDS.within("tested", passage, passage.gap(said.start, said.end)):
            return "tested, not used"
    return ""


def _following(passage: Passage, group: Group, groups: Sequence[Group]) -> Group | None:
    """The therapy that is given next, for the same tumor."""
    behind = (g for g in groups if g.start >= group.end)
    return next((g for g in behind if WORDS["followed"].fullmatch(passage.gap(group.end, g.start))), None)


def _with_kinds(passage: Passage, candidate: Candidate) -> Candidate:
    """The candidate with the kinds of its tumor that the sentence lists: "several lymphomas, including A and B"."""
    named = {m.start for m in candidate.mentions if m.role == "cancer" and not m.via}
    groups = groups_of(passage, "CANCER")
    pairs = ((g, k) for g, k in pairwise(groups) if any(m.start in named for m in g.members))
    kinds = next((k for g, k in pairs if leads_to_example(passage.gap(g.end, k.start))), None)
    if kinds is None:
        return candidate
    cancers = (*candidate.slot("cancer"), *(m.name for m in kinds.members))
    roles = (*candidate.mentions, *filled("cancer", [m for m in kinds.members if m.start not in named]))
    return replace(candidate, slots={**candidate.slots, "cancer": cancers}, mentions=roles)


def _joined(candidate: Candidate, other: Group, drug: str, partner: str = "") -> Iterator[Candidate]:
    """The candidate of a therapy together with its partner."""
    roles = (*filled("drug", other.members), *candidate.mentions)
    for name in [partner] if partner else other.names:
        parts = sorted({*drug.split(" + "), *name.split(" + ")})
        yield replace(candidate, drug=" + ".join(parts), mentions=roles)


def _described(passage: Passage, group: Group, groups: Sequence[Group]) -> Group | None:
    """The therapy of which a general class only says what it is: "A is emerging as a targeted therapy for …"."""
    before = [g for g in groups if g.end <= group.start]
    if not before or not are_general(group.names) or are_general(before[-1].names):
        return None
    gap = passage.gap(before[-1].end, group.start)
    if not any(WORDS[part].fullmatch(gap) for part in _DESCRIBING):
        return None
    if len(before) > 1 and leads_to_example(passage.gap(before[-2].end, before[-1].start)):
        return Group((*before[-2].members, *before[-1].members))
    return before[-1]


def _told_by(meant: Group, candidate: Candidate) -> tuple[EvidenceMention, ...]:
    return (*filled("drug", meant.members), *(m for m in candidate.mentions if m.role != "drug"))


def _direction(passage: Passage, candidate: Candidate) -> Direction:
    """Denied where the words right before the word of use deny it; what else the sentence denies is another matter."""
    own = [m for m in candidate.mentions if not m.via and passage.start <= m.start < passage.end]
    if own and WORDS.within(
        "advised against", passage, passage.gap(min(m.start for m in own), max(m.end for m in own))
    ):
        return "disputes"
    cue = next((m.start for m in own if m.role == "cue"), min((m.start for m in own), default=passage.start))
    start = max(passage.start, cue - _DENIED_WITHIN)
    comma = passage.gap(start, cue).rfind(",") + 1
    region = Span(start + comma, cue + 1)
    return direction_in(passage, region)
