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

FIRST_MARK = 0xE000  # marks are characters that no text uses


class _Blanks(dict[int, str]):
    """What becomes of a character where only words are asked for: a blank, unless it is part of one."""

    def __missing__(self, code: int) -> str:
        """Work it out once a character."""
        char = chr(code)
        self[code] = char if char.isalnum() or char == "_" else " "
        return self[code]


_BLANKS = _Blanks()


class Skeletons:
    """Finds letters and wordings in one pass over an outline (Aho & Corasick, 1975)."""

    def __init__(self, sets: Iterable[Words]) -> None:
        self.marks = {words: chr(FIRST_MARK + number) for number, words in enumerate(dict.fromkeys(sets))}
        keys: dict[str, str] = defaultdict(str, {letter: letter for letter in LETTERS})
        for words, mark in self.marks.items():
            whole, begun = ([form.translate(_BLANKS) for form in forms] for forms in (words.whole, words.begun))
            for key in dict.fromkeys((*(f" {form} " for form in whole), *(f" {form}" for form in begun))):
                keys[key] += mark
        self._automaton = ahocorasick.Automaton()
        for key, marks in keys.items():
            self._automaton.add_word(key, marks)
        self._automaton.make_automaton()

    def of(self, outline: str) -> str:
        """The skeleton of an outline."""
        return "".join([marks for _, marks in self._automaton.iter(f" {outline.translate(_BLANKS)} ")])

    def marks_of(self, elements: Sequence[str | Words]) -> str:
        """The marks that a skeleton with the elements of a pattern has, in whatever order."""
        return "".join(self.marks[each] for each in elements if isinstance(each, Words))

    def order(self, elements: Sequence[str | Words]) -> re.Pattern[str]:
        """What the skeletons look like that have the elements of a pattern in their order."""
        return re.compile(".*".join(each if isinstance(each, str) else self.marks[each] for each in elements))
