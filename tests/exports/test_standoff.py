"""Spans and links, as brat and BioC share them."""

from dataclasses import replace

from claimx.exports.standoff import Spot, standoff_of
from claimx.schema import Extraction


def test_mentions_and_what_fills_claims_are_spots_once(extraction: Extraction) -> None:
    spots = standoff_of(extraction).spots
    assert [(s.label, s.name, s.id) for s in spots] == [
        ("MUTATION", "T790M", ""), ("CUE", "resistance", ""), ("DRUG", "gefitinib", "chembl:CHEMBL939"),
    ]  # fmt: skip


def test_a_statement_hangs_on_its_cue_and_has_its_roles(extraction: Extraction) -> None:
    (statement,) = standoff_of(extraction).statements
    assert statement.trigger.label == "CUE"
    assert [(role, spot.name) for role, spot in statement.arguments] == [("drug", "gefitinib"), ("mutation", "T790M")]


def test_without_cue_it_hangs_on_the_drug_and_without_drug_on_the_passage(extraction: Extraction) -> None:
    (claim,) = extraction.claims
    (evidence,) = claim.evidence
    for kept, label in ((("drug", "mutation"), "DRUG"), (("mutation",), "PASSAGE"), ((), "PASSAGE")):
        mentions = tuple(m for m in evidence.mentions if m.role in kept)
        other = replace(claim, evidence=(replace(evidence, mentions=mentions),))
        (statement,) = standoff_of(replace(extraction, claims=(other,))).statements
        assert statement.trigger.label == label
    assert statement.trigger == Spot(evidence.start, evidence.end, "PASSAGE", "")
