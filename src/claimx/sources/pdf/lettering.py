"""The segments of a page: its words turned upright, and joined as far as one face and ordinary blanks go."""

from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from claimx.sources.pdf.faces import SLANTING, TURNS, Turn
from claimx.sources.pdf.glyphs import Glyphs, read_glyphs
from claimx.sources.pdf.segments import Segment
from claimx.sources.pdf.sweeps import Floats

WIDE = 0.7  # of the size: a wider blank may part cells or columns
OVERLAP = 0.1  # of the size, by which a word may begin before the one before has ended
LEVEL = 0.1  # points by which the base lines of one segment differ at most


@dataclass(frozen=True, slots=True)
class Lettering:
    """The segments of a page, upright, with the size of the page as it is then seen.

    ``turn`` takes a point of the file to the point on the page; ``unmapped`` counts characters
    for which the file does not say which letter they are; ``turns`` are the quarter turns, with
    the clock, that put the text upright.
    """

    segments: tuple[Segment, ...]
    width: float
    height: float
    turn: Turn
    unmapped: int
    turns: int


def read_lettering(page: Any, text: Any) -> Lettering:
    """The segments of a PDFium page.

    Args:
        page: the page.
        text: its text page.
    """
    glyphs = read_glyphs(text)
    turns = np.array([kind.turns for kind in glyphs.kinds], np.intp)[glyphs.types]
    main = _main_turns(glyphs, turns)
    turn, width, height = _placed(main, page.get_bbox())
    segments = tuple(_segments(glyphs, turns == main, turn))
    return Lettering(segments, width, height, turn, glyphs.unmapped, main)


def _main_turns(glyphs: Glyphs, turns: Any) -> int:
    """The quarter turns of most characters."""
    if len({kind.turns for kind in glyphs.kinds}) == 1:
        return max(glyphs.kinds[0].turns, 0)
    counts = Counter[int]()
    for word, quarter in zip(glyphs.words, turns.tolist(), strict=True):
        counts[quarter] += len(word)
    del counts[SLANTING]
    return counts.most_common(1)[0][0] if counts else 0


def _placed(turns: int, bounds: tuple[float, float, float, float]) -> tuple[Turn, float, float]:
    """The turn that puts text upright and the page's corner at the origin, and the page's width and height."""
    (a, b), (c, d) = TURNS[turns]
    ends = [(a * x + b * y, c * x + d * y) for x, y in (bounds[:2], bounds[2:])]
    (left, right), (top, bottom) = (sorted(values) for values in zip(*ends, strict=True))

    def placed(x: Any, y: Any) -> tuple[Any, Any]:
        return a * x + b * y - left, c * x + d * y - top

    return placed, right - left, bottom - top


def _segments(glyphs: Glyphs, upright: Any, turn: Turn) -> Iterator[Segment]:
    """The words that stand upright, joined."""
    places = np.flatnonzero(upright)
    if not len(places):
        return
    boxes, types, glued = glyphs.boxes[places], glyphs.types[places], glyphs.glued[places]
    (ax, ay), (bx, by) = turn(boxes[:, 0], boxes[:, 1]), turn(boxes[:, 2], boxes[:, 3])
    x0, x1, top, bottom = np.minimum(ax, bx), np.maximum(ax, bx), np.minimum(ay, by), np.maximum(ay, by)
    base = turn(glyphs.origins[places, 0], glyphs.origins[places, 1])[1]
    sizes = np.array([kind.face.size for kind in glyphs.kinds])[types]
    firsts = np.flatnonzero(_begins(x0, x1, base, sizes, types) | glued)
    bounds = [*firsts.tolist(), len(places)]
    tops, bottoms = np.minimum.reduceat(top, firsts).tolist(), np.maximum.reduceat(bottom, firsts).tolist()
    edges = array("f", np.column_stack((x0, x1)).astype(np.float32).tobytes())
    words = glyphs.words if len(places) == len(glyphs.words) else [glyphs.words[at] for at in places.tolist()]
    for number, (a, b, kind, level, is_glued) in enumerate(
        zip(bounds, bounds[1:], types[firsts].tolist(), base[firsts].tolist(), glued[firsts].tolist(), strict=False)
    ):
        yield Segment(
            " ".join(words[a:b]), edges[2 * a], tops[number], edges[2 * b - 1], bottoms[number], level,
            glyphs.kinds[kind].face, 0, is_glued, edges[2 * a + 1 : 2 * b - 1] if b - a > 1 else (),
        )  # fmt: skip


def _begins(x0: Floats, x1: Floats, base: Floats, sizes: Floats, types: Any) -> Any:
    """Which words begin a segment: in another face or on another line than the word before, or far from it."""
    begins = np.ones(len(x0), np.bool_)
    gaps = x0[1:] - x1[:-1]
    begins[1:] = (
        (types[1:] != types[:-1])
        | (np.abs(base[1:] - base[:-1]) > LEVEL)
        | (gaps > WIDE * sizes[1:])
        | (gaps < -OVERLAP * sizes[1:])
    )
    return begins
