"""What is compared: statements, and the pairs that they consist of.

A statement is a claim as one document affirms or denies it. Gold rows and extracted evidence
both become occurrences of statements, and from there on nothing tells them apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from claimx.grading.gold import combination_parts
from claimx.schema import SLOTS, Claim, ClaimType, Document, Evidence, GoldRow, Span

Polarity = Literal["affirmed", "negated"]
Part = Literal["prose", "table"]

COMPARED = (*SLOTS, "agent")
"""The slots whose values are compared, beside the drug."""
PARTS: tuple[Part, ...] = ("prose", "table")
DETAILS: tuple[str, ...] = ("certainty", "setting", "citations")
COUNTED: dict[str, tuple[str, ...]] = {"target": ("gene",), "indication": ("cancer",)}


class Pair(NamedTuple):
    """The unit of the score: one value that one document gives to one slot of a drug's claim."""

    doc: str
    type: ClaimType
    drug: str
    slot: str
    value: str
    polarity: Polarity


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim as one document affirms or denies it; ``values`` are (slot, value), counted slots only.

    Of a ``target`` claim only the gene counts, of an ``indication`` only the cancer. The parts of
    a combination stand in alphabetical order, so that ``b + a`` equals ``a + b``.
    """

    doc: str
    type: ClaimType
    drug: str
    values: frozenset[tuple[str, str]]
    polarity: Polarity = "affirmed"

    @property
    def pairs(self) -> frozenset[Pair]:
        """The pairs of this statement."""
        return frozenset(
            Pair(self.doc, self.type, self.drug, slot, value, self.polarity) for slot, value in self.values
        )

    @property
    def key(self) -> tuple[str, ...]:
        """What statements are sorted by."""
        return (
            self.doc,
            self.type,
            self.polarity,
            self.drug,
            *(part for value in sorted(self.values) for part in value),
        )

    def of(self, slot: str) -> frozenset[str]:
        """The values of a slot; ``drug`` is one as well."""
        if slot == "drug":
            return frozenset((self.drug,)) if self.drug else frozenset()
        return frozenset(value for name, value in self.values if name == slot)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A statement where a gold row or a piece of evidence makes it.

    ``passage`` names the paragraph or table row, or is empty where it was not found; ``span`` are
    the words of the anchor or evidence, None where they were not found; ``row`` is set for gold,
    ``claim_id`` for claims. ``details`` are what a passage adds to a claim, as (detail, value).
    """

    statement: Statement
    part: Part
    section: str
    passage: str = ""
    span: Span | None = None
    row: GoldRow | None = None
    claim_id: str = ""
    confidence: float = 1.0
    details: frozenset[tuple[str, str]] = frozenset()


def statement_of_row(row: GoldRow) -> Statement:
    """The statement that a gold row makes."""
    return Statement(row.doc, row.type, _combination(row.drug), _values(row), row.polarity)


def statement_of_evidence(claim: Claim, evidence: Evidence) -> Statement:
    """The statement that a claim makes in one piece of its evidence."""
    polarity: Polarity = "negated" if evidence.direction == "disputes" else "affirmed"
    return Statement(evidence.doc_id, claim.type, _combination(claim.drug), _values(claim), polarity)


def details_of(source: GoldRow | Evidence) -> frozenset[tuple[str, str]]:
    """What a passage adds to its claim: certainty, setting, and the works that it cites."""
    if isinstance(source, GoldRow):
        labels: Iterable[str] = source.citations
    else:
        labels = (label for citation in source.citations for label in citation.labels)
    settings = source.setting.split(";") if source.setting else []
    return frozenset(
        {("certainty", source.certainty)}
        | {("setting", setting) for setting in settings}
        | {("citations", label) for label in labels}
    )


def part_of_row(row: GoldRow) -> Part:
    """Whether a gold row stands in a table or in prose: its section says so."""
    return "table" if row.section.startswith("Table") else "prose"


def find_evidence(document: Document, claims: Iterable[Claim], within: Span) -> list[tuple[Claim, Evidence]]:
    """The claims of a document with each piece of their evidence that begins within a part of it."""
    return [
        (claim, evidence)
        for claim in claims
        for evidence in claim.evidence
        if evidence.doc_id == document.doc_id and within.start <= evidence.start < within.end
    ]


def pairs_of(occurrences: Iterable[Occurrence]) -> set[Pair]:
    """The distinct pairs of some occurrences."""
    return {pair for statement in {occurrence.statement for occurrence in occurrences} for pair in statement.pairs}


def _values(source: GoldRow | Claim) -> frozenset[tuple[str, str]]:
    listed = {(slot, value) for slot in COUNTED.get(source.type, SLOTS) for value in getattr(source, slot)}
    agent = {("agent", _combination(source.agent))} if source.agent and source.type not in COUNTED else set()
    return frozenset(listed | agent)


def _combination(name: str) -> str:
    return " + ".join(sorted(combination_parts(name), key=str.casefold))
