import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.grading.reconcile import (
    Match,
    agreement,
    match_statements,
    occurrences_of_claims,
    occurrences_of_rows,
    standing_near,
    tally_details,
    tally_match_slots,
)
from claimx.grading.scoring import Tally
from claimx.grading.statements import Statement
from claimx.schema import Span
from tests.grading.graded import claim, document, evidence, extraction, marker, row

VALUES = st.tuples(st.sampled_from(["gene", "mutation", "cancer"]), st.sampled_from("XYZ"))
STATEMENTS = st.builds(
    Statement,
    doc=st.sampled_from(["r1", "r2"]),
    type=st.sampled_from(["resistance", "sensitivity"]),
    drug=st.sampled_from(["a", "b"]),
    values=st.frozensets(VALUES, min_size=1, max_size=4),
    polarity=st.sampled_from(["affirmed", "negated"]),
)


def statement(drug: str, *values: str, type: Any = "resistance", polarity: Any = "affirmed") -> Statement:
    """Values are written ``slot=value``."""
    return Statement("r1", type, drug, frozenset((v.split("=")[0], v.split("=")[1]) for v in values), polarity)


ONE = statement("a", "gene=X", "mutation=M", "cancer=C")


@pytest.mark.parametrize(
    ("gold", "found", "outcomes"),
    [
        ([ONE], [ONE], ["exact"]),
        ([ONE], [statement("a", "gene=X", "mutation=M")], ["partial"]),
        ([ONE], [statement("a", "cancer=C", "mutation=N")], ["missed", "spurious"]),
        ([ONE], [statement("b", "gene=X", "mutation=M", "cancer=C")], ["missed", "spurious"]),
        ([ONE], [statement("a", "gene=X", "mutation=M", "cancer=C", polarity="negated")], ["missed", "spurious"]),
        ([ONE], [statement("a", "gene=X", "mutation=M", "cancer=C", type="sensitivity")], ["missed", "spurious"]),
        ([statement("a", "gene=X", type="target")], [statement("a", "gene=Y", type="target")], ["missed", "spurious"]),
        ([ONE], [ONE, statement("a", "gene=X", "mutation=M")], ["exact", "spurious"]),
        ([ONE], [statement("a", "gene=X"), statement("a", "gene=X", "mutation=M")], ["partial", "spurious"]),
        ([], [], []),
    ],
)
def test_outcomes(gold: list[Statement], found: list[Statement], outcomes: list[str]) -> None:
    assert [match.outcome for match in match_statements(gold, found)] == outcomes


def test_another_drug_may_match_in_the_same_passage_only() -> None:
    other = statement("b", "gene=X", "mutation=M", "cancer=C")
    assert match_statements([ONE], [other], lambda gold, found: True) == (Match(ONE, other),)
    assert Match(ONE, other).differing == ("drug",)


def test_the_whole_is_matched_best_not_each_alone() -> None:
    first, second = statement("a", "gene=X", "gene=Y"), statement("a", "gene=X", "mutation=M")
    greedy = statement("a", "gene=X", "gene=Y", "mutation=M")
    lone = statement("a", "gene=Y")
    assert set(match_statements([first, second], [greedy, lone])) == {Match(first, lone), Match(second, greedy)}


def test_a_near_claim_is_preferred_to_an_equally_good_one() -> None:
    left, right = statement("a", "gene=X", "cancer=D"), statement("a", "gene=X", "cancer=E")
    gold = statement("a", "gene=X", "cancer=C")
    for near in (left, right):
        matches = match_statements([gold], [left, right], lambda one, other, near=near: other == near)  # type: ignore[misc]
        assert matches[0] == Match(gold, near)


@given(st.lists(STATEMENTS), st.lists(STATEMENTS), st.randoms())
def test_shuffling_changes_nothing(gold: list[Statement], found: list[Statement], chance: random.Random) -> None:
    matches = match_statements(gold, found)
    chance.shuffle(gold)
    chance.shuffle(found)
    assert match_statements(gold, found) == matches


@given(st.lists(STATEMENTS), st.lists(STATEMENTS))
def test_every_statement_is_matched_once(gold: list[Statement], found: list[Statement]) -> None:
    matches = match_statements(gold, found)
    assert sorted(m.gold.key for m in matches if m.gold) == sorted(s.key for s in set(gold))
    assert sorted(m.found.key for m in matches if m.found) == sorted(s.key for s in set(found))
    assert {m.gold for m in matches if m.outcome == "exact"} == set(gold) & set(found)


@given(STATEMENTS, STATEMENTS)
def test_agreement_is_symmetric_and_whole_for_equals_only(one: Statement, other: Statement) -> None:
    assert agreement(one, other) == agreement(other, one)
    assert (agreement(one, other) == 1) == ((one.drug, one.values) == (other.drug, other.values))


def test_slots_are_counted_within_matches() -> None:
    matches = [Match(ONE, statement("a", "gene=X", "gene=Y")), Match(None, statement("b", "cancer=C"))]
    tallies = tally_match_slots(matches)
    assert tallies["drug"] == Tally(1, 1, 0)
    assert tallies["gene"] == Tally(1, 1, 0)
    assert tallies["mutation"] == Tally(0, 0, 1)
    assert tallies["cancer"] == Tally(0, 1, 1)
    assert tallies["agent"] == Tally()


def test_occurrences_stand_in_passages() -> None:
    review = document()
    rows = occurrences_of_rows(review, [row("target", "alphatinib", "blocks KRX", gene=("KRX",))])
    made = claim("target", "alphatinib", evidence(review, "Alphatinib"), evidence(review, "KRX", table="Table 1"))
    claims = occurrences_of_claims(extraction(review, made), Span(0, len(review.text)))
    assert [occurrence.part for occurrence in claims] == ["prose", "table"]
    assert claims[0].passage == rows[0].passage != claims[1].passage
    assert standing_near(rows, claims)(rows[0].statement, claims[0].statement)


def test_details_are_compared_within_a_passage() -> None:
    review = document()
    told = row("target", "alphatinib", "blocks KRX", gene=("KRX",), certainty="hedged", citations=("7", "8"))
    far = row("target", "alphatinib", "Gammastat", section="Three", gene=("KRX",), citations=("9",))
    here = evidence(review, "blocks", citations=(marker("7"), marker("5")))
    gold = occurrences_of_rows(review, [told, far])
    found = occurrences_of_claims(
        extraction(review, claim("target", "alphatinib", here, gene=("KRX",))), Span(0, len(review.text))
    )
    matches = match_statements([o.statement for o in gold], [o.statement for o in found])
    assert tally_details(matches, gold, found) == {
        "certainty": Tally(0, 1, 1), "setting": Tally(), "citations": Tally(1, 1, 1),
    }  # fmt: skip
