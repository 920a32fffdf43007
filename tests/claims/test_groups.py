"""Coordination: lists, alternatives, combinations, and classes that only introduce or describe."""

import pytest

from claimx.claims.groups import drug_groups, find_groups
from tests.claims.reviews import passage

GROUPS: list[tuple[str, list[tuple[str, ...]]]] = [
    ("Gefitinib is taken by mouth.", [("gefitinib",)]),
    ("Gefitinib and erlotinib are taken by mouth.", [("gefitinib", "erlotinib")]),
    ("Gefitinib, erlotinib, and afatinib are taken by mouth.", [("gefitinib", "erlotinib", "afatinib")]),
    ("Gefitinib or erlotinib is given.", [("gefitinib", "erlotinib")]),
    ("Gefitinib [1] and erlotinib [2] are given.", [("gefitinib", "erlotinib")]),
    ("Cetuximab as well as panitumumab is given.", [("cetuximab", "panitumumab")]),
    ("Gefitinib/erlotinib are given.", [("gefitinib", "erlotinib")]),
    ("Gefitinib was stopped, and the surgeon gave erlotinib.", [("gefitinib",), ("erlotinib",)]),
    ("Gefitinib followed by osimertinib is given.", [("gefitinib",), ("osimertinib",)]),
    ("Dabrafenib plus trametinib is given.", [("dabrafenib + trametinib",)]),
    ("Dabrafenib + trametinib is given.", [("dabrafenib + trametinib",)]),
    ("Dabrafenib in combination with trametinib is given.", [("dabrafenib + trametinib",)]),
    ("Dabrafenib combined with trametinib is given.", [("dabrafenib + trametinib",)]),
    ("Dabrafenib together with trametinib is given.", [("dabrafenib + trametinib",)]),
    ("The combination of dabrafenib and trametinib is given.", [("dabrafenib + trametinib",)]),
    ("The combination of dabrafenib with trametinib is given.", [("dabrafenib + trametinib",)]),
    ("Adding trametinib to dabrafenib helps.", [("trametinib + dabrafenib",)]),
    ("Combining gefitinib with capmatinib or tepotinib helps.",
     [("gefitinib + capmatinib", "gefitinib + tepotinib")]),
    ("Combining gefitinib with capmatinib, tepotinib or savolitinib helps.",
     [("gefitinib + capmatinib", "gefitinib + tepotinib", "gefitinib + savolitinib")]),
    ("Dabrafenib is often paired with trametinib.", [("dabrafenib + trametinib",)]),
    ("Dabrafenib used in conjunction with trametinib helps.", [("dabrafenib + trametinib",)]),
    ("Trastuzumab alongside other agents, such as docetaxel or vinorelbine, helps.",
     [("trastuzumab + docetaxel", "trastuzumab + vinorelbine")]),
    ("Ribociclib or abemaciclib in combination with fulvestrant is given.",
     [("ribociclib + fulvestrant", "abemaciclib + fulvestrant")]),
    ("Conjugates with topoisomerase inhibitors (exatecan and irinotecan), vincristine, or eribulin combined with "
     "carboplatin are tested.",
     [("exatecan", "irinotecan"), ("vincristine + carboplatin", "eribulin + carboplatin")]),
    ("The options include gefitinib, afatinib and crizotinib plus erlotinib.",
     [("gefitinib", "afatinib"), ("crizotinib + erlotinib",)]),
    ("Gefitinib plus crizotinib, erlotinib plus capmatinib and afatinib are tried.",
     [("gefitinib + crizotinib",), ("erlotinib + capmatinib",), ("afatinib",)]),
    ("Lenalidomide plus dexamethasone plus daratumumab is given.", [("lenalidomide + dexamethasone + daratumumab",)]),
]  # fmt: skip

BRANDS = [
    pytest.param(
        "Gefitinib (Iressa) and erlotinib (Tarceva) are given.",
        [("gefitinib", "erlotinib")],
    ),
]
INTRODUCED: list[tuple[str, list[tuple[str, ...]]]] = [
    ("ALK inhibitors such as crizotinib and ceritinib are given.", [("crizotinib", "ceritinib")]),
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


@pytest.mark.parametrize(("text", "expected"), [*GROUPS, *BRANDS])
def test_names_that_stand_together(text: str, expected: list[tuple[str, ...]]) -> None:
    here = passage(text)
    assert [group.names for group in find_groups(here, here.of("DRUG"))] == expected


@pytest.mark.parametrize(("text", "expected"), INTRODUCED)
def test_a_class_beside_its_drug_is_no_therapy_of_its_own(text: str, expected: list[tuple[str, ...]]) -> None:
    assert [group.names for group in drug_groups(passage(text))] == expected


@pytest.mark.parametrize("text", [text for text, _ in GROUPS])
def test_groups_cover_every_name_once_and_in_order(text: str) -> None:
    here = passage(text)
    members = [m for group in find_groups(here, here.of("DRUG")) for m in group.members]
    assert members == list(here.of("DRUG"))
