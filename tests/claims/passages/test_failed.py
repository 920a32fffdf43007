"""Therapies that a sentence calls failed, or speaks of as resisted, by the words beside their names."""

import pytest

from claimx.claims.passages.failed import has_failed, is_lost, is_said_of, leads_to_agent
from claimx.claims.passages.therapies import drug_groups
from tests.claims.reviews import passage


@pytest.mark.parametrize(
    ("text", "failed", "lost"),
    [
        ("Tumors refractory to cisplatin responded.", True, False),
        ("It works after first-line treatment with cisplatin.", True, False),
        ("It restored the activity of cisplatin.", False, True),
        ("It works where cisplatin no longer does.", True, False),
        ("Cisplatin-based treatment failed.", True, False),
        ("It is given with cisplatin.", False, False),
        ("The effect was seen with cisplatin.", False, False),
    ],
)
def test_failed_and_lost(text: str, failed: bool, lost: bool) -> None:
    sentence = passage(text)
    (group,) = drug_groups(sentence)
    assert (has_failed(sentence, group), is_lost(sentence, group)) == (failed, lost)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Erlotinib-sensitizing mutations were found.", True),
        ("Erlotinib resistance was found.", True),
        ("Tumors refractory to erlotinib were found.", True),
        ("Erlotinib shrank the tumors.", False),
        ("The tumors responded to erlotinib.", False),
    ],
)
def test_a_therapy_may_only_say_what_others_are(text: str, expected: bool) -> None:
    sentence = passage(text)
    (group,) = drug_groups(sentence)
    assert is_said_of(sentence, group) is expected


@pytest.mark.parametrize(("gap", "leads"), [(" by ", True), (" in most cells by ", True), (" and ", False)])
def test_words_that_lead_to_the_agent(gap: str, leads: bool) -> None:
    assert leads_to_agent(gap) is leads
