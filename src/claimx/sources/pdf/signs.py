"""What kind of sign each code unit of a page is, told by one table."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from claimx.sources.pdf.letters import ACCENTS, RESPELLED

Signs = NDArray[np.uint16]

BLANK, CUT, SPECIAL, CAPITAL, SMALL, STOP, OPENING, DIGIT, ACCENT, UNMAPPED = (1 << bit for bit in range(10))
_BLANKS = (*range(0x21), 0x7F, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000)
_CUT_MARKS = (0x02, 0xAD, 0xFFFE)  # what PDFium writes for a hyphen at a line's end
_NO_LETTERS = (*range(9), 0xFFFD, 0xFFFE, *range(0xE000, 0xF900))  # or where a font does not tell the letter


def signs_of(units: NDArray[np.uint16]) -> Signs:
    """Of each code unit whether it is a blank, the mark of a cut, a capital and so on.

    What is special is spelled otherwise in plain text, accents that are drawn by themselves among it; capitals,
    small letters and digits are those of ASCII.
    """
    found: Signs = _table().take(units)
    return found


@cache
def _table() -> Signs:
    table = np.zeros(1 << 16, np.uint16)
    table[list(RESPELLED)] = SPECIAL
    table[list(_BLANKS)] = BLANK
    table[list(_CUT_MARKS)] = CUT | SPECIAL
    for sign, letters in ((STOP, ".,;:"), (OPENING, "[(")):
        table[list(map(ord, letters))] = sign
    table[list(map(ord, ACCENTS))] |= ACCENT
    table[list(_NO_LETTERS)] |= UNMAPPED
    for sign, first, last in ((CAPITAL, "A", "Z"), (SMALL, "a", "z"), (DIGIT, "0", "9")):
        table[ord(first) : ord(last) + 1] = sign
    return table
