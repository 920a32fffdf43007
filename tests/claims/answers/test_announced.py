"""Answers that are announced in one sentence and named in the next."""

import pytest

from tests.claims.reviews import Said, cases, check, claims, said

FAILS = "Resistance to gefitinib and erlotinib in lung cancer is often caused by EGFR T790M. "
CLAIMED = cases(
    (
        FAILS + "To overcome this problem, newer inhibitors were developed. Osimertinib is given once a day. "
        "Olmutinib was tried in Korea.",
        said("gefitinib", agent="osimertinib", gene="EGFR", mutation="T790M", cancer="lung cancer"),
        said("erlotinib", agent="osimertinib", gene="EGFR", mutation="T790M", cancer="lung cancer"),
        said("gefitinib", agent="olmutinib", gene="EGFR", mutation="T790M", cancer="lung cancer"),
        said("erlotinib", agent="olmutinib", gene="EGFR", mutation="T790M", cancer="lung cancer"),
    ),
    (
        "Resistance to crizotinib in lung cancer is due to secondary mutations. To overcome them, newer "
        "inhibitors were made. Lorlatinib is one of them.",
        said("crizotinib", agent="lorlatinib", mechanism="secondary mutation", cancer="lung cancer"),
    ),
    (
        "Resistance to gefitinib is caused by T790M. Resistance to erlotinib is caused by T790M as well. To overcome "
        "these mutations, newer inhibitors were developed. Osimertinib is given once a day.",
        said("gefitinib", agent="osimertinib", gene="EGFR"),
        said("erlotinib", agent="osimertinib", gene="EGFR"),
    ),
)
NOT_CLAIMED = [
    FAILS + "To overcome this problem, newer inhibitors were developed. Paclitaxel is still given to many.",
    FAILS + "To overcome this problem, newer inhibitors were developed.\n\nOsimertinib is given once a day.",
    FAILS + "Osimertinib is given once a day.",
    FAILS + "To overcome this problem, newer inhibitors were developed. Trials took years. Osimertinib is costly.",
]


@pytest.mark.parametrize(("text", "expected"), CLAIMED)
def test_the_drugs_named_after_an_announcement_answer(text: str, expected: list[Said]) -> None:
    check("resensitization", text, expected)


@pytest.mark.parametrize("text", NOT_CLAIMED)
def test_other_drugs_do_not(text: str) -> None:
    assert claims("resensitization", text) == ()
