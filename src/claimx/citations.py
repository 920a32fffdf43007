"""Citation markers in the text, and the bibliography entries that they stand for."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimx.schema import Block, Citation, CitedReference, Document, Reference
from claimx.text import fold

_NUMBERS = r"\d{1,3}(?:\s*[,;\u2010-\u2013-]\s*\d{1,3})*"
_SQUARE = re.compile(rf"\[\s*({_NUMBERS})\s*\]")
_ROUND = re.compile(rf"\(\s*({_NUMBERS})\s*\)(?![\w-])")
_RAISED = re.compile(r"(?<=[a-z)\].,;:\u201d\"])([\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+(?:[,\u207b][\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+)*)(?![\w\u207a\u207b])")
_GLUED = re.compile(r"(?<=[a-z)\]][.,;])(\d{1,3}(?:[,\u2013-]\d{1,3})*)(?=\s+[A-Z]|\s*$)", re.MULTILINE)
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")

_NAME = r"(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Vv]on|[Dd]i|[Dd]el|[Ee]l|[Aa]l|[Ll]a)\s){0,3}[A-Z][\w'\u2019-]+(?:\s[A-Z][\w'\u2019-]+)?"
_YEARS = r"(?:19|20)\d{2}[a-z]?(?:\s*,\s*(?:(?:19|20)\d{2})?[a-z]?(?![A-Za-z]))*"
_CITED = re.compile(
    rf"(?:(?:see|see also|e\.g\.|cf\.|reviewed (?:in|by)|as in)[,\s]+)*(?P<name>{_NAME})"
    rf"(?P<others>\s+et\s+al\.?|\s+(?:and|&)\s+{_NAME})?\s*,?\s+(?P<years>{_YEARS})",
)
_BRACKETS = re.compile(r"\(([^()]{4,300})\)")
_NARRATED = re.compile(rf"(?P<name>{_NAME})(?P<others>\s+et\s+al\.?|\s+(?:and|&)\s+{_NAME})\s+\((?P<years>{_YEARS})\)")
_YEAR = re.compile(r"((?:19|20)\d{2})([a-z]?)")
_MONTH = re.compile(r"(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber")

_BREAK_BEFORE = re.compile(r"(?:^|[:;,.]|\b(?:and|or|are|is|by|include|including))\s*$")
_NOT_A_MARKER_BEFORE = re.compile(
    r"(?:\b(?:figures?|figs?\.?|tables?|eqs?\.?|equations?|sections?|steps?|panels?|box|appendix|stages?|grades?|phases?|days?"
    r"|cycles?|types?|groups?|arms?|cohorts?|CI|range|IQR|interval)[:,]?|[=<>])\s*$",
    re.IGNORECASE,
)
_GLUED_BEFORE = re.compile(r"(?:[\d_A-Z\u0370-\u03ff]|(?<![A-Za-z])[A-Za-z]{1,3})$")
WIDEST_RANGE = 40


@dataclass(frozen=True, slots=True)
class _Marker:
    """A marker with the labels that it prints, ranges expanded."""

    start: int
    end: int
    labels: tuple[str, ...]


def find_citations(document: Document) -> tuple[Citation, ...]:
    """Every in-text marker of a document, resolved against its bibliography.

    Numbers are read in the style that most markers of the document use (square or round
    brackets, raised, or set behind a full stop); names with years in any document. Whatever
    looks like a marker and is none (years, percentages, numbered points, figures) is left out.

    Returns:
        Citations in the order of the text. ``problem`` says why a label has no entry.
    """
    blocks = [block for block in document.blocks if block.kind not in ("reference", "contents", "other")]
    numbered = {reference.label: reference for reference in document.references if reference.label.isdigit()}
    last = max(map(int, numbered), default=0)
    markers = _in_style(document.text, blocks, last)
    named = list(_named_markers(document.text, blocks, document.references))
    found = [_resolve_numbers(document, marker, numbered) for marker in markers]
    found += [_resolve_names(document, marker) for marker in named]
    return tuple(sorted(found, key=lambda citation: (citation.start, citation.end)))


def _in_style(text: str, blocks: Sequence[Block], last: int) -> list[_Marker]:
    """The numeric markers of the one style that most of the document's markers are in."""
    styles: tuple[Callable[[str, Block], Iterable[_Marker]], ...] = (_square, _round, _raised, _glued)
    found = [[marker for block in blocks for marker in style(text, block) if _is_plausible(marker, last)] for style in styles]
    best = max(found, key=len)
    return best if best is found[0] or len(best) >= (1 if last else 3) else []


def _is_plausible(marker: _Marker, last: int) -> bool:
    numbers = [int(label) for label in marker.labels]
    return bool(numbers) and min(numbers) > 0 and (not last or min(numbers) <= 2 * last)


def _square(text: str, block: Block) -> Iterator[_Marker]:
    for match in _SQUARE.finditer(text, block.start, block.end):
        if not _NOT_A_MARKER_BEFORE.search(text, max(block.start, match.start() - 24), match.start()):
            yield _Marker(match.start(), match.end(), expand(match.group(1)))


def _round(text: str, block: Block) -> Iterator[_Marker]:
    matches = list(_ROUND.finditer(text, block.start, block.end))
    points = _numbered_points(text, block, matches)
    for match in matches:
        before = text[max(block.start, match.start() - 24) : match.start()]
        if match.start() in points or _NOT_A_MARKER_BEFORE.search(before) or _GLUED_BEFORE.search(before):
            continue
        yield _Marker(match.start(), match.end(), expand(match.group(1)))


def _numbered_points(text: str, block: Block, matches: Sequence[re.Match[str]]) -> set[int]:
    """Where ``(1) … (2) …`` number the points of a sentence."""
    run: list[int] = []
    for match in matches:
        before, after = text[max(block.start, match.start() - 12) : match.start()], text[match.end() : match.end() + 2]
        opens = len(after) == 2 and after[0] == " " and after[1].isalnum() and _BREAK_BEFORE.search(before)
        if opens and match.group(1) == str(len(run) + 1):
            run.append(match.start())
    return set(run) if len(run) > 1 else set()


def _raised(text: str, block: Block) -> Iterator[_Marker]:
    for match in _RAISED.finditer(text, block.start, block.end):
        if not _GLUED_BEFORE.search(text[max(block.start, match.start() - 4) : match.start()]):
            yield _Marker(match.start(), match.end(), expand(match.group(1).translate(_LOWERED)))


def _glued(text: str, block: Block) -> Iterator[_Marker]:
    for match in _GLUED.finditer(text, block.start, block.end):
        yield _Marker(match.start(), match.end(), expand(match.group(1)))


def expand(numbers: str) -> tuple[str, ...]:
    """The numbers of a marker one by one: ``9–11, 13`` is 9, 10, 11, 13; none where a range runs backward."""
    found: list[int] = []
    for part in re.split(r"\s*[,;]\s*", numbers):
        ends = [int(end) for end in re.split(r"\s*[\u2010-\u2013-]\s*", part)]
        if len(ends) > 2 or not 0 <= ends[-1] - ends[0] <= WIDEST_RANGE:
            return ()
        found += range(ends[0], ends[-1] + 1)
    return tuple(dict.fromkeys(map(str, found)))


def _named_markers(text: str, blocks: Sequence[Block], references: Sequence[Reference]) -> Iterator[_Marker]:
    known = {label for reference in references for label in _name_labels(reference)}
    for block in blocks:
        for match in _BRACKETS.finditer(text, block.start, block.end):
            parts = [_CITED.fullmatch(part.strip()) for part in match.group(1).split(";")]
            labels = [label for part in parts if part for label in _cited_labels(part, known)]
            if labels:
                yield _Marker(match.start(), match.end(), tuple(dict.fromkeys(labels)))
        for match in _NARRATED.finditer(text, block.start, block.end):
            yield _Marker(match.start(), match.end(), tuple(_cited_labels(match, known)))


def _cited_labels(match: re.Match[str], known: set[str]) -> Iterator[str]:
    name, year = match["name"], ""
    if _MONTH.fullmatch(name):
        return
    for part in re.split(r"\s*,\s*", match["years"]):
        full = _YEAR.fullmatch(part)
        year, letter = (full.group(1), full.group(2)) if full else (year, part)
        if match["others"] or fold(f"{name} {year}") in known:
            yield f"{name} {year}{letter}"


def _name_labels(reference: Reference) -> tuple[str, ...]:
    if not reference.authors or reference.year is None:
        return ()
    return (fold(f"{_surname(reference.authors[0])} {reference.year}"),)


def _surname(author: str) -> str:
    family = author.split(",", 1)[0].strip()
    return family if "," in author else re.sub(r"(?:\s+(?:[A-Z]\.?-?){1,4})+$", "", family)


def _resolve_numbers(document: Document, marker: _Marker, numbered: Mapping[str, Reference]) -> Citation:
    missing = [label for label in marker.labels if label not in numbered]
    problem = ""
    if missing:
        entries = "entry" if len(missing) == 1 else "entries"
        problem = f"no {entries} {', '.join(missing)}" if document.references else "no bibliography in this document"
    return _citation(document, marker, [numbered[label] for label in marker.labels if label in numbered], problem)


def _resolve_names(document: Document, marker: _Marker) -> Citation:
    found: list[Reference] = []
    missing: list[str] = []
    for label in marker.labels:
        bare, letter = (label[:-1], label[-1]) if label[-1].isalpha() else (label, "")
        entries = [entry for entry in document.references if fold(bare) in _name_labels(entry)]
        if letter and len(entries) > 1:
            entries = entries[ord(letter) - ord("a") :][:1]
        found += entries[:1] if len({entry.work for entry in entries}) == 1 else entries
        missing += [] if entries else [label]
    problem = f"no entry by {', '.join(missing)}" if missing else ""
    if missing and not document.references:
        problem = "no bibliography in this document"
    return _citation(document, marker, found, problem)


def _citation(document: Document, marker: _Marker, entries: Sequence[Reference], problem: str) -> Citation:
    text = document.text[marker.start : marker.end]
    return Citation(text, marker.start, marker.end, marker.labels, tuple(map(_cited, entries)), problem)


def _cited(entry: Reference) -> CitedReference:
    return CitedReference(entry.label, entry.text, entry.title, entry.year, entry.doi, entry.pmid, entry.pmcid)
