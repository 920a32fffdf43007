"""Training of the pairing model. scikit-learn grows the trees; nothing else in the package needs it."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimx.claims.judgement.linear import Linear
from claimx.claims.pairing.blend import Blend
from claimx.claims.pairing.denials import PREFIX as SIGN
from claimx.claims.pairing.examples import Example, Judged, even_weights, judge
from claimx.claims.pairing.model import DENIED_BY, READINGS, PairingModel, is_denial
from claimx.claims.pairing.rivals import Key, describe_rivals
from claimx.claims.pairing.sides import Sided
from claimx.claims.pairing.statement import Features
from claimx.claims.pairing.trees import Forest
from claimx.claims.pairing.tuning import tune

INNER_FOLDS = 4
RARE, COMMON = 12, 0.8
_WORDY = ("says: ", "before ", "after ", "just ")


@dataclass(frozen=True, slots=True)
class Recipe:
    """How trees are grown: rounds, depth, words taken beside the named features; how freely weights may grow.

    ``share`` is that of the features that a fork is chosen from, ``trees`` the weight of the trees in the blend,
    ``rate`` how much of what is still wrong each round mends.
    Signs of no effect go to the logistic model alone: few papers deny, and trees would learn these papers.
    """

    rounds: int
    depth: int
    words: int
    leaf: int
    share: float
    freedom: float = 0.0
    trees: float = 0.5
    rate: float = 0.06


ALONE = Recipe(rounds=200, depth=4, words=150, leaf=10, share=0.2)
RIVALS = Recipe(rounds=120, depth=4, words=0, leaf=10, share=0.3, freedom=0.02)
READING = Recipe(rounds=160, depth=4, words=400, leaf=8, share=0.08, freedom=0.003, trees=0.67)
SIDES = Recipe(rounds=400, depth=4, words=400, leaf=8, share=0.08, rate=0.03)
SIDE_SHARE = 0.33
RESISTANT = ("resistance", DENIED_BY["resistance"])
DENIAL_WEIGHT = 2.0


def fold_of(group: str, folds: int, seed: int = 0) -> int:
    """The fold of a group: the same on every machine."""
    return int.from_bytes(hashlib.sha256(f"{seed}:{group}".encode()).digest()[:4], "big") % folds


def split(examples: Sequence[Example], folds: int, seed: int = 0) -> Iterator[tuple[list[Example], list[Example]]]:
    """Training and held-out examples of each fold, by group."""
    for number in range(folds):
        inside = [e for e in examples if fold_of(e.group, folds, seed) != number]
        outside = [e for e in examples if fold_of(e.group, folds, seed) == number]
        yield inside, outside


def train(examples: Sequence[Example], seed: int = 0) -> PairingModel:
    """Train forests, thresholds and calibration; the latter two on folds inside the examples."""
    prepared = prepare(examples)
    return tune(grow(prepared, seed), cross_judge(prepared, INNER_FOLDS, seed))


def prepare(examples: Sequence[Example]) -> list[Example]:
    """The examples with their features of direction worked out once."""
    return [e if e.described else replace(e, described=e.readings()) for e in examples]


def cross_judge(examples: Sequence[Example], folds: int, seed: int = 0) -> list[Judged]:
    """Every example judged by a model that was grown without its fold."""
    judged: list[Judged] = []
    for inside, outside in split(examples, folds, seed + 1):
        model = grow(inside, seed)
        judged += [(e, judge(model, e)) for e in outside]
    return judged


def grow(examples: Sequence[Example], seed: int = 0) -> PairingModel:
    """The three models, untuned; the second sees first scores that were made without its own examples."""
    firsts: dict[int, dict[Key, float]] = {}
    for inside, outside in split(examples, INNER_FOLDS, seed + 2):
        forest = _grow_alone(inside, seed)
        firsts.update({id(e): _first_scores(forest, e) for e in outside})
    rows, labels = [], []
    for e in examples:
        compared = describe_rivals(e.statement, firsts[id(e)])
        rows += [{**p.features, **compared[p.key]} for p in e.pairs]
        labels += [int(p.key in e.truth) for p in e.pairs]
    rivals = _grow_blend(rows, labels, ("pair",), RIVALS, seed, _weights(examples))
    return PairingModel(_grow_alone(examples, seed), rivals, _grow_reading(examples, seed))


def _grow_alone(examples: Sequence[Example], seed: int) -> Forest:
    rows = [p.alone for e in examples for p in e.pairs]
    labels = [int(p.key in e.truth) for e in examples for p in e.pairs]
    return _grow_forest(rows, labels, ("pair",), ALONE, seed, _weights(examples))


def _grow_reading(examples: Sequence[Example], seed: int) -> Sided:
    rows, labels, even = [], [], []
    for e, weight in zip(examples, even_weights(examples), strict=True):
        for pair, described in zip(e.pairs, e.readings(), strict=True):
            if filed := e.truth.get(pair.key):
                rows.append(described)
                labels.append(min(READINGS.index(r) for r in filed))
                even.append(weight)
    denying = [w * (DENIAL_WEIGHT if is_denial(READINGS[n]) else 1.0) for w, n in zip(even, labels, strict=True)]
    blend = _grow_blend(rows, labels, READINGS, READING, seed, denying)
    sides = [int(READINGS[n] in RESISTANT) for n in labels]
    return Sided(blend, _grow_forest(rows, sides, ("resistant",), SIDES, seed, even), RESISTANT, SIDE_SHARE)


def _weights(examples: Sequence[Example]) -> list[float]:
    """The weight of every pair of the examples."""
    return [w for e, w in zip(examples, even_weights(examples), strict=True) for _ in e.pairs]


def _first_scores(forest: Forest, example: Example) -> dict[Key, float]:
    if not example.pairs:
        return {}
    first = forest.probabilities(forest.rows([p.alone for p in example.pairs]))[:, 0]
    return {p.key: float(s) for p, s in zip(example.pairs, first, strict=True)}


def _grow_blend(
    rows: Sequence[Features],
    labels: Sequence[int],
    classes: tuple[str, ...],
    recipe: Recipe,
    seed: int,
    weights: Sequence[float],
) -> Blend:
    forest = _grow_forest(rows, labels, classes, recipe, seed, weights)
    return Blend(forest, fit_linear(rows, labels, classes, recipe.freedom, weights), recipe.trees)


def fit_linear(
    rows: Sequence[Features],
    labels: Sequence[int],
    classes: tuple[str, ...],
    freedom: float,
    weights: Sequence[float],
) -> Linear:
    """Logistic regression on the named features, standardised for the fit and written for features as they are."""
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

    names = _named(rows)
    table = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    mean, spread = table.mean(axis=0), table.std(axis=0)
    kept = np.flatnonzero(spread > 0)
    mean, spread = mean[kept], spread[kept]
    fitted = LogisticRegression(C=freedom, max_iter=2000).fit(
        (table[:, kept] - mean) / spread, labels, sample_weight=weights
    )
    slopes = fitted.coef_ / spread
    starts = fitted.intercept_ - slopes @ mean
    return Linear(
        tuple(names[i] for i in kept),
        classes,
        tuple(round(float(s), 4) for s in starts),
        tuple(tuple(float(f"{w:.4g}") for w in row) for row in slopes),
    )


def _grow_forest(
    rows: Sequence[Features],
    labels: Sequence[int],
    classes: tuple[str, ...],
    recipe: Recipe,
    seed: int,
    weights: Sequence[float],
) -> Forest:
    from sklearn.ensemble import GradientBoostingClassifier  # type: ignore[import-untyped]

    names = [n for n in _named(rows) if not n.startswith(SIGN)] + _words(rows, labels, recipe.words)
    table = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    booster = GradientBoostingClassifier(
        n_estimators=recipe.rounds,
        max_depth=recipe.depth,
        learning_rate=recipe.rate,
        subsample=0.7,
        max_features=recipe.share,
        min_samples_leaf=recipe.leaf,
        random_state=seed,
    ).fit(table, labels, sample_weight=weights)
    grown, rate = booster.estimators_, recipe.rate
    trees = tuple(tuple(_write_tree(r[c].tree_, names, rate) for r in grown) for c in range(len(classes)))
    used = {name for group in trees for tree in group for name in _features_of(tree)}
    start = booster._raw_predict_init(table[:1])[0]
    return Forest(tuple(n for n in names if n in used), classes, tuple(round(float(s), 5) for s in start), trees)


def _named(rows: Sequence[Features]) -> list[str]:
    return sorted({name for row in rows for name in row if not name.startswith(_WORDY)})


def _words(rows: Sequence[Features], labels: Sequence[int], count: int) -> list[str]:
    """The words that tell the classes apart best, by chi-square; neither rare ones nor those that all use."""
    if not count:
        return []
    seen = Counter(name for row in rows for name in row if name.startswith(_WORDY))
    kept = [name for name, n in seen.items() if RARE <= n < COMMON * len(rows)]
    index = {name: i for i, name in enumerate(sorted(kept))}
    classes = sorted(set(labels))
    table: NDArray[np.float64] = np.zeros((len(classes), len(index)))
    for row, label in zip(rows, labels, strict=True):
        for name in row:
            if name in index:
                table[classes.index(label), index[name]] += 1
    expected = np.outer([list(labels).count(c) / len(labels) for c in classes], table.sum(axis=0))
    strength = ((table - expected) ** 2 / expected).sum(axis=0)
    best = sorted(index, key=lambda name: (-strength[index[name]], name))[:count]
    return sorted(best)


def _write_tree(tree: Any, names: Sequence[str], rate: float, node: int = 0) -> Any:
    if tree.children_left[node] < 0:
        return round(float(tree.value[node, 0, 0]) * rate, 4)
    yes = _write_tree(tree, names, rate, tree.children_left[node])
    no = _write_tree(tree, names, rate, tree.children_right[node])
    return [names[tree.feature[node]], round(float(tree.threshold[node]), 4), yes, no]


def _features_of(tree: Any) -> Iterator[str]:
    if isinstance(tree, list):
        yield tree[0]
        yield from _features_of(tree[2])
        yield from _features_of(tree[3])
