"""Which sets of wordings a text may use: those of which some wording begins with one of its words."""

import re
from collections import defaultdict
from collections.abc import Sequence

import ahocorasick

from claimx.claims.patterns import Words

_WORD = re.compile(r"\w+")


class Beginnings:
    """The words with which sets of wordings begin, found in one pass over a text (Aho & Corasick, 1975).

    A set is known by its number, and several by an integer with their bits: 0b101 are the first and the third.
    """

    def __init__(self, sets: Sequence[Words]) -> None:
        keys: dict[str, int] = defaultdict(int)
        for number, words in enumerate(sets):
            for key in (*(f" {word} " for word in words.first), *(f" {prefix}" for prefix in words.prefixes)):
                keys[key] |= 1 << number
        self._automaton = ahocorasick.Automaton()
        for key, bits in keys.items():
            self._automaton.add_word(key, bits)
        self._automaton.make_automaton()

    def of(self, text: str) -> int:
        """The sets that the text may use."""
        found = 0
        for _, bits in self._automaton.iter(f" {' '.join(_WORD.findall(text))} "):
            found |= bits
        return found
