"""PDFs of papers read and held against the publisher's XML of the same papers, beside three plain readers.

    python benchmarks/pdf.py FOLDER [--only STEM …]

The folder holds pairs ``STEM.pdf`` and ``STEM.xml`` (JATS). Recall, precision and order count word
5-grams and sentence ends; headings, cells, references and markers are counted for claimx alone,
since plain text has none.

A second table counts the DOIs of references again, as a user gets them who calls

    claimx add STEM.pdf --identifiers

The command is called, and asks a service on this machine instead of Europe PMC: one that knows the papers of the
folder, and lists of each what its XML cites. The public service makes its lists of the same XML; whether it has one of
a paper, and how complete, is not measured here. The further columns measure the matching alone. Misspelled lists tell
every work a little otherwise than it is printed. Lists of which a fifth is left out, and to which as much is added from
the other papers of the folder, show how often a wrong work is taken.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

import pdfplumber
import pypdfium2
from fidelity import MEASURES, Paper, measure, ngrams, order, overlap, words
from jats import read_paper
from listed import DRAWS, Share, count_dois, list_references, misspell, share_of, spoil
from service import serve

from claimx.corpus import find_reviews, read_review
from claimx.schema import Document
from claimx.sources import read_document

WIDTHS = (14, 16, 14, 34)  # of the columns of the second table


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


def score_document(path: Path, paper: Paper) -> tuple[Score, Document]:
    """What claimx makes of a paper."""
    start = time.process_time()
    document = read_document(path)
    seconds = time.process_time() - start
    return Score("claimx", path.stem, page_count(path), seconds, measure(paper, document)), document


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


def add_with_identifiers(papers: Sequence[Path]) -> dict[str, Document]:
    """The papers as a corpus has them that they were added to with ``--identifiers``, by their stems."""
    with tempfile.TemporaryDirectory() as made, serve([path.with_suffix(".xml") for path in papers]) as url:
        command = [Path(sys.executable).parent / "claimx", "add", *papers, "--identifiers", "--corpus", made]
        told = {"CLAIMX_EUROPEPMC_URL": url, "CLAIMX_CACHE": f"{made}/cache", "no_proxy": "*"}
        subprocess.run(command, env=os.environ | told, stdout=subprocess.DEVNULL, check=True)
        return {review.path.stem: read_review(review) for review in find_reviews(Path(made)).present}


def score_lists(papers: Sequence[tuple[Path, Paper, Document]]) -> dict[str, tuple[Share, ...]]:
    """The DOIs of each paper's references: as printed, as added, and with misspelled and spoiled lists, twenty each."""
    files = sorted({each for path, _, _ in papers for each in path.parent.glob("*.*ml")})
    lists = {path.stem: list_references(path) for path in files}
    added = add_with_identifiers([path for path, _, _ in papers])
    found = {}
    for path, paper, document in papers:
        own = lists[path.stem]
        others = [entry for stem, listed in lists.items() if stem != path.stem for entry in listed]
        found[path.stem] = (
            share_of(paper, document),
            share_of(paper, added[path.stem]),
            sum((count_dois(paper, document, misspell(own, seed)) for seed in range(DRAWS)), Share()),
            sum((count_dois(paper, document, spoil(own, others, seed)) for seed in range(DRAWS)), Share()),
        )
    return found


def render_lists(found: Mapping[str, tuple[Share, ...]]) -> str:
    """The DOIs as lines of columns, with their sums: recall and precision."""
    sums = tuple(sum(shares, Share()) for shares in zip(*found.values(), strict=True))
    heads = ("printed", "--identifiers", "misspelled", "a fifth left out, others added")
    lines = [
        "DOIs of references where the XML has one, recall and precision: as printed; as `claimx add --identifiers` has",
        "them from a service on this machine that lists what the XML cites; with lists that are spoiled, by matching.",
        f"{'paper':22}" + "".join(f"{head:>{width}}" for head, width in zip(heads, WIDTHS, strict=True)),
    ]
    for name, shares in (*found.items(), ("all", sums)):
        cells = (f"{_rate(share.recall)} {_rate(share.precision)}" for share in shares)
        lines.append(f"{name:22}" + "".join(f"{cell:>{width}}" for cell, width in zip(cells, WIDTHS, strict=True)))
    _, added, *_ = sums
    lines.append(f"with --identifiers {added.right} of {added.wanted}, {added.given - added.right} wrong")
    return "\n".join(lines)


def _rate(rate: float | None) -> str:
    return f"{'-' if rate is None else format(rate, '.3f'):>5}"


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
    pairs = [(path, read_paper(path.with_suffix(".xml"))) for path in paths]
    read = [(path, paper, *score_document(path, paper)) for path, paper in pairs]
    scores = [score for _, _, score, _ in read]
    if arguments.plain:
        scores += [score_plain(name, path, paper) for name in PLAIN for path, paper in pairs]
    print(render(scores), end="\n\n")
    print(render_lists(score_lists([(path, paper, document) for path, paper, _, document in read])))


if __name__ == "__main__":
    main()
