"""PDFs of papers read and held against the publisher's XML of the same papers, beside three plain readers.

    python benchmarks/pdf.py FOLDER [--only STEM …]

The folder holds pairs ``STEM.pdf`` and ``STEM.xml`` (JATS). Recall, precision and order count word
5-grams and sentence ends; headings, cells, references and markers are counted for claimx alone,
since plain text has none.
"""

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

import jats
import pdfplumber
import pypdfium2
from jats import Paper, ngrams, overlap, words

from claimx.citations import find_citations
from claimx.schema import Document
from claimx.sources import read_document
from claimx.text import fold_words

PROSE = ("paragraph", "list_item", "heading", "title")
APART = 40  # words of headings and floats that may stand between two sentences in order
MEASURES = ("recall", "precision", "order", "heads", "cells", "entries", "dois", "markers")


@dataclass(frozen=True, slots=True)
class Score:
    """The measures of one reader on one paper; None where it has nothing to measure."""

    reader: str
    paper: str
    pages: int
    seconds: float
    values: dict[str, float | None]


def plumber(path: Path) -> str:
    """The text by pdfplumber as it comes."""
    with pdfplumber.open(path) as pdf:
        return "\n\n".join(page.extract_text() for page in pdf.pages)


def plumber_flow(path: Path) -> str:
    """The text by pdfplumber in the order of drawing."""
    with pdfplumber.open(path) as pdf:
        return "\n\n".join(page.extract_text(use_text_flow=True, x_tolerance=1.5) for page in pdf.pages)


def pdfium(path: Path) -> str:
    """The text by pypdfium2 as it comes."""
    pdf = pypdfium2.PdfDocument(path)
    return "\n\n".join(page.get_textpage().get_text_bounded() for page in pdf)


PLAIN: dict[str, Callable[[Path], str]] = {"pdfplumber": plumber, "pdfplumber flow": plumber_flow, "pypdfium2": pdfium}


def score_plain(name: str, path: Path, paper: Paper) -> Score:
    """What a reader of plain text makes of a paper."""
    start = time.process_time()
    text = PLAIN[name](path)
    seconds = time.process_time() - start
    values: dict[str, float | None] = dict.fromkeys(MEASURES)
    stream = words(text.replace("\ufffe\n", "").replace("\ufffe", ""))
    values["recall"], _ = overlap(map(ngrams, map(words, paper.body)), [ngrams(stream)])
    _, values["precision"] = overlap(map(ngrams, map(words, paper.prose)), [ngrams(stream)])
    values["order"] = order(paper, stream)
    return Score(name, path.stem, page_count(path), seconds, values)


def score_document(path: Path, paper: Paper) -> Score:
    """What claimx makes of a paper."""
    start = time.process_time()
    document = read_document(path)
    seconds = time.process_time() - start
    prose = [words(document.text[b.start : b.end]) for b in document.blocks if b.kind in PROSE]
    body = list(body_paragraphs(document))
    stream = [word for block in prose for word in block]
    values: dict[str, float | None] = {
        "recall": overlap(map(ngrams, map(words, paper.body)), map(ngrams, prose))[0],
        "precision": overlap(map(ngrams, map(words, paper.prose)), map(ngrams, map(words, body)))[1],
        "order": order(paper, stream),
        "heads": heads(paper, document),
        "cells": cells(paper, document),
        "entries": entries(paper, document),
        "dois": dois(paper, document),
        "markers": markers(paper, document),
    }
    return Score("claimx", path.stem, page_count(path), seconds, values)


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
        for last, first in jats.joints(paper)
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
    wanted, found = jats.cell_keys(paper.tables), jats.cell_keys(given)
    hits = sum((wanted & found).values())
    return 2 * hits / (wanted.total() + found.total()) if wanted else None


def entries(paper: Paper, document: Document) -> float | None:
    """The share of references found under their number with every word of their title."""
    given = {reference.label: set(words(reference.text)) for reference in document.references}
    found = [set(words(ref.title)) <= given.get(ref.label, set()) for ref in paper.references]
    return mean(found) if found else None


def dois(paper: Paper, document: Document) -> float | None:
    """The share of the DOIs in the XML that the entries carry."""
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


def page_count(path: Path) -> int:
    """The number of pages."""
    return len(pypdfium2.PdfDocument(path))


def render(scores: Sequence[Score]) -> str:
    """The scores as lines of columns, readers together, with their means."""
    lines = [f"{'reader':16}{'paper':22}" + "".join(f"{name:>10}" for name in MEASURES) + f"{'pages/s':>10}"]
    for reader in dict.fromkeys(score.reader for score in scores):
        own = [score for score in scores if score.reader == reader]
        for score in own:
            lines.append(_row(reader, score.paper, score.values, score.pages / score.seconds))
        means = {name: _mean([score.values[name] for score in own]) for name in MEASURES}
        lines.append(_row(reader, "mean", means, sum(s.pages for s in own) / sum(s.seconds for s in own)))
    return "\n".join(lines)


def _mean(values: Sequence[float | None]) -> float | None:
    present = [value for value in values if value is not None]
    return mean(present) if present else None


def _row(reader: str, paper: str, values: dict[str, float | None], speed: float) -> str:
    columns = "".join(f"{'-' if value is None else format(value, '.3f'):>10}" for value in values.values())
    return f"{reader:16}{paper:22}{columns}{speed:>10.1f}"


def main() -> None:
    """Reads the folder's pairs with every reader and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", nargs="*", default=[], help="stems of the papers to read")
    parser.add_argument("--plain", action=argparse.BooleanOptionalAction, default=True, help="the plain readers too")
    arguments = parser.parse_args()
    paths = [p for p in sorted(arguments.folder.glob("*.pdf")) if not arguments.only or p.stem in arguments.only]
    pairs = [(path, jats.read_paper(path.with_suffix(".xml"))) for path in paths]
    scores = [score_document(path, paper) for path, paper in pairs]
    if arguments.plain:
        scores += [score_plain(name, path, paper) for name in PLAIN for path, paper in pairs]
    print(render(scores))


if __name__ == "__main__":
    main()
