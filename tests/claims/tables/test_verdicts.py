"""Verdicts: what a short entry says of a therapy."""

import pytest

from claimx.claims.tables.verdicts import is_verdict, verdict_of


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("R", "resistance"),
        ("S", "sensitivity"),
        ("Resistant", "resistance"),
        ("Sensitive", "sensitivity"),
        ("Not sensitive", "resistance"),
        ("Reduced sensitivity", "resistance"),
        ("Poor response", "resistance"),
        ("Reducing the drug's effectiveness", "resistance"),
        ("Loss of activity", "resistance"),
        ("Good response", "sensitivity"),
        ("Reverses resistance", "sensitivity"),
        ("Promotes resistance", "resistance"),
        ("I", ""),
        ("unknown", ""),
        ("", ""),
    ],
)
def test_verdicts(text: str, verdict: str) -> None:
    assert verdict_of(text) == verdict


def test_a_sentence_is_no_verdict() -> None:
    assert is_verdict("Sensitive")
    assert not is_verdict("The tumors are sensitive as long as the kinase is not changed at its gate")
