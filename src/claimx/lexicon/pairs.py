"""Wordings of two words that stand near each other: ``<less> & drug uptake``.

Of such a pair the first side says what is done, the second to what. Joined by ``&`` either may come first ("reduced
uptake", "uptake of the drug was impaired"), by ``~`` only the first. The words of all sides are found in one pass with
all other forms; then each word of a second side is joined with the nearest word of a first side before and behind it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from claimx.lexicon.folding import fold, fold_whole
from claimx.lexicon.forms import MORE_LETTERS, Words, opened
from claimx.lexicon.records import Found, Hit, Term, Wording
from claimx.lexicon.search import Begun, end_of_word
from claimx.text import in_both_spellings

_JOINT = re.compile(r" ([&~]) ")
_LETTERS = re.compile(MORE_LETTERS)
_BARRED = (
    r"(?:due|which|that|who|whose|but|while|whereas|because|although|though|by|via|through|than|despite|after|thus|"
    r"thereby|hence|leading|leads?|led|resulting|results?|causing|causes?|mediat\w*|confer\w*|associated|correlat\w*)(?!\w)"
)
_PLACE = r"(?:the|its|their|this|these|tumou?rs?|cancers?|cells?|lesions?|brain) "
_WORD = rf"(?!{_BARRED})[^\s.;:(),/]+"
_FORTH = re.compile(rf"(?!, | and expression )[ ,(/]+(?:{_WORD}[ ,()/]+){{0,5}}")
_BACK = re.compile(
    rf"(?: \(\w+\))?[ /](?:(?!(?:and|or)(?!\w)|to (?!{_PLACE})){_WORD}(?: \(\w+\))? ){{0,6}}",
)
_ACTS = re.compile(
    r".*(?:promot|stimulat|enhanc|boost|augment|induc|suppress)(?:e?s|ing)| (?:induc|stimulat|promot|enhanc|suppress)ed"
)
"""What is no change of the word before it: "the ligand promotes growth", "ligand-induced growth"."""
_OF_OUTCOME = re.compile(
    r"(?:more|less|lesser|greater|high|higher|highly|low|lower|poor|poorer|strong|stronger|weak|weaker|increased|"
    r"reduced|decreased|enhanced|diminished)"
    r"(?: (?:(?!and |or |in |with |than |to |for |by )\w+ ){0,2}?| )(?:chemo|radio|hyper)?(?:sensitiv|respon|resist|"
    r"surviv|suscept|benefit|efficac|effective|outcome|prognos|likel|prone|remission|vulnerab|refractor|relaps|"
    r"recurren|toler|risk|disease control|rates? of|cytotox|ic50)"
)
"""What is told of an outcome, and not of what stands before it: "tumors with low expression are more sensitive"."""
_AND = re.compile(r"[,/]| (?:and|or) ")
_TOGETHER = frozenset({" and ", " or ", "/", ", "})
_LONGEST = 70
"""Characters between the two words of a pair."""


class _Pair(NamedTuple):
    """A wording, the term that it tells of, and whether its sides may stand in either order."""

    wording: Wording
    term: Term
    both: bool


class _Part(NamedTuple):
    """What a word is: the first and the second sides of pairs that it may be, and more.

    A word that ``turns`` what it stands beside keeps others away from it: in "loss of PTEN and increased surface
    expression" nothing on the surface is lost. An ``other`` word means something else, with all words within it.
    """

    does: frozenset[str] = frozenset()
    bears: frozenset[str] = frozenset()
    turns: bool = False
    other: bool = False


class _Word(NamedTuple):
    """Where a word of pairs stands, and the number of what it is."""

    start: int
    end: int
    part: int


def sides_of(form: str) -> list[str]:
    """What a wording joins: two sides if it is a pair."""
    return _JOINT.split(form)[::2]


def is_pair(form: str) -> bool:
    """Whether a wording is of two words that stand near each other."""
    return len(sides_of(form)) == 2


class PairIndex:
    """All pairs by their words."""

    def __init__(self, pairs: Iterable[tuple[Wording, Term]], others: Iterable[str], words: Words) -> None:
        """Build the index.

        Args:
            pairs: the wordings with the terms that they tell of.
            others: forms within which no word of a pair counts: "antigen presentation" is no antigen.
            words: the words of each class.
        """
        self._pairs: dict[tuple[str, str], list[_Pair]] = defaultdict(list)
        does: dict[str, set[str]] = defaultdict(set)
        bears: dict[str, set[str]] = defaultdict(set)
        for wording, term in pairs:
            first, joint, second = _JOINT.split(wording.form)
            self._pairs[first, second].append(_Pair(wording, term, joint == "&"))
            for word in _spellings(first, words):
                does[word].add(first)
            for word in _spellings(second, words):
                bears[word].add(second)
        apart = {word for form in others for word in _spellings(form, words)}
        self._numbers: dict[_Part, int] = {}
        self._parts: list[_Part] = []
        self._merged: dict[tuple[int, int, bool], int] = {}
        self._joined: dict[tuple[int, int], tuple[_Pair, ...]] = {}
        keys: dict[str, list[int]] = defaultdict(lambda: [-1, -1])
        for word in sorted({*does, *bears, *apart}):
            turns = any(side.startswith("<") for side in does[word])
            part = _Part(frozenset(does[word]), frozenset(bears[word]), turns, word in apart)
            keys[fold(word.rstrip("*"))][word.endswith("*")] = self._number_of(part)
        self.words = {key: (whole, stem) for key, (whole, stem) in keys.items()}
        """What each word is of which pairs are made, for the search."""

    def find(self, text: str, begun: Sequence[Begun]) -> list[Hit]:
        """Every pair in ``text``, of which ``begun`` are the words of pairs that a search found."""
        if not begun:
            return []
        folded = fold_whole(text)
        words = self._words_of(folded, begun)
        hits: list[Hit] = []
        served: dict[tuple[int, str], tuple[int, set[str]]] = {}
        for at, word in enumerate(words):
            if not self._parts[word.part].bears:
                continue
            if (doer := self._partner(words, range(at - 1, -1, -1), word, folded)) and _FORTH.fullmatch(
                folded, doer.end, word.start
            ):
                pairs = self._pairs_of(doer, word)
                for label in dict.fromkeys(pair.term.label for pair in pairs):
                    told = [pair for pair in pairs if pair.term.label == label]
                    last, names = served.get((doer.start, label), (doer.end, set()))
                    again = bool(_AND.search(folded, last, word.start))
                    for wording, term, _ in told:
                        if again or names <= {term.name}:
                            start = doer.start if names <= {term.name} else word.start
                            hits.append(Found(start, word.end, term, wording.form, wording.place))
                    served[doer.start, label] = word.end, names | {pair.term.name for pair in told}
                hits += self._joining(words, range(words.index(doer) - 1, -1, -1), doer, word, folded)
            if (
                (doer := self._partner(words, range(at + 1, len(words)), word, folded))
                and _BACK.fullmatch(folded, word.end, doer.start)
                and not _ACTS.fullmatch(folded, word.end, doer.end)
                and not _OF_OUTCOME.match(folded, doer.start)
            ):
                for wording, term, both in self._pairs_of(doer, word):
                    if both:
                        hits.append(Found(word.start, doer.end, term, wording.form, wording.place))
                hits += self._joining(words, range(words.index(doer) + 1, len(words)), doer, word, folded)
        return hits

    def _words_of(self, folded: str, begun: Iterable[Begun]) -> list[_Word]:
        """The words of pairs that do not lie within longer ones, which do and bear what they do: "lack of" is lack."""
        found: list[tuple[int, int, int]] = []
        for start, end, (whole, stem) in begun:
            if whole >= 0 and (stop := end_of_word(folded, end)):
                found.append((start, -stop, whole))
            if stem >= 0 and (letters := _LETTERS.match(folded, end)):
                found.append((start, -letters.end(), stem))
        found.sort()
        kept: list[_Word] = []
        reach = 0
        for start, minus, part in found:
            if start >= reach:
                reach = -minus
                kept.append(_Word(start, reach, part))
            elif -minus <= reach:
                around = kept[-1]
                same = (start, -minus) == around[:2]
                kept[-1] = _Word(around.start, around.end, self._merge(around.part, part, same))
        return kept

    def _merge(self, around: int, within: int, same: bool) -> int:
        """What a word is that holds another, or that two forms are: "alternative" begins as two stems do."""
        number = self._merged.get((around, within, same))
        if number is None:
            one, other = self._parts[around], self._parts[within]
            part = _Part(one.does | other.does, one.bears | other.bears, one.turns or other.turns)
            if one.other or (same and other.other):
                part = _Part(other=True)
            number = self._merged[around, within, same] = self._number_of(part)
        return number

    def _number_of(self, part: _Part) -> int:
        if part not in self._numbers:
            self._numbers[part] = len(self._parts)
            self._parts.append(part)
        return self._numbers[part]

    def _partner(self, words: Sequence[_Word], places: Iterable[int], word: _Word, folded: str) -> _Word | None:
        """The nearest word, in the order of the places, that makes a pair with a word."""
        turned: _Word | None = None
        for place in places:
            other = words[place]
            if other.start - word.end > _LONGEST or word.start - other.end > _LONGEST:
                return None
            part = self._parts[other.part]
            if part.does and (turned is None or _is_joined(other, turned, folded)):
                if self._pairs_of(other, word):
                    return other
                turned = other if part.turns else turned
        return None

    def _joining(
        self, words: Sequence[_Word], places: Iterable[int], doer: _Word, word: _Word, folded: str
    ) -> Iterator[Hit]:
        """What else is said to be done, in the order of the places: "antigen loss or downregulation"."""
        told = {pair.term.name for pair in self._pairs_of(doer, word)}
        for place in places:
            other = words[place]
            if not _is_joined(other, doer, folded):
                return
            for wording, term, both in self._pairs_of(other, word):
                if term.name not in told and (both or other.start < word.start):
                    yield Found(other.start, other.end, term, wording.form, wording.place)
            doer = other

    def _pairs_of(self, doer: _Word, bearer: _Word) -> tuple[_Pair, ...]:
        """The wordings that two words make, looked up once."""
        found = self._joined.get((doer.part, bearer.part))
        if found is None:
            firsts, seconds = sorted(self._parts[doer.part].does), sorted(self._parts[bearer.part].bears)
            found = tuple(
                pair for first in firsts for second in seconds for pair in self._pairs.get((first, second), ())
            )
            self._joined[doer.part, bearer.part] = found
        return found


def _spellings(side: str, words: Words) -> Iterator[str]:
    """The words of a side of a pair."""
    for form in opened(side, words):
        yield from in_both_spellings(form)


def _is_joined(one: _Word, other: _Word, folded: str) -> bool:
    """Whether two words do the same together: "loss or modification of the antigen"."""
    return folded[min(one.end, other.end) : max(one.start, other.start)] in _TOGETHER
