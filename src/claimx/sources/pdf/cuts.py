"""Where words are cut: set in pieces on other lines or apart, with a blank left out, or with raised figures behind."""

import re
from dataclasses import dataclass, replace

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
    gaps, rises = _steps(places, types[:count], characters)
    sizes = np.array([kind.face.size for kind in characters.kinds])[types[:count]]
    listed = places.tolist()
    is_stop, is_change = (np.fromiter(map(some.__contains__, listed), np.bool_, count) for some in (stops, changes))
    is_near = -sizes < gaps
    is_apart = ~(is_near & (gaps < JUMP * sizes))
    kept = is_stop & ~(is_near & (gaps < TIGHT * sizes)) | is_change & ((rises > SHIFT * sizes) | is_apart)
    return spans.cut(places[kept], ~(is_stop | is_apart)[kept], types[:count][kept], origins[:count][kept])


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
    firsts = starts[mixed].tolist()
    inside = [at for first, end in zip(firsts, ends[mixed].tolist(), strict=True) for at in range(first, end)]
    of_each = characters.objects(inside)
    (changed,) = (of_each[1:] != of_each[:-1]).nonzero()
    return {inside[at + 1] for at in changed.tolist()}.difference(firsts)


def _steps(places: Places, types: Places, characters: Characters) -> tuple[Floats, Floats]:
    """The gap before each of some characters in the direction of its line, and how far its base line is off.

    Args:
        places: of the characters.
        types: the number of the type of each.
        characters: of the pages.
    """
    both = np.stack((places - 1, places), 1).ravel()
    along, down = np.array([TURNS[kind.turns] for kind in characters.kinds])[types].swapaxes(0, 1)
    corners = characters.boxes(both).astype(np.float64).reshape(-1, 2, 2, 2)
    sides = (corners * along[:, None, None]).sum(-1)
    bases = (characters.origins(both).reshape(-1, 2, 2) * down[:, None]).sum(-1)
    return sides[:, 1].min(-1) - sides[:, 0].max(-1), np.abs(bases[:, 1] - bases[:, 0])


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
