"""The records that flow through claimx: frozen, plain, no input or output.

Every span is half-open, in characters, and counts in one text: ``Document.text``.
The law, kept by every reader and tested on every record, is
``document.text[start:end] == text``.
"""

from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal[
    "title", "authors", "affiliation", "heading", "paragraph", "list_item", "caption",
    "table", "legend", "keywords", "contents", "abbreviations", "reference", "other",
]  # fmt: skip
SectionKind = Literal[
    "front", "abstract", "body", "methods", "conclusion", "keywords", "contents",
    "abbreviations", "references", "back",
]  # fmt: skip
Label = Literal["DRUG", "DRUG_CLASS", "GENE", "MUTATION", "ALTERATION", "MECHANISM", "CANCER"]
ClaimType = Literal["resistance", "resensitization", "sensitivity", "target", "indication"]
Direction = Literal["supports", "disputes"]
Certainty = Literal["asserted", "hedged", "speculative"]

LABELS: tuple[Label, ...] = (
    "DRUG", "DRUG_CLASS", "GENE", "MUTATION", "ALTERATION", "MECHANISM", "CANCER",
)  # fmt: skip
CLAIM_TYPES: tuple[ClaimType, ...] = (
    "resistance", "resensitization", "sensitivity", "target", "indication",
)  # fmt: skip

SLOTS = ("gene", "mutation", "alteration", "mechanism", "cancer")
"""The slots of a claim that hold any number of values."""


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open character offsets into ``Document.text``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The slice of ``text`` that this span covers."""
        return text[self.start : self.end]

    def holds(self, offset: int) -> bool:
        """Whether the character at ``offset`` lies in this span."""
        return self.start <= offset < self.end


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, up to the next heading.

    ``start`` is where the heading begins (or the first block, for text before any heading),
    ``end`` where the next section begins. ``level`` is 1 for a top heading.
    """

    title: str
    level: int
    kind: SectionKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """One unit of running text: a paragraph, heading, caption, reference entry, table.

    ``section`` indexes ``Document.sections``; ``page`` counts from 1, or is None.
    """

    kind: BlockKind
    start: int
    end: int
    section: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table grid. ``items`` are its numbered or bulleted entries, or empty."""

    row: int
    column: int
    start: int
    end: int
    header: bool = False
    items: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells over the document's text. ``caption`` is a span, possibly empty."""

    label: str
    caption: Span
    start: int
    end: int
    cells: tuple[Cell, ...]
    section: int
    page: int | None = None

    @property
    def n_rows(self) -> int:
        """Number of rows, header rows included."""
        return 1 + max((cell.row for cell in self.cells), default=-1)

    @property
    def n_columns(self) -> int:
        """Number of columns."""
        return 1 + max((cell.column for cell in self.cells), default=-1)


@dataclass(frozen=True, slots=True)
class Reference:
    """A bibliography entry. Entries of the same work share ``work`` (the first one's label)."""

    label: str
    start: int
    end: int
    text: str
    authors: tuple[str, ...] = ()
    title: str = ""
    year: int | None = None
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    url: str = ""
    work: str = ""


@dataclass(frozen=True, slots=True)
class ListedReference:
    """A work that a review cites, as a literature service lists it; ``order`` is its place in the list, from 1.

    ``authors`` are names with initials, a comma apart; what the service does not tell is empty.
    """

    order: int
    authors: str = ""
    year: int | None = None
    title: str = ""
    journal: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch of text that the source itself links to entries; ``references`` index ``Document.references``."""

    start: int
    end: int
    references: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One review as it was read. ``curated`` names the part that the gold table covers:
    '' (none), 'all', or 'FIRST HEADING -> LAST HEADING' (inclusive)."""

    doc_id: str
    text: str
    title: str = ""
    sections: tuple[Section, ...] = ()
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    references: tuple[Reference, ...] = ()
    links: tuple[Link, ...] = ()
    source: str = ""
    format: str = ""
    sha256: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    curated: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of one document that names something.

    ``found_by`` says which lexicon row, rule or model found it; ``corrected_from`` holds the
    printed form where a slip of the source was repaired in ``name``.
    """

    doc_id: str
    start: int
    end: int
    text: str
    label: Label
    name: str
    id: str = ""
    found_by: str = ""
    score: float = 1.0
    corrected_from: str = ""


@dataclass(frozen=True, slots=True)
class CitedReference:
    """A bibliography entry as it is written out beside a marker."""

    label: str
    text: str = ""
    title: str = ""
    year: int | None = None
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """An in-text marker and the references that it resolves to.

    ``labels`` are the numbers or names that the marker prints, ranges expanded;
    ``problem`` says why some of them resolve to nothing, and is empty otherwise.
    """

    marker: str
    start: int
    end: int
    labels: tuple[str, ...] = ()
    references: tuple[CitedReference, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceMention:
    """A mention in its role: the slot that it fills, ``cue``, or the inheritance it came by
    (``via`` is '' for the passage itself, else 'heading', 'title', 'topic', 'abbreviation', 'table')."""

    role: str
    start: int
    end: int
    text: str
    name: str
    via: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One passage that says, or denies, a claim."""

    doc_id: str
    section: str
    start: int
    end: int
    text: str
    direction: Direction = "supports"
    certainty: Certainty = "asserted"
    setting: str = ""
    page: int | None = None
    table: str = ""
    row: int | None = None
    column: int | None = None
    citations: tuple[Citation, ...] = ()
    mentions: tuple[EvidenceMention, ...] = ()
    extractor: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Claim:
    """What is asserted: a type and its arguments. Values of a slot are sorted and unique."""

    claim_id: str
    type: ClaimType
    drug: str
    gene: tuple[str, ...] = ()
    mutation: tuple[str, ...] = ()
    alteration: tuple[str, ...] = ()
    mechanism: tuple[str, ...] = ()
    cancer: tuple[str, ...] = ()
    agent: str = ""
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejection:
    """A candidate that was refused, with the reason. ``kind`` is 'mention' or 'claim'."""

    rejection_id: str
    kind: Literal["mention", "claim"]
    doc_id: str
    start: int
    end: int
    text: str
    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that was made of one document."""

    document: Document
    mentions: tuple[Mention, ...] = ()
    citations: tuple[Citation, ...] = ()
    claims: tuple[Claim, ...] = ()
    rejections: tuple[Rejection, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldRow:
    """One row of the gold table; ``line`` is its line in the file, counted from 1."""

    line: int
    doc: str
    section: str
    anchor: str
    type: ClaimType
    drug: str
    gene: tuple[str, ...] = ()
    mutation: tuple[str, ...] = ()
    alteration: tuple[str, ...] = ()
    mechanism: tuple[str, ...] = ()
    cancer: tuple[str, ...] = ()
    agent: str = ""
    polarity: Literal["affirmed", "negated"] = "affirmed"
    certainty: Certainty = "asserted"
    setting: str = ""
    citations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read or extracted, with the reason for people."""

    doc_id: str
    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Run:
    """One run: what was extracted, what failed or was absent, and what it was made with."""

    run_id: str
    extractions: tuple[Extraction, ...] = ()
    failures: tuple[Failure, ...] = ()
    absent: tuple[str, ...] = ()
    facts: dict[str, object] = field(default_factory=dict)
