"""Passages: which sentences may claim something, and where their clauses are cut."""

import pytest

from claimx.schema import Span
from tests.claims.reviews import extract, passage, passages

CLAUSES = [
    ("It rained.", ["It rained."]),
    ("A binds B, whereas C binds D.", ["A binds B", ", whereas C binds D."]),
    ("A binds B but C binds D.", ["A binds B", " but C binds D."]),
    ("A binds B; C binds D.", ["A binds B", "; C binds D."]),
    ("A binds B, which harms C.", ["A binds B", ", which harms C."]),
    ("A binds B, leading to C.", ["A binds B", ", leading to C."]),
    ("A, B, and C bind D.", ["A, B, and C bind D."]),
    ("A binds B (first; second) in C.", ["A binds B (first; second) in C."]),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_clauses(text: str, expected: list[str]) -> None:
    here = passage(text)
    assert [span.of(text) for span in here.clauses] == expected


@pytest.mark.parametrize("text", [text for text, _ in CLAUSES])
def test_clauses_cover_the_sentence(text: str) -> None:
    here = passage(text)
    assert "".join(span.of(text) for span in here.clauses) == here.text
    assert all(here.clause_of(n).start <= n < here.clause_of(n).end for n in range(here.start, here.end))


def test_passages_are_the_sentences_of_running_text() -> None:
    text = "# Title\n\n## Heading\n\nOne. Two.\n\n- Three.\n\n# References\n\n1. Doe J. Four. 2001."
    assert [p.text for p in passages(text)] == ["One.", "Two.", "Three."]
    assert {p.heading for p in passages(text)} == {"Heading"}


@pytest.mark.parametrize("heading", ["References", "Abbreviations", "Keywords", "Methods", "Acknowledgments"])
def test_parts_of_a_review_that_claim_nothing(heading: str) -> None:
    text = f"# A review\n\n## {heading}\n\nT790M confers resistance to gefitinib."
    assert extract(text).claims == ()


def test_mentions_and_cues_of_a_part() -> None:
    here = passage("T790M causes resistance to gefitinib but MET does not.")
    first = Span(here.start, here.text.index(" but"))
    assert [m.name for m in here.of("DRUG", "GENE")] == ["gefitinib", "MET"]
    assert [m.name for m in here.of("DRUG", "GENE", within=first)] == ["gefitinib"]
    assert [c.text for c in here.cued("resistance", "explicit", within=first)] == ["resistance"]
    assert here.cued("resistance", within=Span(first.end, here.end)) == ()
    assert here.gap(here.text.index("T790M") + 5, here.text.index("resistance")) == " causes "
    assert here.gap(9, 3) == ""
