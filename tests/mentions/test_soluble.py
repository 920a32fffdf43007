"""Forms of antigens told by a letter before the symbol."""

import pytest

from tests.claims.reviews import extract


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Responses to the antibody were poor where sCD30 was high.", [("sCD30", "MECHANISM", "antigen shedding")]),
        ("The antibody binds mCD30 on the cell.", [("mCD30", "GENE", "TNFRSF8")]),
        ("The antibody spared mTOR, sRNA and mRNA.", [("mTOR", "GENE", "MTOR")]),
        ("An antibody against sXYZ9 was made.", []),
        (
            "The antibody failed by shedding of BCMA.",
            [("shedding of BCMA", "MECHANISM", "antigen shedding"), ("BCMA", "GENE", "TNFRSF17")],
        ),
        (
            "A protease sheds BCMA, and CD30 is shed; the drug failed.",
            [
                ("sheds BCMA", "MECHANISM", "antigen shedding"),
                ("BCMA", "GENE", "TNFRSF17"),
                ("CD30", "GENE", "TNFRSF8"),
                ("CD30 is shed", "MECHANISM", "antigen shedding"),
            ],
        ),
        ("The drug spared circulating CD30 cells.", [("CD30", "GENE", "TNFRSF8")]),
        (
            "The antibody failed by MUC16 shedding; soluble SHH is no such thing.",
            [
                ("MUC16", "GENE", "MUC16"),
                ("MUC16 shedding", "MECHANISM", "antigen shedding"),
                ("SHH", "GENE", "SHH"),
            ],
        ),
    ],
)
def test_forms_of_antigens(text: str, expected: list[tuple[str, str, str]]) -> None:
    labels = ("GENE", "MECHANISM")
    assert [(m.text, m.label, m.name) for m in extract(text).mentions if m.label in labels] == expected
