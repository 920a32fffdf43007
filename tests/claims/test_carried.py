"""Claims carried over to another drug: what holds for it, too, and from what it is spared."""

import pytest

from tests.claims.reviews import claims

BOTH = ["neratinib", "tucatinib"]
SPARED = [
    ("AXL overexpression confers resistance to lapatinib, but not to neratinib.", ["neratinib"]),
    ("AXL amplification brings resistance to lapatinib but not to neratinib or to tucatinib.", BOTH),
    ("AXL overexpression confers resistance to lapatinib; no such effect was seen with neratinib.", ["neratinib"]),
    ("AXL overexpression confers resistance to lapatinib; this does not hold for neratinib.", ["neratinib"]),
    ("AXL overexpression confers resistance to lapatinib but leaves the activity of neratinib intact.", ["neratinib"]),
    ("AXL overexpression confers resistance to lapatinib; neratinib and tucatinib are not affected.", BOTH),
    ("AXL overexpression confers resistance to lapatinib, neratinib being an exception.", ["neratinib"]),
    ("ABCB1 overexpression confers resistance to lapatinib, whereas neratinib is a poor substrate.", ["neratinib"]),
    ("AXL overexpression confers resistance to lapatinib and neratinib.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "spared"), SPARED)
def test_drugs_that_a_sentence_says_to_be_spared(text: str, spared: list[str]) -> None:
    told = {c.drug: {e.direction for e in c.evidence} for c in claims("resistance", text)}
    assert told.pop("lapatinib") == {"supports"}
    assert sorted(drug for drug, directions in told.items() if directions == {"disputes"}) == spared
    assert all(directions in ({"supports"}, {"disputes"}) for directions in told.values())
