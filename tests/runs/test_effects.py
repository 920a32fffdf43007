"""Logistic regression with effects of groups: the slopes vanish where it ends, and groups are told apart."""

import numpy as np

from claimx.runs.effects import fit_with_effects

RANDOM = np.random.default_rng(5)
TABLE = RANDOM.normal(size=(400, 3))
GROUP = np.arange(400) % 20
SHIFTS = RANDOM.normal(size=20)
CHANCES = 1 / (1 + np.exp(-(0.5 + TABLE @ np.array([1.5, -1.0, 0.0]) + SHIFTS[GROUP])))
RIGHT = (RANDOM.uniform(size=400) < CHANCES).astype(float)
ONES = np.ones(400)


def test_weights_are_near_those_that_made_the_answers() -> None:
    _, weights = fit_with_effects(TABLE, RIGHT, ONES, GROUP, np.full(3, 10.0), 1.0)
    assert np.abs(weights - [1.5, -1.0, 0.0]).max() < 0.4


def test_a_narrow_prior_draws_its_weight_to_nothing() -> None:
    _, weights = fit_with_effects(TABLE, RIGHT, ONES, GROUP, np.array([1e-6, 10.0, 10.0]), 1.0)
    assert abs(weights[0]) < 0.01
    assert weights[1] < -0.5


def test_an_item_that_counts_twice_counts_as_two() -> None:
    start, weights = fit_with_effects(TABLE, RIGHT, 2 * ONES, GROUP, np.full(3, 1.0), 1.0)
    twice = [np.concatenate([part, part]) for part in (TABLE, RIGHT, ONES, GROUP)]
    again, others = fit_with_effects(*twice, np.full(3, 1.0), 1.0)
    assert np.allclose([start, *weights], [again, *others], atol=1e-6)


def test_groups_without_spread_make_no_difference() -> None:
    alone = fit_with_effects(TABLE, RIGHT, ONES, np.zeros(400, int), np.full(3, 1.0), 1e-3)
    grouped = fit_with_effects(TABLE, RIGHT, ONES, GROUP, np.full(3, 1.0), 1e-3)
    assert np.allclose(alone[1], grouped[1], atol=1e-3)
