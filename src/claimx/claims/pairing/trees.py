"""Boosted trees in plain numbers: read from JSON, applied with numpy, explained by feature.

A tree is written as ``[feature, limit, yes, no]``: where the feature is at most the limit go to
``yes``, else to ``no``; each is another such list or, at a leaf, a number. The numbers of all trees
of a class add up to a log-odds (the additive model of Friedman, 2001).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimx.claims.linear import Floats, to_chances

Tree = Any
"""Nested lists, as in JSON."""


@dataclass(frozen=True)
class Forest:
    """Boosted trees for one yes/no question (one class) or a choice (several classes)."""

    features: tuple[str, ...]
    classes: tuple[str, ...]
    start: tuple[float, ...]
    trees: tuple[tuple[Tree, ...], ...]
    """One tuple of trees a class."""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Forest":
        """The forest of a JSON object, as :meth:`to_json` writes it."""
        trees = tuple(tuple(data["trees"][name]) for name in data["classes"])
        return cls(tuple(data["features"]), tuple(data["classes"]), tuple(data["start"]), trees)

    def to_json(self) -> dict[str, Any]:
        """A JSON object with the features, classes and trees by name."""
        trees = {name: list(trees) for name, trees in zip(self.classes, self.trees, strict=True)}
        return {"features": self.features, "classes": self.classes, "start": self.start, "trees": trees}

    def rows(self, items: Sequence[Mapping[str, float]]) -> Floats:
        """Feature dictionaries as a matrix in the forest's order; what is not there is 0."""
        return np.array([list(map(item.get, self.features, repeat(0.0))) for item in items], dtype=np.float64)

    def scores(self, rows: Floats) -> Floats:
        """Log-odds of every row and class."""
        grown = self._grown
        leaves = self._leaves(rows)
        values = np.take_along_axis(grown.value[None, :, :], leaves[:, :, None], axis=2)[:, :, 0]
        owners = [grown.owner == number for number in range(len(self.classes))]
        sums: Floats = np.stack([values[:, own].sum(axis=1) for own in owners], axis=1)
        sums += np.array(self.start)
        return sums

    def probabilities(self, rows: Floats) -> Floats:
        """Probability of every row and class; of one class the chance of yes."""
        return to_chances(self.scores(rows))

    def reasons(self, row: Floats, number: int = 0) -> dict[str, float]:
        """How much each feature moves the log-odds of a class, along the row's paths.

        At every fork the step from the mean of both ways to the way taken is owed to its feature.
        """
        grown = self._grown
        trees = np.flatnonzero(grown.owner == number)
        nodes = np.zeros(len(trees), dtype=np.intp)
        moved = np.zeros(len(self.features))
        for _ in range(grown.depth):
            feature = grown.feature[trees, nodes]
            yes = row[feature] <= grown.limit[trees, nodes]
            step = np.where(yes, grown.yes[trees, nodes], grown.no[trees, nodes])
            np.add.at(moved, feature, grown.mean[trees, step] - grown.mean[trees, nodes])
            nodes = step
        return {self.features[i]: float(moved[i]) for i in np.flatnonzero(moved)}

    def _leaves(self, rows: Floats) -> NDArray[np.intp]:
        grown = self._grown
        trees = np.arange(len(grown.owner))[None, :]
        nodes = np.zeros((len(rows), len(grown.owner)), dtype=np.intp)
        which = np.arange(len(rows))[:, None]
        for _ in range(grown.depth):
            yes = rows[which, grown.feature[trees, nodes]] <= grown.limit[trees, nodes]
            nodes = np.where(yes, grown.yes[trees, nodes], grown.no[trees, nodes])
        return nodes

    @cached_property
    def _grown(self) -> "_Grown":
        return _grow(self)


@dataclass(frozen=True)
class _Grown:
    """All trees as arrays [tree, node]; a leaf leads to itself."""

    owner: NDArray[np.intp]
    feature: NDArray[np.intp]
    limit: Floats
    yes: NDArray[np.intp]
    no: NDArray[np.intp]
    value: Floats
    mean: Floats
    depth: int


def _grow(forest: Forest) -> _Grown:
    index = {name: i for i, name in enumerate(forest.features)}
    flat = [(c, _flatten(tree, index)) for c, trees in enumerate(forest.trees) for tree in trees]
    width = max((len(nodes) for _, nodes in flat), default=1)
    table = np.zeros((len(flat), width, 5))
    for number, (_, nodes) in enumerate(flat):
        table[number, : len(nodes)] = nodes
    owner = np.array([c for c, _ in flat], dtype=np.intp)
    feature, yes, no = (table[:, :, i].astype(np.intp) for i in (0, 2, 3))
    value = table[:, :, 4]
    mean = value.copy()
    for node in range(width - 1, -1, -1):  # children stand behind their parent
        fork = yes[:, node] != node
        rows = np.flatnonzero(fork)
        mean[rows, node] = (mean[rows, yes[rows, node]] + mean[rows, no[rows, node]]) / 2
    depth = max((_depth(tree) for trees in forest.trees for tree in trees), default=0)
    return _Grown(owner, feature, table[:, :, 1], yes, no, value, mean, depth)


def _flatten(tree: Tree, index: Mapping[str, int]) -> list[tuple[float, float, float, float, float]]:
    """The nodes of a tree from its root on: feature, limit, yes, no, value."""
    nodes: list[tuple[float, float, float, float, float]] = []

    def visit(node: Tree) -> int:
        at = len(nodes)
        nodes.append((0, 0, at, at, 0.0))
        if isinstance(node, list):
            yes, no = visit(node[2]), visit(node[3])
            nodes[at] = (index[node[0]], node[1], yes, no, 0.0)
        else:
            nodes[at] = (0, 0, at, at, float(node))
        return at

    visit(tree)
    return nodes


def _depth(tree: Tree) -> int:
    return 1 + max(_depth(tree[2]), _depth(tree[3])) if isinstance(tree, list) else 0
