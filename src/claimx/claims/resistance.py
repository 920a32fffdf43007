"""Resistance claims of prose: a therapy, and what makes it fail."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimx.claims.candidates import Candidate, Place, filled
from claimx.claims.changes import Change, find_changes, infer_mechanisms, targets_of
from claimx.claims.groups import Group, drug_groups
from claimx.claims.passages import Passage
from claimx.claims.topics import Inherited, Topic
from claimx.context import find_certainty, find_direction, find_setting
from claimx.lexicon import Lexicon
from claimx.mentions import CueMatch
from claimx.schema import EvidenceMention, Mention, Span

_TO = re.compile(r" ?(?:\w+ ){0,2}?(?:to|against|toward|towards|of|with|for|from|on|by|in)\b.{0,45}", re.S)
_THIS = re.compile(
    r"(?:however |moreover |furthermore |thus |therefore )?(?:this|these|such|both) (?:\w+ ){0,2}?"
    r"(mutations?|alterations?|changes?|variants?|mechanisms?|overexpression|amplifications?|losse?s?|adaptations?|"
    r"lesions?|events?|substitutions?|phenomenon|pathways?|cells?|factors?|evasion|upregulation|decrease|shift)"
)
_GENERAL = re.compile(
    r"this (?:paper|review|article|study|section|primer)|we (?:review|discuss|describe|summar)|table \d|below we"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a sentence speaks of resistance: its cue, and the part of the sentence that it governs."""

    span: Span
    cue: CueMatch | None
    explicit: bool


def link_resistance(passage: Passage, topic: Topic, lexicon: Lexicon, taken: Span | None) -> Iterator[Candidate]:
    """Resistance candidates of one sentence.

    Args:
        taken: the part of the sentence in which agents overcome resistance; nothing is resisted there.
    """
    frame = _frame(passage, taken)
    if frame is None:
        return
    drugs = _drugs(passage, frame, topic, lexicon, taken)
    changes = _arguments(passage, frame, lexicon, drugs, taken)
    mechanisms = tuple(m for m in passage.of("MECHANISM", within=frame.span) if not _inside(m, taken))
    if not drugs.names or not (changes or mechanisms):
        return
    yield from _candidates(passage, frame, drugs, changes, mechanisms, topic, lexicon)


def _frame(passage: Passage, taken: Span | None) -> Frame | None:
    """The resistance frame of a sentence, or None where it speaks of something else."""
    if _GENERAL.search(passage.folded):
        return None
    cues = [c for c in passage.cued("resistance") if not _within(c.start, taken)]
    explicit = [c for c in cues if c.value == "explicit"]
    mechanisms = [m for m in passage.of("MECHANISM") if not _inside(m, taken)]
    span = Span(passage.start, taken.start if taken and taken.start > passage.start else passage.end)
    if taken and taken.start <= passage.start:
        span = Span(min(taken.end, passage.end), passage.end)
    if explicit:
        return Frame(span, explicit[0], True)
    if cues:
        return Frame(span, cues[0], False)
    return Frame(span, None, False) if mechanisms else None


def _drugs(passage: Passage, frame: Frame, topic: Topic, lexicon: Lexicon, taken: Span | None) -> Inherited:
    """The therapies that fail: what the cue governs, else the sentence's, else the reader's topic."""
    groups = [
        g for g in drug_groups(passage) if not _within(g.start, taken) and frame.span.start <= g.start < frame.span.end
    ]
    groups = [g for g in groups if not _is_compared(passage, g)]
    for cue in passage.cued("resistance", within=frame.span):
        for group in groups:
            if group.start >= cue.end and _TO.fullmatch(passage.gap(cue.end, group.start)):
                return Inherited(group.names, "", group.members)
            if group.start < cue.end and cue.start < group.end + 2 and cue.start >= group.start - 60:
                return Inherited(group.names, "", group.members)
    if groups:
        members = tuple(m for g in groups for m in g.members)
        return Inherited(tuple(dict.fromkeys(n for g in groups for n in g.names)), "", members)
    return (
        topic.drugs()
        if frame.explicit and passage.cued("anaphora", "drug")
        else topic.broad_drugs()
        if not frame.cue
        else topic.drugs()
    )


def _arguments(
    passage: Passage, frame: Frame, lexicon: Lexicon, drugs: Inherited, taken: Span | None
) -> tuple[Change, ...]:
    """The changed genes of the frame; a drug's own target with nothing said of it is only its address."""
    changes = [c for c in find_changes(passage, frame.span) if c.gene is None or not _inside(c.gene, taken)]
    targets = {t for d in drugs.names for t in targets_of(d, lexicon)}
    kept = []
    for change in changes:
        addressed = change.gene is not None and change.gene.name in targets and not change.kinds
        if not addressed and (change.kinds or frame.explicit or passage.of("MECHANISM", within=frame.span)):
            kept.append(change)
    return tuple(kept)


def _candidates(
    passage: Passage, frame: Frame, drugs: Inherited, changes: Sequence[Change], mechanisms: Sequence[Mention],
    topic: Topic, lexicon: Lexicon,
) -> Iterator[Candidate]:  # fmt: skip
    cancers = passage.of("CANCER")
    inherited = None if cancers else topic.cancers()
    place = Place(passage.start, passage.end, passage.heading, passage.document.blocks[passage.block].page)
    anchor = frame.cue.start if frame.cue else (mechanisms[0].start if mechanisms else passage.start)
    clause = passage.clause_of(anchor)
    setting = find_setting(passage.cues, Span(passage.start, passage.end))
    for drug in drugs.names:
        own = _paired(changes, drug, drugs.names, lexicon)
        named = tuple(dict.fromkeys(m.name for m in mechanisms))
        inferred = tuple(
            dict.fromkeys(
                mech for change in own for mech in infer_mechanisms(change, drug, targets_of(drug, lexicon), lexicon)
            )
        )
        slots = {
            "gene": tuple(c.gene.name for c in own if c.gene) or _gene_of_drug(own, drug, lexicon),
            "mutation": tuple(m.name for c in own for m in c.mutations),
            "alteration": tuple(a.name for c in own for a in c.alterations),
            "mechanism": _settle(named, inferred, setting),
            "cancer": tuple(m.name for m in cancers) or (inherited.names if inherited else ()),
        }
        roles = (
            *filled("drug", [m for m in drugs.mentions if m.name in drug.split(" + ")], drugs.via),
            *filled("gene", [c.gene for c in own if c.gene]),
            *filled("mutation", [m for c in own for m in c.mutations]),
            *filled("alteration", [a for c in own for a in c.alterations]),
            *filled("mechanism", mechanisms),
            *filled("cancer", cancers or (inherited.mentions if inherited else ()), "" if cancers else "topic"),
        )
        cue = frame.cue
        if cue:

            roles = (*roles, EvidenceMention("cue", cue.start, cue.end, cue.text, cue.place))
        yield Candidate(
            "resistance", drug, slots, "", place,
            find_direction(passage.folded, passage.start, passage.cues, clause),
            find_certainty(passage.cues, clause), setting, roles,
            "resistance/" + ("explicit" if frame.explicit else "impaired" if frame.cue else "mechanism"),
            _score(frame, drugs, named, inferred),
        )  # fmt: skip


def _paired(changes: Sequence[Change], drug: str, drugs: Sequence[str], lexicon: Lexicon) -> tuple[Change, ...]:
    """Of several drugs and genes each drug takes its own target, where every drug has one among them."""
    if len(drugs) < 2:
        return tuple(changes)
    owners = {d: [c for c in changes if c.gene and c.gene.name in targets_of(d, lexicon)] for d in drugs}
    if all(owners.values()) and any(len(o) < len(changes) for o in owners.values()):
        return tuple(owners[drug])
    return tuple(changes)


def _gene_of_drug(changes: Sequence[Change], drug: str, lexicon: Lexicon) -> tuple[str, ...]:
    """A mutation without a gene is one of the drug's target, where it has a single one."""
    if not any(c.mutations for c in changes):
        return ()
    direct = [g for label in ("DRUG", "DRUG_CLASS") for g in lexicon.facts(label, drug, "targets")]
    return (direct[0],) if direct else ()


def _settle(named: Sequence[str], inferred: Sequence[str], setting: str) -> tuple[str, ...]:
    """Named mechanisms and the inferred ones that they do not already say."""
    if "gatekeeper mutation" in named:
        inferred = [m for m in inferred if m != "secondary mutation"]
    if setting == "primary":
        inferred = [m for m in inferred if m != "secondary mutation"]
    return tuple(dict.fromkeys([*named, *inferred]))


def _score(frame: Frame, drugs: Inherited, named: Sequence[str], inferred: Sequence[str]) -> float:
    score = 0.75 if frame.explicit else 0.6 if frame.cue else 0.45
    score += 0.1 if named else 0.0
    return min(score * (0.85 if drugs.via else 1.0), 0.95)


def _is_compared(passage: Passage, group: Group) -> bool:
    """Whether the group is what another therapy is compared with."""
    return any(
        c.end <= group.start and group.start - c.end <= 12 and "," not in passage.gap(c.end, group.start)
        for c in passage.cued("comparator")
    )


def _within(offset: int, span: Span | None) -> bool:
    return span is not None and span.start <= offset < span.end


def _inside(mention: Mention, span: Span | None) -> bool:
    return _within(mention.start, span)
