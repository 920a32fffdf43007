"""Logistic regression with an effect of its own for each group of items, such as sections of a document."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimx.claims.judgement.linear import Floats

STEPS = 50
CLOSE = 1e-8


def fit_with_effects(
    table: Floats, right: Floats, counts: Floats, group: NDArray[Any], prior: Floats, spread: float
) -> tuple[float, Floats]:
    """The intercept and the weights of the columns that are likeliest beside an effect for each group.

    Weights and effects are drawn towards 0 by normal priors, the intercept is not. Newton's method; as every item is in
    one group, the effects are eliminated first, so that a step costs no more than one without them.

    Args:
        table: items as rows [item, column].
        right: 1 or 0 for each item. counts: what each item counts.
        group: the number of each item's group, from 0.
        prior: variance of each weight. spread: standard deviation of the effects.
    """
    items = np.hstack([np.ones((len(table), 1)), table])
    drawn = np.concatenate([[0.0], 1 / prior])
    weights, effects = np.zeros(items.shape[1]), np.zeros(int(group.max()) + 1)
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-(items @ weights + effects[group])))
        off, curve = counts * (chances - right), counts * chances * (1 - chances)
        slope = items.T @ off + drawn * weights
        slopes = np.bincount(group, off, len(effects)) + effects / spread**2
        bends = np.bincount(group, curve, len(effects)) + 1 / spread**2
        bent = curve[:, None] * items
        mixed = np.zeros((len(effects), items.shape[1]))
        np.add.at(mixed, group, bent)
        rest = items.T @ bent + np.diag(drawn) - mixed.T @ (mixed / bends[:, None])
        step = np.linalg.solve(rest, slope - mixed.T @ (slopes / bends))
        weights -= step
        effects -= (slopes - mixed @ step) / bends
        if np.abs(step).max() < CLOSE:
            break
    return float(weights[0]), weights[1:]
