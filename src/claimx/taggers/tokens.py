"""Tokens for tagging, and the tags on them.

A run of letters and digits is one token, any other sign is one. A name is tagged begin, inside,
last, or unit where it is a single token; everything else is outside.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from claimx.schema import Span
from claimx.sentences import find_sentences

OUTSIDE, BEGIN, INSIDE, LAST, UNIT = range(5)
N_TAGS = 5
_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
_GREEK = re.compile(r"GREEK (?:SMALL|CAPITAL) LETTER (?:FINAL )?(\w+)(?: WITH .+)?")
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Token:
    """A token: where it stands in the whole text, and its characters as :func:`plain` prints them."""

    start: int
    end: int
    text: str


def find_tokens(text: str, sentences: Iterable[Span] | None = None) -> list[tuple[Token, ...]]:
    """The tokens of each sentence of ``text``; of ``sentences`` alone where they are given.

    >>> [[token.text for token in sentence] for sentence in find_tokens("T790M-positive cells. So?")]
    [['T790M', '-', 'positive', 'cells', '.'], ['So', '?']]
    """
    found = []
    for span in find_sentences(text) if sentences is None else sentences:
        matches = _TOKEN.finditer(text, span.start, span.end)
        found.append(tuple(Token(match.start(), match.end(), plain(match.group())) for match in matches))
    return [sentence for sentence in found if sentence]


def plain(word: str) -> str:
    """The word in ASCII, as the corpora print it: Greek letters written out, accents off, every dash a hyphen.

    >>> plain("TNFα"), plain("naïve"), plain("–")
    ('TNFalpha', 'naive', '-')
    """
    return word if word.isascii() else "".join(_plain_letter(letter) for letter in word) or word


@lru_cache(maxsize=5_000)
def _plain_letter(letter: str) -> str:
    greek = _GREEK.fullmatch(unicodedata.name(unicodedata.normalize("NFKC", letter)[0], ""))
    if greek:
        return greek[1].lower()
    if unicodedata.category(letter) == "Pd" or letter == "\u2212":
        return "-"
    if unicodedata.category(letter) in ("Pi", "Pf"):
        return "'" if letter in "\u2018\u2019" else '"'
    kept = unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()
    return kept or letter


def allowed_tags(
    sentence: Sequence[Token], spans: Iterable[tuple[int, int]], masked: Iterable[tuple[int, int]] = ()
) -> Mask:
    """Which tags each token may have, as an array of tokens × tags.

    Args:
        sentence: tokens in order.
        spans: character offsets of names; of overlapping ones the longest counts.
        masked: character offsets of stretches on which nothing is known; any tag may stand there.
    """
    allowed = np.zeros((len(sentence), N_TAGS), dtype=bool)
    allowed[:, OUTSIDE] = True
    for start, end in masked:
        allowed[_covered(sentence, start, end)] = True
    taken: set[int] = set()
    for start, end in sorted(set(spans), key=lambda span: (span[0] - span[1], span)):
        inside = _covered(sentence, start, end)
        if inside and taken.isdisjoint(inside):
            taken.update(inside)
            allowed[inside] = False
            for index, tag in zip(inside, tags_of(len(inside)), strict=True):
                allowed[index, tag] = True
    return allowed


def tags_of(length: int) -> list[int]:
    """The tags of a name of ``length`` tokens."""
    return [UNIT] if length == 1 else [BEGIN, *[INSIDE] * (length - 2), LAST]


def find_names(tags: Sequence[int]) -> list[tuple[int, int]]:
    """Half-open token indexes of the names in a sequence of tags that keeps the order of tags."""
    names, begin = [], 0
    for index, tag in enumerate(tags):
        if tag in (BEGIN, UNIT):
            begin = index
        if tag in (LAST, UNIT):
            names.append((begin, index + 1))
    return names


def _covered(sentence: Sequence[Token], start: int, end: int) -> list[int]:
    return [index for index, token in enumerate(sentence) if token.start < end and start < token.end]
