"""Sensitivity claims of prose: who responds to a therapy."""

import pytest

from tests.claims.reviews import Said, cases, check, evidence, said

CLAIMED = cases(
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
    ("Sarcomas with low RRM1 expression were more sensitive to gemcitabine.",
     said("gemcitabine", gene="RRM1", alteration="downregulation")),
    ("Sarcomas with low RRM1 levels had a higher response rate to gemcitabine.",
     said("gemcitabine", gene="RRM1", alteration="downregulation")),
    ("Nuclear levels of DUSP6 were associated with sensitivity to trametinib.", said("trametinib", gene="DUSP6")),
    ("BARD1 sensitizes sarcoma cells to olaparib.", said("olaparib", gene="BARD1")),
    ("# Kinases\n\nCapivasertib, but not an equal dose of ipatasertib, led to responses in lines with AKT activation.",
     said("capivasertib", alteration="activation", direction="supports"),
     said("ipatasertib", alteration="activation", direction="disputes")),
    ("Methylation of MGMT predicts chemosensitivity to temozolomide.",
     said("temozolomide", gene="MGMT", alteration="methylation")),
    ("Knockdown of CDK6 resulted in sensitivity to fulvestrant.",
     said("fulvestrant", gene="CDK6", alteration="downregulation")),
    ("# Kinases\n\nThree of the lines with deletions of CDKN2A, but not CDKN2B, were sensitive to abemaciclib.",
     said("abemaciclib", gene="CDKN2A", alteration="deletion", direction="supports")),
    ("NRAS-mutant lines responded to binimetinib, whereas those wild type for BRAF and NRAS did not.",
     said("binimetinib", gene="NRAS", direction="supports")),
    ("Overexpression of SLFN11 not only increases sensitivity to cisplatin but also slows growth.",
     said("cisplatin", gene="SLFN11", alteration="overexpression", direction="supports")),
    ("Sarcomas that had lost RB1 were more sensitive to gemcitabine.",
     said("gemcitabine", gene="RB1", alteration="loss")),
    ("KRAS G12C is common. Such mutations make tumors sensitive to sotorasib.",
     said("sotorasib", gene="KRAS", mutation="G12C")),
)  # fmt: skip
CLAIMED += cases(
    (
        "# Taxanes\n\nSLFN11 may become a predictive marker for docetaxel response.",
        said("docetaxel", gene="SLFN11"),
    ),
    (
        "Melanomas with activating growth factor receptor (KIT) mutations respond to imatinib.",
        said("imatinib", gene="KIT", cancer="melanoma", alteration=""),
    ),
    (
        "Exon 19 deletions of EGFR predict sensitivity to dacomitinib.",
        said("dacomitinib", gene="EGFR", mutation="exon 19 deletion", alteration=""),
    ),
)
CLAIMED += cases(
    (
        "Infigratinib is approved for FGFR2-rearranged cholangiocarcinoma.",
        said("infigratinib", gene="FGFR2", alteration="rearrangement", cancer="cholangiocarcinoma"),
    ),
    (
        "Melanoma with BRAF V600K is treated with encorafenib.",
        said("encorafenib", gene="BRAF", mutation="V600K", cancer="melanoma"),
    ),
    (
        "RET-positive thyroid cancer is managed with pralsetinib.",
        said("pralsetinib", gene="RET", alteration="rearrangement", cancer="thyroid cancer"),
    ),
    (
        "Entrectinib is recommended for lung cancer patients with positive NTRK fusion.",
        said("entrectinib", gene="NTRK", alteration="rearrangement", cancer="lung cancer"),
    ),
)
CLAIMED += cases(
    (
        "High SLFN11 expression was associated with longer survival after temozolomide.",
        said("temozolomide", gene="SLFN11", alteration="overexpression"),
    ),
    (
        "Higher TOP2A expression correlated with better outcomes in patients treated with epirubicin.",
        said("epirubicin", gene="TOP2A", alteration="overexpression"),
    ),
    ("Cereblon is indispensable for the activity of iberdomide.", said("iberdomide", gene="CRBN")),
    (
        "Cells with KIT V654A were resistant to imatinib but remained sensitive to sunitinib.",
        said("sunitinib", gene="KIT", mutation="V654A"),
    ),
    (
        "Inhibitors such as rocbrutinib, which are agnostic to BTK C481S, are new.",
        said("rocbrutinib", gene="BTK", mutation="C481S"),
    ),
    ("Patients with FGFR3 S249C should be considered for erdafitinib.", said("erdafitinib", gene="FGFR3")),
    ("The IC50 of ripretinib was lower in cells with KIT D816V.", said("ripretinib", gene="KIT", mutation="D816V")),
    ("Responders to sirolimus often carried mutations of TSC2.", said("sirolimus", gene="TSC2")),
)
CLAIMED += cases(
    (
        "# Kinases\n\nCabozantinib has shown durable activity in patients with RET-altered cancers.",
        said("cabozantinib", gene="RET"),
    ),
    (
        "# Kinases\n\nBinimetinib is approved for patients with NRAS-mutated metastatic melanoma.",
        said("binimetinib", gene="NRAS", cancer="melanoma"),
    ),
)
CLAIMED += cases(
    ("# Lung cancer\n\nSensitivity to olaparib correlated with SLFN11 expression.", said("olaparib", gene="SLFN11")),
    (
        "# Lung cancer\n\nTumors with SMARCA4 mutations showed an improvement in response to nivolumab.",
        said("nivolumab", gene="SMARCA4"),
    ),
)
CLAIMED += cases(
    (
        "Midostaurin is effective in tumors with FLT3-ITD, but not in those with D835 mutation.",
        said("midostaurin", gene="FLT3", mutation="FLT3-ITD"),
    ),
    (
        "A strong association between loss of RAD51C and response to olaparib was found.",
        said("olaparib", gene="RAD51C", alteration="loss"),
    ),
    ("Ripretinib had a lower IC50 in cells with KIT D816V.", said("ripretinib", gene="KIT", mutation="D816V")),
)
CLAIMED += cases(
    (
        "# Kinases\n\n## Tandutinib\n\nObjective responses were seen in leukemias with FLT3 Y842H.",
        said("tandutinib", gene="FLT3", mutation="Y842H", cancer="leukemia"),
    ),
    (
        "# Kinases\n\nTandutinib is taken by mouth. In leukemias with FLT3 Y842H it has led to remissions.",
        said("tandutinib", gene="FLT3", mutation="Y842H"),
    ),
    (
        "The best responses to brivanib were in tumors with FGFR2 S252W, while women with NRAS Q61R did not profit.",
        said("brivanib", gene="FGFR2", mutation="S252W"),
    ),
)
NOT_CLAIMED = cases(
    ("# Kinases\n\n## Tandutinib\n\nLeukemias with FLT3 Y842H did not respond.",),
    ("# Kinases\n\n## FLT3 inhibitors\n\nObjective responses were seen in leukemias with FLT3 Y842H.",),
    ("# Kinases\n\nClones with loss of NF1 grew again under brivanib, and selumetinib renewed their regression.",),
    ("# Kinases\n\nT790M retains low affinity for gefitinib.",),
    ("# Kinases\n\nThe trial studied the efficacy of encorafenib in melanoma with BRAF V600K.",),
    ("# Kinases\n\nThe safety and efficacy of encorafenib in melanoma with BRAF V600K are known.",),
    ("# Kinases\n\nLoss of CDKN2B was tested for an association with response to palbociclib.",),
    ("# Kinases\n\nThey assessed the relationship between KRAS mutations and response to oxaliplatin.",),
    ("# Kinases\n\nThe patient had a partial response to cetuximab and then progressive disease with KRAS Q61H.",),
    ("# Kinases\n\nA patient with BRAF V600K-mutant melanoma was treated with encorafenib.",),
    ("# Kinases\n\nEncorafenib was given to patients who have melanoma with BRAF V600K.",),
    ("# Kinases\n\nRipretinib is effective in all tumors except those with KIT D816V.",),
    ("# Immunotherapy\n\nThe efficacy of nivolumab in lung cancer with RET fusions has yet to be established.",),
    ("High MCL1 expression was associated with shorter survival after venetoclax.",),
    ("Tumors with TP53 mutations are treated with chemotherapy.",),
    ("Lapatinib is approved for HER2-positive breast cancer.",),
    ("Nivolumab is approved for melanoma with or without BRAF V600E.",),
    ("Chemotherapy is used in EGFR-mutated lung cancer.",),
    ("T790M confers resistance to gefitinib.",),
    ("Response rates were higher with gefitinib than with docetaxel.",),
    ("Sensitive assays detect EGFR mutations in plasma.",),
    ("The response to crizotinib lasted 10 months.",),
    ("Gefitinib is used in lung cancer.",),
    ("Tumors with JAK1 mutations do not respond to pembrolizumab.",),
)
NOT_CLAIMED += cases(
    ("# Myeloma\n\nMutations of NRAS were also found in carfilzomib-sensitive cell lines.",),
    ("# Myeloma\n\nActivation of AKT was suppressed by vorinostat in all clones.",),
    ("# Myeloma\n\nOverexpression of CRBN is responsible for what lenalidomide does there.",),
    ("# Breast cancer\n\nAbemaciclib improved outcome in ERBB2-negative advanced or metastatic breast cancer.",),
    ("Lapatinib is less effective in breast cancer with PIK3CA mutations.",),
    ("Entrectinib and other inhibitors with increased activity against ROS1 were developed.",),
    ("Amplification of KIT was detected after prolonged treatment with ripretinib.",),
    ("Mutations of NRAS were associated with a lower response to panitumumab.",),
    ("# Lung cancer\n\nCapmatinib restored the sensitivity of lung cancer cells with L858R to gefitinib.",),
    ("# Lung cancer\n\nHigh ERCC1 expression predicted poor cisplatin response.",),
    ("# Lung cancer\n\nAmplification of GSTM1 may affect responses to dasatinib.",),
    ("# Lung cancer\n\nPhosphorylation of mutant TP53 rose in response to cisplatin.",),
    ("# Lung cancer\n\nA decrease in MYC activity enhanced the sensitivity to vinblastine.",),
    ("# Lung cancer\n\nMutations of KEAP1 reduced the sensitivity to pemetrexed.",),
    ("# Lung cancer\n\nOf those with mutations of KEAP1, women had a smaller benefit from pemetrexed.",),
    ("# Lung cancer\n\nOnly two of 19 patients with mutations of KEAP1 responded to pemetrexed.",),
    ("# Hormones\n\nCompounds that are alternatives to letrozole are effective against ESR1 mutations.",),
)

HOW = [
    ("KRAS G12C does not predict response to cetuximab.", "disputes", "asserted"),
    ("FLT3-ITD may predict sensitivity to midostaurin.", "supports", "hedged"),
    ("KIT D816V predicts sensitivity to avapritinib.", "supports", "asserted"),
    (
        "Trials examine how best to use the sensitivity of tumors with KIT D816V to avapritinib.",
        "supports",
        "speculative",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CLAIMED)
def test_sensitivity_is_claimed(text: str, expected: list[Said]) -> None:
    check("sensitivity", text, expected)


@pytest.mark.parametrize(("text", "expected"), NOT_CLAIMED)
def test_no_sensitivity_is_claimed(text: str, expected: list[Said]) -> None:
    check("sensitivity", text, expected)


@pytest.mark.parametrize(("text", "direction", "certainty"), HOW)
def test_how_sensitivity_is_stated(text: str, direction: str, certainty: str) -> None:
    told = evidence("sensitivity", text)
    assert (told.direction, told.certainty) == (direction, certainty)
