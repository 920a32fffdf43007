"""Where a gold row's words stand in a document: anchors, and the passages around them.

A passage is what a reader takes in at once: a paragraph, or one row of a table. Claims that
stand in one passage are found or missed together, so the passage is also the unit that the
bootstrap resamples.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from claimx.errors import InputError
from claimx.schema import Document, Span, Table
from claimx.sentences import find_sentences

WORD = re.compile(r"[^\W_]+")
PARAGRAPH = re.compile(r"\S.*?(?=\n[ \t]*\n|\Z)", re.DOTALL)
ENOUGH_WORDS = 0.6


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or a table row; ``name`` is unique in its document and sorts by position."""

    name: str
    start: int
    end: int
    in_table: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a gold row was found: its passage, and its anchor where the words stand together."""

    passage: Passage
    anchor: Span | None


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


def find_curated(document: Document) -> Span:
    """The part of a document that the gold table covers.

    Raises:
        InputError: ``document.curated`` names a heading that the document does not have.
    """
    if document.curated in ("", "all"):
        return Span(0, len(document.text))
    first, _, last = (part.strip() for part in document.curated.partition("->"))
    begin = _find_section(document, first, 0)
    finish = _find_section(document, last or first, begin)
    return Span(document.sections[begin].start, document.sections[finish].end)


def quote_span(text: str, passage: Span, start: int, end: int) -> Span:
    """The whole sentences of ``passage`` that the span from ``start`` to ``end`` touches."""
    sentences = [
        Span(passage.start + sentence.start, passage.start + sentence.end)
        for sentence in find_sentences(passage.of(text))
    ]
    touched = [sentence for sentence in sentences if sentence.start < end and start < sentence.end]
    return Span(touched[0].start, touched[-1].end) if touched else passage


class AnchorIndex:
    """Finds the words of gold rows in one document, whatever its blanks, dashes and line breaks.

    Letters and digits alone are compared. Where they do not stand together (a table's printed
    line that runs over several cells), the passage that holds most of the words is taken.
    """

    def __init__(self, document: Document, passages: Sequence[Passage]) -> None:
        self._document, self._passages = document, passages
        kept = [(char, at) for at, raw in enumerate(document.text) if raw.isalnum() for char in raw.casefold()]
        self._letters = "".join(char for char, _ in kept)
        self._offsets = [at for _, at in kept]

    def find(self, section: str, anchor: str) -> Place | None:
        """The place of an anchor, looked for in its section first, or None."""
        letters = squeeze(anchor)
        regions = [*find_regions(self._document, section), Span(0, len(self._document.text))]
        for region in regions if letters else ():
            begin, finish = bisect_left(self._offsets, region.start), bisect_left(self._offsets, region.end)
            at = self._letters.find(letters, begin, finish)
            if at >= 0:
                return self._place(self._offsets[at], self._offsets[at + len(letters) - 1] + 1)
        return next((place for region in regions[:-1] if (place := self._find_by_words(anchor, region))), None)

    def _place(self, start: int, end: int) -> Place | None:
        passage = passage_at(self._passages, start)
        return Place(passage, Span(start, end)) if passage else None

    def _find_by_words(self, anchor: str, region: Span) -> Place | None:
        wanted = Counter(word.casefold() for word in WORD.findall(anchor))
        inside = [passage for passage in self._passages if region.start <= passage.start < region.end]
        shares = [self._share(wanted, passage) for passage in inside]
        best = max(shares, default=0.0)
        return Place(inside[shares.index(best)], None) if best >= ENOUGH_WORDS else None

    def _share(self, wanted: Counter[str], passage: Passage) -> float:
        held = Counter(word.casefold() for word in WORD.findall(self._document.text[passage.start : passage.end]))
        return (wanted & held).total() / max(1, wanted.total())


def squeeze(text: str) -> str:
    """The letters and digits of a text alone, without case."""
    return "".join(char.casefold() for char in text if char.isalnum())


def find_regions(document: Document, section: str) -> tuple[Span, ...]:
    """The sections or tables that a gold row's ``section`` can mean, best first."""
    wanted = squeeze(section)
    captions = [(squeeze(table.caption.of(document.text)), table) for table in document.tables]
    exact = [table for caption, table in captions if caption == wanted]
    labelled = [table for caption, table in captions if squeeze(table.label) == wanted and caption != wanted]
    tables = [Span(table.start, table.end) for table in exact + labelled]
    headings = [Span(part.start, part.end) for part in document.sections if squeeze(part.title) == wanted]
    return (*tables, *headings)


def _find_section(document: Document, title: str, begin: int) -> int:
    for index, section in enumerate(document.sections[begin:], start=begin):
        if squeeze(section.title) == squeeze(title):
            return index
    problem = f"the curated part is {document.curated!r}, but there is no heading {title!r}"
    remedy = "write 'FIRST HEADING -> LAST HEADING' with headings as `claimx read` prints them"
    raise InputError(document.doc_id, problem, remedy)


def _row_spans(table: Table) -> list[tuple[int, int]]:
    rows: dict[int, tuple[int, int]] = {}
    for cell in table.cells:
        if cell.end > cell.start:
            start, end = rows.get(cell.row, (cell.start, cell.end))
            rows[cell.row] = (min(start, cell.start), max(end, cell.end))
    return [rows[row] for row in sorted(rows)]
