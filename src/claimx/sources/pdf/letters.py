"""Letters as a PDF draws them put into plain text: accents, halves of wide characters, ligatures, cut marks."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Any

import numpy as np

from claimx.sources.files import CHARACTERS, normalize

REACHES = (4, 60, 400)  # characters of the order of drawing within which an accent's letter is: often, mostly, ever

PAGE_END = "\f"  # behind the text of a page

_COMBINING = {
    "\u00b4": "\u0301", "`": "\u0300", "\u00a8": "\u0308", "\u02c6": "\u0302", "\u02dc": "\u0303", "\u02da": "\u030a",
    "\u00b8": "\u0327", "\u02c7": "\u030c", "\u02d9": "\u0307", "\u02dd": "\u030b", "\u02d8": "\u0306",
    "\u02db": "\u0328",
}  # fmt: skip
ACCENTS = frozenset(_COMBINING)  # that fonts draw by themselves
_MATHEMATICAL = re.compile("[\U0001d400-\U0001d7ff]+")
_DOTTED = {"\u0131": "i", "\u0237": "j"}
_FILLER = "\u2060"  # where an accent stood; it is taken out with the ligatures
_CUT_MARKS = str.maketrans(dict.fromkeys("\x02\ufffe\u00ad", "-"))
RESPELLED = frozenset((*CHARACTERS, *_CUT_MARKS, *map(ord, _COMBINING)))  # what a word in plain text does not have


def composed(text: str, accents: Sequence[int], boxes: Callable[[Sequence[int]], Any]) -> str:
    """The text, character for character, with accents put on the letters that they are drawn over.

    Args:
        text: of pages in the order of drawing, a form feed behind each.
        accents: their places in it.
        boxes: gives left, top, right and bottom of characters by their places.
    """
    found = text
    for at, letter in sorted(_letters_under(accents, text, boxes).items()):
        whole = _accented(found[letter], text[at])
        if whole != found[letter]:
            found = _replaced(_replaced(found, letter, whole), at, _FILLER)
    return found


def _replaced(text: str, at: int, char: str) -> str:
    return text[:at] + char + text[at + 1 :]


def _letters_under(accents: Sequence[int], text: str, boxes: Callable[[Sequence[int]], Any]) -> dict[int, int]:
    """The nearest letter that each accent is drawn over, by the accent's place; the near ones are looked at first."""
    found: dict[int, int] = {}
    for reach in REACHES:
        left = [at for at in accents if at not in found]
        near = [_letters_near(at, reach, text) for at in left]
        pairs = [(at, place) for at, places in zip(left, near, strict=True) for place in places]
        if pairs:
            over = _drawn_over(left, near, boxes)
            found |= _nearest([pair for pair, is_over in zip(pairs, over, strict=True) if is_over])
    return found


def _letters_near(at: int, reach: int, text: str) -> list[int]:
    """The places of the letters within a reach of a place on its page."""
    first = max(text.rfind(PAGE_END, 0, at) + 1, at - reach)
    last = min(at + reach + 1, text.find(PAGE_END, at))
    return [place for place, char in enumerate(text[first:last], first) if char.isalpha()]


def _drawn_over(
    accents: Sequence[int], near: Sequence[Sequence[int]], boxes: Callable[[Sequence[int]], Any]
) -> list[bool]:
    """Whether each accent is drawn over each of the letters near it, on its line; in the order of the letters."""
    left, _, right, low = boxes(accents).astype(np.float64).repeat(list(map(len, near)), 0).T
    x0, top, x1, bottom = boxes([*chain.from_iterable(near)]).astype(np.float64).T
    middle = (left + right) / 2
    over: list[bool] = ((x0 < middle) & (middle < x1) & (abs(low - bottom) < 0.5 * (top - bottom))).tolist()
    return over


def _nearest(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Of pairs in order, to each first the second that is nearest to it; the lower of two that are as near."""
    found: dict[int, int] = {}
    for at, place in pairs:
        if at not in found or abs(place - at) < abs(found[at] - at):
            found[at] = place
    return found


def _accented(letter: str, accent: str) -> str:
    """A letter with an accent that is printed by itself; the letter alone where there is no such letter."""
    whole = unicodedata.normalize("NFC", _DOTTED.get(letter, letter) + _COMBINING[accent])
    return whole if len(whole) == 1 else letter


def plain(text: str) -> str:
    """The text with its halves of wide characters joined, mathematical letters as letters, and ligatures spelled."""
    if any("\ud800" <= char <= "\udfff" for char in text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        text = _MATHEMATICAL.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)
    text = text.translate(_CUT_MARKS)
    return text if text.isascii() and "\r" not in text else normalize(text)
