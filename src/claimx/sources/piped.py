"""Markdown pipe tables."""

import re
from collections.abc import Sequence

from claimx.sources.cells import is_item, split_cell
from claimx.sources.drafts import CellDraft, Grid
from claimx.sources.markup import BREAK

_PIPE = re.compile(r"(?<!\\)\|")
_DIVIDER = re.compile(r"\s*+\|?(?:\s*+:?-++:?\s*+\|)*+\s*+(?::?-++:?\s*+)?$")


def read_piped(lines: Sequence[str], markdown: bool = True) -> Grid:
    """A grid from the lines of a pipe table; line breaks (``<br>``) inside a cell begin items."""
    rows = [_cells(line) for line in lines if not _DIVIDER.match(line)] or [[""]]
    width = max(map(len, rows))
    return Grid(tuple(tuple(_cell(cell, markdown) for cell in row + [""] * (width - len(row))) for row in rows))


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [cell.strip() for cell in _PIPE.split(inner)]


def _cell(text: str, markdown: bool) -> CellDraft:
    entries = BREAK.split(text)
    return split_cell(entries, len(entries) > 1 or any(map(is_item, entries)), markdown)
