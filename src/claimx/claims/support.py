"""Support: the citation markers that stand for what a passage says."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from claimx.claims.passages.passage import Place
from claimx.claims.tables.entries import entries_of
from claimx.schema import Block, Citation, Document, Span, Table

FAR = 400
JOINED = 3
_GOES_ON = re.compile(
    r"[\s.]*(?:This|These|Such|It|They|Thus|Hence|Therefore|Both|That|So|Accordingly|Consequently|The same|"
    r"As a result)\b"
)


class Markers:
    """The citation markers of one document, by place."""

    def __init__(self, document: Document, citations: Sequence[Citation]) -> None:
        self._document, self._citations = document, citations
        self._starts = [c.start for c in citations]
        self._blocks = [block.start for block in document.blocks]

    def of(self, place: Place, own: Span | None = None) -> tuple[Citation, ...]:
        """The markers of the passage or of the row of a table; else the next ones in the paragraph.

        A marker at the end of a run of sentences on one point supports that run; that they go on about one point shows
        in the word with which the next one begins ("This …", "They …", "Thus …"). Where a sentence has several, those
        support a claim that stand within its words or directly behind them.

        Args:
            own: from the first to the last word of the claim in its passage, where it is known.
        """
        if place.table:
            return self._of_row(place)
        if inside := self._between(place.start, place.end + 1):
            return _of_words(inside, own) if own and len(inside) > 1 else inside
        block = self._block_of(place.start)
        behind = bisect_left(self._starts, place.end)
        if block is None or behind == len(self._starts) or self._starts[behind] >= block.end:
            return ()
        goes_on = _GOES_ON.match(self._document.text, place.end)
        return (self._citations[behind],) if goes_on and self._starts[behind] - place.end < FAR else ()

    def _between(self, start: int, end: int) -> tuple[Citation, ...]:
        return tuple(self._citations[bisect_left(self._starts, start) : bisect_left(self._starts, end)])

    def _block_of(self, offset: int) -> Block | None:
        at = bisect_right(self._blocks, offset) - 1
        return self._document.blocks[at] if at >= 0 and offset < self._document.blocks[at].end else None

    def _of_row(self, place: Place) -> tuple[Citation, ...]:
        """The markers of a table's row; of cells that are lists those of the entry itself, if it has any."""
        lists = next((rows.get(place.row, ()) for t, rows in self._rows if t.start <= place.start < t.end), ())
        own = next((entries for entries in lists if any(e.start <= place.start < e.end for e in entries)), ())
        at = next((n for n, entry in enumerate(own) if entry.start <= place.start < entry.end), 0)
        marked = bool(own) and bool(self._between(own[at].start, own[at].end))
        kept = [
            (entry.start, entry.end)
            for entries in lists
            for number, entry in enumerate(entries)
            if not (marked and len(entries) == len(own) > 1 and number != at)
        ]
        return tuple(citation for start, end in sorted(kept) for citation in self._between(start, end))

    @cached_property
    def _rows(self) -> list[tuple[Table, Mapping[int | None, list[tuple[Span, ...]]]]]:
        """The entries of each cell of each row of each table."""
        found: list[tuple[Table, Mapping[int | None, list[tuple[Span, ...]]]]] = []
        for table in self._document.tables:
            rows: dict[int | None, list[tuple[Span, ...]]] = defaultdict(list)
            for cell in table.cells:
                rows[cell.row].append(entries_of(cell, self._document.text))
            found.append((table, rows))
        return found


def _of_words(markers: Sequence[Citation], own: Span) -> tuple[Citation, ...]:
    """The markers within a stretch of words and the first ones behind it; all where there are none."""
    within = [c for c in markers if own.holds(c.start)]
    behind = [c for c in markers if c.start >= own.end]
    first = behind[:1]
    for marker in behind[1:]:
        if marker.start - first[-1].end > JOINED:
            break
        first.append(marker)
    return tuple([*within, *first]) or tuple(markers)
