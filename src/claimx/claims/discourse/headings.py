"""Headings and title: of which therapy and cancer they speak, and whether they announce answers to resistance.

The words that say so are data: ``wording/headings.tsv``.
"""

import re
from collections.abc import Iterator
from typing import Literal

from claimx.claims.discourse.inherited import NOTHING, Inherited, inherited_of
from claimx.claims.passages.passage import Passage, slice_of
from claimx.claims.wording.wordlists import Parts
from claimx.lexicon import fold
from claimx.mentions import Annotation
from claimx.schema import Block, Document, Section, Span

ANY_CANCER = frozenset({"solid tumor", "hematologic malignancy"})
"""Of so many kinds nobody knows which is meant."""
FEW = 3
_RESISTANCE_TO = re.compile(r"\bresistance (?:(?:mechanisms?|mutations?) )?(?:to|against) ")
WORDS = Parts("headings.tsv", {"answers": r"{words}", "combined": r"{words}", "praise": r"{words}"})


def announces(part: Literal["answers", "combined"], passage: Passage) -> bool:
    """Whether the heading of a passage, or one above it, announces answers, or therapies given together."""
    return any(WORDS[part].search(fold(section.title)) for section in _sections(passage))


def drugs_of_heading(passage: Passage, annotation: Annotation) -> Inherited:
    """The therapies of the heading, or of the nearest heading above it that names one."""
    for section in _sections(passage):
        named = slice_of(annotation.mentions, section.start, section.start + len(section.title))
        if drugs := [m for m in named if m.label in ("DRUG", "DRUG_CLASS")]:
            return inherited_of(drugs, "heading")
    return NOTHING


def cancer_of_heading(passage: Passage, annotation: Annotation) -> Inherited:
    """The cancer of the heading, or of the nearest heading above it or the title, if that names just one.

    A title of a few words ("Melanoma") heads a part of the text, as other headings do.
    """
    title = _title(passage.document)
    above = [Span(title.start, title.end)] if title and len(title_of(passage.document).split()) > FEW else []
    for span in [*(Span(s.start, s.start + len(s.title)) for s in _sections(passage)), *above]:
        named = slice_of(annotation.mentions, span.start, span.end)
        cancers = [m for m in named if m.label == "CANCER" and m.name not in ANY_CANCER]
        if len({m.name for m in cancers}) == 1:
            return inherited_of(cancers[:1], "heading")
    return NOTHING


def drugs_of_title(document: Document, annotation: Annotation) -> Inherited:
    """The therapies of the title; what stands before the praise of a remedy is no therapy that fails.

    "A overcomes resistance to B" praises A, "Resistance to B and ways to overcome it" nobody.
    """
    title = _title(document)
    if title is None:
        return NOTHING
    words = fold(document.text[title.start : title.end])
    praised = WORDS["praise"].search(words)
    if praised and _RESISTANCE_TO.search(words, 0, praised.start()):
        praised = None
    named = slice_of(annotation.mentions, title.start + praised.start() + 1 if praised else title.start, title.end)
    return inherited_of([m for m in named if m.label in ("DRUG", "DRUG_CLASS")], "title")


def title_of(document: Document) -> str:
    """The words of the title; or ''."""
    title = _title(document)
    return document.text[title.start : title.end] if title else ""


def _title(document: Document) -> Block | None:
    return next((block for block in document.blocks if block.kind == "title"), None)


def _sections(passage: Passage) -> Iterator[Section]:
    """The section of a passage, and those above it."""
    level = 99
    for section in reversed(passage.document.sections[: passage.section + 1]):
        if section.level < level:
            level = section.level
            yield section
