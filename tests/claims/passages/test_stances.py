"""Stances: what single words say of a therapy, and whether the words before them deny it."""

import pytest

from claimx.claims.passages.stances import hits_of, vocabulary
from tests.claims.reviews import passages


@pytest.mark.parametrize(
    ("text", "stance", "words", "denied"),
    [
        ("Loss of PTEN blunts trastuzumab.", "spoils", ["blunts"], [False]),
        ("Trastuzumab is of no avail.", "fails", ["of no avail"], [False]),
        ("Trastuzumab cannot reach its target.", "able", ["reach"], [True]),
        ("Trastuzumab achieved nothing.", "able", ["achieved"], [True]),
        ("Nor did trastuzumab prolong survival.", "works", ["prolong"], [True]),
        ("No statistically significant improvement was seen.", "works", ["improvement"], [True]),
        ("PTEN plays no part in resistance to trastuzumab.", "fails", ["resistance"], [True]),
        ("The cells succumbed to trastuzumab once more.", "again", ["once more"], [False]),
        ("The resistance gave way to pertuzumab.", "yields", ["gave way to"], [False]),
        ("Pertuzumab won the lost response back.", "returns", ["won the lost response back"], [False]),
    ],
)
def test_words_of_stance(text: str, stance: str, words: list[str], denied: list[bool]) -> None:
    (passage,) = passages(text)
    hits = hits_of(passage, stance)
    assert [text[hit.start : hit.end] for hit in hits] == words
    assert [hit.denied for hit in hits] == denied


def test_names_take_no_stance() -> None:
    (passage,) = passages("The checkpoint inhibitor was given.")
    assert hits_of(passage, *vocabulary()) == []


def test_every_stance_has_words() -> None:
    assert list(vocabulary()) == [
        "fails",
        "spoils",
        "works",
        "given",
        "able",
        "returns",
        "again",
        "yields",
        "undoes",
        "checks",
    ]
