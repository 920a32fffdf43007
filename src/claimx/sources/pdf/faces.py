"""What a PDF says of its type: whether a face is bold or slanted, and which way its lines run."""

import re
from collections.abc import Callable
from typing import Any

_BOLD = re.compile(r"bold|black|heavy|semibold|demi(?!oblique)|[-.,]b(?:d|i)?$", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obliq|[-.]it$|[-.](?:b)?i$", re.IGNORECASE)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
BOLD_WEIGHT = 600
ITALIC_FLAG, FORCED_BOLD_FLAG = 1 << 6, 1 << 18
UPRIGHT = 0.2  # tangent of the greatest slope of a line that counts as straight

SLANTING = -1  # in place of a number of quarter turns

Turn = Callable[[Any, Any], tuple[Any, Any]]  # of a point, or of arrays of them
# What brings a point of a line that was turned by as many quarters to (along the line, down the page); last: slanting.
TURNS = (
    ((1, 0), (0, -1)),
    ((0, 1), (1, 0)),
    ((-1, 0), (0, 1)),
    ((0, -1), (-1, 0)),
    ((1, 0), (0, -1)),
)


def bare_name(name: str) -> str:
    """The name of a font without the letters that mark a part of it."""
    return _SUBSET.sub("", name)


def is_bold(name: str, weight: int, flags: int) -> bool:
    """Whether a face is bold, by its name, its weight or its flags."""
    return bool(_BOLD.search(name)) or weight >= BOLD_WEIGHT or bool(flags & FORCED_BOLD_FLAG and weight > 500)


def is_italic(name: str, flags: int) -> bool:
    """Whether a face is slanted, by its name or its flags."""
    return bool(_ITALIC.search(name)) or bool(flags & ITALIC_FLAG)


def quarter_turns(x: float, y: float) -> int:
    """Quarter turns of a line of text that runs in this direction, counted against the clock; -1 for a slanting one."""
    if abs(y) <= UPRIGHT * abs(x):
        return 0 if x >= 0 else 2
    if abs(x) <= UPRIGHT * abs(y):
        return 1 if y > 0 else 3
    return SLANTING
