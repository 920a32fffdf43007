"""Parts drawn on a page that are no text. Forms, which are pages within the page, are looked into."""

import ctypes
from collections.abc import Container, Iterator
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

from claimx.sources.pdf.segments import Box
from claimx.sources.pdf.sweeps import address_of, foreign, ready

_PART_OF = foreign(pdfium.FPDFPage_GetObject, ctypes.c_size_t)
_PART_IN = foreign(pdfium.FPDFFormObj_GetObject, ctypes.c_size_t)
_COUNT_IN = foreign(pdfium.FPDFFormObj_CountObjects, ctypes.c_int)
_KIND_OF = foreign(pdfium.FPDFPageObj_GetType, ctypes.c_int)
_BOUNDS_OF = foreign(pdfium.FPDFPageObj_GetBounds, ctypes.c_int)
_MATRIX_OF = foreign(pdfium.FPDFPageObj_GetMatrix, ctypes.c_int)
_Bounds = ctypes.c_float * 4  # left, bottom, right, top
_Matrix = ctypes.c_float * 6
_Turn = tuple[float, ...]  # the six numbers of a matrix

TEXT, PATH, FORM = pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM
MOST_PARTS = 4000  # of a page or form, beyond which its parts are not looked at one by one
DEEPEST = 5  # forms inside each other
MOSTLY = 0.9  # share of the parts of a form that are text, where it is no picture
WHOLE = 0.4  # share of the page from which a form is no picture, whatever it holds


def read_parts(page: Any, area: float, known: Container[int] = ()) -> Iterator[tuple[int, Box]]:
    """The kind of each part of a page that is no text, and its box in the file's own coordinates, upside down.

    A form of hardly anything but text, or one that takes much of the page, stands for what is in it; others are
    pictures.

    Args:
        page: the PDFium page.
        area: of the page.
        known: addresses of parts that are text, which need not be asked.
    """
    count = min(MOST_PARTS, pdfium.FPDFPage_CountObjects(page))
    parts = [ready(part) for part in map(_PART_OF, repeat(address_of(page)), range(count)) if part not in known]
    yield from _parts(parts, None, area, 0)


def _parts(parts: list[Any], turn: _Turn | None, area: float, depth: int) -> Iterator[tuple[int, Box]]:
    """The parts among some; forms are looked into as long as these have together no more parts than a page may have."""
    bounds = _Bounds()
    sides = [ctypes.byref(bounds, 4 * side) for side in range(4)]
    others = [each for each in zip(parts, map(_KIND_OF, parts), strict=True) if each[1] != TEXT]
    most = MOST_PARTS // max(1, sum([kind == FORM for _, kind in others])) if depth < DEEPEST else 0
    for part, kind in others:
        if not _BOUNDS_OF(part, *sides):
            continue
        box = _turned(bounds[:], turn) if turn else Box(*bounds[:])
        inner = _inside(part, most) if kind == FORM else []
        if inner and ((box.x1 - box.x0) * (box.bottom - box.top) > WHOLE * area or _is_text(inner)):
            yield from _parts(inner, _within(_matrix(part), turn) if turn else _matrix(part), area, depth + 1)
        else:
            yield kind, box


def _inside(form: Any, most: int) -> list[Any]:
    """The parts of a form, up to a number."""
    return list(map(ready, map(_PART_IN, repeat(form), range(min(most, max(0, _COUNT_IN(form)))))))


def _is_text(parts: list[Any]) -> bool:
    return list(map(_KIND_OF, parts)).count(TEXT) >= MOSTLY * len(parts)


def _matrix(form: Any) -> _Turn:
    numbers = _Matrix()
    _MATRIX_OF(form, ctypes.byref(numbers))
    return tuple(numbers)


def _within(inner: _Turn, outer: _Turn) -> _Turn:
    """The matrix of what is turned by one and then by the other."""
    a, b, c, d, e, f = inner
    return (*_moved(a, b, outer, 0), *_moved(c, d, outer, 0), *_moved(e, f, outer, 1))


def _moved(x: float, y: float, turn: _Turn, shift: int) -> tuple[float, float]:
    a, b, c, d, e, f = turn
    return a * x + c * y + shift * e, b * x + d * y + shift * f


def _turned(bounds: list[float], turn: _Turn) -> Box:
    left, bottom, right, top = bounds
    corners = [_moved(x, y, turn, 1) for x in (left, right) for y in (bottom, top)]
    xs, ys = zip(*corners, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))
