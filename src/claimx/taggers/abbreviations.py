"""Short forms that a text defines in brackets, after Schwartz and Hearst (2003)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BRACKETED = re.compile(r"\(([^\s()][^()]{0,20}?)(?:[;,][^()]*)?\)")
_SHORT = re.compile(r"(?=.*[A-Za-z])[\w/α-ω+.-]+(?: [\w/-]+)?")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form, and the offsets of the long form that it is defined by."""

    short: str
    long_start: int
    long_end: int


def find_abbreviations(text: str) -> list[Abbreviation]:
    """Every ``long form (SF)`` of the text.

    >>> find_abbreviations("growth factor b (GFB)")
    [Abbreviation(short='GFB', long_start=0, long_end=15)]
    """
    return list(_definitions(text))


def _definitions(text: str) -> Iterator[Abbreviation]:
    for match in _BRACKETED.finditer(text):
        short = match[1].strip()
        if not (2 <= len(short) <= 12 and _SHORT.fullmatch(short) and short[0].isalnum()):
            continue
        end = len(text[: match.start()].rstrip())
        start = _long_start(text, end, short)
        if start is not None and end - start > len(short):
            yield Abbreviation(short, start, end)


def _long_start(text: str, end: int, short: str) -> int | None:
    """Where the long form that ends at ``end`` begins: its letters hold those of the short form, from the back."""
    letters = [c.lower() for c in short if c.isalnum()]
    floor = max(0, end - 12 * (min(len(letters) + 5, 2 * len(letters)) + 1), text.rfind("\n", 0, end) + 1)
    at = end
    for position, letter in reversed(list(enumerate(letters))):
        at -= 1
        while at >= floor and not (text[at].lower() == letter and (position or not _inside_word(text, at))):
            at -= 1
        if at < floor:
            return None
    return at


def _inside_word(text: str, at: int) -> bool:
    return at > 0 and text[at - 1].isalnum()
