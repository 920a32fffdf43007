"""Confidence: what a fitted model makes of a rule and its circumstances, and many passages together."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx.claims.judgement.agreement import Agreement
from claimx.claims.judgement.circumstances import (
    Background,
    Circumstances,
    Made,
    circumstances_of,
    count_unworded,
    inherited_roles,
    is_unprinted,
)
from claimx.claims.judgement.confidence import CEILING, PACKAGED, combined, confidence, read_confidence
from claimx.claims.judgement.linear import Linear
from claimx.lexicon import read_lexicon
from claimx.schema import Evidence, EvidenceMention, Label, Mention
from tests.claims.reviews import claims

SCORES = st.lists(st.floats(0, 1), max_size=6)
PRINTED = EvidenceMention("drug", 0, 4, "drug", "drug", "")
INHERITED = EvidenceMention("drug", 0, 4, "drug", "drug", "heading")


def test_circumstances_are_readable_features() -> None:
    told = Circumstances(
        "table/agent", inherited_roles([INHERITED]), 4, 2, 1, 2, 256, 3, "speculative", "disputes", by_class=True
    )
    assert {name: value for name, value in told.features().items() if value} == {
        "rule table/agent": 1, "kind table": 1, "table": 1, "drug from context": 1, "roles from context": 1,
        "agent is a class": 1, "values, log 2": 2, "length, log 2": 8, "drugs in the passage, log 2 of one more": 2,
        "hedged": 1, "speculative": 1, "denied": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("told", "feature"),
    [
        (Circumstances("resistance/frame", genes=2), "several genes, prose"),
        (Circumstances("indication/use", cancers=2), "several cancers, prose"),
        (Circumstances("resistance/frame", of_class=True), "drug is a class"),
        (Circumstances("resensitization/remedy", by_class=True), "agent is a class"),
        (Circumstances("resensitization/remedy", combined=True), "combination"),
        (Circumstances("resistance/mechanism", unprinted=True), "drug nowhere in words"),
        (Circumstances("sensitivity/frame", strange=True), "no gene is a known target of the drug"),
        (Circumstances("target/verb", short=True), "short document"),
        (Circumstances("resistance/frame", short=True), "short document, prose on failure or response"),
        (Circumstances("resistance/frame", tumorless=True), "no cancer in the document"),
        (Circumstances("resistance/frame", unworded=1), "values that no words stand for, log 2 of one more"),
    ],
)
def test_what_makes_a_claim_shaky_is_a_feature(told: Circumstances, feature: str) -> None:
    assert told.features()[feature] == 1
    assert Circumstances(told.rule).features()[feature] == 0


@pytest.mark.parametrize(
    ("told", "feature"),
    [
        (Circumstances("target/verb", whole=True), "the passage is the whole text"),
        (
            Circumstances("target/verb", agreement=Agreement(alike=1)),
            "passages with another claim that agrees, log 2 of one more",
        ),
        (
            Circumstances("target/verb", agreement=Agreement(related=1)),
            "passages with a claim of another type that fits, log 2 of one more",
        ),
    ],
)
def test_what_makes_a_claim_surer_is_a_feature(told: Circumstances, feature: str) -> None:
    assert told.features()[feature] == 1
    assert Circumstances(told.rule).features()[feature] == 0


@pytest.mark.parametrize(
    ("arguments", "count"),
    [([["MET"], ["secondary mutation"]], 1), ([["MET"], []], 0), ([["EGFR"], ["secondary mutation"]], 2)],
)
def test_values_without_words_are_counted(arguments: list[list[str]], count: int) -> None:
    printed = EvidenceMention("gene", 0, 5, "c-Met", "MET", "")
    assert count_unworded(arguments, [printed]) == count


@pytest.mark.parametrize(("end", "whole"), [(79, False), (80, True)])
def test_a_text_may_consist_of_one_passage(end: int, whole: bool) -> None:
    around = Background((), read_lexicon(), 100)
    made = Made("target/verb", "gefitinib", "", [["EGFR"], [], [], [], []], 0, end)
    told = circumstances_of(made, Evidence("d", "", 0, end, "x" * end), around, Agreement())
    assert (told.whole, told.unworded) == (whole, 1)


@pytest.mark.parametrize("rule", ["target/verb", "indication/use", "table/agent"])
def test_a_target_a_use_or_a_table_is_no_talk_of_failure(rule: str) -> None:
    assert Circumstances(rule, short=True).features()["short document, prose on failure or response"] == 0


@pytest.mark.parametrize("several", [{"genes": 3}, {"cancers": 3}])
def test_a_list_in_a_cell_is_no_reason_for_doubt(several: dict[str, int]) -> None:
    assert Circumstances("table/agent", **several).features() == Circumstances("table/agent").features()


@pytest.mark.parametrize(
    ("inherited", "mechanisms", "beside"),
    [({"mechanism"}, 1, False), ({"mechanism"}, 2, True), ({"drug"}, 2, False)],
)
def test_a_mechanism_from_context_may_stand_beside_another(inherited: set[str], mechanisms: int, beside: bool) -> None:
    told = Circumstances("resistance/frame", frozenset(inherited), mechanisms=mechanisms)
    assert bool(told.features()["mechanism from context beside another"]) is beside


@pytest.mark.parametrize(
    ("therapy", "genes", "is_class", "strange"),
    [
        ("gefitinib", ["EGFR", "KRAS"], False, False),
        ("gefitinib", ["KRAS"], False, True),
        ("gefitinib", [], False, False),
        ("EGFR inhibitor", ["EGFR"], True, False),
        ("gefitinib + EGFR inhibitor", ["EGFR"], True, False),
        ("anti-CD36 antibody", ["KRAS"], True, True),
        ("", [], False, False),
    ],
)
def test_the_lexicon_knows_classes_and_targets(therapy: str, genes: list[str], is_class: bool, strange: bool) -> None:
    around = Background((), read_lexicon())
    assert around.is_class(therapy) is is_class
    assert around.is_strange(therapy, genes) is strange


def test_therapies_of_a_passage_are_counted_once() -> None:
    named: list[tuple[Label, int]] = [("DRUG", 0), ("GENE", 4), ("DRUG", 8), ("DRUG_CLASS", 12), ("DRUG", 30)]
    mentions = [Mention("d", at, at + 2, "xx", label, label) for label, at in named]
    assert Background(mentions, read_lexicon()).drugs_named(0, 20) == 2


@pytest.mark.parametrize(
    ("labels", "length", "short", "tumorless"),
    [(["DRUG"], 7000, True, True), (["DRUG", "CANCER"], 7001, False, False), ([], 0, True, True)],
)
def test_a_document_may_be_short_and_name_no_cancer(
    labels: list[Label], length: int, short: bool, tumorless: bool
) -> None:
    mentions = [Mention("d", 4 * n, 4 * n + 2, "xx", label, label) for n, label in enumerate(labels)]
    around = Background(mentions, read_lexicon(), length)
    assert (around.is_short, around.is_tumorless) == (short, tumorless)


@pytest.mark.parametrize(
    ("drug", "mentions", "unprinted"),
    [("drug", [PRINTED], False), ("drug", [INHERITED], False), ("drug", [], True), ("", [], False)],
)
def test_a_drug_may_stand_nowhere_in_words(drug: str, mentions: list[EvidenceMention], unprinted: bool) -> None:
    assert is_unprinted(drug, mentions) is unprinted


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
    features = Circumstances("target/verb", inherited_roles(mentions), length=100).features()
    assert confidence(features, model) == pytest.approx(expected, abs=0.001)


def test_a_rule_that_was_never_seen_gets_what_its_kind_is_worth() -> None:
    told = [confidence(Circumstances(rule, length=100).features()) for rule in ("table/new", "resistance/new")]
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
