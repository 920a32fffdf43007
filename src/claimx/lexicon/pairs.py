"""Wordings of two words that stand near each other: ``<less> & drug uptake``.

Of such a pair the first side says what is done, the second to what. Joined by ``&`` either may come first ("reduced
uptake", "uptake of the drug was impaired"), by ``~`` only the first. The words of all sides are found in one pass; then
each word of a second side is joined with the nearest word of a first side before and behind it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claimx.lexicon.folding import plain
from claimx.lexicon.forms import Words, form_of, opened
from claimx.lexicon.records import Found, Hit, Term, Wording
from claimx.lexicon.search import FormIndex
from claimx.text import in_both_spellings

_JOINT = re.compile(r" ([&~]) ")
_BARRED = (
    r"(?:due|which|that|who|whose|but|while|whereas|because|although|though|by|via|through|than|despite|after|thus|thereby|"
    r"hence|leading|leads?|led|resulting|results?|causing|causes?|mediat\w*|confer\w*|associated|correlat\w*)(?!\w)"
)
_PLACE = r"(?:the|its|their|this|these|tumou?rs?|cancers?|cells?|lesions?|brain) "
_WORD = rf"(?!{_BARRED})[^\s.;:(),/]+"
_FORTH = re.compile(rf"(?!, | and expression )[ ,(/]+(?:{_WORD}[ ,()/]+){{0,5}}")
_BACK = re.compile(rf"(?: \(\w+\))?[ /](?:(?!(?:and|or)(?!\w)|to (?!{_PLACE})){_WORD}(?: \(\w+\))? ){{0,6}}")
_AND = re.compile(r"[,/]| (?:and|or) ")
_LONGEST = 70
"""Characters between the two words of a pair."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A word of pairs: the first and the second sides of which it is one, and whether it turns what it stands beside.

    Such a word keeps others away: in "loss of PTEN and increased surface expression" nothing on the surface is lost.
    """

    does: frozenset[str] = frozenset()
    bears: frozenset[str] = frozenset()
    turns: bool = False
    other: bool = False
    """Whether it means something else, and with it all words within it."""


_Pair = tuple[Wording, Term, bool]
"""A wording, the term that it tells of, and whether its sides may stand in either order."""


def is_pair(form: str) -> bool:
    """Whether a wording is of two words that stand near each other."""
    return len(_JOINT.split(form)) == 3


class PairIndex:
    """All pairs by their words."""

    def __init__(self, wordings: Iterable[tuple[Wording, Term]], others: Iterable[str], words: Words) -> None:
        """Build the index.

        Args:
            wordings: the pairs with the terms that they tell of.
            others: forms within which no word of a pair counts: "antigen presentation" is no antigen.
            words: the words of each class.
        """
        self._pairs: dict[tuple[str, str], list[_Pair]] = defaultdict(list)
        does: dict[str, set[str]] = defaultdict(set)
        bears: dict[str, set[str]] = defaultdict(set)
        turns: set[str] = set()
        for wording, term in wordings:
            first, joint, second = _JOINT.split(wording.form)
            self._pairs[first, second].append((wording, term, joint == "&"))
            for word in _spellings(first, words):
                does[word].add(first)
                if first.startswith("<"):
                    turns.add(word)
            for word in _spellings(second, words):
                bears[word].add(second)
        apart = {word for form in others for word in _spellings(form, words)}
        parts = {
            word: _Part(frozenset(does[word]), frozenset(bears[word]), word in turns, word in apart)
            for word in sorted({*does, *bears, *apart})
        }
        self._words = FormIndex(form_of(part, word, "", word) for word, part in parts.items())
        self._joined: dict[tuple[_Part, _Part], Sequence[_Pair]] = {}

    def find(self, text: str) -> list[Hit]:
        """Every pair in ``text``."""
        folded = plain(text).lower()
        words = _longest(self._words.find(text))
        hits: list[Hit] = []
        served: dict[int, tuple[int, set[str]]] = {}
        for at, word in enumerate(words):
            if not word.entry.bears:
                continue
            if (doer := self._partner(words, range(at - 1, -1, -1), word, folded)) and _FORTH.fullmatch(
                folded, doer.end, word.start
            ):
                last, names = served.get(doer.start, (doer.end, set()))
                for wording, term, _ in self._pairs_of(doer.entry, word.entry):
                    if names <= {term.name}:
                        hits.append(Found(doer.start, word.end, term, wording.form, wording.place))
                    elif _AND.search(folded, last, word.start):
                        hits.append(Found(word.start, word.end, term, wording.form, wording.place))
                named = {term.name for _, term, _ in self._pairs_of(doer.entry, word.entry)}
                served[doer.start] = word.end, names | named
            if (doer := self._partner(words, range(at + 1, len(words)), word, folded)) and _BACK.fullmatch(
                folded, word.end, doer.start
            ):
                for wording, term, both in self._pairs_of(doer.entry, word.entry):
                    if both:
                        hits.append(Found(word.start, doer.end, term, wording.form, wording.place))
        return hits

    def _partner(
        self, words: Sequence[Found[_Part]], places: Iterable[int], word: Found[_Part], folded: str
    ) -> Found[_Part] | None:
        """The nearest word, in the order of the places, that makes a pair with a word."""
        turned: Found[_Part] | None = None
        for place in places:
            other = words[place]
            if max(other.start - word.end, word.start - other.end) > _LONGEST:
                return None
            if not other.entry.does or (turned and not _is_joined(other, turned, folded)):
                continue
            if self._pairs_of(other.entry, word.entry):
                return other
            if other.entry.turns:
                turned = other
        return None

    def _pairs_of(self, doer: _Part, bearer: _Part) -> Sequence[_Pair]:
        """The wordings that two words make, looked up once."""
        found = self._joined.get((doer, bearer))
        if found is None:
            sides = ((first, second) for first in sorted(doer.does) for second in sorted(bearer.bears))
            found = self._joined[doer, bearer] = [pair for side in sides for pair in self._pairs.get(side, ())]
        return found


def _spellings(side: str, words: Words) -> Iterator[str]:
    """The words of a side of a pair."""
    for form in opened(side, words):
        yield from in_both_spellings(form)


def _is_joined(one: Found[_Part], other: Found[_Part], folded: str) -> bool:
    """Whether two words do the same together: "loss or modification of the antigen"."""
    return folded[min(one.end, other.end) : max(one.start, other.start)] in (" and ", " or ", "/", ", ")


def _longest(words: Sequence[Found[_Part]]) -> list[Found[_Part]]:
    """The words that do not lie within a longer one, which does and bears what they do: "lack of" is lack."""
    kept: list[Found[_Part]] = []
    for word in words:  # by start, the longest first
        last = kept[-1] if kept else None
        if last is None or word.start >= last.end:
            kept.append(word)
        elif word.end <= last.end:
            same = (word.start, word.end) == (last.start, last.end)
            kept[-1] = last._replace(entry=_both(last.entry, word.entry, same))
    return kept


@cache
def _both(one: _Part, other: _Part, same: bool) -> _Part:
    """A word, with what another form of it does and bears ("alternative" begins as two stems do), or a word in it."""
    if one.other or (same and other.other):
        return _Part(other=True)
    return _Part(one.does | other.does, one.bears | other.bears, one.turns or other.turns)
