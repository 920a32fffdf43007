"""What acts in synergy with a therapy, in a text on resistance, helps it."""

import pytest

from tests.claims.reviews import Said, cases, check, claims, said

TITLE = "# Resistance to topotecan in sarcoma\n\n"
CLAIMED = cases(
    (
        f"{TITLE}Elacridar acts synergistically with topotecan.",
        said("topotecan", agent="elacridar", cancer="sarcoma"),
    ),
    (f"{TITLE}HSP90 inhibitors showed synergy with topotecan.", said("topotecan", agent="HSP90 inhibitor")),
    (f"{TITLE}Topotecan synergized with elacridar.", said("topotecan", agent="elacridar")),
    (f"{TITLE}We saw marked synergy between topotecan and elacridar.", said("topotecan", agent="elacridar")),
    (f"{TITLE}Elacridar and topotecan had synergistic effects.", said("topotecan", agent="elacridar")),
    (
        f"{TITLE}The combination of elacridar and topotecan was synergistic.",
        said("topotecan", agent="elacridar + topotecan"),
    ),
    (
        "# Resistance to EGFR inhibitors\n\nTrametinib and erlotinib were synergistic in lung cancer.",
        said("erlotinib", agent="trametinib", cancer="lung cancer"),
    ),
)
NOT_CLAIMED = [
    "# Topotecan in sarcoma\n\nElacridar acts synergistically with topotecan.",
    f"{TITLE}Elacridar and doxorubicin had synergistic effects.",
    f"{TITLE}Synergistic loss of ABCB1 and TP53 was seen under topotecan.",
]


@pytest.mark.parametrize(("text", "expected"), CLAIMED)
def test_what_acts_in_synergy_helps_the_therapy_that_fails(text: str, expected: list[Said]) -> None:
    check("resensitization", text, expected)


@pytest.mark.parametrize("text", NOT_CLAIMED)
def test_without_a_therapy_in_need_of_help_a_synergy_answers_nothing(text: str) -> None:
    assert claims("resensitization", text) == ()


def test_a_synergy_that_was_not_seen_is_disputed() -> None:
    (claim,) = claims("resensitization", f"{TITLE}No synergy was seen between elacridar and topotecan.")
    assert [evidence.direction for evidence in claim.evidence] == ["disputes"]
