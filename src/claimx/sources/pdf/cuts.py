"""Where words are cut: set in pieces on other lines or apart, with a blank left out, or with raised figures behind."""

import re
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimx.sources.pdf.characters import Addresses, Characters, Places
from claimx.sources.pdf.faces import TURNS
from claimx.sources.pdf.signs import CAPITAL, DIGIT, OPENING, SMALL, STOP, Signs
from claimx.sources.pdf.sweeps import Floats

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

    def only(self, kept: Flags | Places) -> "WordSpans":
        """The spans of some of the words."""
        return WordSpans(self.starts[kept], self.ends[kept], self.glued[kept], self.types[kept], self.origins[kept])

    def cut(self, places: Places, glued: Flags, types: Places, origins: Floats) -> "WordSpans":
        """The spans with words cut in two at places inside them."""
        starts = np.concatenate((self.starts, places))
        order = np.argsort(starts, kind="stable")

        def merged(of_words: NDArray[Any], of_places: NDArray[Any]) -> NDArray[Any]:
            both: NDArray[Any] = np.concatenate((of_words, of_places))
            return both[order]

        return WordSpans(
            starts[order],
            np.sort(np.concatenate((self.ends, places))),
            merged(self.glued, glued),
            merged(self.types, types),
            merged(self.origins, origins),
        )


def find_words(starts: Places, ends: Places, letters: str, signs: Signs, characters: Characters) -> WordSpans:
    """The words of a page, with those in two that are set in pieces on other lines or apart.

    Args:
        starts: where runs of characters without a blank begin.
        ends: where they end.
        letters: the text of the page.
        signs: what kind of sign each of its characters is.
        characters: of the page.
    """
    objects = characters.objects(starts)
    begins = np.ones(len(objects), np.bool_)
    begins[1:] = (objects[1:] != objects[:-1]) | (objects[1:] == 0)
    types, origins = characters.types(starts[begins], objects[begins])
    of_each = np.cumsum(begins) - 1
    spans = WordSpans(starts, ends, np.zeros(len(starts), np.bool_), types[of_each], origins[of_each])
    stops, changes = _stops(letters, signs), _changes(starts, ends, objects, characters)
    places = sorted(stops | changes)
    if not places:
        return spans
    stopped, changed = ([place in found for place in places] for found in (stops, changes))
    return _parted(spans, np.array(places), np.array(stopped), np.array(changed), characters)


def _stops(letters: str, signs: Signs) -> set[int]:
    """Places where a blank may have been left out: behind a stop, before a capital in a word, or before a change."""
    opens = np.logical_and(signs[:-1] & (SMALL | STOP), signs[1:] & (CAPITAL | OPENING))
    numbered = np.logical_and(signs[:-2] & signs[1:-1] & CAPITAL, signs[2:] & DIGIT)
    found = set()
    for at in (*np.flatnonzero(opens).tolist(), *np.flatnonzero(numbered).tolist()):
        begin = at - (letters[at] in ".,;:")
        match = _STOP.match(letters, begin) if begin >= 0 else None
        if match and match.end() == at + 1:
            found.add(at + 1)
    return found


def _changes(starts: Places, ends: Places, objects: Addresses, characters: Characters) -> set[int]:
    """The places inside words where another text object goes on.

    The characters of an object follow each other: a word between two of one object is whole.
    """
    suspects = np.flatnonzero(objects != np.append(objects[1:], 0))
    mixed = suspects[objects[suspects] != characters.objects(ends[suspects] - 1)]
    words = [range(start, end) for start, end in zip(starts[mixed].tolist(), ends[mixed].tolist(), strict=True)]
    inside = [at for word in words for at in word]
    of_each = characters.objects(inside).tolist()
    changed = {at for at, this, before in zip(inside, of_each, [0, *of_each], strict=False) if this != before}
    return changed.difference(word.start for word in words)


def _parted(spans: WordSpans, at: Places, stops: Flags, changes: Flags, characters: Characters) -> WordSpans:
    """The words cut where a piece stands on another line or apart.

    Args:
        spans: the words.
        at: places inside them, in order.
        stops: whether a place is behind a stop.
        changes: whether another text object goes on at a place.
        characters: of the page.
    """
    both = np.concatenate((at, at - 1))
    (after, before), (after_base, before_base) = (
        np.split(values, 2) for values in (characters.boxes(both), characters.origins(both))
    )
    types, origins = characters.types(at, characters.objects(at))
    sizes, turns = characters.sizes[types], characters.turns[types]
    along, down = np.array(TURNS)[turns].transpose(1, 0, 2)
    ends = np.maximum((before[:, :2] * along).sum(1), (before[:, 2:] * along).sum(1))
    begins = np.minimum((after[:, :2] * along).sum(1), (after[:, 2:] * along).sum(1))
    rises = np.abs(((after_base - before_base) * down).sum(1))
    gaps = begins - ends
    apart = (gaps <= -sizes) | (gaps >= JUMP * sizes)
    tight = (gaps <= -sizes) | (gaps >= TIGHT * sizes)
    kept = (stops & tight) | (changes & ((rises > SHIFT * sizes) | apart))
    return spans.cut(at[kept], (~stops & ~apart)[kept], types[kept], origins[kept])


def cut_figures(spans: WordSpans, letters: str, signs: Signs, characters: Characters) -> WordSpans:
    """The words with figures cut off that their font itself draws small and raised, as many fonts can.

    The file says that they stand on the base line in the size of the word before; here they get the
    height of their ink and a smaller size, as other raised figures have.
    """
    lasts, homes = _last_figures(spans, signs)
    raised = _raised(lasts, homes, spans, characters)
    if not raised:
        return spans
    starts: dict[int, float] = {}
    cuts: dict[int, int] = {}  # and the word that each is in
    behind = 0
    for last in raised:
        home = homes[np.searchsorted(lasts, last)]
        start, height = _first_figure(last, int(home), spans, signs, characters)
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


def _last_figures(spans: WordSpans, signs: Signs) -> tuple[Places, Places]:
    """The last figure of each number that is not the first character of its word, and the number of the word."""
    digit = np.append(signs & DIGIT, 0)
    places = np.flatnonzero(digit[:-1] > digit[1:])
    homes = np.searchsorted(spans.starts, places, "right") - 1
    inside = (homes >= 0) & (spans.starts[homes] < places) & (places < spans.ends[homes])
    return places[inside], homes[inside]


def _first_figure(last: int, home: int, spans: WordSpans, signs: Signs, characters: Characters) -> tuple[int, float]:
    """Where a raised number begins, and the height at which its ink does."""
    places = np.arange(spans.starts[home], last + 1)
    found = _raised(places, np.full(len(places), home), spans, characters)
    while last - 1 in found and signs[last - 1] & DIGIT:
        last -= 1
    return last, found[last]


def _raised(places: Places, homes: Places, spans: WordSpans, characters: Characters) -> dict[int, float]:
    """The figures in words whose ink is low and stands above the base line, and the height at which it begins."""
    types = spans.types[homes]
    sizes, inks = characters.sizes[types], characters.inks(places)
    rises, heights = inks[:, 2] - spans.origins[homes, 1], inks[:, 3] - inks[:, 2]
    raised = (characters.turns[types] == 0) & (rises > RISE * sizes) & (heights < LOW * sizes)
    return dict(zip(places[raised].tolist(), inks[raised, 2].tolist(), strict=True))
