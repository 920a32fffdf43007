"""Target claims of prose: the gene that a therapy acts on."""

import pytest

from tests.claims.reviews import Said, cases, check, claims, evidence, said

CLAIMED = cases(
    ("Trastuzumab binds the extracellular domain of HER2.", said("trastuzumab", gene="ERBB2")),
    ("Vemurafenib, a selective inhibitor of BRAF, is taken by mouth.", said("vemurafenib", gene="BRAF")),
    (
        "Imatinib targets BCR-ABL, KIT, and PDGFRA.",
        said("imatinib", gene="BCR::ABL1;KIT;PDGFRA"),
    ),
    (
        "Cetuximab and panitumumab target EGFR.",
        said("cetuximab", gene="EGFR"),
        said("panitumumab", gene="EGFR"),
    ),
    (
        "EGFR inhibitors such as gefitinib and erlotinib are taken by mouth.",
        said("gefitinib", gene="EGFR"),
        said("erlotinib", gene="EGFR"),
    ),
    ("Sotorasib locks KRAS G12C in its inactive state.", said("sotorasib", gene="KRAS")),
    ("Rituximab (anti-CD20) depletes B cells.", said("rituximab", gene="MS4A1")),
    (
        "Trametinib and vemurafenib inhibit MEK and BRAF, respectively.",
        said("trametinib", gene="MEK"),
        said("vemurafenib", gene="BRAF"),
    ),
    ("Pembrolizumab is an antibody directed against PD-1.", said("pembrolizumab", gene="PDCD1")),
    ("Cyclin-dependent kinase inhibitors such as palbociclib are given.", said("palbociclib", gene="CDK")),
    ("The antifolate raltitrexed targets thymidylate synthase.", said("raltitrexed", gene="TYMS")),
    ("Bevacizumab neutralizes VEGF-A.", said("bevacizumab", gene="VEGFA")),
    ("Olaparib is a PARP inhibitor.", said("olaparib", gene="PARP1")),
    ("The MEK inhibitor trametinib was approved.", said("trametinib", gene="MEK")),
    ("ACR-ABL inhibitors such as imatinib are taken by mouth.", said("imatinib")),
    ("Crizotinib is taken by mouth. It inhibits ALK and MET.", said("crizotinib", gene="ALK;MET")),
    ("FLT3 is often mutated in leukemia. Gilteritinib binds the active kinase.", said("gilteritinib", gene="FLT3")),
    ("BTK and KIT were sequenced. Pirtobrutinib binds without the cysteine.", said("pirtobrutinib", gene="BTK")),
    ("KIT and PDGFRA were sequenced. Avapritinib inhibits D842V.", said("avapritinib", gene="PDGFRA")),
)
NOT_CLAIMED = [
    "Sunitinib, a multi-target kinase inhibitor, is taken by mouth.",
    "EGFR is mutated in lung cancer, and gefitinib is taken by mouth.",
    "EGFR activates KRAS.",
    "KRAS is often mutated. Gilteritinib binds the active kinase.",
    "FLT3 is often mutated. Gilteritinib was used against the disease.",
    "The trial compared gefitinib with erlotinib.",
    "Cells were grown with gefitinib and stained for CD44.",
    "Resistance to gefitinib is caused by mutations of EGFR.",
    "T790M confers resistance to gefitinib.",
    "Gefitinib was better tolerated than chemotherapy.",
]

HOW = [
    ("Aspirin does not inhibit EGFR.", "disputes", "asserted"),
    ("Erlotinib inhibits EGFR.", "supports", "asserted"),
    ("The EGFR inhibitor erlotinib did not prolong survival.", "supports", "asserted"),
    ("FLT3 was sequenced. Gilteritinib does not bind the inactive kinase.", "disputes", "asserted"),
    ("Crizotinib, which inhibits ALK and does not cross the barrier, is old.", "supports", "asserted"),
    ("BTK was found. Acalabrutinib binds the same cysteine and does not overcome C481S.", "supports", "asserted"),
]


@pytest.mark.parametrize(("text", "expected"), CLAIMED)
def test_target_is_claimed(text: str, expected: list[Said]) -> None:
    check("target", text, expected)


@pytest.mark.parametrize("text", NOT_CLAIMED)
def test_no_target_is_claimed(text: str) -> None:
    assert claims("target", text) == ()


@pytest.mark.parametrize(("text", "direction", "certainty"), HOW)
def test_how_target_is_stated(text: str, direction: str, certainty: str) -> None:
    told = evidence("target", text)
    assert (told.direction, told.certainty) == (direction, certainty)
