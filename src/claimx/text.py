"""Small pure text functions that several floors need."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import chain, filterfalse

import ahocorasick

HYPHENS = "-\u00ad\u2010\u2011"
DASHES = "\u2012\u2013\u2014\u2015\u2212"

_FOLDED = str.maketrans(
    dict.fromkeys(HYPHENS + DASHES, "-")
    | dict.fromkeys("\u2018\u2019\u02bc\u2032`", "'")
    | dict.fromkeys("\u201c\u201d\u201e", '"')
)
_LETTERS = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"\w+")
_COMPOUND = re.compile(rf"\w++(?:[{HYPHENS}]\w++)++")
_INNER_HYPHEN = re.compile(rf"[{HYPHENS}](?=\w)(?<=\w.)")
_CUT = re.compile(rf"[{HYPHENS}][ \t]*\n\s*\w{{0,40}}")
_TAIL = re.compile(r"(?<!\w)\w+\Z")
LONGEST = 60  # characters of a word
_SIGN = re.compile(r"[^\x00-\x7f\w\u0300-\u036f]")  # beyond ASCII, and no part of a letter
_WIDE_SIGN = re.compile(r"[^\x00-\x7f\w]")
_LATIN = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})
_BRITISH = (
    (re.compile(r"(?<=[a-z]{3})iz(?=[aei*])"), "is"),
    (re.compile(r"tumor"), "tumour"),
    (re.compile(r"(harb|fav|behavi)or"), r"\1our"),
    (re.compile(r"leukem"), "leukaem"),
    (re.compile(r"(signa|counse|tunne)l(ing|ed)"), r"\1ll\2"),
)


def squeeze(text: str) -> str:
    """The text with every run of white space as one blank, and none at its ends."""
    return " ".join(text.split())


def counted(number: int, noun: str) -> str:
    """So many of something.

    >>> counted(1, "table"), counted(1200, "table")
    ('1 table', '1,200 tables')
    """
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def in_both_spellings(form: str) -> tuple[str, ...]:
    """A form in lower case as it is written in American English and, where that differs, in British English.

    >>> in_both_spellings("tumors desensitized to")
    ('tumors desensitized to', 'tumours desensitised to')
    """
    british = form
    for american, other in _BRITISH:
        british = american.sub(other, british)
    return (form,) if british == form else (form, british)


def fold(text: str) -> str:
    """The text as it is compared: dashes, quotes, case, letter forms and white space made equal.

    >>> fold("HER2\u2011Positive \u201ctumor\u201d")
    'her2-positive "tumor"'
    """
    if text.isascii():  # most are, and have hardly anything to fold
        return squeeze(text.replace("`", "'")).lower()
    return squeeze(unicodedata.normalize("NFKC", text.translate(_FOLDED))).casefold()


def fold_words(text: str) -> str:
    """The words of a text alone, folded, one blank apart: for titles and headings.

    >>> fold_words("Antibody\u2013drug  conjugates.")
    'antibody drug conjugates'
    """
    folded = fold(text)
    return " ".join(_spaced(folded, _SAME_WORDS) if folded.isascii() else _TOKEN.findall(folded))


def ascii_folded(text: str) -> str:
    """The text in lower case with the nearest letters of ASCII; letters that have none are left out, signs are blanks.

    >>> ascii_folded("Kopeć-Szlęzak: ¹⁸F, 3–5 β")
    'kopec-szlezak: 18f, 3 5 '
    """
    spelled = unicodedata.normalize("NFKD", text.casefold().translate(_LATIN))
    return _SIGN.sub(" ", spelled).encode("ascii", "ignore").decode()


class WordSearch:
    """The search for some words in any number of texts."""

    def __init__(self, words: Iterable[str]) -> None:
        self._automaton = ahocorasick.Automaton()
        for word in words:
            self._automaton.add_word(word, word)
        self._automaton.make_automaton()

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where the words stand by themselves or in the plural, in order; of those that overlap the first, then the
        longest."""
        found = []
        for last, word in self._automaton.iter(text) if len(self._automaton) else ():
            start, end = last + 1 - len(word), last + 1
            end += text.startswith("s", end)
            if not (_goes_on(text[start - 1 : start]) or _goes_on(text[end : end + 1])):
                found.append((start, -len(word), end, word))
        read_to = 0
        for start, _, end, word in sorted(found):
            if start >= read_to:
                yield start, end, word
                read_to = end


def find_words(text: str, words: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Where words stand in one text, as :class:`WordSearch` finds them.

    >>> list(find_words("TKIs, but no mTKI-1", ["TKI"]))
    [(0, 4, 'TKI')]
    """
    return WordSearch(words).find(text)


def begins_word(part: str, text: str) -> bool:
    """Whether a word of the text begins with ``part``."""
    at = text.find(part)
    while at >= 0 and _goes_on(text[at - 1 : at]):
        at = text.find(part, at + 1)
    return at >= 0


def _goes_on(sign: str) -> bool:
    """Whether a sign, or '' at an end of the text, is part of a word."""
    return sign.isalnum() or sign == "_"


def mark(spans: Iterable[tuple[int, int]], length: int) -> bytearray:
    """A text's characters as bytes: 1 inside the spans, 0 outside.

    >>> list(mark([(1, 3)], 4))
    [0, 1, 1, 0]
    """
    marks = bytearray(length)
    for start, end in spans:
        marks[start:end] = b"\1" * (end - start)
    return marks


class Vocabulary:
    """How often texts use their words, their hyphenated compounds (both folded) and their tokens.

    Words cut by a hyphen at a line's end are not counted, since their halves are no words. Each
    count is made when it is first asked for.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = [_without_cuts(text) for text in texts]

    @cached_property
    def words(self) -> Counter[str]:
        """Runs of letters."""
        counts = Counter(_spaced(" ".join(self._texts), _LOWER_LETTERS))
        for run in list(filterfalse(str.isascii, counts)):
            times = counts.pop(run)
            for word in _LETTERS.findall(run.casefold()):
                counts[word] += times
        return counts

    @cached_property
    def compounds(self) -> Counter[str]:
        """Words with hyphens inside."""
        return Counter(fold(" ".join(chain.from_iterable(map(_compounds, self._texts)))).split())

    @cached_property
    def tokens(self) -> Counter[str]:
        """Runs of letters and digits, as they are printed."""
        return Counter(chain.from_iterable(map(_TOKEN.findall, self._texts)))


def distinct_words(text: str) -> set[str]:
    """The runs of letters and digits in a text, each once.

    >>> sorted(distinct_words("EGFR_2, EGFR\u20132"))
    ['2', 'EGFR']
    """
    return set(without_signs(text).split())


def without_signs(text: str) -> str:
    """The text with a blank for whatever is no letter or figure.

    >>> without_signs("p53\u2013MDM2_b")
    'p53 MDM2 b'
    """
    spaced = _translated(text, _SAME_ALNUMS)
    for sign in () if spaced.isascii() else {*_WIDE_SIGN.findall(spaced)}:
        spaced = spaced.replace(sign, " ")
    return spaced


def _spaced(text: str, table: bytes) -> list[str]:
    """The runs of letters or figures in a text, with whatever is not ASCII as part of them; see ``_translated``."""
    return _translated(text, table).split()


def _translated(text: str, table: bytes) -> str:
    """A text with other signs of ASCII.

    Args:
        text: as it is printed.
        table: for each byte of ASCII the one that stands for it, a blank where no run holds it.
    """
    return text.encode("utf-8", "surrogatepass").translate(table).decode("utf-8", "surrogatepass")


def _table(is_kept: Callable[[str], bool], folded: Callable[[str], str]) -> bytes:
    signs = (ord(folded(chr(byte))) if is_kept(chr(byte)) else 0x20 for byte in range(0x80))
    return bytes((*signs, *range(0x80, 0x100)))


_LOWER_LETTERS, _SAME_ALNUMS = _table(str.isalpha, str.lower), _table(str.isalnum, str)
_SAME_WORDS = _table(_goes_on, str)


def _without_cuts(text: str) -> str:
    """The text without the words that a hyphen at a line's end cuts in two."""
    kept: list[str] = []
    end = 0
    for cut in _CUT.finditer(text):
        before = _tail(text, end, cut.start())
        if before is not None:
            kept += [text[end:before], " "]
            end = cut.end()
    return "".join([*kept, text[end:]])


def _tail(text: str, start: int, end: int) -> int | None:
    """Where the word begins that ends at a place, if it does behind another one."""
    start = max(start, end - LONGEST)
    blank = text.rfind(" ", start, end) + 1
    if blank and text[blank:end].isalnum():  # as most are
        return blank
    found = _TAIL.search(text, start, end)
    return found.start() if found else None


def _compounds(text: str) -> Iterator[str]:
    end = 0
    for hyphen in _INNER_HYPHEN.finditer(text):
        first = _tail(text, end, hyphen.start()) if hyphen.start() >= end else None
        if first is not None:
            compound = _COMPOUND.match(text, first)
            if compound:
                end = compound.end()
                yield compound.group()
