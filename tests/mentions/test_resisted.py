"""Mechanisms stand where a therapy is spoken of in reach."""

import pytest

from tests.claims.reviews import extract

CASES = {
    "a drug in the sentence": ("Hypoxia blunts radium. Hypoxia blunts nivolumab, too.", 2),
    "a word of therapy two sentences on": ("Hypoxia is found. It is deep. The treatment fails there.", 1),
    "biology alone": ("Hypoxia drives vessels to sprout. The embryo has little oxygen. Vessels follow.", 0),
    "too far away": ("Hypoxia is found. Vessels sprout. It is deep. It is dark. Lapatinib was given.", 0),
    "a sentence handed alone": ("Hypoxia drives vessels to sprout.", 1),
    "a heading is no whole sentence": ("Hypoxia\n\nVessels sprout.\n\nIt is deep.\n\nIt is dark.", 1),
}


@pytest.mark.parametrize("about", CASES)
def test_mechanisms_need_a_therapy_in_reach(about: str) -> None:
    text, count = CASES[about]
    extraction = extract(text)
    found = [m for m in extraction.mentions if m.label == "MECHANISM"]
    refused = [r for r in extraction.rejections if r.reason == "no therapy is spoken of in reach"]
    assert len(found) == count, about
    assert len(refused) == text.count("Hypoxia") - count, about
