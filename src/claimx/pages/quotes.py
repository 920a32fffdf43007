"""Quotes: a passage as it is printed, with its mentions and certain words marked."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimx.pages.passages import Passage
from claimx.pages.rows import lay_out
from claimx.schema import Extraction, Mention, Span


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a quote: plain text, or a mention.

    ``marks`` are the numbers, from 1, of the marked spans that it touches, ``ends`` those that end with it.
    """

    text: str
    mention: Mention | None = None
    marks: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


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


class Quoter:
    """Quotes the passages of one document."""

    def __init__(self, extraction: Extraction) -> None:
        self._document = extraction.document
        self._cells = lay_out(extraction.document).cells()
        self._cell_starts = [headed.cell.start for headed in self._cells]
        self._mentions = sorted(extraction.mentions, key=lambda m: m.start)
        self._starts = [mention.start for mention in self._mentions]

    def quote(self, passage: Passage, shown: Span, marked: Sequence[Span]) -> Quote:
        """A passage as it is printed.

        Args:
            passage: which; of a row of a table all cells are quoted.
            shown: what is quoted of a paragraph.
            marked: the spans whose words are marked, for instance those of a gold row.
        """
        first, last = (bisect_left(self._cell_starts, edge) for edge in (passage.start, passage.end))
        row = self._cells[first:last] if passage.in_table else ()
        slices = tuple(Span(headed.cell.start, headed.cell.end) for headed in row) or (shown,)
        blocks = self._document.blocks
        return Quote(
            passage=passage.name,
            doc=self._document.doc_id,
            page=next((block.page for block in blocks if block.start <= passage.start < block.end), None),
            spans=slices,
            parts=tuple(self._cut(span, marked) for span in slices),
            headings=tuple(headed.heading for headed in row),
        )

    def mentions_in(self, span: Span) -> list[Mention]:
        """The mentions that lie in a span, in the order of the text."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [mention for mention in self._mentions[first:last] if mention.end <= span.end]

    def _cut(self, span: Span, marked: Sequence[Span]) -> tuple[Segment, ...]:
        """The slice in pieces: mentions, the longer before the shorter where they overlap, and the text between."""
        chosen: list[Mention] = []
        for mention in sorted(self.mentions_in(span), key=lambda m: (m.start - m.end, m.start, m.label)):
            if all(mention.end <= o.start or o.end <= mention.start for o in chosen):
                chosen.append(mention)
        edges = {edge for other in marked for edge in (other.start, other.end) if span.start < edge < span.end}
        edges |= {span.start, span.end, *(m.start for m in chosen), *(m.end for m in chosen)}
        edges -= {edge for edge in edges for m in chosen if m.start < edge < m.end}
        text = self._document.text
        return tuple(_segment(text, start, end, chosen, marked) for start, end in pairwise(sorted(edges)))


def _segment(text: str, start: int, end: int, mentions: Iterable[Mention], marked: Sequence[Span]) -> Segment:
    touched = [(number, span) for number, span in enumerate(marked, start=1) if span.start < end and start < span.end]
    return Segment(
        text=text[start:end],
        mention=next((m for m in mentions if m.start == start and m.end == end), None),
        marks=tuple(number for number, _ in touched),
        ends=tuple(number for number, span in touched if span.end <= end),
    )
