"""Actions on a gene that are spoken of as a therapy."""

import pytest

from claimx.claims.passages.actions import ACTION, SILENCING, class_against, name_actions
from claimx.lexicon import Lexicon
from tests.claims.reviews import check, claims, passage, said


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Inhibition of the FGFR restored sensitivity to bevacizumab.", ["FGFR inhibitor"]),
        ("Blocking the KIT receptor restored the response.", ["KIT inhibitor"]),
        ("Blocking P-gp activity reverses resistance.", ["P-glycoprotein inhibitor"]),
        ("Inhibition of EGFR by gefitinib restored the response.", []),
        ("Inhibition of the FGFR slowed growth.", []),
        ("Combined inhibition of AXL and LYN reversed resistance.", ["AXL inhibitor", "LYN inhibitor"]),
        ("Blocking CXCL8 augmented the response.", ["CXCL8 inhibitor"]),
        ("IDH2 R172V restored the product despite suppression of IDH1.", []),
        ("FGFR amplification reversed the response.", []),
        ("Knockdown of AXL sensitized the cells to gefitinib.", ["AXL inhibitor"]),
        ("AXL siRNA increased the cytotoxicity of gefitinib.", ["AXL inhibitor"]),
        ("Resistance to gefitinib was abolished by genetic depletion of AXL.", ["AXL inhibitor"]),
        ("Silencing of ABCC1 with shRNA sensitized the cells.", ["MRP1 inhibitor"]),
        ("Downregulation of AXL by siRNA sensitized the cells to gefitinib.", ["AXL inhibitor"]),
        ("Downregulation of AXL in late relapses sensitized the cells to gefitinib.", []),
        ("Blockade of AXL delays resistance.", ["AXL inhibitor"]),
        ("Pharmacologic or small hairpin RNA-mediated AXL suppression enhanced sensitivity.", ["AXL inhibitor"]),
        ("Knockdown of AXL increased resistance to gefitinib.", []),
        ("Cells with JAK1 knockout became insensitive to the effects of interferon.", []),
        ("AXL knockdown-induced resistance was overcome with a vaccine.", []),
        ("JAK1 knockout resistance was overcome with a vaccine.", []),
        ("Knockdown of AXL made resistant cells sensitive to gefitinib.", ["AXL inhibitor"]),
        ("Knockdown of AXL reduced the sensitivity to gefitinib.", []),
        ("Knockdown of PTEN sensitized the cells.", []),
        ("Inhibition of AXL increased the sensitivity to gefitinib.", ["AXL inhibitor"]),
        ("Blockade of AXL reduced the resistance to gefitinib.", ["AXL inhibitor"]),
        ("Gefitinib, by inhibition of AXL alone, made more cells die.", []),
        ("Knockdown of AXL using short hairpin RNA enhanced the sensitivity to gefitinib.", ["AXL inhibitor"]),
        ("AXL/MET siRNA knockdown sensitized the cells to gefitinib.", ["AXL inhibitor", "MET inhibitor"]),
        ("Short hairpin RNAs against AXL restored the sensitivity to gefitinib.", ["AXL inhibitor"]),
        ("Silencing of AXL in the tumor was reversed, and the response was restored.", []),
    ],
)
def test_classes_named_by_their_action(text: str, names: list[str], lexicon: Lexicon) -> None:
    found = [m for m in name_actions(passage(text), lexicon).mentions if m.found_by in (ACTION, SILENCING)]
    assert [m.name for m in found] == names
    assert all(text[m.start : m.end] == m.text for m in found)


@pytest.mark.parametrize(
    "text",
    [
        "Suppression of BAP1 sensitized mesothelioma cells to olaparib.",
        "Knockdown of BAP1 increased the sensitivity to olaparib.",
    ],
)
def test_what_is_done_to_a_suppressor_changes_it(text: str) -> None:
    check("sensitivity", text, [said("olaparib", gene="BAP1", alteration="downregulation")])
    check("resensitization", text, [])


def test_with_what_a_gene_is_silenced_is_no_therapy_of_its_own() -> None:
    check(
        "resensitization",
        "Silencing of AXL with small interfering RNA sensitized resistant cells to gefitinib.",
        [said("gefitinib", agent="AXL inhibitor")],
    )


def test_what_silences_a_gene_gives_no_target_to_the_therapy_before_it() -> None:
    check("target", "Resistance to gefitinib was reversed by small interfering RNA against AXL.", [])


def test_a_tool_of_the_laboratory_is_not_resisted() -> None:
    text = "Interference with TIM-3 by small interfering RNA (siRNA) killed the cells resistant to sunitinib."
    assert {claim.drug for claim in claims("resistance", text)} == {"sunitinib"}


def test_a_class_is_named_for_its_gene_or_acts_on_few_others(lexicon: Lexicon) -> None:
    assert class_against("MET", lexicon) == "MET inhibitor"
    assert class_against("ABCB1", lexicon) == "P-glycoprotein inhibitor"
    assert class_against("TP53", lexicon) == ""


def test_an_action_answers_what_was_told_of_its_gene() -> None:
    text = (
        "## Notes\n\nOverexpression of MDR1 causes resistance to paclitaxel. Loss of PTEN does so, too. "
        "The resistance to paclitaxel is overcome by an inhibitor of MDR1."
    )
    check("resensitization", text, [said("paclitaxel", agent="P-glycoprotein inhibitor", mechanism="drug efflux")])
    assert claims("resensitization", text)[0].gene == ("ABCB1",)
