"""A second reader of the same pages: the words that pdfplumber finds, whatever claimx made of them."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pdfplumber

from claimx.sources.pdf import Sheet
from claimx.sources.pdf.segments import Box

Seen = tuple[str, Box]  # a word, and its box on the upright page


def see_words(path: Path, sheets: Sequence[Sheet]) -> Iterator[list[Seen]]:
    """The words of each page as pdfplumber finds them; none of a page that it cannot read.

    Args:
        path: the PDF.
        sheets: its pages, as claimx read them.
    """
    try:
        document = pdfplumber.open(path)
    except Exception:  # of many kinds, for files that PDFium repairs
        yield from ([] for _ in sheets)
        return
    with document:
        for sheet in sheets:
            try:
                page = document.pages[sheet.number - 1]
                yield list(_words(page, sheet))
                page.close()
            except Exception:  # pdfminer raises what it meets; its testimony is worth nothing then
                yield []


def _words(page: Any, sheet: Sheet) -> Iterator[Seen]:
    left, top, right, bottom = page.cropbox
    width, height = right - left, bottom - top
    turns = (sheet.turns - page.rotation // 90) % 4
    for word in page.extract_words(x_tolerance=1.5, keep_blank_chars=False):
        box = Box(word["x0"] - left, word["top"] - top, word["x1"] - left, word["bottom"] - top)
        if 0 <= (box.x0 + box.x1) / 2 <= width and 0 <= (box.top + box.bottom) / 2 <= height:
            yield word["text"], _turned(box, turns, width, height)


def _turned(box: Box, turns: int, width: float, height: float) -> Box:
    """A box of a page of some size, after quarter turns of the page with the clock."""
    for _ in range(turns):
        box = Box(height - box.bottom, box.x0, height - box.top, box.x1)
        width, height = height, width
    return box
