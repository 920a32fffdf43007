"""Papers as typesetting programs print them: nothing is on common base lines, and lines are cut inside words."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from claimx.citations import find_citations
from claimx.schema import Document
from claimx.sources import read_document
from claimx.sources.pdf import read_pdf
from claimx.text import fold_words
from tests.papers import make_paper
from tests.typeset import Style, typeset

STYLES = {
    "two columns, raised markers": Style(raised=True, rules="book"),
    "two columns, US letter, ragged": Style(paper="us-letter", font="New Computer Modern", justify=False, indent=False),
    "one column, ruled": Style(columns=1, font="New Computer Modern", rules="all"),
    "three columns": Style(columns=3, size=8, raised=True, indent=False, rules="book"),
    "numbered lines": Style(columns=1, size=11, raised=True, numbered_lines=True),
}
ROWS = [
    ["Keepers", "Year", "Lanterns", "Maps"],
    *([f"Clerks {n}", f"19{n}", f"{n}.5", f"0.{n}"] for n in range(10, 22)),
]


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_typeset_paper(style: Style, tmp_path: Path) -> None:
    paper = make_paper(7, paragraphs=7)
    document = read_document(typeset(paper, ROWS, style, tmp_path / "typeset.pdf"))
    body = [section for section in document.sections if section.kind in ("body", "methods", "conclusion")]
    paragraphs = [text for _, texts in paper.sections for text in texts]
    assert document.title == paper.title
    assert [section.title for section in body] == [head for head, _ in paper.sections]
    assert blocks(document, "paragraph")[-len(paragraphs) :] == [fold_words(text) for text in paragraphs]
    assert blocks(document, "reference") == [fold_words(text) for text in paper.references]
    assert [grid(document, number) for number in range(len(document.tables))] == [ROWS]
    citations = find_citations(document)
    assert len(citations) == sum(text.count("[") for text in paragraphs)
    assert not any(citation.problem for citation in citations)


def test_figures_that_the_font_raises(tmp_path: Path) -> None:
    """A marker behind a name that ends in a figure is told from the name; behind a number it is a power."""
    names = ["ERBB1 [1]", "lanterns [2]", "p53 [10]", "some 10 [3] maps", "maps [4]"]
    text = " ".join(f"Keepers of {name} wrote to the clerks of the harbor." for name in names)
    paper = replace(make_paper(3), sections=[("1. Introduction", [text])])
    rows = [
        ["Keepers", "Maps"],
        ["Clerks [5]", "30"],
        ["Pilots [6]", "40"],
        ["Bakers", "10 [3]"],
        ["Divers", "60"],
        ["Millers", "13"],
    ]
    reading = read_pdf(typeset(paper, rows, Style(raised=True), tmp_path / "raised.pdf"))
    document, places = reading.document, reading.places()
    markers = [citation.marker for citation in find_citations(document)]
    assert sorted(markers) == sorted(["[1]", "[2]", "[10]", "[4]", "[5]", "[6]"])
    assert [row[0] for row in grid(document, 0)] == ["Keepers", "Clerks[5]", "Pilots[6]", "Bakers", "Divers", "Millers"]
    assert all(places.of(*word.span()) for word in re.finditer(r"\S+", document.text))
    assert "ERBB1[1] wrote" in document.text and "some 10³ maps" in document.text


def blocks(document: Document, kind: str) -> list[str]:
    """The words of each block of a kind."""
    return [fold_words(document.text[block.start : block.end]) for block in document.blocks if block.kind == kind]


def grid(document: Document, number: int) -> list[list[str]]:
    """The cells of a table, row by row."""
    rows: dict[int, list[str]] = {}
    for cell in document.tables[number].cells:
        rows.setdefault(cell.row, []).append(document.text[cell.start : cell.end])
    return list(rows.values())
