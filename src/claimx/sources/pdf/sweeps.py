"""Functions of C called for many characters in one sweep.

Most of the time of a call goes into fitting Python's objects to the types that a function declares,
more than PDFium needs for a character. So functions are called without declarations: numbers go as
they are, addresses as arguments made ready, and what a function writes goes into an array that is
used again and again. PDFium itself serves one thread at a time.
"""

import ctypes
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
Foreign = Callable[..., Any]
LEAST_ROOM = 1024  # characters of a sweep, for which there is room at once

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


def asked(function: Foreign, page: Any, places: Sequence[int]) -> Iterator[Any]:
    """What a function gives back for each character, or other part, of a page."""
    return map(function, repeat(page), places)


def records(function: Foreign, page: Any, places: Sequence[int], width: int) -> Floats:
    """What a function writes of each character, a record of single floats each."""
    room, (slots,) = _room(len(places), width, "f", 1)
    deque(map(function, repeat(page), places, slots), 0)
    return room[: len(places)].copy()


def values(function: Foreign, page: Any, places: Sequence[int], width: int) -> Floats:
    """What a function writes of each character, value for value, a row of double floats each."""
    room, columns = _room(len(places), width, "d", width)
    deque(map(function, repeat(page), places, *columns), 0)
    return room[: len(places)].copy()


def _room(count: int, width: int, kind: str, written: int) -> tuple[Floats, list[list[Any]]]:
    """An array with so many empty rows, and the addresses in the columns that are written to, made ready."""
    room, columns = _rooms(max(count, LEAST_ROOM).bit_length(), width, kind, written)
    room[:count] = 0
    return room, columns


@cache
def _rooms(bits: int, width: int, kind: str, written: int) -> tuple[Floats, list[list[Any]]]:
    room = np.zeros((1 << bits, width), kind)
    begin, row = room.ctypes.data, room.itemsize * width
    firsts = range(begin, begin + room.itemsize * written, room.itemsize)
    return room, [list(map(ready, range(first, first + room.nbytes, row))) for first in firsts]
