"""Changed genes in the names of tumors."""

import pytest

from tests.claims.reviews import extract

LABELS = ("GENE", "MUTATION", "CANCER")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BRAF-mutant melanoma came back.", [("BRAF", "GENE"), ("BRAF-mutant melanoma", "CANCER")]),
        ("An AML with mutated RUNX1 came back.", [("AML with mutated RUNX1", "CANCER"), ("RUNX1", "GENE")]),
        ("A BCR-ABL1-positive ALL came back.", [("BCR-ABL1", "GENE"), ("BCR-ABL1-positive ALL", "CANCER")]),
        ("An ALK-positive ALCL came back.", [("ALK", "GENE"), ("ALK-positive ALCL", "CANCER")]),
        ("A HER2-amplified gastric cancer came back.", [("HER2", "GENE"), ("HER2-amplified gastric cancer", "CANCER")]),
        (
            "An H3 K27M-mutant diffuse midline glioma came back.",
            [("H3 K27M-mutant diffuse midline glioma", "CANCER"), ("K27M", "MUTATION")],
        ),
        ("A HER2-positive breast cancer came back.", [("HER2-positive breast cancer", "CANCER")]),
        ("An ALK-negative ALCL came back.", [("ALK-negative ALCL", "CANCER")]),
    ],
)
def test_what_is_changed_in_a_tumor_is_named_too(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(m.text, m.label) for m in extract(text).mentions if m.label in LABELS] == expected


def test_what_else_stands_in_the_name_is_refused_with_the_reason() -> None:
    refused = [(r.text, r.reason) for r in extract("A BCR-ABL1-positive ALL came back.").rejections]
    assert ("BCR", "inside the longer mention 'BCR-ABL1-positive ALL'") in refused
