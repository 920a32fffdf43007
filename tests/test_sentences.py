"""Sentences: where a text of the field ends one, and where a stop ends nothing."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx.sentences import find_sentences

CASES = [
    ("", []),
    (" \n\t ", []),
    ("It works", ["It works"]),
    ("It works. It fails.", ["It works.", "It fails."]),
    ("  It works.   It fails.  ", ["It works.", "It fails."]),
    ("Does it work? Yes! It does.", ["Does it work?", "Yes!", "It does."]),
    ("It works\nIt fails", ["It works", "It fails"]),
    ("It works\n\nIt fails", ["It works", "It fails"]),
    ("gefitinib\tEGFR\tT790M", ["gefitinib", "EGFR", "T790M"]),
    ("Doe et al. Found it.", ["Doe et al. Found it."]),
    ("It works (Fig. 2). It fails.", ["It works (Fig. 2).", "It fails."]),
    ("It works (ref. 7, 8) in mice. It fails.", ["It works (ref. 7, 8) in mice.", "It fails."]),
    ("Drugs, e.g. Gefitinib, work.", ["Drugs, e.g. Gefitinib, work."]),
    ("Drugs, i.e. Gefitinib, work.", ["Drugs, i.e. Gefitinib, work."]),
    ("A vs. B was tested.", ["A vs. B was tested."]),
    ("Dr. Doe saw it. She left.", ["Dr. Doe saw it.", "She left."]),
    ("It took approx. 5 days.", ["It took approx. 5 days."]),
    ("Patient No. 5 left.", ["Patient No. 5 left."]),
    ("J. Doe and R. Roe met.", ["J. Doe and R. Roe met."]),
    ("The dose was 1.5 mg. It worked.", ["The dose was 1.5 mg.", "It worked."]),
    ("The mutation p.T790M arose. It hurt.", ["The mutation p.T790M arose.", "It hurt."]),
    ("It works [1]. It fails [2].", ["It works [1].", "It fails [2]."]),
    ("It works.[1] It fails.", ["It works.[1]", "It fails."]),
    ("It works. [1, 2] It fails.", ["It works. [1, 2]", "It fails."]),
    ("It works.1,2 It fails.", ["It works.1,2", "It fails."]),
    ("It works.9\u201311 It fails.", ["It works.9\u201311", "It fails."]),
    ("It works (12). It fails.", ["It works (12).", "It fails."]),
    ('He said "It works." It fails.', ['He said "It works."', "It fails."]),
    ("(It works.) It fails.", ["(It works.)", "It fails."]),
    ("It works. (It fails.) It rests.", ["It works.", "(It fails.)", "It rests."]),
    ("1. Sunitinib 2. Regorafenib", ["1. Sunitinib 2. Regorafenib"]),
    ("It works; it fails.", ["It works; it fails."]),
    ("It inhibits MET. ALK is not inhibited.", ["It inhibits MET.", "ALK is not inhibited."]),
    ("It depends on E. coli alone. It works.", ["It depends on E. coli alone.", "It works."]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in find_sentences(text)] == expected


@settings(deadline=None)
@given(
    st.text(alphabet=st.sampled_from("aZ9.,;:?! \n\t[](){}\"'\u2019\u2022\u00b5"), max_size=80) | st.text(max_size=80)
)
def test_sentences_hold_every_letter_once_and_in_order(text: str) -> None:
    spans = find_sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(span.start < span.end and span.of(text).strip() == span.of(text) for span in spans)
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["It works.", "MET binds HGF [1].", "Does it (Fig. 2)?", "So be it."]), min_size=1, max_size=6
    )
)
def test_sentences_that_are_put_together_come_apart(parts: list[str]) -> None:
    text = " ".join(parts)
    assert [span.of(text) for span in find_sentences(text)] == parts
