"""Pair F1 section by section, prose and tables apart, and with each section left out of what is fitted.

    CLAIMX_CORPUS_PATH=DIR python benchmarks/sections.py [DOC…] [--corpus DIR]      (default: the two given reviews)

The linking rules are written, not fitted. What can be fitted to a gold table is how far each rule is to be trusted and
from where on its claims are kept; for the line "left out" both are fitted to the other sections alone, and the section
is scored with them. A pair counts once in every section that states it, so the sum differs a little from the report's.
Of the reviews written to find out what is not read, the errors in sections of odd number were read and those of even
number were not: their prose is summed up apart.
The rules themselves were looked at over these reviews: for text that nobody looked at see ``phrasings.py`` and the
reviews kept apart (``corpus/README.md``).
"""

import argparse
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimx.corpus import find_reviews, read_review
from claimx.grading.anchors import find_curated
from claimx.grading.gold import read_gold
from claimx.grading.reconcile import occurrences_of_rows
from claimx.grading.scoring import Tally, compare
from claimx.grading.statements import Pair, find_evidence, statement_of_evidence
from claimx.pipeline import Extractor
from claimx.schema import Document, GoldRow

GIVEN = ("resensitization-2015", "mab-resistance-2025")
CORPUS = Path(__file__).resolve().parents[1] / "corpus"
LEAST = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7)

Key = tuple[str, str]
Told = tuple[str, frozenset[Pair]]


@dataclass(frozen=True, slots=True)
class Section:
    """A section: what the gold table has in it, and what was found there, each statement with its rule."""

    doc: str
    title: str
    part: str
    wanted: frozenset[Pair]
    found: tuple[Told, ...]
    number: int = 0
    """Its place in the document; the title stands at 0."""

    def tally(self, kept: frozenset[str] | None = None) -> Tally:
        """The counts, of the rules ``kept`` alone if they are given."""
        found = {pair for rule, pairs in self.found if kept is None or rule in kept for pair in pairs}
        return compare(self.wanted, found)


def sections_of(document: Document, rows: Sequence[GoldRow], extractor: Extractor) -> Iterator[Section]:
    """The sections of a document, its tables apart from the prose around them."""
    wanted: dict[Key, set[Pair]] = defaultdict(set)
    found: dict[Key, list[Told]] = defaultdict(list)
    for occurrence in occurrences_of_rows(document, rows):
        place = _title(document, occurrence.span.start) if occurrence.span else occurrence.section.partition(":")[0]
        wanted[occurrence.part, place].update(occurrence.statement.pairs)
    claims = extractor.extract(document).claims
    for claim, evidence in find_evidence(document, claims, find_curated(document)):
        key = ("table" if evidence.table else "prose", _title(document, evidence.start))
        rule = evidence.extractor.split()[-1]
        found[key].append((rule, statement_of_evidence(claim, evidence).pairs))
    numbers = {section.title: number for number, section in enumerate(document.sections)}
    for part, title in dict.fromkeys([*wanted, *found]):
        here = tuple(found[part, title])
        yield Section(document.doc_id, title, part, frozenset(wanted[part, title]), here, numbers.get(title, 0))


def _title(document: Document, start: int) -> str:
    table = next((t for t in document.tables if t.start <= start < t.end), None)
    if table:
        return table.label or "table"
    block = next((b for b in document.blocks if b.start <= start < b.end), None)
    return document.sections[block.section].title if block and document.sections else ""


def fit(sections: Sequence[Section]) -> frozenset[str]:
    """The rules worth keeping: those trusted from the threshold on that gives the best F1 on these sections."""
    trust = _trust(sections)
    choices = [frozenset(rule for rule, share in trust.items() if share >= least) for least in LEAST]
    return max(choices, key=lambda kept: _total(section.tally(kept) for section in sections).f1 or 0.0)


def _trust(sections: Iterable[Section]) -> Mapping[str, float]:
    right: dict[str, int] = defaultdict(int)
    made: dict[str, int] = defaultdict(int)
    for section in sections:
        for rule, pairs in section.found:
            right[rule] += len(pairs & section.wanted)
            made[rule] += len(pairs)
    return {rule: (right[rule] + 1) / (made[rule] + 2) for rule in made}


def _total(tallies: Iterable[Tally]) -> Tally:
    return sum(tallies, Tally())


def _line(name: str, tally: Tally) -> str:
    rates = (rate or 0.0 for rate in (tally.precision, tally.recall, tally.f1))
    return f"{name[:64]:66}" + "{:4} pairs   P {:.3f}  R {:.3f}  F1 {:.3f}".format(tally.gold, *rates)


def main() -> None:
    """Print a line for every section, and the sums."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("docs", nargs="*", default=GIVEN)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    options = parser.parse_args()
    search = [Path(folder) for folder in os.environ.get("CLAIMX_CORPUS_PATH", "").split(os.pathsep) if folder]
    gold, extractor, sections = read_gold(options.corpus / "gold.tsv"), Extractor.load(), []
    for review in find_reviews(options.corpus, search).present:
        if review.row.id in options.docs:
            rows = [row for row in gold if row.doc == review.row.id]
            sections += sections_of(read_review(review), rows, extractor)
    for section in sections:
        print(_line(f"{section.part:6}{section.doc[:12]}  {section.title}", section.tally()))
    for part in ("prose", "table"):
        print(_line(part, _total(section.tally() for section in sections if section.part == part)))
    print(_line("all", _total(section.tally() for section in sections)))
    for half, rest in (("odd", 1), ("even", 0)):
        prose = [section for section in sections if section.part == "prose" and section.number % 2 == rest]
        print(_line(f"prose of sections of {half} number", _total(section.tally() for section in prose)))
    left_out = [
        section.tally(fit([other for other in sections if other is not section]) | _unseen(section, sections))
        for section in sections
    ]
    print(_line("all, each section left out in turn", _total(left_out)))


def _unseen(section: Section, sections: Sequence[Section]) -> frozenset[str]:
    """The rules that no other section uses: nothing speaks against them."""
    others = {rule for other in sections if other is not section for rule, _ in other.found}
    return frozenset(rule for rule, _ in section.found) - others


if __name__ == "__main__":
    main()
