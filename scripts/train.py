"""Train the taggers that claimx ships, from the corpora in a folder.

    python scripts/train.py [--data DIR] [--only LABEL] [--without CORPUS] [--out DIR] [--freeze-names]

DIR holds ``ner/`` (and ``reference/`` for ``--freeze-names``); by default ``$CLAIMX_SHARED/data`` or
``../shared/data``. The same corpora give the same files again, byte for byte. ``--without`` is for
trials: give it a folder of its own with ``--out``.
"""

import argparse
import csv
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from claimx.errors import InputError
from claimx.lexicon import read_lexicon
from claimx.taggers.cooccurrence import count_vectors
from claimx.taggers.corpora import read_corpora
from claimx.taggers.features import Featurizer
from claimx.taggers.names import write_names
from claimx.taggers.recipes import RECIPES, recipe_of, without_corpora
from claimx.taggers.splits import Split, split_abstracts
from claimx.taggers.tagger import MODELS, read_name_lists
from claimx.taggers.training import examples_of, texts_of, train_network, write_model
from claimx.taggers.vectors import read_vectors, write_vectors

HGNC_FILE = "hgnc_biorosetta.tsv"


def say(line: str) -> None:
    """Talk to the person at the terminal."""
    print(line, file=sys.stderr, flush=True)


def read_hgnc(path: Path) -> list[str]:
    """Symbols and synonyms of HGNC's table.

    Raises:
        InputError: the table cannot be read.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = [(row["symb"], row["synonym1"], row["synonym2"]) for row in csv.DictReader(file, delimiter="\t")]
    except (OSError, KeyError) as error:
        raise InputError(str(path), f"cannot be read ({error})", "give the folder with reference/ by --data") from error
    return [name for row in rows for cell in row for name in (cell or "").split("|")]


def freeze_names(data: Path) -> None:
    """Write the lists of names that the taggers look up: HGNC's and the packaged lexicons'."""
    listed = {"GENE": read_hgnc(data / "reference" / HGNC_FILE), "DRUG": [], "CANCER": []}
    for term in read_lexicon().terms:
        if term.label in listed:
            listed[term.label] += [form for form in term.forms if "*" not in form and "~" not in form]
    for label, names in listed.items():
        write_names(MODELS / "names" / f"{label.lower()}.npz", names)


def train(labels: Sequence[str], split: Split, without: Sequence[str], out: Path) -> None:
    """Train the taggers of these labels on the training part and write them to ``out``."""
    if len(labels) > 1 or not (out / "vectors.npy").exists():
        say("vectors of words")
        write_vectors(out, count_vectors(texts_of(split.training)))
    vectors = read_vectors(out)
    featurizer = Featurizer(read_name_lists(), vectors.words)
    for label in labels:
        recipe = without_corpora(recipe_of(label), without)
        examples = examples_of(split.training, recipe, featurizer)
        say(f"{label}: {len(examples)} sentences, {sum(len(e.rows) for e in examples)} tokens an epoch")
        network, shape = train_network(examples, recipe, featurizer, vectors.table, say)
        write_model(out / label.lower(), network, shape, recipe)


def main() -> None:
    """Train what was asked for."""
    shared = Path(os.environ.get("CLAIMX_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=shared / "data", help="folder with ner/")
    parser.add_argument("--only", choices=tuple(RECIPES), help="train this tagger alone, on the vectors that are there")
    parser.add_argument("--without", action="append", default=[], metavar="CORPUS", help="learn nothing from a corpus")
    parser.add_argument("--out", type=Path, default=MODELS, help="where the models are written")
    parser.add_argument("--freeze-names", action="store_true", help="first write the lists of names anew")
    options = parser.parse_args()
    if options.freeze_names:
        freeze_names(options.data)
    split = split_abstracts(read_corpora(options.data / "ner"), options.without)
    train([options.only] if options.only else list(RECIPES), split, options.without, options.out)


if __name__ == "__main__":
    try:
        main()
    except InputError as error:
        sys.exit(f"train: {error}")
