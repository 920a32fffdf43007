"""Training: the same corpora, recipe and seed give the same weights, byte for byte, on one thread."""

import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from thinc.api import Adam, Optimizer, Ragged, fix_random_seed

from claimx.taggers.corpora import Abstract
from claimx.taggers.crf import loss_gradient
from claimx.taggers.features import Featurizer, Rows
from claimx.taggers.network import Network, Shape, build_network, one_thread, weights_of, write_weights
from claimx.taggers.recipes import Recipe
from claimx.taggers.tokens import N_TAGS, Mask, allowed_tags, find_tokens

_WARM_UP = 100
Report = Callable[[str], None]


@dataclass(frozen=True)
class Example:
    """One sentence: its features, the tags that it may have, and the head that learns them."""

    rows: Rows
    allowed: Mask
    head: int


@dataclass(frozen=True)
class Hidden:
    """Which words the network must do without: a share of the tokens shows only affixes, shape and surroundings."""

    share: float
    columns: tuple[int, ...]
    draws: np.random.Generator

    @classmethod
    def of(cls, recipe: Recipe, featurizer: Featurizer) -> "Hidden":
        """As the recipe says; the draws depend on its seed alone."""
        columns = tuple(featurizer.columns.index(column) for column in ("word", "form", "vector"))
        return cls(recipe.hidden, columns, np.random.default_rng(recipe.seed))

    def hide(self, rows: Rows) -> Rows:
        """The rows with the words of some tokens taken out."""
        tokens = np.flatnonzero(self.draws.random(len(rows)) < self.share)
        rows[np.ix_(tokens, np.array(self.columns))] = 0
        return rows


def examples_of(abstracts: Sequence[Abstract], recipe: Recipe, featurizer: Featurizer) -> list[Example]:
    """The sentences of the recipe's corpora, as often as an epoch reads them."""
    examples = []
    for source in recipe.sources:
        head = recipe.heads.index(source.head)
        for abstract in (a for a in abstracts if a.corpus == source.corpus):
            spans, masked = source.spans(abstract), source.masked_spans(abstract)
            for sentence in find_tokens(abstract.text):
                example = Example(featurizer.rows(sentence), allowed_tags(sentence, spans, masked), head)
                examples += [example] * source.repeats
    return examples


def train_network(
    examples: Sequence[Example],
    recipe: Recipe,
    featurizer: Featurizer,
    vectors: NDArray[np.float32],
    report: Report = lambda line: None,
) -> tuple[Network, Shape]:
    """A network trained on the examples; its weights are the running means of those on the way."""
    fix_random_seed(recipe.seed)
    shape = _shape_of(recipe)
    network = build_network(shape, featurizer.columns, vectors).initialize()
    optimizer = Adam(recipe.rate, L2=0.01, grad_clip=1.0, use_averages=True, L2_is_weight_decay=True)
    order = random.Random(recipe.seed)
    hidden = Hidden.of(recipe, featurizer)
    words = sum(len(example.rows) for example in examples) * recipe.epochs
    steps, seen, begin = 0, 0, time.process_time()
    for epoch in range(1, recipe.epochs + 1):
        lost = 0.0
        for batch in _shuffled(examples, recipe.batch_words, order):
            steps += 1
            optimizer.learn_rate = recipe.rate * _pace(steps, seen / words)
            with one_thread():
                lost += _update(network, optimizer, batch, shape.heads, hidden)
            seen += sum(len(example.rows) for example in batch)
        seconds = time.process_time() - begin
        report(f"epoch {epoch} of {recipe.epochs}: loss {lost / (words / recipe.epochs):.4f}, {seconds:.0f} CPU-s")
    _set_averages(network, optimizer)
    return network, shape


def write_model(folder: Path, network: Network, shape: Shape, recipe: Recipe) -> None:
    """Write weights and settings of a tagger into its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    write_weights(folder / "weights.npz", weights_of(network))
    write_settings(folder, shape, recipe)


def write_settings(folder: Path, shape: Shape, recipe: Recipe) -> None:
    """Write what :func:`claimx.taggers.load_tagger` must know beside the weights."""
    settings = {
        "label": recipe.label,
        "heads": recipe.heads,
        "shares": recipe.shares,
        "corpora": [source.corpus for source in recipe.sources],
        "epochs": recipe.epochs,
        "seed": recipe.seed,
        "shape": shape.as_json(),
    }
    text = json.dumps(settings, indent=1, sort_keys=True) + "\n"
    (folder / "settings.json").write_text(text, encoding="utf-8")


def texts_of(abstracts: Sequence[Abstract]) -> list[str]:
    """The texts of the abstracts, each PubMed id once."""
    return list({abstract.pmid: abstract.text for abstract in reversed(abstracts)}.values())


def _shape_of(recipe: Recipe) -> Shape:
    return Shape(
        tables=tuple((column, rows, width) for column, (rows, width) in recipe.tables.items()),
        width=recipe.width,
        dilations=recipe.dilations,
        heads=len(recipe.heads),
        dropout=recipe.dropout,
    )


def _set_averages(network: Network, optimizer: Optimizer) -> None:
    for node in network.walk():
        for name in node.param_names:
            average = (optimizer.averages or {}).get((node.id, name))
            if average is not None:
                node.set_param(name, average)


def _update(network: Network, optimizer: Optimizer, batch: Sequence[Example], heads: int, hidden: Hidden) -> float:
    rows = hidden.hide(np.concatenate([example.rows for example in batch]))
    lengths = np.array([len(example.rows) for example in batch], dtype="i")
    output, backprop = network.begin_update(Ragged(rows, lengths))  # type: ignore[arg-type]
    every = np.asarray(output.dataXd).reshape(len(rows), heads, N_TAGS)
    token = np.arange(len(rows))
    head = np.repeat([example.head for example in batch], lengths)
    allowed = np.concatenate([example.allowed for example in batch])
    loss, slope = loss_gradient(every[token, head], allowed, lengths.astype(np.int64))
    gradient = np.zeros_like(every)
    gradient[token, head] = slope / len(batch)
    backprop(Ragged(gradient.reshape(len(rows), -1), output.lengths))  # type: ignore[arg-type]
    network.finish_update(optimizer)
    return loss


def _shuffled(examples: Sequence[Example], words: int, order: random.Random) -> Iterator[list[Example]]:
    """The examples in a random order, in batches of about so many words."""
    places = list(range(len(examples)))
    order.shuffle(places)
    batch: list[Example] = []
    held = 0
    for place in places:
        batch.append(examples[place])
        held += len(examples[place].rows)
        if held >= words:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch


def _pace(step: int, done: float) -> float:
    """The learning rate's share: a warm-up, full until half of the way, then falling to nothing."""
    return min(1.0, step / _WARM_UP) * min(1.0, 2 * (1 - done) + 0.02)
