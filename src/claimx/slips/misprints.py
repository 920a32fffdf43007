"""Misprinted names of drugs: a letter too many, too few, wrong or swapped; what scanners confuse; a blank inside.

A word is repaired to a word of a listed name that is one edit away (Damerau, 1964; found by every form with
one letter left out, as in SymSpell) or that a scanner prints alike, or together with the word after it. Then the
whole name must stand there, and the repair must lead to one drug alone. Words that papers print for themselves are
never repaired, nor is one ending of chemistry into another (``iodide`` is no misprint of ``iodine``).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from claimx.lexicon import Term, fold, fold_whole
from claimx.slips.records import Slip
from claimx.text import distinct_words

SHORTEST = 7
"""Letters of a word that is repaired by itself; a shorter one only beside the rest of its name."""
SHORTEST_BESIDE = 4
LONGEST_REST = 5
LONG_BRAND = 9
MOST_JUDGED = 200_000
LONGEST = 100
"""How far from a misprinted word the rest of its name is looked for, in characters."""
_TOKEN = re.compile(r"[^\W_]+")
_JOINT = re.compile(r"[^\w.;:]{1,2}")
_BROKEN = (" ", "- ", "-", "\u00ad", "\u00ad ")
_SCANNED = (("rn", "m"), ("cl", "d"), ("vv", "w"))
_STEMS = (
    "nib",
    "nid",
    "mab",
    "lib",
    "platin",
    "rubicin",
    "taxel",
    "mib",
    "mus",
    "cept",
    "tide",
    "clax",
    "stat",
    "tamide",
)
"""Endings of drugs' names alone (INN stems, one with a common slip); other names keep their first letter."""
_CHEMISTRY = re.compile(r"(?:ide|ine|ite|ate|ane|ene|yne)s?$")

Token = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class _Name:
    """A listed form as its words, and the place of one of them."""

    words: tuple[str, ...]
    place: int
    term: Term
    form: str

    @property
    def is_proper(self) -> bool:
        """Whether the word is a brand's, or of a code, and papers print it with a capital."""
        word = [match[0] for match in _TOKEN.finditer(self.form)][self.place]
        return word[0].isupper()


class Misprints:
    """The words of drug names, by all that may be printed for them."""

    def __init__(self, drugs: Sequence[Term], known: frozenset[str]) -> None:
        """Take the drugs, and the words that are never repaired, in lower case."""
        self._known = known
        self._names: dict[str, list[_Name]] = defaultdict(list)
        for term in drugs:
            for form in term.forms:
                words = tuple(match[0] for match in _TOKEN.finditer(fold(form)))
                for place, word in enumerate(words):
                    if _is_told(words, place):
                        self._names[word].append(_Name(words, place, term, form))
        self._near: dict[str, list[str]] = defaultdict(list)
        self._alike: dict[str, list[str]] = defaultdict(list)
        for word in self._names:
            for key in deletes(word):
                self._near[key].append(word)
            self._alike[_scanned(word)].append(word)
        longer = [word for word in self._names if len(word) >= SHORTEST and word.isalpha()]
        self._pieces = {piece for word in longer for i in range(1, len(word)) for piece in (word[:i], word[i:])}
        self._judged: dict[str, tuple[str, ...]] = {}

    def find(self, text: str, covered: Sequence[int]) -> Iterator[Slip]:
        """Misprinted names whose misprinted word begins outside the characters that are marked as covered."""
        folded = fold_whole(text)
        odd = {word for word in distinct_words(folded) - self._known if self._is_suspect(word)}
        read_to = 0
        for start in sorted(place for word in odd for place in _places(word, folded)):
            if start < read_to or covered[start]:
                continue
            tokens = _tokens_around(folded, start)
            at = next(index for index, token in enumerate(tokens) if token[0] == start)
            for first in (at - 1, at):
                if first < 0 or tokens[first][0] < read_to:
                    continue
                meant = dict.fromkeys(self._meant(tokens[at][2]) if first == at else (), 1)
                slip = self._named(text, tokens, first, meant | self._broken(text, tokens, first, covered))
                if slip:
                    read_to = slip.end
                    yield slip
                    break

    def _is_suspect(self, word: str) -> bool:
        """Whether a word that is none can be a misprint of a name, or a piece of one."""
        return bool(self._meant(word)) or word in self._pieces

    def _meant(self, word: str) -> tuple[str, ...]:
        """The listed words that ``word`` can be a misprint of; texts repeat their words, so each is judged once."""
        if word not in self._judged:
            if len(self._judged) >= MOST_JUDGED:
                self._judged.clear()
            self._judged[word] = self._meant_by(word)
        return self._judged[word]

    def _meant_by(self, word: str) -> tuple[str, ...]:
        if len(word) < SHORTEST_BESIDE - 1:
            return ()
        near = {w for key in self._near.keys() & deletes(word) for w in self._near[key] if OSA.distance(word, w) == 1}
        near.update(w for w in self._alike.get(_scanned(word), ()) if w != word)
        return tuple(sorted(w for w in near if _plausible(word, w)))

    def _broken(self, text: str, tokens: Sequence[Token], at: int, covered: Sequence[int]) -> dict[str, int]:
        """The listed word that this word and the next make together, with the number of words it takes."""
        if at + 1 == len(tokens):
            return {}
        (first, end, head), (start, _, tail) = tokens[at], tokens[at + 1]
        whole = head + tail
        if len(whole) < SHORTEST or whole not in self._names or text[end:start] not in _BROKEN:
            return {}
        both_are_words = head in self._known and tail in self._known
        return {} if both_are_words or covered[start] or covered[first] else {whole: 2}

    def _named(self, text: str, tokens: Sequence[Token], at: int, meant: Mapping[str, int]) -> Slip | None:
        """The one longest name that stands at a word if it is read as meant."""
        best: dict[str, tuple[int, int, str, _Name]] = {}
        length = 0
        for word, taken in meant.items():
            for name in self._names[word]:
                first, last = at - name.place, at + taken + len(name.words) - name.place - 2
                if len(name.words) < length or not _stands(text, tokens, name, at, taken, first, last):
                    continue
                if name.is_proper and not _is_like_a_brand(text[tokens[at][0]], tokens[at + taken - 1][2], word):
                    continue
                if len(name.words) > length:
                    best, length = {}, len(name.words)
                best[name.term.name] = (tokens[first][0], tokens[last][1], word, name)
        if len(best) != 1:
            return None
        start, end, word, name = next(iter(best.values()))
        score = 0.8 if tokens[at][2][:3] == word[:3] else 0.7
        return Slip(start, end, text[start:end], name.term, name.form, score)


def _places(word: str, folded: str) -> Iterator[int]:
    """Where a word stands by itself."""
    at = folded.find(word)
    while at >= 0:
        end = at + len(word)
        if not (folded[at - 1 : at].isalnum() or folded[end : end + 1].isalnum()):
            yield at
        at = folded.find(word, end)


def _tokens_around(folded: str, place: int) -> list[Token]:
    """The words around a place, as far as a name can reach; those that are cut at the ends are no harm."""
    window = _TOKEN.finditer(folded, max(0, place - LONGEST), place + LONGEST)
    return [(match.start(), match.end(), match[0]) for match in window]


def deletes(word: str) -> set[str]:
    """The word and every form of it with one letter left out (the SymSpell index)."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}


def _is_told(words: Sequence[str], place: int) -> bool:
    """Whether a misprint of one word leaves a name that can be told: it is long, or a long word stays beside it."""
    word = words[place]
    rest = [other for index, other in enumerate(words) if index != place]
    return len(word) >= SHORTEST or (len(word) >= SHORTEST_BESIDE and any(len(other) >= LONGEST_REST for other in rest))


def _plausible(word: str, listed: str) -> bool:
    """A code name may only swap neighbors; an ending of chemistry is none of another; one half of a name speaks."""
    if any(c.isdigit() for c in listed):
        return sorted(word) == sorted(listed)
    if not listed.endswith(_STEMS) and word[0] not in listed[:2] and word[1:2] != listed[0]:
        return False
    here, there = _CHEMISTRY.search(word), _CHEMISTRY.search(listed)
    return not (here and there and here[0] != there[0])


def _stands(text: str, tokens: Sequence[Token], name: _Name, at: int, taken: int, first: int, last: int) -> bool:
    """Whether the other words of a name stand around the one that is repaired, joined by blanks or hyphens."""
    if first < 0 or last >= len(tokens):
        return False
    before = [word for *_, word in tokens[first:at]]
    after = [word for *_, word in tokens[at + taken : last + 1]]
    if (*before, *after) != (*name.words[: name.place], *name.words[name.place + 1 :]):
        return False
    places = [*range(first, at), *range(at + taken - 1, last)]
    return all(_JOINT.fullmatch(text, tokens[i][1], tokens[i + 1][0]) for i in places)


def _is_like_a_brand(first: str, printed: str, listed: str) -> bool:
    """Whether a misprint keeps a brand's capital and, where the brand is short, is not one with another last letter.

    Names of people and places are capitalized too, and differ from brands by their endings.
    """
    return first.isupper() and (len(listed) >= LONG_BRAND or printed[:-1] != listed[:-1])


def _scanned(word: str) -> str:
    """A word with the pairs of letters that scanners print for one letter, and that letter, made the same."""
    for pair, letter in _SCANNED:
        word = word.replace(pair, letter)
    return word
