"""Quotes for the report: the passages that findings stand in, with the words of gold rows marked."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from claimx.grading.findings import Finding
from claimx.pages.passages import Passage, find_passages, quote_span
from claimx.pages.quotes import Quote, Quoter
from claimx.schema import Document, Extraction, Span


def quote_passages(findings: Iterable[Finding], extractions: Iterable[Extraction]) -> tuple[Quote, ...]:
    """The passages that findings stand in, with the mentions in them, in the order of the documents."""
    standing: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        standing[finding.passage].append(finding)
    return tuple(
        _quote(quoter, extraction.document, passage, standing[passage.name])
        for extraction in extractions
        for quoter in [Quoter(extraction)]
        for passage in find_passages(extraction.document)
        if passage.name in standing
    )


def _quote(quoter: Quoter, document: Document, passage: Passage, findings: Sequence[Finding]) -> Quote:
    spans = [finding.span for finding in findings if finding.span]
    anchors = [finding.span for finding in findings if finding.span and finding.row]
    return quoter.quote(passage, _shown(document, passage, spans), anchors)


def _shown(document: Document, passage: Passage, spans: Sequence[Span]) -> Span:
    whole = Span(passage.start, passage.end)
    if not spans:
        return whole
    return quote_span(document.text, whole, min(span.start for span in spans), max(span.end for span in spans))
