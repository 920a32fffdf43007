"""Columns of a page and the order in which they are read.

A gutter is a stretch of blank paper that several rows in a row leave free. The longest one cuts
its band of the page in two; the parts beside, above and below it are cut again. What no gutter
crosses is read row by row.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from claimx.sources.pdf.rows import Row, base_of

NARROWEST = 0.75  # of the size of type: the narrowest gutter
FEWEST_ROWS = 3  # with text on both sides of a gutter that no other page has
THINNEST = 6.0  # of the size of type: the narrowest column
RIVER = 0.4  # of its size: a blank of running text that is wider, but no gutter, shows that there is none
_SIDES = attrgetter("x0", "x1")
_Side = tuple[int, int]  # the number of a row, and how many of its segments stand left of a place
BIN = 3.0  # points within which places count as one
FLOOR = 0.9  # of the depth of a valley, from which a place belongs to its floor
MOST_PLACES = 8
SHORT = 3  # pages of a document of which one may be the only page of columns of prose
KNOWN_WITHIN = 4.0  # points from a gutter that other pages have
MOST = 0.6  # share of the rows that a band at a known gutter must take to need no rival
FILLED = 0.8  # share of a column that a line of text takes
ALIKE = 0.8  # of the width of the widest column, that the others of a page have at least
CLOSE = 1.3  # times the distance to the next row, up to which a row belongs to its neighbor


class Column(NamedTuple):
    """Rows of one column, from top to bottom, and its left and right edge."""

    rows: tuple[Row, ...]
    x0: float
    x1: float


class _Band(NamedTuple):
    """Rows ``start`` to ``end`` that leave ``x`` free; ``both`` have text on either side."""

    x: float
    start: int
    end: int
    both: int


def read_columns(rows: Sequence[Row], size: float, known: Sequence[float] = ()) -> list[Column]:
    """The columns of a page in reading order.

    Args:
        rows: the rows of the page, from top to bottom.
        size: the size of the document's running text.
        known: where gutters are on most pages.
    """
    rows = [row for row in rows if row]
    band = _longest_band(rows, size, known) if len(rows) > 1 else None
    if band is None:
        return [_column(rows)] if rows else []
    start, end = _trimmed(rows, band)
    left, right = _halves(rows[start:end], band.x)
    parts: tuple[Sequence[Row], ...] = (rows[:start], left, right, rows[end:])
    return [column for part in parts for column in read_columns(part, size, known)]


def _halves(rows: Sequence[Row], x: float) -> tuple[list[Row], list[Row]]:
    """What stands on the left and on the right of a place that rows leave free."""
    lefts = [[segment for segment in row if segment.x1 <= x] for row in rows]
    return lefts, [row[len(left) :] for row, left in zip(rows, lefts, strict=True)]


def find_gutters(pages: Iterable[Sequence[Row]], size: float) -> tuple[float, ...]:
    """Where the gutters are that two pages or more have in common, or one page of a short document has."""
    places: Counter[int] = Counter()
    count = 0
    for rows in pages:
        count += 1
        common = {place for place, times in places.items() if times > 1}
        has_common = bool(common) and all(_is_parted(rows, place * BIN, size) for place in common)
        places.update(common if has_common else {round(x / BIN) for x in _gutters(rows, size, 0)})
    near = {place: sum(places[place + step] for step in (-1, 0, 1)) for place in places}
    found: list[int] = []
    for place in sorted(near, key=lambda place: (-near[place], -places[place], place)):
        if near[place] > (count > SHORT) and all(abs(place - other) > 2 for other in found):
            found.append(place)
    return tuple(place * BIN for place in found)


def _is_parted(rows: Sequence[Row], x: float, size: float) -> bool:
    """Whether most rows leave a gutter free that other pages have."""
    return any(_is_most(band, rows) for band in _bands_at(rows, x, size, True))


def _is_most(band: _Band, rows: Sequence[Row]) -> bool:
    return band.end - band.start > MOST * len(rows)


def _gutters(rows: Sequence[Row], size: float, depth: int) -> list[float]:
    rows = [row for row in rows if row]
    band = _longest_band(rows, size, ()) if len(rows) > 1 and depth < 2 else None
    if band is None or band.end - band.start < 3 * FEWEST_ROWS:
        return []
    parts = _halves(rows[band.start : band.end], band.x)
    if not all(_is_prose(part) for part in parts):
        return []
    inner = [_gutters(part, size, depth + 1) for part in parts]
    shares = [_width(part) / (1 + len(more)) for part, more in zip(parts, inner, strict=True)]
    return [band.x, *inner[0], *inner[1]] if min(shares) > ALIKE * max(shares) else []


def _width(rows: Sequence[Row]) -> float:
    rows = [row for row in rows if row]
    return max(row[-1].x1 for row in rows) - min(row[0].x0 for row in rows)


def _is_prose(rows: Sequence[Row]) -> bool:
    """Whether most rows fill the column that they stand in, as lines of text do and cells do not."""
    rows = [row for row in rows if row]
    width = _width(rows)
    return sum(row[-1].x1 - row[0].x0 > FILLED * width for row in rows) > len(rows) / 2


def _column(rows: Sequence[Row]) -> Column:
    return Column(
        tuple(rows),
        min([row[0].x0 for row in rows]),
        max([segment.x1 for row in rows for segment in row]),
    )


def _longest_band(rows: Sequence[Row], size: float, known: Sequence[float]) -> _Band | None:
    """The band with the most rows; a known gutter that most rows leave free needs no rival."""
    if known:
        left, right = min([row[0].x0 for row in rows]), max([row[-1].x1 for row in rows])
        known = [x for x in known if left < x < right]
    bands = list(_bands(rows, known, size, known))
    if not any(_is_most(band, rows) for band in bands):
        bands += _bands(rows, _places(rows, size), size, known)
    return max(bands, key=lambda band: (band.end - band.start, band.both), default=None)


def _is_known(x: float, known: Sequence[float]) -> bool:
    return any(abs(x - place) <= KNOWN_WITHIN for place in known)


def _places(rows: Sequence[Row], size: float) -> list[float]:
    """Where gutters may be: the valleys between stretches of the page that more rows lie over."""
    stretches = _stretches(rows, NARROWEST * size)
    if _is_one_column(stretches):
        return []
    cover = _cover(stretches)
    depths = np.minimum(np.maximum.accumulate(cover), np.maximum.accumulate(cover[::-1])[::-1]) - cover
    is_valley = np.concatenate(([False], depths >= FEWEST_ROWS, [False]))
    found: list[tuple[int, float]] = []
    for start, end in np.flatnonzero(is_valley[1:] != is_valley[:-1]).reshape(-1, 2).tolist():
        depth = int(depths[start:end].max())
        floor = start + np.flatnonzero(depths[start:end] >= FLOOR * depth)
        found.append((depth, BIN * (float(floor[len(floor) // 2]) + 0.5)))
    return [place for _, place in sorted(found, reverse=True)[:MOST_PLACES]]


def _stretches(rows: Sequence[Row], narrowest: float) -> list[tuple[float, float]]:
    """The stretches of ink in rows, blanks between words counted as ink."""
    found: list[tuple[float, float]] = [_SIDES(row[0]) for row in rows if len(row) == 1]
    for row in rows:
        if len(row) == 1:
            continue
        begin, end = _SIDES(row[0])
        for segment in row[1:]:
            if segment.x0 - end >= narrowest:
                found.append((begin, end))
                begin = segment.x0
            end = segment.x1 if segment.x1 > end else end
        found.append((begin, end))
    return found


def _is_one_column(stretches: Sequence[tuple[float, float]]) -> bool:
    """Whether no place has as many stretches on its left and on its right as make a valley."""
    begins, ends = sorted([begin for begin, _ in stretches]), sorted([end for _, end in stretches])
    return ends[:FEWEST_ROWS][-1] >= begins[-FEWEST_ROWS:][0]


def _cover(stretches: Sequence[tuple[float, float]]) -> NDArray[np.intp]:
    """How many stretches lie over each bin."""
    sides = np.fromiter(chain.from_iterable(stretches), np.float64, 2 * len(stretches))
    begins, ends = np.maximum(sides / BIN, 0).astype(np.intp).reshape(-1, 2).T
    count = int(ends.max()) + 3
    steps: NDArray[np.intp] = np.bincount(begins, minlength=count) - np.bincount(ends + 1, minlength=count)
    return np.cumsum(steps)


def _bands(rows: Sequence[Row], places: Sequence[float], size: float, known: Sequence[float]) -> Iterator[_Band]:
    """The bands at some places."""
    for x in places:
        yield from _bands_at(rows, x, size, _is_known(x, known))


def _bands_at(rows: Sequence[Row], x: float, size: float, is_known: bool) -> Iterator[_Band]:
    """The runs of rows that leave a place free and have columns on both sides of it.

    A run with a wide blank there that is too narrow for a gutter is running text.
    """
    run: list[_Side] = []
    is_river = False
    for at, row in enumerate(rows):
        split = 0
        for segment in row:
            if segment.x1 > x:
                break
            split += 1
        else:
            run.append((at, split))
            continue
        if segment.x0 >= x:
            run.append((at, split))
        elif RIVER * segment.face.size < segment.blank_at(x) < NARROWEST * size:
            is_river = True
        elif run or is_river:
            yield from _band(rows, run, x, size, is_known) if not is_river else ()
            run, is_river = [], False
    yield from _band(rows, run, x, size, is_known) if not is_river else ()


def _band(rows: Sequence[Row], run: Sequence[_Side], x: float, size: float, is_known: bool) -> Iterator[_Band]:
    """The band that consecutive rows make, if they are columns."""
    if len(run) < 2:
        return
    lefts = [(rows[at], at, split) for at, split in run if split]
    rights = [(rows[at], at, split) for at, split in run if split < len(rows[at])]
    if not lefts or not rights:
        return
    tops, bottoms = (lefts[0][1], rights[0][1]), (lefts[-1][1], rights[-1][1])
    both = len(lefts) + len(rights) - len(run)
    beside = min(bottoms) - max(tops)  # and not one below the other
    are_columns = both >= FEWEST_ROWS or (min(len(lefts), len(rights)) >= FEWEST_ROWS and beside >= FEWEST_ROWS)
    if not (are_columns or (is_known and (both or beside > 0))):
        return
    edge, begin = max([row[split - 1].x1 for row, _, split in lefts]), min([row[split].x0 for row, _, split in rights])
    left, right = min([row[0].x0 for row, _, _ in lefts]), max([row[-1].x1 for row, _, _ in rights])
    if begin - edge >= NARROWEST * size and min(edge - left, right - begin) >= THINNEST * size:
        yield _Band(x, min(tops), max(bottoms) + 1, both)


def _trimmed(rows: Sequence[Row], band: _Band) -> tuple[int, int]:
    """The band without rows of one side at its ends that are closer to the rows beyond."""
    start, end = band.start, band.end
    while 0 < start < end - 1 and _is_one_sided(rows[start], band.x):
        above, below = _distance(rows, start - 1), _distance(rows, start)
        if not (above * CLOSE < below and rows[start][0].x0 < band.x):
            break
        start += 1
    while start + 1 < end < len(rows) and _is_one_sided(rows[end - 1], band.x):
        if not _distance(rows, end - 1) * CLOSE < _distance(rows, end - 2):
            break
        end -= 1
    return start, end


def _is_one_sided(row: Row, x: float) -> bool:
    return row[-1].x1 <= x or row[0].x0 >= x


def _distance(rows: Sequence[Row], at: int) -> float:
    return base_of(rows[at + 1]) - base_of(rows[at])
