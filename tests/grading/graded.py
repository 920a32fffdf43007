"""Builders of small invented reviews, gold rows and claims for the tests of the judge."""

from itertools import count
from typing import Any

from claimx.schema import (
    Block,
    Cell,
    Citation,
    Claim,
    Document,
    Evidence,
    Extraction,
    GoldRow,
    Label,
    Mention,
    Section,
    Span,
    Table,
)

LINES = count(2)

PROSE = "Alphatinib blocks KRX. Changes of KRX such as G12Q cause loss of response to alphatinib in sarcoma."
OTHER = "Betamab was given next. It restores the response in sarcoma."
GRID = (("Drug", "Target", "Tumor"), ("Alphatinib", "KRX", "Sarcoma"), ("Betamab", "LMX", "Glioma"))


def document(doc_id: str = "r1", curated: str = "all") -> Document:
    """A review of two headed paragraphs, a table of three rows, and a last section."""
    text, spans = "", {}
    for name, part in (("h1", "One"), ("p1", PROSE), ("h2", "Two"), ("p2", OTHER)):
        spans[name] = (len(text), len(text) + len(part))
        text += part + "\n\n"
    begin, cells = len(text), []
    for row, values in enumerate(GRID):
        for column, value in enumerate(values):
            cells.append(Cell(row, column, len(text), len(text) + len(value), header=row == 0))
            text += value + ("\t" if column < 2 else "\n")
    table = Table("Table 1", Span(begin, begin), begin, len(text) - 1, tuple(cells), section=1)
    third = len(text)
    text += "Three\n\nGammastat helps against melanoma."
    return Document(
        doc_id=doc_id,
        text=text,
        title=f"Review <{doc_id}>",
        sections=(
            Section("One", 1, "body", 0, spans["h2"][0]),
            Section("Two", 1, "body", spans["h2"][0], third),
            Section("Three", 1, "body", third, len(text)),
        ),
        blocks=(
            Block("heading", *spans["h1"], section=0),
            Block("paragraph", *spans["p1"], section=0),
            Block("heading", *spans["h2"], section=1),
            Block("paragraph", *spans["p2"], section=1, page=2),
            Block("table", table.start, table.end, section=1),
            Block("heading", third, third + 5, section=2),
            Block("paragraph", third + 7, len(text), section=2),
        ),
        tables=(table,),
        curated=curated,
    )


def row(type: Any, drug: str, anchor: str = "Changes of KRX", section: str = "One", **slots: Any) -> GoldRow:
    """A gold row of its own line; slots are tuples, ``agent`` a string."""
    given: dict[str, Any] = {"line": next(LINES), "doc": "r1", **slots}
    return GoldRow(section=section, anchor=anchor, type=type, drug=drug, **given)


def evidence(review: Document, words: str, table: str = "", **fields: Any) -> Evidence:
    """Evidence at the first place of some words, or in a table at their last."""
    start = review.text.rindex(words) if table else review.text.index(words)
    end = start + len(words)
    return Evidence(review.doc_id, "One", start, end, review.text[start:end], table=table, **fields)


def claim(
    type: Any, drug: str, *passages: Evidence, claim_id: str = "c", confidence: float = 1.0, **slots: Any
) -> Claim:
    """A claim with its evidence; slots are tuples, ``agent`` a string."""
    return Claim(claim_id=claim_id, type=type, drug=drug, confidence=confidence, evidence=passages, **slots)


def mention(review: Document, words: str, label: Label, name: str) -> Mention:
    """A mention at the first place of some words."""
    start = review.text.index(words)
    return Mention(review.doc_id, start, start + len(words), words, label, name)


def extraction(review: Document, *claims: Claim, mentions: tuple[Mention, ...] = ()) -> Extraction:
    """An extraction of one review."""
    return Extraction(review, mentions, (), claims)


def marker(*labels: str) -> Citation:
    """A citation of some references."""
    return Citation("[x]", 0, 3, labels)
