"""Figures for the taggers: agreement on the scoring parts, sizes, start-up, speed.

    python benchmarks/taggers.py [DATA] [--models DIR] [--only LABEL] [--errors CORPUS]

DATA is the folder that holds ``ner/``; by default ``$CLAIMX_SHARED/data`` or ``../shared/data``. No PubMed id of
the scoring parts was learned from (see ``claimx.taggers.splits``). The row ``dictionary`` is what the frozen list of
names finds alone. For the figures without a corpus, train such a model first and point to it:

    python scripts/train.py --only GENE --without CG --out DIR && python benchmarks/taggers.py --models DIR --only GENE
"""

import argparse
import os
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from claimx.taggers.corpora import Abstract, read_corpora
from claimx.taggers.evaluation import Agreement, compare_spans, total, without_masked
from claimx.taggers.names import NameList
from claimx.taggers.recipes import RECIPES, Source, recipe_of
from claimx.taggers.splits import Split, split_abstracts
from claimx.taggers.tagger import MODELS, NAME_LISTS, Tagger, load_tagger, read_name_lists
from claimx.taggers.tokens import OUTSIDE, find_names, find_tokens

LIST_OF = {"GENE": "gene", "CHEMICAL": "drug", "CANCER": "cancer"}
Spans = list[tuple[int, int]]
Find = Callable[[Sequence[str]], list[Spans]]


def found_by_tagger(tagger: Tagger) -> Find:
    """The tagger as a function from texts to offsets."""
    return lambda texts: [[(span.start, span.end) for span in spans] for spans in tagger.tag(texts)]


def found_by_list(names: NameList) -> Find:
    """A list of names as a function from texts to offsets; names count where the case agrees."""
    return lambda texts: [_listed(names, text) for text in texts]


def _listed(names: NameList, text: str) -> Spans:
    spans = []
    for sentence in find_tokens(text):
        tags = [tag - 5 if tag > 5 else OUTSIDE for tag in names.tags(sentence)]
        spans += [(sentence[start].start, sentence[end - 1].end) for start, end in find_names(tags)]
    return spans


def agreement_on(find: Find, source: Source, abstracts: Sequence[Abstract]) -> Agreement:
    """Counts over the abstracts of one corpus."""
    found = find([abstract.text for abstract in abstracts])
    return total(
        compare_spans(without_masked(spans, gold, source.masked_spans(abstract)), gold)
        for abstract, spans in zip(abstracts, found, strict=True)
        for gold in [source.spans(abstract)]
    )


def agreement_line(name: str, agreement: Agreement) -> str:
    """One line of the table."""
    rates = (agreement.exact.precision, agreement.exact.recall, agreement.exact.f1)
    more = (agreement.partial.precision, agreement.partial.recall, agreement.partial.f1)
    cells = ["    – " if rate is None else f"{rate:6.3f}" for rate in (*rates, *more)]
    return f"  {name:<24}" + " ".join(cells) + f"  {agreement.exact.gold:>6}"


def score_table(label: str, tagger: Tagger, split: Split) -> list[str]:
    """The tagger, and the list of names alone, on every corpus whose head has a say in the tags."""
    recipe = recipe_of(label)
    saying = {head for head, share in zip(recipe.heads, recipe.shares, strict=True) if share}
    names = read_name_lists()[NAME_LISTS.index(LIST_OF[label])]
    lines = [f"{label} ({tagger.version})".ljust(28) + "exact: P    R     F1  partial: P   R     F1    names"]
    for source in (source for source in recipe.sources if source.head in saying):
        abstracts = split.scoring_of(source.corpus)
        lines.append(agreement_line(source.corpus, agreement_on(found_by_tagger(tagger), source, abstracts)))
        lines.append(agreement_line("  dictionary", agreement_on(found_by_list(names), source, abstracts)))
    return lines


def speed_line(tagger: Tagger, texts: Sequence[str]) -> str:
    """Words per CPU second, best of three."""
    words = sum(len(text.split()) for text in texts)
    seconds = []
    for _ in range(3):
        begin = time.process_time()
        tagger.tag(texts)
        seconds.append(time.process_time() - begin)
    return f"  {words / min(seconds):,.0f} words per CPU second"


def error_lines(tagger: Tagger, source: Source, abstracts: Sequence[Abstract], most: int = 40) -> list[str]:
    """The most frequent names that are missed (-) or spurious (+) in the training part of a corpus."""
    errors: Counter[tuple[str, str]] = Counter()
    for abstract, found in zip(abstracts, found_by_tagger(tagger)([a.text for a in abstracts]), strict=True):
        gold = source.spans(abstract)
        kept = without_masked(found, gold, source.masked_spans(abstract))
        errors.update(("+", abstract.text[start:end]) for start, end in set(kept) - set(gold))
        errors.update(("-", abstract.text[start:end]) for start, end in set(gold) - set(kept))
    return [f"{count:4} {sign} {name}" for (sign, name), count in errors.most_common(most)]


def main() -> None:
    """Print the tables."""
    shared = Path(os.environ.get("CLAIMX_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", default=shared / "data", help="folder with ner/")
    parser.add_argument("--models", type=Path, default=MODELS, help="folder with the models")
    parser.add_argument("--only", choices=tuple(RECIPES), help="this tagger alone")
    parser.add_argument("--errors", metavar="CORPUS", help="list errors on the training part of a corpus instead")
    options = parser.parse_args()
    split = split_abstracts(read_corpora(options.data / "ner"))
    for label in [options.only] if options.only else list(RECIPES):
        begin = time.perf_counter()
        tagger = load_tagger(label, options.models)
        loading = time.perf_counter() - begin
        if options.errors:
            training = [a for a in split.training if a.corpus == options.errors]
            print("\n".join(error_lines(tagger, recipe_of(label).source_of(options.errors), training)))
            continue
        print("\n".join(score_table(label, tagger, split)))
        print(f"  loaded in {loading:.2f} s" + speed_line(tagger, [a.text for a in split.scoring_of("CG")]))
    sizes = [path.stat().st_size for path in options.models.rglob("*") if path.suffix in (".npz", ".npy", ".gz")]
    print(f"all weights, vectors and names: {sum(sizes) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
