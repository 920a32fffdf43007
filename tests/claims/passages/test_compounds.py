"""Compounds of a therapy and an effect, behind which an exact therapy may be named."""

import pytest

from claimx.claims.passages.compounds import without_compounds
from claimx.claims.passages.outlines import outline_of
from tests.claims.reviews import check, passage, said


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It raised the chemosensitivity of bladder cells to epirubicin.", ["epirubicin"]),
        ("It chemosensitizes bladder cells to epirubicin.", ["epirubicin"]),
        ("It raised the chemosensitivity of bladder cells.", ["chemotherapy"]),
        ("Chemosensitivity was high, and epirubicin was given.", ["chemotherapy", "epirubicin"]),
        ("Chemotherapy is given before epirubicin.", ["chemotherapy", "epirubicin"]),
        ("It shrank grafts of RT112/epirubicin cells.", []),
        ("It was compared with epirubicin/mitomycin.", ["epirubicin", "mitomycin"]),
    ],
)
def test_a_compound_gives_way_to_the_therapy_of_which_it_is_said(text: str, names: list[str]) -> None:
    assert [m.name for m in without_compounds(passage(text)).of("DRUG", "DRUG_CLASS")] == names


def test_the_outline_parts_a_compound_and_keeps_its_offsets() -> None:
    sentence = passage("Nelfinavir increases the radiosensitivity of glioma.")
    outline = outline_of(sentence)
    assert outline.text == "D increases the D sensitivity of K."
    at = outline.offset(outline.text.index("sensitivity"))
    assert sentence.document.text[at:].startswith("sensitivity of")


def test_a_compound_is_read_as_its_effect() -> None:
    text = "# Notes on resistance\n\nNelfinavir increased the radiosensitivity of glioma."
    check("resensitization", text, [said("radiotherapy", agent="nelfinavir", cancer="glioma")])
