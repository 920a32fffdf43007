"""A proof as one HTML page that needs nothing else: pages with boxes on the left, what was read on the right."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from jinja2 import Environment, PackageLoader, StrictUndefined

from claimx.proofs.items import Item, list_items
from claimx.proofs.marks import Mark, mark_items, mark_rest
from claimx.proofs.pictures import draw_pages
from claimx.proofs.witness import see_words
from claimx.schema import Document
from claimx.sources import read_document
from claimx.sources.pdf import Sheet, read_pdf

T = TypeVar("T")
LEGEND = {
    "title": "title", "heading": "heading", "paragraph": "paragraph", "list": "list item", "caption": "caption",
    "table": "table", "cell": "cell", "legend": "table notes, key words", "reference": "reference",
    "front": "authors, affiliations", "picture": "picture", "aside": "left out: footnotes, small print, labels",
    "furniture": "running heads, page numbers", "unread": "not in the document",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class View:
    """A page as it is shown: its picture as a data URI, and its marks."""

    sheet: Sheet
    picture: str
    marks: tuple[Mark, ...]

    @property
    def way(self) -> list[tuple[float, float]]:
        """The way over the page from block to block in reading order, in percent of it."""
        return [mark.box[:2] for mark in self.marks if mark.number is not None]


def render_proof(path: Path, tell: Callable[[str], None] = lambda page: None) -> tuple[str, Document]:
    """The proof of a file, and the document that was read from it.

    Args:
        path: a PDF, whose pages are shown with boxes; or a text, Markdown or JATS file, which has no pages: its
            blocks are shown alone.
        tell: called with the name of every page that is done.

    Raises:
        InputError: as :func:`claimx.sources.read_document`.
    """
    if path.suffix.lower() != ".pdf":
        document = read_document(path)
        return _render(document, list_items(document), []), document
    reading = read_pdf(path)
    items, places = list_items(reading.document), reading.places()
    marks = mark_items(items, places, reading.sheets)
    rest = mark_rest(reading, places, _told(see_words(path, reading.sheets), reading.sheets, tell))
    views = [
        View(sheet, picture, (*left, *marks[sheet.number]))
        for sheet, picture, left in zip(reading.sheets, draw_pages(path, reading.sheets), rest, strict=True)
    ]
    return _render(reading.document, items, views), reading.document


def _told(found: Iterator[T], sheets: Sequence[Sheet], tell: Callable[[str], None]) -> Iterator[T]:
    for sheet, one in zip(sheets, found, strict=True):
        yield one
        tell(f"page {sheet.number}")


def _render(document: Document, items: Sequence[Item], views: Sequence[View]) -> str:
    environment = Environment(
        loader=PackageLoader("claimx.proofs"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    counts = Counter(item.group for item in items)
    counts["cell"] = sum(len(row) for item in items for row in item.rows)
    counts.update(mark.group for view in views for mark in view.marks if not mark.name)
    return environment.get_template("proof.html.j2").render(
        document=document,
        items=items,
        views=views,
        legend=[(group, words, counts[group]) for group, words in LEGEND.items() if counts[group]],
        name=Path(document.source).name,
        pages=dict(_new_pages(items)),
    )


def _new_pages(items: Sequence[Item]) -> Iterator[tuple[str, int]]:
    """The items with which a new page begins, with its number."""
    last = 0
    for item in items:
        if item.page and item.page > last:
            last = item.page
            yield item.name, last
