"""Disposal: what carries a therapy out of the cell or breaks it down, told by the verb or as its substrate."""

import pytest

from tests.claims.reviews import Said, cases, check, claims, evidence, said

TITLE = "# Resistance to cytotoxic drugs\n\n## Pumps and enzymes\n\n"
CLAIMED = cases(
    (
        "ABCG2 actively extrudes mitoxantrone and topotecan.",
        said("mitoxantrone", gene="ABCG2", mechanism="drug efflux"),
        said("topotecan", gene="ABCG2", mechanism="drug efflux"),
    ),
    ("Vinorelbine is pumped out of the cell by ABCB1.", said("vinorelbine", gene="ABCB1", mechanism="drug efflux")),
    ("Etoposide is a known substrate of ABCC1.", said("etoposide", gene="ABCC1", mechanism="drug efflux")),
    ("CDA rapidly deaminates cytarabine.", said("cytarabine", gene="CDA")),
    ("Azacitidine is inactivated by CDA.", said("azacitidine", gene="CDA")),
    ("A thick matrix impedes the penetration of trastuzumab into the tumor.",
     said("trastuzumab", mechanism="extracellular matrix barrier;poor penetration")),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CLAIMED)
def test_what_disposes_of_a_therapy_makes_it_fail(text: str, expected: list[Said]) -> None:
    check("resistance", TITLE + text, expected)


def test_what_is_no_substrate_is_spared() -> None:
    assert evidence("resistance", TITLE + "Bleomycin is not a substrate of ABCB1.").direction == "disputes"


@pytest.mark.parametrize(
    "text",
    [
        TITLE + "ABCG2 extrudes urate, and topotecan is given by mouth.",
        TITLE + "TOP1 cleaves the strand to which topotecan binds.",
        "# Pharmacology of cytotoxic drugs\n\n## Metabolism\n\nCDA rapidly deaminates cytarabine.",
    ],
)
def test_other_transport_makes_no_claim(text: str) -> None:
    assert claims("resistance", text) == ()
