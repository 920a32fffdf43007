"""Which side a statement takes, asked twice: among all readings, and by trees that only tell the two sides apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claimx.claims.judgement.linear import Floats
from claimx.claims.pairing.blend import Blend
from claimx.claims.pairing.trees import Forest


@dataclass(frozen=True)
class Sided:
    """A blend that tells readings apart, and a forest of one class, the chance that the reading is one of ``side``.

    The chance of the side is the weighted mean of both, ``share`` the weight of the forest; how a side is
    divided among its readings is the blend's word. One that errs by chance is outvoted where three are asked.
    """

    blend: Blend
    forest: Forest
    side: tuple[str, ...]
    share: float = 1 / 3

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Sided":
        """The model of a JSON object, as :meth:`to_json` writes it."""
        forest = Forest.from_json(data["sides"])
        return cls(Blend.from_json(data), forest, tuple(data["side"]), data["side_share"])

    def to_json(self) -> dict[str, Any]:
        """A JSON object: the blend's, with the forest of sides beside it."""
        return {**self.blend.to_json(), "side": self.side, "side_share": self.share, "sides": self.forest.to_json()}

    @property
    def classes(self) -> tuple[str, ...]:
        """The readings that are chosen from."""
        return self.blend.classes

    def probabilities(self, items: Sequence[Mapping[str, float]]) -> Floats:
        """Probability of every item and reading."""
        shares = self.blend.probabilities(items)
        ours = [name in self.side for name in self.classes]
        others = [not own for own in ours]
        before = shares[:, ours].sum(axis=1, keepdims=True)
        after = (1 - self.share) * before + self.share * self.forest.probabilities(self.forest.rows(items))
        shares[:, ours] *= after / before
        shares[:, others] *= (1 - after) / (1 - before)
        return shares
