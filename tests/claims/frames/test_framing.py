"""Claims by frame: what is bound, and how it is denied."""

import pytest

from claimx.claims.discourse.talk import SHORT, UNSPOKEN
from claimx.sources import document_from_text
from tests.claims.reviews import Said, cases, check, extractor, said

RESISTANCE = cases(
    ("Mutations of NRAS are negative predictors of response to panitumumab.", said("panitumumab", gene="NRAS")),
    ("Mutations of NRAS have a negative predictive value for panitumumab.", said("panitumumab", gene="NRAS")),
    ("Patients with NRAS mutations should not receive panitumumab.", said("panitumumab", gene="NRAS")),
    ("Overexpression of MCL1 counteracts venetoclax.", said("venetoclax", gene="MCL1", alteration="overexpression")),
    ("The effect of letrozole is blunted by mutations of ESR1.", said("letrozole", gene="ESR1")),
    ("Insensitivity to olaparib follows from loss of PARP1 in BRCA1-mutant tumors.",
     said("olaparib", gene="PARP1", alteration="loss")),
    ("T315I and G2032R blunt the effect of dasatinib in CML and of entrectinib in NSCLC, respectively.",
     said("dasatinib", gene="BCR::ABL1", mutation="T315I", cancer="chronic myeloid leukemia"),
     said("entrectinib", gene="ROS1", mutation="G2032R", cancer="non-small cell lung cancer")),
    ("No correlation was found between loss of PTEN and the response to trastuzumab.",
     said("trastuzumab", gene="PTEN", alteration="loss", direction="disputes")),
    ("There is no proof that MET amplification causes resistance to sotorasib.",
     said("sotorasib", gene="MET", direction="disputes")),
    ("Gefitinib induces overexpression of FGFR1.", said("gefitinib", gene="FGFR1", alteration="overexpression")),
    ("Gefitinib induces arrest through overexpression of CDKN1A.",),
    ("L1196M confers resistance to crizotinib but not to lorlatinib.",
     said("crizotinib", mutation="L1196M", direction="supports"),
     said("lorlatinib", mutation="L1196M", direction="disputes")),
    ("Mutations of NRAS reduce the effect of cetuximab, but not that of cisplatin.",
     said("cetuximab", gene="NRAS", direction="supports"), said("cisplatin", gene="NRAS", direction="disputes")),
    ("Mutations of SETD2 were seen in women who had received cabozantinib.", said("cabozantinib", gene="SETD2")),
    ("Lines selected in imatinib carry Y253H.", said("imatinib", mutation="Y253H")),
    ("L1196M confers resistance to crizotinib, and G1202R to lorlatinib.",
     said("crizotinib", mutation="L1196M"), said("lorlatinib", mutation="G1202R")),
)  # fmt: skip
SENSITIVITY = cases(
    ("The benefit of pertuzumab is limited to cancers with HER2 amplification.",
     said("pertuzumab", gene="ERBB2", alteration="amplification")),
    ("FLT3 D835Y, common at relapse, is inhibited by crenolanib.", said("crenolanib", gene="FLT3", mutation="D835Y")),
    ("Ivosidenib induces remissions in AML with IDH1 R132H.", said("ivosidenib", gene="IDH1", mutation="R132H")),
)  # fmt: skip
RESENSITIZATION = cases(
    (
        "Adding ribociclib to alpelisib delays the onset of resistance.",
        said("alpelisib", agent="ribociclib + alpelisib"),
    ),
    ("Sensitivity to topotecan was recovered with elacridar.", said("topotecan", agent="elacridar")),
)
TARGET = cases(
    ("CD19 is recognized by blinatumomab.", said("blinatumomab", gene="CD19")),
    ("Sotorasib locks the inactive form of KRAS.", said("sotorasib", gene="KRAS")),
    ("Sotorasib locks the door of the lab where EGFR was found.",),
)
INDICATION = cases(
    ("The standard treatment of hairy cell leukemia is cladribine.", said("cladribine", cancer="hairy cell leukemia")),
    ("Patients with thyroid cancer receive lenvatinib.", said("lenvatinib", cancer="thyroid cancer")),
    (
        "Nivolumab plus ipilimumab, lenvatinib plus pembrolizumab and axitinib plus avelumab are used in melanoma.",
        said("nivolumab + ipilimumab", cancer="melanoma"),
        said("lenvatinib + pembrolizumab", cancer="melanoma"),
        said("axitinib + avelumab", cancer="melanoma"),
    ),
    (
        "Atezolizumab plus bevacizumab failed, and sorafenib is approved for hepatocellular carcinoma.",
        said("sorafenib", cancer="hepatocellular carcinoma"),
    ),
)


@pytest.mark.parametrize(("text", "expected"), RESISTANCE)
def test_resistance(text: str, expected: list[Said]) -> None:
    check("resistance", text, expected)


@pytest.mark.parametrize(("heading", "claimed"), [("How cells die", False), ("How tumors become resistant", True)])
def test_what_a_therapy_induces_makes_it_fail_only_where_there_is_talk_of_that(heading: str, claimed: bool) -> None:
    text = f"## {heading}\n\n{'The weather was fine. ' * SHORT}Gefitinib induces overexpression of FGFR1."
    found = extractor().extract(document_from_text(text, "invented"))
    assert any(c.type == "resistance" for c in found.claims) is claimed
    assert (UNSPOKEN in {r.reason for r in found.rejections}) is not claimed


@pytest.mark.parametrize(
    ("told", "claimed"),
    [
        ("Amplification of MET was seen under gefitinib.", False),
        ("Overexpression of MUC4 abolishes the binding of cetuximab.", False),
        ("S492R of EGFR abolishes the binding of cetuximab.", True),
        ("The binding of cetuximab was abolished by EGFR S492R.", True),
        ("MUC4 lowers the sensitivity to cetuximab.", True),
        ("Loss of CD20 confers resistance to rituximab.", True),
    ],
)
def test_without_talk_of_failure_a_frame_speaks_of_one_itself(told: str, claimed: bool) -> None:
    text = f"## How cells die\n\n{'The weather was fine. ' * SHORT}{told}"
    found = extractor().extract(document_from_text(text, "invented"))
    assert any(c.type == "resistance" for c in found.claims) is claimed
    assert (UNSPOKEN in {r.reason for r in found.rejections}) is not claimed


@pytest.mark.parametrize(
    ("told", "claimed"),
    [
        ("Gefitinib induces overexpression of FGFR1.", True),
        ("Gefitinib induces FGFR1 foci.", False),
        ("Gefitinib-induced activation of FGFR1 was seen.", False),
    ],
)
def test_what_a_therapy_induces_is_a_change_and_not_what_it_does(told: str, claimed: bool) -> None:
    found = extractor().extract(document_from_text(f"## How tumors become resistant\n\n{told}", "invented"))
    assert any(c.type == "resistance" for c in found.claims) is claimed


@pytest.mark.parametrize(("text", "expected"), SENSITIVITY)
def test_sensitivity(text: str, expected: list[Said]) -> None:
    check("sensitivity", text, expected)


@pytest.mark.parametrize(("text", "expected"), RESENSITIZATION)
def test_resensitization(text: str, expected: list[Said]) -> None:
    check("resensitization", text, expected)


@pytest.mark.parametrize(("text", "expected"), TARGET)
def test_target(text: str, expected: list[Said]) -> None:
    check("target", text, expected)


@pytest.mark.parametrize(("text", "expected"), INDICATION)
def test_indication(text: str, expected: list[Said]) -> None:
    check("indication", text, expected)


def test_what_a_frame_tells_of_one_therapy_no_other_rule_gives_to_another() -> None:
    check(
        "resistance",
        "EGFRvIII or T790M were associated with resistance to gefitinib and erlotinib, respectively.",
        [said("gefitinib", mutation="EGFRvIII"), said("erlotinib", mutation="T790M")],
    )


def test_each_therapy_keeps_the_tumor_that_it_is_named_with() -> None:
    check(
        "resistance",
        "RAS mutations cause resistance to cetuximab in colorectal cancer and to vemurafenib in melanoma.",
        [said("cetuximab", cancer="colorectal cancer"), said("vemurafenib", cancer="melanoma")],
    )
    check(
        "sensitivity",
        "# Drugs\n\nBRAF V600E predicts response to dabrafenib in thyroid cancer but not in glioma.",
        [said("dabrafenib", cancer="thyroid cancer")],
    )


def test_what_a_failure_is_treated_with_is_not_what_fails() -> None:
    check("resistance", "T790M-mediated resistance is effectively treated with osimertinib.", [])
