"""What the network sees of a token: numbers for its word, its affixes, its shape and its surroundings."""

import re
import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from claimx.taggers.names import JOINT, NameList
from claimx.taggers.tokens import Token

Rows = NDArray[np.uint64]
WORD_FEATURES: Mapping[str, Callable[[str], str]] = {
    "word": lambda word: re.sub(r"\d", "0", word.lower()),
    "form": lambda word: word,
    "prefix2": lambda word: word[:2].lower(),
    "prefix4": lambda word: word[:4].lower(),
    "suffix2": lambda word: word[-2:].lower(),
    "suffix3": lambda word: word[-3:].lower(),
    "suffix4": lambda word: word[-4:].lower(),
    "shape": lambda word: shape_of(word, 4),
    "outline": lambda word: f"{shape_of(word, 1)} {min(len(word), 12)}",
}
PLACE_FEATURES = ("joints", "names", "beside")


def shape_of(word: str, run: int) -> str:
    """The word with its letters as ``x`` and ``X``, digits as ``d``; runs longer than ``run`` are cut.

    >>> shape_of("Bcr0123", 2)
    'Xxxdd'
    """
    kinds = "".join(
        "d" if c.isdigit() else c if not c.isalpha() else "g" if c > "ʯ" else "X" if c.isupper() else "x" for c in word
    )
    return re.sub(rf"(.)\1{{{run},}}", lambda match: match[1] * run, kinds)


def word_key(word: str) -> str:
    """A word as the vectors are listed by: lower case, every digit a 0."""
    return WORD_FEATURES["word"](word)


@lru_cache(maxsize=50_000)
def word_rows(word: str) -> tuple[int, ...]:
    """The features of a word by itself, as numbers that depend on nothing else."""
    return tuple(zlib.crc32(f"{name} {feature(word)}".encode()) for name, feature in WORD_FEATURES.items())


class Featurizer:
    """Turns sentences into rows of numbers: the words' features, then :data:`PLACE_FEATURES`, then a vector's index.

    Args:
        names: the lists of names that are looked up, each a feature of its own within ``names``.
        words: the words that have a vector, in the order of their vectors; others get index 0.
    """

    def __init__(self, names: Sequence[NameList], words: Sequence[str]) -> None:
        self._names = tuple(names)
        self._index = {word: index for index, word in enumerate(words, start=1)}

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return (*WORD_FEATURES, *PLACE_FEATURES, "vector")

    def rows(self, sentence: Sequence[Token]) -> Rows:
        """One row a token."""
        tags = list(zip(*(names.tags(sentence) for names in self._names), strict=True)) or [()] * len(sentence)
        joints = joints_of(sentence)
        rows = []
        for at, token in enumerate(sentence):
            before, after = (tags[at - 1] if at else ()), (tags[at + 1] if at + 1 < len(tags) else ())
            place = (zlib.crc32(joints[at].encode()), _number(tags[at]), _number((before, after)))
            rows.append((*word_rows(token.text), *place, self._index.get(word_key(token.text), 0)))
        return np.array(rows, dtype=np.uint64)


def joints_of(sentence: Sequence[Token]) -> list[str]:
    """How each token is joined to its neighbors: glued or apart, in brackets or not, and its rough shape."""
    depth, joints = 0, []
    for at, token in enumerate(sentence):
        depth += token.text in "([" and len(token.text) == 1
        left = at > 0 and sentence[at - 1].end == token.start
        right = at + 1 < len(sentence) and sentence[at + 1].start == token.end
        joints.append(f"{left:d}{right:d}{min(depth, 2)}{_outline(token.text)}{at == 0:d}")
        depth -= token.text in ")]" and depth > 0
    return joints


@lru_cache(maxsize=50_000)
def _outline(word: str) -> str:
    shape = word if word in JOINT else shape_of(word, 1)
    return shape if len(shape) < 6 else "long"


@lru_cache(maxsize=50_000)
def _number(value: object) -> int:
    return zlib.crc32(repr(value).encode())
