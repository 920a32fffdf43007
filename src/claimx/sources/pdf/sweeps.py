"""Functions of C called for many characters in one sweep.

Most of the time of a call goes into fitting Python's objects to the types that a function declares,
more than PDFium needs for a character. So functions are called without declarations: numbers go as
they are, addresses as arguments made ready, and what a function writes goes into one array.
"""

import ctypes
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
Foreign = Callable[..., Any]

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
    filled = np.zeros((len(places), width), np.float32)
    begin, step = filled.ctypes.data, 4 * width
    deque(map(function, repeat(page), places, map(ready, range(begin, begin + step * len(places), step))), 0)
    return filled


def values(function: Foreign, page: Any, places: Sequence[int], width: int) -> Floats:
    """What a function writes of each character, value for value, a row of double floats each."""
    filled = np.zeros((len(places), width), np.float64)
    begin, step = filled.ctypes.data, 8 * width
    columns = (map(ready, range(at, at + step * len(places), step)) for at in range(begin, begin + step, 8))
    deque(map(function, repeat(page), places, *columns), 0)
    return filled
