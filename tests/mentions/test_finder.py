"""Mentions: what a text names, resolved to canonical names; what is refused, and why."""

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claimx.lexicon import Lexicon, Term, read_lexicon
from claimx.mentions import Annotation, MentionFinder, classes, neighbors
from claimx.mentions.class_names import is_class_of_target
from claimx.schema import LABELS, Label, Mention
from claimx.sentences import find_sentences
from tests.claims.reviews import extract

NAMED: list[tuple[Label, str, list[tuple[str, str]]]] = [
    ("DRUG", "Imatinib mesylate (Gleevec) and sunitinib malate were given.",
     [("Imatinib mesylate", "imatinib"), ("Gleevec", "imatinib"), ("sunitinib malate", "sunitinib")]),
    ("DRUG", "LDK378 is now called ceritinib.", [("LDK378", "ceritinib"), ("ceritinib", "ceritinib")]),
    ("DRUG", "Dabrafenib and trametinib are combined.", [("Dabrafenib", "dabrafenib"), ("trametinib", "trametinib")]),
    ("DRUG", "Trastuzumab emtansine (T-DM1) is a conjugate.",
     [("Trastuzumab emtansine", "trastuzumab emtansine"), ("T-DM1", "trastuzumab emtansine")]),
    ("DRUG", "Herceptin emtansine and Herceptin differ.",
     [("Herceptin emtansine", "trastuzumab emtansine"), ("Herceptin", "trastuzumab")]),
    ("DRUG", "Interferon-alpha and 5-FU are old.", [("Interferon-alpha", "interferon alfa"), ("5-FU", "fluorouracil")]),
    ("DRUG", "Afatinid and Alertinib are kinase inhibitors.", [("Afatinid", "afatinib"), ("Alertinib", "alectinib")]),
    ("DRUG", "The inhibitor was given.", []),
    ("DRUG_CLASS", "EGFR inhibitors and immune checkpoint inhibitors differ.",
     [("EGFR inhibitors", "EGFR inhibitor"), ("immune checkpoint inhibitors", "immune checkpoint inhibitor")]),
    ("DRUG_CLASS", "Anti-VEGF therapy and VEGF-targeted therapy are one.",
     [("Anti-VEGF therapy", "VEGF inhibitor"), ("VEGF-targeted therapy", "VEGF inhibitor")]),
    ("DRUG_CLASS", "Anti-EGFR antibodies and AXL inhibitors differ.",
     [("Anti-EGFR antibodies", "anti-EGFR antibody"), ("AXL inhibitors", "AXL inhibitor")]),
    ("DRUG_CLASS", "EGFR TKI therapy is no other TKI therapy.",
     [("EGFR TKI", "EGFR inhibitor"), ("TKI", "tyrosine kinase inhibitor")]),
    ("DRUG_CLASS", "Anti-CD19 chimeric antigen receptor (CAR) T-cell therapy is given.",
     [("Anti-CD19 chimeric antigen receptor (CAR) T-cell therapy", "CD19 CAR-T therapy")]),
    ("DRUG_CLASS", "Anti-CD33 bispecific T-cell engagers are no plain antibodies.",
     [("Anti-CD33 bispecific T-cell engagers", "anti-CD33 bispecific T-cell engager")]),
    ("DRUG_CLASS", "ALK tyrosine kinase inhibitors (TKIs) are drugs; TKIs are swallowed.",
     [("ALK tyrosine kinase inhibitors", "ALK inhibitor"), ("TKIs", "tyrosine kinase inhibitor"),
      ("TKIs", "tyrosine kinase inhibitor")]),
    ("DRUG_CLASS", "ADCs and mAbs are infused.", 
     [("ADCs", "antibody-drug conjugate"), ("mAbs", "monoclonal antibody")]),
    ("DRUG_CLASS", "A mAB, two mABs and MAbs.",
     [("mAB", "monoclonal antibody"), ("mABs", "monoclonal antibody"), ("MAbs", "monoclonal antibody")]),
    ("DRUG_CLASS", "Antibodies targeting MUC16, CD36 or FASN and inhibitors of AXL and PIM1 were made.",
     [("Antibodies targeting MUC16", "anti-MUC16 antibody"), ("CD36", "anti-CD36 antibody"),
      ("FASN", "anti-FASN antibody"), ("inhibitors of AXL", "AXL inhibitor"), ("PIM1", "PIM inhibitor")]),
    ("DRUG_CLASS", "Bispecific antibodies targeting MUC16 were made.",
     [("Bispecific antibodies", "bispecific antibody")]),
    ("DRUG_CLASS", "ACR-ABL inhibitors came first.", [("ACR-ABL inhibitors", "BCR::ABL1 inhibitor")]),
    ("DRUG_CLASS", "DDR inhibitors are none of the DDR1 inhibitors.",
     [("DDR inhibitors", "DDR inhibitor"), ("DDR1 inhibitors", "DDR1 inhibitor")]),
    ("DRUG_CLASS", "HER2 mAb treatment followed anti-EGFR antibody therapy.",
     [("HER2 mAb treatment", "anti-HER2 antibody"), ("anti-EGFR antibody therapy", "anti-EGFR antibody")]),
    ("DRUG_CLASS", "CD19/CD22 CAR T cells, CD70-targeting CARs and CD4 cells.",
     [("CD19", "CD19 CAR-T therapy"), ("CD22 CAR T cells", "anti-CD22 CAR-T therapy"),
      ("CD70-targeting CARs", "anti-CD70 CAR-T therapy")]),
    ("DRUG_CLASS", "HER2 and TROP2 ADCs, a CD79b-directed ADC, anti-BCMA CAR T cells.",
     [("HER2", "HER2-directed ADC"), ("TROP2 ADCs", "TROP2-directed ADC"),
      ("CD79b-directed ADC", "anti-CD79B antibody-drug conjugate"), ("anti-BCMA CAR T cells", "BCMA CAR-T therapy")]),
    ("DRUG_CLASS", "BRAF plus MEK inhibitors; CTLA-4 and PD-1 blockade; ERα degraders; CRBN-based degraders.",
     [("BRAF", "BRAF inhibitor"), ("MEK inhibitors", "MEK inhibitor"), ("CTLA-4", "anti-CTLA-4 antibody"),
      ("PD-1 blockade", "anti-PD-1 antibody"), ("ERα degraders", "selective estrogen receptor degrader"),
      ("degraders", "PROTAC")]),
    ("DRUG_CLASS", "ADCs targeting TROP2 or HER2, CAR T cells against CD19 and a CD20-targeted immunotherapy.",
     [("ADCs targeting TROP2", "TROP2-directed ADC"), ("HER2", "HER2-directed ADC"),
      ("CAR T cells against CD19", "CD19 CAR-T therapy"),
      ("CD20-targeted immunotherapy", "anti-CD20 antibody")]),
    ("DRUG_CLASS", "Agents targeting MET protein, BTK (a kinase), and the AXL receptor.",
     [("Agents targeting MET", "MET inhibitor"), ("BTK", "BTK inhibitor"), ("AXL", "AXL inhibitor")]),
    ("DRUG_CLASS", "CAR T cells directed at CD22.", [("CAR T cells", "CAR-T therapy")]),
    ("DRUG_CLASS", "Conjugates against TROP2, CD20 engagers and sugar conjugates against CD22.",
     [("Conjugates against TROP2", "TROP2-directed ADC"), ("CD20 engagers", "anti-CD20 bispecific T-cell engager")]),
    ("DRUG_CLASS", "Clones resistant to dual inhibition of EGFR and MET; inhibition of EGFR by phosphatases was seen.",
     [("dual inhibition of EGFR", "EGFR inhibitor"), ("MET", "MET inhibitor")]),
    ("DRUG_CLASS", "Drugs that trap PARP and drugs that degrade the estrogen receptor.",
     [("Drugs that trap PARP", "PARP inhibitor"),
      ("drugs that degrade the estrogen receptor", "selective estrogen receptor degrader")]),
    ("DRUG_CLASS", "Interferons, interleukins and polymer-drug conjugates.", []),
    ("DRUG_CLASS", "EGFR and ALK are genes.", []),
    ("GENE", "HER-2, HER2/neu, ErbB2 and c-erbB-2 are one.",
     [("HER-2", "ERBB2"), ("HER2/neu", "ERBB2"), ("ErbB2", "ERBB2"), ("c-erbB-2", "ERBB2")]),
    ("GENE", "p53, PD-L1, and c-MET are proteins.", [("p53", "TP53"), ("PD-L1", "CD274"), ("c-MET", "MET")]),
    ("GENE", "TGF-beta and TGF-\u03b2 are one; NF-\u03baB is another.",
     [("TGF-beta", "TGFB1"), ("TGF-\u03b2", "TGFB1"), ("NF-\u03baB", "NF-kB")]),
    ("GENE", "BCR-ABL and RAS are no single genes.", [("BCR-ABL", "BCR::ABL1"), ("RAS", "RAS")]),
    ("GENE", "MET and KIT are receptors, as is PI3 K a kinase.", [("MET", "MET"), ("KIT", "KIT"), ("PI3 K", "PI3K")]),
    ("GENE", "Matrix metalloproteinase-2, matrix metalloproteinase (MMP)9 and protein kinase C alpha are members.",
     [("Matrix metalloproteinase-2", "MMP2"), ("matrix metalloproteinase (MMP)9", "MMP9"),
      ("protein kinase C alpha", "PRKCA")]),
    ("GENE", "A KANK1-NTRK3 fusion, TPR::MET and a ZZEF1-ALK gene fusion were found.",
     [("KANK1-NTRK3", "KANK1::NTRK3"), ("TPR::MET", "TPR::MET"), ("ZZEF1-ALK", "ZZEF1::ALK")]),
    ("GENE", "ALK-ROS1 tests, an ALK/ROS1 fusion and the EGFR-MET axis are no fusions of the two.",
     [("ALK", "ALK"), ("ROS1", "ROS1"), ("ALK", "ALK"), ("ROS1", "ROS1"), ("EGFR", "EGFR"), ("MET", "MET")]),
    ("GENE", "miR-20a, microRNA-485, let-7a and lncRNA TINCR rose, and shieldin was lost.",
     [("miR-20a", "MIR20A"), ("microRNA-485", "MIR485"), ("let-7a", "MIRLET7A1"), ("TINCR", "TINCR"),
      ("shieldin", "shieldin")]),
    ("GENE", "IFN-g rose; MMP-97 did not, and of PI3K 10 nM was enough.", [("IFN-g", "IFNG"), ("PI3K", "PI3K")]),
    ("GENE", "An IL-15 receptor, an SRC-binding protein and the BCL2-interacting killer are other genes.", []),
    ("GENE", "They met. All cats rest in a kit; the rats had an impact.", []),
    ("GENE", "The SD was 4, the CI 3 to 5, and a CAT scan was done.", []),
    ("GENE", "Catalase (CAT) protects.", [("Catalase", "CAT"), ("CAT", "CAT")]),
    ("GENE", "Placental growth factor (PIGF) rises; PIGF is secreted.",
     [("Placental growth factor", "PGF"), ("PIGF", "PGF"), ("PIGF", "PGF")]),
    ("GENE", "Fc\u03b3 receptors and Fcy receptors are one.", 
     [("Fc\u03b3 receptors", "FCGR"), ("Fcy receptors", "FCGR")]),
    ("MUTATION", "T790M, p.Thr790Met and p.(Leu858Arg) were found.",
     [("T790M", "T790M"), ("p.Thr790Met", "T790M"), ("p.(Leu858Arg)", "L858R")]),
    ("MUTATION", "The T790 M mutation of EGFR and D842 V of PDGFRA are split.",
     [("T790 M", "T790M"), ("D842 V", "D842V")]),
    ("MUTATION", "BRAF V600E/K was found.", [("V600E/K", "V600E"), ("V600E/K", "V600K")]),
    ("MUTATION", "KIT mutations in axons 9/11 were found.",
     [("mutations in axons 9/11", "exon 11 mutation"), ("mutations in axons 9/11", "exon 9 mutation")]),
    ("MUTATION", "EGFRvIII, p95HER2 and MET exon 14 skipping were found.",
     [("EGFRvIII", "EGFRvIII"), ("p95HER2", "p95HER2"), ("exon 14 skipping", "exon 14 skipping")]),
    ("MUTATION", "Cells MCF7 and A549 with CD44 in phase 2 were kept.", []),
    ("ALTERATION", "Loss of PTEN, MET amplification, and increased HIF1A were seen.",
     [("Loss", "loss"), ("amplification", "amplification"), ("increased", "overexpression")]),
    ("ALTERATION", "ALK-rearranged tumors and promoter methylation of MGMT were seen.",
     [("rearranged", "rearrangement"), ("promoter methylation", "methylation")]),
    ("ALTERATION", "Depletion of NF2, a STK11 knockout and RB1-null cells were seen; iron depletion was not.",
     [("Depletion", "loss"), ("knockout", "loss"), ("null", "loss")]),
    ("ALTERATION", "Overabundance of SOX2, repression of DUSP6 and AXL-high tumors were seen.",
     [("Overabundance", "overexpression"), ("repression of", "downregulation"), ("high", "overexpression")]),
    ("ALTERATION", "The dose was increased, and patients were lost.", []),
    ("ALTERATION", "A loss of potency was seen; T-cell activation and activated macrophages were not.", []),
    ("ALTERATION", "The trial was activated, and loss of vision in one eye was reported.", []),
    ("ALTERATION", "Loss of the ABCD9 protein and activation of the pathway were seen.",
     [("Loss", "loss"), ("activation", "activation")]),
    ("ALTERATION", "EGFR signaling was studied; increased EGFR signaling was seen.",
     [("signaling", "activation")]),
    ("ALTERATION", "Tumors had increased EGFR signalling.", [("signalling", "activation")]),
    ("ALTERATION", "Of all, 150 genes were upregulated; activating KIT mutations were in the activation loop.", []),
    ("ALTERATION", "CD55 levels were higher; glucose levels were raised; expression of KIT fell at relapse.",
     [("levels were higher", "overexpression"), ("expression of KIT fell", "downregulation")]),
    ("ALTERATION", "Cells activate compensatory pathways.", [("activate", "activation")]),
    ("ALTERATION", "A mitogen-activated protein kinase was seen, AKT was activated.", [("activated", "activation")]),
    ("ALTERATION", "GAS6 was markedly elevated; EREG expression was reduced; induction of AXL was seen.",
     [("elevated", "overexpression"), ("expression was reduced", "downregulation"),
      ("induction of", "overexpression")]),
    ("ALTERATION", "It has increased activity against FLT3, and high single agent activity in all.", []),
    ("ALTERATION", "Probenecid left increasing MTX levels, and a loss of covalent binding to KRAS was seen.", []),
    ("ALTERATION", "An increased MET copy number and increased KIT mutations were seen.", []),
    ("MECHANISM", "The chemokine ligand CXCL5 was raised; ligand-induced growth and resistant clones were seen.", []),
    ("MECHANISM", "The immune checkpoint promotes growth; complement inhibitors and alternative mechanisms exist.", []),
    ("MECHANISM", "The G2 checkpoint activation and epigenetic regulation were seen.", []),
    ("MECHANISM", "A mutation in the ECD, rare subclones and high amounts of the ligand were seen.",
     [("mutation in the ECD", "secondary mutation"), ("rare subclones", "tumor heterogeneity"),
      ("high amounts of the ligand", "alternative ligand")]),
    ("CANCER", "ECD is a histiocytosis.", [("ECD", "Erdheim-Chester disease")]),
    ("CANCER", "Antibodies bind the ECD of a receptor.", []),
    ("MECHANISM", "A gene was subcloned; chromatin and the metabolic rate were studied in cystic fibrosis.", []),
    ("MECHANISM", "Bypass through AXL, relief of negative feedback, and a secondary KIT mutation were seen.",
     [("Bypass through", "bypass signaling"), ("relief of negative feedback", "pathway reactivation"),
      ("secondary KIT mutation", "secondary mutation")]),
    ("MECHANISM", "PTEN loss and a reduced uptake of the drug were seen; CD20 expression was reduced.",
     [("PTEN loss", "tumor suppressor loss"), ("reduced uptake of the drug", "reduced uptake"),
      ("CD20 expression was reduced", "antigen downregulation")]),
    ("MECHANISM", "Antigen loss or downregulation was seen.",
     [("Antigen loss", "antigen loss"), ("downregulation", "antigen downregulation")]),
    ("MECHANISM", "Loss/downregulation of the antigen was seen, growth was reduced.",
     [("Loss", "antigen loss"), ("downregulation of the antigen", "antigen downregulation")]),
    ("MECHANISM", "Antigen loss and a downregulation of cytokines were seen.", [("Antigen loss", "antigen loss")]),
    ("MECHANISM", "ERBB2 loss was seen; glucose uptake fell; immunosuppressive drugs were given.", []),
    ("MECHANISM", "The median was not reached; checkpoint inhibitors at high doses restored T-cell responses.", []),
    ("MECHANISM", "HIF-1α is the hypoxia-inducible factor 1α; the drug crossed the blood-brain barrier.", []),
    ("MECHANISM", "Central serous chorioretinopathy (CSC) was seen; CSC is rare.", []),
    ("MECHANISM", "Cancer stem-like cells (CSC) were seen; CSC are rare.",
     [("Cancer stem-like cells", "cancer stem cells"), ("CSC", "cancer stem cells"), ("CSC", "cancer stem cells")]),
    ("MECHANISM", "Gatekeeper mutations, drug efflux, and hypoxia were seen.",
     [("Gatekeeper mutations", "gatekeeper mutation"), ("drug efflux", "drug efflux"), ("hypoxia", "hypoxia")]),
    ("MECHANISM", "A dense extracellular matrix and EMT were seen.",
     [("dense extracellular matrix", "extracellular matrix barrier"), ("EMT", "epithelial-mesenchymal transition")]),
    ("CANCER", "NSCLC, non-small-cell lung cancer, and SCLC differ.",
     [("NSCLC", "non-small cell lung cancer"), ("non-small-cell lung cancer", "non-small cell lung cancer"),
      ("SCLC", "small cell lung cancer")]),
    ("CANCER", "Colon, lung, and renal cancers were included.",
     [("Colon", "colon cancer"), ("lung", "lung cancer"), ("renal cancers", "renal cancer")]),
    ("CANCER", "Breast and ovarian cancers were included.",
     [("Breast", "breast cancer"), ("ovarian cancers", "ovarian cancer")]),
    ("CANCER", "HER2-positive breast cancer and TNBC differ.",
     [("HER2-positive breast cancer", "HER2-positive breast cancer"), ("TNBC", "triple-negative breast cancer")]),
    ("CANCER", "Acute lymphoblastic leukemia (ALL) relapses; ALL is rare.",
     [("Acute lymphoblastic leukemia", "acute lymphoblastic leukemia"), ("ALL", "acute lymphoblastic leukemia"),
      ("ALL", "acute lymphoblastic leukemia")]),
    ("CANCER", "Gastric cancer is common. GC cells were grown.",
     [("Gastric cancer", "gastric cancer"), ("GC", "gastric cancer")]),
    ("CANCER", "The GC content was measured. GC cells were grown.", []),
    ("CANCER", "ALL patients met all criteria for a heart, lung, and brain scan.", []),
]  # fmt: skip
WISHED = [
    pytest.param(
        "DRUG_CLASS",
        "RAD52 inhibitors, antagonists of CXCR3 and a kinase inhibitor (TKI) that targets MUSK were given.",
        [
            ("RAD52 inhibitors", "RAD52 inhibitor"),
            ("antagonists of CXCR3", "CXCR3 inhibitor"),
            ("inhibitor (TKI) that targets MUSK", "MUSK inhibitor"),
        ],
    ),
    pytest.param(
        "DRUG_CLASS",
        "EGFR and ALK inhibitors were given.",
        [("EGFR", "EGFR inhibitor"), ("ALK inhibitors", "ALK inhibitor")],
    ),
    pytest.param(
        "DRUG_CLASS",
        "Partners were AKT, PI3K, or mTORC1 inhibition.",
        [("AKT", "AKT inhibitor"), ("PI3K", "PI3K inhibitor"), ("mTORC1 inhibition", "mTOR inhibitor")],
    ),
    pytest.param(
        "DRUG_CLASS",
        "It failed under EGFR- and ER-targeted therapies.",
        [("EGFR", "EGFR inhibitor"), ("ER-targeted therapies", "estrogen receptor inhibitor")],
    ),
    pytest.param(
        "DRUG_CLASS",
        "A TLR4 agonist, BCMA CAR T cells, CD22-targeted ADCs and an EZH2i were tried.",
        [
            ("TLR4 agonist", "TLR agonist"),
            ("BCMA CAR T cells", "BCMA CAR-T therapy"),
            ("CD22-targeted ADCs", "anti-CD22 antibody-drug conjugate"),
            ("EZH2i", "EZH2 inhibitor"),
        ],
    ),
    pytest.param(
        "DRUG_CLASS",
        "Compounds that inhibit PLCG1 and ERBB3-inhibiting drugs were given with an AVPR2 agonist.",
        [
            ("Compounds that inhibit PLCG1", "PLCG1 inhibitor"),
            ("ERBB3-inhibiting drugs", "HER3 inhibitor"),
            ("AVPR2 agonist", "AVPR2 agonist"),
        ],
    ),
    pytest.param(
        "DRUG_CLASS",
        "BRAF/MEK inhibitors are given, and so are BRAFi/MEKi.",
        [
            ("BRAF", "BRAF inhibitor"),
            ("MEK inhibitors", "MEK inhibitor"),
            ("BRAFi", "BRAF inhibitor"),
            ("MEKi", "MEK inhibitor"),
        ],
    ),
    pytest.param(
        "DRUG_CLASS", "In tumors with KRAS, mTORC1 inhibition failed.", [("mTORC1 inhibition", "mTOR inhibitor")]
    ),
]


@pytest.mark.parametrize(("label", "text", "expected"), [*NAMED, *WISHED])
def test_what_a_text_names(label: Label, text: str, expected: list[tuple[str, str]]) -> None:
    found = [m for m in extract(text).mentions if m.label == label]
    assert [(m.text, m.name) for m in found] == expected


CORRECTED = [
    ("Afatinid failed.", "Afatinid", "afatinib"),
    ("Herceptin emtansine failed.", "Herceptin emtansine", "trastuzumab emtansine"),
    ("The T790 M mutation of EGFR was found.", "T790 M", "T790M"),
    ("KIT mutations in axons 9/11 were found.", "mutations in axons 9/11", "exon 9 mutation"),
    ("ACR-ABL inhibitors failed.", "ACR-ABL inhibitors", "BCR::ABL1 inhibitor"),
    ("PI3 K was active.", "PI3 K", "PI3K"),
    ("Placental growth factor (PIGF) was active.", "PIGF", "PGF"),
    ("Fcy receptors were active.", "Fcy receptors", "FCGR"),
]


@pytest.mark.parametrize(("text", "printed", "name"), CORRECTED)
def test_what_was_corrected_is_said(text: str, printed: str, name: str) -> None:
    (mention,) = [m for m in extract(text).mentions if m.name == name and m.text == printed]
    assert mention.corrected_from == printed


@pytest.mark.parametrize(
    "text", ["Afatinib failed.", "T790M arose.", "HER-2 and c-KIT rose.", "Exon 9 mutations arose."]
)
def test_what_is_printed_well_is_not_corrected(text: str) -> None:
    assert [m.text for m in extract(text).mentions if m.corrected_from] == []


@pytest.mark.parametrize(
    ("text", "name", "identifier"),
    [
        ("Gefitinib failed.", "gefitinib", "chembl:CHEMBL939"),
        ("EGFR rose.", "EGFR", "hgnc:3236"),
        ("EGFR T790M arose.", "T790M", "EGFR:p.Thr790Met"),
        ("BRAF V600E arose.", "V600E", "BRAF:p.Val600Glu"),
        ("The mutation G999R arose.", "G999R", ""),
        ("NSCLC spread.", "non-small cell lung cancer", "oncotree:NSCLC"),
        ("AXL inhibitors failed.", "AXL inhibitor", "claimx:axl-inhibitor"),
    ],
)
def test_identifiers(text: str, name: str, identifier: str) -> None:
    (mention,) = [m for m in extract(text).mentions if m.name == name]
    assert mention.id == identifier


def test_a_mutation_belongs_to_the_gene_that_is_printed_with_it() -> None:
    found = {m.id for m in extract("EGFR T790M arose. Later, T790M vanished.").mentions if m.label == "MUTATION"}
    assert found == {"EGFR:p.Thr790Met"}


def test_found_by_says_which_row_or_rule() -> None:
    found = {m.text: m.found_by for m in extract("Iressa hits EGFR T790M in AXL inhibitors and EGFR.").mentions}
    assert found["Iressa"].startswith("drugs.tsv line ") and "Iressa" in found["Iressa"]
    assert found["T790M"].startswith("rule ")


SMALL = (
    Term("GENE", "MET", "hgnc:7029", (), "context:kinase|receptor", "genes.tsv line 2", {"kind": ("gene",)}),
    Term("CANCER", "lung cancer", "", ("LC",), "auto", "cancers.tsv line 2"),
    Term("DRUG", "fancinib", "", (), "auto", "drugs.tsv line 2", {"targets": ("MET",)}),
)


def find(text: str, abbreviations: dict[str, str] | None = None, terms: tuple[Term, ...] = SMALL) -> Annotation:
    """What a small lexicon finds in a text."""
    return MentionFinder(Lexicon(terms, (), ())).find(text, "invented", find_sentences(text), abbreviations or {})


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("MET is a kinase.", ["MET"]),
        ("MET rose.", []),
        ("MET rose. It is a kinase.", []),
        ("MET kinase rose. Then MET fell.", ["MET"]),
    ],
)
def test_an_ambiguous_form_needs_a_word_of_its_sentence(text: str, names: list[str]) -> None:
    annotation = find(text)
    assert [m.name for m in annotation.mentions] == names
    refused = [r for r in annotation.rejections if r.what == "GENE"]
    assert len(names) + len(refused) == text.count("MET")
    assert all("ambiguous" in r.reason and "genes.tsv line 2" in r.reason for r in refused)


def test_stop_words_are_refused_with_their_reason() -> None:
    extraction = extract("ALL patients were seen.")
    (refused,) = [r for r in extraction.rejections if r.text == "ALL" and r.what == "CANCER"]
    assert refused.kind == "mention" and "stopwords.tsv line" in refused.reason


def test_abbreviations_that_the_document_defines() -> None:
    annotation = find("Big disease of lung (BDL). BDL is bad; BDLs spread.", {"BDL": "lung cancer"})
    assert [(m.text, m.name) for m in annotation.mentions] == [(t, "lung cancer") for t in ("BDL", "BDL", "BDLs")]
    assert all("abbreviation of 'lung cancer'" in m.found_by for m in annotation.mentions)


def test_a_short_form_that_the_document_defines_otherwise_is_refused() -> None:
    annotation = extract("Central serous chorioretinopathy (CSC) was seen; CSC is rare.")
    reasons = {r.reason for r in annotation.rejections if r.text == "CSC"}
    assert reasons == {"the document defines it as 'Central serous chorioretinopathy'"}


def test_a_name_inside_a_longer_name_is_refused() -> None:
    terms = (*SMALL, Term("CANCER", "small cell lung cancer", "", (), "auto", "cancers.tsv line 3"))
    annotation = find("small cell lung cancer", terms=terms)
    assert [m.name for m in annotation.mentions] == ["small cell lung cancer"]
    assert ["inside the longer mention" in r.reason for r in annotation.rejections] == [True]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return read_lexicon()


@pytest.fixture(scope="module")
def finder(lexicon: Lexicon) -> MentionFinder:
    return MentionFinder(lexicon)


WORDS = st.sampled_from(
    ["EGFR", "MET", "T790M", "T790 M", "gefitinib", "Afatinid", "anti-", "inhibitors", "and", "or", "/", ",", "(", ")",
     "HER2-positive", "breast", "cancers", "lung", "loss of", "ALL", "V600E/K", "exon 19 deletion", "resistance to",
     "p.(Leu858Arg)", "\u03b2", "\n", ".", "Fcy receptor", "PI3 K", "ACR-ABL", "\u00ad", "e.g.", "[1]"]
)  # fmt: skip


def overlap(one: Mention, other: Mention) -> bool:
    """Whether two mentions share a character."""
    return one.start < other.end and other.start < one.end


@settings(max_examples=80, deadline=None)
@given(text=st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=120))
def test_laws_of_mentions_and_cues(text: str, finder: MentionFinder) -> None:
    annotation = finder.find(text, "invented", find_sentences(text), {"ALL": "breast cancer"})
    for mention in annotation.mentions:
        assert text[mention.start : mention.end] == mention.text != ""
        assert mention.label in LABELS and mention.name and mention.found_by
        assert 0 < mention.score <= 1 and mention.doc_id == "invented"
    assert all(text[cue.start : cue.end] == cue.text and cue.place for cue in annotation.cues)
    assert all(text[r.start : r.end] == r.text and r.reason for r in annotation.rejections)
    assert list(annotation.mentions) == sorted(annotation.mentions, key=lambda m: (m.start, m.end, m.label, m.name))
    names = [m for m in annotation.mentions if m.label in ("DRUG", "DRUG_CLASS", "GENE", "CANCER")]
    pairs = [(a, b) for i, a in enumerate(names) for b in names[i + 1 :] if overlap(a, b)]
    assert all({a.label, b.label} == {"GENE", "CANCER"} for a, b in pairs)
    assert annotation == finder.find(text, "invented", find_sentences(text), {"ALL": "breast cancer"})


@pytest.mark.parametrize("label", ["DRUG", "GENE", "CANCER"])
def test_canonical_names_are_found_as_themselves(label: Label, lexicon: Lexicon, finder: MentionFinder) -> None:
    names = [term.name for term in lexicon.terms if term.label == label and not term.match.startswith("context:")]
    text = "\n".join(f"The name is {name}." for name in names)
    found = {m.name for m in finder.find(text, "", find_sentences(text), {}).mentions}
    missing = [name for name in names if name not in found and (label, name) not in lexicon.stops]
    assert len(missing) <= 0.02 * len(names), missing


@pytest.mark.parametrize(
    ("name", "put_together"),
    [
        ("anti-FASN antibody", True),
        ("CD36 inhibitor", True),
        ("CD36 agonist", True),
        ("anti-glucose antibody", False),
        ("FASN", False),
        ("FASN blocker", False),
    ],
)
def test_classes_put_together_are_names(name: str, put_together: bool, lexicon: Lexicon) -> None:
    assert is_class_of_target(name, lexicon) is put_together


@pytest.mark.parametrize(
    ("expression", "ends"),
    [(classes._PREFIX, classes._PREFIX_ENDS), (neighbors._IS, neighbors._IS_ENDS)],
    ids=["what targets a gene", "what is said of a gene"],
)
@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_whatever_stands_before_a_name_ends_as_it_must(
    expression: re.Pattern[str], ends: tuple[str, ...], data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(expression))
    assume(not text.endswith("\n"))
    assert text.casefold().endswith(ends)
