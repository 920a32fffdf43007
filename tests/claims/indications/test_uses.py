"""Indication claims of prose: the cancer in which a therapy is used."""

import pytest

from tests.claims.reviews import Said, cases, check, claims, evidence, said

GIST = "gastrointestinal stromal tumor"
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
    (
        "Mantle cell lymphoma comes back. Acalabrutinib, the established second-line agent, works for years.",
        said("acalabrutinib", cancer="mantle cell lymphoma"),
    ),
    (
        "CML was deadly once. Nilotinib has since replaced busulfan as first-line therapy.",
        said("nilotinib", cancer="chronic myeloid leukemia"),
    ),
    ("CML was deadly once. Asciminib was approved in 2021.", said("asciminib", cancer="chronic myeloid leukemia")),
    (
        "Futibatinib was licensed for cholangiocarcinoma with FGFR2 fusions, erdafitinib for urothelial carcinoma.",
        said("futibatinib", cancer="cholangiocarcinoma"),
        said("erdafitinib", cancer="urothelial carcinoma"),
    ),
    (
        "Docetaxel chemotherapy has long been the first-line treatment of prostate cancer.",
        said("docetaxel", cancer="prostate cancer"),
    ),
    (
        "Doxorubicin and its less toxic analog epirubicin are used in breast cancer.",
        said("doxorubicin", cancer="breast cancer"),
        said("epirubicin", cancer="breast cancer"),
    ),
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
    (
        "Ramucirumab is given, together with paclitaxel, for gastric cancer.",
        said("paclitaxel + ramucirumab", cancer="gastric cancer"),
    ),
    (
        "Ramucirumab was licensed in 2014 for use in combination with paclitaxel for the treatment of gastric cancer "
        "in people with earlier exposure to a fluoropyrimidine.",
        said("paclitaxel + ramucirumab", cancer="gastric cancer"),
    ),
    (
        "Cabazitaxel is approved for prostate cancer that progressed after docetaxel.",
        said("cabazitaxel", cancer="prostate cancer"),
    ),
    (
        "Sonidegib is used for basal cell carcinoma in people unfit for radiotherapy.",
        said("sonidegib", cancer="basal cell carcinoma"),
    ),
    (
        "Bispecific antibodies have become targeted therapies for myeloma.",
        said("bispecific antibody", cancer="multiple myeloma"),
    ),
    (
        "Busulfan and other alkylating drugs, such as melphalan, are standard chemotherapy for leukemia.",
        said("busulfan", cancer="leukemia"),
        said("alkylating agent", cancer="leukemia"),
        said("melphalan", cancer="leukemia"),
    ),
    (
        "A combination of two kinase inhibitors, dabrafenib (Tafinlar) and trametinib, is approved for thyroid cancer.",
        said("dabrafenib + trametinib", cancer="thyroid cancer"),
    ),
    (
        "Selpercatinib is licensed for thyroid cancers with RET fusions, which are also found in breast cancer.",
        said("selpercatinib", cancer="thyroid cancer"),
    ),
    ("Most gliomas benefit at first from temozolomide.", said("temozolomide", cancer="glioma")),
    (
        "Many offer regorafenib to people with imatinib-resistant sarcoma.",
        said("regorafenib", cancer="sarcoma"),
    ),
    (
        "In thyroid cancer (TC), lenvatinib prolonged survival.",
        said("lenvatinib", cancer="thyroid cancer"),
    ),
    (
        "Several combinations have a licence for thyroid cancer, namely:\n\n"
        "- dabrafenib (Tafinlar), given with trametinib\n- lenvatinib plus pembrolizumab\n",
        said("dabrafenib + trametinib", cancer="thyroid cancer"),
        said("lenvatinib + pembrolizumab", cancer="thyroid cancer"),
    ),
    (
        "Drugs used for thyroid cancer:\n\n- vandetanib, taken by mouth\n- cabozantinib\n\nSunitinib is another drug.",
        said("vandetanib", cancer="thyroid cancer"),
        said("cabozantinib", cancer="thyroid cancer"),
    ),
)
CLAIMED += cases(
    (
        "The current standard therapy for advanced RET-rearranged thyroid cancer (TC) is pralsetinib.",
        said("pralsetinib", cancer="thyroid cancer"),
    ),
    (
        "Thyroid cancer is treated with vandetanib followed by newer RET inhibitors (e.g., selpercatinib).",
        said("vandetanib", cancer="thyroid cancer"),
        said("selpercatinib", cancer="thyroid cancer"),
    ),
    (
        "Proteasome inhibitors are approved for several blood cancers, including mantle cell lymphoma and myeloma.",
        said("proteasome inhibitor", cancer="hematologic malignancy;mantle cell lymphoma;multiple myeloma"),
    ),
    (
        "Abemaciclib is approved for breast cancer in combination with anastrozole or exemestane.",
        said("abemaciclib + anastrozole", cancer="breast cancer"),
        said("abemaciclib + exemestane", cancer="breast cancer"),
    ),
    (
        "Ramucirumab is approved for gastric cancer in combination with chemotherapy.",
        said("ramucirumab", cancer="gastric cancer"),
    ),
    (
        "Oxaliplatin-based chemotherapy is the mainstay of treatment in colorectal cancer.",
        said("oxaliplatin", cancer="colorectal cancer"),
    ),
    ("MET inhibitors represent the first targeted therapy against sarcoma.", said("MET inhibitor", cancer="sarcoma")),
    ("Myeloma patients usually receive carfilzomib.", said("carfilzomib", cancer="multiple myeloma")),
    (
        "Three licensed drugs show clear activity against thyroid cancer: lenvatinib, sorafenib and vandetanib.",
        said("lenvatinib", cancer="thyroid cancer"),
        said("sorafenib", cancer="thyroid cancer"),
        said("vandetanib", cancer="thyroid cancer"),
    ),
    (
        "Melanoma and glioma are hard to treat. Results led to the approval of dabrafenib in melanoma.",
        said("dabrafenib", cancer="melanoma"),
    ),
    (
        "The approval of sorafenib in liver cancer was soon followed by lenvatinib.",
        said("sorafenib", cancer="liver cancer"),
        said("lenvatinib", cancer="liver cancer"),
    ),
    (
        "Alkylating agents are the standard of care in glioma, with temozolomide being given first.",
        said("alkylating agent", cancer="glioma"),
        said("temozolomide", cancer="glioma"),
    ),
)
CLAIMED += cases(
    (
        "Bosutinib is given in chronic myeloid leukemia, ibrutinib in chronic lymphocytic leukemia.",
        said("bosutinib", cancer="chronic myeloid leukemia"),
        said("ibrutinib", cancer="chronic lymphocytic leukemia"),
    ),
    (
        "Lomustine is licensed for glioma, fotemustine for melanoma.",
        said("lomustine", cancer="glioma"),
        said("fotemustine", cancer="melanoma"),
    ),
    (
        "Approved agents include vemurafenib in melanoma, crizotinib in lung cancer, and lapatinib in breast cancer.",
        said("vemurafenib", cancer="melanoma"),
        said("crizotinib", cancer="lung cancer"),
        said("lapatinib", cancer="breast cancer"),
    ),
    (
        "Cisplatin is used in ovarian cancer and paclitaxel in ovarian cancer and breast cancer.",
        said("cisplatin", cancer="ovarian cancer"),
        said("paclitaxel", cancer="breast cancer;ovarian cancer"),
    ),
    (
        "Pemetrexed is approved for mesothelioma and for lung cancer.",
        said("pemetrexed", cancer="lung cancer;mesothelioma"),
    ),
    ("Anastrozole is in use for breast cancer since decades.", said("anastrozole", cancer="breast cancer")),
    (
        "Daunorubicin is approved for therapy-related acute myeloid leukemia.",
        said("daunorubicin", cancer="therapy-related acute myeloid leukemia"),
    ),
    ("Sunitinib, which shrank tumors of mice, is approved for GIST.", said("sunitinib", cancer=GIST)),
)
NOT_CLAIMED = [
    "T790M was found in patients with lung cancer treated with gefitinib.",
    "In gliomas treated with bevacizumab, loss of PTEN predicted a shorter survival.",
    "Two patients with sarcoma who had remained on pazopanib bore mutations of TP53.",
    "Among patients with cervical cancer, survival was 17 months with bevacizumab.",
    "Endometrial cancer diagnosed in women treated with tamoxifen is rare.",
    "The incidence of secondary acute myeloid leukemia is high after treatment with etoposide.",
    "Leukemia may be a consequence of long treatment with doxorubicin.",
    "Patients with cyclophosphamide-associated bladder cancer were treated late.",
    "Rats treated with estradiol bore breast cancer.",
    "Treatment with doxorubicin stops the growth of breast cancer cells.",
    "An imatinib-resistant line was established from a gastrointestinal stromal tumor.",
    "Gastrointestinal stromal tumors that grew in mice were treated with regorafenib.",
    "Tepotinib is being tested in patients with gastric cancer.",
    "Tepotinib prolonged the survival of mice with gastric cancer.",
    "Vemurafenib causes skin cancer in some patients.",
    "Resistance to gefitinib limits the therapy of lung cancer.",
    "Gefitinib failed in pancreatic cancer.",
    "Lung cancer is common among smokers.",
    "Patients with melanoma were followed for a year.",
    "Gefitinib inhibits EGFR.",
    "MET is amplified in gastric cancer and foretells a poor outcome without any targeted therapy.",
    "The role of ESR1 in the resistance to tamoxifen was established in breast cancer.",
    "No drugs are approved for thymoma:\n\n- sunitinib\n",
]

HOW = [
    ("Gefitinib is not approved for gastric cancer.", "disputes", "asserted"),
    ("Gefitinib is approved for lung cancer.", "supports", "asserted"),
    ("Azacitidine is approved for AML in patients not fit for transplantation.", "supports", "asserted"),
    ("Acalabrutinib is used for CLL with little to no bleeding.", "supports", "asserted"),
    ("Gefitinib is approved for lung cancer that is not fit for surgery.", "supports", "asserted"),
    ("Acalabrutinib, which is no chemotherapy, has changed the treatment of lymphoma.", "supports", "asserted"),
    ("Everolimus has not been recommended for thymoma.", "disputes", "asserted"),
    ("Patients with thymoma should not receive everolimus.", "disputes", "asserted"),
    ("Patients with thymoma that does not spread should receive everolimus.", "supports", "asserted"),
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
