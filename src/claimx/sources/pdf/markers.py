"""Raised characters put into plain text: citation markers in square brackets, other figures as superscripts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from claimx.sources.pdf.words import Word

_LIST = re.compile(r"\d{1,3}(?:[,;\u2010-\u2013-]\d{1,3})*[,;]?")
_BRACKETED = re.compile(r"\[\d{1,3}(?:[,;\u2010-\u2013-]\d{1,3})*[\],]")
_UNIT = re.compile(
    r"(?:^|[\d/(\u00d7])(?:[cmkdn\u03bc\u00b5]?m|kg|g|s|h|inch|yr|min|\u03c7|r|R|I)$|^[^A-Za-z]*\d$|\u03c7$|^[A-Z]$"
)
_RAISED = str.maketrans("0123456789+-\u2013\u2212=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾")
FEWEST = 3  # markers of a document that raises them


def raises_markers(words: Sequence[Word], entries: int) -> bool:
    """Whether a document raises its citation markers.

    Args:
        words: of its running text.
        entries: the number of its references.
    """
    if not entries:
        return False
    raised = sum(_is_marker(before, run, entries) for before, run in _raised_runs(words))
    bracketed = sum(bool(_BRACKETED.match(word.text)) for word in words)
    return raised >= FEWEST and raised > 2 * bracketed


def plain_words(words: Sequence[Word], entries: int, before: Word | None = None) -> list[Word]:
    """The words with raised markers in square brackets, and other raised figures as superscripts.

    Args:
        words: of a line, a paragraph or a cell.
        entries: the number of references, or 0 where the document does not raise its markers.
        before: the last word of the line above.
    """
    if not any(word.raised > 0 for word in words):
        return list(words)
    found: list[Word] = []
    for is_raised, group in groupby(words, key=lambda word: word.raised > 0):
        run = list(group)
        last = found[-1] if found else before
        goes_on = not found and last is not None and last.raised > 0
        if is_raised and entries and last and _is_marker(last, run, entries, goes_on):
            text = "".join(word.text for word in run).rstrip(",;")
            found.append(run[0]._replace(text=f"[{text}]", x1=run[-1].x1, glued=bool(found)))
        elif is_raised:
            found += [word._replace(text=_raised(word.text)) for word in run]
        else:
            found += run
    return found


def _raised(text: str) -> str:
    return text.translate(_RAISED) if any(char.isdigit() for char in text) or text in "+-\u2013\u2212" else text


def _raised_runs(words: Iterable[Word]) -> Iterator[tuple[Word, list[Word]]]:
    before: Word | None = None
    for is_raised, group in groupby(words, key=lambda word: word.raised > 0):
        run = list(group)
        if is_raised and before is not None:
            yield before, run
        before = None if is_raised else run[-1]


def _is_marker(before: Word, run: Sequence[Word], entries: int, goes_on: bool = False) -> bool:
    """Whether raised words behind a word list entries: numbers no higher than theirs, and no power of a unit."""
    text = "".join(word.text for word in run)
    if not (run[0].glued or goes_on) or not _LIST.fullmatch(text) or _UNIT.search(before.text):
        return False
    return all(0 < int(number) <= entries for number in re.findall(r"\d+", text))
