"""Claims for people: the passages of a review in order, each with what it claims.

Each passage is quoted whole, since a claim may rest on words outside of its evidence: a drug of the sentence before,
a cancer that is the topic. Where several stretches of a passage are evidence they are numbered.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from claimx.pages.passages import Passage, find_passages, passage_at
from claimx.pages.quotes import Quote, Quoter
from claimx.schema import CLAIM_TYPES, Citation, Claim, Document, Evidence, Extraction, Mention, Section, Span, Table

Told = tuple[Claim, Evidence]
Place = tuple[int, int, str]

SLOTS = ("gene", "mutation", "alteration", "mechanism", "cancer")
WHENCE = {
    "heading": "from heading",
    "title": "from title",
    "table": "from table",
    "abbreviation": "by abbreviation",
    "topic": "topic",
}
NEAR = {False: "same paragraph", True: "same row"}
NOWHERE = "not printed here"


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a claim in a passage.

    ``whence`` says where it comes from if not from the evidence's own words, ``words`` are those that stand for it,
    ``corrected_from`` is the printed form where a slip of the source was repaired.
    """

    slot: str
    name: str
    whence: str = ""
    words: str = ""
    corrected_from: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as one passage makes it; ``number`` is that of the evidence among the marked stretches of the quote."""

    claim: Claim
    evidence: Evidence
    number: int
    values: tuple[Value, ...]

    @property
    def markers(self) -> tuple[str, ...]:
        """The citation markers of the evidence, each once."""
        return tuple(dict.fromkeys(citation.marker for citation in self.evidence.citations))


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage with its claims and what they cite.

    ``table`` names the table of a row; ``marks`` counts the stretches that are evidence.
    """

    quote: Quote
    table: str
    marks: int
    said: tuple[Said, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of a review, its headings from the top one down, and its passages that make claims."""

    headings: tuple[str, ...]
    passages: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True)
class ReviewView:
    """A review, its sections that make claims, and how many claims and passages there are."""

    document: Document
    sections: tuple[SectionView, ...]
    claims: int
    passages: int


def view_review(extraction: Extraction) -> ReviewView:
    """The claims of a document by section and passage, in the order of the text."""
    document, quoter = extraction.document, Quoter(extraction)
    corrected = {(m.start, m.end, m.name): m.corrected_from for m in extraction.mentions if m.corrected_from}
    groups = _by_passage(extraction)
    sections = groupby(groups, key=lambda group: _headings(document, group[0].start))
    return ReviewView(
        document=document,
        sections=tuple(
            SectionView(headings, tuple(_view(document, quoter, *group, corrected) for group in part))
            for headings, part in sections
        ),
        claims=len(extraction.claims),
        passages=len(groups),
    )


def _by_passage(extraction: Extraction) -> list[tuple[Passage, list[Told]]]:
    passages = find_passages(extraction.document)
    groups: dict[Passage, list[Told]] = defaultdict(list)
    for claim in extraction.claims:
        for evidence in claim.evidence:
            groups[_passage_of(passages, evidence)].append((claim, evidence))
    return sorted(groups.items(), key=lambda group: (group[0].start, group[0].end))


def _passage_of(passages: Sequence[Passage], evidence: Evidence) -> Passage:
    """The passage that evidence begins in; evidence that stands in none is its own."""
    passage = passage_at(passages, evidence.start)
    if passage and passage.start <= evidence.start < passage.end:
        return passage
    return Passage(f"{evidence.doc_id}:{evidence.start:08d}", evidence.start, evidence.end)


def _headings(document: Document, offset: int) -> tuple[str, ...]:
    """The headings that an offset stands under, from the top one down."""
    above: list[Section] = []
    for section in document.sections:
        if section.start > offset:
            break
        above = [*(part for part in above if part.level < section.level), section]
    return tuple(section.title for section in above if section.title)


def _view(
    document: Document, quoter: Quoter, passage: Passage, told: Sequence[Told], corrected: Mapping[Place, str]
) -> PassageView:
    spans = sorted({(evidence.start, evidence.end) for _, evidence in told})
    shown = Span(passage.start, max(passage.end, *(end for _, end in spans)))
    near = quoter.mentions_in(shown)
    said = [
        Said(
            claim=claim,
            evidence=evidence,
            number=spans.index((evidence.start, evidence.end)) + 1,
            values=tuple(_value(slot, name, passage, evidence, near, corrected) for slot, name in _slots(claim)),
        )
        for claim, evidence in told
    ]
    cited = sorted((citation for one in said for citation in one.evidence.citations), key=lambda c: (c.start, c.end))
    table = next((table for table in document.tables if table.start <= passage.start < table.end), None)
    return PassageView(
        quote=quoter.quote(passage, shown, [Span(*span) for span in spans]),
        table=_name(table, document.text) if table else "",
        marks=len(spans),
        said=tuple(sorted(said, key=_order)),
        citations=tuple({(c.marker, c.references): c for c in cited}.values()),
    )


def _name(table: Table, text: str) -> str:
    """The caption of a table, with its label in front if it does not begin with it."""
    caption = table.caption.of(text)
    return caption if caption.casefold().startswith(table.label.casefold()) else f"{table.label} {caption}".strip()


def _order(said: Said) -> tuple[object, ...]:
    claim = said.claim
    return said.number, CLAIM_TYPES.index(claim.type), claim.drug.casefold(), claim.drug, claim.claim_id


def _slots(claim: Claim) -> Iterator[tuple[str, str]]:
    """The slots of a claim with their values, therapies first, the parts of a combination apart."""
    for slot, therapy in (("drug", claim.drug), ("agent", claim.agent)):
        yield from ((slot, part) for part in therapy.split(" + ") if part)
    yield from ((slot, name) for slot in SLOTS for name in getattr(claim, slot))


def _value(
    slot: str,
    name: str,
    passage: Passage,
    evidence: Evidence,
    near: Sequence[Mention],
    corrected: Mapping[Place, str],
) -> Value:
    """A value and whence it comes: as the evidence tells it, else by where the passage has its name."""
    told = [mention for mention in evidence.mentions if (mention.role, mention.name) == (slot, name)]
    if told:
        first = next((mention for mention in told if not mention.via), told[0])
        slips = (corrected.get((m.start, m.end, m.name), "") for m in told)
        return Value(slot, name, WHENCE.get(first.via, first.via), first.text, next(filter(None, slips), ""))
    same = [mention for mention in near if mention.name == name]
    if not same:
        return Value(slot, name, NOWHERE)
    inside = [mention for mention in same if evidence.start <= mention.start < evidence.end]
    named = (inside or same)[0]
    return Value(slot, name, "" if inside else NEAR[passage.in_table], named.text, named.corrected_from)
