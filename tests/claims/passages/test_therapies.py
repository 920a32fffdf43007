"""Therapies: classes that only introduce or describe a drug are none of their own."""

import pytest

from claimx.claims.passages.therapies import drug_groups
from tests.claims.reviews import passage

INTRODUCED: list[tuple[str, list[tuple[str, ...]]]] = [
    ("ALK inhibitors such as crizotinib and ceritinib are given.", [("crizotinib", "ceritinib")]),
    ("Ways to boost crizotinib, such as MET inhibitors, are tried.", [("crizotinib",), ("MET inhibitor",)]),
    ("ALK inhibitors, including crizotinib, are given.", [("crizotinib",)]),
    ("ALK inhibitors (e.g., crizotinib) are given.", [("crizotinib",)]),
    ("ALK inhibitors for lung cancer (NSCLC), such as crizotinib, are given.", [("crizotinib",)]),
    ("FLT3 inhibitors that bind F691L (crenolanib and gilteritinib) are given.", [("crenolanib", "gilteritinib")]),
    (
        "Combined RET and SRC/FAK blockade is given.",
        [("RET inhibitor + SRC inhibitor", "RET inhibitor + FAK inhibitor")],
    ),
    ("Dual RET and AXL inhibition is tried.", [("RET inhibitor + AXL inhibitor",)]),
    ("Dual RET and AXL inhibitors are tried.", [("RET inhibitor", "AXL inhibitor")]),
    ("The ALK inhibitor crizotinib is given.", [("crizotinib",)]),
    ("Dabrafenib plus the MEK inhibitor trametinib is given.", [("dabrafenib + trametinib",)]),
    ("The combination of the ALK inhibitor crizotinib and trametinib is given.", [("crizotinib + trametinib",)]),
    ("Ways out of resistance to ALK inhibitors include MEK inhibitors.", [("ALK inhibitor",), ("MEK inhibitor",)]),
    ("Tyrosine kinase inhibitors (TKIs) like crizotinib are given.", [("crizotinib",)]),
    ("Being an ALK inhibitor, crizotinib is given.", [("crizotinib",)]),
    ("Crizotinib, an ALK/ROS1 kinase inhibitor (KI), is given.", [("crizotinib",)]),
    ("Mosunetuzumab is an anti-CD20 bispecific antibody.", [("mosunetuzumab",)]),
    ("Crizotinib, an ALK inhibitor, is given.", [("crizotinib",)]),
    ("Crizotinib—a first-in-class ALK inhibitor—is given.", [("crizotinib",)]),
    ("Crizotinib – an ALK inhibitor – is given.", [("crizotinib",)]),
    ("Crizotinib is an ALK inhibitor.", [("crizotinib",)]),
    ("Crizotinib (Xalkori) is an ALK inhibitor.", [("crizotinib",)]),
    (
        "Gilteritinib is the first FMS-like tyrosine kinase 3 (FLT3) tyrosine kinase inhibitor (TKI).",
        [("gilteritinib",)],
    ),
    ("ALK inhibitors: To prevent relapse, crizotinib is given.", [("crizotinib",)]),
    ("Dual HER2 blockade with pertuzumab is given.", [("pertuzumab",)]),
    ("ALK inhibitors are given.", [("ALK inhibitor",)]),
    ("ALK inhibitors and chemotherapy are given.", [("ALK inhibitor", "chemotherapy")]),
    ("Crizotinib and other drugs are given.", [("crizotinib",)]),
]


@pytest.mark.parametrize(("text", "expected"), INTRODUCED)
def test_a_class_beside_its_drug_is_no_therapy_of_its_own(text: str, expected: list[tuple[str, ...]]) -> None:
    assert [group.names for group in drug_groups(passage(text))] == expected
