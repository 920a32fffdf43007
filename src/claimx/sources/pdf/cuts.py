"""Where words are cut: set in pieces on other lines or apart, with a blank left out, or with raised figures behind."""

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from claimx.sources.pdf.characters import Addresses, Characters, Places, Type
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
        order = starts.argsort(kind="stable")
        pairs = (self.glued, glued), (self.types, types), (self.origins, origins)
        merged = (np.concatenate(pair)[order] for pair in pairs)
        return WordSpans(starts[order], np.sort(np.concatenate((self.ends, places))), *merged)


def find_words(starts: Places, ends: Places, letters: str, signs: Signs, characters: Characters) -> WordSpans:
    """The words of some pages, with those in two that are set in pieces on other lines or apart.

    Args:
        starts: where runs of characters without a blank begin.
        ends: where they end.
        letters: the text of the pages.
        signs: what kind of sign each of its characters is.
        characters: of the pages.
    """
    objects = characters.objects_in_order(starts)
    stops, changes = _stops(letters, signs), _changes(starts, ends, objects, characters)
    places = np.array(sorted(stops | changes), np.intp)
    begins = np.ones(len(objects), np.bool_)
    begins[1:] = (objects[1:] != objects[:-1]) | (objects[1:] == 0)
    of_each = begins.cumsum() - 1
    count = len(places)
    asked = np.concatenate((places, starts[begins]))
    types, origins = characters.types(asked, np.concatenate((characters.objects(places), objects[begins])))
    glued = np.zeros(len(starts), np.bool_)
    spans = WordSpans(starts, ends, glued, types[count:][of_each], origins[count:][of_each])
    if not count:
        return spans
    kinds = characters.kinds
    inside = [kinds[number] for number in types[:count].tolist()]
    kept, touching = _parting(places.tolist(), inside, stops, changes, characters)
    return spans.cut(places[kept], np.array(touching, np.bool_), types[kept], origins[kept]) if kept else spans


def _stops(letters: str, signs: Signs) -> set[int]:
    """Places where a blank may have been left out: behind a stop, before a capital in a word, or before a change."""
    opens = np.logical_and(signs[:-1] & (SMALL | STOP), signs[1:] & (CAPITAL | OPENING))
    numbered = np.logical_and(signs[:-2] & signs[1:-1] & CAPITAL, signs[2:] & DIGIT)
    found = set()
    for at in (*opens.nonzero()[0].tolist(), *numbered.nonzero()[0].tolist()):
        begin = at - (letters[at] in ".,;:")
        match = _STOP.match(letters, begin) if begin >= 0 else None
        if match and match.end() == at + 1:
            found.add(at + 1)
    return found


def _changes(starts: Places, ends: Places, objects: Addresses, characters: Characters) -> set[int]:
    """The places inside words where another text object goes on; a word between two of one object is whole."""
    (suspects,) = np.append(objects[1:] != objects[:-1], len(objects) > 0).nonzero()
    mixed = suspects[objects[suspects] != characters.objects(ends[suspects] - 1)]
    words = [range(start, end) for start, end in zip(starts[mixed].tolist(), ends[mixed].tolist(), strict=True)]
    inside = [at for word in words for at in word]
    of_each = characters.objects(inside).tolist()
    changed = {at for at, this, before in zip(inside, of_each, [0, *of_each], strict=False) if this != before}
    return changed.difference(word.start for word in words)


def _parting(
    places: Sequence[int], kinds: Iterable[Type], stops: Container[int], changes: Container[int], characters: Characters
) -> tuple[list[int], list[bool]]:
    """The places, by number, where a piece of a word stands on another line or apart, and whether each touches.

    Args:
        places: inside words, in order, where they may be cut.
        kinds: the type behind each.
        stops: those behind a stop.
        changes: those where another text object goes on.
        characters: of the pages.
    """
    both = [each for place in places for each in (place - 1, place)]
    boxes, bases = iter(characters.boxes(both).tolist()), iter(characters.origins(both).tolist())
    kept, touching = [], []
    for number, (place, (face, turns)) in enumerate(zip(places, kinds, strict=True)):
        gap, rise = _step(next(boxes), next(boxes), next(bases), next(bases), turns)
        is_apart = not -face.size < gap < JUMP * face.size
        is_tight = -face.size < gap < TIGHT * face.size
        if (place in stops and not is_tight) or (place in changes and (rise > SHIFT * face.size or is_apart)):
            kept.append(number)
            touching.append(place not in stops and not is_apart)
    return kept, touching


def _step(
    before: Sequence[float], after: Sequence[float], from_base: Sequence[float], to_base: Sequence[float], turns: int
) -> tuple[float, float]:
    """The gap between two characters in the direction of their line, and how far their base lines are apart.

    Args:
        before: box of the first: left, top, right, bottom.
        after: box of the second.
        from_base: where the first stands.
        to_base: where the second stands.
        turns: quarter turns of their line.
    """
    (a, b), (c, d) = TURNS[turns]
    end = max(a * before[0] + b * before[1], a * before[2] + b * before[3])
    begin = min(a * after[0] + b * after[1], a * after[2] + b * after[3])
    return begin - end, abs(c * (to_base[0] - from_base[0]) + d * (to_base[1] - from_base[1]))


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
    """The last figure of each number in a word, and the number of the word."""
    digit = np.append(signs & DIGIT, 0)
    (places,) = (digit[:-1] > digit[1:]).nonzero()
    homes = spans.starts.searchsorted(places, "right") - 1
    inside = (homes >= 0) & (spans.starts[homes] <= places) & (places < spans.ends[homes])
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
    sizes = np.array([kind.face.size if kind.turns == 0 else np.inf for kind in characters.kinds])[spans.types[homes]]
    bottoms, tops = characters.inks(places)[:, 2:].T
    (found,) = ((bottoms - spans.origins[homes, 1] > RISE * sizes) & (tops - bottoms < LOW * sizes)).nonzero()
    return dict(zip(places[found].tolist(), bottoms[found].tolist(), strict=True))
