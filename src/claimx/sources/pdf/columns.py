"""Columns of a page and the order in which they are read.

A gutter is a stretch of blank paper that several rows in a row leave free. The longest one cuts
its band of the page in two; the parts beside, above and below it are cut again. What no gutter
crosses is read row by row.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimx.sources.pdf.rows import Row, base_of

NARROWEST = 0.75  # of the size of type: the narrowest gutter
FEWEST_ROWS = 3  # with text on both sides of a gutter that no other page has
THINNEST = 6.0  # of the size of type: the narrowest column
BIN = 3.0  # points within which gaps count as one place
MOST_PLACES = 8
KNOWN_WITHIN = 4.0  # points from a gutter that other pages have
FILLED = 0.8  # share of a column that a line of text takes
ALIKE = 0.8  # of the width of the widest column, that the others of a page have at least
CLOSE = 1.3  # times the distance to the next row, up to which a row belongs to its neighbor


@dataclass(frozen=True, slots=True)
class Column:
    """Rows of one column, from top to bottom, and its left and right edge."""

    rows: tuple[Row, ...]
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class _Band:
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
    left = [[word for word in row if word.x1 <= band.x] for row in rows[start:end]]
    right = [[word for word in row if word.x0 >= band.x] for row in rows[start:end]]
    parts: tuple[Sequence[Row], ...] = (rows[:start], left, right, rows[end:])
    return [column for part in parts for column in read_columns(part, size, known)]


def find_gutters(pages: Iterable[Sequence[Row]], size: float) -> tuple[float, ...]:
    """Where the gutters are that two pages or more have in common, or the only page has."""
    places: Counter[int] = Counter()
    count = 0
    for rows in pages:
        count += 1
        places.update({round(x / BIN) for x in _gutters(rows, size, 0)})
    near = {place: sum(places[place + step] for step in (-1, 0, 1)) for place in places}
    return tuple(place * BIN for place in sorted(near, key=lambda place: -near[place]) if near[place] >= min(2, count))


def _gutters(rows: Sequence[Row], size: float, depth: int) -> list[float]:
    rows = [row for row in rows if row]
    band = _longest_band(rows, size, ()) if len(rows) > 1 and depth < 2 else None
    if band is None or band.end - band.start < 3 * FEWEST_ROWS:
        return []
    inside = rows[band.start : band.end]
    parts = (
        [[word for word in row if word.x1 <= band.x] for row in inside],
        [[word for word in row if word.x0 >= band.x] for row in inside],
    )
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
        tuple(rows), min(word.x0 for row in rows for word in row), max(word.x1 for row in rows for word in row)
    )


def _longest_band(rows: Sequence[Row], size: float, known: Sequence[float]) -> _Band | None:
    bands = [band for x in _places(rows, size, known) for band in _bands(rows, x, size, known)]
    return max(bands, key=lambda band: (band.end - band.start, band.both), default=None)


def _places(rows: Sequence[Row], size: float, known: Sequence[float]) -> list[float]:
    """Where gutters may be: the middles of gaps that many rows share, and the known ones."""
    votes: Counter[int] = Counter()
    for row in rows:
        for before, after in pairwise(row):
            if after.x0 - before.x1 >= NARROWEST * size:
                first, last = int(before.x1 // BIN) + 1, int(after.x0 // BIN)
                votes.update(range(first, last + 1)) if last - first < 40 else votes.update((first, last))
    best = [place * BIN for place, count in votes.most_common(40) if count >= FEWEST_ROWS]
    found: list[float] = []
    for place in best:
        if all(abs(place - other) > 2 * BIN for other in found):
            found.append(place)
    return [*found[:MOST_PLACES], *known]


def _bands(rows: Sequence[Row], x: float, size: float, known: Sequence[float]) -> Iterator[_Band]:
    """The runs of rows that leave a place free and have columns on both sides of it."""
    is_known = any(abs(x - place) <= KNOWN_WITHIN for place in known)
    sides: list[tuple[int, Row, int]] = []
    for at, row in enumerate(rows):
        split = _split_at(row, x)
        if split is not None:
            sides.append((at, row, split))
            continue
        if len(sides) > 1 and (band := _band(sides, x, size, is_known)):
            yield band
        sides = []
    if len(sides) > 1 and (band := _band(sides, x, size, is_known)):
        yield band


def _split_at(row: Row, x: float) -> int | None:
    """How many words of a row stand left of a place; None where a word lies over it."""
    for count, word in enumerate(row):
        if word.x1 > x:
            return None if word.x0 < x else count
    return len(row)


def _band(sides: Sequence[tuple[int, Row, int]], x: float, size: float, is_known: bool) -> _Band | None:
    lefts = [at for at, _, split in sides if split]
    rights = [at for at, row, split in sides if split < len(row)]
    if not lefts or not rights:
        return None
    both = len(lefts) + len(rights) - len(sides)
    beside = both >= FEWEST_ROWS or (min(len(lefts), len(rights)) >= FEWEST_ROWS and _overlap(lefts, rights))
    if not (beside or (is_known and both)):
        return None
    edge, begin = (
        max(row[split - 1].x1 for _, row, split in sides if split),
        min(row[split].x0 for _, row, split in sides if split < len(row)),
    )
    left = edge - min(row[0].x0 for _, row, split in sides if split)
    right = max(row[-1].x1 for _, row, split in sides if split < len(row)) - begin
    if begin - edge < NARROWEST * size or min(left, right) < THINNEST * size:
        return None
    return _Band(x, sides[0][0], sides[-1][0] + 1, both)


def _overlap(lefts: Sequence[int], rights: Sequence[int]) -> bool:
    """Whether the rows on both sides stand beside each other, not one below the other."""
    top, bottom = max(lefts[0], rights[0]), min(lefts[-1], rights[-1])
    return bottom - top >= FEWEST_ROWS


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
