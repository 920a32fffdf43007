"""Where words are cut: set in pieces on other lines or apart, with a blank left out, or with raised figures behind."""

import re
from collections.abc import Container
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from claimx.sources.pdf.characters import Addresses, Characters, Floats, Places
from claimx.sources.pdf.faces import TURNS

Flags = NDArray[np.bool_]

_STOP = re.compile(r"[a-z\])][.,;:](?=[A-Z][A-Za-z]|[\[(])|[a-z](?=[A-Z][A-Za-z])|[A-Z](?=[A-Z]\d)")
_FIGURES = re.compile(r"\d+(?:[,\u2013-]\d+)*")
SHIFT = 0.12  # of the size, by which a part of a word must be raised or lowered to stand alone
TIGHT = 0.06  # of the size: the narrowest blank behind a stop
JUMP = 0.16  # of the size: a wider gap inside a word is a blank
RISE, LOW = 0.2, 0.55  # of the size: how high the ink of a raised figure begins at least, and is at most
SMALLER = 0.6  # of the size, that a figure counts as which its font draws raised


@dataclass(frozen=True, slots=True)
class WordSpans:
    """Where words begin and end, and what is known of each.

    ``glued`` tells that it follows the one before without a blank; ``types`` are the numbers of
    their types, ``origins`` the x and y of the base line that their text object begins on.
    """

    starts: Places
    ends: Places
    glued: Flags
    types: Places
    origins: Floats

    def cut(self, places: Places, glued: Flags, types: Places, origins: Floats) -> "WordSpans":
        """The spans with words cut in two at places inside them."""
        words = np.searchsorted(self.starts, places, "right")
        return WordSpans(
            np.insert(self.starts, words, places),
            np.insert(self.ends, words - 1, places),
            np.insert(self.glued, words, glued),
            np.insert(self.types, words, types),
            np.insert(self.origins, words, origins, axis=0),
        )


def find_words(starts: Places, ends: Places, letters: str, characters: Characters) -> WordSpans:
    """The words of a page, with those in two that are set in pieces on other lines or apart.

    Args:
        starts: where runs of characters without a blank begin.
        ends: where they end.
        letters: the text of the page.
        characters: of the page.
    """
    objects = characters.objects(starts)
    begins = np.ones(len(objects), np.bool_)
    begins[1:] = (objects[1:] != objects[:-1]) | (objects[1:] == 0)
    firsts, of_each = starts[begins], np.cumsum(begins) - 1
    types, origins = characters.types(firsts, objects[begins]), characters.origins(firsts)
    spans = WordSpans(starts, ends, np.zeros(len(starts), np.bool_), types[of_each], origins[of_each])
    stops, changes = _stops(letters, characters.units), _changes(starts, ends, objects, characters)
    places = sorted(stops.union(changes))
    if not places:
        return spans
    return _parted(spans, np.array(places), np.array([at in stops for at in places]), changes, characters)


def _stops(letters: str, units: NDArray[np.uint16]) -> set[int]:
    """Places where a blank may have been left out: behind a stop, before a capital in a word, or before a change."""
    before, after = units[:-1], units[1:]
    capital = (units >= 65) & (units <= 90)
    digit = np.append((units[2:] >= 48) & (units[2:] <= 57), False)
    opens = capital[1:] | (after == 91) | (after == 40)
    small = ((before >= 97) & (before <= 122)) | np.isin(before, (44, 46, 58, 59))
    found = set()
    for at in np.flatnonzero((opens & small) | (capital[:-1] & capital[1:] & digit)).tolist():
        begin = at - (letters[at] in ".,;:")
        match = _STOP.match(letters, begin) if begin >= 0 else None
        if match and match.end() == at + 1:
            found.add(at + 1)
    return found


def _changes(starts: Places, ends: Places, objects: Addresses, characters: Characters) -> set[int]:
    """The places inside words where another text object goes on.

    The characters of an object follow each other: a word between two of one object is whole.
    """
    found: set[int] = set()
    suspects = np.flatnonzero(objects != np.append(objects[1:], 0))
    mixed = suspects[objects[suspects] != characters.objects(ends[suspects] - 1)]
    for start, end in zip(starts[mixed].tolist(), ends[mixed].tolist(), strict=True):
        inside = characters.objects(range(start, end))
        found.update((np.flatnonzero(inside[1:] != inside[:-1]) + start + 1).tolist())
    return found


def _parted(spans: WordSpans, at: Places, stops: Flags, changes: Container[int], characters: Characters) -> WordSpans:
    """The words cut where a piece stands on another line or apart.

    Args:
        spans: the words.
        at: places inside them, in order.
        stops: whether a place is behind a stop.
        changes: the places where another text object goes on.
        characters: of the page.
    """
    changed = np.array([place in changes for place in at.tolist()])
    types, origins = characters.types(at, characters.objects(at)), characters.origins(at)
    sizes, turns = characters.sizes[types], characters.turns[types]
    along, down = np.array(TURNS)[turns].transpose(1, 0, 2)
    before, after = characters.boxes(at - 1), characters.boxes(at)
    ends = np.maximum((before[:, :2] * along).sum(1), (before[:, 2:] * along).sum(1))
    begins = np.minimum((after[:, :2] * along).sum(1), (after[:, 2:] * along).sum(1))
    rises = np.abs(((origins - characters.origins(at - 1)) * down).sum(1))
    gaps = begins - ends
    apart = (gaps <= -sizes) | (gaps >= JUMP * sizes)
    tight = (gaps <= -sizes) | (gaps >= TIGHT * sizes)
    kept = (stops & tight) | (changed & ((rises > SHIFT * sizes) | apart))
    return spans.cut(at[kept], (~stops & ~apart)[kept], types[kept], origins[kept])


def cut_figures(spans: WordSpans, letters: str, characters: Characters) -> WordSpans:
    """The words with figures cut off that their font itself draws small and raised, as many fonts can.

    The file says that they stand on the base line in the size of the word before; here they get the
    height of their ink and a smaller size, as other raised figures have.
    """
    lasts, homes = _last_figures(spans, characters.units)
    raised = _raised(lasts, homes, spans, characters)
    starts: dict[int, float] = {}
    cuts: dict[int, int] = {}  # and the word that each is in
    behind = 0
    for last in raised:
        home = homes[np.searchsorted(lasts, last)]
        start, height = _first_figure(last, int(home), spans, characters)
        if start >= behind:
            match = _FIGURES.match(letters, start, int(spans.ends[home]))
            behind = match.end() if match else last + 1
            starts[start] = height
            cuts |= {at: int(home) for at in (start, behind) if spans.starts[home] < at < spans.ends[home]}
    if cuts:
        words = np.array(list(cuts.values()))
        places = np.array(list(cuts))
        spans = spans.cut(places, np.ones(len(cuts), np.bool_), spans.types[words], spans.origins[words])
    types, origins = spans.types.copy(), spans.origins.copy()
    for at, height in zip(np.searchsorted(spans.starts, list(starts)).tolist(), starts.values(), strict=True):
        origins[at, 1] = height
        types[at] = characters.scaled(int(types[at]), SMALLER)
    return replace(spans, types=types, origins=origins)


def _last_figures(spans: WordSpans, units: NDArray[np.uint16]) -> tuple[Places, Places]:
    """The last figure of each number in a word, and the number of the word."""
    digit = (units >= 48) & (units <= 57)
    places = np.flatnonzero(digit & ~np.append(digit[1:], False))
    homes = np.searchsorted(spans.starts, places, "right") - 1
    inside = (homes >= 0) & (spans.starts[homes] <= places) & (places < spans.ends[homes])
    return places[inside], homes[inside]


def _first_figure(last: int, home: int, spans: WordSpans, characters: Characters) -> tuple[int, float]:
    """Where a raised number begins, and the height at which its ink does."""
    places = np.arange(spans.starts[home], last + 1)
    found = _raised(places, np.full(len(places), home), spans, characters)
    while last - 1 in found and 48 <= characters.units[last - 1] <= 57:
        last -= 1
    return last, found[last]


def _raised(places: Places, homes: Places, spans: WordSpans, characters: Characters) -> dict[int, float]:
    """The figures in words whose ink is low and stands above the base line, and the height at which it begins."""
    types = spans.types[homes]
    sizes, inks = characters.sizes[types], characters.inks(places)
    rises, heights = inks[:, 2] - spans.origins[homes, 1], inks[:, 3] - inks[:, 2]
    raised = (characters.turns[types] == 0) & (rises > RISE * sizes) & (heights < LOW * sizes)
    return dict(zip(places[raised].tolist(), inks[raised, 2].tolist(), strict=True))
