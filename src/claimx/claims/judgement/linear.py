"""A logistic model in plain numbers: one weight a feature and class, read from JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Linear:
    """Logistic regression for one yes/no question (one class) or a choice (several classes)."""

    features: tuple[str, ...]
    classes: tuple[str, ...]
    start: tuple[float, ...]
    weights: tuple[tuple[float, ...], ...]
    """One row a class, one weight a feature, for features as they are (not standardised)."""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Linear":
        """The model of a JSON object, as :meth:`to_json` writes it."""
        weights = tuple(tuple(data["weights"][name]) for name in data["classes"])
        return cls(tuple(data["features"]), tuple(data["classes"]), tuple(data["start"]), weights)

    def to_json(self) -> dict[str, Any]:
        """A JSON object with the features, classes and weights by name."""
        weights = dict(zip(self.classes, self.weights, strict=True))
        return {"features": self.features, "classes": self.classes, "start": self.start, "weights": weights}

    def probabilities(self, items: Sequence[Mapping[str, float]]) -> Floats:
        """Probability of every item and class; of one class the chance of yes. What an item lacks is 0."""
        return self.chances(rows_of(items, self.features))

    def chances(self, rows: Floats) -> Floats:
        """The same of items as rows, with the model's features in their order."""
        scores: Floats = np.einsum("if,cf->ic", rows, self._weights) + np.array(self.start)  # in one thread, unlike @
        return to_chances(scores)

    @cached_property
    def _weights(self) -> Floats:
        return np.array(self.weights)


def rows_of(items: Sequence[Mapping[str, float]], features: Sequence[str]) -> Floats:
    """Some features of items as a matrix [item, feature]; what an item lacks is 0."""
    values = chain.from_iterable([map(item.get, features, repeat(0.0)) for item in items])
    return np.fromiter(values, np.float64, len(items) * len(features)).reshape(len(items), len(features))


def to_chances(scores: Floats) -> Floats:
    """Log-odds [row, class] as probabilities: of one class by itself, of several as shares of one."""
    if scores.shape[1] == 1:
        chances: Floats = 1.0 / (1.0 + np.exp(-scores))
        return chances
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Floats = powers / powers.sum(axis=1, keepdims=True)
    return shares
