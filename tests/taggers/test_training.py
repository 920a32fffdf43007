"""The chain over tags, and training on a tiny invented corpus: it learns, and it learns the same again."""

from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest

from claimx.taggers.cooccurrence import count_vectors
from claimx.taggers.corpora import Abstract, Annotation
from claimx.taggers.crf import FINAL, FIRST, MOVES, Layout, best_paths, loss_gradient, span_probability, sum_paths
from claimx.taggers.features import Featurizer
from claimx.taggers.names import name_list
from claimx.taggers.network import read_weights, set_weights, weights_of
from claimx.taggers.recipes import TABLES, Recipe, Source
from claimx.taggers.tagger import Tagger
from claimx.taggers.tokens import N_TAGS, allowed_tags, find_names, find_tokens
from claimx.taggers.training import examples_of, train_network, write_model
from claimx.taggers.vectors import read_vectors, write_vectors

NAMES = ("ABC1", "DEF2", "GHI3", "JKL growth factor", "MNO-5")
FRAMES = ("{} binds a small protein.", "Loss of {} was seen in cells.", "We saw that {} grows.")
RECIPE = Recipe(
    "GENE",
    (Source("toy", frozenset({"Gene"}), "toy"), Source("other", frozenset({"Gene"}), "other", frozenset({"Site"}))),
    epochs=40,
    batch_words=40,
    width=24,
    tables={column: (80, 8) for column in TABLES},
)


def corpus() -> list[Abstract]:
    abstracts = []
    for number, (name, frame) in enumerate(product(NAMES, FRAMES)):
        text = frame.format(name)
        start = text.index(name)
        mark = Annotation(start, start + len(name), "Gene")
        abstracts.append(Abstract("other" if number % 3 == 0 else "toy", str(number), text, (mark,)))
    return abstracts


def trained(folder: Path) -> Tagger:
    abstracts = corpus()
    vectors = count_vectors([abstract.text for abstract in abstracts] * 3, width=8)
    featurizer = Featurizer([name_list(["ABC1"])], vectors.words)
    examples = examples_of(abstracts, RECIPE, featurizer)
    network, shape = train_network(examples, RECIPE, featurizer, vectors.table)
    write_model(folder, network, shape, RECIPE)
    write_vectors(folder, vectors)
    return Tagger("GENE", network, featurizer, RECIPE.shares)


def test_training_learns_and_gives_the_same_bytes_again(tmp_path: Path) -> None:
    tagger = trained(tmp_path / "one")
    trained(tmp_path / "two")
    for file in ("weights.npz", "settings.json", "vectors.npy", "words.txt.gz"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes(), file
    text = "We saw that XYZ7 grows. Loss of DEF2 was seen in cells."
    assert "DEF2" in [text[span.start : span.end] for span in tagger.tag([text])[0]]


def test_weights_survive_the_file_in_half_precision(tmp_path: Path) -> None:
    tagger = trained(tmp_path)
    before = weights_of(tagger.network)
    after = read_weights(tmp_path / "weights.npz")
    assert before.keys() == after.keys()
    assert all(np.allclose(before[name], after[name], atol=1e-2) for name in before)
    set_weights(tagger.network, after)
    assert all(np.array_equal(after[name], value) for name, value in weights_of(tagger.network).items())
    with pytest.raises(KeyError):
        set_weights(tagger.network, {})


def test_vectors_survive_the_file_and_know_their_neighbors(tmp_path: Path) -> None:
    texts = ["the red cat sat here", "the red dog sat here", "a blue sky is seen", "a blue sea is seen"] * 4
    vectors = count_vectors(texts, width=4)
    write_vectors(tmp_path, vectors)
    again = read_vectors(tmp_path)
    assert again.words == vectors.words
    assert np.array_equal(again.table, vectors.table)
    row = {word: vectors.table[index] for index, word in enumerate(vectors.words, start=1)}
    assert row["cat"] @ row["dog"] > row["cat"] @ row["sky"]


def every_path(scores: np.ndarray) -> dict[tuple[int, ...], float]:
    """The score of every lawful path, counted one by one."""
    paths = {}
    for path in product(range(N_TAGS), repeat=len(scores)):
        score = FIRST[path[0]] + FINAL[path[-1]] + sum(scores[at, tag] for at, tag in enumerate(path))
        score += sum(MOVES[a, b] for a, b in pairwise(path))
        if score > -1e6:
            paths[path] = float(score)
    return paths


def test_the_chain_agrees_with_counting_every_path() -> None:
    draws = np.random.default_rng(5)
    lengths = np.array([3, 1, 4])
    scores = draws.standard_normal((8, N_TAGS)).astype(np.float32)
    layout = Layout(lengths)
    sums, found = sum_paths(scores, layout), best_paths(scores, lengths)
    at = 0
    for column, length in enumerate(lengths):
        paths = every_path(scores[at : at + length])
        whole = sum(np.exp(score) for score in paths.values())
        assert sums.total[column] == pytest.approx(np.log(whole), abs=1e-4)
        best = max(paths, key=lambda path: paths[path])
        assert tuple(found[at : at + length]) == best
        for start, end in find_names(best):
            share = sum(np.exp(score) for path, score in paths.items() if (start, end) in find_names(path))
            probability = span_probability(sums, layout.pad(scores), column, start, end)
            assert probability == pytest.approx(share / whole, abs=1e-4)
        at += length


@pytest.mark.parametrize("masked", [[], [(4, 9)]])
def test_the_gradient_is_the_slope_of_the_loss(masked: list[tuple[int, int]]) -> None:
    sentence = find_tokens("The ABC-1 gene")[0]
    allowed = allowed_tags(sentence, [(10, 14)], masked)
    lengths = np.array([len(sentence)])
    scores = np.random.default_rng(2).standard_normal((len(sentence), N_TAGS)).astype(np.float32)
    _, gradient = loss_gradient(scores, allowed, lengths)
    for cell in np.ndindex(*scores.shape):
        up, down = scores.copy(), scores.copy()
        up[cell] += 0.05
        down[cell] -= 0.05
        slope = (loss_gradient(up, allowed, lengths)[0] - loss_gradient(down, allowed, lengths)[0]) / 0.1
        assert gradient[cell] == pytest.approx(slope, abs=5e-3)
