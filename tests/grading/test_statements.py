from typing import Any

import pytest

from claimx.grading.statements import (
    Pair,
    details_of,
    find_evidence,
    part_of_row,
    statement_of_evidence,
    statement_of_row,
)
from claimx.schema import Document, Span
from tests.grading.graded import claim, document, evidence, marker, row

REVIEW = document()


def pair(type: Any, drug: str, slot: str, value: str, polarity: Any = "affirmed") -> Pair:
    return Pair("r1", type, drug, slot, value, polarity)


@pytest.mark.parametrize(
    ("type", "slots", "expected"),
    [
        ("resistance", {"mutation": ("G12Q", "V9A"), "cancer": ("sarcoma",)},
         {("mutation", "G12Q"), ("mutation", "V9A"), ("cancer", "sarcoma")}),
        ("target", {"gene": ("KRX",), "cancer": ("sarcoma",), "mutation": ("G12Q",)}, {("gene", "KRX")}),
        ("indication", {"gene": ("KRX",), "cancer": ("sarcoma", "glioma")},
         {("cancer", "sarcoma"), ("cancer", "glioma")}),
        ("resensitization", {"agent": "zeta + betamab"}, {("agent", "betamab + zeta")}),
        ("sensitivity", {"alteration": ("loss",), "mechanism": ("hypoxia",)},
         {("alteration", "loss"), ("mechanism", "hypoxia")}),
    ],
)  # fmt: skip
def test_the_counted_slots_make_the_pairs(type: Any, slots: Any, expected: set[tuple[str, str]]) -> None:
    wanted = {pair(type, "alphatinib", slot, value) for slot, value in expected}
    assert statement_of_row(row(type, "alphatinib", **slots)).pairs == wanted
    given = statement_of_evidence(claim(type, "alphatinib", **slots), evidence(REVIEW, "sarcoma"))
    assert given.pairs == wanted


def test_the_order_of_a_combination_makes_no_difference() -> None:
    one = row("target", "zeta + Alpha", gene=("KRX",))
    other = row("target", "Alpha + zeta", gene=("KRX",))
    assert statement_of_row(one) == statement_of_row(other)


@pytest.mark.parametrize(("direction", "polarity"), [("supports", "affirmed"), ("disputes", "negated")])
def test_direction_becomes_polarity(direction: Any, polarity: str) -> None:
    passage = evidence(REVIEW, "sarcoma", direction=direction)
    assert statement_of_evidence(claim("target", "alphatinib", gene=("KRX",)), passage).polarity == polarity


@pytest.mark.parametrize(
    ("section", "part"), [("Table 1", "table"), ("Table 2: Kinds", "table"), ("1 Tables", "prose")]
)
def test_the_section_of_a_row_says_its_part(section: str, part: str) -> None:
    assert part_of_row(row("target", "alphatinib", section=section, gene=("KRX",))) == part


def test_evidence_outside_the_part_and_of_other_documents_is_left_out() -> None:
    first, last = evidence(REVIEW, "sarcoma"), evidence(REVIEW, "melanoma")
    foreign = evidence(Document("r2", "sarcoma"), "sarcoma")
    made = claim("indication", "alphatinib", first, last, foreign, cancer=("sarcoma",))
    assert find_evidence(REVIEW, [made], Span(0, REVIEW.sections[1].end)) == [(made, first)]


def test_details_of_rows_and_evidence_are_alike() -> None:
    told = row("target", "alphatinib", certainty="hedged", setting="primary;acquired", citations=("7", "8"))
    assert details_of(told) == {
        ("certainty", "hedged"), ("setting", "primary"), ("setting", "acquired"),
        ("citations", "7"), ("citations", "8"),
    }  # fmt: skip
    cited = evidence(REVIEW, "sarcoma", certainty="hedged", setting="primary;acquired", citations=(marker("7", "8"),))
    assert details_of(cited) == details_of(told)
