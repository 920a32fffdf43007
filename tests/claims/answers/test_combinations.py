"""Combinations under a heading that announces them, or offered where resistance is told, answer the text's therapy."""

import pytest

from tests.claims.reviews import Said, cases, check, claims, said

TITLE = "# Resistance to FGFR inhibitors\n\n## Combinations on trial\n\n"
CLAIMED = cases(
    (
        f"{TITLE}FGFR inhibitors are used alongside other drugs, such as chemotherapy or immune checkpoint inhibitors.",
        said("FGFR inhibitor", agent="FGFR inhibitor + chemotherapy"),
        said("FGFR inhibitor", agent="FGFR inhibitor + immune checkpoint inhibitor"),
    ),
    (
        f"{TITLE}Erdafitinib was paired with cetrelimab in bladder cancer.",
        said("FGFR inhibitor", agent="erdafitinib + cetrelimab", cancer="bladder cancer"),
    ),
    (
        "# Resistance to savolitinib\n\nSavolitinib combined with trametinib should be considered for tumors with "
        "acquired resistance.",
        said("savolitinib", agent="savolitinib + trametinib"),
    ),
)
NOT_CLAIMED = [
    f"{TITLE}Gemcitabine plus cisplatin is the standard of care.",
    f"{TITLE}Erdafitinib is given by mouth.",
    "# FGFR inhibitors in use\n\n## Combinations on trial\n\nErdafitinib was paired with cetrelimab.",
    "# Resistance to savolitinib\n\nCells with resistance to savolitinib combined with trametinib should be studied.",
    "# Resistance to FGFR inhibitors\n\n## Approvals\n\nErdafitinib was paired with cetrelimab in bladder cancer.",
]


@pytest.mark.parametrize(("text", "expected"), CLAIMED)
def test_a_combination_with_the_therapy_of_the_title_answers(text: str, expected: list[Said]) -> None:
    check("resensitization", text, expected)


@pytest.mark.parametrize("text", NOT_CLAIMED)
def test_other_combinations_do_not_answer(text: str) -> None:
    assert claims("resensitization", text) == ()
