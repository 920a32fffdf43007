"""Answers that point back: an agent undoes "this", "it" or "such cells", or works on them."""

import pytest

from claimx.claims.answers.undone import AGENT
from tests.claims.reviews import Said, cases, check, claims, extract, said

CLAIMED = cases(
    (
        "V77F of ALK confers resistance to ceritinib; lorlatinib was active against it.",
        said("ceritinib", agent="lorlatinib", gene="ALK", mutation="V77F"),
    ),
    (
        "Overexpression of ABCB1 blunted the effect of topotecan, a process that elacridar neutralized.",
        said("topotecan", agent="elacridar", gene="ABCB1"),
    ),
    (
        "Loss of PTEN lets sarcomas tolerate lapatinib. Everolimus purged these cells in mice.",
        said("lapatinib", agent="everolimus", gene="PTEN"),
    ),
    (
        "Stroma helped myeloma cells to live on under bortezomib, and plerixafor abolished this protection.",
        said("bortezomib", agent="plerixafor"),
    ),
)
NOT_CLAIMED = [
    "Vemurafenib and dabrafenib, inhibitors of BRAF, abolish this signal in melanoma.",
    "V77F of ALK confers resistance to ceritinib; lorlatinib was tested against ALK fusions.",
    "Loss of PTEN lets sarcomas tolerate lapatinib. Patients on everolimus left the trial, and surgery curbed them.",
]


@pytest.mark.parametrize(("text", "expected"), CLAIMED)
def test_what_undoes_the_failure_told_before_answers_it(text: str, expected: list[Said]) -> None:
    check("resensitization", text, expected)


@pytest.mark.parametrize("text", NOT_CLAIMED)
def test_what_points_back_to_no_failure_answers_nothing(text: str) -> None:
    assert claims("resensitization", text) == ()


def test_what_is_not_undone_is_disputed() -> None:
    (claim,) = claims(
        "resensitization", "V77F of ALK confers resistance to ceritinib; lorlatinib was not active against it."
    )
    assert [evidence.direction for evidence in claim.evidence] == ["disputes"]


def test_who_undoes_a_failure_is_refused_as_resisted() -> None:
    extraction = extract(
        "Daratumumab is active in myeloma. Failure goes with silencing of CD38 by methylation, a defect that "
        "decitabine corrected."
    )
    assert {c.agent for c in extraction.claims if c.type == "resensitization"} == {"decitabine"}
    assert {c.drug for c in extraction.claims if c.type == "resistance"}.isdisjoint({"decitabine"})
    assert AGENT in {rejection.reason for rejection in extraction.rejections}
