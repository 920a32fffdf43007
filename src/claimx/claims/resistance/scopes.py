"""Scopes: where a sentence speaks of resistance, and which part of it each cue governs.

The words that tell a statement from a description are data: ``wording/scopes.tsv``.
"""

import re

from claimx.claims.discourse.talk import is_of_no_therapy
from claimx.claims.discourse.topics import Topic
from claimx.claims.passages.changes import find_changes, is_engineered
from claimx.claims.passages.facts import once
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.records import record
from claimx.claims.passages.stances import hits_of
from claimx.claims.wording.wordlists import Parts
from claimx.mentions import CueMatch
from claimx.schema import Mention, Span

WORDS = Parts(
    "scopes.tsv",
    {
        "described": r"(?:(?:therapy|drug|treatment|chemo\w*|multidrug) )?{words} (?:\w+ )?{links}",
        "adjective": r"{words}\b",
        "taken back": r"\b{words} (?:\w+ ){{0,2}}$",
        "beside its opposite": r"\b{words} $",
        "lessened": r"\b{words} (?:{links} )*$",
        "noun": r"(?:\w+ )?{words}\b",
        "another": r"{words}",
        "undone": r"(?:{words}|protect\w* (?:\w+ ){{1,4}}from) (?:the |an? |both )?(?:[\w:/]+ (?:and|or) )?$|"
        r"(?:independent|irrespective|regardless) of (?:the )?(?:[\w:/]+ ){{0,2}}$",
        "against": r"[,;]? ?(?:and )?{words}\b",
        "overcome": r"\b{words} (?:the |this |an? )?(?:\w+ )?$",
        "listed": r"(?:\w+,? ){{0,2}}?(?:these|those|such|other|further|additional|the|among them,?|most|some|"
        r"several|both) (?:\w+ ){{0,4}}?{words} (?:(?!not |no |never )\w+ ){{0,6}}?{links}\b",
        "elsewhere": r"[\w ]{{0,30}}?\b{links} (?:the )?(?:(?!induc|mediat|trigger)\w+ ){{0,2}}?{words}\b"
        r"(?! (?:induc|caus))",
        "of cells": r"\b{words} $",
        "not of a therapy": r"failure of (?:{links} )*(?:\w+ )?{words}\b",
        "treated": r"(?:resistan|failure|progression|relapse)\w*(?: (?:to|of|on|after) [\w-]+)? "
        r"{links}(?: \w+ly)? {words} (?:with|by)\b",
        "better": r"\b{words} (?:\w+ ){{0,4}}{links}\b",
    },
    others={"undone": "protect|independent|irrespective|regardless"},
)
_RESISTANCE = re.compile(r"(?:drug |treatment |cross )?\w*resistan")
_LESSENED = re.compile(rf"{_RESISTANCE.pattern}|(?:relapses?|recurrences?)\b")
_TO_CANCER = re.compile(r"[ /](?:(?!to |of |in |on |from |against )\w+[ /]){0,5}")


@record
class Scope:
    """A part of a sentence that speaks of resistance, and the cue that says so; ``explicit`` if it names resistance."""

    span: Span
    cue: CueMatch | None
    explicit: bool


def parts_of(passage: Passage, taken: Span | None) -> tuple[Span, ...]:
    """The parts of the sentence that speak for themselves: clauses with a drug and a cue of their own."""
    whole = passage.span
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


def scope_of(passage: Passage, span: Span, topic: Topic) -> Scope | None:
    """What is said of resistance in a part of a sentence, or None where it speaks of something else."""
    cues = [c for c in passage.cued("resistance", within=span) if not _only_describes(passage, c)]
    explicit = [c for c in cues if c.value == "explicit"]
    if explicit:
        return Scope(span, explicit[0], True)
    if cues and (topic.talk.of_failure() or passage.of("DRUG", "DRUG_CLASS", within=span)):
        return Scope(span, cues[0], False)
    if not topic.talk.of_failure():
        return None
    if not (passage.of("DRUG", "DRUG_CLASS", within=span) or topic.failures.go_on()):
        return None
    if topic.talk.of_resistance() and not passage.of("DRUG", "DRUG_CLASS", within=span) and lists_causes(passage):
        return Scope(span, None, True)
    if passage.cued("sensitivity", within=span) or WORDS.within("better", passage, passage.gap(span.start, span.end)):
        return None
    altered = (
        topic.failures.resisted().names
        and (WORDS.find("another", passage) or _goes_on(passage, span))
        and any(c.kinds and not is_engineered(c) for c in find_changes(passage, span))
    )
    if not altered and all(is_undone(passage, m) for m in passage.of("MECHANISM", within=span)):
        return None
    return Scope(span, None, False)


def lists_causes(passage: Passage) -> bool:
    """Whether a sentence lists what was announced: "These mechanisms include amplification of A and mutations of B"."""
    return bool(WORDS.at("listed", passage, 0))


def _goes_on(passage: Passage, span: Span) -> bool:
    """Whether a sentence after one on a failure just tells what is changed: it names no therapy, use or answer."""
    other = ("sensitivity", "indication", "resensitization", "overcome", "target")
    return not passage.of("DRUG", "DRUG_CLASS", within=span) and not any(passage.cued(kind) for kind in other)


def _only_describes(passage: Passage, cue: CueMatch) -> bool:
    """Whether the cue is only an adjective of what is treated: "relapsed AML", "resistant cells"."""
    drugs = passage.of("DRUG", "DRUG_CLASS")
    if describes_cells(passage, cue.start) and not any(m.end == cue.start - 1 for m in drugs):
        return True
    if describes_disease(passage, cue.start, cue.end) or is_taken_back(passage, cue.start):
        return True
    if _is_elsewhere(passage, cue):
        return True
    if is_lessened(passage, cue.start):
        return True
    return not WORDS.at("noun", passage, cue.start - passage.start) and any(
        cue.end <= m.start <= cue.end + 16 and "to " not in passage.gap(cue.end, m.start) for m in passage.of("CANCER")
    )


def _is_elsewhere(passage: Passage, cue: CueMatch) -> bool:
    """Whether no therapy is resisted, and none fails: "resistance to apoptosis", "failure of autophagy"."""
    at, end = cue.start - passage.start, cue.end - passage.start
    if is_of_no_therapy(passage, cue.start) or WORDS.at("not of a therapy", passage, at):
        return True
    if not _RESISTANCE.match(passage.folded, at):
        return False
    of_cells = WORDS.within("of cells", passage, passage.folded[:at])
    return bool(WORDS.at("elsewhere", passage, end) or (of_cells and not passage.folded.startswith(" to ", end)))


def is_taken_back(passage: Passage, start: int) -> bool:
    """Whether a word of failure is taken back, or set beside its opposite: "without a known resistance mutation"."""
    before = passage.folded[: start - passage.start]
    return bool(WORDS.within("taken back", passage, before) or WORDS.within("beside its opposite", passage, before))


def is_lessened(passage: Passage, start: int) -> bool:
    """Whether the words before a resistance or relapse say that there is less of it: "exhibited less resistance"."""
    at = start - passage.start
    return bool(WORDS.within("lessened", passage, passage.folded[:at]) and _LESSENED.match(passage.folded, at))


def describes_disease(passage: Passage, start: int, end: int) -> bool:
    """Whether a word at these offsets is an adjective of a tumor's name: "relapsed or refractory AML"."""
    cancers = passage.of("CANCER")
    adjective = cancers and WORDS.at("adjective", passage, start - passage.start)
    return bool(adjective) and any(m.start > end and _TO_CANCER.fullmatch(passage.gap(end, m.start)) for m in cancers)


def describes_cells(passage: Passage, start: int) -> bool:
    """Whether a word of failure only says which cells, cases or patients are meant: "resistant lines"."""
    return bool(WORDS.at("described", passage, start - passage.start))


def is_set_against(passage: Passage, clause: Span) -> bool:
    """Whether a clause begins with a word of contrast: "whereas"."""
    return bool(WORDS.at("against", passage, clause.start - passage.start))


@once
def responding_clauses(passage: Passage) -> tuple[Span, ...]:
    """The clauses that a contrast sets against a failure as a response: "…, whereas cells with G were sensitive"."""
    if not passage.traits & WORDS.bits["against"] or len(clauses := passage.clauses) < 2:
        return ()
    if not any(is_set_against(passage, c) for c in clauses):
        return ()
    return tuple(
        [
            c
            for c in clauses
            if (passage.cued("sensitivity", within=c) or any(not h.denied for h in hits_of(passage, "works", within=c)))
            and not passage.cued("resistance", within=c)
        ]
    )


def is_overcome(passage: Passage, start: int) -> bool:
    """Whether the words before a resistance say that it is overcome: what follows is the means, and no cause."""
    return bool(WORDS.within("overcome", passage, passage.folded[: start - passage.start]))


def is_treated(passage: Passage, start: int, end: int) -> bool:
    """Whether a failure told between two offsets is treated with what follows: "resistance is treated with A"."""
    return bool(WORDS.within("treated", passage, passage.gap(start, end)))


def is_undone(passage: Passage, mechanism: Mention) -> bool:
    """Whether the sentence says that the mechanism is done away with: "crosses the blood-brain barrier"."""
    before = passage.folded[: mechanism.start - passage.start]
    return bool(WORDS.within("undone", passage, before)) or is_taken_back(passage, mechanism.start)
