"""The passages of a document: what a reader takes in at once, a paragraph or one row of a table.

Claims that stand in one passage are found or missed together, so the passage is also the unit that a grade resamples.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from claimx.schema import Document, Span, Table
from claimx.sentences import find_sentences

PARAGRAPH = re.compile(r"\S.*?(?=\n[ \t]*\n|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or a table row; ``name`` is unique in its document and sorts by position."""

    name: str
    start: int
    end: int
    in_table: bool = False


def find_passages(document: Document) -> tuple[Passage, ...]:
    """The paragraphs and table rows of a document, in order, none overlapping an earlier one.

    A document without blocks is cut at its empty lines.
    """
    spans = [(start, end, True) for table in document.tables for start, end in _row_spans(table)]
    tables = [(table.start, table.end) for table in document.tables]
    if document.blocks:
        blocks = [(block.start, block.end) for block in document.blocks]
    else:
        blocks = [match.span() for match in PARAGRAPH.finditer(document.text)]
    spans += [(*span, False) for span in blocks if not any(span[0] < end and start < span[1] for start, end in tables)]
    passages: list[Passage] = []
    for start, end, in_table in sorted(spans):
        if not passages or start >= passages[-1].end:
            passages.append(Passage(f"{document.doc_id}:{start:08d}", start, end, in_table))
    return tuple(passages)


def passage_at(passages: Sequence[Passage], offset: int) -> Passage | None:
    """The passage that holds an offset; between two passages, the one before it."""
    index = bisect_right([passage.start for passage in passages], offset) - 1
    return passages[index] if index >= 0 else None


def quote_span(text: str, passage: Span, start: int, end: int) -> Span:
    """The whole sentences of ``passage`` that the span from ``start`` to ``end`` touches."""
    sentences = [
        Span(passage.start + sentence.start, passage.start + sentence.end)
        for sentence in find_sentences(passage.of(text))
    ]
    touched = [sentence for sentence in sentences if sentence.start < end and start < sentence.end]
    return Span(touched[0].start, touched[-1].end) if touched else passage


def _row_spans(table: Table) -> list[tuple[int, int]]:
    rows: dict[int, tuple[int, int]] = {}
    for cell in table.cells:
        if cell.end > cell.start:
            start, end = rows.get(cell.row, (cell.start, cell.end))
            rows[cell.row] = (min(start, cell.start), max(end, cell.end))
    return [rows[row] for row in sorted(rows)]
