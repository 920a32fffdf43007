"""Claims of tables: rows with numbered entries, agents by number, and tables that claim nothing."""

import pytest

from tests.claims.reviews import Said, cases, check, claims, extract, said, table

WAYS_OUT = table(
    "Drug | Target | Cancer | Mechanism of resistance | Options",
    "Gefitinib | EGFR | NSCLC | 1. T790M<br>2. MET amplification | 1. Osimertinib<br>2. Gefitinib + capmatinib",
    "Imatinib | BCR-ABL | CML | T315I | Ponatinib",
    caption="Table 1: Invented ways out",
)
ESCAPES = table(
    "Type of resistance | Description | Example",
    "Antigen loss | The target is lost | CD20 loss in lymphoma under rituximab",
    "Drug efflux | Pumps expel the drug | ABCB1 overexpression in breast cancer under paclitaxel",
)
ANTIBODIES = table(
    "Antibody | Antigen | Tumor type",
    "Rituximab | CD20 | Non-Hodgkin lymphoma",
    "Cetuximab | EGFR | Colorectal cancer; head and neck cancer",
)
POTENTIAL = table(
    "Drug | Potential mechanisms of resistance", "Gefitinib, erlotinib | EGFR T790M", "Cetuximab | KRAS mutations"
)

NSCLC = "non-small cell lung cancer"
ESCAPE_ROUTES = table(
    "Compound | Acts on | Tumor type | How tumors escape | What still works",
    "Imatinib | BCR-ABL | CML | T315I | Ponatinib",
    "Crizotinib | ALK | NSCLC | L1196M | Alectinib",
)
SPECTRUM = table(
    "Mutation | Resistant to | Sensitive to",
    "EGFR T790M | Gefitinib, erlotinib | Osimertinib",
    "ALK G1202R | Alectinib | Lorlatinib",
)
RESISTANCE = cases(
    (
        ESCAPE_ROUTES,
        said("imatinib", gene="BCR::ABL1", mutation="T315I", cancer="chronic myeloid leukemia"),
        said("crizotinib", gene="ALK", mutation="L1196M", cancer=NSCLC),
    ),
    (
        SPECTRUM,
        said("gefitinib", gene="EGFR", mutation="T790M"),
        said("erlotinib", gene="EGFR", mutation="T790M"),
        said("alectinib", gene="ALK", mutation="G1202R"),
    ),
    (
        WAYS_OUT,
        said("gefitinib", gene="EGFR", mutation="T790M", mechanism="secondary mutation", cancer=NSCLC),
        said("gefitinib", gene="MET", alteration="amplification", mechanism="bypass signaling", cancer=NSCLC),
        said("imatinib", gene="BCR::ABL1", mutation="T315I", cancer="chronic myeloid leukemia"),
    ),
    (
        ESCAPES,
        said("rituximab", gene="MS4A1", alteration="loss", mechanism="antigen loss", cancer="lymphoma"),
        said("paclitaxel", gene="ABCB1", alteration="overexpression", mechanism="drug efflux", cancer="breast cancer"),
    ),
    (
        POTENTIAL,
        said("gefitinib", gene="EGFR", mutation="T790M", certainty="hedged"),
        said("erlotinib", gene="EGFR", mutation="T790M", certainty="hedged"),
        said("cetuximab", gene="KRAS", certainty="hedged"),
    ),
    (
        table("Drug | Resistance", "Dabrafenib + trametinib | MEK2 C125S", "Alertinib | ALK G1202R"),
        said("dabrafenib + trametinib", gene="MAP2K2", mutation="C125S"),
        said("alectinib", gene="ALK", mutation="G1202R"),
    ),
)
RESENSITIZATION = cases(
    (
        WAYS_OUT,
        said("gefitinib", agent="osimertinib", gene="EGFR", mutation="T790M", cancer=NSCLC),
        said("gefitinib", agent="gefitinib + capmatinib", gene="MET", mutation="", cancer=NSCLC),
        said("imatinib", agent="ponatinib", mutation="T315I"),
    ),
    (
        table(
            "Drug | Mechanism of resistance | Strategies to overcome resistance",
            "Gefitinib, erlotinib | EGFR T790M | Osimertinib",
            "Crizotinib | ALK L1196M | Ceritinib, alectinib",
        ),
        said("gefitinib", agent="osimertinib", mutation="T790M"),
        said("erlotinib", agent="osimertinib", mutation="T790M"),
        said("crizotinib", agent="ceritinib", mutation="L1196M"),
        said("crizotinib", agent="alectinib", mutation="L1196M"),
    ),
)
SENSITIVITY = cases(
    (SPECTRUM, said("osimertinib", gene="EGFR", mutation="T790M"), said("lorlatinib", gene="ALK", mutation="G1202R")),
    (WAYS_OUT,),
)
TARGETS = cases(
    (WAYS_OUT, said("gefitinib", gene="EGFR"), said("imatinib", gene="BCR::ABL1")),
    (ANTIBODIES, said("rituximab", gene="MS4A1"), said("cetuximab", gene="EGFR")),
)
INDICATIONS = cases(
    (WAYS_OUT, said("gefitinib", cancer=NSCLC), said("imatinib", cancer="chronic myeloid leukemia")),
    (
        ANTIBODIES,
        said("rituximab", cancer="non-Hodgkin lymphoma"),
        said("cetuximab", cancer="colorectal cancer;head and neck cancer"),
    ),
)
SILENT = [
    table("Gene | Function", "KRAS | signaling", "TP53 | repair"),
    table("Trial | Drug | ORR", "A | gefitinib | 60%", "B | erlotinib | 50%"),
    table("Patients | Age", "12 | 60"),
    table("Abbreviation | Meaning", "TKI | tyrosine kinase inhibitor", "CML | chronic myeloid leukemia"),
    table("Drug | Mechanism of resistance", "Gefitinib | not known", " | T790M"),
    "# References\n\n" + WAYS_OUT,
]


@pytest.mark.parametrize(("text", "expected"), RESISTANCE)
def test_resistance_of_rows(text: str, expected: list[Said]) -> None:
    check("resistance", text, expected)


@pytest.mark.parametrize(("text", "expected"), RESENSITIZATION)
def test_agents_of_rows(text: str, expected: list[Said]) -> None:
    check("resensitization", text, expected)


@pytest.mark.parametrize(("text", "expected"), SENSITIVITY)
def test_sensitivity_of_rows(text: str, expected: list[Said]) -> None:
    check("sensitivity", text, expected)


@pytest.mark.parametrize(("text", "expected"), TARGETS)
def test_targets_of_rows(text: str, expected: list[Said]) -> None:
    check("target", text, expected)


@pytest.mark.parametrize(("text", "expected"), INDICATIONS)
def test_indications_of_rows(text: str, expected: list[Said]) -> None:
    check("indication", text, expected)


@pytest.mark.parametrize("text", SILENT)
def test_tables_that_claim_nothing(text: str) -> None:
    assert extract(text).claims == ()


def test_evidence_of_a_table_is_the_cell_s_entry_with_its_place() -> None:
    found = [c.evidence[0] for c in claims("resistance", WAYS_OUT)]
    told = [("T790M", 1, 3), ("MET amplification", 1, 3), ("T315I", 2, 3)]
    assert [(e.text.lstrip("12. "), e.row, e.column) for e in found] == told
    assert {(e.table, e.section) for e in found} == {("Table 1", "Table 1: Invented ways out")}


def test_citations_of_a_row_support_its_claims() -> None:
    text = table("Drug | Mechanism of resistance | Reference", "Gefitinib | EGFR T790M | [1]", "Imatinib | T315I | [2]")
    text += "\n\n# References\n\n1. Doe J. One. 2001.\n2. Roe R. Two. 2002."
    markers = {c.drug: [m.marker for m in c.evidence[0].citations] for c in claims("resistance", text)}
    assert markers == {"gefitinib": ["[1]"], "imatinib": ["[2]"]}
