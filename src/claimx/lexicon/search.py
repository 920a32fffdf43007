"""The search for all forms of a lexicon at once.

All keys are found in one pass with an Aho-Corasick automaton (Aho & Corasick, 1975). Behind the key of a form with
wildcards a regular expression decides; where many forms share a key, one expression for all of them comes first.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import ahocorasick

from claimx.lexicon.folding import plain
from claimx.lexicon.forms import MORE_LETTERS, Form
from claimx.lexicon.records import Hit

_LETTERS = re.compile(MORE_LETTERS)
_END = r"(?!\w)"


class _Forms(NamedTuple):
    """The forms of one key: those that it spells out, those that it is the stem of, and those that go on behind it."""

    length: int
    whole: Sequence[Form]
    stems: Sequence[Form]
    phrases: Sequence[tuple[Form, re.Pattern[str]]]
    any_phrase: re.Pattern[str] | None


class FormIndex:
    """All forms by their keys."""

    def __init__(self, forms: Iterable[Form]) -> None:
        by_key: dict[str, list[Form]] = defaultdict(list)
        for form in forms:
            by_key[form.key].append(form)
        self._automaton = ahocorasick.Automaton()
        for key, sharing in by_key.items():
            self._automaton.add_word(key, _sorted(key, sharing))
        self._automaton.make_automaton()

    def find(self, text: str) -> list[Hit]:
        """Every occurrence of every form in ``text``, overlapping ones included, by start and length."""
        printed = plain(text)
        folded = printed.lower()
        hits: list[Hit] = []
        for last, (length, whole, stems, phrases, any_phrase) in self._automaton.iter(folded):
            key_end = last + 1
            start = key_end - length
            if start and printed[start - 1].isalnum():
                continue
            if whole and (end := _end_of_word(printed, key_end)):
                letters = printed[start:key_end]
                for entry, form, _, cased, _ in whole:
                    if not cased or cased == letters:
                        hits.append(Hit(start, end, entry, form))
            if stems and (rest := _LETTERS.match(folded, key_end)):
                for entry, form, *_ in stems:
                    hits.append(Hit(start, rest.end(), entry, form))
            if any_phrase and any_phrase.match(folded, key_end):
                for (entry, form, *_), pattern in phrases:
                    if rest := pattern.match(folded, key_end):
                        hits.append(Hit(start, rest.end(), entry, form))
        hits.sort(key=lambda hit: (hit.start, -hit.end))
        return hits


def _sorted(key: str, forms: Sequence[Form]) -> _Forms:
    whole = [form for form in forms if not form.rest]
    stems = [form for form in forms if form.rest == MORE_LETTERS]
    phrases = [(form, re.compile(form.rest + _END)) for form in forms if form.rest not in ("", MORE_LETTERS)]
    any_phrase = re.compile(f"(?:{'|'.join(form.rest for form, _ in phrases)}){_END}") if phrases else None
    return _Forms(len(key), whole, stems, phrases, any_phrase)


def _end_of_word(printed: str, end: int) -> int:
    """Where a word ends that a form fills up to ``end``, a plural ``s`` included; 0 where it goes on otherwise."""
    tail = printed[end : end + 2]
    if tail[:1] == "s" and not tail[1:].isalnum():
        return end + 1
    return 0 if tail[:1].isalnum() else end
