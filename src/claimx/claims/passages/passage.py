"""Passages: the sentences of a document's running text, with what was found in them and around them."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from operator import attrgetter
from typing import TypeVar

from claimx.claims.passages.assertion import find_setting
from claimx.claims.passages.facts import Facts, once
from claimx.claims.passages.records import record
from claimx.claims.wording.traits import TRAITS, bits_of
from claimx.lexicon import fold, fold_whole
from claimx.mentions import Annotation, CueMatch
from claimx.schema import Block, Document, EvidenceMention, Label, Mention, Span

T = TypeVar("T", Mention, CueMatch, Span)
_start_of = attrgetter("start")
UNTOLD = -1
PROSE = ("paragraph", "list_item", "caption")
SILENT_SECTIONS = ("references", "abbreviations", "contents", "keywords", "methods", "back")
_CLAUSE = re.compile(
    r";|:(?= )|—|, (?=(?:and (?:\w+ )?)?resistance (?:to|in)\b|"
    r"(?:this|these|it|they) (?:is|are|was|were|has|have|does|do|can|may)\b)|"
    r", (?=which|whereas|while|but|although|though|leading|resulting|thereby|thus|making|allowing|rendering|"
    r"where|in which|for which|so that|and (?:is|are|was|were|has|have|can|may|also|thus|therefore|in turn)\b|"
    r"and (?:\w+ ){1,3}(?:is|are|was|were|has|have|can|may)\b)| (?=whereas\b|although\b|but\b)"
)


@record
class Place:
    """Where a candidate's evidence stands."""

    start: int
    end: int
    section: str
    page: int | None = None
    table: str = ""
    row: int | None = None
    column: int | None = None


@record
class Passage:
    """One sentence: its place, its mentions and cues, all in document offsets.

    What every rule asks first is at hand from the start: the words as forms are compared in (``folded``), the labels of
    the mentions, whether a drug or a class of drugs is among them, the kinds of the cues, and of all that the traits
    (:mod:`claimx.claims.wording.traits`).
    """

    document: Document
    start: int
    end: int
    block: int
    section: int
    mentions: tuple[Mention, ...]
    cues: tuple[CueMatch, ...]
    folded: str = field(default="", repr=False, compare=False)
    said: int = field(default=UNTOLD, repr=False, compare=False)
    """The traits of its words."""
    labels: frozenset[Label] = field(init=False, repr=False, compare=False)
    names_drug: bool = field(init=False, repr=False, compare=False)
    kinds: frozenset[str] = field(init=False, repr=False, compare=False)
    traits: int = field(init=False, repr=False, compare=False)
    facts: Facts = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out what follows from the rest."""
        labels = frozenset([m.label for m in self.mentions])
        kinds = frozenset([c.kind for c in self.cues])
        folded = self.folded or fold(self.text)
        said = TRAITS.of_text(folded) if self.said == UNTOLD else self.said
        object.__setattr__(self, "folded", folded)
        object.__setattr__(self, "said", said)
        object.__setattr__(self, "labels", labels)
        object.__setattr__(self, "names_drug", "DRUG" in labels or "DRUG_CLASS" in labels)
        object.__setattr__(self, "kinds", kinds)
        object.__setattr__(self, "traits", said | bits_of(labels) | bits_of(kinds))

    @property
    def text(self) -> str:
        """The sentence as printed."""
        return self.document.text[self.start : self.end]

    def with_mentions(self, mentions: Iterable[Mention]) -> "Passage":
        """The passage with these mentions, which are in order; itself where they are its own."""
        named = tuple(mentions)
        if named == self.mentions:
            return self
        place = (self.document, self.start, self.end, self.block, self.section)
        return Passage(*place, named, self.cues, self.folded, self.said)

    def part(self, span: Span) -> "Passage":
        """A part of the passage as one of its own."""
        mentions, cues = slice_of(self.mentions, span.start, span.end), slice_of(self.cues, span.start, span.end)
        return Passage(self.document, span.start, span.end, self.block, self.section, mentions, cues)

    @property
    def span(self) -> Span:
        """From its start to its end."""
        return Span(self.start, self.end)

    def cue_at(self, start: int, end: int, place: str) -> EvidenceMention:
        """Words of the sentence as they are written beside the mentions that fill the arguments."""
        return EvidenceMention("cue", start, end, self.document.text[start:end], place)

    @property
    def heading(self) -> str:
        """The printed heading of the section."""
        sections = self.document.sections
        return sections[self.section].title if sections else ""

    @property
    @once
    def place(self) -> Place:
        """Where evidence in this sentence stands."""
        page = self.document.blocks[self.block].page if self.block >= 0 else None
        return Place(self.start, self.end, self.heading, page)

    @property
    @once
    def clauses(self) -> tuple[Span, ...]:
        """The clauses of the sentence; brackets do not split."""
        cuts = [self.start]
        for match in _CLAUSE.finditer(self.text):
            before = self.text[: match.start()]
            if before.count("(") <= before.count(")"):
                cuts.append(self.start + match.start())
        return tuple(Span(a, b) for a, b in zip(cuts, [*cuts[1:], self.end], strict=True))

    def clause_of(self, offset: int) -> Span:
        """The clause that holds ``offset``."""
        return next((c for c in reversed(self.clauses) if c.start <= offset), self.clauses[0])

    def of(self, *labels: Label, within: Span | None = None) -> tuple[Mention, ...]:
        """Mentions of these labels, in the whole sentence or a part of it."""
        named: tuple[Mention, ...] | None = self.facts.get(labels)
        if named is None:
            there = not self.labels.isdisjoint(labels)
            named = self.facts[labels] = tuple([m for m in self.mentions if m.label in labels]) if there else ()
        if within is None or not named:
            return named
        start, end = within.start, within.end
        if start <= named[0].start and named[-1].start < end:  # mentions are in order
            return named
        return tuple([m for m in named if start <= m.start < end])

    def cued(self, kind: str, *values: str, within: Span | None = None) -> tuple[CueMatch, ...]:
        """Cues of a kind (and value), in the whole sentence or a part of it."""
        if kind not in self.kinds:
            return ()
        found = [c for c in self.cues if c.kind == kind and (not values or c.value in values)]
        return tuple([c for c in found if within.start <= c.start < within.end] if within else found)

    def gap(self, left: int, right: int) -> str:
        """The folded text between two document offsets."""
        return self.folded[left - self.start : right - self.start] if left < right else ""

    def before(self, offset: int) -> str:
        """The folded text from the start of the sentence to a document offset."""
        return self.folded[: offset - self.start]

    def at(self, pattern: re.Pattern[str], offset: int) -> re.Match[str] | None:
        """What a pattern matches of the folded text at a document offset."""
        return pattern.match(self.folded, offset - self.start)


@once
def setting_of(passage: Passage) -> str:
    """The setting that the sentence names: 'primary', 'acquired', 'primary;acquired' or ''."""
    return find_setting(passage.cues, passage.span) if "setting" in passage.kinds else ""


def find_passages(document: Document, annotation: Annotation) -> Iterator[Passage]:
    """The sentences of running text that may claim something, in reading order."""
    starts, folded = [s.start for s in annotation.sentences], fold_whole(document.text)
    mentions, cues = annotation.mentions, annotation.cues
    named, cued = [m.start for m in mentions], [c.start for c in cues]
    captions = {table.caption.start for table in document.tables}
    for number, block in enumerate(document.blocks):
        if block.kind not in PROSE or block.start in captions or is_silent(document, block):
            continue
        for sentence in annotation.sentences[bisect_left(starts, block.start) : bisect_left(starts, block.end)]:
            start, end = sentence.start, min(sentence.end, block.end)
            yield Passage(
                document,
                start,
                end,
                number,
                block.section,
                mentions[bisect_left(named, start) : bisect_left(named, end)],
                cues[bisect_left(cued, start) : bisect_left(cued, end)],
                folded[start:end],
            )


def heading_of(passage: Passage, annotation: Annotation) -> Passage | None:
    """The heading of the passage's section as a passage of its own; None in a document without sections."""
    if not passage.document.sections:
        return None
    section = passage.document.sections[passage.section]
    span = Span(section.start, section.start + len(section.title))
    return passage_at(passage.document, annotation, span, passage.section, passage.block)


def passage_at(document: Document, annotation: Annotation, span: Span, section: int, block: int = -1) -> Passage:
    """A part of a document as a passage of its own; one of a table stands in no block."""
    mentions = slice_of(annotation.mentions, span.start, span.end)
    cues = slice_of(annotation.cues, span.start, span.end)
    return Passage(document, span.start, span.end, block, section, mentions, cues)


def slice_of(items: Sequence[T], start: int, end: int) -> tuple[T, ...]:
    """The items that begin within a span; ``items`` are sorted by start."""
    first = bisect_left(items, start, key=_start_of)
    return tuple(items[first : bisect_left(items, end, first, key=_start_of)])


def is_silent(document: Document, block: Block) -> bool:
    """Whether the block stands in a section that claims nothing: references, methods, keywords and the like."""
    return bool(document.sections) and document.sections[block.section].kind in SILENT_SECTIONS
