"""Genes told by number: "BRCA1/2" names two."""

import pytest

from tests.claims.reviews import extract

NAMED = [
    ("BRCA1/2 mutations are common.", ["BRCA1", "BRCA2"]),
    ("FGFR1/2/3 fusions are rare.", ["FGFR1", "FGFR2", "FGFR3"]),
    ("IDH1/2 mutations are common.", ["IDH"]),
    ("BRCA1/9 mutations are unknown.", ["BRCA1"]),
    ("BRCA1 or BRCA2 is mutated.", ["BRCA1", "BRCA2"]),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_each_number_is_a_gene(text: str, expected: list[str]) -> None:
    genes = [m for m in extract(text).mentions if m.label == "GENE"]
    assert [m.name for m in genes] == expected
    assert all(text[m.start : m.end] == m.text for m in genes)
