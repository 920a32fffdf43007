"""Mechanisms that changed genes amount to where resistance is told of, as mentions."""

import pytest

from tests.claims.reviews import extract

CASES = {
    "a mutated target of a drug that the text names": (
        "Sonidegib shrinks these tumors. Relapse and resistance are owed to SMO mutations.",
        [("SMO mutations", "secondary mutation")],
    ),
    "told the other way round, after progress on the drug": (
        "Most patients who relapsed after venetoclax had mutations in BCL2.",
        [("mutations in BCL2", "secondary mutation")],
    ),
    "a mutation that is called one": (
        "Resistance to pirtobrutinib was caused by the T474I mutation of BTK.",
        [("T474I mutation", "secondary mutation")],
    ),
    "a driver that the tumor carries from the start explains nothing": (
        "FLT3-mutated leukemias that are treated with quizartinib soon become resistant.",
        [],
    ),
    "a driver whose mutation is said to lead to resistance": (
        "Resistance to quizartinib is mediated by FLT3 mutations.",
        [("FLT3 mutations", "secondary mutation")],
    ),
    "of a driver the drugs of the sentence tell, not those around": (
        "Savolitinib inhibits MET. Resistance to lorlatinib was due to MET amplification.",
        [],
    ),
    "a receptor whose hormone the therapy withdraws": (
        "Resistance to letrozole was traced to ESR1 mutations.",
        [("ESR1 mutations", "secondary mutation")],
    ),
    "more of the target": (
        "Resistance to ponatinib was due to BCR-ABL1 overexpression.",
        [("BCR-ABL1 overexpression", "target overexpression")],
    ),
    "no resistance is told of": (
        "RB1 loss was common. Olaparib was given. Trials go on. Nobody knows why RB1 loss matters in the eye.",
        [],
    ),
    "less of an antigen under its antibody": (
        "Under isatuximab CD38 expression was reduced.",
        [("CD38 expression was reduced", "antigen downregulation")],
    ),
    "more of an antigen is no mechanism": (
        "Panobinostat increased CD38 expression in cells that were resistant to isatuximab.",
        [],
    ),
    "named in the same sentence, it is not told twice": (
        "Resistance to romidepsin was due to drug efflux through increased ABCB1.",
        [("drug efflux", "drug efflux")],
    ),
}


@pytest.mark.parametrize("about", CASES)
def test_mechanisms_of_changed_genes(about: str) -> None:
    text, expected = CASES[about]
    found = [(m.text, m.name) for m in extract(text).mentions if m.label == "MECHANISM"]
    assert found == expected, about
