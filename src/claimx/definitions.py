"""What a text abbreviates: "tyrosine kinase inhibitor (TKI)", by scispaCy's algorithm (Schwartz & Hearst, 2003).

scispaCy reads whole Docs, token by token. Here brackets are found in the characters; where the letters of
the short form stand in the words before it, these few words are judged. Most are plain words, of which it is known
where scispaCy's tokenizer cuts: its algorithm is spelled out for them. All others go through the tokenizer and the
algorithm themselves. That is the same as all of the text, its tokens set apart, at a fraction of the time, and spaCy is
imported only when a text needs it.
"""

import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scispacy.custom_tokenizer import Tokenizer
    from spacy.language import Language
    from spacy.tokens import Doc, Span

_BRACKETS = re.compile(r"\(((?:[^()]|(?<=\w)\([^()\s]{1,6}\)(?=\w)){2,120})\)")
_SHORT = re.compile(r"\S++(?:\s++\S++){0,2}")
_TOO_LONG = re.compile(r"[^\W\d_]{10}")
_MOST_WORDS = 8
_LONGEST_WORD = 240
_MOST_SHORT = 3
"""Words of a short form; more are a long form behind its short one."""
_PLAIN = re.compile(r"(?:(?:[A-Za-z]+(?:-[A-Za-z]+)*(?:-?\d+)?|\d+),? )+")
_PLAIN_INSIDE = re.compile(r"[A-Za-z]{2,}(?:-[A-Za-z]+)*(?:-?\d+)?(?: [A-Za-z]{2,}(?:-[A-Za-z]+)*)*")
_PLAIN_BEHIND = re.compile(r"[.,;]?(?!\S)")
"""Words that are one token each, save the contractions among them; what else is cut off them is a token, too. A colon
behind a bracket is not: both together are an emoticon."""


def find_definitions(text: str) -> dict[str, str]:
    """Short forms and the long forms that the text gives for them, in order; the first of each counts.

    >>> find_definitions("A growth factor receptor (GFR) is one; GFR again.")
    {'GFR': 'growth factor receptor'}
    """
    found: dict[str, str] = {}
    for match in _BRACKETS.finditer(text):
        if match.start() and match[1].strip() not in found and (start := _window(text, match)) is not None:
            judge = _judge_plain if _is_plain(text, start, match) else _judge
            for short, long in judge(text, start, match):
                found.setdefault(short, long)
    return found


def _window(text: str, match: re.Match[str]) -> int | None:
    """Where the words begin of which one side of the bracket may be the short form, or None where no letters fit."""
    inside = match[1].strip()
    if _is_short(inside) and (start := _window_of_short(text, match.start(), inside)) is not None:
        return start
    if " " not in inside or len(inside.split(None, _MOST_WORDS)) > _MOST_WORDS:
        return None
    before = text[max(0, match.start() - _LONGEST_WORD) : match.start()]
    word = before.rsplit(None, 1)[-1:]
    last = [c for c in word[0][-12:].lower() if c.isalnum()][-2:] if word else []
    if last and _place_of(last, inside.lower(), lambda _: False) >= 0:
        return match.start() - len(before) + before.rindex(word[0])
    return None


def _is_short(inside: str) -> bool:
    """Whether what stands in brackets may be a short form."""
    if not inside[:1].isalpha() or not _SHORT.fullmatch(inside) or _TOO_LONG.search(inside):
        return False
    return 2 * sum(map(str.isalpha, inside)) >= len(inside)


def _window_of_short(text: str, opening: int, short: str) -> int | None:
    """Where the words before a bracket begin in which the letters of a short form stand."""
    width = _most_words(len(short)) + 2
    before = text[max(0, opening - 40 * width) : opening]
    words = before.rsplit(None, width)
    start = opening - len(before) + (len(words[0]) if len(words) > width else 0)
    letters = [c for c in short.lower() if c.isalnum()]
    long = text[start:opening].lower()
    if (at := _place_of(letters, long, str.isalnum)) >= 0:
        return start + max(map(long[:at].rfind, " \n\t")) + 1
    if _place_of(letters, long, str.isalpha) >= 0:  # the tokenizer may cut between a digit and a letter
        return start
    return None


def _place_of(letters: Sequence[str], long: str, is_inside: Callable[[str], bool]) -> int:
    """Where the letters begin in a text, sought from its end in their order, or -1.

    Before the first of them no character may stand that makes it the inside of a word.
    """
    at = len(long)
    for letter in reversed(letters[1:]):
        at = long.rfind(letter, 0, at)
        if at < 0:
            return -1
    at = long.rfind(letters[0], 0, at)
    while at > 0 and is_inside(long[at - 1]):
        at = long.rfind(letters[0], 0, at)
    return at


def _is_plain(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a pair of brackets and the words before it are cut into tokens at blanks and commas."""
    if not (
        _PLAIN.fullmatch(text, start, match.start())
        and _PLAIN_INSIDE.fullmatch(match[1])
        and _PLAIN_BEHIND.match(text, match.end())
    ):
        return False
    return _contractions().isdisjoint(text[start : match.start()].replace(",", "").split() + match[1].split())


def _judge_plain(text: str, start: int, match: re.Match[str]) -> Iterator[tuple[str, str]]:
    """What scispaCy would make of plain words."""
    before, inside = text[start : match.start()].replace(",", " ,").split(), match[1]
    short, long = inside, " ".join(before)
    if inside.count(" ") >= _MOST_SHORT:
        short, long = before[-1], inside
    elif len(before) > (most := _most_words(len(inside.replace(" ", "")))):
        long = " ".join(before[-most:])
    if not (short[0].isalpha() and 2 * sum(map(str.isalpha, short)) >= len(short)):
        return
    at = _place_of([c for c in short.lower() if c.isalnum()], long.lower(), str.isalnum)
    if at >= 0 and all(2 <= len(word) < 10 for word in short.split(" ")):
        yield short, long[long.rfind(" ", 0, at) + 1 :].replace(" ,", ",")


def _most_words(letters: int) -> int:
    """Words that a short form of so many letters may stand for."""
    return min(letters + 5, 2 * letters)


def _judge(text: str, start: int, match: re.Match[str]) -> Iterator[tuple[str, str]]:
    """What scispaCy makes of one pair of brackets and the words before it."""
    from scispacy.abbreviation import filter_matches, find_abbreviation

    end = next((i for i in range(match.end(), min(len(text), match.end() + 40)) if text[i].isspace()), match.end())
    doc = _tokenizer()(text[start:end])
    inner = _tokens_inside(doc, match.start() - start, match.end() - 1 - start)
    for long_form, short_form in filter_matches([(0, *inner)], doc) if inner else ():
        _, found = find_abbreviation(_set_apart(long_form), short_form)
        long = long_form[-len(found) :].text if found else ""
        if long and long.count("(") == long.count(")"):
            yield short_form.text, long


def _set_apart(tokens: "Span") -> "Span":
    """The tokens with a blank behind each.

    scispaCy's algorithm counts these blanks. Where none is printed it lets the long form begin too late, by whatever
    stands before: "f-g factor (GFR)" would be "factor" behind "(x)".
    """
    from spacy.tokens import Doc

    words = [token.text for token in tokens]
    return tokens if " ".join(words) == tokens.text else Doc(tokens.vocab, words=words)[:]


def _tokens_inside(doc: "Doc", opening: int, closing: int) -> tuple[int, int] | None:
    """The tokens between two brackets, where both are tokens of their own and something stands before."""
    places = {token.idx: token.i for token in doc if token.text in ("(", ")")}
    first, last = places.get(opening), places.get(closing)
    return (first + 1, last) if first and last and last - first > 1 else None


@cache
def _contractions() -> frozenset[str]:
    """Words that are two tokens though no sign is in them: "cannot"."""
    return frozenset(word for word, tokens in _tokenizer().rules.items() if len(tokens) > 1)


@cache
def _tokenizer() -> "Tokenizer":
    import spacy
    from spacy.vocab import Vocab

    return scispacy_tokenizer(spacy.blank("en", vocab=Vocab()))  # words are only told apart: no attributes are needed


def scispacy_tokenizer(nlp: "Language") -> "Tokenizer":
    """scispaCy's tokenizer for a pipeline.

    It joins spaCy's quotation marks, one of which is empty, to a set of characters with ``|`` in it twice, of which
    ``re`` warns that it may come to mean the union of two sets; the set would be the same, so nobody is told.
    """
    from scispacy.custom_tokenizer import combined_rule_tokenizer

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Possible set union", FutureWarning)
        return combined_rule_tokenizer(nlp)
