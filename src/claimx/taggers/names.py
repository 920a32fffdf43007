"""Lists of names, and where they stand in a sentence: a feature that the network may trust or not.

A list is frozen in the package (``models/names/<label>.npz``), so that a tagger sees at work what it
saw in training, and a later edit of the lexicons changes no model unawares. It holds 40-bit hashes of
the names, not the names: whether a word is listed can be asked, what is listed cannot be read.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from claimx.errors import InputError
from claimx.taggers.tokens import OUTSIDE, Token, find_tokens, tags_of

JOINT = "-\u2010\u2011–\u2014/"
SAME_CASE = 5
PARTS = ("exact", "lower", "first")
_LONGEST = 8


@dataclass(frozen=True)
class NameList:
    """Hashes of names: tokens joined by blanks, hyphens left out. ``lower`` holds them in lower case,
    ``first`` their first words."""

    exact: frozenset[int]
    lower: frozenset[int]
    first: frozenset[int]

    def tags(self, sentence: Sequence[Token]) -> list[int]:
        """A tag for each token: where in a listed name it stands, plus 5 where the case agrees too.

        The longest name wins; hyphens between the tokens of a name count as inside it.
        """
        found = [OUTSIDE] * len(sentence)
        kept = [index for index, token in enumerate(sentence) if token.text not in JOINT]
        words = [sentence[index].text for index in kept]
        lowered = [word.lower() for word in words]
        at = 0
        while at < len(kept):
            length = self._longest(lowered, at)
            if length:
                case = SAME_CASE if hashed(" ".join(words[at : at + length])) in self.exact else 0
                begin, end = kept[at], kept[at + length - 1] + 1
                found[begin:end] = [tag + case for tag in tags_of(end - begin)]
            at += length or 1
        return found

    def _longest(self, words: Sequence[str], at: int) -> int:
        if hashed(words[at]) not in self.first:
            return 0
        for end in range(min(len(words), at + _LONGEST), at, -1):
            if hashed(" ".join(words[at:end])) in self.lower:
                return end - at
        return 0


@lru_cache(maxsize=200_000)
def hashed(key: str) -> int:
    """A key's hash in 40 bits: one in ten million foreign words is taken for a listed one."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=5).digest(), "big")


def name_list(keys: Iterable[str]) -> NameList:
    """A list of these keys; see :func:`name_key`."""
    exact = frozenset(keys)
    lower = frozenset(key.lower() for key in exact)
    first = frozenset(key.partition(" ")[0] for key in lower)
    return NameList(*(frozenset(map(hashed, part)) for part in (exact, lower, first)))


def name_key(name: str) -> str:
    """A name as it is listed, or an empty string where it is too short or too long to be of use.

    >>> name_key("IL-2 receptor")
    'IL 2 receptor'
    """
    words = [token.text for sentence in find_tokens(name) for token in sentence if token.text not in JOINT]
    key = " ".join(words)
    return key if len(key) > 1 and len(words) <= _LONGEST and any(c.isalpha() for c in key) else ""


def read_names(path: Path) -> NameList:
    """A frozen list.

    Raises:
        InputError: the file cannot be read.
    """
    try:
        with np.load(path) as arrays:
            return NameList(*(frozenset(arrays[part].tolist()) for part in PARTS))
    except (OSError, KeyError, ValueError) as error:
        raise InputError(str(path), f"cannot be read ({error})", "install claimx anew, or freeze the names") from error


def write_names(path: Path, names: Iterable[str]) -> None:
    """Freeze names as hashes, sorted; the same names are the same bytes."""
    listed = name_list({name_key(name) for name in names} - {""})
    arrays = {part: np.array(sorted(getattr(listed, part)), dtype=np.uint64) for part in PARTS}
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        np.savez_compressed(file, **arrays)
