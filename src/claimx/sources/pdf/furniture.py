"""Running heads, page numbers and line numbers: what pages have in common, found by recurrence."""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Sequence
from itertools import chain, pairwise

from claimx.sources.pdf.rows import Row, base_of
from claimx.sources.pdf.segments import Segment

_DIGITS = re.compile(r"\d+")
EDGE = 3  # rows at a page's top and bottom that may be running heads
SAME_PLACE = 3.0  # points by which a running head may move from page to page
FEWEST_NUMBERED = 8  # lines of a page that are numbered
FEWEST_COUNTED = 3  # lines of a page that are numbered as those of other pages are
LINE_STEPS = (1, 5, 10)
COUNTING = 0.8  # share of the numbers of lines that follow each other
_Margin = dict[int, Segment]  # by identity
_MARGINS = ((0, True), (0, False), (-1, True), (-1, False))  # first or last segment of a row, flush right or not


def without_furniture(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """The rows of each page without what recurs at the same place of several pages."""
    pages = without_line_numbers(pages)
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    keys = [{index: _keys(rows[index]) for index in _edges(rows)} for rows in pages]
    for at, keys_of in enumerate(keys):
        for key in chain(*keys_of.values()):
            seen[key].add(at)
    numbers = _page_numbers(pages)
    kept: list[list[Row]] = []
    for at, (rows, keys_of) in enumerate(zip(pages, keys, strict=True)):
        drop = {
            index
            for index, found in keys_of.items()
            if (at, index) in numbers or any(len(seen[key]) > 1 for key in found)
        }
        kept.append([row for index, row in enumerate(rows) if index not in drop])
    return kept


def _edges(rows: Sequence[Row]) -> set[int]:
    count = len(rows)
    return {*range(min(EDGE, count)), *range(max(0, count - EDGE), count)}


def _keys(row: Row) -> list[tuple[str, int]]:
    """What a row says, its digits left out, at its place and at the places next to it."""
    text = _DIGITS.sub("#", " ".join([segment.text for segment in row])).casefold()
    if not any(char.isalpha() for char in text):
        return []
    bare = " ".join(sorted(text.replace("#", " ").split()))
    place = round(base_of(row) / SAME_PLACE)
    return [(bare, place), (bare, place + 1)]


def _page_numbers(pages: Sequence[Sequence[Row]]) -> set[tuple[int, int]]:
    """Rows that are nothing but a number, or begin or end with one, that counts up with the pages."""
    found: dict[tuple[int, bool], list[tuple[int, int, bool]]] = defaultdict(list)
    for at, rows in enumerate(pages):
        for index in _edges(rows):
            first, last = rows[index][0], rows[index][-1]
            alone = first is last and not first.edges
            for text in {first.first, last.last}:
                bare = text.strip("-\u2013\u2014|.[]()")
                if bare.isdecimal() and len(bare) < 6:
                    for top in {index < EDGE, index < len(rows) - EDGE}:
                        found[int(bare) - at, top].append((at, index, alone))
    numbers: set[tuple[int, int]] = set()
    for rows_of in found.values():
        pages_of = {at for at, _, _ in rows_of}
        if len(pages_of) > 1 and len(pages_of) >= 0.4 * len(pages):
            numbers.update((at, index) for at, index, alone in rows_of if alone or len(pages_of) > 2)
    return numbers


def without_line_numbers(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """The rows without the numbers that count the lines of most pages in the margin, or of each column in its own."""
    margins = [_line_numbers(rows) for rows in pages]
    if sum(map(bool, margins)) <= len(pages) / 2:
        return [list(rows) for rows in pages]
    places = {edge for margin in margins for segment in margin.values() for edge in _edges_of(segment)}
    for rows, margin in zip(pages, margins, strict=True):
        margin |= _few_line_numbers(rows, margin, places)
    return [
        [kept for row in rows if (kept := [segment for segment in row if id(segment) not in margin])]
        for rows, margin in zip(pages, margins, strict=True)
    ]


def _line_numbers(rows: Sequence[Row]) -> _Margin:
    """The segments of one page that count its lines."""
    numbers = {end: [row[end] for row in rows if row[end].text.isdecimal()] for end in (0, -1)}
    columns = [_aligned(numbers[end], right) for end, right in _MARGINS]
    found = {id(segment): segment for segment in max(columns, key=len)}
    more = bool(found)
    while more:
        inner = [segment for row in rows for segment in row if segment.text.isdecimal() and id(segment) not in found]
        column = max(_aligned(inner, True), _aligned(inner, False), key=len)
        found |= {id(segment): segment for segment in column}
        more = bool(column)
    return found


def _few_line_numbers(rows: Sequence[Row], found: _Margin, places: Container[tuple[bool, int]]) -> _Margin:
    """The segments that count a page's few lines, where the other lines of a document are counted."""
    more = [
        segment
        for row in rows
        for segment in row
        if segment.text.isdecimal() and id(segment) not in found and any(edge in places for edge in _edges_of(segment))
    ]
    columns = (_aligned(more, right, FEWEST_COUNTED) for right in (True, False))
    return {id(segment): segment for segment in max(columns, key=len)}


def _edges_of(segment: Segment) -> tuple[tuple[bool, int], tuple[bool, int]]:
    return (True, round(segment.x1 / SAME_PLACE)), (False, round(segment.x0 / SAME_PLACE))


def _aligned(numbers: Sequence[Segment], right: bool, fewest: int = FEWEST_NUMBERED) -> list[Segment]:
    """The numbers that stand under each other, flush left or right, if they count up and are many."""
    if len(numbers) < fewest:
        return []
    places = Counter(round((segment.x1 if right else segment.x0) / SAME_PLACE) for segment in numbers)
    place = places.most_common(1)[0][0]
    column = [segment for segment in numbers if abs((segment.x1 if right else segment.x0) / SAME_PLACE - place) <= 1]
    steps = Counter(int(after.text) - int(before.text) for before, after in pairwise(column))
    counting = sum(steps[step] for step in LINE_STEPS) >= COUNTING * (len(column) - 1)
    return column if len(column) >= fewest and counting else []
