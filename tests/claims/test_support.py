"""Support: which citation markers stand for what a passage says."""

import pytest

from claimx.citations import find_citations
from claimx.claims.passages.passage import Place
from claimx.claims.support import FAR, Markers
from claimx.schema import Document, Span
from claimx.sources import document_from_text
from tests.claims.reviews import table

LIST = "# References\n\n" + "\n".join(f"{n}. Doe J. A title. 20{10 + n}." for n in range(1, 8))


def document(*blocks: str) -> Document:
    """A document of blocks and a bibliography."""
    return document_from_text("\n\n".join([*blocks, LIST]), "invented")


def markers(doc: Document, start: int, end: int, label: str = "", row: int | None = None) -> list[str]:
    """The markers of a place."""
    place = Place(start, end, "", None, label, row)
    return [citation.marker for citation in Markers(doc, find_citations(doc)).of(place)]


@pytest.mark.parametrize(
    ("text", "says", "expected"),
    [
        ("MET matters [1]. HER3 matters [2, 3] as well [4].", "MET matters [1]", ["[1]"]),
        ("MET matters [1]. HER3 matters [2, 3] as well [4].", "HER3 matters [2, 3] as well [4].", ["[2, 3]", "[4]"]),
        ("MET matters. This was seen early. AXL matters [5]. KIT matters [6].", "MET matters.", ["[5]"]),
        ("MET matters. HER3 matters. AXL matters [5]. KIT matters [6].", "MET matters.", []),
        ("MET matters. HER3 matters.", "MET matters.", []),
        ("MET matters [1]. HER3 matters.", "HER3 matters.", []),
        ("MET matters.\n\nHER3 matters [2].", "MET matters.", []),
        ("MET matters. " + "This was seen early. " * (FAR // 10) + "HER3 does [2].", "MET matters.", []),
    ],
)
def test_markers_of_a_sentence(text: str, says: str, expected: list[str]) -> None:
    doc = document(text)
    start = doc.text.index(says)
    assert markers(doc, start, start + len(says)) == expected


def test_a_row_has_the_markers_of_all_its_cells() -> None:
    doc = document(
        "The drugs are tabulated [7].",
        table("Drug|Mechanism|Source", "gefitinib|T790M [2]|[1]", "imatinib|T315I|[3]", caption="Table 1. Drugs."),
    )
    row = doc.tables[0].cells
    for cell, expected in ((row[3], ["[2]", "[1]"]), (row[6], ["[3]"])):
        assert markers(doc, cell.start, cell.end, "Table 1", cell.row) == expected


def test_an_entry_of_a_list_has_its_own_markers_and_not_those_of_the_others() -> None:
    doc = document(
        table(
            "Tumor|Reasons|Answers|Source",
            "lung|- T790M [1]<br>- MET [2]|- osimertinib [3]<br>- capmatinib [4]|[5]",
            "colon|- KRAS [6]<br>- BRAF|none|[7]",
            caption="Table 1. Reasons.",
        ),
    )
    first = {"T790M": ["[1]", "[3]", "[5]"], "MET": ["[2]", "[4]", "[5]"]}
    for name, expected in (first | {"KRAS": ["[6]", "[7]"], "BRAF": ["[6]", "[7]"]}).items():
        start = doc.text.index(name)
        row = next(cell.row for cell in doc.tables[0].cells if cell.start <= start < cell.end)
        assert markers(doc, start, start + len(name), "Table 1", row) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("MET matters", ["[1]"]),
        ("HER3 does", ["[2]", "[3]"]),
        ("MET matters [1], and so HER3 does", ["[1]", "[2]", "[3]"]),
        ("AXL none", ["[1]", "[2]", "[3]"]),
    ],
)
def test_of_several_markers_those_at_the_words_of_the_claim(words: str, expected: list[str]) -> None:
    doc = document("MET matters [1], and so HER3 does [2] [3], of AXL none knows.")
    says = "MET matters [1], and so HER3 does [2] [3], of AXL none knows."
    start, own = doc.text.index(says), doc.text.index(words)
    place = Place(start, start + len(says), "", None, "", None)
    found = Markers(doc, find_citations(doc)).of(place, Span(own, own + len(words)))
    assert [citation.marker for citation in found] == expected
