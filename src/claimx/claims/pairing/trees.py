"""Boosted trees in plain numbers: read from JSON, applied with numpy.

A tree is written as ``[feature, limit, yes, no]``: where the feature is at most the limit go to
``yes``, else to ``no``; each is another such list or, at a leaf, a number. The numbers of all trees
of a class add up to a log-odds (the additive model of Friedman, 2001).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimx.claims.judgement.linear import Floats, rows_of, to_chances

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
        return rows_of(items, self.features)

    def scores(self, rows: Floats) -> Floats:
        """Log-odds of every row and class."""
        grown = self._grown
        values = grown.value.take(self._leaves(rows))
        sums: Floats = np.stack([values[:, first:last].sum(axis=1) for first, last in grown.owned], axis=1)
        sums += np.array(self.start)
        return sums

    def probabilities(self, rows: Floats) -> Floats:
        """Probability of every row and class; of one class the chance of yes."""
        return to_chances(self.scores(rows))

    def _leaves(self, rows: Floats) -> NDArray[np.intp]:
        """The leaf to which every tree leads every row, as [row, tree]."""
        grown, cells = self._grown, rows.ravel()
        first = (np.arange(len(rows)) * rows.shape[1])[:, None]
        nodes = np.repeat(grown.roots[None, :], len(rows), axis=0)
        for _ in range(grown.depth):
            yes = cells.take(grown.feature.take(nodes) + first) <= grown.limit.take(nodes)
            nodes = grown.ways.take(2 * nodes + yes)
        return nodes

    @cached_property
    def _grown(self) -> "_Grown":
        return _grow(self)


@dataclass(frozen=True)
class _Grown:
    """The nodes of all trees as arrays, one tree after the other; a leaf leads to itself.

    ``ways`` holds two numbers of nodes a node: where it leads if its feature is above its limit, and if it is not.
    ``owned`` tells for each class where its own trees begin and end in the order of ``roots``.
    """

    roots: NDArray[np.intp]
    owned: tuple[tuple[int, int], ...]
    feature: NDArray[np.intp]
    limit: Floats
    ways: NDArray[np.intp]
    value: Floats
    depth: int


def _grow(forest: Forest) -> _Grown:
    index = {name: i for i, name in enumerate(forest.features)}
    nodes: list[_Node] = []
    trees = list(chain(*forest.trees))
    roots = [_plant(tree, index, nodes) for tree in trees]
    ends = accumulate(map(len, forest.trees), initial=0)
    return _Grown(
        np.array(roots, dtype=np.intp),
        tuple(pairwise(ends)),
        np.array([node[0] for node in nodes], dtype=np.intp),
        np.array([node[1] for node in nodes], dtype=np.float64),
        np.array([way for node in nodes for way in node[2:4]], dtype=np.intp),
        np.array([node[4] for node in nodes]),
        max((_depth(tree) for tree in trees), default=0),
    )


_Node = tuple[int, float, int, int, float]
"""Feature, limit, the nodes for no and yes, value."""


def _plant(tree: Tree, index: Mapping[str, int], nodes: list[_Node]) -> int:
    """Put the nodes of a tree behind the others, from its root on; the number of its root."""
    at = len(nodes)
    nodes.append((0, 0.0, at, at, 0.0))
    if isinstance(tree, list):
        yes, no = _plant(tree[2], index, nodes), _plant(tree[3], index, nodes)
        nodes[at] = (index[tree[0]], float(tree[1]), no, yes, 0.0)
    else:
        nodes[at] = (0, 0.0, at, at, float(tree))
    return at


def _depth(tree: Tree) -> int:
    return 1 + max(_depth(tree[2]), _depth(tree[3])) if isinstance(tree, list) else 0
