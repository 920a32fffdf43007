"""Quotes for the report: a passage as it is printed, with its mentions marked."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimx.grading.findings import Finding
from claimx.grading.passages import Passage, find_passages, quote_span
from claimx.schema import Cell, Document, Extraction, Mention, Span


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a quote: plain text, or a mention with its label and name; ``marked`` within a gold row's anchor."""

    text: str
    label: str = ""
    name: str = ""
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage as it is printed: an exact slice of the document, or one slice for each cell of a table row.

    ``headings`` name the columns of the cells and are empty for prose.
    """

    passage: str
    doc: str
    page: int | None
    spans: tuple[Span, ...]
    parts: tuple[tuple[Segment, ...], ...]
    headings: tuple[str, ...] = ()


def quote_passages(findings: Iterable[Finding], extractions: Iterable[Extraction]) -> tuple[Quote, ...]:
    """The passages that findings stand in, with the mentions in them, in the order of the documents."""
    standing: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        standing[finding.passage].append(finding)
    return tuple(
        _quote(passage, standing[passage.name], extraction)
        for extraction in extractions
        for passage in find_passages(extraction.document)
        if passage.name in standing
    )


def _quote(passage: Passage, findings: Sequence[Finding], extraction: Extraction) -> Quote:
    document = extraction.document
    spans = [finding.span for finding in findings if finding.span]
    anchors = [finding.span for finding in findings if finding.span and finding.row]
    cells = _row_cells(document, passage)
    slices = tuple(Span(cell.start, cell.end) for cell in cells) or (_prose_slice(document, passage, spans),)
    return Quote(
        passage=passage.name,
        doc=document.doc_id,
        page=next((block.page for block in document.blocks if block.start <= passage.start < block.end), None),
        spans=slices,
        parts=tuple(_cut(document.text, span, extraction.mentions, anchors) for span in slices),
        headings=tuple(_heading(document, cell) for cell in cells),
    )


def _prose_slice(document: Document, passage: Passage, spans: Sequence[Span]) -> Span:
    whole = Span(passage.start, passage.end)
    if not spans:
        return whole
    return quote_span(document.text, whole, min(span.start for span in spans), max(span.end for span in spans))


def _row_cells(document: Document, passage: Passage) -> list[Cell]:
    cells = [cell for table in document.tables for cell in table.cells if cell.start < cell.end]
    inside = [cell for cell in cells if passage.in_table and passage.start <= cell.start < passage.end]
    return sorted(inside, key=lambda cell: cell.start)


def _heading(document: Document, cell: Cell) -> str:
    table = next(table for table in document.tables if cell in table.cells)
    headers = [other for other in table.cells if other.header and other.column == cell.column and other is not cell]
    return " ".join(document.text[header.start : header.end] for header in headers)


def _cut(text: str, span: Span, mentions: Iterable[Mention], marked: Sequence[Span]) -> tuple[Segment, ...]:
    """The slice in pieces: mentions, the longer before the shorter where they overlap, and the text between them."""
    inside = [m for m in mentions if span.start <= m.start < m.end <= span.end]
    chosen: list[Mention] = []
    for mention in sorted(inside, key=lambda m: (m.start - m.end, m.start, m.label)):
        if all(mention.end <= other.start or other.end <= mention.start for other in chosen):
            chosen.append(mention)
    edges = {edge for other in marked for edge in (other.start, other.end) if span.start < edge < span.end}
    edges |= {span.start, span.end, *(m.start for m in chosen), *(m.end for m in chosen)}
    edges -= {edge for edge in edges for m in chosen if m.start < edge < m.end}
    points = sorted(edges)
    return tuple(_segment(text, start, end, chosen, marked) for start, end in pairwise(points))


def _segment(text: str, start: int, end: int, mentions: Iterable[Mention], marked: Sequence[Span]) -> Segment:
    mention = next((m for m in mentions if m.start == start and m.end == end), None)
    touched = any(span.start < end and start < span.end for span in marked)
    return Segment(text[start:end], mention.label if mention else "", mention.name if mention else "", touched)
