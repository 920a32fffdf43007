"""Confidence: priors by rule, reserve where the drug is inherited or the passage hedges, and many passages."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimx.claims
from claimx.claims.confidence import CEILING, PRIORS, combined, confidence
from tests.claims.reviews import claims

SCORES = st.lists(st.floats(0, 1), max_size=6)


@pytest.mark.parametrize("rule", sorted(PRIORS))
def test_context_and_hedges_cost_confidence(rule: str) -> None:
    assert 0 < confidence(rule, True, True) < confidence(rule, True, False) < confidence(rule, False, False) < 1
    assert confidence(rule, False, True) < confidence(rule, False, False) == PRIORS[rule]


def test_every_rule_of_the_code_has_a_prior() -> None:
    folder = Path(str(claimx.claims.__file__)).parent
    source = "".join(path.read_text() for path in folder.glob("*.py") if path.stem != "confidence")
    rules = re.findall(r'"((?:resistance|resensitization|sensitivity|target|indication|table)/[a-z]+)"', source)
    assert rules and set(rules) <= set(PRIORS)


@settings(deadline=None)
@given(SCORES, st.floats(0, 1))
def test_another_passage_never_costs_confidence(scores: list[float], more: float) -> None:
    assert 0 <= combined(scores) <= combined([*scores, more]) <= CEILING < 1
    assert combined(scores) == pytest.approx(combined(sorted(scores)), abs=0.002)


@pytest.mark.parametrize(("scores", "expected"), [([], 0), ([0.5], 0.5), ([0.5, 0.5], 0.75), ([1.0], CEILING)])
def test_passages_together(scores: list[float], expected: float) -> None:
    assert combined(scores) == expected


def test_a_drug_of_the_heading_is_less_sure_than_a_printed_one() -> None:
    (printed,) = claims("resistance", "Resistance to crizotinib is caused by L1196M.")
    (inherited,) = claims("resistance", "## Crizotinib\n\nResistance is caused by L1196M.")
    (hedged,) = claims("resistance", "Resistance to crizotinib may be caused by L1196M.")
    assert inherited.confidence < printed.confidence > hedged.confidence
