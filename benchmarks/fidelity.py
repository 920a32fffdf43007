"""How faithfully a paper was read: its prose, order, heads, cells, references and markers, counted.

Shared by the benchmarks on real papers and the tests on made ones. A :class:`Paper` says what a paper holds;
each measure of a Document is a share from 0 to 1, or None where the paper has nothing to measure.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean

from claimx.citations import find_citations
from claimx.schema import Document
from claimx.sentences import find_sentences
from claimx.text import fold_words

MEASURES = ("recall", "precision", "order", "heads", "cells", "entries", "dois", "markers")
PROSE = ("paragraph", "list_item", "heading", "title")
APART = 40  # words of headings and floats that may stand between two sentences in order
_WORD = re.compile(r"\w+")
Grid = tuple[str, list[list[str]]]
Grams = Counter[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A reference; the label is its number, or first author and year."""

    label: str
    title: str
    doi: str


@dataclass(frozen=True, slots=True)
class Paper:
    """What a paper holds: ``body`` are its paragraphs, ``prose`` these and all that may count as such.

    ``boxed`` are paragraphs of a box, wherever it stands between the others. A marker is the three
    words before it and the labels that it cites.
    """

    title: str
    heads: tuple[str, ...]
    body: tuple[str, ...]
    prose: tuple[str, ...]
    tables: tuple[Grid, ...]
    references: tuple[Entry, ...]
    markers: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    boxed: tuple[str, ...] = ()


def measure(paper: Paper, document: Document) -> dict[str, float | None]:
    """Every measure of a Document against the paper that it was read from."""
    prose = [words(document.text[b.start : b.end]) for b in document.blocks if b.kind in PROSE]
    body = [words(text) for text in body_paragraphs(document)]
    return {
        "recall": overlap(map(ngrams, map(words, (*paper.body, *paper.boxed))), map(ngrams, prose))[0],
        "precision": overlap(map(ngrams, map(words, paper.prose)), map(ngrams, body))[1],
        "order": order(paper, [word for block in prose for word in block]),
        "heads": heads(paper, document),
        "cells": cells(paper, document),
        "entries": entries(paper, document),
        "dois": dois(paper, document),
        "markers": markers(paper, document),
    }


def words(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def ngrams(tokens: Sequence[str], size: int = 5) -> Grams:
    """The runs of consecutive words, counted."""
    return Counter(zip(*(tokens[shift:] for shift in range(size)), strict=False))


def overlap(wanted: Iterable[Grams], given: Iterable[Grams]) -> tuple[float | None, float | None]:
    """Recall and precision of the second by the first."""
    left, right = sum(wanted, Counter()), sum(given, Counter())
    hits = (left & right).total()
    return (hits / left.total() if left else None), (hits / right.total() if right else None)


def joints(paper: Paper) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The last four and the first four words of every two consecutive sentences of the body, or of the box."""
    for texts in (paper.body, paper.boxed):
        sentences = [words(span.of(text)) for text in texts for span in find_sentences(text)]
        for before, after in pairwise(sentence for sentence in sentences if len(sentence) >= 4):
            yield tuple(before[-4:]), tuple(after[:4])


def cell_keys(tables: Iterable[Grid]) -> Counter[tuple[str, int, str, str]]:
    """The filled cells, each with its table's label, its column and the first filled cell of its row.

    White space does not count: between the tags of a file there is some that no page shows.
    """
    return Counter(
        (fold_words(label), column, next(filter(None, map(_solid, row)), ""), _solid(cell))
        for label, rows in tables
        for row in rows
        for column, cell in enumerate(row)
        if _solid(cell)
    )


def _solid(text: str) -> str:
    return "".join(words(text))


def body_paragraphs(document: Document) -> Iterator[str]:
    """The paragraphs under the headings of the body."""
    for block in document.blocks:
        kind = document.sections[block.section].kind
        if block.kind in ("paragraph", "list_item") and kind in ("body", "methods", "conclusion"):
            yield document.text[block.start : block.end]


def order(paper: Paper, stream: Sequence[str]) -> float | None:
    """The share of consecutive sentences of the body that follow each other in a stream of words."""
    places: dict[tuple[str, ...], list[int]] = {}
    for at, gram in enumerate(zip(*(stream[shift:] for shift in range(4)), strict=False)):
        places.setdefault(gram, []).append(at)
    found = [
        any(0 <= begin - end - 4 <= APART for end in places.get(last, ()) for begin in places.get(first, ()))
        for last, first in joints(paper)
    ]
    return mean(found) if found else None


def heads(paper: Paper, document: Document) -> float | None:
    """F1 of the title and the section heads."""
    printed = [document.title, *(section.title for section in document.sections if section.title)]
    wanted = {fold_words(head) for head in (paper.title, *paper.heads)}
    given = {fold_words(head) for head in printed} - {"", "references", "abstract"}
    hits = len(wanted & given)
    return 2 * hits / (len(wanted) + len(given))


def cells(paper: Paper, document: Document) -> float | None:
    """F1 of the cells that are not empty, each with its table, column and the first cell of its row."""
    given = []
    for table in document.tables:
        rows: dict[int, list[str]] = {}
        for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
            rows.setdefault(cell.row, []).append(document.text[cell.start : cell.end])
        given.append((table.label, list(rows.values())))
    wanted, found = cell_keys(paper.tables), cell_keys(given)
    hits = sum((wanted & found).values())
    return 2 * hits / (wanted.total() + found.total()) if wanted else None


def entries(paper: Paper, document: Document) -> float | None:
    """The share of references found under their number with every word of their title."""
    given = {reference.label: set(words(reference.text)) for reference in document.references}
    found = [set(words(ref.title)) <= given.get(ref.label, set()) for ref in paper.references]
    return mean(found) if found else None


def dois(paper: Paper, document: Document) -> float | None:
    """The share of the DOIs of the references that the entries carry."""
    given = {reference.label: reference.doi.casefold() for reference in document.references}
    found = [given.get(ref.label) == ref.doi.casefold() for ref in paper.references if ref.doi]
    return mean(found) if found else None


def markers(paper: Paper, document: Document) -> float | None:
    """The share of the body's markers that resolve to the same entries behind the same words."""
    given = set()
    for citation in find_citations(document):
        before = words(document.text[max(0, citation.start - 80) : citation.start])[-3:]
        given.add((tuple(before), tuple(reference.label for reference in citation.references)))
    found = [(before, labels) in given for before, labels in paper.markers]
    return mean(found) if found else None
