"""Figures for the mutation grammar: MutationFinder's, tmVar's and BioRED's development sets, and speed.

    python benchmarks/mutations.py [DATA]

DATA is the folder that holds ``mutations/`` and ``ner/``; by default ``$CLAIMX_SHARED/data`` or
``../shared/data``. The grammar was tuned on the even PubMed ids alone: the odd ones are the figure
that counts. ``--errors SET`` lists what is missed and spurious on the even half of one set.
"""

import argparse
import os
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from claimx.mutations import find_mutations
from claimx.taggers.corpora import PUBTATOR_FILES, Abstract, read_pubtator
from claimx.taggers.evaluation import Agreement, Spans, Tally, compare_spans, total, without_masked

POINT = re.compile(r"[ACDEFGHIKLMNPQRSTVWY]\d+[ACDEFGHIKLMNPQRSTVWY]")
CHANGES = ("ProteinMutation", "DNAMutation", "SNP")
TMVAR_TYPES = frozenset((*CHANGES, "OtherMutation", "AcidChange", "DNAAllele", "ProteinAllele"))
BIORED_TYPES = frozenset({"SequenceVariant", "Variant"})
NO_CHANGES = frozenset({"exon event", "truncation", "splice isoform", "variant name"})


def tuned_on(pmid: str) -> bool:
    """Whether the grammar was tuned on this abstract."""
    return int(pmid) % 2 == 0


def read_mutationfinder(folder: Path) -> list[tuple[str, str, set[str]]]:
    """MutationFinder's development set: PubMed id, text, normalised point mutations."""
    lines = (folder / "devo_gold_std.txt").read_text(encoding="utf-8").splitlines()
    gold = {row[0]: set(row[1:]) for row in (line.split("\t") for line in lines)}
    texts = (line.split("\t", 1) for line in (folder / "devo_text.txt").read_text(encoding="utf-8").splitlines())
    return [(pmid, text.replace("\t", "\n"), gold.get(pmid, set()) - {""}) for pmid, text in texts]


def point_mutations(text: str) -> set[str]:
    """The names of a text's point mutations, as MutationFinder's protocol counts them."""
    return {match.name for match in find_mutations(text).matches if POINT.fullmatch(match.name)}


def tally_names(found: set[str], gold: set[str]) -> Tally:
    """Names found and wanted in one abstract."""
    return Tally(len(found & gold), len(found), len(gold))


def spans_of(
    abstract: Abstract, types: frozenset[str], wanted: Callable[[str], bool], lenient: bool, every: bool
) -> tuple[Spans, Spans]:
    """Found and gold spans of one abstract.

    ``lenient`` leaves out what lies on variants of other types; ``every`` counts exon events and
    named variants too, which tmVar's guideline does not have.
    """
    variants = [(a.start, a.end, a.type) for a in abstract.annotations if a.type in types]
    gold = sorted({(start, end) for start, end, kind in variants if wanted(kind)})
    others = [(start, end) for start, end, kind in variants if not wanted(kind)]
    matches = [match for match in find_mutations(abstract.text).matches if every or match.kind not in NO_CHANGES]
    found = sorted({(match.start, match.end) for match in matches})
    return (without_masked(found, gold, others) if lenient else found), gold


def agreement_on(
    abstracts: Sequence[Abstract],
    types: frozenset[str],
    wanted: Callable[[str], bool],
    lenient: bool = True,
    every: bool = False,
) -> Agreement:
    """Exact and partial counts over abstracts."""
    return total(compare_spans(*spans_of(abstract, types, wanted, lenient, every)) for abstract in abstracts)


def recall_by_type(abstracts: Sequence[Abstract], kind: str) -> tuple[float | None, float | None]:
    """Exact and partial recall of one annotated type."""
    agreement = agreement_on(abstracts, TMVAR_TYPES, kind.__eq__, False)
    return agreement.exact.recall, agreement.partial.recall


def halves(abstracts: Sequence[Abstract]) -> list[tuple[str, list[Abstract]]]:
    """All, the half tuned on, and the half kept back."""
    return [
        ("all", list(abstracts)),
        ("even (tuned on)", [a for a in abstracts if tuned_on(a.pmid)]),
        ("odd (kept back)", [a for a in abstracts if not tuned_on(a.pmid)]),
    ]


def rate(value: float | None) -> str:
    """A rate for the table."""
    return "   – " if value is None else f"{value:.3f}"


def row(name: str, *values: float | None) -> str:
    """One line of the table."""
    return f"{name:<58}" + "  ".join(rate(value) for value in values)


def mutationfinder_table(folder: Path) -> list[str]:
    """Normalised point mutations per abstract."""
    rows = read_mutationfinder(folder)
    lines = ["MutationFinder development set, normalised per abstract       P      R      F1"]
    for name, half in (("all", (0, 1)), ("even (tuned on)", (0,)), ("odd (kept back)", (1,))):
        tally = sum((tally_names(point_mutations(t), g) for p, t, g in rows if int(p) % 2 in half), Tally())
        lines.append(row(f"  {name}", tally.precision, tally.recall, tally.f1))
    return lines


def span_table(
    title: str,
    abstracts: Sequence[Abstract],
    types: frozenset[str],
    wanted: Callable[[str], bool],
    lenient: bool = True,
    every: bool = False,
) -> list[str]:
    """Spans of one corpus, exact and partial, all and by halves."""
    lines = [f"{title:<60}exact: P  R      F1     partial: F1"]
    for name, half in halves(abstracts):
        agreement = agreement_on(half, types, wanted, lenient, every)
        exact = agreement.exact
        lines.append(row(f"  {name}", exact.precision, exact.recall, exact.f1, agreement.partial.f1))
    return lines


def speed_table(texts: Sequence[str]) -> list[str]:
    """Words per CPU second of the grammar and of spaCy's blank tokenizer over the same texts."""
    import spacy

    words = sum(len(text.split()) for text in texts)
    tokenizer = spacy.blank("en").tokenizer
    lines = ["Speed, words per CPU second, best of three"]
    for name, work in (("find_mutations", find_mutations), ("spaCy blank tokenizer", tokenizer)):
        lines.append(f"  {name:<56}{words / min(seconds(work, texts) for _ in range(3)):,.0f}")
    return lines


def seconds(work: Callable[[str], object], texts: Sequence[str]) -> float:
    """CPU seconds that ``work`` takes over the texts."""
    begin = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - begin


def error_lines(abstracts: Sequence[Abstract], types: frozenset[str], wanted: Callable[[str], bool]) -> list[str]:
    """What is missed, spurious or cut differently on the half tuned on, with its surroundings."""
    lines = []
    for abstract in (a for a in abstracts if tuned_on(a.pmid)):
        found, gold = spans_of(abstract, types, wanted, True, False)
        for sign, spans in (("+", sorted(set(found) - set(gold))), ("-", sorted(set(gold) - set(found)))):
            for start, end in spans:
                before, after = abstract.text[max(0, start - 50) : start], abstract.text[end : end + 40]
                lines.append(f"{sign} {abstract.pmid} {before}[[{abstract.text[start:end]}]]{after}")
    return lines


def main() -> None:
    """Print the table, or the errors on one set."""
    shared = Path(os.environ.get("CLAIMX_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", default=shared / "data", help="folder with mutations/ and ner/")
    parser.add_argument("--errors", choices=("tmvar", "biored", "mutationfinder"), help="list errors on the even half")
    options = parser.parse_args()
    tmvar = read_pubtator(options.data / "ner" / "tmVar3_Train.PubTator", "tmVar3", cut=True)
    biored = read_pubtator(options.data / "ner" / PUBTATOR_FILES["BioRED"], "BioRED")
    if options.errors == "mutationfinder":
        for pmid, text, gold in read_mutationfinder(options.data / "mutations"):
            if int(pmid) % 2 == 0 and (found := point_mutations(text)) != gold:
                print(pmid, "missed", sorted(gold - found), "spurious", sorted(found - gold))
    elif options.errors:
        tmvar_chosen = options.errors == "tmvar"
        chosen = (tmvar, TMVAR_TYPES, CHANGES.__contains__) if tmvar_chosen else (biored, BIORED_TYPES, bool)
        print("\n".join(error_lines(*chosen)))
    else:
        lines = mutationfinder_table(options.data / "mutations")
        lines += span_table("tmVar3 training part: protein, DNA, rs", tmvar, TMVAR_TYPES, CHANGES.__contains__)
        lines += span_table(
            "  the same, hits on other variants counted false", tmvar, TMVAR_TYPES, CHANGES.__contains__, False
        )
        lines += span_table(
            "  and exon events counted too (false there)", tmvar, TMVAR_TYPES, CHANGES.__contains__, False, True
        )
        lines.append("  recall by type" + " " * 46 + "exact  partial")
        lines += [row(f"    {kind}", *recall_by_type(tmvar, kind)) for kind in sorted(TMVAR_TYPES)]
        lines += span_table("BioRED training and development parts: all variants", biored, BIORED_TYPES, bool)
        print("\n".join(lines + speed_table([abstract.text for abstract in tmvar + biored])))


if __name__ == "__main__":
    main()
