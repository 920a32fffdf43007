"""Every file in data/sources is read into what the JSON file beside it says."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx.citations import find_citations
from claimx.schema import Document
from claimx.sources import document_from_text, read_document

FOLDER = Path(__file__).parent.parent / "data" / "sources"
CASES = sorted(path for path in FOLDER.iterdir() if path.suffix in (".txt", ".md"))


def as_expected(document: Document) -> dict[str, Any]:
    """What the JSON files hold: the document with texts in the place of spans, empty values left out."""
    text = document.text
    tables = [
        {
            "label": table.label,
            "caption": table.caption.of(text),
            "rows": [
                [text[cell.start : cell.end] for cell in table.cells if cell.row == row] for row in range(table.n_rows)
            ],
            "items": [
                [cell.row, cell.column, [item.of(text) for item in cell.items]] for cell in table.cells if cell.items
            ],
        }
        for table in document.tables
    ]
    references = [
        {key: value for key, value in asdict(reference).items() if value and key not in ("start", "end", "text")}
        for reference in document.references
    ]
    citations = [
        [citation.marker, citation.labels, [entry.label for entry in citation.references], citation.problem]
        for citation in find_citations(document)
    ]
    found = {
        "format": document.format,
        "title": document.title,
        "sections": [[section.level, section.kind, section.title] for section in document.sections],
        "blocks": [[block.kind, block.page, text[block.start : block.end]] for block in document.blocks],
        "tables": tables,
        "references": references,
        "citations": citations,
    }
    return json.loads(json.dumps({key: value for key, value in found.items() if value}))  # type: ignore[no-any-return]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_reads_what_is_expected(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert as_expected(read_document(path)) == expected


def check_laws(document: Document) -> None:
    """Blocks tile the text; cells, items, captions and references lie where they say."""
    ends = [-2, *(block.end for block in document.blocks)]
    assert [block.start for block in document.blocks] == [end + 2 for end in ends[:-1]]
    assert max(0, ends[-1]) == len(document.text)
    for block in document.blocks:
        section = document.sections[block.section]
        assert section.start <= block.start <= block.end <= section.end
    for table in document.tables:
        assert len(table.cells) == table.n_rows * table.n_columns
        rows = [
            [document.text[cell.start : cell.end] for cell in table.cells if cell.row == row]
            for row in range(table.n_rows)
        ]
        assert "\n".join("\t".join(row) for row in rows) == document.text[table.start : table.end]
        assert all(cell.start <= item.start < item.end <= cell.end for cell in table.cells for item in cell.items)
    for reference in document.references:
        assert document.text[reference.start : reference.end] == reference.text
    for citation in find_citations(document):
        assert document.text[citation.start : citation.end] == citation.marker
        assert citation.labels and (citation.problem or citation.references)


def letters(text: str) -> list[str]:
    """The letters and digits of a text, sorted: what reading may reorder, but not lose or double."""
    return sorted(char for char in text if char.isalnum())


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_the_files_obey_the_laws(path: Path) -> None:
    check_laws(read_document(path))


WORDS = st.sampled_from((
    "kinase", "KIN1", "tumor-derived", "the", "of", "and", "[1]", "[2, 3]", "(4)", "(Doe et al., 2001)", "W99L",
    "drug.", "Drug,", "resis-", "tance", "cells;", "12", "3.1",
))  # fmt: skip
SENTENCES = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)
LINES = st.one_of(
    SENTENCES,
    SENTENCES.map(lambda line: " " + line),
    st.lists(SENTENCES, min_size=2, max_size=4).map("\t".join),
    st.lists(SENTENCES, min_size=2, max_size=3).map(lambda cells: f"| {' | '.join(cells)} |"),
    st.sampled_from(
        ["", "", "# Kinases", "Table 1: Drugs", "Figure 2: Cells", "References", "- point", "1. point", "Abstract"]
    ),
    st.sampled_from(["Contents", "Abbreviations", "7", "\t", "\f", "|---|---|", "2. Results", "**Methods**", "[7, 8]"]),
)


@given(st.lists(LINES, max_size=40).map("\n".join))
@settings(max_examples=150, deadline=None)
def test_no_word_is_lost_or_doubled(text: str) -> None:
    document = document_from_text(text, "invented")
    check_laws(document)
    assert letters(document.text) == letters(text)


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_text_can_be_read(text: str) -> None:
    check_laws(document_from_text(text, "anything"))


def test_a_sentence_alone_is_a_paragraph() -> None:
    document = document_from_text("W99L in KIN1 confers resistance to lumatinib", "line-1")
    assert [block.kind for block in document.blocks] == ["paragraph"]
    assert [section.kind for section in document.sections] == ["front"]


def test_line_ends_and_invisible_characters_do_not_matter() -> None:
    plain = document_from_text("Abstract\nThe \ufb01rst drug was in-\nhibited.\n", "a").text
    other = document_from_text("\ufeffAbstract\r\nThe first\u200b drug was in\u00ad\r\nhib\u00adited.\r\n", "a").text
    assert plain == other == "Abstract\n\nThe first drug was inhibited."
