"""The entries of a cell that is printed on one line: bulleted, numbered, or divided by semicolons."""

import re
from collections.abc import Sequence

from claimx.schema import Cell, Span

_BULLET = re.compile(r"(?:(?<=\s)|^)[-\u2022\u25aa\u25ab\u25e6\u2023\u00b7\u25cf\u25a0\u2013*]\s+(?=\S)")
_NUMBER = re.compile(r"(?:(?<=[\s;,])|^)\(?(?P<at>\d{1,2}|[a-h]|i{1,3}|iv|vi{0,3})[.)]\s+(?=\S)")
_ORDERS = (
    ("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"),
    ("a", "b", "c", "d", "e", "f", "g", "h"),
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii"),
)
_SEMICOLON = re.compile(r";\s*")
_EDGES = " \t\n;,"


def entries_of(cell: Cell, text: str) -> tuple[Span, ...]:
    """The entries of a cell: as the reader of the file tells them, else by their marks; else the whole cell.

    A bullet does not belong to its entry, a number does: it may say which entry of another column answers it.
    """
    if cell.end <= cell.start:
        return ()
    if len(cell.items) > 1:
        return cell.items
    inside = text[cell.start : cell.end]
    cuts = _numbered(inside) or _bulleted(inside) or _divided(inside)
    spans = [_trimmed(inside, start, end) for start, end in cuts]
    return (
        tuple(Span(cell.start + a, cell.start + b) for a, b in spans if a < b)
        or cell.items
        or (Span(cell.start, cell.end),)
    )


def _numbered(text: str) -> list[tuple[int, int]]:
    """Entries with numbers that count from the first on; the cell begins with the first one."""
    if not _NUMBER.match(text):
        return []
    marks = list(_NUMBER.finditer(text))
    for order in _ORDERS:
        counted = [m for m in marks if m["at"] in order]
        starts = [m.start() for m, wanted in zip(counted, order, strict=False) if m["at"] == wanted]
        if len(starts) > 1 and starts[0] == 0 and len(starts) == len(counted):
            return _between(starts, len(text))
    return []


def _bulleted(text: str) -> list[tuple[int, int]]:
    """Entries with bullets, of which the first begins the cell."""
    if not _BULLET.match(text):
        return []
    marks = list(_BULLET.finditer(text))
    sign = marks[0].group()[0]
    marks = [m for m in marks if m.group()[0] == sign]
    ends = [*(m.start() for m in marks[1:]), len(text)]
    return [(m.end(), end) for m, end in zip(marks, ends, strict=True)]


def _divided(text: str) -> list[tuple[int, int]]:
    """Entries divided by semicolons that stand in no bracket."""
    cuts = [m for m in _SEMICOLON.finditer(text) if text.count("(", 0, m.start()) <= text.count(")", 0, m.start())]
    return _between([0, *(m.end() for m in cuts)], len(text)) if cuts else []


def _between(starts: Sequence[int], end: int) -> list[tuple[int, int]]:
    return list(zip(starts, [*starts[1:], end], strict=True))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    return start, end
