"""Two models of one question, asked together: trees for what interacts, a logistic model for what adds up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from claimx.claims.judgement.linear import Floats, Linear, rows_of
from claimx.claims.pairing.trees import Forest


@dataclass(frozen=True)
class Blend:
    """A forest and a logistic model of the same classes; its probability is the weighted mean of theirs.

    ``share`` is the weight of the forest.
    """

    forest: Forest
    linear: Linear
    share: float = 0.5

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Blend":
        """The blend of a JSON object, as :meth:`to_json` writes it."""
        return cls(Forest.from_json(data["forest"]), Linear.from_json(data["linear"]), data["share"])

    def to_json(self) -> dict[str, Any]:
        """A JSON object with both models and the share of the first."""
        return {"share": self.share, "forest": self.forest.to_json(), "linear": self.linear.to_json()}

    @property
    def classes(self) -> tuple[str, ...]:
        """What is chosen from."""
        return self.forest.classes

    def probabilities(self, items: Sequence[Mapping[str, float]]) -> Floats:
        """Probability of every item and class; of one class the chance of yes."""
        rows = rows_of(items, tuple(self._features))
        of_forest, of_linear = self._columns
        grown, weighed = self.forest.probabilities(rows[:, of_forest]), self.linear.chances(rows[:, of_linear])
        mean: Floats = self.share * grown + (1 - self.share) * weighed
        return mean

    @cached_property
    def _features(self) -> Mapping[str, int]:
        """The column of each feature that either model asks for."""
        return {
            name: column for column, name in enumerate(dict.fromkeys((*self.forest.features, *self.linear.features)))
        }

    @cached_property
    def _columns(self) -> tuple[list[int], list[int]]:
        """The columns of the forest's features, and of the logistic model's."""
        forest, linear = ([self._features[name] for name in model.features] for model in (self.forest, self.linear))
        return forest, linear
