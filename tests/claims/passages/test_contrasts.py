"""Contrasts: the parts of a sentence that are read for themselves."""

import pytest

from claimx.claims.passages.contrasts import contrasts_of, cues_of_the_relation
from tests.claims.reviews import passage


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MET amplification, but not HGF, causes resistance to gefitinib.", [("hgf", "disputes")]),
        ("T790M does not confer resistance to osimertinib but C797S does.", [("c797s", "supports")]),
        ("T790M confers resistance to gefitinib but L858R does not.", [("l858r", "disputes")]),
        ("T790M confers resistance to gefitinib.", []),
        ("T790M confers resistance to gefitinib; L858R, by contrast, does not.", [("l858r", "disputes")]),
        ("MET, but not the ligand (HGF), causes resistance to gefitinib.", [("the ligand (hgf)", "disputes")]),
        ("MET impairs gefitinib, an effect that was not seen for HGF.", [("hgf", "disputes")]),
        ("MET impairs gefitinib; no such effect was seen with HGF.", [("hgf", "disputes")]),
        ("MET rose at relapse on gefitinib, HGF being unchanged.", [("hgf", "disputes")]),
    ],
)
def test_the_parts_of_a_contrast(text: str, expected: list[tuple[str, str]]) -> None:
    sentence = passage(text)
    told = [(sentence.gap(span.start, span.end).strip(" ,"), direction) for span, direction in contrasts_of(sentence)]
    assert told == expected


def test_the_denial_of_a_contrast_is_not_the_relations() -> None:
    cues = cues_of_the_relation(passage("MET amplification, but not HGF, causes resistance to gefitinib."))
    assert "denial" not in {cue.kind for cue in cues}
