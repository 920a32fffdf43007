"""Rules and pictures of a page: what is drawn and is no text."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from claimx.sources.pdf.faces import Turn
from claimx.sources.pdf.parts import FORM, PATH, read_parts
from claimx.sources.pdf.segments import Box

_PICTURES = frozenset((pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING, FORM))

THIN = 2.5  # points: a straight rule is no thicker
SHORTEST_RULE = 20.0
FULL_PAGE = 0.7  # share of the page from which a picture is its background
NEAR = 6.0  # points within which drawn parts belong to one picture
FEWEST_PARTS = 8  # of a picture made of lines
SMALLEST_FIGURE = 25.0
FRAME = (100.0, 30.0)  # points of width and height from which a drawn box may be the frame of some text


@dataclass(frozen=True, slots=True)
class Graphics:
    """Straight rules, pictures, and the frames or shades that may stand around text."""

    rules: tuple[Box, ...]
    figures: tuple[Box, ...]
    frames: tuple[Box, ...]


def read_graphics(page: Any, turn: Turn, size: tuple[float, float], known: Container[int] = ()) -> Graphics:
    """What is drawn on a page beside text.

    Args:
        page: the PDFium page.
        turn: takes a point of the file to the point on the upright page.
        size: width and height of the upright page.
        known: addresses of parts of the page that are text.
    """
    images: list[Box] = []
    rules: list[Box] = []
    parts: list[Box] = []
    for kind, (left, bottom, right, top) in read_parts(page, size[0] * size[1], known):
        box = Box.between(turn(left, bottom), turn(right, top))
        if (box.x1 - box.x0) * (box.bottom - box.top) > FULL_PAGE * size[0] * size[1]:
            continue
        if kind in _PICTURES:
            images.append(box)
        elif kind == PATH:
            (rules if _is_rule(box) else parts).append(box)
    figures = [*images, *_pictures(parts)]
    frames = tuple(box for box in parts if box.x1 - box.x0 >= FRAME[0] and box.bottom - box.top >= FRAME[1])
    return Graphics(tuple(rules), tuple(box for box in _merged(figures) if _is_large(box)), frames)


def _is_rule(box: Box) -> bool:
    width, height = box.x1 - box.x0, box.bottom - box.top
    return min(width, height) <= THIN and max(width, height) >= SHORTEST_RULE


def _is_large(box: Box) -> bool:
    return box.x1 - box.x0 >= SMALLEST_FIGURE and box.bottom - box.top >= SMALLEST_FIGURE


def _pictures(parts: Sequence[Box]) -> list[Box]:
    """The clusters of many drawn parts; a few parts are boxes and shades behind text."""
    found: dict[Box, int] = {}
    for part in parts:
        box, count = part, 1
        for other in _near(part, found):
            box, count = box.joined(other), count + found.pop(other)
        found[box] = count
    return [box for box, count in found.items() if count >= FEWEST_PARTS]


def _merged(boxes: Sequence[Box]) -> list[Box]:
    found: list[Box] = []
    for box in boxes:
        for other in _near(box, found):
            found.remove(other)
            box = box.joined(other)
        found.append(box)
    return found


def _near(box: Box, others: Iterable[Box]) -> list[Box]:
    """The boxes that are near to one."""
    x0, top, x1, bottom = box.grown(NEAR)
    return [each for each in others if x0 <= each.x1 and each.x0 <= x1 and top <= each.bottom and each.top <= bottom]
