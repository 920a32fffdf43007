"""Precision and recall of mentions by label, as `claimx extract` finds them, on annotated corpora and CIViC.

    python benchmarks/labels.py [DATA] [--lexicons DIR] [--taggers NAMES]

DATA is the folder that holds ``ner/`` and ``civic/``; by default ``$CLAIMX_SHARED/data`` or ``../shared/data``. Spans
are compared on the scoring parts of the taggers' corpora, from which nothing was learned (``claimx.taggers.splits``).
The corpora mark more than claimx looks for (all chemicals, genes of all species), so that recall is low by
design where no tagger helps. Of CIViC's filed therapies and genes it is counted how many names the lexicon knows,
and how many of the known ones are mentions of the statement that they are filed with.
"""

import argparse
import csv
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from claimx.annotate import Annotator
from claimx.cli.inputs import take_text
from claimx.grading.civic import profile_genes
from claimx.lexicon import fold
from claimx.schema import Mention
from claimx.settings import tagger_names
from claimx.taggers.corpora import Abstract, read_corpora
from claimx.taggers.evaluation import Agreement, compare_spans, total, without_masked
from claimx.taggers.recipes import RECIPES, Source, recipe_of
from claimx.taggers.splits import split_abstracts

LABEL_OF = {"GENE": "GENE", "CHEMICAL": "DRUG", "CANCER": "CANCER"}


def mentions_of(annotator: Annotator, text: str, label: str) -> list[Mention]:
    """The mentions of one label."""
    return [m for m in annotator.annotate(take_text(text, "x")).mentions if m.label == label]


def agreement_on(annotator: Annotator, label: str, source: Source, abstracts: Sequence[Abstract]) -> Agreement:
    """Counts over the abstracts of one corpus."""
    return total(
        compare_spans(without_masked(found, gold, source.masked_spans(abstract)), gold)
        for abstract in abstracts
        for gold in [source.spans(abstract)]
        for found in [[(m.start, m.end) for m in mentions_of(annotator, abstract.text, label)]]
    )


def corpus_lines(annotator: Annotator, data: Path) -> Iterator[str]:
    """Spans on the scoring parts of the corpora."""
    split = split_abstracts(read_corpora(data / "ner"))
    yield f"{'label on corpus':<22}exact: P    R     F1   any overlap: P   R     F1    marked"
    for name in RECIPES:
        for source in recipe_of(name).sources:
            abstracts = split.scoring_of(source.corpus)
            if not abstracts:
                continue
            counts = agreement_on(annotator, LABEL_OF[name], source, abstracts)
            rates = [rate for t in (counts.exact, counts.partial) for rate in (t.precision, t.recall, t.f1)]
            cells = " ".join("    – " if rate is None else f"{rate:6.3f}" for rate in rates)
            yield f"{LABEL_OF[name] + ' ' + source.corpus:<22}{cells}   {counts.exact.gold:>6}"


def civic_lines(annotator: Annotator, path: Path) -> Iterator[str]:
    """Names filed with CIViC's statements: known, and found where they are filed."""
    lexicon = annotator.lexicon
    with path.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    texts = {row["evidence_statement"]: None for row in rows}
    found = {text: annotator.annotate(take_text(text, "x")).mentions for text in texts}
    filed = {
        "DRUG": {(r["evidence_statement"], n.strip()) for r in rows for n in r["therapies"].split(",") if n.strip()},
        "GENE": {(r["evidence_statement"], n) for r in rows for n in profile_genes(r["molecular_profile"])},
    }
    for label, pairs in filed.items():
        term = {n: lexicon.named(label, fold(n)) or lexicon.named("DRUG_CLASS", fold(n)) for _, n in pairs}
        named = {name for name, known in term.items() if known or "::" in name}
        met = sum(
            any(_is(m, label, term[n].name if term[n] else n) for m in found[text]) for text, n in pairs if n in named
        )
        reach = sum(n in named for _, n in pairs)
        share = f"{met} of {reach} ({met / reach:.3f}) are mentions of their statement"
        yield f"CIViC {label}: {len(named)} of {len(term)} filed names are known; {share}"


def _is(mention: Mention, label: str, name: str) -> bool:
    """Whether a mention is of a name; a fusion is met by a partner."""
    return mention.label.startswith(label) and bool(
        {mention.name, *mention.name.split("::")} & {name, *name.split("::")}
    )


def main() -> None:
    """Print the tables."""
    shared = Path(os.environ.get("CLAIMX_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", default=shared / "data", help="folder with ner/ and civic/")
    parser.add_argument("--lexicons", type=Path, action="append", default=[], help="lexicons beside the packaged ones")
    parser.add_argument("--taggers", default="none", help="as for `claimx extract`; none if nothing is said")
    options = parser.parse_args()
    annotator = Annotator.load(options.lexicons, tagger_names(options.taggers))
    for line in corpus_lines(annotator, options.data):
        print(line)
    for line in civic_lines(annotator, options.data / "civic" / "dev.tsv"):
        print(line)


if __name__ == "__main__":
    main()
