"""Where words are cut: set in pieces on other lines or apart, with a blank left out, or with raised figures behind."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimx.sources.pdf.characters import Addresses, Characters, Places
from claimx.sources.pdf.faces import TURNS

Flags = NDArray[np.bool_]

_STOP = re.compile(r"[a-z\])][.,;:](?=[A-Z][A-Za-z]|[\[(])|[a-z](?=[A-Z][A-Za-z])|[A-Z](?=[A-Z]\d)")
_FIGURES = re.compile(r"\d+(?:[,\u2013-]\d+)*")
SHIFT = 0.12  # of the size, by which a part of a word must be raised or lowered to stand alone
TIGHT = 0.06  # of the size: the narrowest blank behind a stop
JUMP = 0.16  # of the size: a wider gap inside a word is a blank
RISE, LOW = 0.2, 0.55  # of the size: how high the ink of a raised figure begins at least, and is at most


@dataclass(frozen=True, slots=True)
class WordSpans:
    """Where words begin and end, whether each follows the one before without a blank, and its text object."""

    starts: Places
    ends: Places
    glued: Flags
    objects: Addresses

    def cut(self, places: Places, glued: Flags, objects: Addresses) -> "WordSpans":
        """The spans with words cut in two at places inside them."""
        words = np.searchsorted(self.starts, places, "right")
        return WordSpans(
            np.insert(self.starts, words, places),
            np.insert(self.ends, words - 1, places),
            np.insert(self.glued, words, glued),
            np.insert(self.objects, words, objects),
        )


def part_words(spans: WordSpans, letters: str, characters: Characters) -> WordSpans:
    """The words with those in two that are set in pieces on other lines or apart."""
    stops = _stops(letters, characters.units)
    changes = _changes(spans, characters)
    places = sorted(stops.union(changes))
    if not places:
        return spans
    cuts, joined = _cuts(places, np.array([at in stops for at in places]), changes, characters)
    return spans.cut(cuts, joined, characters.objects(cuts))


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


def _changes(spans: WordSpans, characters: Characters) -> set[int]:
    """The places inside words where another text object goes on.

    The characters of an object follow each other: a word between two of one object is whole.
    """
    found: set[int] = set()
    objects = spans.objects
    suspects = np.flatnonzero(objects != np.append(objects[1:], 0))
    mixed = suspects[objects[suspects] != characters.objects(spans.ends[suspects] - 1)]
    for start, end in zip(spans.starts[mixed].tolist(), spans.ends[mixed].tolist(), strict=True):
        inside = characters.objects(range(start, end))
        found.update((np.flatnonzero(inside[1:] != inside[:-1]) + start + 1).tolist())
    return found


def _cuts(places: Sequence[int], stops: Flags, changes: Container[int], characters: Characters) -> tuple[Places, Flags]:
    """The places where words are cut, and whether no blank is there.

    Args:
        places: inside words, in order.
        stops: whether a place is behind a stop.
        changes: the places where another text object goes on.
        characters: of the page.
    """
    at, changed = np.array(places), np.array([place in changes for place in places])
    numbers, kinds = characters.types(at, characters.objects(at)), characters.kinds
    sizes = np.array([kind.face.size for kind in kinds])[numbers]
    turns = np.array([kind.turns for kind in kinds])[numbers]
    along, down = np.array(TURNS)[turns].transpose(1, 0, 2)
    before, after = characters.boxes(at - 1), characters.boxes(at)
    ends = np.maximum((before[:, :2] * along).sum(1), (before[:, 2:] * along).sum(1))
    begins = np.minimum((after[:, :2] * along).sum(1), (after[:, 2:] * along).sum(1))
    rises = np.abs(((characters.origins(at) - characters.origins(at - 1)) * down).sum(1))
    gaps = begins - ends
    apart = (gaps <= -sizes) | (gaps >= JUMP * sizes)
    tight = (gaps <= -sizes) | (gaps >= TIGHT * sizes)
    kept = (stops & tight) | (changed & ((rises > SHIFT * sizes) | apart))
    return at[kept], (~stops & ~apart)[kept]


def cut_figures(spans: WordSpans, letters: str, characters: Characters) -> tuple[WordSpans, dict[int, float]]:
    """The words with figures cut off that their font itself draws small and raised, as many fonts can.

    With them: where those figures begin, and the height at which their ink does. The file says that
    they stand on the base line, in the size of the word before.
    """
    lasts, ends = _last_figures(spans, characters.units)
    ends_of = dict(zip(lasts.tolist(), ends.tolist(), strict=True))
    raised: dict[int, float] = {}
    cuts: set[int] = set()
    behind = 0
    for last in _are_raised(lasts, characters):
        figures = _first_raised(last, letters, characters)
        if min(figures) >= behind:
            start = min(figures)
            match = _FIGURES.match(letters, start, ends_of[last])
            behind = match.end() if match else last + 1
            raised[start] = figures[start]
            cuts |= {start, behind} if behind < ends_of[last] else {start}
    cuts -= set(spans.starts.tolist())
    if not cuts:
        return spans, raised
    places = np.array(sorted(cuts))
    return spans.cut(places, np.ones(len(places), np.bool_), characters.objects(places)), raised


def _last_figures(spans: WordSpans, units: NDArray[np.uint16]) -> tuple[Places, Places]:
    """The last figure of each number that is not the first character of its word, and where the word ends."""
    digit = (units >= 48) & (units <= 57)
    places = np.flatnonzero(digit & ~np.append(digit[1:], False))
    homes = np.searchsorted(spans.starts, places, "right") - 1
    inside = (homes >= 0) & (spans.starts[homes] < places) & (places < spans.ends[homes])
    return places[inside], spans.ends[homes[inside]]


def _first_raised(last: int, letters: str, characters: Characters) -> dict[int, float]:
    """The raised figures up to the last one of a number, each with the height at which its ink begins."""
    first = last
    while first and letters[first - 1].isdigit():
        first -= 1
    found = _are_raised(np.arange(first, last + 1), characters)
    while last - 1 in found:
        last -= 1
    return {place: height for place, height in found.items() if place >= last}


def _are_raised(places: Places, characters: Characters) -> dict[int, float]:
    """The figures among characters whose ink is low and stands above the base line, and where it begins."""
    if not len(places):
        return {}
    numbers = characters.types(places, characters.objects(places))
    sizes = np.array([kind.face.size for kind in characters.kinds])[numbers]
    upright = np.array([kind.turns == 0 for kind in characters.kinds])[numbers]
    inks = characters.inks(places)
    rises, heights = inks[:, 2] - characters.origins(places)[:, 1], inks[:, 3] - inks[:, 2]
    raised = upright & (rises > RISE * sizes) & (heights < LOW * sizes)
    return dict(zip(places[raised].tolist(), inks[raised, 2].tolist(), strict=True))
