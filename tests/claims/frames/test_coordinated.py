"""Coordinated verbs: the subject of a verb is the cause, not the object of the verb before it."""

import pytest

from tests.claims.reviews import claims

COORDINATED = [
    ("Amplification of MET switches PI3K on via ERBB3 and causes resistance to gefitinib.", "MET"),
    ("FLT3-ITD switches on STAT5 in blasts and confers resistance to venetoclax.", "FLT3"),
    ("Loss of BAK1 enhanced the growth of MYC-transgenic cells and increased resistance to doxorubicin.", "BAK1"),
    ("MYC enhances BTK signaling in blasts, thereby causing resistance to ibrutinib.", "MYC"),
    ("AKR1C1 regulates AR in such clones, and has been found to cause resistance to enzalutamide.", "AKR1C1"),
    ("Loss of PTEN or activation of SRC confers resistance to trastuzumab.", "PTEN;SRC"),
    ("HGF was secreted, and activation of MET confers resistance to gefitinib.", "MET"),
    ("In such cells YAP1 confers resistance to trametinib.", "YAP1"),
]


@pytest.mark.parametrize(("text", "genes"), COORDINATED)
def test_the_subject_of_the_verb_is_the_cause(text: str, genes: str) -> None:
    framed = [c for c in claims("resistance", text) if any(e.extractor.endswith("frame") for e in c.evidence)]
    assert genes in {";".join(claim.gene) for claim in framed}
    assert not any(set(claim.gene) < {"ERBB3", "STAT5", "BTK", "AR"} for claim in framed)
