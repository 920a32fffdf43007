"""Drugs known by the ending of their name."""

import pytest

from claimx.mentions.endings import find_by_ending

NAMES = [
    ("Foobartinib failed.", ["foobartinib"]),
    ("Wondermumab and fancizumab", ["wondermumab", "fancizumab"]),
    ("anti-zanubrutinibx, snib, nib", []),
    ("Newraciclib or oldaparib", ["newraciclib", "oldaparib"]),
    ("They inhabit the crib", []),
    ("PRE-FOOTINIB", []),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_what_ends_like_a_drug(text: str, expected: list[str]) -> None:
    found = list(find_by_ending(text, bytes(len(text))))
    assert [c.name for c in found] == expected
    assert all(text[c.start : c.end].lower() == c.name for c in found)


def test_what_is_named_already_is_left_alone() -> None:
    assert list(find_by_ending("Foobartinib", b"\1" * 11)) == []
