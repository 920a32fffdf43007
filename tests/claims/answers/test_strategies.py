"""Strategies that a text lists against a resistance, in one sentence or in the next."""

import pytest

from tests.claims.reviews import Said, cases, check, claims, said

TITLE = "# Resistance to savolitinib in gastric cancer\n\n"
ANNOUNCED = f"{TITLE}Several ways to overcome savolitinib resistance are under study. "
CLAIMED = cases(
    (
        "# Resistance to carboplatin\n\nWe outline approaches that boost the effect of carboplatin, such as CHK1 "
        "inhibitors and WEE1 inhibition.",
        said("carboplatin", agent="CHK1 inhibitor"),
        said("carboplatin", agent="WEE1 inhibitor"),
    ),
    (
        f"{TITLE}Insight into the resistance has led to new strategies, including SHP2 inhibitors.",
        said("savolitinib", agent="SHP2 inhibitor", cancer="gastric cancer"),
    ),
    (
        f"{TITLE}Novel agents for refractory disease, such as merestinib, are on their way.",
        said("savolitinib", agent="merestinib"),
    ),
    (
        f"{ANNOUNCED}They include MEK inhibitors and SHP2 inhibitors.",
        said("savolitinib", agent="MEK inhibitor"),
        said("savolitinib", agent="SHP2 inhibitor"),
    ),
    (
        f"{ANNOUNCED}These include combining savolitinib with MEK inhibitors, targeting SHP2, and antibody-drug "
        "conjugates.",
        said("savolitinib", agent="savolitinib + MEK inhibitor"),
        said("savolitinib", agent="SHP2 inhibitor"),
        said("savolitinib", agent="antibody-drug conjugate"),
    ),
    (
        f"{TITLE}Emerging strategies, including MEK inhibitors, aim to overcome this resistance.",
        said("savolitinib", agent="MEK inhibitor"),
    ),
)
NOT_CLAIMED = [
    "# Savolitinib in gastric cancer\n\nStrategies for early disease include MEK inhibitors.",
    f"{TITLE}Strategies for early disease, such as MEK inhibitors, are explored elsewhere.",
    f"{ANNOUNCED}\n\nThese include MEK inhibitors.",
    f"{ANNOUNCED}Costs are high. These include MEK inhibitors.",
    f"{TITLE}Tumors were exposed to several drugs. These include MEK inhibitors.",
]


@pytest.mark.parametrize(("text", "expected"), CLAIMED)
def test_listed_strategies_answer(text: str, expected: list[Said]) -> None:
    check("resensitization", text, expected)


@pytest.mark.parametrize("text", NOT_CLAIMED)
def test_other_lists_do_not(text: str) -> None:
    assert claims("resensitization", text) == ()
