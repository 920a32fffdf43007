"""Cancers: which of the tumors that a text names is meant."""

import pytest

from claimx.claims.discourse.cancers import kinds_above, most_specific
from claimx.lexicon import Lexicon
from tests.claims.reviews import passage


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Glioblastoma (brain tumors)", ["glioblastoma"]),
        ("Brain tumors (glioblastoma)", ["glioblastoma"]),
        ("Blood cancers (lymphoma, leukemia)", ["lymphoma", "leukemia"]),
        ("Melanoma (breast cancer)", ["melanoma", "breast cancer"]),
        ("Lung cancer, NSCLC, melanoma", ["lung cancer", "non-small cell lung cancer", "melanoma"]),
        ("Lung cancer (rare) and NSCLC", ["lung cancer", "non-small cell lung cancer"]),
    ],
)
def test_of_a_tumor_and_its_kind_in_brackets_the_kind_is_meant(
    text: str, expected: list[str], lexicon: Lexicon
) -> None:
    cell = passage(text)
    named = most_specific(cell.of("CANCER"), text, lexicon)
    assert [cancer.name for cancer in named] == expected


@pytest.mark.parametrize(
    ("cancer", "above", "not_above"),
    [
        ("glioblastoma", {"glioma", "brain tumor"}, "melanoma"),
        ("lymphoma", {"hematologic malignancy"}, "solid tumor"),
    ],
)
def test_the_kinds_above_a_tumor(cancer: str, above: set[str], not_above: str, lexicon: Lexicon) -> None:
    found = kinds_above(cancer, lexicon)
    assert above <= found
    assert not_above not in found
    assert cancer not in found
