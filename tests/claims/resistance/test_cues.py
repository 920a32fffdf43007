"""Resistance claims of prose: which therapy fails, through what, and how the passage says so."""

import pytest

from claimx.claims.discourse.talk import SHORT
from claimx.sources import document_from_text
from tests.claims.reviews import Said, cases, check, claims, evidence, extractor, said, wishes

CLAIMED = cases(
    (
        "Acquired resistance to crizotinib is caused by the ALK mutations L1196M and G1269A.",
        said("crizotinib", gene="ALK", mutation="L1196M;G1269A", mechanism="secondary mutation", setting="acquired"),
    ),
    (
        "Amplification of MET drives resistance to erlotinib in NSCLC.",
        said("erlotinib", gene="MET", alteration="amplification", mechanism="bypass signaling",
             cancer="non-small cell lung cancer"),
    ),
    (
        "Loss of PTEN confers resistance to trastuzumab in breast cancer.",
        said("trastuzumab", gene="PTEN", alteration="loss", mechanism="tumor suppressor loss", cancer="breast cancer"),
    ),
    (
        "KRAS G12D and KRAS G13D predict lack of response to cetuximab or panitumumab.",
        said("cetuximab", gene="KRAS", mutation="G12D;G13D"),
        said("panitumumab", gene="KRAS", mutation="G12D;G13D"),
    ),
    (
        "Patients whose melanomas carry NRAS Q61K do not respond to vemurafenib.",
        said("vemurafenib", gene="NRAS", mutation="Q61K", cancer="melanoma"),
    ),
    (
        "Resistance to imatinib in CML arises from BCR-ABL1 mutations such as T315I, Y253H, and E255K.",
        said("imatinib", gene="BCR::ABL1", mutation="T315I;Y253H;E255K", cancer="chronic myeloid leukemia"),
    ),
    (
        "Overexpression of ABCB1 reduces the intracellular level of paclitaxel and leads to resistance.",
        said("paclitaxel", gene="ABCB1", alteration="overexpression", mechanism="drug efflux"),
    ),
    (
        "C797S abolishes the covalent binding of osimertinib and thereby causes resistance.",
        said("osimertinib", gene="EGFR", mutation="C797S", mechanism="secondary mutation"),
    ),
    (
        "Cells with FGFR2 V564F are insensitive to infigratinib, pemigatinib, and erdafitinib.",
        said("infigratinib", gene="FGFR2", mutation="V564F"),
        said("pemigatinib", gene="FGFR2", mutation="V564F"),
        said("erdafitinib", gene="FGFR2", mutation="V564F"),
    ),
    (
        "Gatekeeper mutations underlie resistance to many tyrosine kinase inhibitors.",
        said("tyrosine kinase inhibitor", mechanism="gatekeeper mutation"),
    ),
    (
        "Antigen loss is a frequent route of escape from blinatumomab in acute lymphoblastic leukemia.",
        said("blinatumomab", mechanism="antigen loss", cancer="acute lymphoblastic leukemia"),
    ),
    (
        "The splice variant AR-V7 renders prostate cancer insensitive to enzalutamide.",
        said("enzalutamide", gene="AR", mutation="AR-V7", mechanism="splice variant", cancer="prostate cancer"),
    ),
    (
        "The gatekeeper mutation F691L of FLT3 makes AML refractory to quizartinib.",
        said("quizartinib", gene="FLT3", mutation="F691L", mechanism="gatekeeper mutation",
             cancer="acute myeloid leukemia"),
    ),
    (
        "Tumors resistant to first-line crizotinib frequently harbor ALK G1202R.",
        said("crizotinib", gene="ALK", mutation="G1202R"),
    ),
    (
        "CD19 loss causes relapse after CAR-T cell therapy.",
        said("CAR-T therapy", gene="CD19", alteration="loss", mechanism="antigen loss"),
    ),
    (
        "Resistance to trastuzumab, but not to pertuzumab, is caused by p95HER2.",
        said("trastuzumab", gene="ERBB2", mutation="p95HER2", mechanism="truncated receptor", direction="supports"),
    ),
    (
        "Nivolumab was superior to docetaxel, yet JAK1 mutations caused resistance to nivolumab.",
        said("nivolumab", gene="JAK1"),
    ),
    (
        "The EGFR inhibitors gefitinib and erlotinib meet resistance through MET amplification.",
        said("gefitinib", gene="MET", alteration="amplification"),
        said("erlotinib", gene="MET", alteration="amplification"),
    ),
    (
        "Crizotinib, an ALK inhibitor, meets resistance through the L1196M mutation of ALK.",
        said("crizotinib", gene="ALK", mutation="L1196M"),
    ),
    (
        "Resistance to the combination of dabrafenib and trametinib is caused by BRAF amplification.",
        said("dabrafenib + trametinib", gene="BRAF", alteration="amplification", mechanism="target amplification"),
    ),
    (
        "Resistance to dabrafenib plus trametinib follows from the MEK2 mutation C125S.",
        said("dabrafenib + trametinib", gene="MAP2K2", mutation="C125S"),
    ),
    (
        "The T790 M mutation of EGFR leads to resistance to afatinid and gefitinib.",
        said("afatinib", gene="EGFR", mutation="T790M"),
        said("gefitinib", gene="EGFR", mutation="T790M"),
    ),
    (
        "Resistance to Alertinib is mediated by the ALK mutation G1202R.",
        said("alectinib", gene="ALK", mutation="G1202R"),
    ),
    (
        "KIT mutations in axons 9/11 cause resistance to imatinib in GIST.",
        said("imatinib", gene="KIT", mutation="exon 9 mutation;exon 11 mutation",
             cancer="gastrointestinal stromal tumor"),
    ),
    (
        "Upregulation of AXL by hypoxia causes resistance to erlotinib in colon, lung, and renal cancers.",
        said("erlotinib", gene="AXL", alteration="overexpression", cancer="colon cancer;lung cancer;renal cancer"),
    ),
)  # fmt: skip
CLAIMED += cases(
    (
        "T790M does not confer resistance to osimertinib but C797S does.",
        said("osimertinib", mutation="T790M", direction="disputes"),
        said("osimertinib", mutation="C797S", direction="supports"),
    ),
    (
        "MET amplification, but not HGF overexpression, causes resistance to gefitinib.",
        said("gefitinib", gene="MET", alteration="amplification", direction="supports"),
        said("gefitinib", gene="HGF", alteration="overexpression", direction="disputes"),
    ),
    (
        "The T790M substitution in EGFR makes lung adenocarcinoma resistant to gefitinib.",
        said("gefitinib", gene="EGFR", mutation="T790M", cancer="lung adenocarcinoma"),
    ),
    (
        "Hypoxia limits the efficacy of bevacizumab in glioblastoma.",
        said("bevacizumab", mechanism="hypoxia", cancer="glioblastoma"),
    ),
    (
        "MET amplification was seen in gefitinib-resistant tumors.",
        said("gefitinib", gene="MET", alteration="amplification", mechanism="bypass signaling"),
    ),
    (
        "Resistance to gefitinib results from T790M, MET amplification, or KRAS mutations.",
        said("gefitinib", gene="EGFR;MET;KRAS", mutation="T790M", alteration="amplification"),
    ),
)  # fmt: skip
CLAIMED += cases(
    (
        "Acquired resistance of renal cancer to sunitinib can be due to overexpression of AXL.",
        said("sunitinib", gene="AXL", alteration="overexpression", cancer="renal cancer"),
    ),
    (
        "Overexpression of AXL causes resistance to erlotinib, and acquired resistance to vemurafenib is due to NRAS "
        "mutations.",
        said("erlotinib", gene="AXL", alteration="overexpression"),
        said("vemurafenib", gene="NRAS"),
    ),
    (
        "Transformation to small cell lung cancer and amplification of MET cause resistance to gefitinib.",
        said("gefitinib", gene="MET", alteration="amplification", cancer=""),
    ),
    (
        "In brain metastases of melanoma, loss of PTEN causes resistance to vemurafenib.",
        said("vemurafenib", gene="PTEN", alteration="loss", cancer="melanoma"),
    ),
    (
        "Loss of NF1 causes resistance to vemurafenib, for which agents targeting MEK are tried.",
        said("vemurafenib", gene="NF1", alteration="loss"),
    ),
)
CLAIMED += wishes(
    (
        "## Resistance to trastuzumab\n\nLoss of PTEN keeps AKT active in spite of the receptor's blockade.",
        said("trastuzumab", gene="PTEN", alteration="loss", mechanism="tumor suppressor loss"),
        "under a heading that names resistance to a drug, an altered gene is a cause without another word",
    ),
)  # fmt: skip

IN_CONTEXT = cases(
    (
        "Tumors escape from BTK inhibitors by one route and from MEK inhibitors by another. "
        "Resistance mutations of BTK are the commonest.",
        said("BTK inhibitor", gene="BTK", mechanism="secondary mutation"),
    ),
    (
        "This text looks at resistance to the combination of BRAF and MEK inhibitors.\n\n"
        "Causes of resistance include amplification of MAP3K8.",
        said("BRAF inhibitor + MEK inhibitor", gene="MAP3K8", alteration="amplification"),
    ),
    (
        "Resistance to targeted therapy limits its use. Much has been tried to overcome resistance to ALK inhibitors. "
        "The causes include amplification of KIT and hypoxia.",
        said("ALK inhibitor", gene="KIT", alteration="amplification", mechanism="bypass signaling;hypoxia"),
    ),
    (
        "# Resistance to vismodegib and strategies to overcome it\n\n## Findings\n\n"
        "Amplification of GLI2 is a cause of resistance.",
        said("vismodegib", gene="GLI2", alteration="amplification"),
    ),
    (
        "Imatinib blocks KIT and PDGFRA. Resistance to imatinib is caused by secondary kinase mutations.",
        said("imatinib", gene="KIT;PDGFRA", mechanism="secondary mutation"),
    ),
    (
        "Erlotinib blocks EGFR. Resistance to erlotinib is caused by secondary mutations in the kinase domain.",
        said("erlotinib", gene="EGFR", mechanism="secondary mutation"),
    ),
    (
        "## Mechanisms of resistance\n\nHypoxia limits the efficacy of bevacizumab in glioblastoma.",
        said("bevacizumab", mechanism="hypoxia", cancer="glioblastoma"),
    ),
    (
        "## Mechanisms of resistance\n\nDabrafenib plus trametinib loses its efficacy once MEK2 C125S emerges.",
        said("dabrafenib + trametinib", gene="MAP2K2", mutation="C125S"),
    ),
    (
        "## Acquired resistance\n\nA dense extracellular matrix hinders the penetration of trastuzumab.",
        said("trastuzumab", mechanism="extracellular matrix barrier;poor penetration"),
    ),
    (
        "## Resistance to trastuzumab\n\nExpression of MUC4 masks the epitope.",
        said("trastuzumab", gene="MUC4", mechanism="epitope masking"),
    ),
    (
        "# Crizotinib\n\n## Resistance\n\nThe L1196M mutation of ALK prevents binding.",
        said("crizotinib", gene="ALK", mutation="L1196M"),
    ),
)

NOT_CLAIMED = [
    "# Gefitinib\n\n## Resistance\n\nTherapy of lung cancer (NSCLC) harboring EGFR mutations faces resistance.",
    "AXL may be a target in overcoming resistance to osimertinib.",
    "EGFR mutations are found in about 15% of lung adenocarcinomas in Europe.",
    "MET amplification occurs in gastric cancer.",
    "KRAS is mutated in most pancreatic cancers.",
    "Crizotinib was approved in 2011.",
    "Multidrug-resistant tuberculosis is treated with rifampicin.",
    "Median survival was 12 months in the gefitinib arm.",
    "Insulin resistance is common among patients with obesity.",
    "This review discusses mechanisms of resistance to EGFR inhibitors.",
    "Resistance to gefitinib is frequent.",
    "Sotorasib locks KRAS G12C in its inactive state.",
    "NSCLC with EGFR L858R responds to erlotinib.",
    "Trastuzumab is approved for relapsed breast cancer.",
    "Patients with refractory melanoma received ipilimumab.",
    "## Resistance to trastuzumab\n\nLapatinib was approved for breast cancer.",
    "Gilteritinib is licensed for relapsed or refractory AML with FLT3 mutations.",
    "Capmatinib was given to lung cancers with MET amplification without any known resistance mutation.",
    "Treatment of NSCLC harboring epidermal growth factor receptor (EGFR) mutations with EGFR-TKIs meets resistance.",
    "## Notes\n\nEGFR-mutant NSCLCs that have relapsed from gefitinib are common.",
    "## Notes\n\nHER2-amplified breast cancer is sometimes insensitive to trastuzumab.",
    "## Rituximab\n\nSRC makes cells resistant to anoikis.",
    "## Etoposide\n\nFailure of autophagy let CDKN2A rise.",
    "Rebound of MEK was seen in lines sensitive and resistant to trametinib.",
    "# Breast cancer\n\nADAM12 knockdown decreased anoikis resistance and slowed migration.",
    "# Tamoxifen\n\nResistance to tamoxifen is common. Conversely, knockdown of FOXO3 reduced the activity of PI3K.",
    "# Drug resistance\n\nThe biopsy was from a man with dabrafenib-resistant, BRAF-mutated (V600E) melanoma.",
    "# Drug resistance\n\nFive BRAF V600E melanomas with intrinsic resistance to dabrafenib were sequenced.",
    "# Drug resistance\n\nClones resistant to trametinib were raised from two GNAQ Q209L mutant lines.",
]

HOW = [
    ("T790M confers resistance to gefitinib.", "supports", "asserted", ""),
    ("T790M does not confer resistance to osimertinib.", "disputes", "asserted", ""),
    ("There is no evidence that KRAS mutations cause resistance to trastuzumab.", "disputes", "asserted", ""),
    ("Neither KRAS nor BRAF mutations were associated with resistance to trastuzumab.", "disputes", "asserted", ""),
    ("Secondary mutations of KIT have not been found in patients who progress on avapritinib.",
     "disputes", "asserted", "acquired"),
    ("Gefitinib does not cover the full range of EGFR resistance mutations.", "supports", "asserted", ""),
    ("Not only T790M confers resistance to gefitinib.", "supports", "asserted", ""),
    ("Tumors with JAK1 mutations no longer respond to pembrolizumab.", "supports", "asserted", "acquired"),
    ("Tumors with JAK1 mutations do not respond to pembrolizumab.", "supports", "asserted", ""),
    ("MET amplification may contribute to resistance to EGFR inhibitors.", "supports", "hedged", ""),
    ("Hypoxia is thought to promote resistance to bevacizumab.", "supports", "hedged", ""),
    ("Epithelial-mesenchymal transition has been proposed as a cause of resistance to erlotinib.",
     "supports", "hedged", ""),
    ("Whether AXL overexpression causes resistance to erlotinib remains to be determined.",
     "supports", "speculative", ""),
    ("It is anticipated that ESR1 D538G will cause resistance to fulvestrant.", "supports", "speculative", ""),
    ("Primary resistance to vemurafenib has been linked to PTEN loss in melanoma.", "supports", "asserted", "primary"),
    ("De novo resistance to gefitinib is caused by KRAS mutations.", "supports", "asserted", "primary"),
    ("MET amplification causes intrinsic resistance to gefitinib.", "supports", "asserted", "primary"),
    ("After an initial response, tumors relapse on vemurafenib because of NRAS mutations.",
     "supports", "asserted", "acquired"),
    ("In two patients who relapsed on pembrolizumab, JAK1 mutations were the cause of resistance.",
     "supports", "asserted", "acquired"),
    ("PTEN loss was the cause of resistance to vemurafenib in tumors that never responded.",
     "supports", "asserted", "primary"),
    ("AXL, which is not found in every tumor, causes resistance to erlotinib.", "supports", "asserted", ""),
    ("That NRAS mutations cause resistance to vemurafenib was not proved until later.", "supports", "asserted", ""),
    ("MET amplification seemed to cause resistance to cetuximab; this was not confirmed.", "disputes", "hedged", ""),
    ("ATM takes part in apoptosis, but not in resistance to cisplatin.", "disputes", "asserted", ""),
    ("First biopsies held no T790M, suggesting that T790M is linked to progression on gefitinib.",
     "supports", "hedged", "acquired"),
    ("Primary or acquired resistance to cetuximab is caused by KRAS mutations.",
     "supports", "asserted", "primary;acquired"),
]  # fmt: skip

NAMED_BY_THE_WORD = cases(
    ("SNAI2 has been linked with chemoresistance in ovarian cancer.",
     said("chemotherapy", gene="SNAI2", cancer="ovarian cancer")),
    ("Overexpression of ABCB1 leads to multidrug resistance.",
     said("chemotherapy", gene="ABCB1", alteration="overexpression", mechanism="drug efflux")),
    ("Carboplatin is in wide use. Overexpression of ERCC1 underlies chemoresistance.",
     said("carboplatin", gene="ERCC1", alteration="overexpression")),
    ("Loss of KEAP1 causes radioresistance.", said("radiotherapy", gene="KEAP1", alteration="loss")),
    ("Deletion of SLFN11 reduces the chemosensitivity of tumors.", said("chemotherapy", gene="SLFN11",
     alteration="deletion")),
)  # fmt: skip
FOR_WHOM = cases(
    ("NTRK1 fusions cause resistance to dacomitinib in patients with EGFR mutations.",
     said("dacomitinib", gene="NTRK1", alteration="rearrangement")),
    ("Loss of PARG causes resistance to niraparib in BRCA2-deficient cells.",
     said("niraparib", gene="PARG", alteration="loss")),
    ("All lines with EGFR mutations were resistant to selumetinib, whereas the MET-amplified lines were sensitive.",
     said("selumetinib", gene="EGFR")),
    ("Cells lacking MSH2 tolerate temozolomide.", said("temozolomide", gene="MSH2", alteration="loss")),
    ("Activation of SRC is a major driver of ABL1 mutation-independent bosutinib resistance.",
     said("bosutinib", gene="SRC", alteration="activation")),
    ("Activation of SRC contributes to neratinib resistance in lung cancer cells harboring the H1047R mutation.",
     said("neratinib", gene="SRC", mutation="", alteration="activation")),
    ("Loss of NF1 underlies resistance to dabrafenib in BRAF(V600E) melanoma.",
     said("dabrafenib", gene="NF1", mutation="", alteration="loss")),
    ("Resistance to dabrafenib was driven by AXL in clones that express KRAS.", said("dabrafenib", gene="AXL")),
    ("Drivers are mutations of EGFR, for example L858R, that confer sensitivity to erlotinib; the acquired variants"
     " T790M confer drug resistance.", said("erlotinib", gene="EGFR", mutation="T790M")),
    ("Interferons given into the tumor revert resistance to nivolumab due to mutations of JAK1.",
     said("nivolumab", gene="JAK1")),
    ("High ERCC1 expression predicted poor cisplatin response.",
     said("cisplatin", gene="ERCC1", alteration="overexpression")),
    ("Resistance to pertuzumab was seen in cells harboring H1047R.", said("pertuzumab", mutation="H1047R")),
    ("DUSP4 makes cells resistant to docetaxel-induced apoptosis.", said("docetaxel", gene="DUSP4")),
    ("While AXL causes resistance to erlotinib, this is not the case for MERTK.",
     said("erlotinib", gene="AXL", direction="supports"), said("erlotinib", gene="MERTK", direction="disputes")),
    ("No mutation of KIT was found in tumors that relapsed on imatinib; amplification of FGFR1 was the common change.",
     said("imatinib", gene="KIT", direction="disputes"), said("imatinib", gene="FGFR1", direction="supports")),
    ("Mutations of KIT and loss of PTEN were looked for, but neither was seen in tumors that relapsed on imatinib.",
     said("imatinib", gene="KIT;PTEN", direction="disputes")),
    ("D761Y was found beside L858R in a tumor resistant to gefitinib.",
     said("gefitinib", gene="EGFR", mutation="D761Y")),
    ("Amplification of MET causes resistance to gefitinib in cells with L858R.",
     said("gefitinib", gene="MET", mutation="")),
    ("MCL1 endowed FLT3-TKD cells with resistance to quizartinib.", said("quizartinib", gene="MCL1", mutation="")),
    ("Amplification of FGFR1 precludes response to palbociclib.",
     said("palbociclib", gene="FGFR1", alteration="amplification")),
    ("Loss of MAD2L2 made cells resistant to talazoparib.", said("talazoparib", gene="MAD2L2", alteration="loss")),
)  # fmt: skip
LEFT_OUT = cases(
    (
        "Resistance to gefitinib through MET amplification has led to the development of capmatinib.",
        said("gefitinib", gene="MET"),
    ),
    (
        "## Gefitinib\n\nMET amplification contributes to resistance, which led to the development of MET inhibitors.",
        said("gefitinib", gene="MET"),
    ),
    (
        "T315I disrupts binding of the resistant kinase to nilotinib but retains binding to ponatinib.",
        said("nilotinib", mutation="T315I"),
    ),
)
"""A therapy that a failure of others calls for, or spares, does not fail."""
LISTED = cases(
    (
        "## Crizotinib\n\nResistance is frequent. These mechanisms include MET amplification and hypersensitivity.",
        said("crizotinib", gene="MET"),
    ),
    ("## Crizotinib\n\nPatients did well. These mechanisms include MET amplification and hypersensitivity.",),
)
OVERCOME = [
    "Cells with RAB6C exhibited less resistance to doxorubicin and vincristine.",
    "The diminished resistance to doxorubicin was caused by overexpression of RAB6C.",
    "Vemurafenib resistance limits the efficacy of this drug in melanomas with the BRAF V600E mutation.",
    "BRAF V600E mutant cells that dabrafenib-resistant clones came from may tell of resistance to dabrafenib.",
    "The drug points to a way of overcoming sunitinib resistance through targeting altered lipid metabolism.",
    "Blocking IDO1 changes the immune cells, so that tumors once refractory yield to nivolumab.",
    "This review summarizes the roles of ESR1 mutations in resistance to letrozole.",
    "This work set out to find whether the RB1 pathway is changed in ribociclib-resistant lines.",
]


@pytest.mark.parametrize(("text", "expected"), [*CLAIMED, *IN_CONTEXT])
def test_resistance_is_claimed(text: str, expected: list[Said]) -> None:
    check("resistance", text, expected)


@pytest.mark.parametrize("text", NOT_CLAIMED)
def test_no_resistance_is_claimed(text: str) -> None:
    assert claims("resistance", text) == ()


@pytest.mark.parametrize(("text", "direction", "certainty", "setting"), HOW)
def test_how_resistance_is_stated(text: str, direction: str, certainty: str, setting: str) -> None:
    told = evidence("resistance", text)
    assert (told.direction, told.certainty, told.setting) == (direction, certainty, setting)


@pytest.mark.parametrize(("text", "expected"), NAMED_BY_THE_WORD)
def test_words_of_resistance_name_their_therapy(text: str, expected: list[Said]) -> None:
    check("resistance", f"# A study of cells\n\n## Results\n\n{text}", expected)


@pytest.mark.parametrize(("text", "expected"), FOR_WHOM)
def test_what_marks_the_tumors_is_no_cause(text: str, expected: list[Said]) -> None:
    check("resistance", f"# A study of cells\n\n## Results\n\n{text}", expected)


@pytest.mark.parametrize(("text", "expected"), [*LEFT_OUT, *LISTED])
def test_therapies_left_out_and_causes_listed(text: str, expected: list[Said]) -> None:
    check("resistance", text, expected)


@pytest.mark.parametrize("text", OVERCOME)
def test_what_overcomes_or_announces_is_no_cause(text: str) -> None:
    assert claims("resistance", f"# A study of cells\n\n## Results\n\n{text}") == ()


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Second mutations of the kinase have not been found.", ["secondary mutation"]),
        ("Second mutations of the kinase are a harder problem, for no antibody can reach them.", []),
    ],
)
def test_a_mechanism_alone_is_denied_where_it_was_not_found(text: str, denied: list[str]) -> None:
    found = claims("resistance", f"## Resistance to crizotinib\n\nTumors relapse on crizotinib. {text}")
    assert [m for c in found for m in c.mechanism for e in c.evidence if e.direction == "disputes"] == denied


@pytest.mark.parametrize(("topic", "claimed"), [("lymphoma", True), ("infections", False)])
def test_multidrug_resistance_names_chemotherapy_in_texts_on_tumors(topic: str, claimed: bool) -> None:
    padding = "The weather was fine. " * SHORT
    text = f"## Notes on {topic}\n\n{padding}Multidrug resistance through drug efflux is common."
    found = extractor().extract(document_from_text(text, "invented"))
    assert any(c.drug == "chemotherapy" for c in found.claims) is claimed


@pytest.mark.parametrize(
    ("harm", "claimed"),
    [("cisplatin", True), ("cisplatin-induced nephropathy", False), ("cisplatin-induced death", True)],
)
def test_a_harm_that_is_averted_is_no_failure(harm: str, claimed: bool) -> None:
    text = f"## Notes on mice\n\n{'The weather was fine. ' * SHORT}Loss of ERCC1 confers resistance to {harm}."
    found = extractor().extract(document_from_text(text, "invented"))
    assert any(c.type == "resistance" for c in found.claims) is claimed
    assert claimed or any("harm" in r.reason for r in found.rejections)


@pytest.mark.parametrize(
    ("text", "genes"),
    [
        ("PTK7 induces NOTCH1 expression in stromal cells and oxaliplatin resistance.", ("PTK7",)),
        ("CD44 enhances EGFR signaling in young cells and confers resistance to docetaxel.", ("CD44",)),
        ("Stroma induces NOTCH1 expression and oxaliplatin resistance.", ("NOTCH1",)),
        ("PTK7 enhances growth through NOTCH1 and resistance to oxaliplatin.", ("NOTCH1", "PTK7")),
    ],
)
def test_what_a_cause_does_besides_is_no_cause(text: str, genes: tuple[str, ...]) -> None:
    assert {gene for claim in claims("resistance", text) for gene in claim.gene} == set(genes)


@pytest.mark.parametrize(
    ("resistance", "explicit"),
    [("anoikis resistance", False), ("resistance", True), ("apoptosis resistance to cisplatin", True)],
)
def test_cells_that_resist_their_own_death_resist_no_therapy(resistance: str, explicit: bool) -> None:
    text = f"Cisplatin is given for ovarian cancer. Overexpression of MCL1 brings about {resistance}."
    rules = {e.extractor.split()[-1] for c in claims("resistance", text) for e in c.evidence}
    assert bool(rules & {"resistance/explicit", "resistance/frame"}) is explicit
