"""Comparators: what a statement is measured against is no part of it."""

import pytest

from claimx.claims.passages.comparators import compared_names
from tests.claims.reviews import Said, cases, check, passages, said

MEASURED = cases(
    (
        "Cells with KIT N822K were more resistant to imatinib than cells with KIT V559D.",
        said("imatinib", gene="KIT", mutation="N822K"),
    ),
    (
        "In contrast to KIT V559D, KIT D816V was resistant to imatinib.",
        said("imatinib", gene="KIT", mutation="D816V"),
    ),
    (
        "Cells with NRAS Q61K and BRAF V600E (a known sensitizing mutation) were resistant to vemurafenib.",
        said("vemurafenib", gene="NRAS", mutation="Q61K"),
    ),
)
AS_WELL = cases(
    (
        "KIT N822K was as sensitive to imatinib as KIT V559D.",
        said("imatinib", gene="KIT", mutation="N822K"),
    ),
)

COMPARED = [
    ("MET amplification was more harmful than loss of NF1.", {"NF1"}),
    ("MET amplification was more frequent than loss of NF1.", set()),
    ("Osimertinib was better than gefitinib for EGFR T790M and MET amplification.", set()),
    ("MET amplification was like loss of KIT, unlike loss of NF1, which harms less.", set()),
    ("Cells were more resistant than those with loss of NF1.", set()),
]


@pytest.mark.parametrize(("text", "expected"), MEASURED)
def test_what_others_are_compared_with_causes_no_resistance(text: str, expected: list[Said]) -> None:
    check("resistance", text, expected)


@pytest.mark.parametrize(("text", "expected"), AS_WELL)
def test_what_others_are_compared_with_predicts_no_response(text: str, expected: list[Said]) -> None:
    check("sensitivity", text, expected)


@pytest.mark.parametrize(("text", "names"), COMPARED)
def test_names_are_compared_where_another_change_is_told(text: str, names: set[str]) -> None:
    (passage,) = passages(text)
    starts = compared_names(passage)
    assert {m.name for m in passage.of("GENE", "MUTATION") if m.start in starts} == names
