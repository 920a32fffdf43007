"""Raised characters put into plain text: citation markers in square brackets, other figures as superscripts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from claimx.sources.pdf.segments import Segment

_LIST = re.compile(r"\d{1,3}(?:[,;\u2010-\u2013-]\d{1,3})*[,;\u2010-\u2013-]?")
_OPEN_RANGE = re.compile(r"\d[\u2010-\u2013-]$")
_STOPS = ",;-\u2010\u2011\u2012\u2013"
_BRACKETED = re.compile(r"(?<!\S)\[\d{1,3}(?:[,;\u2010-\u2013-]\d{1,3})*[\],]")
_UNIT = re.compile(
    r"(?:^|[\d/(\u00d7])(?:[cmkdn\u03bc\u00b5]?m|kg|g|s|h|inch|yr|min|\u03c7|r|R|I)$|^[^A-Za-z]*\d$|\u03c7$|^[A-Z]$"
)
_RAISED = str.maketrans("0123456789+-\u2013\u2212=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾")
FEWEST = 3  # markers of a document that raises them


def raises_markers(segments: Sequence[Segment], entries: int) -> bool:
    """Whether a document raises its citation markers.

    Args:
        segments: of its running text.
        entries: the number of its references.
    """
    if not entries:
        return False
    raised = sum(_is_marker(before, run, entries) for before, run in _raised_runs(segments))
    bracketed = sum([len(_BRACKETED.findall(segment.text)) for segment in segments if "[" in segment.text])
    return raised >= FEWEST and raised > 2 * bracketed


def plain_segments(segments: Sequence[Segment], entries: int, before: Segment | None = None) -> Sequence[Segment]:
    """The segments with raised markers in square brackets, and other raised figures as superscripts.

    Args:
        segments: of a line, a paragraph or a cell; they are given back where none is raised.
        entries: the number of references, or 0 where the document does not raise its markers.
        before: the last segment of the line above.
    """
    for segment in segments:
        if segment.raised > 0:
            break
    else:
        return segments
    found: list[Segment] = []
    for is_raised, group in groupby(segments, key=lambda segment: segment.raised > 0):
        run = list(group)
        last = found[-1] if found else before
        goes_on = not found and last is not None and last.raised > 0
        if is_raised and entries and last and _is_marker(last, run, entries, goes_on):
            opened = goes_on and bool(_OPEN_RANGE.search(last.text))
            text = _in_brackets("".join(segment.text for segment in run), opened, run[-1] is segments[-1])
            found.append(run[0]._replace(text=text, x1=run[-1].x1, edges=(), glued=bool(found)))
        elif is_raised:
            found += [segment._replace(text=_raised(segment.text)) for segment in run]
        else:
            found += run
    return found


def _in_brackets(text: str, opened: bool, ends: bool) -> str:
    """A marker in square brackets; one whose range the end of a line cuts is opened on it and closed on the next."""
    opening = "" if opened else "["
    return f"{opening}{text}" if ends and _OPEN_RANGE.search(text) else f"{opening}{text.rstrip(_STOPS)}]"


def _raised(text: str) -> str:
    return text.translate(_RAISED) if any(char.isdigit() for char in text) or text in "+-\u2013\u2212" else text


def _raised_runs(segments: Iterable[Segment]) -> Iterator[tuple[Segment, list[Segment]]]:
    before: Segment | None = None
    for is_raised, group in groupby(segments, key=lambda segment: segment.raised > 0):
        run = list(group)
        if is_raised and before is not None:
            yield before, run
        before = None if is_raised else run[-1]


def _is_marker(before: Segment, run: Sequence[Segment], entries: int, goes_on: bool = False) -> bool:
    """Whether raised words behind a word list entries: numbers no higher than theirs, and no power of a unit."""
    text = "".join(segment.text for segment in run)
    if not (run[0].glued or goes_on) or not _LIST.fullmatch(text) or _UNIT.search(before.last):
        return False
    return all(0 < int(number) <= entries for number in re.findall(r"\d+", text))
