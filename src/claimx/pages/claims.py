"""Claims for people: the passages of a review in order, each with what it claims.

Each passage is quoted whole, since a claim may rest on words outside of its evidence: a drug of the sentence before,
a cancer that is the topic. Where several stretches of a passage are evidence they are numbered.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from claimx.pages.passages import Passage
from claimx.pages.quotes import Quote, Quoter
from claimx.pages.values import Value, Values
from claimx.schema import CLAIM_TYPES, Citation, Claim, Document, Evidence, Extraction, Section, Span, Table

Told = tuple[Claim, Evidence]


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
    document, quoter, values = extraction.document, Quoter(extraction), Values(extraction)
    groups = _by_passage(extraction, values)
    sections = groupby(groups, key=lambda group: _headings(document, group[0].start))
    return ReviewView(
        document=document,
        sections=tuple(
            SectionView(headings, tuple(_view(document, quoter, values, *group) for group in part))
            for headings, part in sections
        ),
        claims=len(extraction.claims),
        passages=len(groups),
    )


def _by_passage(extraction: Extraction, values: Values) -> list[tuple[Passage, list[Told]]]:
    groups: dict[Passage, list[Told]] = defaultdict(list)
    for claim in extraction.claims:
        for evidence in claim.evidence:
            groups[values.passage_of(evidence)].append((claim, evidence))
    return sorted(groups.items(), key=lambda group: (group[0].start, group[0].end))


def _headings(document: Document, offset: int) -> tuple[str, ...]:
    """The headings that an offset stands under, from the top one down."""
    above: list[Section] = []
    for section in document.sections:
        if section.start > offset:
            break
        above = [*(part for part in above if part.level < section.level), section]
    return tuple(section.title for section in above if section.title)


def _view(document: Document, quoter: Quoter, values: Values, passage: Passage, told: Sequence[Told]) -> PassageView:
    spans = sorted({(evidence.start, evidence.end) for _, evidence in told})
    shown = Span(passage.start, max(passage.end, *(end for _, end in spans)))
    said = [
        Said(
            claim=claim,
            evidence=evidence,
            number=spans.index((evidence.start, evidence.end)) + 1,
            values=values.of(claim, evidence),
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
