"""Reliability: bins of claims by confidence, and what follows from them."""

import xml.etree.ElementTree as ET

import pytest

from claimx.grading.reliability import (
    add_bins,
    claims_above,
    draw_reliability,
    expected_error,
    fill_bins,
    precision_above,
    recall_above,
)

JUDGED = [(0.0, False), (0.65, True), (0.65, False), (0.9, True), (0.95, True), (0.95, False)]


def test_every_claim_falls_into_one_bin() -> None:
    assert [(b.low, b.claims, b.right) for b in fill_bins(JUDGED) if b.claims] == [
        (0.0, 1, 0), (0.6, 2, 1), (0.8, 1, 1), (0.9, 2, 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("judged", "error", "above"),
    [([], None, None), ([(0.7, True)], 0.3, None), ([(0.9, True), (0.9, False)], 0.4, 0.5), ([(1.0, True)], 0.0, 1.0)],
)
def test_error_and_precision(judged: list[tuple[float, bool]], error: float | None, above: float | None) -> None:
    bins = fill_bins(judged)
    assert expected_error(bins) == (None if error is None else pytest.approx(error))
    assert precision_above(bins, 0.8) == above


@pytest.mark.parametrize(
    ("judged", "claims", "recall"),
    [([], 0, None), (JUDGED, 3, 2 / 3), ([(0.7, True)], 0, 0.0), ([(0.9, False)], 1, None)],
)
def test_how_many_are_sure(judged: list[tuple[float, bool]], claims: int, recall: float | None) -> None:
    bins = fill_bins(judged)
    assert claims_above(bins, 0.8) == claims
    assert recall_above(bins, 0.8) == (None if recall is None else pytest.approx(recall))


def test_bins_of_parts_add_up_to_those_of_the_whole() -> None:
    for cut in range(len(JUDGED)):
        added = add_bins(fill_bins(JUDGED[:cut]), fill_bins(JUDGED[cut:]))
        assert [(b.claims, b.right) for b in added] == [(b.claims, b.right) for b in fill_bins(JUDGED)]
        assert expected_error(added) == pytest.approx(expected_error(fill_bins(JUDGED)))


def test_the_diagram_is_xml_with_a_dot_for_every_bin_in_use() -> None:
    drawn = ET.fromstring(draw_reliability(fill_bins(JUDGED), "Claims"))
    assert len(drawn.findall("{http://www.w3.org/2000/svg}circle")) == 4
    assert ET.fromstring(draw_reliability(fill_bins([]), "None")) is not None
