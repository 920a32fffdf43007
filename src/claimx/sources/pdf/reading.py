"""A PDF read from end to end: pages, columns, pieces, what each piece is, and the Document they make."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from claimx.errors import InputError
from claimx.schema import Document
from claimx.sources.assembly import assemble
from claimx.sources.drafts import Draft
from claimx.sources.headings import levels
from claimx.sources.pdf.entries import entry_dois, mark_references
from claimx.sources.pdf.files import read_bytes, read_pages
from claimx.sources.pdf.front import line_without_marks, mark_front
from claimx.sources.pdf.grids import render_grid
from claimx.sources.pdf.headings import mark_headings
from claimx.sources.pdf.joins import join_runs
from claimx.sources.pdf.layout import read_layout
from claimx.sources.pdf.lines import Line, line_text
from claimx.sources.pdf.markers import plain_segments, raises_markers
from claimx.sources.pdf.pieces import Piece
from claimx.sources.pdf.places import Places, Printed, Sheet, find_places
from claimx.sources.pdf.segments import Page, Segment
from claimx.sources.references import DOI
from claimx.sources.wrapping import join_squeezed
from claimx.text import Vocabulary

_BULLET = re.compile(r"[\u2022\u25cf\u25aa\u25e6\u2023\u00b7\uf0b7]\s*")
FIRST_SEGMENTS = 100  # of the first page, among which the paper's own DOI is


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, and the pieces of its pages that each of its blocks was made of, in order.

    ``entries`` is the number of references, or 0 where the document does not raise its markers. ``aside`` are the
    pieces that were left out: footnotes, small print of the publisher, labels of pictures.
    """

    document: Document
    pieces: tuple[Piece, ...]
    entries: int
    aside: tuple[Piece, ...]
    sheets: tuple[Sheet, ...]

    @property
    def authors(self) -> str:
        """The names below the title, without the raised marks of their addresses."""
        return " ".join(line_without_marks(piece) for piece in self.pieces if piece.kind == "authors")

    @property
    def small_print(self) -> tuple[str, ...]:
        """What is printed beside the text of the first page: the journal, dates, owner of the copyright, licence."""
        return tuple(piece.text for piece in self.aside if piece.page == 1)

    def places(self) -> Places:
        """Where each word of the document's text is printed."""
        starts = (block.start for block in self.document.blocks)
        printed = (_printed(piece, self.entries) for piece in self.pieces)
        return find_places(self.document.text, zip(starts, printed, strict=True))


def read_pdf(path: Path, doc_id: str = "") -> Reading:
    """A paper from its PDF.

    Args:
        path: the file.
        doc_id: the document's id; the file's name without suffix where it is empty.

    Raises:
        InputError: for a file that cannot be read, with the reason and what to do.
    """
    data = read_bytes(path)
    digest = hashlib.sha256(data).hexdigest()  # while the bytes are at hand
    pages = list(read_pages(path, data))
    reading = reading_of(pages, doc_id or path.stem, str(path))
    if not reading.document.blocks:
        raise InputError(str(path), "no running text was found on its pages", "give the paper as text")
    return replace(reading, document=replace(reading.document, sha256=digest))


def read_places(document: Document) -> Places:
    """Where each word of a document from a PDF is printed, also of one that was stored: page and box of any span.

    The file that the document names as its source is read again.

    >>> read_places(document).of(claim.evidence[0].start, claim.evidence[0].end)  # doctest: +SKIP
    (Place(page=3, box=Box(x0=56.7, top=311.2, x1=291.0, bottom=321.1)), ...)

    Raises:
        InputError: the document is not from a PDF; the file is not there, or is not the one that was read.
    """
    if document.format != "pdf":
        raise InputError(document.source or document.doc_id, "it is no PDF, and has no pages", "give a PDF's document")
    reading = read_pdf(Path(document.source), document.doc_id)
    if (reading.document.sha256, reading.document.text) != (document.sha256, document.text):
        raise InputError(document.source, "the file or its reader changed since it was read", "read the file again")
    return reading.places()


def reading_of(pages: Sequence[Page], doc_id: str, source: str = "") -> Reading:
    """A document from pages of words."""
    pieces, body, vocabulary = read_layout(pages)
    pieces = mark_headings(pieces, body)
    pieces = mark_references(mark_front(pieces, body, pages[0].height))
    aside = [piece for piece in pieces if piece.kind == "other"]
    pieces = join_runs([piece for piece in pieces if piece.kind != "other"])
    entries = sum(piece.kind == "reference" for piece in pieces)
    running = [each for piece in pieces if piece.kind in ("paragraph", "list_item") for each in piece.segments]
    entries = entries if raises_markers(running, entries) else 0
    dois = entry_dois(pieces, pages)
    drafts = [_draft(piece, vocabulary, entries, *linked[:1]) for piece, linked in zip(pieces, dois, strict=True)]
    document = assemble(_with_levels(drafts), doc_id, source, "pdf")
    cited = " ".join([*(reference.text for reference in document.references), *chain(*dois)])
    document = replace(document, doi=_own_doi(pages[0], cited))
    sheets = tuple(Sheet(page.number, page.width, page.height, page.turns, page.figures) for page in pages)
    return Reading(document, tuple(pieces), entries, tuple(aside), sheets)


def _draft(piece: Piece, vocabulary: Vocabulary, entries: int, doi: str = "") -> Draft:
    """The draft of a piece."""
    if piece.grid:
        grid = render_grid(piece.grid, vocabulary, entries)
        return Draft("table", "", piece.page, 0, None, piece.label, grid)
    lines = _plain_lines(piece, entries)
    texts = [line.text if segments is line.segments else line_text(segments) for line, segments in lines]
    text = join_squeezed(texts, vocabulary)
    text = _BULLET.sub("", text, count=1) if piece.kind == "list_item" and _BULLET.match(text) else text
    text = text.rstrip(".: ") if piece.runs_in and piece.kind == "heading" else text
    return Draft(piece.kind, text, piece.page, piece.depth, piece.section, piece.label, doi=doi)


def _plain_lines(piece: Piece, entries: int) -> Iterator[tuple[Line, Sequence[Segment]]]:
    """The lines of a piece, and their segments in plain text."""
    before: Segment | None = None
    for line in piece.lines:
        yield line, plain_segments(line.segments, entries, before)
        before = None if piece.grid else line.segments[-1]


def _printed(piece: Piece, entries: int) -> list[Printed]:
    """The segments of a piece with their pages, as its text has them."""
    return [(line.page, segment) for line, segments in _plain_lines(piece, entries) for segment in segments]


def _with_levels(drafts: Sequence[Draft]) -> list[Draft]:
    found = iter(levels([(draft.level, draft.text) for draft in drafts if draft.kind == "heading"]))
    return [replace(draft, level=next(found)) if draft.kind == "heading" else draft for draft in drafts]


def _own_doi(page: Page, cited: str) -> str:
    """The DOI that the first page prints or links to first, and that is none of those in the references."""
    texts = [*(segment.text for segment in page.segments[:FIRST_SEGMENTS]), *(link.address for link in page.links)]
    texts += [segment.text for segment in page.segments[FIRST_SEGMENTS:]]
    found = (match.group() for text in texts if "10." in text and (match := DOI.search(text)))
    return next((doi for doi in found if doi not in cited), "")
