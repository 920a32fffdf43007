"""Target claims of prose: the gene that a therapy acts on."""

import pytest

from claimx.claims.frames.framing import ON_RECORD
from claimx.claims.targets.effects import AMOUNT
from tests.claims.reviews import Said, cases, check, claims, evidence, extract, said

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
    ("Topoisomerase II inhibitors such as etoposide are given.", said("etoposide", gene="TOP2A")),
    ("Anti-angiogenic drugs like bevacizumab are given.", said("bevacizumab", gene="VEGFA")),
    ("Cyclin-dependent kinase inhibitors such as palbociclib are given.", said("palbociclib", gene="CDK")),
    ("The antifolate raltitrexed targets thymidylate synthase.", said("raltitrexed", gene="TYMS")),
    ("Bevacizumab neutralizes VEGF-A.", said("bevacizumab", gene="VEGFA")),
    ("The HDAC6 inhibitor ricolinostat is taken by mouth.", said("ricolinostat", gene="HDAC6")),
    ("Degraders of ESR1, of which vepdegestrant came first, are given.", said("vepdegestrant", gene="ESR1")),
    ("Sunitinib inhibits the receptors of VEGF as well as KIT.", said("sunitinib", gene="KIT")),
    ("Bispecific antibodies target CD3.", said("bispecific antibody", gene="CD3")),
    ("Imatinib, a tyrosine kinase inhibitor, is taken by mouth.",),
    (
        "Antiangiogenic agents such as bevacizumab are given.",
        said("bevacizumab", gene="VEGFA"),
    ),
    (
        "The use of SRC inhibitors such as dasatinib may restore the response to trastuzumab.",
        said("dasatinib", gene="SRC"),
    ),
    ("Olaparib is a PARP inhibitor.", said("olaparib", gene="PARP1")),
    ("The MEK inhibitor trametinib was approved.", said("trametinib", gene="MEK")),
    ("ACR-ABL inhibitors such as imatinib are taken by mouth.", said("imatinib")),
    ("Crizotinib is taken by mouth. It inhibits ALK and MET.", said("crizotinib", gene="ALK;MET")),
    ("FLT3 is often mutated in leukemia. Gilteritinib binds the active kinase.", said("gilteritinib", gene="FLT3")),
    ("BTK and KIT were sequenced. Pirtobrutinib binds without the cysteine.", said("pirtobrutinib", gene="BTK")),
    ("KIT and PDGFRA were sequenced. Avapritinib inhibits D842V.", said("avapritinib", gene="PDGFRA")),
    (
        "Some are treated with the RET kinase inhibitors (RKIs) selpercatinib and pralsetinib.",
        said("selpercatinib", gene="RET"),
        said("pralsetinib", gene="RET"),
    ),
    (
        "In trials are alkylators (bendamustine), RET inhibitors (selpercatinib) and KIT inhibitors (ripretinib).",
        said("selpercatinib", gene="RET"),
        said("ripretinib", gene="KIT"),
    ),
    (
        "Neratinib, a widely used oral small molecule inhibitor of the HER1 and HER2 kinases, is potent.",
        said("neratinib", gene="EGFR"),
        said("neratinib", gene="ERBB2"),
    ),
    (
        "Tepotinib (MET inhibitor) and lapatinib were combined.",
        said("tepotinib", gene="MET"),
    ),
    (
        "Newer FGFR inhibitors that in addition block V561M (erdafitinib, futibatinib) are in use.",
        said("erdafitinib", gene="FGFR"),
        said("futibatinib", gene="FGFR"),
    ),
    (
        "Inhibitors of mutated KIT and FLT3, ripretinib and quizartinib, respectively, are taken by mouth.",
        said("ripretinib", gene="KIT"),
        said("quizartinib", gene="FLT3"),
    ),
    (
        "Two kinase inhibitors with better activity against ALK, alectinib and brigatinib, followed.",
        said("alectinib", gene="ALK"),
        said("brigatinib", gene="ALK"),
    ),
    (
        "Antibodies against the receptor, such as immune checkpoint inhibitors, block PD-1.",
        said("immune checkpoint inhibitor", gene="PDCD1"),
    ),
    (
        "Polatuzumab vedotin is a conjugate that brings a poison, namely MMAE, to the cell. It delivers MMAE to "
        "CD79B-positive cells.",
        said("polatuzumab vedotin", gene="CD79B"),
    ),
    (
        "Panitumumab, in use since 2006, is a human monoclonal antibody that binds to a part of EGFR.",
        said("panitumumab", gene="EGFR"),
    ),
    (
        "Sorafenib and panitumumab act on BRAF and EGFR.",
        said("sorafenib", gene="BRAF"),
        said("panitumumab", gene="EGFR"),
    ),
    (
        "Durvalumab and cemiplimab block PD-1/PD-L1 binding.",
        said("durvalumab", gene="CD274;PDCD1"),
        said("cemiplimab", gene="CD274;PDCD1"),
    ),
    (
        "After sotorasib, blocking EGFR with panitumumab was tried.",
        said("panitumumab", gene="EGFR"),
    ),
    (
        "Erdafitinib and futibatinib, inhibitors of FGFR, are taken by mouth.",
        said("erdafitinib", gene="FGFR"),
        said("futibatinib", gene="FGFR"),
    ),
)
CLAIMED += cases(
    ("Sonidegib, a strong inhibitor of SMO, is swallowed.", said("sonidegib", gene="SMO")),
    ("Abemaciclib is a CDK4/6 inhibitor.", said("abemaciclib", gene="CDK4;CDK6")),
    ("Nilotinib is a BCR-ABL inhibitor.", said("nilotinib", gene="BCR::ABL1")),
    (
        "Foretinib is a dual MET/AXL inhibitor.",
        said("foretinib", gene="MET"),
        said("foretinib", gene="AXL"),
    ),
    ("Tepotinib (an oral MET inhibitor) and osimertinib were joined.", said("tepotinib", gene="MET")),
    (
        "Zanubrutinib and acalabrutinib, both BTK inhibitors, are swallowed.",
        said("zanubrutinib", gene="BTK"),
        said("acalabrutinib", gene="BTK"),
    ),
    (
        "First-generation (icotinib and gefitinib) and third-generation (osimertinib) EGFR inhibitors are swallowed.",
        said("icotinib", gene="EGFR"),
        said("gefitinib", gene="EGFR"),
        said("osimertinib", gene="EGFR"),
    ),
    (
        "Kinase inhibitors that target RET, such as selpercatinib and pralsetinib, are swallowed.",
        said("selpercatinib", gene="RET"),
        said("pralsetinib", gene="RET"),
    ),
    (
        "Antibodies may block PD-1 (cemiplimab, pembrolizumab) or its ligand PD-L1 (avelumab).",
        said("cemiplimab", gene="PDCD1"),
        said("pembrolizumab", gene="PDCD1"),
        said("avelumab", gene="CD274"),
    ),
    (
        "Brentuximab vedotin consists of an anti-CD30 antibody and a poison.",
        said("brentuximab vedotin", gene="TNFRSF8"),
    ),
    ("CRBN is described as the direct target of iberdomide.", said("iberdomide", gene="CRBN")),
    ("DHFR, the main target of methotrexate, makes a cofactor.", said("methotrexate", gene="DHFR")),
)
CLAIMED += cases(
    (
        "Gefitinib and erlotinib are reversible, non-covalent inhibitors of EGFR.",
        said("gefitinib", gene="EGFR"),
        said("erlotinib", gene="EGFR"),
    ),
    ("Capmatinib, the MET inhibitor, was given with the AXL inhibitor.", said("capmatinib", gene="MET")),
    (
        "Zanubrutinib and acalabrutinib, covalent inhibitors of BTK, are swallowed.",
        said("zanubrutinib", gene="BTK"),
        said("acalabrutinib", gene="BTK"),
    ),
    (
        "Selpercatinib and capmatinib, potent inhibitors of mutant RET and MET respectively, are swallowed.",
        said("selpercatinib", gene="RET"),
        said("capmatinib", gene="MET"),
    ),
    (
        "Elranatamab and teclistamab have BCMA in common as their target.",
        said("elranatamab", gene="TNFRSF17"),
        said("teclistamab", gene="TNFRSF17"),
    ),
    (
        "Elranatamab and teclistamab recruit T cells to BCMA.",
        said("elranatamab", gene="TNFRSF17"),
        said("teclistamab", gene="TNFRSF17"),
    ),
    ("Idasanutlin disrupts the interaction of MDM2 with p53.", said("idasanutlin", gene="MDM2")),
    ("Dasatinib inhibits KIT in addition to SRC and ABL1.", said("dasatinib", gene="ABL1;KIT;SRC")),
)
CLAIMED += cases(
    # what is done to the amount or state of a known target tells that it is one
    ("Osimertinib inhibited EGFR phosphorylation.", said("osimertinib", gene="EGFR")),
    ("Idelalisib inhibited PIK3CD expression.", said("idelalisib", gene="PIK3CD")),
    # what is known to act on nothing acts on what it deactivates
    ("Quercetin hindered growth by inhibiting MET activation.", said("quercetin", gene="MET")),
    ("Probenecid blocked ABCC2-mediated efflux.", said("probenecid", gene="ABCC2")),
    ("An antisense oligonucleotide blocked KRAS expression.", said("antisense oligonucleotide", gene="KRAS")),
)
NOT_CLAIMED = [
    "Quercetin was given to cells resistant to the EGFR inhibitor.",
    "Loss of BCOR made cells grow. Quercetin was of use against such cells.",
    "The anti-EGFR antibody recognizes EGFR.",
    "Onartuzumab did not prolong survival in MET-positive disease.",
    "Quercetin inhibited MMP9 expression.",
    "Quercetin inhibited MMP9 and CCND1 mRNA levels.",
    "MMP9 secretion was inhibited by quercetin.",
    "The transcription of MMP9 was suppressed by quercetin.",
    "Raised CCND1 was inhibited by quercetin.",
    "Quercetin blocked HGF-induced migration.",
    "The HGF-dependent growth of clones was inhibited by quercetin.",
    "Trametinib inhibited the phosphorylation of STAT3.",
    "STAT3 activation was blocked by trametinib.",
    "Afatinib was more toxic after inhibition of AXL.",
    "Radiation was lethal, and blocking ATM kinase enhanced its effect.",
    "The statin pravastatin is taken by mouth.",
    "Anthracyclines such as doxorubicin harm the heart.",
    "Thalidomide is an immunomodulatory drug.",
    "Upon RAD18 silencing, cisplatin induced more apoptosis.",
    "DHFR lies downstream of the target of raltitrexed.",
    "Sunitinib, a multi-target kinase inhibitor, is taken by mouth.",
    "EGFR is mutated in lung cancer, and gefitinib is taken by mouth.",
    "EGFR activates KRAS.",
    "KRAS is often mutated. Gilteritinib binds the active kinase.",
    "FLT3 is often mutated. Gilteritinib was used against the disease.",
    "The trial compared gefitinib with erlotinib.",
    "Docetaxel was given, and the blockade of CCL2 followed.",
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


REFUSED = [
    ("Quercetin inhibited MMP9 expression.", AMOUNT),
    ("Tepotinib did not prolong survival in MET-positive disease.", ON_RECORD),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_what_is_no_target_is_refused_with_its_reason(text: str, reason: str) -> None:
    assert [r.reason for r in extract(text).rejections if r.what.startswith("target")] == [reason]
