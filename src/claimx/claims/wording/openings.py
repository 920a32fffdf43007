"""Openings: with which words expressions begin, so that each is tried only where one of these stands.

A search tries an expression at every letter of a text. One scan for the openings of all of them (Aho & Corasick, 1975)
leaves a few places to try; what is found is the same.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import ahocorasick


class Openings:
    """Expressions by name, each with the words (or parts of words) of which one begins whatever it matches."""

    def __init__(self, expressions: Mapping[str, re.Pattern[str]], openings: Mapping[str, Sequence[str]]) -> None:
        self._expressions = expressions
        names: dict[str, list[str]] = defaultdict(list)
        for name, words in openings.items():
            for word in dict.fromkeys(words):
                names[word].append(name)
        self._automaton = ahocorasick.Automaton()
        for word, those in names.items():
            self._automaton.add_word(word, (len(word) - 1, those))
        self._automaton.make_automaton()

    def __iter__(self) -> Iterator[str]:
        """The names of the expressions, in their order."""
        return iter(self._expressions)

    def find(self, text: str) -> dict[str, list[re.Match[str]]]:
        """For each expression what it matches in a text, one after the other; those that match nothing are left out."""
        starts: dict[str, list[int]] = {}
        for last, (back, names) in self._automaton.iter(text):
            for name in names:
                starts.setdefault(name, []).append(last - back)
        found: dict[str, list[re.Match[str]]] = {}
        for name, places in starts.items():
            match, end = self._expressions[name].match, 0
            for start in sorted(set(places)):
                if start >= end and (here := match(text, start)):
                    found.setdefault(name, []).append(here)
                    end = here.end()
        return found


class Sought:
    """An expression, and letters of which a text holds some wherever it matches: other texts are not searched."""

    def __init__(self, expression: str, letters: str) -> None:
        """Take the expression, and the letters as alternatives ("these |such ")."""
        self.expression, self._letters = re.compile(expression), letters.split("|")

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """What it matches in a text, in order."""
        said = any([letters in text for letters in self._letters])
        return self.expression.finditer(text) if said else iter(())
