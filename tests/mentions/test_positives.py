"""What a tumor is positive for, where that is a fusion."""

import pytest

from tests.claims.reviews import extract


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ROS1-positive tumors were found.", [("positive", "rearrangement")]),
        ("Ceritinib was given for RET+ disease.", [("+", "rearrangement")]),
        ("Staining showed ALK positivity.", [("positivity", "rearrangement")]),
        ("NTRK1 fusion-positive tumors were found.", [("fusion-positive", "rearrangement")]),
        ("MET-positive tumors were found.", []),
        ("ALK positively regulates growth.", []),
        ("RET++ staining was scored.", []),
    ],
)
def test_fusions_that_a_tumor_is_positive_for(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(m.text, m.name) for m in extract(text).mentions if m.label == "ALTERATION"] == expected
