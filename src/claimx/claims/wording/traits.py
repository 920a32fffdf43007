"""Traits: what a sentence has that a rule may need, one bit each: mentions of a label, cues of a kind, words of a list.

A rule asks at the head of its module for the bits of which a sentence needs one. One pass over a sentence tells those
of all lists (of several words together the longest counts), so that a rule that cannot say anything costs the
comparison of two numbers. A bit promises nothing: the rule looks for itself. Where it is not set, nothing is found.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Set
from functools import cache, reduce, update_wrapper
from operator import or_
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

import ahocorasick

from claimx.claims.wording.patterns import Words


class _Blanks(dict[int, str]):
    """What becomes of a character where only words are asked for: a blank, unless it is part of one."""

    def __missing__(self, code: int) -> str:
        """Work it out once a character."""
        char = chr(code)
        self[code] = char if char.isalnum() or char == "_" else " "
        return self[code]


_BLANKS = _Blanks()
Letters = Callable[[], Iterable[str]]


def worded(text: str) -> str:
    """A folded text with a blank for all that is no part of a word, and one at either end."""
    return f" {text.translate(_BLANKS)} "


def letters_of(words: Words) -> list[str]:
    """Letters of which a text, as :func:`worded` leaves it, holds some wherever it holds one of the words."""
    whole, begun = ([form.translate(_BLANKS) for form in forms] for forms in (words.whole, words.begun))
    return [*(f" {form} " for form in whole), *(f" {form}" for form in begun)]


def longest_word(letters: str) -> str:
    """Of letters of several words the longest word, with a blank where it begins or ends; the last of several, as the
    first ones are mostly articles.

    >>> longest_word("no longer wor"), longest_word("the two")
    (' longer ', ' two')
    """
    words = letters.translate(_BLANKS).split(" ")
    at = max(range(len(words)), key=lambda number: (len(words[number]), number))
    return " " * (at > 0) + words[at] + " " * (at < len(words) - 1)


class Traits:
    """The bits that were asked for, and the search for the letters that set them, or for a part of these."""

    def __init__(self, part: Callable[[str], str] = str, common: Set[str] = frozenset()) -> None:
        """Take the part that is looked for of letters as :func:`worded` leaves them, all of them if not told, and the
        ``common`` ones, which are taken to be in every text."""
        self._part, self._common = part, common
        self._always = 0
        self._count = 0
        self._letters: list[tuple[int, Letters]] = []
        self._automaton: ahocorasick.Automaton | None = None

    def new(self, letters: Letters | None = None) -> int:
        """A bit of its own; of a text that has some of these letters, if there are any, which are asked for later."""
        bit = 1 << self._count
        self._count += 1
        if letters:
            self._letters.append((bit, letters))
            self._automaton = None
        return bit

    def of_text(self, folded: str) -> int:
        """The bits of the words of a folded text, found in one pass (Aho & Corasick, 1975)."""
        automaton = self._automaton or self._compiled()
        found = self._always
        for _, bits in automaton.iter(worded(folded)):
            found |= bits
        return found

    def _compiled(self) -> ahocorasick.Automaton:
        keys: dict[str, int] = defaultdict(int)
        for bit, letters in self._letters:
            for each in letters():
                keys[self._part(each)] |= bit
        self._always = reduce(or_, [keys.pop(each, 0) for each in self._common], 0)
        self._automaton = ahocorasick.Automaton()
        for key, bits in keys.items():
            self._automaton.add_word(key or " ", bits)
        self._automaton.make_automaton()
        return self._automaton


_COMMON = frozenset(f" {word} " for word in ("a", "and", "by", "for", "in", "of", "the", "to", "was", "with"))
"""Words that most sentences have, and that tell nothing of them."""
TRAITS = Traits(longest_word, _COMMON)
"""Those of all rules: other words may stand between several that belong together."""


def lettered(alternatives: str) -> int:
    """The bit of texts that hold some letters, written as alternatives ("these |such ")."""
    return TRAITS.new(lambda: alternatives.split("|"))


@cache
def bit_of(name: str) -> int:
    """The bit of a label of mentions, or of a kind of cues."""
    return TRAITS.new()


@cache
def any_of(*names: str) -> int:
    """The bits of some labels of mentions and kinds of cues."""
    return sum(map(bit_of, dict.fromkeys(names)))


@cache
def bits_of(names: frozenset[str]) -> int:
    """The same of a set, which many sentences share."""
    return sum(map(bit_of, sorted(names)))


class Sentence(Protocol):
    """A sentence with the bits of what it has."""

    @property
    def folded(self) -> str:
        """Its words as forms are compared in."""
        ...

    @property
    def traits(self) -> int:
        """The bits of its mentions, cues and words."""
        ...


Of = TypeVar("Of", bound=Sentence)
More = ParamSpec("More")
Read = TypeVar("Read")
Rule = Callable[Concatenate[Of, More], Read]


def needs(*bits: int, nothing: Any = ()) -> Callable[[Rule[Of, More, Read]], Rule[Of, More, Read]]:
    """The same rule, called only for sentences that have some of the bits of each set; others give ``nothing``."""

    def gated(rule: Rule[Of, More, Read]) -> Rule[Of, More, Read]:
        def called(sentence: Of, /, *args: More.args, **others: More.kwargs) -> Read:
            has = sentence.traits
            for some in bits:
                if not has & some:
                    told: Read = nothing
                    return told
            return rule(sentence, *args, **others)

        update_wrapper(called, rule)
        return called

    return gated
