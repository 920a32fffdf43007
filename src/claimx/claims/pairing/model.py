"""The pairing model: which pairs a statement speaks of, in which direction, and how sure that is."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from claimx.claims.judgement.linear import Floats
from claimx.claims.pairing.blend import Blend
from claimx.claims.pairing.denials import describe_signs, signs_beside, signs_from
from claimx.claims.pairing.directions import describe_outcomes, drug_outcomes, gene_outcomes, pair_outcomes
from claimx.claims.pairing.features import describe_pairs
from claimx.claims.pairing.rivals import Key, describe_rivals, key_of
from claimx.claims.pairing.sides import Sided
from claimx.claims.pairing.statement import Features, Name, Statement
from claimx.claims.pairing.trees import Forest
from claimx.claims.pairing.wording import Wording, find_wording
from claimx.lexicon import Lexicon

PACKAGED = Path(str(files("claimx"))) / "models" / "pairing.json"
READINGS = ("sensitivity", "resistance", "not sensitivity", "not resistance")
"""What a statement can say of a pair; the latter two deny it."""
DENIED_BY = {"sensitivity": "not resistance", "resistance": "not sensitivity"}
"""The sides of an answer, each with the denial that speaks for it."""


@dataclass(frozen=True)
class Pair:
    """A drug and a gene of one statement, with the features of pairing, the words beside them, and the statement's."""

    drug: Name
    gene: Name
    features: Features
    beside: Features
    wording: Wording = field(compare=False, repr=False)

    @property
    def alone(self) -> Features:
        """All that is known of the pair by itself."""
        return {**self.features, **self.beside}

    @property
    def key(self) -> Key:
        """What tells this pair from the others of its statement."""
        return key_of(self.drug, self.gene)


@dataclass(frozen=True)
class Judgement:
    """What the model makes of one pair: chance of a pair, and of each reading if it is one."""

    pair: Pair
    chance: float
    readings: Mapping[str, float]


@dataclass(frozen=True)
class Calibration:
    """A rising curve from raw scores to the share that was right, drawn through a few points."""

    raw: tuple[float, ...]
    right: tuple[float, ...]

    def __call__(self, score: float) -> float:
        """The calibrated probability of a raw score."""
        return float(np.interp(score, self.raw, self.right))


@dataclass(frozen=True)
class Limits:
    """From where on a pair is reported.

    An assertion needs ``asserted`` as its raw score. Of the likelier side the denial is read where its chance is at
    least ``denial`` and that of the pair at least ``denied_pair``.
    """

    asserted: float = 0.35
    denial: float = 0.3
    denied_pair: float = 0.6


@dataclass(frozen=True)
class PairingModel:
    """A forest for pairs alone, a blend for pairs among rivals, a model of readings, and what was tuned with them.

    ``asserted`` and ``denied`` turn raw scores of either kind of reading into probabilities.
    """

    alone: Forest
    rivals: Blend
    reading: Sided
    limits: Limits = Limits()
    asserted: Calibration = Calibration((0.0, 1.0), (0.0, 1.0))
    denied: Calibration = Calibration((0.0, 1.0), (0.0, 1.0))

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "PairingModel":
        """The model of a JSON object, as :meth:`to_json` writes it."""
        alone = Forest.from_json(data["alone"])
        rivals, reading = Blend.from_json(data["rivals"]), Sided.from_json(data["reading"])
        asserted, denied = (Calibration(*map(tuple, data["calibration"][name])) for name in ("asserted", "denied"))
        return cls(alone, rivals, reading, Limits(**data["limits"]), asserted, denied)

    def to_json(self) -> dict[str, Any]:
        """A JSON object with all that the model knows."""
        return {
            "limits": asdict(self.limits),
            "calibration": {
                "asserted": [self.asserted.raw, self.asserted.right],
                "denied": [self.denied.raw, self.denied.right],
            },
            "alone": self.alone.to_json(),
            "rivals": self.rivals.to_json(),
            "reading": self.reading.to_json(),
        }

    def judge(self, statement: Statement, pairs: Sequence[Pair], least: float = 0.0) -> tuple[Judgement, ...]:
        """Judge the pairs of a statement whose chance is at least ``least``; they keep all their features."""
        if not pairs:
            return ()
        compared, chances = self.compare(statement, pairs)
        kept = [(pair, float(chance)) for pair, chance in zip(compared, chances, strict=True) if chance >= least]
        if not kept:
            return ()
        shares = self.reading.probabilities(describe_readings(statement, [pair for pair, _ in kept]))
        return tuple(
            Judgement(pair, chance, dict(zip(self.reading.classes, map(float, row), strict=True)))
            for (pair, chance), row in zip(kept, shares, strict=True)
        )

    def compare(self, statement: Statement, pairs: Sequence[Pair]) -> tuple[list[Pair], Floats]:
        """The pairs with the features of their rivalry, and the chance of each."""
        first = self.alone.probabilities(self.alone.rows([p.alone for p in pairs]))[:, 0]
        rivalry = describe_rivals(statement, {p.key: float(s) for p, s in zip(pairs, first, strict=True)})
        compared = [Pair(p.drug, p.gene, {**p.features, **rivalry[p.key]}, p.beside, p.wording) for p in pairs]
        chances: Floats = self.rivals.probabilities([p.features for p in compared])[:, 0]
        return compared, chances

    def decide(self, judgement: Judgement) -> "Decision":
        """What is read of a pair, how sure it is, and whether it is sure enough to be reported."""
        reading = decide_reading(judgement, self.limits)
        raw = raw_score(judgement, reading)
        if is_denial(reading):
            return Decision(reading, self.denied(raw), True)
        return Decision(reading, self.asserted(raw), raw >= self.limits.asserted)


@dataclass(frozen=True, slots=True)
class Decision:
    """The reading of a pair, the probability that pair and reading are right, and whether to report it."""

    reading: str
    probability: float
    accepted: bool


def is_denial(reading: str) -> bool:
    """Whether a reading denies sensitivity or resistance."""
    return reading.startswith("not ")


def raw_score(judgement: Judgement, reading: str) -> float:
    """Chance of the pair times that of its reading; an assertion is also right where the opposite is denied."""
    readings = judgement.readings
    return judgement.chance * (readings[reading] if is_denial(reading) else support_of(readings, reading))


def support_of(readings: Mapping[str, float], side: str) -> float:
    """The chance that an assertion is right, or a denial that speaks for it."""
    return readings[side] + readings[DENIED_BY[side]]


def decide_reading(judgement: Judgement, limits: Limits) -> str:
    """The likelier side, or the denial that speaks for it where pair and denial are likely enough."""
    side = asserted_reading(judgement.readings)
    denial = DENIED_BY[side]
    sure = judgement.chance >= limits.denied_pair and judgement.readings[denial] >= limits.denial
    return denial if sure else side


def asserted_reading(readings: Mapping[str, float]) -> str:
    """The likelier of sensitivity and resistance, each with the denial that speaks for it."""
    return max(DENIED_BY, key=lambda side: support_of(readings, side))


def find_pairs(statement: Statement, lexicon: Lexicon) -> tuple[Pair, ...]:
    """Every pair of a drug and a gene of the statement."""
    found = list(describe_pairs(statement, lexicon))
    if not found:
        return ()
    wording = find_wording(statement)
    return tuple(
        [
            Pair(drug, gene, features, dict.fromkeys(wording.beside(drug, gene), 1.0), wording)
            for drug, gene, features in found
        ]
    )


def describe_readings(statement: Statement, pairs: Sequence[Pair]) -> list[Features]:
    """The features of direction of some pairs of a statement."""
    whole = {**describe_outcomes(statement), **describe_signs(statement)}
    drugs = {
        label + name: {**drug_outcomes(drug, statement), **signs_from("drug", drug, statement)}
        for (label, name), drug in {(p.drug.label, p.drug.name): p.drug for p in pairs}.items()
    }
    genes = {
        name: {**gene_outcomes(gene, statement), **signs_from("gene", gene, statement)}
        for name, gene in {p.gene.name: p.gene for p in pairs}.items()
    }
    return [
        {
            **p.features,
            **whole,
            **drugs[p.drug.label + p.drug.name],
            **genes[p.gene.name],
            **pair_outcomes(p.drug, p.gene, statement),
            **signs_beside(p.drug, p.gene, statement),
            **dict.fromkeys(p.wording.said(p.drug, p.gene), 1.0),
        }
        for p in pairs
    ]


@cache
def read_model(path: Path = PACKAGED) -> PairingModel:
    """The packaged model, or one that was trained elsewhere."""
    return PairingModel.from_json(json.loads(path.read_text(encoding="utf-8")))
