"""Designs: the tables that reviews on resistance print, each with the claims that a curator reads in its rows."""

import pytest

from tests.claims.reviews import Said, check, said, table

NSCLC, CML, GIST = "non-small cell lung cancer", "chronic myeloid leukemia", "gastrointestinal stromal tumor"
COLON, BREAST = "colorectal cancer", "breast cancer"

DESIGNS: dict[str, tuple[str, dict[str, list[Said]]]] = {
    "cancers with mechanisms, examples, impact and solutions": (
        table(
            "Cancer type | Common mechanisms of resistance | Examples | Impact on therapy | Potential solutions",
            "Lung cancer | - Secondary mutations<br>- Bypass signaling | - EGFR T790M (1)<br>- MET amplification (2) "
            "| - Reduced efficacy of gefitinib | - Osimertinib<br>- MET inhibitors",
        ),
        {
            "resistance": [
                said("gefitinib", gene="EGFR", mutation="T790M", mechanism="secondary mutation", cancer="lung cancer"),
                said(
                    "gefitinib",
                    gene="MET",
                    alteration="amplification",
                    mechanism="bypass signaling",
                    cancer="lung cancer",
                ),
            ],
            "resensitization": [
                said("gefitinib", agent="osimertinib", cancer="lung cancer"),
                said("gefitinib", agent="MET inhibitor", cancer="lung cancer"),
            ],
        },
    ),
    "cancers first, drugs second": (
        table(
            "Tumor | Drug | Resistance mechanism | Strategy",
            "Melanoma | Vemurafenib | NRAS mutation | Trametinib",
            "Colon | Cetuximab | KRAS mutation | Regorafenib",
        ),
        {
            "resistance": [
                said("vemurafenib", gene="NRAS", cancer="melanoma"),
                said("cetuximab", gene="KRAS", cancer="colon cancer"),
            ],
            "resensitization": [
                said("vemurafenib", agent="trametinib", gene="NRAS"),
                said("cetuximab", agent="regorafenib", gene="KRAS"),
            ],
            "indication": [said("vemurafenib", cancer="melanoma"), said("cetuximab", cancer="colon cancer")],
        },
    ),
    "genes and alterations apart": (
        table(
            "Gene | Alteration | Frequency | Drug | Ref.",
            "MET | Amplification | 5-20% | Osimertinib | [1]",
            "KRAS | G12C | 3% | Osimertinib | [2]",
        ),
        {
            "resistance": [],
        },
    ),
    "genes and alterations apart, of drugs that fail": (
        table(
            "Gene | Alteration | Frequency | Resistant to",
            "MET | Amplification | 5-20% | Osimertinib",
            "KRAS | G12C | 3% | Osimertinib",
        ),
        {
            "resistance": [
                said("osimertinib", gene="MET", alteration="amplification", mechanism="bypass signaling"),
                said("osimertinib", gene="KRAS", mutation="G12C"),
            ],
        },
    ),
    "a grid of mutations and drugs in letters": (
        table("Mutation | Imatinib | Dasatinib", "T315I | R | R", "F317L | S | R", "M351T | I | S"),
        {
            "resistance": [
                said("imatinib", gene="BCR::ABL1", mutation="T315I"),
                said("dasatinib", gene="BCR::ABL1", mutation="T315I"),
                said("dasatinib", gene="BCR::ABL1", mutation="F317L"),
            ],
            "sensitivity": [
                said("imatinib", gene="BCR::ABL1", mutation="F317L"),
                said("dasatinib", gene="BCR::ABL1", mutation="M351T"),
            ],
        },
    ),
    "a grid in words": (
        table("ALK mutation | Crizotinib | Lorlatinib", "ALK L1196M | resistant | sensitive"),
        {
            "resistance": [said("crizotinib", gene="ALK", mutation="L1196M")],
            "sensitivity": [said("lorlatinib", gene="ALK", mutation="L1196M")],
        },
    ),
    "a grid of marks that the caption explains": (
        table(
            "Mutation | Crizotinib | Alectinib",
            "ALK G1202R | + | +",
            "ALK I1171T | - | +",
            caption="Table 1. Mutations with resistance",
        ),
        {
            "resistance": [
                said("crizotinib", gene="ALK", mutation="G1202R"),
                said("alectinib", gene="ALK", mutation="G1202R"),
                said("alectinib", gene="ALK", mutation="I1171T"),
            ],
            "sensitivity": [],
        },
    ),
    "a column of effects": (
        table(
            "Biomarker | Effect | Therapy | Tumor type",
            "BRAF V600E | Sensitivity | Dabrafenib | Melanoma",
            "KRAS mutation | Resistance | Panitumumab | Colorectal cancer",
        ),
        {
            "sensitivity": [said("dabrafenib", gene="BRAF", mutation="V600E", cancer="melanoma")],
            "resistance": [said("panitumumab", gene="KRAS", cancer=COLON)],
        },
    ),
    "effects that name the drug": (
        table(
            "Alteration | Clinical implication",
            "PIK3CA mutation | Resistance to trastuzumab",
            "BRCA1 loss | Sensitivity to olaparib",
        ),
        {
            "resistance": [said("trastuzumab", gene="PIK3CA")],
            "sensitivity": [said("olaparib", gene="BRCA1", alteration="loss")],
        },
    ),
    "sensitizing and resistance mutations of drugs": (
        table("Drug | Sensitizing mutations | Resistance mutations", "Gefitinib | EGFR L858R | EGFR T790M"),
        {
            "sensitivity": [said("gefitinib", gene="EGFR", mutation="L858R")],
            "resistance": [said("gefitinib", gene="EGFR", mutation="T790M")],
        },
    ),
    "primary and acquired resistance": (
        table("Drug | Primary resistance | Acquired resistance", "Cetuximab | KRAS mutation | EGFR S492R"),
        {
            "resistance": [
                said("cetuximab", gene="KRAS", setting="primary"),
                said("cetuximab", gene="EGFR", mutation="S492R", setting="acquired"),
            ],
        },
    ),
    "on-target and bypass mechanisms": (
        table("Inhibitor | On-target resistance | Bypass mechanisms", "Crizotinib | ALK L1196M | KIT amplification"),
        {
            "resistance": [
                said("crizotinib", gene="ALK", mutation="L1196M"),
                said("crizotinib", gene="KIT", alteration="amplification"),
            ],
        },
    ),
    "mechanisms, genes and affected drugs": (
        table(
            "Mechanism | Gene | Drugs affected | Countermeasure",
            "Drug efflux | ABCB1 | Paclitaxel, doxorubicin | Tariquidar",
        ),
        {
            "resistance": [
                said("paclitaxel", gene="ABCB1", mechanism="drug efflux"),
                said("doxorubicin", gene="ABCB1", mechanism="drug efflux"),
            ],
            "resensitization": [
                said("paclitaxel", agent="tariquidar", mechanism="drug efflux"),
                said("doxorubicin", agent="tariquidar", mechanism="drug efflux"),
            ],
        },
    ),
    "classes beside their drugs": (
        table(
            "Drug class | Drugs | Target | Approved indication",
            "Proteasome inhibitors | Bortezomib | PSMB5 | Multiple myeloma",
            "Monoclonal antibodies | Rituximab | CD20 | Lymphoma",
        ),
        {
            "target": [said("bortezomib", gene="PSMB5"), said("rituximab", gene="MS4A1")],
            "indication": [said("bortezomib", cancer="multiple myeloma"), said("rituximab", cancer="lymphoma")],
            "resensitization": [],
        },
    ),
    "mechanisms with strategies and trials; the caption has the drug and the tumor": (
        table(
            "Resistance mechanism | Therapeutic strategy | Clinical trial",
            "MET amplification | Capmatinib | Phase II, with erlotinib",
            caption="Table 1. Ways around resistance to osimertinib in NSCLC",
        ),
        {
            "resistance": [said("osimertinib", gene="MET", alteration="amplification", cancer=NSCLC)],
            "resensitization": [said("osimertinib", agent="capmatinib", gene="MET", cancer=NSCLC)],
        },
    ),
    "rows under heads of groups": (
        table(
            "Drug | Resistance mutation | Later option",
            "BCR-ABL inhibitors | |",
            "Imatinib | T315I | Ponatinib",
            "EGFR inhibitors | |",
            "Erlotinib | T790M | Osimertinib",
        ),
        {
            "resistance": [
                said("imatinib", gene="BCR::ABL1", mutation="T315I"),
                said("erlotinib", gene="EGFR", mutation="T790M"),
            ],
        },
    ),
    "heads of groups that name the therapy": (
        table(
            "Resistance mechanism | Example",
            "EGFR inhibitors |",
            "Bypass signaling | MET amplification",
            "BRAF inhibitors |",
            "Pathway reactivation | NRAS mutation",
        ),
        {
            "resistance": [
                said("EGFR inhibitor", gene="MET", mechanism="bypass signaling"),
                said("BRAF inhibitor", gene="NRAS", mechanism="pathway reactivation"),
            ],
        },
    ),
    "examples with the drug in brackets": (
        table(
            "Mechanism of resistance | Example",
            "Bypass signaling | MET amplification (erlotinib resistance)",
            "Drug efflux | ABCG2 overexpression (mitoxantrone resistance)",
        ),
        {
            "resistance": [
                said("erlotinib", gene="MET", mechanism="bypass signaling"),
                said("mitoxantrone", gene="ABCG2", mechanism="drug efflux"),
            ],
        },
    ),
    "rows that go on": (
        table(
            "Drug | Tumor | Resistance mechanism",
            "Imatinib | GIST | KIT V654A",
            " | | KIT T670I",
            "Sunitinib | Renal cancer | FGF2 overexpression",
        ),
        {
            "resistance": [
                said("imatinib", gene="KIT", mutation="V654A", cancer=GIST),
                said("imatinib", gene="KIT", mutation="T670I"),
                said("sunitinib", gene="FGF2", cancer="renal cancer"),
            ],
        },
    ),
    "a table on its side": (
        table(
            "Property | Gefitinib | Osimertinib",
            "Target | EGFR | EGFR",
            "Resistance mutations | T790M | C797S",
            "Indication | NSCLC | NSCLC",
        ),
        {
            "target": [said("gefitinib", gene="EGFR"), said("osimertinib", gene="EGFR")],
            "resistance": [
                said("gefitinib", gene="EGFR", mutation="T790M", cancer=NSCLC),
                said("osimertinib", gene="EGFR", mutation="C797S", cancer=NSCLC),
            ],
            "indication": [said("gefitinib", cancer=NSCLC), said("osimertinib", cancer=NSCLC)],
        },
    ),
    "drugs in the headers of mechanisms": (
        table(
            "Kind | Mechanisms of resistance to crizotinib | Mechanisms of resistance to alectinib",
            "Mutations | ALK L1196M | ALK G1202R",
        ),
        {
            "resistance": [
                said("crizotinib", gene="ALK", mutation="L1196M"),
                said("alectinib", gene="ALK", mutation="G1202R"),
            ],
        },
    ),
    "traits that respond or do not": (
        table(
            "Trait | Tumors | May respond to | May not respond to",
            "Drug efflux | Ovary, kidney | Eribulin | Paclitaxel",
            "BRCA2 loss | Prostate | Olaparib |",
            "Unknown | Brain | Temozolomide |",
        ),
        {
            "resistance": [
                said("paclitaxel", mechanism="drug efflux", cancer="ovarian cancer;renal cancer", certainty="hedged")
            ],
            "resensitization": [said("paclitaxel", agent="eribulin", mechanism="drug efflux", certainty="hedged")],
            "sensitivity": [said("olaparib", gene="BRCA2", cancer="prostate cancer", certainty="hedged")],
            "indication": [],
        },
    ),
    "classes by their targets": (
        table(
            "Trait | Tumors | May respond to",
            "Hypoxia | Stomach | Antibodies targeting CA9 or CD36",
            caption="Table 1. Resistance to monoclonal antibodies",
        ),
        {
            "resensitization": [
                said("monoclonal antibody", agent="anti-CA9 antibody", gene="CA9", mechanism="hypoxia"),
                said("monoclonal antibody", agent="anti-CD36 antibody", gene="CD36", mechanism="hypoxia"),
            ],
            "target": [
                said("anti-CA9 antibody", gene="CA9", cancer="gastric cancer"),
                said("anti-CD36 antibody", gene="CD36", cancer="gastric cancer"),
            ],
            "resistance": [],
        },
    ),
    "entries that are sentences": (
        table(
            "Tumor | Resistance mechanism",
            "Breast cancer | 1. PIK3CA mutations cause resistance to trastuzumab. "
            "2. PTEN loss confers resistance to lapatinib.",
        ),
        {
            "resistance": [
                said("trastuzumab", gene="PIK3CA", cancer=BREAST),
                said("lapatinib", gene="PTEN", cancer=BREAST),
            ],
        },
    ),
    "agents that name what they answer": (
        table(
            "Drug | Resistance mechanisms | How to overcome",
            "Gefitinib | EGFR T790M; MET amplification; ERBB2 amplification "
            "| T790M: osimertinib; crizotinib for MET amplification",
        ),
        {
            "resensitization": [
                said("gefitinib", agent="osimertinib", mutation="T790M", gene="EGFR"),
                said("gefitinib", agent="crizotinib", mutation="", gene="MET"),
            ],
        },
    ),
}


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        pytest.param(text, kind, expected, id=f"{kind}: {name}")
        for name, (text, kinds) in DESIGNS.items()
        for kind, expected in kinds.items()
    ],
)
def test_claims_of_designs(text: str, kind: str, expected: list[Said]) -> None:
    check(kind, text, expected)
