"""Where a gold row's words stand in a document: anchors, and the parts that a gold table covers."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from claimx.errors import InputError
from claimx.pages.passages import Passage, passage_at
from claimx.schema import Document, Span

WORD = re.compile(r"[^\W_]+")
ENOUGH_WORDS = 0.6


@dataclass(frozen=True, slots=True)
class Place:
    """Where a gold row was found: its passage, and its anchor where the words stand together."""

    passage: Passage
    anchor: Span | None


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
        letters = alphanumeric(anchor)
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


def alphanumeric(text: str) -> str:
    """The letters and digits of a text alone, without case."""
    return "".join(char.casefold() for char in text if char.isalnum())


def find_regions(document: Document, section: str) -> tuple[Span, ...]:
    """The sections or tables that a gold row's ``section`` can mean, best first."""
    wanted = alphanumeric(section)
    captions = [(alphanumeric(table.caption.of(document.text)), table) for table in document.tables]
    exact = [table for caption, table in captions if caption == wanted]
    labelled = [table for caption, table in captions if alphanumeric(table.label) == wanted and caption != wanted]
    tables = [Span(table.start, table.end) for table in exact + labelled]
    headings = [Span(part.start, part.end) for part in document.sections if alphanumeric(part.title) == wanted]
    return (*tables, *headings)


def _find_section(document: Document, title: str, begin: int) -> int:
    for index, section in enumerate(document.sections[begin:], start=begin):
        if alphanumeric(section.title) == alphanumeric(title):
            return index
    problem = f"the curated part is {document.curated!r}, but there is no heading {title!r}"
    remedy = "write 'FIRST HEADING -> LAST HEADING' with headings as `claimx read` prints them"
    raise InputError(document.doc_id, problem, remedy)
