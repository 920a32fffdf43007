"""Limits and calibration of the pairing model, from examples that its trees were not grown on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from claimx.claims.pairing.examples import Judged, even_weights, is_right
from claimx.claims.pairing.model import (
    DENIED_BY,
    Calibration,
    Limits,
    PairingModel,
    asserted_reading,
    decide_reading,
    is_denial,
    raw_score,
    support_of,
)

DENIALS_COUNT = 0.1


def tune(model: PairingModel, judged: Sequence[Judged]) -> PairingModel:
    """The model with limits and calibration that suit examples it was not grown on."""
    limits = choose_limits(judged)
    return replace(
        model, limits=limits, asserted=_calibrate(judged, limits, False), denied=_calibrate(judged, limits, True)
    )


def choose_limits(judged: Sequence[Judged]) -> Limits:
    """The limits with the best F1 over all filed pairs, plus a tenth of the F1 over those filed as denied.

    The tenth keeps denials alive that F1 alone would give up; more of it costs more assertions than it finds denials.
    """
    table = _Outcomes.of(judged)
    grid = (
        Limits(round(a, 3), round(d, 3), round(p, 3))
        for a in np.arange(0.2, 0.6, 0.03)
        for d in np.arange(0.2, 0.6, 0.05)
        for p in np.arange(0.1, 0.75, 0.1)
    )
    return max(grid, key=lambda limits: table.worth(limits))


@dataclass(frozen=True)
class _Outcomes:
    """Every judged pair as a row: what would be right if it were asserted or denied."""

    chance: NDArray[np.float64]
    support: NDArray[np.float64]
    denial: NDArray[np.float64]
    right_asserted: NDArray[np.bool_]
    right_denied: NDArray[np.bool_]
    filed: int
    filed_denied: int

    @classmethod
    def of(cls, judged: Sequence[Judged]) -> "_Outcomes":
        rows = []
        for example, judgements in judged:
            for j in judgements:
                truth = example.truth.get(j.pair.key, frozenset())
                side = asserted_reading(j.readings)
                support, denial = support_of(j.readings, side), j.readings[DENIED_BY[side]]
                rows.append((j.chance, support, denial, is_right(side, truth), DENIED_BY[side] in truth))
        columns = np.array(rows, dtype=np.float64).reshape(-1, 5).T
        filed = sum(len(e.truth) + e.missed for e, _ in judged)
        denied_filed = sum(any(map(is_denial, readings)) for e, _ in judged for readings in e.truth.values())
        chance, support, denial, asserted, denied_right = columns
        return cls(chance, support, denial, asserted > 0, denied_right > 0, filed, denied_filed)

    def worth(self, limits: Limits) -> float:
        denied = (self.denial >= limits.denial) & (self.chance >= limits.denied_pair)
        asserted = ~denied & (self.chance * self.support >= limits.asserted)
        right_denied = int((denied & self.right_denied).sum())
        right = right_denied + int((asserted & self.right_asserted).sum())
        said = int(denied.sum() + asserted.sum())
        f1_of_denied = 2 * right_denied / max(int(denied.sum()) + self.filed_denied, 1)
        return 2 * right / (said + self.filed) + DENIALS_COUNT * f1_of_denied


def _calibrate(judged: Sequence[Judged], limits: Limits, denials: bool) -> Calibration:
    """Beta calibration (Kull et al., 2017) of right or wrong on the raw score, at a few points.

    A logistic model of the logarithms of the score and of what it lacks to 1: three numbers, where a step for
    every score would follow the chance of few examples. Statements of one paper, often in the same words, are right or
    wrong together: where it has many they weigh less, or one paper would bend the curve for all others. The curve
    rises: of the two logarithms one alone is taken where the other would bend it down, as Kull et al. do.
    """
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

    raw, right, weights = [], [], []
    for (example, judgements), weight in zip(judged, even_weights([e for e, _ in judged]), strict=True):
        for j in judgements:
            reading = decide_reading(j, limits)
            if is_denial(reading) is denials:
                raw.append(raw_score(j, reading))
                weights.append(weight)
                right.append(is_right(reading, example.truth.get(j.pair.key, frozenset())))
    if len(set(right)) < 2:
        return Calibration((0.0, 1.0), (0.0, 1.0))
    points = [x / 20 for x in range(21)]
    known, asked, even = _logarithms(raw), _logarithms(points), np.array(weights) / np.mean(weights)
    used = [0, 1]
    curve = LogisticRegression(C=1.0, max_iter=2000).fit(known, right, sample_weight=even)
    if curve.coef_[0].min() < 0:
        used = [int(curve.coef_[0].argmax())]
        curve = LogisticRegression(C=1.0, max_iter=2000).fit(known[:, used], right, sample_weight=even)
    chances = np.maximum.accumulate(np.clip(curve.predict_proba(asked[:, used])[:, 1], 0.01, 0.98))
    return Calibration(tuple(points), tuple(round(float(chance), 4) for chance in chances))


def _logarithms(scores: Sequence[float]) -> NDArray[np.float64]:
    clipped = np.clip(np.array(scores), 0.005, 0.995)
    return np.column_stack([np.log(clipped), -np.log(1 - clipped)])
