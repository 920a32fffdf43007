"""Beginnings: which sets of wordings a text may use."""

import pytest

from claimx.claims.beginnings import Beginnings
from claimx.claims.patterns import parse_words

BEGINNINGS = Beginnings([parse_words("stop*|brings to a halt"), parse_words("hinders|brings down"), parse_words("in")])


@pytest.mark.parametrize(
    ("text", "sets"),
    [
        ("it stopped there", 0b001),
        ("stop", 0b001),
        ("unstoppable", 0),
        ("it brings D, and hinders it", 0b011),
        ("it hinders", 0b010),
        ("it hindered", 0),
        ("(in)", 0b100),
        ("within", 0),
        ("stopping in time hinders", 0b111),
        ("", 0),
    ],
)
def test_sets_are_found_by_a_first_word(text: str, sets: int) -> None:
    assert BEGINNINGS.of(text) == sets
