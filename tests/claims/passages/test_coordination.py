"""Coordination: lists, alternatives and combinations."""

import pytest

from claimx.claims.passages.coordination import find_groups
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
    ("Loss of PTEN shields cells from gefitinib, and erlotinib brings them back.", [("gefitinib",), ("erlotinib",)]),
    ("Clones became resistant to dasatinib; ponatinib made them shrink.", [("dasatinib",), ("ponatinib",)]),
    ("Export blunts dasatinib; ponatinib and bosutinib counter it.", [("dasatinib",), ("ponatinib", "bosutinib")]),
    ("Export blunts dasatinib; nilotinib; ponatinib.", [("dasatinib", "nilotinib", "ponatinib")]),
    ("Clones grew insensitive to dasatinib, and ponatinib, by its shape, fitted.", [("dasatinib",), ("ponatinib",)]),
    ("Clones resist treatment with dasatinib, and ponatinib and bosutinib killed them.",
     [("dasatinib",), ("ponatinib", "bosutinib")]),
    ("Clones escaped from dasatinib, nilotinib, and ponatinib was no help.", [("dasatinib", "nilotinib", "ponatinib")]),
    ("L1196M spoils crizotinib; alectinib and lorlatinib kill such clones.",
     [("crizotinib",), ("alectinib", "lorlatinib")]),
    ("T315I withstands imatinib and nilotinib, and ponatinib blocks it.", [("imatinib", "nilotinib"), ("ponatinib",)]),
    ("T315I withstands imatinib, nilotinib, and ponatinib blocks it.", [("imatinib", "nilotinib", "ponatinib")]),
    ("Imatinib; nilotinib; dasatinib are taken by mouth.", [("imatinib", "nilotinib", "dasatinib")]),
    ("They gave imatinib; nilotinib or dasatinib later.", [("imatinib",), ("nilotinib", "dasatinib")]),
    ("Resistance to dasatinib, and ponatinib doses, were recorded.", [("dasatinib", "ponatinib")]),
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
    ("Combining savolitinib with trametinib, targeting AXL, is tried.", [("savolitinib + trametinib",)]),
    ("Dabrafenib is often paired with trametinib.", [("dabrafenib + trametinib",)]),
    ("Dabrafenib used in conjunction with trametinib helps.", [("dabrafenib + trametinib",)]),
    ("Trastuzumab alongside other agents, such as docetaxel or vinorelbine, helps.",
     [("trastuzumab + docetaxel", "trastuzumab + vinorelbine")]),
    ("Ribociclib or abemaciclib in combination with fulvestrant is given.",
     [("ribociclib + fulvestrant", "abemaciclib + fulvestrant")]),
    ("Conjugates with topoisomerase inhibitors (exatecan and irinotecan), vincristine, or eribulin combined with "
     "carboplatin are tested.",
     [("exatecan", "irinotecan"), ("vincristine + carboplatin", "eribulin + carboplatin")]),
    ("Gefitinib and crizotinib combination treatment is given.", [("gefitinib + crizotinib",)]),
    ("Gefitinib- and crizotinib-resistant lines were kept.", [("gefitinib", "crizotinib")]),
    ("The options include gefitinib, afatinib and crizotinib plus erlotinib.",
     [("gefitinib", "afatinib"), ("crizotinib + erlotinib",)]),
    ("Gefitinib plus crizotinib, erlotinib plus capmatinib and afatinib are tried.",
     [("gefitinib + crizotinib",), ("erlotinib + capmatinib",), ("afatinib",)]),
    ("Lenalidomide plus dexamethasone plus daratumumab is given.", [("lenalidomide + dexamethasone + daratumumab",)]),
    ("Carboplatin-paclitaxel is given.", [("carboplatin + paclitaxel",)]),
    ("Carboplatin-paclitaxel or bevacizumab is given.", [("carboplatin + paclitaxel",), ("bevacizumab",)]),
    ("Folate-methotrexate-vincristine conjugates are given.", [("methotrexate",), ("vincristine",)]),
    ("Venetoclax with azacitidine is given.", [("venetoclax + azacitidine",)]),
    ("They compared venetoclax with azacitidine.", [("venetoclax",), ("azacitidine",)]),
    ("They overcame the loss of response to gefitinib with osimertinib.", [("gefitinib",), ("osimertinib",)]),
    ("Trametinib, in combination with palbociclib, is given.", [("trametinib + palbociclib",)]),
    ("Trametinib, alone or in combination with palbociclib, is given.", [("trametinib", "trametinib + palbociclib")]),
    ("Trametinib as monotherapy or with palbociclib or ribociclib is given.",
     [("trametinib", "trametinib + palbociclib", "trametinib + ribociclib")]),
    ("Encorafenib plus cetuximab, with or without binimetinib, is given.",
     [("encorafenib + cetuximab", "encorafenib + cetuximab + binimetinib")]),
    ("Encorafenib, binimetinib, and cetuximab in combination are given.",
     [("encorafenib + binimetinib + cetuximab",)]),
    ("Encorafenib or binimetinib in combination is given.", [("encorafenib", "binimetinib")]),
    ("Gefitinib and erlotinib in combination with crizotinib are given.",
     [("gefitinib + erlotinib + crizotinib",)]),
    ("Co-treatment with vorinostat and carfilzomib is tried.", [("vorinostat + carfilzomib",)]),
    ("Simultaneous use of vorinostat and carfilzomib is tried.", [("vorinostat + carfilzomib",)]),
    ("The combination of 400 nM imatinib and 50 nM nilotinib is tried.", [("imatinib + nilotinib",)]),
    ("Trastuzumab plus pertuzumab, erlotinib, or vemurafenib is given.",
     [("trastuzumab + pertuzumab",), ("erlotinib", "vemurafenib")]),
    ("Imatinib, alpelisib, or alpelisib plus imatinib is given.",
     [("imatinib", "alpelisib"), ("alpelisib + imatinib",)]),
]  # fmt: skip

BRANDS = [
    pytest.param(
        "Gefitinib (Iressa) and erlotinib (Tarceva) are given.",
        [("gefitinib", "erlotinib")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*GROUPS, *BRANDS])
def test_names_that_stand_together(text: str, expected: list[tuple[str, ...]]) -> None:
    here = passage(text)
    assert [group.names for group in find_groups(here, here.of("DRUG"))] == expected


@pytest.mark.parametrize("text", [text for text, _ in GROUPS])
def test_groups_cover_every_name_once_and_in_order(text: str) -> None:
    here = passage(text)
    members = [m for group in find_groups(here, here.of("DRUG")) for m in group.members]
    assert members == list(here.of("DRUG"))


def test_many_classes_behind_a_partner_are_choices() -> None:
    here = passage(
        "Savolitinib combined with MEK inhibitors, chemotherapy, radiotherapy and other MET inhibitors helps."
    )
    (group,) = find_groups(here, here.of("DRUG", "DRUG_CLASS"))
    partners = ("MEK inhibitor", "chemotherapy", "radiotherapy", "MET inhibitor")
    assert group.names == tuple(f"savolitinib + {partner}" for partner in partners)
