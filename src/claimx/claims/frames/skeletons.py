"""Skeletons: what is left of an outline once only what tells wordings apart is kept, in its order.

A skeleton holds the letters of the names, and a mark for every set of wordings of which the text has one (of those with
an open ending, what stands before it). With the sets <causes> and <resistance> "C, not G, causes resistance to D"
leaves ``CG``, the two marks and ``D``. A pattern can match an outline only if its slots and words are found in the
skeleton, one after the other.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

import ahocorasick

from claimx.claims.passages.outlines import LETTERS
from claimx.claims.wording.patterns import Words
from claimx.claims.wording.traits import letters_of, worded

FIRST_MARK = 0xE000  # marks are characters that no text uses


class Skeletons:
    """Finds letters and wordings in one pass over an outline (Aho & Corasick, 1975)."""

    def __init__(self, sets: Iterable[Words]) -> None:
        self.marks = {words: chr(FIRST_MARK + number) for number, words in enumerate(dict.fromkeys(sets))}
        keys: dict[str, str] = defaultdict(str, {letter: letter for letter in LETTERS})
        for words, mark in self.marks.items():
            for key in dict.fromkeys(letters_of(words)):
                keys[key] += mark
        self._automaton = ahocorasick.Automaton()
        for key, marks in keys.items():
            self._automaton.add_word(key, marks)
        self._automaton.make_automaton()

    def of(self, outline: str) -> str:
        """The skeleton of an outline."""
        return "".join([marks for _, marks in self._automaton.iter(worded(outline))])

    def order(self, elements: Sequence[str | Words]) -> re.Pattern[str]:
        """What the skeletons look like that have the elements of a pattern in their order."""
        return re.compile(".*".join(each if isinstance(each, str) else self.marks[each] for each in elements))
