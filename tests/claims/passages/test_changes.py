"""Changes: which gene of a passage is altered how."""

import pytest

from claimx.claims.passages.changes import WORDS, find_changes, is_acted_on
from claimx.claims.wording.traits import TRAITS
from claimx.schema import Span
from tests.claims.reviews import passage

Told = list[tuple[str, str, str]]

CHANGES: list[tuple[str, Told]] = [
    ("MET amplification is frequent.", [("MET", "amplification", "")]),
    ("Amplification of MET is frequent.", [("MET", "amplification", "")]),
    ("MET and ERBB3 overexpression is frequent.", [("MET", "overexpression", ""), ("ERBB3", "overexpression", "")]),
    ("Loss of PTEN or NF1 is frequent.", [("PTEN", "loss", ""), ("NF1", "loss", "")]),
    ("CTLA4 prevents T-cell activation.", [("CTLA4", "", "")]),
    ("KRAS mutations are frequent.", [("KRAS", "mutation", "")]),
    ("Mutations of KRAS and NRAS are frequent.", [("KRAS", "mutation", ""), ("NRAS", "mutation", "")]),
    ("EGFR T790M is frequent.", [("EGFR", "mutation", "T790M")]),
    ("The T790M mutation of EGFR is frequent.", [("EGFR", "mutation", "T790M")]),
    ("ALK L1196M and EGFR T790M are frequent.", [("ALK", "mutation", "L1196M"), ("EGFR", "mutation", "T790M")]),
    ("T790M and C797S are frequent.", [("", "mutation", "T790M;C797S")]),
    ("AR-V7 is frequent.", [("", "splicing", "AR-V7")]),
    ("FLT3-ITD binds STAT5.", [("STAT5", "", ""), ("", "mutation", "FLT3-ITD")]),
    ("Upregulation of lipid metabolism, and MCL1 mutations are frequent.", [("MCL1", "mutation", "")]),
    ("p95HER2 is frequent.", [("", "truncation", "p95HER2")]),
    ("MET exon 14 skipping is frequent.", [("MET", "splicing", "exon 14 skipping")]),
    ("HGF is secreted by the stroma.", [("HGF", "", "")]),
    ("Activating fibroblast growth factor receptor 3 (FGFR3) mutations are frequent.",
     [("FGFR3", "mutation", ""), ("FGFR3", "mutation", "")]),
    ("It has increased activity against KIT.", [("KIT", "", "")]),
    ("Some thymomas lack activating mutations in RET, ROS1 or ALK.", []),
    ("Tumors without fusions of RET carry RAF1 mutations.", [("RAF1", "mutation", "")]),
    ("Leukemias without CRBN are rare.", [("CRBN", "loss", "")]),
    ("Tumors without RET fusions are frequent.", []),
    ("The tumor carries no RET or ALK mutation.", []),
    ("It is ALK L1196M without G1202R.", [("ALK", "mutation", "L1196M")]),
    ("It rained.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CHANGES)
def test_changes_of_a_passage(text: str, expected: Told) -> None:
    here = passage(text)
    found = find_changes(here, Span(here.start, here.end))
    assert [
        (c.gene.name if c.gene else "", ";".join(c.kinds), ";".join(m.name for m in c.mutations)) for c in found
    ] == expected


@pytest.mark.parametrize(
    ("text", "acted_on"),
    [
        ("Blocking MCL1 is tried.", True),
        ("The inhibition of MCL1 is tried.", True),
        ("BCMA-directed T cells are given.", True),
        ("BCMA is targeted by T cells.", False),
        ("Loss of BCMA is frequent.", False),
    ],
)
def test_a_gene_on_which_a_therapy_acts(text: str, acted_on: bool) -> None:
    here = passage(text)
    assert [is_acted_on(here, c) for c in find_changes(here, Span(here.start, here.end))] == [acted_on]


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("unchanged", "wild type |in absence of |without |free of |other than |rather than |"
         "unrelated to |outside |cells of non |resistance independent of |resistant and independently of the "),
        ("unchanged, behind", " mutant independent| wild type| wt| negative controls"),
        ("lost", "tumors without |cell without |relapses without "),
        ("none changed", "lacked fusions of |lacks variants in |without mutations in |"
         "absence of variants in |free of fusions of |negative for amplifications of "),
        ("lacking", "absence of |lack of |lacking "),
        ("excluded", "any non |other than |rather than |outside of |in absence of "),
        ("acted on", "targeting |directed against |inhibitor of |antagonists of |inhibition of |"
         "blockade of |blocking "),
        ("names a therapy", " targeting | targeted | directed | redirected "),
    ],
)  # fmt: skip
def test_words_that_are_looked_for_have_their_trait(part: str, told: str) -> None:
    for words in told.split("|"):
        assert WORDS[part].search(words), words
        assert TRAITS.of_text(words) & WORDS.bits[part], words
