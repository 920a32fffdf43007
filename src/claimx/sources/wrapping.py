"""Joining what lines have cut: words at hyphens, lines into paragraphs."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from statistics import median

from claimx.text import DASHES, HYPHENS, Vocabulary, squeeze
from claimx.words import read_words

_CUT_WORD = re.compile(rf"(\w+)[{HYPHENS}]$")
_FIRST_WORD = re.compile(r"\w+")
GLUE = DASHES + "/"
_JOINING = HYPHENS + GLUE  # what ends a line that the next one may be joined to without a blank
_GLUED = re.compile(rf"[\w)][{GLUE}]$")
_OPENED = re.compile(r"\((\w+)$")
_CLOSING = re.compile(r"(\w+)\)")
_SENTENCE_END = re.compile(r"[.!?:][\"')\]\u201d\u2019]*(?:\s?\[[\d, \u2013-]{1,60}\])?$")
_NEW_SENTENCE = re.compile(r"[\"'(\u201c\u2018\[]*[A-Z0-9]")
_SUSPENDED = frozenset(("and", "or", "to"))
_SOLID_FIRST = frozenset((
    "any", "back", "down", "every", "for", "further", "here", "how", "in", "more", "never", "not", "on", "out", "over",
    "some", "there", "through", "under", "up", "what", "when", "where", "who", "with",
))  # fmt: skip
TAIL = 80  # characters before a line's end that can decide how it is joined
FULL = 0.9  # share of the usual width from which a line counts as full
MERGED = 1.3  # share from which it is two lines that the file's maker joined


def join_lines(lines: Sequence[str], vocabulary: Vocabulary) -> str:
    """One text from consecutive lines, with words that were cut at their ends made whole.

    A hyphen at a line's end stays where the compound is written so: where the document does so
    elsewhere, or uses both halves as words, or the next line goes on with a capital or digit.
    """
    return join_squeezed(list(filter(None, map(squeeze, lines))), vocabulary)


def join_squeezed(lines: Sequence[str], vocabulary: Vocabulary) -> str:
    """The same from lines that are not empty and have single blanks between words alone."""
    pieces = list(lines[:1])
    for left, right in pairwise(lines):
        if left[-1] in _JOINING or right[0] in HYPHENS or "(" in left[-TAIL:]:
            pieces[-1] = _before(left, right, vocabulary)
        else:
            pieces.append(" ")
        pieces.append(right)
    return "".join(pieces)


def _before(left: str, right: str, vocabulary: Vocabulary) -> str:
    """The left line with whatever has to stand between it and the right one."""
    tail, last, first = left[-TAIL:], left[-1], right[0]
    word = _cut_word(tail) if last in HYPHENS else ""
    if word:
        return left[:-TAIL] + _at_hyphen(tail, word, right, vocabulary)
    if last in GLUE and first.isalnum() and _GLUED.search(tail):
        return left
    if first in HYPHENS and right[1:2].isalnum() and last.isalnum():
        return left
    return left if "(" in tail and _is_cut_in_brackets(tail, right, vocabulary) else left + " "


def _cut_word(line: str) -> str:
    """The word before the hyphen that a line ends with."""
    word = line[line.rfind(" ") + 1 : -1]
    if word.isalnum():  # as most are
        return word
    found = _CUT_WORD.search(line)
    return found.group(1) if found else ""


def _at_hyphen(left: str, before: str, right: str, vocabulary: Vocabulary) -> str:
    match = _FIRST_WORD.match(right)
    after = match.group() if match else ""
    if after in _SUSPENDED:
        return left + " "
    if left[-1] == "\u00ad":
        return left[:-1]
    return left if _keeps_hyphen(before, after, vocabulary) else left[:-1]


def _keeps_hyphen(before: str, after: str, vocabulary: Vocabulary) -> bool:
    common = _common_words()
    if before.isupper() and after.isupper():
        whole = (before + after).casefold()
        return not (vocabulary.words[whole] or whole in common)
    if not after[:1].islower() or not before.isalpha() or len(before) == 1 or before[-1].isupper():
        return True
    before, after = before.casefold(), after.casefold()
    solid, compound = vocabulary.words[before + after], vocabulary.compounds[f"{before}-{after}"]
    if solid or compound:
        return compound > solid
    if before in _SOLID_FIRST or min(len(before), len(after)) < 3:
        return False
    if before + after in common:
        return False
    return all(vocabulary.words[half] or half in common for half in (before, after))


@cache
def _common_words() -> frozenset[str]:
    return frozenset(read_words())


def _is_cut_in_brackets(left: str, right: str, vocabulary: Vocabulary) -> bool:
    """Whether a narrow column cut a short form in brackets, such as ``(X`` and ``YZ)``."""
    opened, closing = _OPENED.search(left), _CLOSING.match(right)
    if not opened or not closing:
        return False
    rest = closing.group(1)
    return bool(vocabulary.tokens[opened.group(1) + rest]) and vocabulary.tokens[rest] <= 1


def line_width(lines: Sequence[str]) -> float:
    """The usual number of characters on a line of these; 0 where there is only one."""
    return median(map(len, lines[:-1])) if len(lines) > 1 else 0


def has_room(line: str, following: str, width: float, full: float = FULL) -> bool:
    """Whether the next line's first word would have fitted on a line, full at a share of this width."""
    length = len(line) % width if len(line) > MERGED * width > 0 else len(line)
    return length + 1 + len(following.split(" ", 1)[0]) <= full * width


def ends_sentence(line: str) -> bool:
    """Whether a line ends where a sentence does."""
    return bool(_SENTENCE_END.search(line[-TAIL:]))


def split_paragraphs(lines: Sequence[str]) -> list[list[str]]:
    """Groups of hard-wrapped lines, cut where a short line ends a sentence and the next begins one."""
    width = line_width(lines) if len(lines) > 3 else 0
    groups: list[list[str]] = []
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else ""
        ended = ends_sentence(before) and bool(_NEW_SENTENCE.match(line))
        if not groups or (ended and has_room(before, line, width)):
            groups.append([])
        groups[-1].append(line)
    return groups
