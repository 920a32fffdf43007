"""Mechanisms: what a change amounts to for a drug, and what agents act on and overcome."""

import pytest

from claimx.claims.passages.changes import find_changes
from claimx.claims.passages.mechanisms import infer_mechanisms, overcome_by, targets_of
from claimx.lexicon import Lexicon
from claimx.schema import Span
from tests.claims.reviews import passage

MECHANISMS = [
    ("EGFR T790M is frequent.", "gefitinib", ("secondary mutation",)),
    ("EGFR mutations are frequent.", "EGFR inhibitor", ("secondary mutation",)),
    ("MET amplification is frequent.", "gefitinib", ("bypass signaling",)),
    ("MET amplification is frequent.", "capmatinib", ("target amplification",)),
    ("KRAS mutations are frequent.", "cetuximab", ("downstream activation",)),
    ("NRAS mutations are frequent.", "vemurafenib", ("pathway reactivation",)),
    ("Loss of PTEN is frequent.", "trastuzumab", ("tumor suppressor loss",)),
    ("AKT1 activation is frequent.", "trastuzumab", ("bypass signaling",)),
    ("AKT1 activation is frequent.", "cisplatin", ()),
    ("KRAS mutations are frequent.", "cisplatin + fluorouracil", ()),
    ("ABCB1 overexpression is frequent.", "paclitaxel", ("drug efflux",)),
    ("CD20 loss is frequent.", "rituximab", ("antigen loss",)),
    ("PD-L1 overexpression is frequent.", "nivolumab", ("checkpoint upregulation",)),
    ("MGMT methylation is frequent.", "temozolomide", ("epigenetic change",)),
    ("AR-V7 is frequent.", "enzalutamide", ("splice variant",)),
    ("p95HER2 is frequent.", "trastuzumab", ("truncated receptor",)),
    ("HGF is secreted by the stroma.", "gefitinib", ()),
    ("MET is expressed by the clones.", "gefitinib", ("bypass signaling",)),
    ("EGFR is expressed by the clones.", "gefitinib", ()),
    ("MUC4 is expressed by the clones.", "trastuzumab", ("epitope masking",)),
    ("MUC4 overexpression is frequent.", "gefitinib", ()),
    ("CD55 is expressed by the clones.", "rituximab", ("complement impairment",)),
    ("CD55 is expressed by the clones.", "cisplatin", ()),
    ("PLCG2 mutations are frequent.", "ibrutinib", ("downstream activation",)),
    ("STAT3 activation is frequent.", "crizotinib", ("bypass signaling",)),
    ("STAT3 activation is frequent.", "cisplatin", ()),
    ("SLC31A1 loss is frequent.", "cisplatin", ("reduced uptake",)),
    ("B2M loss is frequent.", "nivolumab", ()),
    ("ABCB1 rearrangements are frequent.", "paclitaxel", ("drug efflux",)),
    ("MUC4 is expressed by the clones.", "", ()),
    ("GAPDH mutations are frequent.", "gefitinib", ()),
]


@pytest.mark.parametrize(("text", "drug", "expected"), MECHANISMS)
def test_what_a_change_amounts_to(text: str, drug: str, expected: tuple[str, ...], lexicon: Lexicon) -> None:
    here = passage(text)
    (change,) = find_changes(here, Span(here.start, here.end))
    assert infer_mechanisms(change, drug, targets_of(drug, lexicon), lexicon) == expected


@pytest.mark.parametrize(
    ("drug", "genes"),
    [
        ("gefitinib", {"EGFR"}),
        ("dabrafenib + trametinib", {"BRAF", "MAP2K1", "MAP2K2"}),
        ("MEK inhibitor", {"MAP2K1", "MAP2K2"}),
        ("anti-CD22 antibody", {"CD22"}),
        ("FGFR4 inhibitor", {"FGFR4"}),
        ("unheard of", set()),
        ("", set()),
    ],
)
def test_targets_of_drugs_classes_and_combinations(drug: str, genes: set[str], lexicon: Lexicon) -> None:
    assert genes <= set(targets_of(drug, lexicon))
    assert genes or not targets_of(drug, lexicon)


@pytest.mark.parametrize(
    ("agent", "mechanisms"),
    [
        ("cancer stem cell inhibitor", ("cancer stem cells",)),
        ("EGFR inhibitor", ()),
        ("gefitinib", ()),
        ("anti-CD55 antibody", ("complement impairment",)),
        ("unheard of", ()),
    ],
)
def test_what_a_class_overcomes_by_its_name(agent: str, mechanisms: tuple[str, ...], lexicon: Lexicon) -> None:
    assert overcome_by(agent, lexicon) == mechanisms
