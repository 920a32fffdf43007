"""Remedies: what does away with a mechanism of resistance, and which therapy that helps."""

import pytest

from tests.claims.reviews import Said, cases, check, claims, evidence, said

ABOUT = "# Resistance to monoclonal antibodies\n\n## New formats\n\n"
CLAIMED = cases(
    (
        ABOUT + "Glycoengineered antibodies enhance ADCC.",
        said("monoclonal antibody", agent="glycoengineered antibody", mechanism="reduced effector function"),
    ),
    (
        ABOUT + "Bispecific antibodies mitigate antigen loss.",
        said("monoclonal antibody", agent="bispecific antibody", mechanism="antigen loss"),
    ),
    (
        ABOUT + "Hypoxia can be mitigated by antiangiogenic agents.",
        said("monoclonal antibody", agent="anti-angiogenic therapy", mechanism="hypoxia"),
    ),
    (
        ABOUT + "Strategies that normalize the vasculature, such as antiangiogenic agents, are under study.",
        said("monoclonal antibody", agent="anti-angiogenic therapy", mechanism="abnormal vasculature"),
    ),
    (
        ABOUT + "Nanoparticles protect drugs from efflux pumps.",
        said("monoclonal antibody", agent="nanoparticle delivery", mechanism="drug efflux"),
    ),
    (
        ABOUT + "To restore drug concentrations, elacridar is being tried.",
        said("monoclonal antibody", agent="elacridar", mechanism="drug efflux"),
    ),
    (
        ABOUT + "Nanoparticles improve the penetration of docetaxel.",
        said("docetaxel", agent="nanoparticle delivery", mechanism="poor penetration"),
    ),
    (
        ABOUT + "Liposomes of docetaxel show improved penetration.",
        said("docetaxel", agent="nanoparticle delivery", mechanism="poor penetration"),
    ),
    (
        ABOUT + "Strategies such as bispecific antibodies to mitigate antigen loss are new.",
        said("monoclonal antibody", agent="bispecific antibody", mechanism="antigen loss"),
    ),
)

NOT_CLAIMED = [
    "Nanoparticles improve the penetration of docetaxel.",
    ABOUT + "Antigen loss reduces the penetration of trastuzumab.",
    ABOUT + "Under trastuzumab, tumor cells counter hypoxia.",
    ABOUT + "Cetuximab blocks downstream activation.",
]


@pytest.mark.parametrize(("text", "expected"), CLAIMED)
def test_a_remedy_is_claimed(text: str, expected: list[Said]) -> None:
    check("resensitization", text, expected)


@pytest.mark.parametrize("text", NOT_CLAIMED)
def test_no_remedy_is_claimed(text: str) -> None:
    assert claims("resensitization", text) == ()


def test_a_denied_remedy_disputes() -> None:
    told = evidence("resensitization", ABOUT + "Bispecific antibodies do not mitigate antigen loss.")
    assert told.direction == "disputes"


def test_what_does_away_with_a_mechanism_does_not_fail_by_it() -> None:
    assert claims("resistance", ABOUT + "Nanoparticles protect drugs from efflux pumps.") == ()
