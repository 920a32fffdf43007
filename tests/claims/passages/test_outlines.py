"""Outlines: a sentence with a letter for every name."""

import pytest

from claimx.claims.passages.outlines import outline_of
from tests.claims.reviews import passage


@pytest.mark.parametrize(
    ("text", "outline"),
    [
        ("Amplification of MET causes resistance to erlotinib.", "C causes resistance to D."),
        ("Erlotinib and gefitinib inhibit EGFR.", "D inhibit G."),
        ("EGFR T790M, L858R and KRAS G12C were found.", "V were found."),
        ("The L755S mutation of HER2 was found in breast cancer.", "the V was found in K."),
        ("Loss of PTEN or NF1 is common in melanoma.", "C is common in K."),
        ("Hypoxia protects the tumor.", "M protects the tumor."),
        ("Crizotinib, an ALK inhibitor, is used.", "D, an alk inhibitor, is used."),
        ("MUC4 expression was high.", "G was high."),
        ("Loss of TP53BP1 in BRCA1-deficient tumors matters.", "C in C tumors matters."),
        ("S492R in EGFR and mutations in KRAS matter.", "V matter."),
        ("KRAS-mutant tumors grow.", "C tumors grow."),
        ("Crizotinib, which inhibits ALK, poorly penetrates the brain.", "D, which inhibits G, M the brain."),
        ("Crizotinib inhibits ALK, cannot cross the barrier and is old.", "D inhibits G, M the barrier and is old."),
        ("Nothing is named here.", "nothing is named here."),
    ],
)
def test_names_become_letters(text: str, outline: str) -> None:
    assert outline_of(passage(text)).text == outline


def test_offsets_lead_back_to_the_text() -> None:
    sentence = passage("In cells, loss of PTEN causes resistance to trastuzumab here.")
    outline = outline_of(sentence)
    at = outline.text.index("D")
    assert sentence.document.text[outline.offset(at) :].startswith("trastuzumab")
    assert sentence.document.text[outline.offset(outline.text.index("here")) :].startswith("here")
