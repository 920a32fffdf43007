"""Claims about the use of a therapy: what it acts on, whom it treats, who responds."""

import pytest

from tests.claims.reviews import Said, cases, check, claims, evidence, said, wishes

TARGETS = cases(
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
    ("Bevacizumab neutralizes VEGF-A.", said("bevacizumab", gene="VEGFA")),
    ("Olaparib is a PARP inhibitor.", said("olaparib", gene="PARP1")),
    ("The MEK inhibitor trametinib was approved.", said("trametinib", gene="MEK")),
    ("ACR-ABL inhibitors such as imatinib are taken by mouth.", said("imatinib")),
    ("Crizotinib is taken by mouth. It inhibits ALK and MET.", said("crizotinib", gene="ALK;MET")),
)
TARGETS += wishes(
    (
        "BRAF and MEK inhibitors such as dabrafenib and trametinib, respectively, are combined.",
        said("dabrafenib", gene="BRAF"),
        said("trametinib", gene="MEK"),
        "a class of two targets does not give each of its drugs the first one",
    ),
)
NO_TARGETS = [
    "EGFR is mutated in lung cancer, and gefitinib is taken by mouth.",
    "EGFR activates KRAS.",
    "The trial compared gefitinib with erlotinib.",
    "Cells were grown with gefitinib and stained for CD44.",
    "Resistance to gefitinib is caused by mutations of EGFR.",
    "T790M confers resistance to gefitinib.",
    "Gefitinib was better tolerated than chemotherapy.",
]

INDICATIONS = cases(
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
NO_INDICATIONS = [
    "Vemurafenib causes skin cancer in some patients.",
    "Resistance to gefitinib limits the therapy of lung cancer.",
    "Gefitinib failed in pancreatic cancer.",
    "Lung cancer is common among smokers.",
    "Patients with melanoma were followed for a year.",
    "Gefitinib inhibits EGFR.",
]

SENSITIVITIES = cases(
    (
        "NSCLC with EGFR L858R responds to erlotinib.",
        said("erlotinib", gene="EGFR", mutation="L858R", cancer="non-small cell lung cancer"),
    ),
    (
        "Exon 19 deletions of EGFR predict sensitivity to gefitinib and afatinib.",
        said("gefitinib", gene="EGFR", mutation="exon 19 deletion"),
        said("afatinib", gene="EGFR", mutation="exon 19 deletion"),
    ),
    (
        "Melanomas with BRAF V600E/K are sensitive to vemurafenib.",
        said("vemurafenib", gene="BRAF", mutation="V600E;V600K", cancer="melanoma"),
    ),
    (
        "ALK rearrangements render lung adenocarcinomas sensitive to crizotinib.",
        said("crizotinib", gene="ALK", alteration="rearrangement", cancer="lung adenocarcinoma"),
    ),
    (
        "BRCA1 loss sensitizes ovarian cancer to olaparib.",
        said("olaparib", gene="BRCA1", alteration="loss", cancer="ovarian cancer"),
    ),
    (
        "Patients with HER2-positive breast cancer benefit from trastuzumab.",
        said("trastuzumab", gene="ERBB2", cancer="HER2-positive breast cancer"),
    ),
    (
        "Tumors carrying NTRK fusions respond to larotrectinib irrespective of histology.",
        said("larotrectinib", gene="NTRK", alteration="rearrangement", direction="supports"),
    ),
    (
        "KIT exon 11 mutations are associated with a better response to imatinib in GIST.",
        said("imatinib", gene="KIT", mutation="exon 11 mutation", cancer="gastrointestinal stromal tumor"),
    ),
    (
        "Cells with MET exon 14 skipping are sensitive to capmatinib and tepotinib.",
        said("capmatinib", gene="MET", mutation="exon 14 skipping"),
        said("tepotinib", gene="MET", mutation="exon 14 skipping"),
    ),
    (
        "MGMT methylation predicts benefit from temozolomide in glioblastoma.",
        said("temozolomide", gene="MGMT", alteration="methylation", cancer="glioblastoma"),
    ),
    ("PIK3CA mutations sensitize breast cancers to alpelisib.",
     said("alpelisib", gene="PIK3CA", cancer="breast cancer")),
    ("Amplification of ERBB2 predicts response to trastuzumab.",
     said("trastuzumab", gene="ERBB2", alteration="amplification")),
    ("KRAS G12C is common. Such mutations make tumors sensitive to sotorasib.",
     said("sotorasib", gene="KRAS", mutation="G12C")),
)  # fmt: skip
SENSITIVITIES += wishes(
    (
        "Exon 19 deletions of EGFR predict sensitivity to dacomitinib.",
        said("dacomitinib", gene="EGFR", mutation="exon 19 deletion", alteration=""),
        "the deletion of an exon is a change of the sequence; it is not told a second time as an alteration of the gene",
    ),
)
NO_SENSITIVITIES = cases(
    ("T790M confers resistance to gefitinib.",),
    ("Response rates were higher with gefitinib than with docetaxel.",),
    ("Sensitive assays detect EGFR mutations in plasma.",),
    ("The response to crizotinib lasted 10 months.",),
    ("Gefitinib is used in lung cancer.",),
    ("Tumors with JAK1 mutations do not respond to pembrolizumab.",),
)
NO_SENSITIVITIES += wishes(
    (
        "Lapatinib is less effective in breast cancer with PIK3CA mutations.",
        "'less effective in' is the contrary of a response",
    ),
)

HOW = [
    ("sensitivity", "KRAS G12C does not predict response to cetuximab.", "disputes", "asserted"),
    ("sensitivity", "FLT3-ITD may predict sensitivity to midostaurin.", "supports", "hedged"),
    ("sensitivity", "KIT D816V predicts sensitivity to avapritinib.", "supports", "asserted"),
    ("target", "Aspirin does not inhibit EGFR.", "disputes", "asserted"),
    ("target", "Erlotinib inhibits EGFR.", "supports", "asserted"),
    ("indication", "Gefitinib is not approved for gastric cancer.", "disputes", "asserted"),
    ("indication", "Gefitinib is approved for lung cancer.", "supports", "asserted"),
]


@pytest.mark.parametrize(("text", "expected"), TARGETS)
def test_targets_are_claimed(text: str, expected: list[Said]) -> None:
    check("target", text, expected)


@pytest.mark.parametrize("text", NO_TARGETS)
def test_no_target_is_claimed(text: str) -> None:
    assert claims("target", text) == ()


@pytest.mark.parametrize(("text", "expected"), INDICATIONS)
def test_indications_are_claimed(text: str, expected: list[Said]) -> None:
    check("indication", text, expected)


@pytest.mark.parametrize("text", NO_INDICATIONS)
def test_no_indication_is_claimed(text: str) -> None:
    assert claims("indication", text) == ()


@pytest.mark.parametrize(("text", "expected"), SENSITIVITIES)
def test_sensitivities_are_claimed(text: str, expected: list[Said]) -> None:
    check("sensitivity", text, expected)


@pytest.mark.parametrize(("text", "expected"), NO_SENSITIVITIES)
def test_no_sensitivity_is_claimed(text: str, expected: list[Said]) -> None:
    check("sensitivity", text, expected)


@pytest.mark.parametrize(("kind", "text", "direction", "certainty"), HOW)
def test_how_a_use_is_stated(kind: str, text: str, direction: str, certainty: str) -> None:
    told = evidence(kind, text)
    assert (told.direction, told.certainty) == (direction, certainty)
