"""Resensitization claims of prose: what restores the response, and to which therapy."""

import pytest

from tests.claims.reviews import Said, cases, check, claims, evidence, said

CLAIMED = cases(
    (
        "Strategies to overcome resistance to venetoclax are emerging, including menin inhibitors and gilteritinib.",
        said("venetoclax", agent="menin inhibitor"),
        said("venetoclax", agent="gilteritinib"),
    ),
    (
        "# Resistance to antibody therapies\n\nBispecific antibodies reduce the risk of antigen loss.",
        said("monoclonal antibody", agent="bispecific antibody", mechanism="antigen loss"),
    ),
    (
        "# Resistance to antibody therapies\n\nDrug efflux can be countered with tariquidar.",
        said("monoclonal antibody", agent="tariquidar", mechanism="drug efflux"),
    ),
    (
        "# Resistance to antibody therapies\n\nSolutions to these challenges include teclistamab. Antibody resistance "
        "is common. To overcome hypoxia, evofosfamide was developed.",
        said("monoclonal antibody", agent="teclistamab"),
        said("monoclonal antibody", agent="evofosfamide", mechanism="hypoxia"),
    ),
    (
        "# Resistance to antibody therapies\n\nTrastuzumab emtansine combines trastuzumab with emtansine to overcome "
        "resistance.",
        said("monoclonal antibody", agent="trastuzumab emtansine"),
    ),
    (
        "Osimertinib overcomes resistance to gefitinib caused by T790M.",
        said("gefitinib", agent="osimertinib", gene="EGFR", mutation="T790M", mechanism="secondary mutation"),
    ),
    (
        "Resistance to crizotinib caused by L1196M of ALK can be overcome by alectinib or lorlatinib.",
        said("crizotinib", agent="alectinib", gene="ALK", mutation="L1196M"),
        said("crizotinib", agent="lorlatinib", gene="ALK", mutation="L1196M"),
    ),
    (
        "EGFR C797S causes resistance to osimertinib, which can be overcome by combining brigatinib with cetuximab.",
        said("osimertinib", agent="brigatinib + cetuximab", gene="EGFR", mutation="C797S"),
    ),
    (
        "Adding trametinib to dabrafenib restores sensitivity in melanomas resistant to dabrafenib.",
        said("dabrafenib", agent="trametinib + dabrafenib", cancer="melanoma"),
    ),
    (
        "Resistance to gefitinib is overcome by combining gefitinib with capmatinib or tepotinib.",
        said("gefitinib", agent="gefitinib + capmatinib"),
        said("gefitinib", agent="gefitinib + tepotinib"),
    ),
    (
        "Ponatinib is active against T315I and is used in CML after failure of imatinib.",
        said("imatinib", agent="ponatinib", gene="BCR::ABL1", mutation="T315I", cancer="chronic myeloid leukemia"),
    ),
    (
        "Telaglenastat and entinostat (but not metformin) overcame resistance to lapatinib.",
        said("lapatinib", agent="telaglenastat"),
        said("lapatinib", agent="entinostat"),
        said("lapatinib", agent="metformin", direction="disputes"),
    ),
    (
        "Resistance to crizotinib was driven by EGF of tumor cells (not of fibroblasts) and is overcome by gefitinib.",
        said("crizotinib", agent="gefitinib", gene="EGF"),
    ),
    ("Elacridar reversed chemoresistance in sarcoma.", said("chemotherapy", agent="elacridar", cancer="sarcoma")),
    (
        "T790M-mediated resistance can be overcome by osimertinib.",
        said("", agent="osimertinib", gene="EGFR", mutation="T790M", mechanism="secondary mutation"),
    ),
    (
        "MET inhibitors resensitize resistant NSCLC to EGFR inhibitors.",
        said("EGFR inhibitor", agent="MET inhibitor", cancer="non-small cell lung cancer"),
    ),
    (
        "CDK4/6 inhibitors reverse endocrine resistance in breast cancer.",
        said("endocrine therapy", agent="CDK4/6 inhibitor", cancer="breast cancer"),
    ),
    (
        "Resistance to paclitaxel caused by drug efflux can be reversed by tariquidar.",
        said("paclitaxel", agent="tariquidar", mechanism="drug efflux"),
    ),
    (
        "T315I confers resistance to imatinib and nilotinib, but ponatinib overcomes it.",
        said("imatinib", agent="ponatinib", mutation="T315I"),
        said("nilotinib", agent="ponatinib", mutation="T315I"),
    ),
    (
        "Acquired resistance to trastuzumab is common in gastric cancer. To address this, margetuximab was developed.",
        said("trastuzumab", agent="margetuximab", cancer="gastric cancer"),
    ),
    (
        "Resistance to imatinib in GIST is frequent. "
        "To address these problems, sunitinib and ripretinib were introduced.",
        said("imatinib", agent="sunitinib", cancer="gastrointestinal stromal tumor"),
        said("imatinib", agent="ripretinib", cancer="gastrointestinal stromal tumor"),
    ),
    (
        "Cancer stem cells can be eliminated by napabucasin, which overcomes resistance to chemotherapy.",
        said("chemotherapy", agent="napabucasin", mechanism="cancer stem cells"),
    ),
    (
        "Lapatinib retains activity in tumors resistant to trastuzumab.",
        said("trastuzumab", agent="lapatinib"),
    ),
    (
        "Pertuzumab blocks receptor dimerization and thereby overcomes resistance to trastuzumab.",
        said("trastuzumab", agent="pertuzumab", mechanism="receptor dimerization"),
    ),
    (
        "Resistance to venetoclax in AML was reversed by the MCL1 inhibitor S63845.",
        said("venetoclax", agent="S63845", cancer="acute myeloid leukemia"),
    ),
    (
        "ALK inhibitors such as ceritinib overcome resistance to crizotinib.",
        said("crizotinib", agent="ceritinib"),
    ),
    (
        "Cetuximab combined with afatinid overcomes resistance to erlotinib.",
        said("erlotinib", agent="cetuximab + afatinib"),
    ),
    (
        "Pembrolizumab, which was superior to chemotherapy, overcomes resistance to ipilimumab in melanoma.",
        said("ipilimumab", agent="pembrolizumab", cancer="melanoma"),
    ),
)  # fmt: skip
CLAIMED += cases(
    (
        "Amivantamab, which targets EGFR and MET, overcomes resistance to erlotinib mediated by MET amplification.",
        said("erlotinib", agent="amivantamab", gene="MET", mechanism="bypass signaling"),
    ),
    (
        "Resistance to erlotinib is overcome by dual EGFR blockade with cetuximab and afatinib.",
        said("erlotinib", agent="cetuximab"),
        said("erlotinib", agent="afatinib"),
    ),
    (
        "Verapamil blocks P-glycoprotein and resensitizes the tumor to paclitaxel.",
        said("paclitaxel", agent="verapamil"),
    ),
)
CLAIMED += cases(
    (
        "Inhibition of AXL restored sensitivity to crizotinib.",
        said("crizotinib", agent="AXL inhibitor", gene="AXL"),
    ),
    (
        "Amplification of KRAS confers resistance to selpercatinib, which trametinib overcomes.",
        said("selpercatinib", agent="trametinib", gene="KRAS", alteration="amplification"),
    ),
    (
        "Next-generation RET inhibitors overcome solvent-front mutations.",
        said("RET inhibitor", agent="RET inhibitor", mechanism="secondary mutation"),
    ),
    (
        "V600E of BRAF causes resistance to entrectinib. To address this issue, combining BRAF inhibitors with NTRK "
        "inhibitors has been proposed.",
        said("NTRK inhibitor", agent="BRAF inhibitor + NTRK inhibitor", gene="BRAF"),
    ),
    (
        "F691L of FLT3 confers resistance to quizartinib and midostaurin. To address this issue, gilteritinib was "
        "developed.",
        said("quizartinib", agent="gilteritinib", gene="FLT3"),
        said("midostaurin", agent="gilteritinib", gene="FLT3"),
    ),
    (
        "Resistance to alpelisib in breast cancer has prompted trials testing AKT or mTOR inhibitors in combination "
        "with CDK4/6 inhibitors, and capivasertib.",
        said("alpelisib", agent="AKT inhibitor + CDK4/6 inhibitor", cancer="breast cancer"),
        said("alpelisib", agent="mTOR inhibitor + CDK4/6 inhibitor", cancer="breast cancer"),
        said("alpelisib", agent="capivasertib", cancer="breast cancer"),
    ),
)  # fmt: skip
CLAIMED += cases(
    (
        "Strategies to overcome resistance to obinutuzumab include glofitamab, ibrutinib and antibody-drug conjugates.",
        said("obinutuzumab", agent="glofitamab"),
        said("obinutuzumab", agent="ibrutinib"),
        said("obinutuzumab", agent="antibody-drug conjugate"),
    ),
    (
        "Ripretinib was able to overcome the resistance conferred by V654A to imatinib.",
        said("imatinib", agent="ripretinib", gene="KIT", mutation="V654A"),
    ),
    (
        "Use of newer kinase inhibitors, and then pirtobrutinib, may overcome resistance to zanubrutinib.",
        said("zanubrutinib", agent="pirtobrutinib"),
    ),
    (
        "ABCG2 causes resistance to topotecan and mitoxantrone. To address this issue, febuxostat was given.",
        said("mitoxantrone", agent="febuxostat", gene="ABCG2"),
    ),
    (
        "Dual RET and AXL inhibition overcomes resistance to lenvatinib.",
        said("lenvatinib", agent="RET inhibitor + AXL inhibitor"),
    ),
)

NOT_CLAIMED = [
    "Resistance to lenvatinib (a multikinase inhibitor) was overcome by means of a virus.",
    "Imatinib is given for GIST.",
    "Combining ipilimumab with nivolumab improves survival in melanoma.",
    "Osimertinib inhibits EGFR.",
    "Resistance to gefitinib is frequent.",
    "Resistance to lapatinib develops within a year.",
    "MET amplification causes resistance to gefitinib.",
    "Patients overcame infections with antibiotics.",
    "The patients overcame nausea under crizotinib.",
    "Overcoming resistance is the aim of this review.",
    "Gefitinib was superior to chemotherapy in patients with NSCLC.",
    "Patients with resistance to gefitinib received chemotherapy.",
    "As vincristine or vinorelbine is widely used, means to overcome the resistance are needed.",
    "A new marker of the response to vincristine might help to overcome vincristine resistance.",
    "For the results of targeted therapy to improve, ways to overcome resistance are needed.",
    "Insight into resistance mechanisms to PARP inhibitors may lead to drugs that overcome the resistance.",
    "The compound resensitized cells to topotecan; in another trial elacridar was given with irinotecan.",
    "Overexpression of BCL2L1 causes resistance to vincristine. Combinations of drugs are needed to overcome it.",
    "Trials testing vorinostat and belinostat met with resistance.",
    "Mutations abolish the effect of sotorasib and enhance the response to adagrasib.",
]

HOW = [
    ("Osimertinib overcomes resistance to gefitinib.", "supports", "asserted"),
    ("Fulvestrant does not overcome resistance to palbociclib.", "disputes", "asserted"),
    ("Resistance to erlotinib may be overcome by afatinib plus cetuximab.", "supports", "hedged"),
    ("Alectinib appears to overcome resistance to crizotinib.", "supports", "hedged"),
    ("Combining palbociclib with fulvestrant is being explored to overcome endocrine resistance.",
     "supports", "speculative"),
    ("It is anticipated that BLU-945 will overcome resistance to osimertinib.", "supports", "speculative"),
]  # fmt: skip

WHERE_IT_WORKS = cases(
    ("After relapse on imatinib she had a lasting response to asciminib.", said("imatinib", agent="asciminib")),
    ("A man with sarcoma refractory to epirubicin went into remission under pazopanib.",
     said("epirubicin", agent="pazopanib")),
    ("Cells with acquired topotecan resistance stayed sensitive to birinapant.", said("topotecan", agent="birinapant")),
    ("Birinapant plus topotecan induced apoptosis in topotecan-resistant clones.",
     said("topotecan", agent="birinapant + topotecan")),
    ("In patients who had progressed on bosutinib, asciminib plus bosutinib brought remissions.",
     said("bosutinib", agent="asciminib + bosutinib")),
    ("Patients who failed bosutinib were switched to asciminib.", said("bosutinib", agent="asciminib")),
    ("The efficacy of asciminib after bosutinib failure was shown.", said("bosutinib", agent="asciminib")),
    ("Ways to overcome resistance to ALK inhibitors include MEK inhibitors, lorlatinib and repotrectinib plus "
     "crizotinib.",
     said("ALK inhibitor", agent="MEK inhibitor"), said("ALK inhibitor", agent="lorlatinib"),
     said("ALK inhibitor", agent="repotrectinib + crizotinib")),
    ("The double mutant resisted nothing else, was resistant to bosutinib, but stayed sensitive to asciminib.",
     said("bosutinib", agent="asciminib")),
    ("Dofequidar enhanced epirubicin treatment.", said("epirubicin", agent="dofequidar")),
    ("Neratinib is approved for women whose disease no longer responds to lapatinib.",
     said("lapatinib", agent="neratinib")),
    ("Resistance of cells with KRAS G12D to bosutinib was abolished by the addition of asciminib.",
     said("bosutinib", agent="asciminib", gene="KRAS")),
)  # fmt: skip
NOT_CLAIMED += [
    "All women received pazopanib after failure of epirubicin.",
    "The study examined the safety and efficacy of pazopanib in women who had failed epirubicin.",
    "Two RET inhibitor-resistant (selpercatinib, pralsetinib) lines were grown.",
    "Mutations of TP53 cause resistance to cytarabine. Salvage chemotherapy was made up of idarubicin and topotecan.",
    "Resistance to capmatinib is common. HGF rescued the cells from tepotinib.",
    "Loss of TP53 predicted the resistance to idarubicin in samples from the trial of midostaurin.",
    "# Resistance to RET inhibitors\n\nAs with imatinib in leukemia, knowing the causes of resistance is needed to "
    "overcome it.",
    "# Resistance to RET inhibitors\n\nTo know how tumors overcome selpercatinib is urgent.",
    "# Resistance to cisplatin\n\nBetter maps promise to resolve where the cells of the tumor come from, and lapatinib "
    "is tested.",
    "Loss of AXL increased cisplatin sensitivity and reversed resistance to doxorubicin.",
    "In tumors with L858R (a gefitinib-sensitizing mutation), KRAS G12D caused resistance to gefitinib.",
    "Topotecan-resistant clones grew well, while the parental line had a poor response to birinapant.",
    "Venetoclax is approved for adults with chemotherapy-refractory disease.",
]


CLAIMED += cases(
    (
        "# Resistance to MET inhibitors\n\nThe emergence of MET D1228N has led to the development of merestinib.",
        said("MET inhibitor", agent="merestinib", gene="MET", mutation="D1228N"),
    ),
    (
        "# Resistance to MET inhibitors\n\nResistance to savolitinib prompted the development of merestinib.",
        said("savolitinib", agent="merestinib"),
    ),
    (
        "The success of merestinib in patients who progress on savolitinib was great.",
        said("savolitinib", agent="merestinib"),
    ),
)
NOT_CLAIMED += [
    "# Resistance to BRAF inhibitors\n\nRelapses are common. The discovery of BRAF V600E led to the development of "
    "vemurafenib.",
    "# Resistance to BRAF inhibitors\n\nRelapses are common. Insight into it led to the development of encorafenib.",
    "The benefit of MET inhibitors is short, and limited options in patients refractory to savolitinib are a problem.",
]


@pytest.mark.parametrize(("text", "expected"), WHERE_IT_WORKS)
def test_what_works_where_another_failed_answers_it(text: str, expected: list[Said]) -> None:
    check("resensitization", text, expected)


@pytest.mark.parametrize(("text", "expected"), CLAIMED)
def test_resensitization_is_claimed(text: str, expected: list[Said]) -> None:
    check("resensitization", text, expected)


@pytest.mark.parametrize("text", NOT_CLAIMED)
def test_no_resensitization_is_claimed(text: str) -> None:
    assert claims("resensitization", text) == ()


@pytest.mark.parametrize(("text", "direction", "certainty"), HOW)
def test_how_resensitization_is_stated(text: str, direction: str, certainty: str) -> None:
    told = evidence("resensitization", text)
    assert (told.direction, told.certainty) == (direction, certainty)


def test_of_two_therapies_before_a_return_the_nearer_is_the_agent() -> None:
    text = "Loss of PTEN arose in a woman on lapatinib, and everolimus, an mTOR inhibitor, resensitized her tumor."
    assert [(c.drug, c.agent) for c in claims("resensitization", text)] == [("lapatinib", "everolimus")]
