"""Talk of resistance: what a sentence without a word of it may tell, by what the text around speaks of."""

import pytest

from claimx.claims.discourse.talk import SHORT
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
