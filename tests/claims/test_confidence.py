"""Confidence: what a fitted model makes of a rule and its circumstances, and many passages together."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx.claims.confidence import (
    CEILING,
    PACKAGED,
    circumstances,
    combined,
    confidence,
    inherited_roles,
    read_confidence,
)
from claimx.claims.linear import Linear
from claimx.schema import EvidenceMention
from tests.claims.reviews import claims

SCORES = st.lists(st.floats(0, 1), max_size=6)
PRINTED = EvidenceMention("drug", 0, 4, "drug", "drug", "")
INHERITED = EvidenceMention("drug", 0, 4, "drug", "drug", "heading")


def test_circumstances_are_readable_features() -> None:
    found = circumstances("table/agent", inherited_roles([INHERITED]), 4, 1, 256, "speculative", "disputes")
    assert {name: value for name, value in found.items() if value} == {
        "rule table/agent": 1, "kind table": 1, "table": 1, "drug from context": 1, "values, log 2": 2,
        "length, log 2": 8, "hedged": 1, "speculative": 1, "denied": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("inherited", "mechanisms", "beside"),
    [({"mechanism"}, 1, False), ({"mechanism"}, 2, True), ({"drug"}, 2, False)],
)
def test_a_mechanism_from_context_may_stand_beside_another(inherited: set[str], mechanisms: int, beside: bool) -> None:
    found = circumstances("resistance/frame", inherited, 4, mechanisms, 256, "asserted", "supports")
    assert bool(found["mechanism from context beside another"]) is beside


@pytest.mark.parametrize(
    ("weights", "mentions", "expected"),
    [
        ({}, [PRINTED], 0.5),
        ({"drug from context": -2.0}, [PRINTED], 0.5),
        ({"drug from context": -2.0}, [INHERITED], 0.119),
        ({"kind target": 2.0}, [PRINTED], 0.881),
    ],
)
def test_weights_add_up_to_a_probability(
    weights: dict[str, float], mentions: list[EvidenceMention], expected: float
) -> None:
    model = Linear(tuple(weights), ("right",), (0.0,), (tuple(weights.values()),))
    features = circumstances("target/verb", inherited_roles(mentions), 1, 0, 100, "asserted", "supports")
    assert confidence(features, model) == pytest.approx(expected, abs=0.001)


def test_a_rule_that_was_never_seen_gets_what_its_kind_is_worth() -> None:
    told = [
        confidence(circumstances(rule, frozenset(), 1, 0, 100, "asserted", "supports"))
        for rule in ("table/new", "resistance/new")
    ]
    assert 0.5 < told[1] < told[0] < 1


def test_the_packaged_model_survives_a_round_trip() -> None:
    model = Linear.from_json(json.loads(PACKAGED.read_text(encoding="utf-8")))
    assert Linear.from_json(json.loads(json.dumps(model.to_json()))) == model == read_confidence()


@settings(deadline=None)
@given(SCORES, st.floats(0, 1))
def test_another_passage_never_costs_confidence(scores: list[float], more: float) -> None:
    assert 0 <= combined(scores) <= combined([*scores, more]) <= CEILING < 1
    assert combined(scores) == pytest.approx(combined(sorted(scores)), abs=0.002)


@pytest.mark.parametrize(("scores", "expected"), [([], 0), ([0.5], 0.5), ([0.5, 0.5], 0.75), ([1.0], CEILING)])
def test_passages_together(scores: list[float], expected: float) -> None:
    assert combined(scores) == expected


def test_a_row_of_a_table_is_surer_than_a_sentence() -> None:
    rows = "| Drug | Mechanism of resistance |\n|---|---|\n| Crizotinib | L1196M |\n"
    (table,) = claims("resistance", "# Drugs\n\n## 1. Tables\n\nTable 1. Resistance.\n\n" + rows)
    (prose,) = claims("resistance", "# Drugs\n\n## 1. Prose\n\nResistance to crizotinib is caused by L1196M.")
    assert prose.confidence < table.confidence
