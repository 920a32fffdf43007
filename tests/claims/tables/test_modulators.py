"""Tables of what restores the effect of a therapy."""

import pytest

from tests.claims.reviews import Said, cases, check, claims, said, table

RESTORED = cases(
    (
        table(
            "Compound | Protein lowered | Anticancer drug | Tumor",
            "Curcumin | P-gp, MRP1 | Epirubicin | Bladder cancer",
            "Quercetin | BCRP | Irinotecan; topotecan | Colorectal cancer",
            caption="Table 1: Invented compounds that reverse resistance",
        ),
        said("epirubicin", agent="curcumin", gene="ABCB1;ABCC1", cancer="bladder cancer"),
        said("irinotecan", agent="quercetin", gene="ABCG2", cancer="colorectal cancer"),
        said("topotecan", agent="quercetin", gene="ABCG2", cancer="colorectal cancer"),
    ),
    (
        table(
            "Modulator | Drug | Dose",
            "Verapamil, invenolide B and nelfinavir | Vincristine | low",
            "Zolvunin A [3] | Idarubicin | low",
            caption="Table 1: Invented chemosensitizers",
        ),
        said("vincristine", agent="verapamil"),
        said("vincristine", agent="nelfinavir"),
        said("vincristine", agent="invenolide b"),
        said("idarubicin", agent="zolvunin a"),
    ),
    (
        table(
            "Natural product | Effect",
            "Curcumin | Less survivin; sensitized the cells to epirubicin",
            "Quercetin | Restored the response to topotecan",
            caption="Table 1: Invented findings",
        ),
        said("epirubicin", agent="curcumin", gene="BIRC5"),
        said("topotecan", agent="quercetin"),
    ),
    (
        "# Ways to restore sensitivity to epirubicin\n\n"
        + table(
            "Modulator | Target",
            "Verapamil | P-gp",
            "Nelfinavir | MRP1",
            caption="Table 1: Invented modulators that reverse resistance",
        ),
        said("epirubicin", agent="verapamil", gene="ABCB1"),
        said("epirubicin", agent="nelfinavir", gene="ABCC1"),
    ),
)
OTHERS = [
    table("Drug | Target | Cancer", "Gefitinib | EGFR | NSCLC", caption="Table 1: Drugs that restore hope"),
    table("Compound | Anticancer drug", "Water | None", "Salt | None", caption="Table 1: What reverses nothing"),
    table("Inhibitor | Cytotoxic drug", "Gefitinib | Vincristine", caption="Table 1: Drugs of two kinds"),
]


@pytest.mark.parametrize(("text", "expected"), RESTORED)
def test_agents_restore_the_effect_of_the_drugs_of_their_row(text: str, expected: list[Said]) -> None:
    check("resensitization", text, expected)
    assert claims("resistance", text) == ()


@pytest.mark.parametrize("text", OTHERS)
def test_tables_of_other_kinds_are_no_tables_of_modulators(text: str) -> None:
    assert claims("resensitization", text) == ()
