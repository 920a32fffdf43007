"""Genes told by number or letter: "BRCA1/2" names two."""

import pytest

from tests.claims.reviews import extract

NAMED = [
    ("BRCA1/2 mutations are common.", ["BRCA1", "BRCA2"]),
    ("FGFR1/2/3 fusions are rare.", ["FGFR1", "FGFR2", "FGFR3"]),
    ("TLR7-9 and SMAD2–4 are silenced.", ["TLR7", "TLR8", "TLR9", "SMAD2", "SMAD3", "SMAD4"]),
    ("DNMT3A/B are silenced.", ["DNMT3A", "DNMT3B"]),
    ("DNMT3A/9 and KDM5A/Z are unknown.", ["DNMT3A", "KDM5A"]),
    ("MMP2-9 is unknown.", ["MMP2"]),
    ("IDH1/2 mutations are common.", ["IDH"]),
    ("BRCA1/9 mutations are unknown.", ["BRCA1"]),
    ("BRCA1 or BRCA2 is mutated.", ["BRCA1", "BRCA2"]),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_each_number_or_letter_is_a_gene(text: str, expected: list[str]) -> None:
    genes = [m for m in extract(text).mentions if m.label == "GENE"]
    assert [m.name for m in genes] == expected
    assert all(text[m.start : m.end] == m.text for m in genes)
