"""What taggers add to the mentions: agreement with annotated corpora with the lexicon alone and with them.

    python benchmarks/merging.py [DATA] [--even]

DATA is the folder that holds ``ner/``; by default ``$CLAIMX_SHARED/data`` or ``../shared/data``. Only abstracts that no
tagger learned from are read, and of these the ones with odd PubMed ids: the threshold was chosen on the even ones.
The lexicons are made for oncology, so their recall is read on CG, whose abstracts are about cancer.
"""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from claimx.annotate import Annotator
from claimx.lexicon import read_lexicon
from claimx.schema import Document
from claimx.taggers import load_taggers
from claimx.taggers.corpora import Abstract, read_corpora
from claimx.taggers.evaluation import Agreement, compare_spans, total
from claimx.taggers.splits import split_abstracts

# Corpus, its types, the label of the mentions, the tagger.
TASKS = (
    ("CG", {"Gene_or_gene_product"}, "GENE", "gene"),
    ("BioRED", {"Gene"}, "GENE", "gene"),
    ("NLMGene", {"Gene", "FamilyName"}, "GENE", "gene"),
    ("CG", {"Cancer"}, "CANCER", "cancer"),
)


def agreement_of(annotator: Annotator, abstracts: Sequence[Abstract], types: set[str], label: str) -> Agreement:
    """Counts over the mentions of one label."""
    counts = []
    for abstract in abstracts:
        mentions = annotator.annotate(Document(abstract.pmid, abstract.text)).mentions
        found = sorted({(m.start, m.end) for m in mentions if m.label == label})
        gold = sorted({(a.start, a.end) for a in abstract.annotations if a.type in types})
        counts.append(compare_spans(found, gold))
    return total(counts)


def main() -> None:
    """Print the table."""
    shared = Path(os.environ.get("CLAIMX_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", default=shared / "data", help="folder with ner/")
    parser.add_argument("--even", action="store_true", help="the abstracts on which the threshold was chosen")
    options = parser.parse_args()
    split, lexicon = split_abstracts(read_corpora(options.data / "ner")), read_lexicon()
    print(f"{'':32}exact: P    R     F1  partial: P   R     F1   names")
    for corpus, types, label, tagger in TASKS:
        abstracts = [a for a in split.scoring_of(corpus) if int(a.pmid) % 2 != options.even]
        for taggers in ([], [tagger]):
            counted = agreement_of(Annotator(lexicon, load_taggers(taggers)), abstracts, types, label)
            rates = [
                rate
                for counts in (counted.exact, counted.partial)
                for rate in (counts.precision, counts.recall, counts.f1)
            ]
            cells = " ".join("    – " if rate is None else f"{rate:6.3f}" for rate in rates)
            print(f"{corpus:8} {label:8} {'+ tagger' if taggers else 'lexicon':12} {cells} {counted.exact.gold:6}")


if __name__ == "__main__":
    main()
