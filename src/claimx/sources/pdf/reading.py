"""A PDF read from end to end: pages, columns, pieces, what each piece is, and the Document they make."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, repeat
from pathlib import Path

from claimx.errors import InputError
from claimx.schema import Document
from claimx.sources.assembly import assemble
from claimx.sources.drafts import Draft
from claimx.sources.headings import levels
from claimx.sources.pdf.entries import entry_dois, mark_references
from claimx.sources.pdf.files import read_bytes, read_pages
from claimx.sources.pdf.front import mark_front
from claimx.sources.pdf.grids import render_grid
from claimx.sources.pdf.headings import mark_headings
from claimx.sources.pdf.joins import join_runs
from claimx.sources.pdf.layout import read_layout
from claimx.sources.pdf.lines import Piece, line_text
from claimx.sources.pdf.markers import plain_segments, raises_markers
from claimx.sources.pdf.places import Places, Printed, Sheet, find_places
from claimx.sources.pdf.segments import Page, Segment
from claimx.sources.wrapping import join_squeezed
from claimx.text import Vocabulary

_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]*[^\s\"<>.,;:)\]]")
_BULLET = re.compile(r"[\u2022\u25cf\u25aa\u25e6\u2023\u00b7\uf0b7]\s*")
FIRST_SEGMENTS = 100  # of the first page, among which the paper's own DOI is


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, and the printed segments that each of its blocks was made of, in order.

    ``aside`` are the pieces that were left out: footnotes, small print of the publisher, labels of pictures.
    """

    document: Document
    printed: tuple[tuple[Printed, ...], ...]
    aside: tuple[tuple[Printed, ...], ...] = ()
    sheets: tuple[Sheet, ...] = ()

    def places(self) -> Places:
        """Where each word of the document's text is printed."""
        starts = (block.start for block in self.document.blocks)
        return find_places(self.document.text, zip(starts, self.printed, strict=True))


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
    made = [_draft(piece, vocabulary, entries, *linked[:1]) for piece, linked in zip(pieces, dois, strict=True)]
    drafts = _with_levels([draft for draft, _ in made])
    document = assemble(drafts, doc_id, source, "pdf")
    cited = " ".join([*(reference.text for reference in document.references), *chain(*dois)])
    document = replace(document, doi=_own_doi(pages[0], cited))
    left = tuple(tuple((line.page, segment) for line in piece.lines for segment in line.segments) for piece in aside)
    sheets = tuple(Sheet(page.number, page.width, page.height, page.turns, page.figures) for page in pages)
    return Reading(document, tuple(tuple(printed) for _, printed in made), left, sheets)


def _draft(piece: Piece, vocabulary: Vocabulary, entries: int, doi: str = "") -> tuple[Draft, list[Printed]]:
    """The draft of a piece, and its segments with their pages as the text has them."""
    if piece.grid:
        cells = [(line.page, each) for line in piece.lines for each in plain_segments(line.segments, entries)]
        grid = render_grid(piece.grid, vocabulary, entries)
        return Draft("table", "", piece.page, 0, None, piece.label, grid), cells
    texts: list[str] = []
    printed: list[Printed] = []
    before: Segment | None = None
    for line in piece.lines:
        segments = plain_segments(line.segments, entries, before)
        texts.append(line.text if segments is line.segments else line_text(segments))
        printed += zip(repeat(line.page), segments)
        before = line.segments[-1]
    text = join_squeezed(texts, vocabulary)
    text = _BULLET.sub("", text, count=1) if piece.kind == "list_item" and _BULLET.match(text) else text
    text = text.rstrip(".: ") if piece.runs_in and piece.kind == "heading" else text
    draft = Draft(piece.kind, text, piece.page, piece.depth, piece.section, piece.label, doi=doi)
    return draft, printed


def _with_levels(drafts: Sequence[Draft]) -> list[Draft]:
    found = iter(levels([(draft.level, draft.text) for draft in drafts if draft.kind == "heading"]))
    return [replace(draft, level=next(found)) if draft.kind == "heading" else draft for draft in drafts]


def _own_doi(page: Page, cited: str) -> str:
    """The DOI that the first page prints or links to first, and that is none of those in the references."""
    texts = [*(segment.text for segment in page.segments[:FIRST_SEGMENTS]), *(link.address for link in page.links)]
    texts += [segment.text for segment in page.segments[FIRST_SEGMENTS:]]
    found = (match.group() for text in texts if "10." in text and (match := _DOI.search(text)))
    return next((doi for doi in found if doi not in cited), "")
