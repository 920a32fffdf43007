"""Cells of a table: their lines and entries made into one text with items."""

import re
from collections.abc import Sequence
from itertools import pairwise

from claimx.sources.drafts import CellDraft
from claimx.sources.markup import plain
from claimx.text import squeeze

_BULLET = re.compile(r"[-\u2022\u25aa*]\s+(?=\S)")
_NUMBER = re.compile(r"\d{1,2}[.)]\s+(?=\S)")


def is_item(line: str) -> bool:
    """Whether a line begins an entry of a list, with a bullet or a number."""
    return bool(_BULLET.match(line) or _NUMBER.match(line))


def is_mark(text: str) -> bool:
    """Whether a text is nothing but the bullet or number of an entry."""
    return is_item(f"{text} x") and " " not in text


def split_cell(entries: Sequence[str], listed: bool, markdown: bool) -> CellDraft:
    """A cell whose entries stand one blank apart.

    Where the cell is a list they are its items: a number belongs to its item, a bullet does not.
    """
    text = ""
    items: list[tuple[int, int]] = []
    for entry in filter(None, (squeeze(plain(entry, markdown)) for entry in entries)):
        start = len(text) + bool(text)
        bullet = _BULLET.match(entry)
        items.append((start + (bullet.end() if bullet else 0), start + len(entry)))
        text = f"{text} {entry}" if text else entry
    return CellDraft(text, tuple(items) if listed else ())


def entries_of(lines: Sequence[str], starts: Sequence[int]) -> list[list[str]]:
    """The lines of a cell grouped into entries that begin at some of them."""
    bounds = sorted({0, *starts, len(lines)})
    return [list(lines[start:end]) for start, end in pairwise(bounds)]
