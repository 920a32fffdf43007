"""PubTator's format, read back with the reader of the bioc package."""

from dataclasses import replace

import pytest
from bioc import pubtator

from claimx.exports.pubtator import render_pubtator
from claimx.schema import Document, Extraction, Mention


def test_offsets_count_in_the_text(extraction: Extraction) -> None:
    (read,) = pubtator.loads(render_pubtator(extraction))
    (mention,) = read.annotations
    assert read.text[mention.start : mention.end] == mention.text == "gefitinib"
    assert (read.pmid, mention.type, mention.id) == ("invented-2020", "DRUG", "chembl:CHEMBL939")


def test_a_claim_is_a_relation_to_each_value(extraction: Extraction) -> None:
    (read,) = pubtator.loads(render_pubtator(extraction))
    assert {(r.type, r.id1, r.id2) for r in read.relations} == {
        ("no_resistance", "chembl:CHEMBL939", value)
        for value in (
            "EGFR", "L858R", "T790M", "activation", "gatekeeper mutation", "lung cancer", "osimertinib",
        )
    }  # fmt: skip


@pytest.mark.parametrize(
    ("drug", "expected"),
    [("gefitinib", "chembl:CHEMBL939"), ("gefitinib + x", "chembl:CHEMBL939+x"), ("anti-X", "claimx:anti-x")],
)
def test_drugs_are_named_by_identifier(extraction: Extraction, drug: str, expected: str) -> None:
    known = Mention("d", 0, 1, "W", "DRUG_CLASS", "anti-X", "claimx:anti-x")
    claim = replace(extraction.claims[0], drug=drug)
    written = render_pubtator(replace(extraction, claims=(claim,), mentions=(*extraction.mentions, known)))
    assert f"\tno_resistance\t{expected}\tEGFR\n" in written


def test_a_claim_that_some_passage_supports_is_affirmed(extraction: Extraction) -> None:
    (claim,) = extraction.claims
    both = (*claim.evidence, replace(claim.evidence[0], direction="supports"))
    assert "\tresistance\t" in render_pubtator(replace(extraction, claims=(replace(claim, evidence=both),)))


def test_line_ends_and_tabs_are_blanks() -> None:
    text = "A\ttitle\nof\ta\u2028drug\n"
    mention = Mention("d", 9, 15, "of\ta\u2028d", "DRUG", "x")
    assert render_pubtator(Extraction(Document("d", text), (mention,))) == (
        "d|t|A title\nd|a|of a drug \nd\t9\t15\tof a d\tDRUG\tx\n\n"
    )
