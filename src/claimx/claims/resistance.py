"""Resistance claims of prose: a therapy, and what makes it fail."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimx.claims.candidates import Candidate, cue_mention
from claimx.claims.changes import Change, find_changes, targets_of
from claimx.claims.contrasts import contrasts_of, cues_of_the_relation
from claimx.claims.failures import Manner, state_failures
from claimx.claims.groups import Group, therapies_of
from claimx.claims.passages import Passage
from claimx.claims.topics import CONTINUED, NOTHING, Inherited, Topic
from claimx.context import find_certainty, find_direction
from claimx.lexicon import Lexicon
from claimx.mentions import CueMatch
from claimx.schema import Direction, Mention, Span

_TO = re.compile(r" ?(?:\w+ ){0,4}?(?:to|against|toward|towards|of|with|for|from|on|by|in)\b.{0,45}", re.S)
_THIS = re.compile(
    r"(?:however,? |moreover,? |furthermore,? |thus,? |therefore,? )?(?:this|these|such|both) (?:\w+ ){0,2}?"
    r"(?:mutations?|alterations?|changes?|variants?|mechanisms?|overexpression|amplifications?|loss|adaptations?|"
    r"lesions?|events?|substitutions?|phenomenon|pathways?|evasion|upregulation|decrease|shift|mechanism)"
)
_ADJECTIVE = re.compile(
    r"(?:(?:therapy|drug|treatment|chemo\w*|multidrug) )?(?:resistant|refractory|relapsed|tolerant) (?:\w+ )?"
    r"(?:cells?|cases?|tumou?rs?|patients?|disease|cancers?|lines?|environments?|settings?)\b"
)
_OF_DISEASE = re.compile(r"(?:resistant|refractory|relapsed|tolerant)\b")
_SAYS_NOTHING = re.compile(
    r"\b(?:sensitive (?:and|or|as well as) |without (?:an?|any) (?:\w+ ){0,2})$"
)
_NOUN = re.compile(r"(?:\w+ )?resistance\b")
_TO_CANCER = re.compile(r"[ /](?:(?!to |of |in |on |from |against )\w+[ /]){0,3}")
_CARRIER = re.compile(
    r" (?:mutant|mutated|positive|rearranged|deficient|driven|amplified|negative|addicted|altered) "
    r"(?:\w+ ){0,3}?(?:cancers?|tumou?rs?|cells?|patients?|nsclc|melanomas?|leuk\w+|lymphomas?|aml|gists?|disease)\b"
)
_ANOTHER = re.compile(
    r"\b(?:another|further|other|second|third|also|same way|likewise|similarly|causes?|reasons?|routes?|"
    r"as common|as frequent)\b"
)
_GENERAL = re.compile(
    r"this (?:paper|review|article|study|section|primer)|we (?:review|discuss|describe|summar)|below we"
)
_NOT_THE_CASE = re.compile(r"not the case|not so\b|not true|does not (?:hold|apply)")
_RESPONDS = re.compile(r"(?:never|not|no longer|do not|does not|did not) (?:respon|benefit|persist|work|act)")
_UNDONE = re.compile(
    r"(?:cross\w*|travers\w*|penetrat\w*|overc[ao]m\w*|circumvent\w*|revers\w*|prevent\w*|avoid\w*|abolish\w*|"
    r"resolv\w*|reliev\w*|independent of|irrespective of|regardless of|without|no|target\w*|bind\w*|recogni\w*|"
    r"lock\w*|stabili\w*|protect\w* (?:\w+ ){1,4}from|risk of|likelihood of|chance of|minimi\w*|mitigat\w*|"
    r"counter\w*|combat\w*|address\w*|tackl\w*) (?:the |an? |both )?$"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a sentence speaks of resistance: its cue, and the part of the sentence that it governs."""

    span: Span
    cue: CueMatch | None
    explicit: bool


def link_resistance(
    passage: Passage,
    topic: Topic,
    lexicon: Lexicon,
    taken: Span | None,
    following: Passage | None,
    settled: frozenset[int] = frozenset(),
) -> Iterator[Candidate]:
    """Resistance candidates of one sentence.

    Args:
        settled: where therapies begin that answer a resistance, and so do not fail, and mechanisms that are undone.
        taken: the part of the sentence in which agents overcome resistance; nothing is resisted there.
        following: the next sentence of the paragraph, which may say for which therapy this one speaks.
    """
    if not _may_speak(passage, topic):
        return
    says_nothing = bool(_GENERAL.search(passage.folded))
    contrasts = contrasts_of(passage)
    previous: tuple[Change, ...] = ()
    spoken: tuple[Mention, ...] = ()
    for span in _segments(passage, taken):
        frame = _frame(passage, span, topic)
        if frame is None:
            continue
        drugs, spared = _apart(_drugs(passage, frame, topic, following, settled), contrasts)
        told = frame.explicit and drugs.names and drugs.via in ("", "next sentence")
        if told and (len(drugs.names) == 1 or not says_nothing):
            topic.fails(drugs, passage.block)
        if says_nothing:
            continue
        for part, direction in ((span, None), *(c for c in contrasts if span.start <= c[0].start < span.end)):
            apart = [c for c, _ in contrasts if c != part]
            arguments = _arguments(passage, part, frame, lexicon, drugs)
            changes = [kept for c in arguments if (kept := _outside(c, apart))]
            named = [
                m for m in passage.of("MECHANISM", within=part) if m.start not in settled and not _is_undone(passage, m)
            ]
            mechanisms = [m for m in named if not any(a.holds(m.start) for a in apart)]
            if not changes and not mechanisms and _NOT_THE_CASE.search(passage.gap(span.start, span.end)):
                changes, mechanisms = list(previous), list(spoken)
            if drugs.names and (changes or mechanisms):
                previous, spoken = tuple(changes), tuple(mechanisms)
                cancers = [m for m in passage.of("CANCER") if not any(a.holds(m.start) for a in apart)]
                manner = _manner(passage, frame, mechanisms, direction)
                yield from state_failures(passage, drugs, changes, mechanisms, cancers, manner, topic, lexicon)
                if spared.names and direction is None and manner.direction == "supports":
                    other = replace(manner, direction="disputes")
                    yield from state_failures(passage, spared, changes, mechanisms, cancers, other, topic, lexicon)


def _may_speak(passage: Passage, topic: Topic) -> bool:
    """Whether the sentence has a word of resistance, or goes on about a failure and names what may cause it."""
    return bool(
        passage.cued("resistance") or (topic.speaks_of_failure() and passage.of("GENE", "MUTATION", "MECHANISM"))
    )


def _is_undone(passage: Passage, mechanism: Mention) -> bool:
    """Whether the sentence says that the mechanism is done away with: "crosses the blood-brain barrier"."""
    return bool(_UNDONE.search(passage.folded[: mechanism.start - passage.start]))


def _outside(change: Change, spans: Sequence[Span]) -> Change | None:
    """The change without what lies in ``spans``; None where nothing is left."""
    if not spans:
        return change if change.gene or change.mutations else None
    if change.gene and any(span.holds(change.gene.start) for span in spans):
        return None
    mutations = tuple(m for m in change.mutations if not any(span.holds(m.start) for span in spans))
    return replace(change, mutations=mutations) if change.gene or mutations else None


def _segments(passage: Passage, taken: Span | None) -> tuple[Span, ...]:
    """The parts of the sentence that speak for themselves: clauses with a drug and a cue of their own."""
    whole = Span(passage.start, passage.end)
    if taken:
        whole = Span(passage.start, taken.start) if taken.start > passage.start else Span(taken.end, passage.end)
    if whole.start >= whole.end:
        return ()
    if len(passage.cued("resistance")) < 2:
        return (whole,)
    cuts = [whole.start]
    for clause in passage.clauses[1:]:
        if not whole.start < clause.start < whole.end:
            continue
        before, after = Span(cuts[-1], clause.start), Span(clause.start, whole.end)
        if all(_speaks(passage, part) for part in (before, after)):
            cuts.append(clause.start)
    return tuple(Span(a, b) for a, b in zip(cuts, [*cuts[1:], whole.end], strict=True))


def _speaks(passage: Passage, span: Span) -> bool:
    return bool(passage.cued("resistance", within=span) and passage.of("DRUG", "DRUG_CLASS", within=span))


def _frame(passage: Passage, span: Span, topic: Topic) -> Frame | None:
    """The resistance frame of a part of a sentence, or None where it speaks of something else."""
    cues = [c for c in passage.cued("resistance", within=span) if not _only_describes(passage, c)]
    explicit = [c for c in cues if c.value == "explicit"]
    if explicit:
        return Frame(span, explicit[0], True)
    if cues and (topic.speaks_of_failure() or passage.of("DRUG", "DRUG_CLASS", within=span)):
        return Frame(span, cues[0], False)
    if not topic.speaks_of_failure():
        return None
    if passage.cued("sensitivity", within=span):
        return None
    altered = (
        topic.resisted().names
        and (_ANOTHER.search(passage.folded) or _goes_on(passage, span))
        and any(c.kinds for c in find_changes(passage, span))
    )
    if not altered and all(_is_undone(passage, m) for m in passage.of("MECHANISM", within=span)):
        return None
    return Frame(span, None, False)


def _goes_on(passage: Passage, span: Span) -> bool:
    """Whether a sentence after one on a failure just tells what is changed: it names no therapy, use or answer."""
    other = ("sensitivity", "indication", "resensitization", "overcome", "target")
    return not passage.of("DRUG", "DRUG_CLASS", within=span) and not any(passage.cued(kind) for kind in other)


def _only_describes(passage: Passage, cue: CueMatch) -> bool:
    """Whether the cue is only an adjective of what is treated: "relapsed AML", "resistant cells"."""
    drugs = passage.of("DRUG", "DRUG_CLASS")
    if _ADJECTIVE.match(passage.folded, cue.start - passage.start) and not any(m.end == cue.start - 1 for m in drugs):
        return True
    if describes_disease(passage, cue.start, cue.end) or _SAYS_NOTHING.search(
        passage.folded[: cue.start - passage.start]
    ):
        return True
    return not _NOUN.match(passage.folded, cue.start - passage.start) and any(
        cue.end <= m.start <= cue.end + 16 and "to " not in passage.gap(cue.end, m.start) for m in passage.of("CANCER")
    )


def describes_disease(passage: Passage, start: int, end: int) -> bool:
    """Whether a word at these offsets is an adjective of a tumor's name: "relapsed or refractory AML"."""
    cancers = passage.of("CANCER")
    if any(m.start <= start < m.end for m in cancers):
        return True
    adjective = _OF_DISEASE.match(passage.folded, start - passage.start)
    return bool(adjective) and any(m.start > end and _TO_CANCER.fullmatch(passage.gap(end, m.start)) for m in cancers)


def _drugs(
    passage: Passage, frame: Frame, topic: Topic, following: Passage | None, settled: frozenset[int]
) -> Inherited:
    """The therapies that fail: what the cue governs, else the sentence's, else the reader's topic."""
    span = frame.span
    named = [g for g in therapies_of(passage) if g.start not in settled]
    groups = [g for g in named if span.start <= g.start < span.end]
    for cue in passage.cued("resistance", within=span):
        for group in groups:
            if group.start >= cue.end and _TO.fullmatch(passage.gap(cue.end, group.start)):
                return Inherited(group.names, "", group.members)
            if group.start < cue.end and group.start - 60 <= cue.start < group.end + 2:
                return Inherited(group.names, "", group.members)
    if groups:
        groups = _near_the_cue(passage, frame, groups)
        members = tuple(m for g in groups for m in g.members)
        return Inherited(tuple(dict.fromkeys(n for g in groups for n in g.names)), "", members)
    if following and (pointed := _pointed_back(following)):
        return pointed
    if topic.resisted().names:
        return topic.resisted()
    broad = topic.broad_drugs()
    return NOTHING if frame.explicit and broad.via == "topic" else broad


def _near_the_cue(passage: Passage, frame: Frame, groups: list[Group]) -> list[Group]:
    """Of the therapies of a sentence those in the clause of the cue; of many the one that stands nearest to it."""
    if frame.cue is None or len(groups) < 2:
        return groups
    at, clause = frame.cue.start, passage.clause_of(frame.cue.start)
    inside = [g for g in groups if clause.holds(g.start)] or groups
    return inside if len(inside) < 2 else [min(inside, key=lambda g: abs(g.start - at))]


def _apart(drugs: Inherited, contrasts: Sequence[tuple[Span, Direction]]) -> tuple[Inherited, Inherited]:
    """The therapies that fail, and those that a contrast spares: "to A and B, but not to C"."""
    denied = [span for span, direction in contrasts if direction == "disputes"]
    spared = tuple(m for m in drugs.mentions if any(span.holds(m.start) for span in denied))
    if drugs.via or not spared or len(spared) == len(drugs.mentions):
        return drugs, NOTHING
    others = tuple(m for m in drugs.mentions if m not in spared)
    away = {m.name for m in spared}
    names = tuple(name for name in drugs.names if not away.intersection(name.split(" + ")))
    return replace(drugs, names=names, mentions=others), Inherited(
        tuple(dict.fromkeys(m.name for m in spared)), "", spared
    )


def _pointed_back(following: Passage) -> Inherited | None:
    """The therapy of a next sentence that begins "These mutations …" and says what fails through them."""
    if not _THIS.match(following.folded) or not following.cued("resistance"):
        return None
    groups = therapies_of(following)
    if not groups:
        return None
    members = tuple(m for g in groups for m in g.members)
    return Inherited(tuple(dict.fromkeys(n for g in groups for n in g.names)), "next sentence", members)


def _arguments(passage: Passage, span: Span, frame: Frame, lexicon: Lexicon, drugs: Inherited) -> tuple[Change, ...]:
    """The changed genes of the frame; a drug's own target with nothing said of it is only its address."""
    changes = find_changes(passage, span)
    if not changes:
        return ()
    targets = {t for d in drugs.names for t in targets_of(d, lexicon)}
    named = frame.explicit or bool(passage.of("MECHANISM", within=frame.span))
    kept = []
    for change in changes:
        addressed = change.gene is not None and change.gene.name in targets and not change.kinds
        if not addressed and (change.kinds or named):
            kept.append(change)
    return tuple(c for c in kept if not _is_setting(passage, c)) or tuple(kept)


def _is_setting(passage: Passage, change: Change) -> bool:
    """Whether the gene only marks the tumors in which it was seen: "… in ALK-positive NSCLC"."""
    if change.gene is None or not passage.folded[: change.gene.start - passage.start].endswith((" in ", " of ")):
        return False
    return marks_tumor(passage, change.gene)


def marks_tumor(passage: Passage, gene: Mention) -> bool:
    """Whether the words behind a gene say whose tumors they are: "ALK-positive NSCLC"."""
    return bool(_CARRIER.match(passage.folded, gene.end - passage.start))


def _manner(passage: Passage, frame: Frame, mechanisms: Sequence[Mention], direction: Direction | None) -> Manner:
    """How the clause of the cue, or else of the mechanism, puts it."""
    anchor = frame.cue.start if frame.cue else (mechanisms[0].start if mechanisms else passage.start)
    clause = passage.clause_of(anchor)
    said = Span(frame.cue.start, frame.cue.end) if frame.cue else None
    relation = [
        c for c in cues_of_the_relation(passage) if not _RESPONDS.match(passage.folded, c.start - passage.start)
    ]
    return Manner(
        direction or find_direction(passage.folded, passage.start, relation, clause, said),
        find_certainty(passage.cues, clause),
        cue_mention(frame.cue) if frame.cue else None,
        CONTINUED
        if not (frame.cue or mechanisms)
        else "resistance/" + ("explicit" if frame.explicit else "impaired" if frame.cue else "mechanism"),
    )
