"""Functions of C called for many characters in one sweep.

Most of the time of a call goes into fitting Python's objects to the types that a function declares,
more than PDFium needs for a character. So functions are called without declarations: numbers go as
they are, addresses as arguments made ready, and what a function writes goes into an array that is
used again and again. PDFium itself serves one thread at a time.
"""

import ctypes
from collections import deque
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
Foreign = Callable[..., Any]
ROOM = 2048  # characters of one sweep

ready = ctypes.c_void_p.from_param  # an address as an argument of a call


def foreign(function: Any, gives: Any = None) -> Foreign:
    """A function of C without its declaration, for calls that are too short to let other threads run meanwhile.

    Args:
        function: as ctypes knows it.
        gives: the type of what it gives back, where that is wanted.
    """
    made: Foreign = ctypes.PYFUNCTYPE(gives)(ctypes.cast(function, ctypes.c_void_p).value or 0)
    return made


def address_of(pointer: Any) -> Any:
    """What a pointer points to, as an argument of a call."""
    return ready(ctypes.cast(pointer, ctypes.c_void_p).value)


def records(function: Foreign, pages: Sequence[Any], places: Sequence[int], width: int) -> Floats:
    """What a function writes of each character, a record of single floats each.

    Args:
        function: to be called.
        pages: of each character its page, as an argument of a call.
        places: of each character its number on the page.
        width: of a record.
    """
    return _written(function, pages, places, width, "f", 1)


def values(function: Foreign, pages: Sequence[Any], places: Sequence[int], width: int) -> Floats:
    """What a function writes of each character, value for value, a row of double floats each."""
    return _written(function, pages, places, width, "d", width)


def _written(
    function: Foreign, pages: Sequence[Any], places: Sequence[int], width: int, kind: str, columns: int
) -> Floats:
    """What a function writes into some columns of an array's rows, one row for each character."""
    room, slots = _room(width, kind, columns)
    found: Floats = np.empty((len(places), width), kind)
    for first in range(0, len(places), ROOM):
        last = min(first + ROOM, len(places))
        room[: last - first] = 0
        deque(map(function, pages[first:last], places[first:last], *slots), 0)
        found[first:last] = room[: last - first]
    return found


@cache
def _room(width: int, kind: str, columns: int) -> tuple[Floats, list[list[Any]]]:
    """An array, and the addresses in the first columns of its rows, made ready."""
    room = np.zeros((ROOM, width), kind)
    begin, row = room.ctypes.data, room.itemsize * width
    firsts = range(begin, begin + room.itemsize * columns, room.itemsize)
    return room, [list(map(ready, range(first, first + room.nbytes, row))) for first in firsts]
