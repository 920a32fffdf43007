"""Made papers, printed in many ways, say the same whatever the layout."""

import re
from pathlib import Path

import pytest

from claimx.citations import find_citations
from claimx.sources import read_document
from claimx.sources.pdf import read_pdf
from tests.papers import LETTER, Layout, make_paper, print_paper

LAYOUTS = {
    "two columns": Layout(),
    "one column": Layout(columns=1),
    "three columns": Layout(columns=3, gutter=14),
    "two columns, drawn row by row": Layout(by_rows=True),
    "three columns, drawn row by row": Layout(columns=3, by_rows=True, gutter=14),
    "US letter": Layout(page=LETTER),
    "no abstract": Layout(abstract=False),
    "raised markers": Layout(raised=True),
    "raised markers, drawn row by row": Layout(raised=True, by_rows=True),
    "line numbers": Layout(columns=1, line_numbers=True),
    "paragraphs apart": Layout(indent=0.0, gap=6.0),
    "footnotes": Layout(footnotes=True),
    "wide figure": Layout(wide_figure=True),
    "turned by a quarter": Layout(rotate=90),
    "turned upside down": Layout(rotate=180),
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_made_paper(layout: Layout, tmp_path: Path) -> None:
    paper = make_paper()
    document = read_document(print_paper(paper, layout, tmp_path / "made.pdf"))
    kinds = {kind: [document.text[b.start : b.end] for b in document.blocks if b.kind == kind] for kind in KINDS}
    assert document.title == paper.title
    assert [s.title for s in document.sections if s.kind in ("body", "methods", "conclusion")] == [
        head for head, _ in paper.sections
    ]
    paragraphs = [text for _, texts in paper.sections for text in texts]
    assert _unmarked(kinds["paragraph"][-len(paragraphs) :]) == _unmarked(paragraphs)
    if layout.abstract:
        assert kinds["paragraph"][0] == paper.abstract
    assert kinds["reference"] == paper.references
    assert not any("Annals" in text or "Footnote" in text for text in kinds["paragraph"])
    wanted = [text.count("[") for text in paragraphs]
    found = find_citations(document)
    assert len(found) == sum(wanted)
    assert all(not citation.problem for citation in found)


KINDS = ("paragraph", "reference", "caption")


def _unmarked(texts: list[str]) -> list[str]:
    """The texts with the markers as raised ones are written: behind the stop, without a blank."""
    return [" ".join(_moved(text).split()) for text in texts]


def _moved(text: str) -> str:
    return re.sub(r"\.(\[\d+\])", r" \1.", text)


@pytest.mark.parametrize("layout", [LAYOUTS["two columns"], LAYOUTS["raised markers"]])
def test_every_word_has_a_place(layout: Layout, tmp_path: Path) -> None:
    reading = read_pdf(print_paper(make_paper(), layout, tmp_path / "made.pdf"))
    text, places_of = reading.document.text, reading.places().of
    for block in reading.document.blocks:
        places = places_of(block.start, block.end)
        assert places
        assert places[0].page == block.page
    heading = text.index("Lanterns and their keepers")
    (place,) = places_of(heading, heading + 8)
    assert 40 < place.box.x1 - place.box.x0 < 60
