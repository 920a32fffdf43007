"""Indication claims of prose: the cancer in which a therapy is used."""

import pytest

from tests.claims.reviews import Said, cases, check, claims, evidence, said

CLAIMED = cases(
    ("Gefitinib is used in lung cancer.", said("gefitinib", cancer="lung cancer")),
    ("Imatinib is the standard treatment of CML.", said("imatinib", cancer="chronic myeloid leukemia")),
    (
        "Trastuzumab is approved for HER2-positive breast and gastric cancers.",
        said("trastuzumab", cancer="HER2-positive breast cancer;gastric cancer"),
    ),
    (
        "Sunitinib is used to treat renal cell carcinoma and GIST.",
        said("sunitinib", cancer="renal cell carcinoma;gastrointestinal stromal tumor"),
    ),
    (
        "Crizotinib was licensed for ALK-positive NSCLC in 2011.",
        said("crizotinib", cancer="non-small cell lung cancer"),
    ),
    (
        "Bevacizumab is indicated in colon, lung, and renal cancers.",
        said("bevacizumab", cancer="colon cancer;lung cancer;renal cancer"),
    ),
    (
        "Vemurafenib and sorafenib are used for melanoma and hepatocellular carcinoma, respectively.",
        said("vemurafenib", cancer="melanoma"),
        said("sorafenib", cancer="hepatocellular carcinoma"),
    ),
    ("Tamoxifen is the mainstay of therapy in breast cancer.", said("tamoxifen", cancer="breast cancer")),
    ("Patients with CLL are treated with ibrutinib.", said("ibrutinib", cancer="chronic lymphocytic leukemia")),
    ("Dabrafenib plus trametinib is approved for melanoma.", said("dabrafenib + trametinib", cancer="melanoma")),
    (
        "Immune checkpoint inhibitors have become standard of care in melanoma.",
        said("immune checkpoint inhibitor", cancer="melanoma"),
    ),
    (
        "Ibrutinib has become a first-line option for chronic lymphocytic leukemia.",
        said("ibrutinib", cancer="chronic lymphocytic leukemia"),
    ),
)
NOT_CLAIMED = [
    "Vemurafenib causes skin cancer in some patients.",
    "Resistance to gefitinib limits the therapy of lung cancer.",
    "Gefitinib failed in pancreatic cancer.",
    "Lung cancer is common among smokers.",
    "Patients with melanoma were followed for a year.",
    "Gefitinib inhibits EGFR.",
]

HOW = [
    ("Gefitinib is not approved for gastric cancer.", "disputes", "asserted"),
    ("Gefitinib is approved for lung cancer.", "supports", "asserted"),
    ("Azacitidine is approved for AML in patients not fit for transplantation.", "supports", "asserted"),
    ("Acalabrutinib is used for CLL with little to no bleeding.", "supports", "asserted"),
]


@pytest.mark.parametrize(("text", "expected"), CLAIMED)
def test_indication_is_claimed(text: str, expected: list[Said]) -> None:
    check("indication", text, expected)


@pytest.mark.parametrize("text", NOT_CLAIMED)
def test_no_indication_is_claimed(text: str) -> None:
    assert claims("indication", text) == ()


@pytest.mark.parametrize(("text", "direction", "certainty"), HOW)
def test_how_indication_is_stated(text: str, direction: str, certainty: str) -> None:
    told = evidence("indication", text)
    assert (told.direction, told.certainty) == (direction, certainty)
