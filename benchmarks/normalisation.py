"""Whether genes get the right identifier: BioRED's and NLM-Gene's annotations of human genes.

    python benchmarks/normalisation.py [DATA] [--lexicons DIR] [--errors CORPUS]

DATA is the folder that holds ``ner/`` and ``reference/``; by default ``$CLAIMX_SHARED/data`` or ``../shared/data``.
``--lexicons`` adds a folder of lexicons, such as ``claimx lexicon import`` makes. The corpora identify genes by
Entrez ids, which are ids of one species: a gene is human where its Entrez id stands in the table of HGNC ids.
Annotations of several genes, of families and of other species are left out of the accuracy and counted apart.
``--errors`` lists what is wrong on even PubMed ids; odd ones are kept back.
"""

import argparse
import csv
import os
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimx.annotate import Annotator
from claimx.cli.inputs import take_text
from claimx.lexicon import Lexicon
from claimx.schema import Mention
from claimx.taggers.corpora import PUBTATOR_FILES, Abstract, Annotation, read_pubtator
from claimx.taggers.evaluation import Agreement, Tally, compare_spans, total, without_masked

CORPORA = ("BioRED", "NLMGene")
GENE_TYPES = ("Gene", "FamilyName")
"""BioRED's and NLM-Gene's types of genes; NLM-Gene's domains are neither found nor false."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Human gene annotations by what became of them; the others by kind."""

    right: int = 0
    by_member: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.right + other.right,
            self.by_member + other.by_member,
            self.wrong + other.wrong,
            self.missed + other.missed,
        )

    @property
    def accuracy(self) -> float:
        """The share of the found ones with the very identifier."""
        return self.right / max(1, self.right + self.by_member + self.wrong)


def read_human(path: Path) -> dict[str, str]:
    """HGNC ids, as the lexicon writes them, by Entrez id."""
    with path.open(encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["entr"]: row["hgnc"].lower() for row in rows if row["entr"]}


def genes_of(mention: Mention, lexicon: Lexicon) -> tuple[str, frozenset[str]]:
    """The identifier of a mention, and those of its members where it is a family, complex or fusion."""
    members = lexicon.facts("GENE", mention.name, "members") or mention.name.split("::")
    terms = (lexicon.by_name.get(("GENE", member)) for member in members)
    return mention.id, frozenset(term.id for term in terms if term)


def outcome(annotation: Annotation, mentions: Sequence[Mention], human: Mapping[str, str], lexicon: Lexicon) -> Counts:
    """What became of one annotation of one human gene: the mention that overlaps most counts."""
    over = [m for m in mentions if m.start < annotation.end and annotation.start < m.end]
    if not over:
        return Counts(missed=1)
    best = max(over, key=lambda m: min(m.end, annotation.end) - max(m.start, annotation.start))
    identifier, members = genes_of(best, lexicon)
    if identifier == human[annotation.identifier]:
        return Counts(right=1)
    return Counts(by_member=1) if human[annotation.identifier] in members else Counts(wrong=1)


def kind_of(annotation: Annotation, human: Mapping[str, str]) -> str:
    """'human', 'several', 'family', 'other species' or 'none': what an annotation's identifiers are."""
    identifiers = annotation.identifier.replace(";", ",").split(",")
    if annotation.type == "FamilyName":
        return "family"
    if len(identifiers) > 1:
        return "several"
    if annotation.identifier in human:
        return "human"
    return "other species" if annotation.identifier.isdigit() else "none"


def found_genes(annotator: Annotator, abstracts: Iterable[Abstract]) -> list[list[Mention]]:
    """The gene mentions of each abstract."""
    return [[m for m in annotator.annotate(take_text(a.text, a.pmid)).mentions if m.label == "GENE"] for a in abstracts]


def agreement_on(abstracts: Sequence[Abstract], found: Sequence[Sequence[Mention]]) -> Agreement:
    """Spans of genes and families, whatever their species."""
    return total(
        compare_spans(without_masked([(m.start, m.end) for m in mentions], gold, masked), gold)
        for abstract, mentions in zip(abstracts, found, strict=True)
        for gold in [[(a.start, a.end) for a in abstract.annotations if a.type in GENE_TYPES]]
        for masked in [[(a.start, a.end) for a in abstract.annotations if a.type == "DomainMotif"]]
    )


def identifiers_of(
    abstract: Abstract, mentions: Sequence[Mention], human: Mapping[str, str]
) -> tuple[set[str], set[str]]:
    """The single human genes of an abstract: found (where not all its annotations are of other species), and gold."""
    gold = {human[a.identifier] for a in abstract.annotations if kind_of(a, human) == "human"}
    others = [a for a in abstract.annotations if a.type in GENE_TYPES and kind_of(a, human) != "human"]
    found = {
        m.id
        for m in mentions
        if m.id.startswith("hgnc:") and not any(m.start < a.end and a.start < m.end for a in others)
    }
    return found, gold


def tables(corpus: str, abstracts: Sequence[Abstract], annotator: Annotator, human: Mapping[str, str]) -> list[str]:
    """The lines on one corpus."""
    begin = time.process_time()
    found = found_genes(annotator, abstracts)
    words = sum(len(abstract.text.split()) for abstract in abstracts)
    speed = words / (time.process_time() - begin)
    lines = []
    for name, half in (("all", (0, 1)), ("even (looked at)", (0,)), ("odd (kept back)", (1,))):
        pairs = [(a, m) for a, m in zip(abstracts, found, strict=True) if int(a.pmid) % 2 in half]
        counts = sum(
            (
                outcome(annotation, mentions, human, annotator.lexicon)
                for abstract, mentions in pairs
                for annotation in abstract.annotations
                if annotation.type in GENE_TYPES and kind_of(annotation, human) == "human"
            ),
            Counts(),
        )
        sets = [identifiers_of(abstract, mentions, human) for abstract, mentions in pairs]
        ids = sum((Tally(len(f & g), len(f), len(g)) for f, g in sets), Tally())
        spans = agreement_on(*zip(*pairs, strict=True)).partial  # type: ignore[arg-type]
        lines.append(
            f"{corpus:<8} {name:<17} {counts.accuracy:.3f}   {counts.right:5} {counts.by_member:5} {counts.wrong:5} "
            f"{counts.missed:6}   {ids.precision:.3f} {ids.recall:.3f} {ids.f1:.3f}   "
            f"{spans.precision:.3f} {spans.recall:.3f} {spans.f1:.3f}"
        )
    kinds = Counter(
        (kind_of(annotation, human), any(m.start < annotation.end and annotation.start < m.end for m in mentions))
        for abstract, mentions in zip(abstracts, found, strict=True)
        for annotation in abstract.annotations
        if annotation.type in GENE_TYPES
    )
    left_out = ", ".join(
        f"{kind} {kinds[kind, True]} found of {kinds[kind, True] + kinds[kind, False]}"
        for kind in ("several", "family", "other species", "none")
    )
    return [*lines, f"         left out: {left_out}; {speed:,.0f} words per CPU second"]


def error_lines(abstracts: Sequence[Abstract], annotator: Annotator, human: Mapping[str, str]) -> list[str]:
    """Wrong identifiers on even PubMed ids, the frequent ones first: printed, ours, theirs."""
    symbols = {term.id: term.name for term in annotator.lexicon.terms if term.label == "GENE"}
    errors: Counter[tuple[str, str, str, str]] = Counter()
    even = [abstract for abstract in abstracts if int(abstract.pmid) % 2 == 0]
    for abstract, mentions in zip(even, found_genes(annotator, even), strict=True):
        for a in abstract.annotations:
            if a.type not in GENE_TYPES or kind_of(a, human) != "human":
                continue
            counts = outcome(a, mentions, human, annotator.lexicon)
            if counts.wrong or counts.by_member or counts.missed:
                names = [m.name for m in mentions if m.start < a.end and a.start < m.end]
                kind = "missed" if counts.missed else "member" if counts.by_member else "wrong"
                wanted = symbols.get(human[a.identifier], human[a.identifier])
                errors[kind, abstract.text[a.start : a.end], "/".join(names), wanted] += 1
    return [f"{count:4} {kind:7} {printed!r}: {ours or '-'}, not {theirs}" for (kind, printed, ours, theirs), count
            in sorted(errors.items(), key=lambda item: (item[0][0], -item[1], item[0]))]  # fmt: skip


def main() -> None:
    """Print the table, or the errors on one corpus."""
    shared = Path(os.environ.get("CLAIMX_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", default=shared / "data", help="folder with ner/ and reference/")
    parser.add_argument("--lexicons", type=Path, action="append", default=[], help="lexicons beside the packaged ones")
    parser.add_argument("--errors", choices=CORPORA, help="list errors on the even half")
    options = parser.parse_args()
    human = read_human(options.data / "reference" / "hgnc_biorosetta.tsv")
    begin = time.process_time()
    annotator = Annotator.load(options.lexicons)
    annotator.annotate(take_text("EGFR.", "warm"))
    genes = sum(term.label == "GENE" for term in annotator.lexicon.terms)
    if not options.errors:
        print(f"{genes:,} genes and families, loaded in {time.process_time() - begin:.1f} CPU seconds")
        print(f"{'human genes, one each':<26} accuracy  right member wrong missed   ids by abstract: P R F1"
              "   spans, any overlap: P R F1")  # fmt: skip
    for corpus in [options.errors] if options.errors else CORPORA:
        abstracts = read_pubtator(options.data / "ner" / PUBTATOR_FILES[corpus], corpus)
        make = error_lines if options.errors else None
        print("\n".join(make(abstracts, annotator, human) if make else tables(corpus, abstracts, annotator, human)))


if __name__ == "__main__":
    main()
