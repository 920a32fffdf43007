"""Examples to learn from: statements with the readings that a curator filed for their pairs."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claimx.claims.pairing.model import READINGS, Judgement, Pair, PairingModel, describe_readings
from claimx.claims.pairing.rivals import Key
from claimx.claims.pairing.statement import Features, Statement

EVENNESS = 0.5
"""How far the papers of a table are evened out: at 0 every statement counts alike, at 1 every paper."""


@dataclass(frozen=True)
class Example:
    """A statement with its pairs and, for those that a curator filed, the readings that are right.

    ``group`` keeps what belongs together (one paper, one text) in one fold. ``truth`` holds for a
    pair the readings filed for it, possibly none where only the pair is known. ``missed`` counts the
    filed pairs whose names were not found.
    """

    statement: Statement
    pairs: tuple[Pair, ...]
    group: str
    truth: Mapping[Key, frozenset[str]]
    missed: int = 0
    described: tuple[Features, ...] = field(default=(), compare=False)

    def readings(self) -> tuple[Features, ...]:
        """The features of direction of every pair."""
        return self.described or tuple(describe_readings(self.statement, self.pairs))


Judged = tuple[Example, tuple[Judgement, ...]]
"""An example and what a model that never saw it makes of its pairs."""


def judge(model: PairingModel, example: Example) -> tuple[Judgement, ...]:
    """What a model makes of all pairs of an example."""
    if not example.pairs:
        return ()
    _, chances = model.compare(example.statement, example.pairs)
    shares = model.reading.probabilities(example.readings())
    return tuple(
        Judgement(pair, float(chance), dict(zip(READINGS, map(float, row), strict=True)))
        for pair, chance, row in zip(example.pairs, chances, shares, strict=True)
    )


def is_right(reading: str, truth: frozenset[str]) -> bool:
    """Whether a reading is filed; what is filed as denied is also met by asserting the opposite."""
    met = {"sensitivity": "not resistance", "resistance": "not sensitivity"}
    return reading in truth or met.get(reading, "-") in truth


def even_weights(examples: Sequence[Example]) -> list[float]:
    """The weight of each example: a paper with many statements counts for more than one with few, not in proportion."""
    sizes = Counter(e.group for e in examples)
    return [sizes[e.group] ** -EVENNESS for e in examples]
