"""Talk of resistance: what a sentence without a word of it may tell, by what the text around speaks of."""

import pytest

from claimx.claims.discourse.talk import SHORT, UNSPOKEN
from claimx.sources import document_from_text
from tests.claims.reviews import extractor

PADDING = "The weather was fine. " * SHORT
FAILURE = "Resistance to crizotinib is seen."


@pytest.mark.parametrize("told", ["MET was amplified as well.", "Drug efflux was found as well."])
@pytest.mark.parametrize(
    ("heading", "before", "claimed"),
    [
        ("Notes", f"{FAILURE} It rained on the third day.", True),
        ("Crizotinib", f"{PADDING} {FAILURE}", True),
        ("How tumors become resistant", f"{PADDING} {FAILURE}", True),
        ("Notes", f"{PADDING} {FAILURE} It rained on the third day. Crizotinib was at hand.", False),
    ],
)
def test_a_cause_without_a_word_of_failure_is_told_where_the_text_is_about_it(
    told: str, heading: str, before: str, claimed: bool
) -> None:
    found = extractor().extract(document_from_text(f"## {heading}\n\n{before} {told} {PADDING}", "invented"))
    assert any(c.type == "resistance" for c in found.claims) is claimed
    assert claimed or any("alone, where" in r.reason for r in found.rejections)


@pytest.mark.parametrize(
    ("opening", "claimed"),
    [
        ("Crizotinib failed in half of the patients.", True),
        ("Crizotinib was given to patients with heart failure.", False),
        ("Crizotinib lowered the vascular resistance.", False),
        ("The cells failed to activate the checkpoint.", False),
        ("MET has a part in tumor progression.", False),
    ],
)
def test_a_failure_of_something_else_is_no_talk_of_one(opening: str, claimed: bool) -> None:
    text = f"## Notes on lung cancer\n\n{opening} Overexpression of HGF shields cells from crizotinib. {PADDING}"
    found = extractor().extract(document_from_text(text, "invented"))
    assert any(c.type == "resistance" for c in found.claims) is claimed
    assert claimed or UNSPOKEN in {r.reason for r in found.rejections}


@pytest.mark.parametrize(
    ("named", "claimed"),
    [("a melanoma", True), ("an infection", False), ("tumor necrosis factor", False)],
)
def test_in_a_long_text_on_no_tumor_a_failure_is_told_in_words_of_one(named: str, claimed: bool) -> None:
    heading = f"## A study of {named}\n\n{PADDING}"
    text = f"{heading}Overexpression of ABCG2 was seen, and topotecan failed. Drug efflux was found as well."
    found = extractor().extract(document_from_text(text, "invented"))
    assert any(c.type == "resistance" and c.mechanism for c in found.claims) is claimed
    assert claimed or any("on no tumor" in r.reason for r in found.rejections)
