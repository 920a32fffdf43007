"""Silenced genes: an inhibitor where the response comes back, an altered gene elsewhere."""

import pytest

from claimx.annotate import Annotator
from claimx.cli.inputs import take_text


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator.load((), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Knockdown of TWIST1 resensitized the line to sunitinib.", ["TWIST1 inhibitor"]),
        ("ANXA3 silencing increased the sensitivity of the line to oxaliplatin.", ["ANXA3 inhibitor"]),
        ("An siRNA against ERCC1 enhanced the cytotoxicity of carboplatin.", ["ERCC1 inhibitor"]),
        ("Depletion of SPHK1 reduced resistance to docetaxel.", ["sphingosine kinase inhibitor"]),
        ("Silencing of TWIST1 made the line resistant to sunitinib.", []),
        ("Knockdown of TWIST1 was efficient. Sunitinib restored the response.", []),
        ("Knockdown of PTEN sensitized the line to olaparib.", []),
    ],
)
def test_a_silenced_gene_is_an_inhibitor_where_the_response_comes_back(
    annotator: Annotator, text: str, expected: list[str]
) -> None:
    mentions = annotator.annotate(take_text(text, "x")).mentions
    assert [m.name for m in mentions if m.found_by == "rule silenced-gene" or m.label == "DRUG_CLASS"] == expected


def test_the_gene_of_an_alteration_stays(annotator: Annotator) -> None:
    mentions = annotator.annotate(take_text("Silencing of TWIST1 made the line resistant to sunitinib.", "x")).mentions
    assert [(m.label, m.name) for m in mentions if m.label in ("GENE", "ALTERATION")] == [
        ("ALTERATION", "downregulation"),
        ("GENE", "TWIST1"),
    ]
