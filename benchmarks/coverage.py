"""What of the gold tables' values is named where the claims stand, by label: the ceiling that mentions set.

    python benchmarks/coverage.py [CORPUS] [--lexicons DIR] [--missing even|odd | --apart]

For each value of each gold row it is looked whether a mention of the same label and canonical name stands in the row's
passage (a paragraph or a row of a table), in its section, and in its document. A claim may take a value from its
context or infer it (the gene of T790M), so that the passage alone is no fair measure: the section is what a reader
has in view. A row that calls a drug by a synonym of the lexicon means what the lexicon calls it. Mechanisms are often
inferred ("loss of NF1" is the loss of a tumor suppressor): the last line counts those that a claim of the passage has,
too. Sections are split by their place: even ones were looked at, odd ones are kept back. ``--missing`` lists
values that no mention in the document has; ``--apart`` counts in the reviews kept apart, which are left out
otherwise. Reviews are looked for as ``claimx run`` does (``CLAIMX_CORPUS_PATH``).
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claimx.corpus import find_reviews, read_review
from claimx.grading.anchors import AnchorIndex, find_regions
from claimx.grading.gold import read_gold
from claimx.lexicon import Lexicon, fold
from claimx.pages.passages import find_passages
from claimx.pipeline import Extractor
from claimx.runs.observations import KEPT_APART
from claimx.schema import LABELS, Document, GoldRow, Label, Mention, Span
from claimx.settings import read_settings

SLOTS: tuple[tuple[str, Label], ...] = (
    ("gene", "GENE"),
    ("mutation", "MUTATION"),
    ("alteration", "ALTERATION"),
    ("mechanism", "MECHANISM"),
    ("cancer", "CANCER"),
)

INFERRED = "or inferred"


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a gold row, and how near a mention of it stands: 0 passage, 1 section, 2 document, 3 nowhere."""

    label: str
    name: str
    half: str
    distance: int
    row: GoldRow


def values_of(row: GoldRow, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Label and canonical name of everything that a row names, also where the row has another name of the same."""
    for drugs in (row.drug, row.agent):
        for drug in filter(None, drugs.split(" + ")):
            label: Label = "DRUG" if lexicon.named("DRUG", fold(drug)) else "DRUG_CLASS"
            yield label, canonical(label, drug, lexicon)
    for slot, label in SLOTS:
        for value in getattr(row, slot):
            yield label, canonical(label, value, lexicon)


def canonical(label: Label, name: str, lexicon: Lexicon) -> str:
    """The lexicon's own name of what a row calls by a synonym; any other name as it is."""
    term = None if lexicon.knows(label, name) else lexicon.named(label, fold(name))
    return term.name if term else name


def section_of(document: Document, offset: int) -> tuple[Span, int]:
    """The innermost section at an offset, and its number."""
    around = [(i, s) for i, s in enumerate(document.sections) if s.start <= offset < s.end]
    number, section = min(around, key=lambda pair: pair[1].end - pair[1].start) if around else (0, None)
    return (Span(section.start, section.end) if section else Span(0, len(document.text))), number


def distance_of(label: str, name: str, spans: list[Span], mentions: tuple[Mention, ...]) -> int:
    """The first of the nested spans in which a mention of the name stands."""
    starts = [m.start for m in mentions if (m.label, m.name) == (label, name)]
    return next((i for i, span in enumerate(spans) if any(span.start <= at < span.end for at in starts)), len(spans))


def values(document: Document, rows: list[GoldRow], extractor: Extractor) -> Iterator[Value]:
    """Every value of a document's gold rows, each once a passage; mechanisms twice, with and without inferred ones."""
    extraction = extractor.extract(document)
    mentions = extraction.mentions
    evidence = [(e.start, claim.mechanism) for claim in extraction.claims for e in claim.evidence]
    index = AnchorIndex(document, find_passages(document))
    seen = set()
    for row in rows:
        place = index.find(row.section, row.anchor)
        if place is None:
            continue
        passage = Span(place.passage.start, place.passage.end)
        section, number = section_of(document, passage.start)
        regions = find_regions(document, row.section)
        tables = [region for region in regions if region.start <= passage.start < region.end]
        spans = [passage, tables[0] if place.passage.in_table and tables else section, Span(0, len(document.text))]
        half = "odd" if number % 2 else "even"
        for label, name in values_of(row, extractor.lexicon):
            if (passage, label, name) not in seen:
                seen.add((passage, label, name))
                distance = distance_of(label, name, spans, mentions)
                yield Value(label, name, half, distance, row)
                if label == "MECHANISM":
                    claimed = any(passage.start <= start < passage.end and name in names for start, names in evidence)
                    yield Value(INFERRED, name, half, 0 if claimed else distance, row)


def main() -> None:
    """Print the table, or what is missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, nargs="?", default=Path("corpus"))
    parser.add_argument("--lexicons", type=Path, action="append", default=[], help="lexicons beside the packaged ones")
    parser.add_argument("--missing", choices=("even", "odd"), help="list what no mention of the document has")
    parser.add_argument("--apart", action="store_true", help="count in the reviews kept apart alone")
    options = parser.parse_args()
    if options.missing and options.apart:
        parser.error("what is missed in the reviews kept apart is not to be read")
    extractor = Extractor.load(options.lexicons)
    rows = defaultdict(list)
    for row in read_gold(options.corpus / "gold.tsv"):
        rows[row.doc].append(row)
    reviews = find_reviews(options.corpus, read_settings(options.corpus).search)
    present = [review for review in reviews.present if (review.row.id in KEPT_APART) == options.apart]
    found = [value for review in present for value in values(read_review(review), rows[review.row.id], extractor)]
    if options.missing:
        for value in found:
            if value.half == options.missing and value.distance == 3 and value.label != "MECHANISM":
                print(f"{value.label:<11} {value.name:<32} {value.row.doc} line {value.row.line}: {value.row.anchor}")
        return
    print(f"{len(present)} reviews; recall in the passage, the section, the document")
    print(f"{'':<12}" + "".join(f"{half:<30}" for half in ("all", "even (looked at)", "odd (kept back)")))
    for label in (*LABELS, INFERRED):
        cells = []
        for halves in (("even", "odd"), ("even",), ("odd",)):
            part = [value for value in found if value.label == label and value.half in halves]
            rates = [sum(value.distance <= reach for value in part) / max(1, len(part)) for reach in range(3)]
            cells.append("  ".join(f"{rate:.3f}" for rate in rates) + f"  ({len(part):4})")
        print(f"{label:<12}" + "   ".join(cells))


if __name__ == "__main__":
    main()
