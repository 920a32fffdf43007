"""Failure and response without a frame: the stance of the words nearest to the therapy."""

import pytest

from claimx.claims.discourse.talk import SHORT, UNSPOKEN
from claimx.sources import document_from_text
from tests.claims.reviews import Said, cases, check, claims, evidence, extractor, said

FAILS = cases(
    (
        "Low SLFN11 took the sting out of topotecan in Ewing sarcoma.",
        said("topotecan", gene="SLFN11", alteration="downregulation", cancer="Ewing sarcoma"),
    ),
    (
        "Venetoclax can hardly touch cells with overexpression of MCL1.",
        said("venetoclax", gene="MCL1", alteration="overexpression"),
    ),
    (
        "SMO D473H sterically interferes with vismodegib.",
        said("vismodegib", gene="SMO", mutation="D473H", mechanism="secondary mutation"),
    ),
    (
        "A thick stroma kept irinotecan away from pancreatic cancers.",
        said("irinotecan", mechanism="extracellular matrix barrier", cancer="pancreatic cancer"),
    ),
)  # fmt: skip

WORKS = cases(
    (
        "Where the promoter of MGMT is methylated, temozolomide pays off in glioblastoma.",
        said("temozolomide", gene="MGMT", alteration="methylation", cancer="glioblastoma"),
    ),
    (
        "Larotrectinib is approved for tumors with fusions of NTRK1.",
        said("larotrectinib", gene="NTRK1", alteration="rearrangement"),
    ),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FAILS)
def test_a_failure_is_claimed(text: str, expected: list[Said]) -> None:
    check("resistance", text, expected)


@pytest.mark.parametrize(("text", "expected"), WORKS)
def test_a_response_is_claimed(text: str, expected: list[Said]) -> None:
    check("sensitivity", text, expected)


@pytest.mark.parametrize(
    "text",
    [
        "Everolimus, which lowers the growth of cells with TSC1, is given by mouth.",
        "Decitabine lowered CD70 levels on leukemia cells.",
        "Chemotherapy is of no avail in cells with loss of TP53.",
        "Rearranged during transfection (RET) is a target of pralsetinib.",
        "Doxycycline lowered tumor growth, decreased the levels of IL6 and reduced those of CCL2.",
        "Pertuzumab binds HER2, reduces its cleavage and suppresses PI3K.",
        "Binimetinib abolished the activation of ERK that encorafenib had induced.",
        "Cladribine is phosphorylated by DCK in the slowest of three steps.",
        "Niraparib is currently restricted to tumors with loss of BRCA1.",
        "A lower risk of bleeding was seen with vorapaxar where CYP2C19 was lost.",
    ],
)
def test_nothing_is_claimed(text: str) -> None:
    told = [e.extractor for kind in ("resistance", "sensitivity") for c in claims(kind, text) for e in c.evidence]
    assert not any(extractor.endswith("/stance") for extractor in told)


@pytest.mark.parametrize(
    "text",
    [
        "Amplification of FGFR1 takes the sting out of growth control, and pazopanib abolished this.",
        "Low SLFN11 takes the sting out of such drugs, whereas adavosertib kills these cells.",
    ],
)
def test_a_therapy_that_begins_the_next_clause_has_not_failed_in_the_one_before(text: str) -> None:
    assert [c for c in claims("resistance", text) if c.gene and c.drug] == []


def test_what_a_failure_makes_necessary_has_not_failed() -> None:
    text = "G2032R blunts crizotinib in these tumors, necessitating newer agents such as repotrectinib."
    assert [claim.drug for claim in claims("resistance", text)] == ["crizotinib"]


def test_a_tumor_that_relapsed_before_a_therapy_responds_to_it_all_the_same() -> None:
    text = "Everolimus showed promising activity as a single agent in relapsed or refractory TSC1-mutated sarcomas."
    assert [claim.drug for claim in claims("sensitivity", text)] == ["everolimus"]


def test_a_denied_response_beside_a_change_denies_that_the_change_helps() -> None:
    text = "Tumors with mutations of KRAS hardly gain from everolimus and did not profit from it."
    assert evidence("sensitivity", text).direction == "disputes"


def test_a_contrast_spares_a_therapy() -> None:
    text = "Loss of MLH1 shields cells from cisplatin, but not from oxaliplatin."
    told = {claim.drug: claim.evidence[0].direction for claim in claims("resistance", text)}
    assert told == {"cisplatin": "supports", "oxaliplatin": "disputes"}


@pytest.mark.parametrize(("heading", "claimed"), [("How cells die", False), ("How tumors become resistant", True)])
def test_a_stance_tells_a_failure_only_where_there_is_talk_of_one(heading: str, claimed: bool) -> None:
    enzyme = "Topotecan binds to an enzyme. " * SHORT
    text = f"## {heading}\n\n{enzyme}\n\nLow SLFN11 takes much of the sting out of topotecan."
    found = extractor().extract(document_from_text(text, "invented"))
    assert any(c.type == "resistance" for c in found.claims) is claimed
    assert (UNSPOKEN in {r.reason for r in found.rejections}) is not claimed
