"""PDF files opened and read page by page, with a plain word for every file that cannot be."""

from collections.abc import Iterator, Sequence
from operator import attrgetter
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from claimx.errors import InputError
from claimx.sources.formats import HEAD, find_format
from claimx.sources.pdf.graphics import read_graphics
from claimx.sources.pdf.lettering import Lettering, read_lettering
from claimx.sources.pdf.links import read_links
from claimx.sources.pdf.segments import Page

_TEXT = attrgetter("text")
MOST_PAGES = 5000
TOGETHER = 16  # pages that are open at a time, so that a step is taken for all of them at once
FEWEST_LETTERS = 20  # of a document with a text layer
MOST_UNMAPPED = 0.3  # share of characters that may have no Unicode value


def read_bytes(path: Path) -> bytes:
    """The bytes of a file that begins as a PDF does.

    Raises:
        InputError: for a missing file, a folder, an empty file and a file of another format.
    """
    if path.is_dir():
        raise InputError(str(path), "expected a PDF, found a folder", "name the files in it")
    if not path.exists():
        raise InputError(str(path), "there is no such file", "check the name and the folder")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(str(path), f"cannot be opened ({error.strerror})", "check its permissions") from None
    if not data or data.isspace():
        raise InputError(str(path), "the file is empty", "fetch the PDF again")
    if b"%PDF-" not in data[:HEAD]:
        found = find_format(data)
        remedy = found.remedy("give the paper as the publisher's PDF or as text")
        raise InputError(str(path), f"expected a PDF, found {found.name}", remedy)
    return data


def read_pages(path: Path, data: bytes) -> Iterator[Page]:
    """The pages of a PDF, one at a time.

    Raises:
        InputError: for a damaged or protected file, one without text, and one whose fonts do not
            say which letters they draw.
    """
    document = _open(path, data)
    try:
        count = len(document)
        if not 0 < count <= MOST_PAGES:
            raise InputError(str(path), f"expected 1 to {MOST_PAGES} pages, found {count}", "split or fetch it again")
        letters = unmapped = 0
        for first in range(1, count + 1, TOGETHER):
            for page in _read_together(document, range(first, min(first + TOGETHER, count + 1)), path):
                letters += sum(map(len, map(_TEXT, page.segments)))
                unmapped += page.unmapped
                yield page
    finally:
        document.close()
    if letters < FEWEST_LETTERS:
        raise InputError(
            str(path), f"no text layer in its {count} pages", "it is a scan: run OCR (ocrmypdf, for example)"
        )
    if unmapped > MOST_UNMAPPED * letters:
        raise InputError(
            str(path), f"its fonts do not tell the letters of {unmapped} of {letters} characters", "run OCR over it"
        )


def _open(path: Path, data: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise InputError(str(path), "it is protected by a password", "save a copy without the password") from None
        if error.err_code == pdfium.FPDF_ERR_SECURITY:
            raise InputError(str(path), "its encryption is not known", "save a copy without encryption") from None
        raise InputError(str(path), "it is damaged or cut short", "fetch the PDF again") from None


def _read_together(document: Any, numbers: Sequence[int], path: Path) -> list[Page]:
    """Some pages; PDFium's own functions are called, since pages of pypdfium2 take time to be made and closed."""
    pages: list[Any] = []
    texts: list[Any] = []
    try:
        for number in numbers:
            pages.append(pdfium.FPDF_LoadPage(document.raw, number - 1))
            texts.append(pdfium.FPDFText_LoadPage(pages[-1]) if pages[-1] else None)
            if not texts[-1]:
                raise InputError(f"{path} page {number}", "the page is damaged or missing", "fetch the PDF again")
        found = read_lettering(pages, texts)
        return [_page(*each, document) for each in zip(numbers, pages, found, strict=True)]
    finally:
        for text in filter(None, texts):
            pdfium.FPDFText_ClosePage(text)
        for page in filter(None, pages):
            pdfium.FPDF_ClosePage(page)


def _page(number: int, page: Any, found: Lettering, document: Any) -> Page:
    sizes = found.width, found.height
    drawn = read_graphics(page, found.turn, sizes, found.objects)
    links = tuple(read_links(document, page, found.turn))
    return Page(
        number, *sizes, found.segments, drawn.rules, drawn.figures, found.unmapped, links, found.turns, drawn.frames
    )
