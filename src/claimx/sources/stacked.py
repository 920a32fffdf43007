"""Tables printed cell by cell down the page, with blank lines between the cells."""

import math
import re
from collections.abc import Sequence
from itertools import combinations, pairwise
from statistics import fmean, median

from claimx.sources.cells import entries_of, is_item, split_cell
from claimx.sources.drafts import CellDraft, Grid
from claimx.sources.wrapping import join_lines
from claimx.text import Vocabulary

Lines = tuple[str, ...]

_MARKERS = re.compile(r"(?:\s*[\[(]\s*\d[\d\s,;\u2013-]*[\])])+\s*$")
_BOUNDARY = re.compile(r"(?<=[a-z)])\s+(?=[A-Z][\w-])")
_CAPITAL = re.compile(r"[A-Z0-9\u0391-\u03a9]")
_UNFINISHED = re.compile(r"(?:[,;\-/]|\b(?:the|an?|of|and|or|in|to|with|by|for|on|from|as))$")
_STOP = re.compile(r"[.!?](?:\s|$)")

LONGEST_LINE, MOST_WORDS, FEWEST_CELLS = 80, 40, 6
LONGEST_ENTRY = 4  # words of an entry in a list without numbers
WIDEST, FEWEST_ROWS, MOST_SPREAD = 10, 3, 1.0
MOST_PLACES = 12  # where a row may be taken apart; more would take long to try


def is_cell(lines: Lines) -> bool:
    """Whether a group of lines is short enough to be a cell."""
    return max(map(len, lines)) <= LONGEST_LINE and sum(len(line.split()) for line in lines) <= MOST_WORDS


def read_stacked(groups: Sequence[Lines], vocabulary: Vocabulary, markdown: bool = False) -> tuple[Grid, int] | None:
    """A grid from groups of lines, and how many of the groups it used; None where they are no table.

    Rows end at the cells that hold nothing but reference markers, and their usual length is the
    number of columns. In a table without such a column it is the number that makes the cells of
    each column most alike. Lines that hold several cells are taken apart.
    """
    ends = [index for index, group in enumerate(groups) if _MARKERS.match(" ".join(group))]
    rows = _rows_between(groups, ends) if len(ends) > 1 else _rows_by_likeness(groups)
    if rows is None:
        return None
    used = ends[-1] + 1 if len(ends) > 1 else len(groups)
    cells = (tuple(_cell(cell, vocabulary, markdown, index == 0) for cell in row) for index, row in enumerate(rows))
    return Grid(tuple(cells)), used


def _rows_between(groups: Sequence[Lines], ends: Sequence[int]) -> list[list[Lines]] | None:
    lengths = [after - before for before, after in pairwise(ends)]
    width = max(lengths, key=lambda length: (lengths.count(length), length))
    first = ends[0] + 1 - width
    if width < 2 or first < 1 or first > width or max(lengths) > width:
        return None
    body = [list(groups[end + 1 - length : end + 1]) for end, length in zip(ends, [width, *lengths], strict=True)]
    full = [[_features(cell) for cell in row] for row in body if len(row) == width]
    rows = [_widened(row, width, full) for row in (list(groups[:first]), *body)]
    return rows if all(len(row) == width for row in rows) else None


def _widened(row: list[Lines], width: int, full: Sequence[Sequence[tuple[float, ...]]]) -> list[Lines]:
    """A row with as many cells as the table has columns: lines that hold several are taken apart
    where the parts are most like the cells of the full rows."""
    missing = width - len(row)
    if not missing:
        return row
    places = [(index, match.end()) for index, group in enumerate(row) for match in _BOUNDARY.finditer(group[0])]
    options = (_cut(row, cuts) for cuts in combinations(places[:MOST_PLACES], missing))
    return min(options, key=lambda option: _distance(option, full), default=row)


def _cut(row: Sequence[Lines], cuts: Sequence[tuple[int, int]]) -> list[Lines]:
    cells: list[Lines] = []
    for index, (line, *more) in enumerate(row):
        bounds = [0, *(place for at, place in cuts if at == index), len(line)]
        *parts, last = (line[start:end].strip() for start, end in pairwise(bounds))
        cells += [(part,) for part in parts]
        cells.append((last, *more))
    return cells


def _distance(row: Sequence[Lines], full: Sequence[Sequence[tuple[float, ...]]]) -> float:
    return sum(math.dist(_features(cell), other[column]) for column, cell in enumerate(row) for other in full)


def _features(cell: Lines) -> tuple[float, ...]:
    """What a cell looks like: length, share of small words, whether it is numbered or a marker."""
    words = " ".join(cell).split()
    small = sum(word[0].islower() for word in words) / max(1, len(words))
    return math.log1p(len(words)), small, float(is_item(cell[0])), 2.0 * bool(_MARKERS.match(cell[0]))


def _rows_by_likeness(groups: Sequence[Lines]) -> list[list[Lines]] | None:
    widths = [
        width for width in range(2, WIDEST + 1) if len(groups) % width == 0 and len(groups) // width >= FEWEST_ROWS
    ]
    features = [_features(group) for group in groups]
    spreads = {width: fmean(_spread(features[column + width :: width]) for column in range(width)) for width in widths}
    best = min(widths, key=lambda width: (spreads[width], width), default=0)
    if not best or spreads[best] > MOST_SPREAD or any(_STOP.search(line) for group in groups[:best] for line in group):
        return None
    return [list(groups[start : start + best]) for start in range(0, len(groups), best)]


def _spread(column: Sequence[tuple[float, ...]]) -> float:
    middle = tuple(map(median, zip(*column, strict=True)))
    return fmean(math.dist(features, middle) for features in column)


def _cell(lines: Lines, vocabulary: Vocabulary, markdown: bool, header: bool) -> CellDraft:
    starts = [index for index, line in enumerate(lines) if is_item(line)]
    if not starts and not header and _is_list(lines):
        starts = list(range(len(lines)))
    entries = [join_lines(entry, vocabulary) for entry in entries_of(lines, starts)]
    return split_cell(entries, bool(starts), markdown)


def _is_list(lines: Lines) -> bool:
    """Whether each line is an entry of its own: all begin with a capital, none is left unfinished."""
    return len(lines) > 1 and all(
        _CAPITAL.match(line)
        and len(line.split()) <= LONGEST_ENTRY
        and not _STOP.search(line)
        and not _UNFINISHED.search(line)
        for line in lines
    )
