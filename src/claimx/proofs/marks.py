"""The boxes that a proof draws over a page: of every block and cell, of what was left out, and of what nobody read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimx.proofs.items import Item
from claimx.proofs.witness import Seen
from claimx.sources.pdf import Place, Places, Reading, Sheet
from claimx.sources.pdf.segments import Box

NEAR = 1.5  # points by which a word that was read may stand outside the box of its line
NEAR_FIGURE = 16.0  # points from a picture within which unread words are taken for its labels
NEAR_AXIS = 45.0  # points, where they are turned
LINE_GAP = 1.2  # of a line's height: the widest space between two lines of one box
WORD_GAP = 12.0  # points between words of one box
SAME_PLACE = 4.0  # points by which a running head may move from page to page
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Mark:
    """A box in percent of the page: left, top, width, height; the item that it belongs to, and its color group.

    ``number`` is set on the first box of an item on a page; ``says`` is what a person reads on it.
    """

    name: str
    group: str
    box: tuple[float, float, float, float]
    number: int | None = None
    says: str = ""


def mark_items(items: Sequence[Item], places: Places, sheets: Sequence[Sheet]) -> dict[int, list[Mark]]:
    """The marks of every page, by its number."""
    marks: dict[int, list[Mark]] = {sheet.number: [] for sheet in sheets}
    sizes = {sheet.number: sheet for sheet in sheets}
    for item in items:
        numbered: set[int] = set()
        lines = places.of(item.start, item.end)
        for place in _whole(lines) if item.rows else join_lines(lines):
            number = None if place.page in numbered else item.number
            numbered.add(place.page)
            marks[place.page].append(_mark(item.name, item.group, place.box, sizes[place.page], number, item.kind))
        for square in (square for row in item.rows for square in row):
            for place in _whole(places.of(square.start, square.end)):
                marks[place.page].append(
                    _mark(square.name, "cell", place.box, sizes[place.page], None, square.text[:200])
                )
    return marks


def mark_rest(reading: Reading, places: Places, seen: Iterable[list[Seen]]) -> list[list[Mark]]:
    """For each page what is printed there and is not in the document, as far as another reader finds it.

    It lies in a picture, was set aside as what it is, recurs on other pages (running heads, page numbers), or is
    unread: nobody knows why.

    Args:
        reading: the document with its pages.
        places: where its words are.
        seen: the words that the other reader finds on each page.
    """
    read = _by_page(place for block in reading.document.blocks for place in places.of(block.start, block.end))
    aside = _by_page(
        Place(line.page, Box(each.x0, each.top, each.x1, each.bottom))
        for piece in reading.aside
        for line in piece.lines
        for each in line.segments
    )
    left: list[list[tuple[str, Seen]]] = []
    for sheet, words in zip(reading.sheets, seen, strict=True):
        known, put = read.get(sheet.number, []), aside.get(sheet.number, [])
        rest = [word for word in words if not _is_in(word[1], known) and not _is_label(word, sheet.figures)]
        by_group = {"aside": [w for w in rest if _is_in(w[1], put)], "": [w for w in rest if not _is_in(w[1], put)]}
        left.append([(group, run) for group, group_words in by_group.items() for run in _runs(group_words)])
    recurring = _recurring(left)
    return [
        [
            *(_mark("", "picture", box, sheet, None, SAYS["picture"]) for box in sheet.figures),
            *(
                _mark("", name, run[1], sheet, None, SAYS[name])
                for group, run in runs
                for name in (group or ("furniture" if recurring & _keys(run) else "unread"),)
            ),
        ]
        for sheet, runs in zip(reading.sheets, left, strict=True)
    ]


def _is_label(word: Seen, figures: Sequence[Box]) -> bool:
    """Whether a word stands in or at a picture; one that is turned on its side, as names of axes are, further off."""
    text, box = word
    is_turned = len(text) > 2 and box.bottom - box.top > box.x1 - box.x0
    return _is_in(box, [figure.grown(NEAR_AXIS if is_turned else NEAR_FIGURE) for figure in figures])


SAYS = {
    "picture": "picture: the labels in it are not read",
    "aside": "left out: footnote, small print or label of a picture",
    "furniture": "left out: recurs on other pages",
    "unread": "not in the document",
}
Key = tuple[str, int]


def _recurring(left: Sequence[Sequence[tuple[str, Seen]]]) -> set[Key]:
    """What several pages print at the same height, digits aside."""
    pages: dict[Key, set[int]] = {}
    for at, runs in enumerate(left):
        for key in (key for group, run in runs if not group for key in _keys(run)):
            pages.setdefault(key, set()).add(at)
    return {key for key, on in pages.items() if len(on) > 1}


def _keys(run: Seen) -> set[Key]:
    text, place = _DIGITS.sub("#", run[0]), round(run[1].bottom / SAME_PLACE)
    return {(text, place), (text, place + 1)}


def join_lines(places: Sequence[Place]) -> list[Place]:
    """Lines that stand under each other in one column joined to one box."""
    found: list[Place] = []
    for place in places:
        last = found[-1] if found else None
        if last and last.page == place.page and _follows(last.box, place.box):
            found[-1] = Place(last.page, last.box.joined(place.box))
        else:
            found.append(place)
    return found


def _whole(places: Sequence[Place]) -> list[Place]:
    """One box around everything on each page."""
    found: dict[int, Place] = {}
    for place in places:
        last = found.get(place.page)
        found[place.page] = Place(place.page, last.box.joined(place.box)) if last else place
    return list(found.values())


def _follows(box: Box, line: Box) -> bool:
    height = line.bottom - line.top
    beside = min(box.x1, line.x1) - max(box.x0, line.x0) > -WORD_GAP
    return beside and -height < line.top - box.bottom < LINE_GAP * height and line.bottom > box.top


def _runs(words: Sequence[Seen]) -> Iterator[Seen]:
    """Words that follow each other on a line as one."""
    run: Seen | None = None
    for text, box in words:
        near = run and -1 < box.x0 - run[1].x1 < WORD_GAP
        if run and near and abs(run[1].bottom - box.bottom) < 0.5 * (box.bottom - box.top):
            run = f"{run[0]} {text}", run[1].joined(box)
            continue
        if run:
            yield run
        run = text, box
    if run:
        yield run


def _by_page(places: Iterable[Place]) -> dict[int, list[Box]]:
    found: dict[int, list[Box]] = {}
    for place in places:
        found.setdefault(place.page, []).append(place.box.grown(NEAR))
    return found


def _is_in(box: Box, boxes: Iterable[Box]) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return any(each.holds(x, y) for each in boxes)


def _mark(name: str, group: str, box: Box, sheet: Sheet, number: int | None, says: str) -> Mark:
    x0, x1 = max(0.0, box.x0), min(sheet.width, box.x1)
    top, bottom = max(0.0, box.top), min(sheet.height, box.bottom)
    percent = (
        round(100 * x0 / sheet.width, 2),
        round(100 * top / sheet.height, 2),
        round(100 * max(0.0, x1 - x0) / sheet.width, 2),
        round(100 * max(0.0, bottom - top) / sheet.height, 2),
    )
    return Mark(name, group, percent, number, says)
