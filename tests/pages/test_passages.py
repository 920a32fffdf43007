"""Passages: paragraphs and rows of tables."""

import pytest

from claimx.pages.passages import find_passages, passage_at, quote_span
from claimx.schema import Document, Span
from tests.grading.graded import OTHER, PROSE, document

REVIEW = document()


def test_passages_are_paragraphs_and_table_rows() -> None:
    texts = [REVIEW.text[passage.start : passage.end] for passage in find_passages(REVIEW)]
    rows = ["Drug\tTarget\tTumor", "Alphatinib\tKRX\tSarcoma", "Betamab\tLMX\tGlioma"]
    assert texts == ["One", PROSE, "Two", OTHER, *rows, "Three", "Gammastat helps against melanoma."]
    assert [passage.in_table for passage in find_passages(REVIEW)] == [False] * 4 + [True] * 3 + [False] * 2


def test_a_document_without_blocks_is_cut_at_empty_lines() -> None:
    bare = Document("r1", "One\nline.\n\n \nTwo.\n")
    assert [bare.text[p.start : p.end].strip() for p in find_passages(bare)] == ["One\nline.", "Two."]


def test_names_sort_by_position_and_offsets_lead_back() -> None:
    passages = find_passages(REVIEW)
    assert [passage.name for passage in passages] == sorted(passage.name for passage in passages)
    assert all(passage_at(passages, offset) == p for p in passages for offset in (p.start, p.end - 1))


@pytest.mark.parametrize(
    ("words", "quoted"),
    [("blocks", "Alphatinib blocks KRX."), ("KRX. Changes", PROSE), ("sarcoma", PROSE.split(". ")[1])],
)
def test_quotes_are_whole_sentences(words: str, quoted: str) -> None:
    start = PROSE.index(words)
    assert quote_span(PROSE, Span(0, len(PROSE)), start, start + len(words)).of(PROSE) == quoted
