"""Rows of tables under the headings of their columns."""

import pytest

from claimx.pages.rows import lay_out
from claimx.schema import Cell, Document, Evidence, Span, Table
from tests.grading.graded import document

REVIEW = document()


def at(review: Document, words: str, row: int | None) -> Evidence:
    """A passage at the last place of some words."""
    start = review.text.rindex(words)
    return Evidence(review.doc_id, "One", start, start + len(words), words, row=row)


def bare(*rows: tuple[str, ...], headers: int) -> Document:
    """A document of one table with some rows of headers."""
    text, cells = "", []
    for number, values in enumerate(rows):
        for column, value in enumerate(values):
            cells.append(Cell(number, column, len(text), len(text) + len(value), header=number < headers))
            text += value + "\t"
        text += "\n"
    return Document("r1", text, tables=(Table("Table 1", Span(0, 0), 0, len(text), tuple(cells), section=0),))


@pytest.mark.parametrize(
    ("review", "words", "row", "told"),
    [
        (REVIEW, "KRX", 1, "Drug: Alphatinib | Target: KRX | Tumor: Sarcoma"),
        (REVIEW, "Glioma", 2, "Drug: Betamab | Target: LMX | Tumor: Glioma"),
        (REVIEW, "Target", 0, "Drug | Target | Tumor"),
        (REVIEW, "Betamab was given", None, ""),
        (REVIEW, "Gammastat", 1, ""),
        (REVIEW, "Glioma", 7, ""),
        (bare(("Alphatinib", "KRX"), headers=0), "KRX", 0, "Alphatinib | KRX"),
        (
            bare(("Way", "out"), ("Drug", ""), ("Alphatinib", "KRX"), headers=2),
            "KRX",
            2,
            "Way Drug: Alphatinib | out : KRX",
        ),
        (bare(("Drug", "Gene"), ("", "KRX"), headers=1), "KRX", 1, "Gene: KRX"),
    ],
)
def test_a_row_is_told_with_its_headings(review: Document, words: str, row: int | None, told: str) -> None:
    assert lay_out(review).row_of(at(review, words, row)) == told


def test_cells_stand_in_the_order_of_the_text() -> None:
    cells = lay_out(REVIEW).cells()
    assert [Span(c.cell.start, c.cell.end).of(REVIEW.text) for c in cells[3:6]] == ["Alphatinib", "KRX", "Sarcoma"]
    assert [c.heading for c in cells[3:6]] == ["Drug", "Target", "Tumor"]
