"""Tables whose cells are separated by tabs and wrapped over several lines."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from claimx.sources.cells import entries_of, is_item, split_cell
from claimx.sources.drafts import CellDraft, Grid
from claimx.sources.wrapping import join_lines
from claimx.text import Vocabulary, squeeze

Row = tuple[str, ...]

_NEW_LABEL = re.compile(r"[<>\u2265\u2264]|[-\u2022]\s|(?![(/&'\u2019\u2018)])\S*[A-Z0-9\u0391-\u03a9]")
_SAME_CELL = re.compile(r"[a-z(/&'\u2019\u2018)]")
_OPEN = re.compile(
    r"(?:[,/\-\u2010\u2011\u2013(]|\b(?:an?|(?i:the|of|and|or|in|to|with|by|for|on|from|as|at|that|via)))$"
)
_RUN = re.compile(r"(\w)\1{7,}")
_PAGE_NUMBER = re.compile(r"[-\u2013\u2014\s]*\d{1,4}[-\u2013\u2014\s]*$")
_WORD = re.compile(r"\w{3,}")
LEAST_ALIKE, LONGEST_COMPARED = 0.5, 200


def read_tabbed(lines: Sequence[str], vocabulary: Vocabulary, markdown: bool = False) -> tuple[Grid, list[str]]:
    """A grid from tabbed lines, and the damaged cells that were kept out of it.

    A line that begins with a filled first cell either begins a row or goes on with a wrapped
    label: it begins a row unless its cells go on with the words above them. A row may also begin
    with an empty first cell (its label is the row's above) where cells that had ended begin anew.
    """
    width = 1 + max(line.count("\t") for line in lines)
    rows = [tuple(map(squeeze, (line + "\t" * (width - 1 - line.count("\t"))).split("\t"))) for line in lines]
    rows, furniture = _without_furniture(rows)
    rows, echoes = _without_echoes(rows, vocabulary)
    grouped = (zip(*group, strict=True) for group in _group(rows))
    cells = tuple(tuple(_cell(column, vocabulary, markdown) for column in columns) for columns in grouped)
    return Grid(cells), furniture + echoes


def _without_furniture(rows: Sequence[Row]) -> tuple[list[Row], list[str]]:
    """Rows without page numbers and a scanner's rubbish, which stand alone in the first cell."""
    kept: list[Row] = []
    dropped: list[str] = []
    for row in rows:
        if row[0] and not any(row[1:]) and (_RUN.search(row[0]) or _PAGE_NUMBER.match(row[0])):
            dropped.append(row[0])
        else:
            kept.append(row)
    return kept, dropped


def _without_echoes(rows: Sequence[Row], vocabulary: Vocabulary) -> tuple[list[Row], list[str]]:
    """Rows without damaged doubles, and the doubles' cells.

    An echo is a line that a scanner read twice, the first time badly: its cells look like those
    below them, in words that the document has nowhere else. What only the echo holds is kept.
    """
    kept: list[Row] = []
    dropped: list[str] = []
    skip = False
    for row, twin in pairwise([*rows, ()]):
        if skip:
            skip = False
        elif twin and _is_echo(row, twin, vocabulary):
            skip = True
            dropped.append(" ".join(cell for cell, other in zip(row, twin, strict=True) if cell and other))
            kept.append(tuple(other or cell for cell, other in zip(row, twin, strict=True)))
        else:
            kept.append(row)
    return kept, dropped


def _is_echo(row: Row, twin: Row, vocabulary: Vocabulary) -> bool:
    pairs = [(cell, other) for cell, other in zip(row, twin, strict=True) if cell and other]
    if len(pairs) < 2 or any(cell == other for cell, other in pairs):
        return False
    odd = [vocabulary.tokens[word] <= 1 for cell, _ in pairs for word in _WORD.findall(cell)]
    known = [vocabulary.tokens[word] > 1 for _, other in pairs for word in _WORD.findall(other)]
    if 3 * sum(odd) < 2 * len(odd) or 2 * sum(known) < len(known):
        return False
    return sum(_likeness(cell, other) for cell, other in pairs) >= LEAST_ALIKE * len(pairs)


def _likeness(cell: str, other: str) -> float:
    return SequenceMatcher(None, cell[:LONGEST_COMPARED], other[:LONGEST_COMPARED], autojunk=False).ratio()


def _group(rows: Sequence[Row]) -> list[list[Row]]:
    """Physical lines grouped into the rows of the grid; a line each where none is left incomplete."""
    wrapped = any(not row[0] or not any(row[1:]) for row in rows)
    groups: list[list[Row]] = []
    for row in rows:
        if groups and wrapped and not _begins_row(row, groups[-1], len(groups) == 1):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _begins_row(row: Row, group: Sequence[Row], below_header: bool) -> bool:
    """Whether a line begins a row rather than going on with the one that a group of lines makes up.

    What begins in lower case goes on with the words above it, but not for that alone with those
    of a header, whose cells are of another kind; and beside a label that may be a new one, one
    cell is too little to tell.
    """
    before = group[-1]
    filled = [(cell, above) for cell, above in zip(row[1:], before[1:], strict=True) if cell]
    going_on = sum(_continues(cell, above, below_header and bool(row[0])) for cell, above in filled)
    begun = sum(not above for _, above in filled)
    if not row[0]:
        return begun > 0 and going_on == 0 and len(group) > 1
    if before[0] and _OPEN.search(before[0]):
        return False
    if before[0] and not _NEW_LABEL.match(row[0]):
        return going_on == 0 and (begun > 0 or len(filled) == len(row) - 1)
    if not any(line[0] for line in group):
        return going_on == 0
    begun += sum(is_item(cell) for cell, above in filled if above)
    return going_on <= max(1, begun) or 2 * going_on <= len(filled)


def _continues(cell: str, above: str, strictly: bool) -> bool:
    """Whether a cell's line goes on with the line above it; strictly: whether that one was left unfinished."""
    if not above or is_item(cell):
        return False
    return bool(_OPEN.search(above) or (not strictly and _SAME_CELL.match(cell)))


def _cell(pieces: Sequence[str], vocabulary: Vocabulary, markdown: bool) -> CellDraft:
    """A cell from the lines that it is wrapped over; bullets and numbers begin its items."""
    lines = [piece for piece in pieces if piece]
    starts = [index for index, line in enumerate(lines) if is_item(line)]
    entries = [join_lines(entry, vocabulary) for entry in entries_of(lines, starts)]
    return split_cell(entries, bool(starts), markdown)
