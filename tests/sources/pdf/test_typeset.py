"""Figures that a font raises itself, as typesetting programs let it: markers, powers and figures of names."""

import re
from dataclasses import replace
from pathlib import Path

from claimx.citations import find_citations
from claimx.schema import Document
from claimx.sources.pdf import read_pdf
from tests.manuscript import Section, Table, make_manuscript
from tests.typeset import Style, typeset


def test_figures_that_the_font_raises(tmp_path: Path) -> None:
    """A marker behind a name that ends in a figure is told from the name; behind a number it is a power."""
    names = ["ERBB1 [1]", "lanterns [2]", "p53 [10]", "some 10 [3] maps", "maps [4]"]
    text = " ".join(f"Keepers of {name} wrote to the clerks of the harbor." for name in names)
    rows = [
        ["Keepers", "Maps"],
        ["Clerks [5]", "30"],
        ["Pilots [6]", "40"],
        ["Bakers", "10 [3]"],
        ["Divers", "60"],
        ["Millers", "13"],
    ]
    manuscript = replace(
        make_manuscript(),
        sections=[Section("Introduction", 1, [text, "Nobody else wrote."])],
        tables=[Table("Table 1", "Invented", rows)],
    )
    style = Style(citing="raised", tables="column", rules="none")
    reading = read_pdf(typeset(manuscript, style, tmp_path / "raised.pdf"))
    document, places = reading.document, reading.places()
    markers = [citation.marker for citation in find_citations(document)]
    assert sorted(markers) == sorted(["[1]", "[2]", "[10]", "[4]", "[5]", "[6]"])
    assert [row[0] for row in grid(document)] == ["Keepers", "Clerks[5]", "Pilots[6]", "Bakers", "Divers", "Millers"]
    assert all(places.of(*word.span()) for word in re.finditer(r"\S+", document.text))
    assert "ERBB1[1] wrote" in document.text and "some 10³ maps" in document.text


def grid(document: Document) -> list[list[str]]:
    """The cells of the first table, row by row."""
    rows: dict[int, list[str]] = {}
    for cell in document.tables[0].cells:
        rows.setdefault(cell.row, []).append(document.text[cell.start : cell.end])
    return list(rows.values())
