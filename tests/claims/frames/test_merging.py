"""What a frame settles: the claims of other rules that it says, contradicts or pairs otherwise."""

import pytest

from claimx.claims.frames.merging import merge_framed
from claimx.claims.judgement.candidates import Candidate

FRAMED = Candidate("resistance", "gefitinib", {"gene": ("EGFR", "MET"), "mutation": ("T790M",)}, direction="disputes")


@pytest.mark.parametrize(
    ("other", "kept"),
    [
        (Candidate("resistance", "gefitinib", {"gene": ("EGFR",)}, direction="disputes"), False),
        (Candidate("resistance", "gefitinib", {"gene": ("EGFR",)}), False),
        (Candidate("sensitivity", "gefitinib", {"gene": ("EGFR",)}, direction="disputes"), False),
        (Candidate("resistance", "gefitinib", {"gene": ("EGFR",), "mutation": ("C797S",)}), True),
        (Candidate("resistance", "gefitinib", {"gene": ("KRAS",)}), True),
        (Candidate("resistance", "erlotinib", {"gene": ("EGFR",)}), True),
        (Candidate("target", "gefitinib", {"gene": ("EGFR",)}), True),
    ],
)
def test_a_frame_settles_what_it_says_or_contradicts(other: Candidate, kept: bool) -> None:
    assert (other in merge_framed([other], [FRAMED])) is kept


CROSSED = [
    Candidate("resistance", "gefitinib", {"mutation": ("EGFRvIII",)}),
    Candidate("resistance", "erlotinib", {"mutation": ("T790M",)}),
]


@pytest.mark.parametrize(
    ("other", "kept"),
    [
        (Candidate("resistance", "gefitinib", {"mutation": ("EGFRvIII", "T790M")}), False),
        (Candidate("resistance", "gefitinib", {"mutation": ("EGFRvIII",), "gene": ("EGFR",)}), True),
        (Candidate("resistance", "afatinib", {"mutation": ("T790M",)}), True),
        (Candidate("sensitivity", "gefitinib", {"mutation": ("T790M",)}), True),
        (Candidate("resistance", "gefitinib", {"cancer": ("lung cancer",)}), True),
    ],
)
def test_values_are_not_paired_crosswise(other: Candidate, kept: bool) -> None:
    assert (other in merge_framed([other], CROSSED)) is kept
