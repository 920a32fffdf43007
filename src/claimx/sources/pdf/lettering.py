"""The segments of pages: their words turned upright, and joined as far as one face and ordinary blanks go."""

from array import array
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import groupby, islice, pairwise, repeat
from operator import itemgetter
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from claimx.sources.pdf.characters import Places
from claimx.sources.pdf.cuts import Flags
from claimx.sources.pdf.faces import SLANTING, TURNS, Turn
from claimx.sources.pdf.glyphs import Glyphs, read_glyphs
from claimx.sources.pdf.segments import TOUCHING, Segment
from claimx.sources.pdf.sweeps import Floats

WIDE = 0.7  # of the size: a wider blank may part cells or columns
OVERLAP = 0.1  # of the size, by which a word may begin before the one before has ended
LEVEL = 0.1  # points by which the base lines of one segment differ at most
WIDEST = 14_400.0  # points: as wide and as high as pages may be


_segment: Callable[[tuple[Any, ...]], Segment] = partial(tuple.__new__, Segment)  # as its _make, and faster


@dataclass(frozen=True, slots=True)
class Lettering:
    """The segments of a page, upright, with the size of the page as it is then seen.

    ``turn`` takes a point of the file to the point on the page; ``unmapped`` counts characters
    for which the file does not say which letter they are; ``turns`` are the quarter turns, with
    the clock, that put the text upright; ``objects`` are the addresses of the text objects, those of
    other pages among them.
    """

    segments: tuple[Segment, ...]
    width: float
    height: float
    turn: Turn
    unmapped: int
    turns: int
    objects: Container[int]


def read_lettering(pages: Sequence[Any], texts: Sequence[Any]) -> list[Lettering]:
    """The segments of some PDFium pages.

    Args:
        pages: of one file.
        texts: the text page of each.
    """
    glyphs = _on_paper(read_glyphs(texts))
    mains = [0] * len(pages)
    if any([kind.turns for kind in glyphs.kinds]):
        turns = np.array([kind.turns for kind in glyphs.kinds], np.intp)[glyphs.spans.types]
        mains = [_main_turns(glyphs, turns, page) for page in range(len(pages))]
        glyphs = glyphs.only((turns == np.array(mains)[glyphs.pages]).nonzero()[0])
    placed = list(map(_placed, mains, map(_bounds, pages)))
    segments = _segments(glyphs, [turn for turn, _, _ in placed]) if len(glyphs.pages) else [()] * len(pages)
    return [
        Lettering(of_page, width, height, turn, unmapped, main, glyphs.objects)
        for of_page, (turn, width, height), unmapped, main in zip(segments, placed, glyphs.unmapped, mains, strict=True)
    ]


def _on_paper(glyphs: Glyphs) -> Glyphs:
    """The words without those that a damaged file draws where no page reaches."""
    within = (np.abs(glyphs.boxes) <= WIDEST).all(1)
    return glyphs if within.all() else glyphs.only(within.nonzero()[0])


def _main_turns(glyphs: Glyphs, turns: Places, page: int) -> int:
    """The quarter turns of most characters of a page."""
    words = glyphs.pages == page
    lengths, turns = (glyphs.spans.ends - glyphs.spans.starts)[words], turns[words]
    counts = {quarter: int(lengths[turns == quarter].sum()) for quarter in {*turns.tolist()} - {SLANTING}}
    return max(counts, key=counts.__getitem__, default=0)


def _bounds(page: Any) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a page."""
    bounds = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, bounds)
    return bounds.left, bounds.bottom, bounds.right, bounds.top


@lru_cache
def _placed(turns: int, bounds: tuple[float, float, float, float]) -> tuple[Turn, float, float]:
    """The turn that puts text upright and the page's corner at the origin, and the page's width and height."""
    (a, b), (c, d) = TURNS[turns]
    ends = [(a * x + b * y, c * x + d * y) for x, y in (bounds[:2], bounds[2:])]
    (left, right), (top, bottom) = (sorted(values) for values in zip(*ends, strict=True))

    def placed(x: Any, y: Any) -> tuple[Any, Any]:
        return (a * x if a else b * y) - left, (c * x if c else d * y) - top

    return placed, right - left, bottom - top


def _upright(glyphs: Glyphs, turns: Sequence[Turn]) -> tuple[Floats, ...]:
    """Left, top, right, bottom and base line of each word, upright.

    Args:
        glyphs: the words.
        turns: takes a point of the file to the point on the page, for each page; consecutive pages may share one.
    """
    ends = glyphs.pages.searchsorted(range(1, len(turns) + 1)).tolist()
    begin, parts = 0, []
    for turn, run in groupby(zip(turns, ends, strict=True), itemgetter(0)):
        *_, (_, end) = run
        boxes, origins = glyphs.boxes[begin:end].T, glyphs.spans.origins[begin:end].T
        (ax, ay), (bx, by) = turn(*boxes[:2]), turn(*boxes[2:])
        corners = np.minimum(ax, bx), np.minimum(ay, by), np.maximum(ax, bx), np.maximum(ay, by)
        parts.append((*corners, turn(*origins)[1]))
        begin = end
    return tuple(map(np.concatenate, zip(*parts, strict=True)))


def _segments(glyphs: Glyphs, turns: Sequence[Turn]) -> list[tuple[Segment, ...]]:
    """Words put upright and joined, page by page."""
    spans = glyphs.spans
    x0, top, x1, bottom, base = _upright(glyphs, turns)
    sizes = np.array([kind.face.size for kind in glyphs.kinds])[spans.types]
    glued = spans.glued.copy()
    begins, touch = _joints(x0, x1, base, sizes, spans.types, glyphs.pages)
    for word in touch:
        glued[word] |= _is_glued(glyphs, word)
    (firsts,) = (begins | glued).nonzero()
    bounds = [*firsts.tolist(), len(base)]
    sides = np.empty((len(base), 2), np.float32)
    sides[:, 0], sides[:, 1] = x0, x1
    edges = array("f", sides.tobytes())
    values = zip(
        _texts(glyphs, firsts),
        x0[firsts].tolist(),
        np.minimum.reduceat(top, firsts).tolist(),
        [edges[2 * end - 1] for end in bounds[1:]],
        np.maximum.reduceat(bottom, firsts).tolist(),
        base[firsts].tolist(),
        [glyphs.kinds[kind].face for kind in spans.types[firsts].tolist()],
        repeat(0),
        glued[firsts].tolist(),
        [edges[2 * a + 1 : 2 * b - 1] if b - a > 1 else () for a, b in pairwise(bounds)],
    )  # no longer than the bounds
    made = map(_segment, values)
    counts = np.bincount(glyphs.pages[firsts], minlength=len(turns)).tolist()
    return [tuple(islice(made, count)) for count in counts]


def _is_glued(glyphs: Glyphs, word: int) -> bool:
    """Whether PDFium made up the blank before a word that touches the last one; slanted letters lean over real ones."""
    before = glyphs.spans.ends.item(word - 1)
    if not glyphs.characters.is_made_up(before):
        return False
    return not (glyphs.kinds[glyphs.spans.types[word]].face.italic and glyphs.characters.leans_over(before - 1))


def _texts(glyphs: Glyphs, firsts: Places) -> list[str]:
    """The texts of runs of words: as the page has them, where they are spelled so and one blank apart."""
    lasts = np.append(firsts[1:], len(glyphs.follows)) - 1
    begins, ends = glyphs.spans.starts[firsts].tolist(), glyphs.spans.ends[lasts].tolist()
    texts = [glyphs.letters[begin:end] for begin, end in zip(begins, ends, strict=True)]
    other = ~glyphs.follows
    other[firsts] = False
    other[list(glyphs.respelled)] = True
    for run in np.logical_or.reduceat(other, firsts).nonzero()[0].tolist():
        texts[run] = glyphs.text(int(firsts[run]), int(lasts[run]) + 1)
    return texts


def _joints(
    x0: Floats, x1: Floats, base: Floats, sizes: Floats, types: Places, pages: Places
) -> tuple[Flags, list[int]]:
    """Which words begin a segment, and which touch the one before them.

    A word begins one on another page, in another face or on another line than the word before, or far from it.
    """
    begins = np.ones(len(x0), np.bool_)
    gaps = x0[1:] - x1[:-1]
    other = (types[1:] != types[:-1]) | (np.abs(base[1:] - base[:-1]) > LEVEL) | (pages[1:] != pages[:-1])
    begins[1:] = other | (gaps > WIDE * sizes[1:]) | (gaps < -OVERLAP * sizes[1:])
    touch = (np.abs(gaps) < TOUCHING * sizes[1:]) > other
    return begins, (touch.nonzero()[0] + 1).tolist()
