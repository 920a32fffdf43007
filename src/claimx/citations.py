"""Citation markers in the text, and the bibliography entries that they stand for."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimx.linked import WIDEST_RANGE, cited_reference, with_links
from claimx.schema import Block, Citation, Document, Reference
from claimx.sources.references import surname
from claimx.text import fold

_NUMBERS = r"\d{1,3}(?:\s*[,;\u2010-\u2013-]\s*\d{1,3})*"
_RAISED_DIGIT = r"[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]"
_SQUARE = re.compile(rf"\[\s*({_NUMBERS})\s*\]")
_ROUND = re.compile(rf"\(\s*({_NUMBERS})\s*\)(?![\w-])")
# What stands before a sign is looked at behind it: a search for a sign is many times as fast.
_RAISED = re.compile(
    rf"({_RAISED_DIGIT}(?<=[a-z)\].,;:\u201d\"].){_RAISED_DIGIT}*(?:[,\u207b]{_RAISED_DIGIT}+)*)(?![\w\u207a\u207b])"
)
_GLUED = re.compile(r"[.,;](?<=[a-z)\]].)(\d{1,3}(?:[,\u2013-]\d{1,3})*)(?=\s+[A-Z]|\s*$)", re.MULTILINE)
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")

_PARTICLES = r"(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Vv]on|[Dd]i|[Dd]el|[Ee]l|[Aa]l|[Ll]a)\s){0,3}"
_NAME = rf"{_PARTICLES}[^\W\d_a-z][\w'\u2019-]+(?:\s[^\W\d_a-z][\w'\u2019-]+)?"
_OTHERS = rf"\s+et\s+al\.?|\s+(?:and|&)\s+{_NAME}"
_YEARS = r"(?:19|20)\d{2}[a-z]?(?:\s*,\s*(?:(?:19|20)\d{2})?[a-z]?(?![A-Za-z]))*"
_LEAD = r"(?:(?:see also|see|e\.g\.|cf\.|reviewed (?:in|by)|as in)[,\s]+)*"
_CITED = re.compile(rf"{_LEAD}(?P<name>{_NAME})(?P<others>{_OTHERS})?\s*,?\s+(?P<years>{_YEARS})")
_NARRATED = re.compile(rf"(?P<name>{_NAME})(?P<others>{_OTHERS})\s+\((?P<years>{_YEARS})\)")
_BRACKETS = re.compile(r"\(([^()]{4,300})\)")
_IN_BRACKETS = re.compile(r"\([^()]*?(?:19|20)\d{2}")
_YEAR = re.compile(r"((?:19|20)\d{2})([a-z]?)")
_MONTH = re.compile(r"(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber")

_POINT_BEFORE = re.compile(r"(?:^|[:;,.]|\b(?:and|or|are|is|by|include|including))\s*$")
_INTERVAL_BEFORE = re.compile(r"(?:\b(?:CI|range|IQR|interval)[:,]?|[=<>])\s*$", re.IGNORECASE)
_OBJECT_BEFORE = re.compile(
    r"(?:\b(?:figures?|figs?\.?|tables?|eqs?\.?|equations?|sections?|steps?|panels?|box|appendix)|[=<>])\s*$",
    re.IGNORECASE,
)
_GLUED_BEFORE = re.compile(r"(?:[\d_A-Z\u0370-\u03ff]|(?<![A-Za-z])[A-Za-z]{1,3})$")
NEAR = 24  # characters before a marker that can tell that it is none
FEWEST_WITHOUT_LIST = 3


@dataclass(frozen=True, slots=True)
class _Marker:
    """A marker with the labels that it prints, ranges expanded."""

    start: int
    end: int
    labels: tuple[str, ...]


def find_citations(document: Document) -> tuple[Citation, ...]:
    """Every in-text marker of a document, resolved against its bibliography.

    Numbers are read in the style that most of the document's markers have (square or round
    brackets, raised, or set behind a full stop), names with years in any document. What looks
    like a marker and is none (years, percentages, numbered points, figures) is left out. What the
    source itself links (:attr:`Document.links`) is cited as it is linked.

    Returns:
        Citations in the order of the text; ``problem`` says why a label has no entry.
    """
    blocks = [block for block in document.blocks if block.kind not in ("reference", "contents", "other")]
    entries = _entries_by_label(document.references)
    last = max((int(label) for label in entries if label.isdigit()), default=0)
    numeric = _numeric_markers(document.text, blocks, last) if last or not document.references else []
    markers = [*numeric, *_named_markers(document.text, blocks, entries)]
    parsed = [_resolve(document, marker, entries) for marker in markers]
    found = with_links(document, parsed) if document.links else parsed
    return tuple(sorted(found, key=lambda citation: (citation.start, citation.end)))


def _entries_by_label(references: Sequence[Reference]) -> dict[str, list[Reference]]:
    """Entries by their number, and by first author and year (folded)."""
    entries: dict[str, list[Reference]] = {}
    for reference in references:
        if reference.label.isdigit():
            entries.setdefault(reference.label, []).append(reference)
        if reference.authors and reference.year:
            entries.setdefault(fold(f"{surname(reference.authors[0])} {reference.year}"), []).append(reference)
    return entries


def _numeric_markers(text: str, blocks: Sequence[Block], last: int) -> list[_Marker]:
    """The markers of the one style that most of the document's numeric markers have."""
    styles: tuple[Callable[[str, Block], Iterable[_Marker]], ...] = (_square, _round, _raised, _glued)
    found = [[marker for block in blocks for marker in style(text, block)] for style in styles]
    found = [[marker for marker in markers if _is_plausible(marker, last)] for markers in found]
    best = max(found, key=len)
    return best if last or best is found[0] or len(best) >= FEWEST_WITHOUT_LIST else []


def _is_plausible(marker: _Marker, last: int) -> bool:
    numbers = [int(label) for label in marker.labels]
    return bool(numbers) and min(numbers) > 0 and (not last or min(numbers) <= 2 * last)


def _square(text: str, block: Block) -> Iterator[_Marker]:
    for match in _SQUARE.finditer(text, block.start, block.end):
        if not _INTERVAL_BEFORE.search(_before(text, block, match)):
            yield _Marker(match.start(), match.end(), expand(match.group(1)))


def _round(text: str, block: Block) -> Iterator[_Marker]:
    matches = list(_ROUND.finditer(text, block.start, block.end))
    points = _numbered_points(text, block, matches)
    for match in matches:
        before = _before(text, block, match)
        refused = _OBJECT_BEFORE.search(before) or _INTERVAL_BEFORE.search(before) or _GLUED_BEFORE.search(before)
        if not refused and match.start() not in points:
            yield _Marker(match.start(), match.end(), expand(match.group(1)))


def _raised(text: str, block: Block) -> Iterator[_Marker]:
    for match in _RAISED.finditer(text, block.start, block.end):
        if not _GLUED_BEFORE.search(_before(text, block, match)):
            yield _Marker(match.start(), match.end(), expand(match.group(1).translate(_LOWERED)))


def _glued(text: str, block: Block) -> Iterator[_Marker]:
    for match in _GLUED.finditer(text, block.start, block.end):
        yield _Marker(match.start(1), match.end(), expand(match.group(1)))


def _before(text: str, block: Block, match: re.Match[str]) -> str:
    return text[max(block.start, match.start() - NEAR) : match.start()]


def _numbered_points(text: str, block: Block, matches: Sequence[re.Match[str]]) -> set[int]:
    """Where ``(1) … (2) …`` number the points of a sentence."""
    run: list[int] = []
    for match in matches:
        after = text[match.end() : match.end() + 2]
        opens = after[:1] == " " and after[1:].isalnum() and _POINT_BEFORE.search(_before(text, block, match))
        if opens and match.group(1) == str(len(run) + 1):
            run.append(match.start())
    return set(run) if len(run) > 1 else set()


def expand(numbers: str) -> tuple[str, ...]:
    """The numbers of a marker one by one; none where a range runs backward or too far.

    >>> expand("9–11, 13")
    ('9', '10', '11', '13')
    """
    found: list[int] = []
    for part in re.split(r"\s*[,;]\s*", numbers):
        ends = [int(end) for end in re.split(r"\s*[\u2010-\u2013-]\s*", part)]
        if len(ends) > 2 or not 0 <= ends[-1] - ends[0] <= WIDEST_RANGE:
            return ()
        found += range(ends[0], ends[-1] + 1)
    return tuple(dict.fromkeys(map(str, found)))


def _named_markers(text: str, blocks: Sequence[Block], known: dict[str, list[Reference]]) -> Iterator[_Marker]:
    for block in blocks:
        if not _IN_BRACKETS.search(text, block.start, block.end):
            continue
        for match in _BRACKETS.finditer(text, block.start, block.end):
            parts = (_CITED.fullmatch(part.strip()) for part in match.group(1).split(";"))
            labels = [label for part in parts if part for label in _cited_labels(part, known)]
            if labels:
                yield _Marker(match.start(), match.end(), tuple(dict.fromkeys(labels)))
        for match in _NARRATED.finditer(text, block.start, block.end):
            yield _Marker(match.start(), match.end(), tuple(_cited_labels(match, known)))


def _cited_labels(match: re.Match[str], known: dict[str, list[Reference]]) -> Iterator[str]:
    """``Name 2010`` for each year cited; a name alone counts only where the list has it."""
    name, year = match["name"], ""
    if _MONTH.fullmatch(name):
        return
    for part in re.split(r"\s*,\s*", match["years"]):
        full = _YEAR.fullmatch(part)
        year, letter = (full.group(1), full.group(2)) if full else (year, part)
        if match["others"] or fold(f"{name} {year}") in known:
            yield f"{name} {year}{letter}"


def _resolve(document: Document, marker: _Marker, entries: dict[str, list[Reference]]) -> Citation:
    found = {label: _entries_of(label, entries) for label in marker.labels}
    missing = [label for label, cited in found.items() if not cited]
    return Citation(
        marker=document.text[marker.start : marker.end],
        start=marker.start,
        end=marker.end,
        labels=marker.labels,
        references=tuple(cited_reference(entry) for cited in found.values() for entry in cited),
        problem=_problem(missing, bool(document.references)),
    )


def _entries_of(label: str, entries: dict[str, list[Reference]]) -> list[Reference]:
    """The entries that a label stands for: one, unless name and year fit several works."""
    if label.isdigit():
        return entries.get(label, [])[:1]
    letter = label[-1] if label[-1].isalpha() else ""
    found = entries.get(fold(label.removesuffix(letter)), [])
    if letter and len(found) > 1:
        return found[ord(letter) - ord("a") :][:1]
    return found[:1] if len({entry.work for entry in found}) == 1 else found


def _problem(missing: Sequence[str], has_list: bool) -> str:
    if not missing:
        return ""
    if not has_list:
        return "no bibliography in this document"
    names = ", ".join(missing)
    if not missing[0].isdigit():
        return f"no entry by {names}"
    return f"no entry {names}" if len(missing) == 1 else f"no entries {names}"
