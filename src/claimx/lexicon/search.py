"""The search for all forms of a lexicon at once.

All keys are found in one pass with an Aho-Corasick automaton (Aho & Corasick, 1975). It reads the text with every sign
as a blank, and its keys with a blank before them: so it finds keys only where words begin, and has nothing to remember
within words. Behind the key of a form with wildcards a regular expression decides; where many forms share a key, one
expression for all of them comes first.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, NamedTuple

import ahocorasick

from claimx.lexicon.folding import plain
from claimx.lexicon.forms import FEW_WORDS, MORE_LETTERS, Form
from claimx.lexicon.records import Entry, Found
from claimx.text import without_signs

Part = tuple[int, int]
"""What a word of pairs is by itself, and what it is with any ending; -1 for nothing."""
_LETTERS = re.compile(MORE_LETTERS)
_END = r"(?!\w)"


class _Wild(Generic[Entry]):
    """The forms with wildcards that share a key: those of which it is the stem, and those that go on behind it."""

    def __init__(self, forms: Sequence[Form[Entry]]) -> None:
        self._stems = [form for form in forms if form.rest == MORE_LETTERS]
        self._phrases = [(form, re.compile(form.rest + _END)) for form in forms if form.rest != MORE_LETTERS]
        self._any_phrase = re.compile(_either([form.rest for form, _ in self._phrases]) + _END)

    def find(self, folded: str, start: int, key_end: int) -> list[Found[Entry]]:
        """Those that stand where the key does."""
        hits = []
        if self._stems and (rest := _LETTERS.match(folded, key_end)):
            hits = [Found(start, rest.end(), form.entry, form.form, form.place) for form in self._stems]
        if self._phrases and self._any_phrase.match(folded, key_end):
            for form, pattern in self._phrases:
                if rest := pattern.match(folded, key_end):
                    hits.append(Found(start, rest.end(), form.entry, form.form, form.place))
        return hits


def _either(patterns: Sequence[str]) -> str:
    """A pattern for any of the patterns that tries the wildcard with which several begin only once."""
    alternatives = list(patterns)
    for wildcard in (MORE_LETTERS, FEW_WORDS):
        tails = [pattern.removeprefix(wildcard) for pattern in patterns if pattern.startswith(wildcard)]
        if len(tails) > 1:
            alternatives = [pattern for pattern in alternatives if not pattern.startswith(wildcard)]
            alternatives.append(wildcard + _either(tails))
    return f"(?:{'|'.join(alternatives)})"


Begun = tuple[int, int, Part]
"""Where the letters of a word of pairs stand, and what it is."""


class _Key(NamedTuple, Generic[Entry]):
    """A key, the forms that it is all of, those that go on behind it, and what it is as a word of pairs."""

    letters: str
    whole: Sequence[Form[Entry]]
    wild: _Wild[Entry] | None
    word: Part | None


class FormIndex(Generic[Entry]):
    """All forms by their keys, and the words of pairs (:mod:`claimx.lexicon.pairs`): one pass finds both."""

    def __init__(self, forms: Iterable[Form[Entry]], words: Mapping[str, Part]) -> None:
        by_key: dict[str, list[Form[Entry]]] = defaultdict(list)
        for form in forms:
            by_key[form.key].append(form)
        sharing: dict[str, list[_Key[Entry]]] = defaultdict(list)
        for key in {**by_key, **words}:
            whole, wild = [f for f in by_key[key] if not f.rest], [f for f in by_key[key] if f.rest]
            sharing[without_signs(f" {key}")].append(_Key(key, whole, _Wild(wild) if wild else None, words.get(key)))
        self._automaton = ahocorasick.Automaton()
        for begun, keys in sharing.items():
            self._automaton.add_word(begun, keys)
        self._automaton.make_automaton()

    def find(self, text: str) -> tuple[list[Found[Entry]], list[Begun]]:
        """Every occurrence of every form in ``text``, overlapping ones included, in no order; and of words of pairs."""
        printed = plain(text)
        folded = printed.lower()
        hits: list[Found[Entry]] = []
        words: list[Begun] = []
        spaced = without_signs(f" {folded} ")  # a place of the text is here that of the character before it
        for key_end, keys in self._automaton.iter(spaced):
            for key, whole, wild, word in keys:
                start = key_end - len(key)
                if not folded.startswith(key, start):  # other signs stand here than in the key
                    continue
                if word:
                    words.append((start, key_end, word))
                # mostly a letter follows, which is told faster here than by end_of_word
                if whole and spaced[key_end + 1] in " s" and (end := end_of_word(printed, key_end)):
                    letters = printed[start:key_end]
                    for entry, form, place, _, cased, _ in whole:
                        if not cased or cased == letters:
                            hits.append(Found(start, end, entry, form, place))
                if wild:
                    hits += wild.find(folded, start, key_end)
        return hits, words


def end_of_word(printed: str, end: int) -> int:
    """Where a word ends that a form fills up to ``end``, a plural ``s`` included; 0 where it goes on otherwise."""
    following = printed[end : end + 1]
    if not following.isalnum():
        return end
    return end + 1 if following == "s" and not printed[end + 1 : end + 2].isalnum() else 0
