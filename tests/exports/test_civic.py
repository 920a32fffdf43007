"""Candidates for evidence items of CIViC."""

import csv
import io
from dataclasses import replace

import pytest

from claimx.exports.civic import COLUMNS, render_civic
from claimx.schema import Claim, Extraction


def rows(claim: Claim, **changes: object) -> list[dict[str, str]]:
    """The candidates of a claim with some of its fields changed."""
    text = render_civic([replace(claim, **changes)])  # type: ignore[arg-type]
    return list(csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture
def claim(extraction: Extraction) -> Claim:
    """The example claim."""
    return extraction.claims[0]


def test_a_candidate(claim: Claim) -> None:
    (row,) = rows(claim)
    assert tuple(row) == COLUMNS
    assert row == row | {
        "molecular_profile": "EGFR L858R OR EGFR T790M", "disease": "lung cancer", "therapies": "gefitinib",
        "evidence_type": "Predictive", "evidence_direction": "Does Not Support", "significance": "Resistance",
        "evidence_statement": "T790M makes tumors resist gefitinib for good [1, 9].", "citation_id": "11",
        "source_type": "PubMed", "citation": "An invented work", "evidence_level": "", "rating": "",
        "evidence_status": "candidate", "claim_id": "c0ffee0123456789",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "profile"),
    [
        ({"mutation": ("T790M",)}, "EGFR T790M"),
        ({"mutation": ("EGFRvIII",)}, "EGFRvIII"),
        ({"mutation": ()}, "EGFR Activation"),
        ({"mutation": (), "alteration": ()}, "EGFR Mutation"),
        ({"mutation": (), "alteration": (), "gene": ("MET", "YES1")}, "MET Mutation AND YES1 Mutation"),
        ({"gene": ()}, "L858R OR T790M"),
    ],
)
def test_a_molecular_profile(claim: Claim, changes: dict[str, object], profile: str) -> None:
    (row,) = rows(claim, **changes)
    assert row["molecular_profile"] == profile


@pytest.mark.parametrize(
    "changes",
    [
        {"type": "target"},
        {"type": "indication"},
        {"type": "resensitization"},
        {"gene": (), "mutation": (), "alteration": ()},
    ],
)
def test_what_is_no_evidence_item(claim: Claim, changes: dict[str, object]) -> None:
    assert rows(claim, **changes) == []


def test_a_combination(claim: Claim) -> None:
    (row,) = rows(claim, drug="gefitinib + metformin")
    assert (row["therapies"], row["therapy_interaction_type"]) == ("gefitinib,metformin", "Combination")


def test_each_work_with_a_pubmed_id_is_a_row(claim: Claim) -> None:
    (evidence,) = claim.evidence
    (citation,) = evidence.citations
    work = citation.references[0]
    for pmids, expected in ((("11", "12"), ["11", "12"]), (("11", "11"), ["11"]), (("11", ""), ["11"]), (("",), [""])):
        cited = replace(citation, references=tuple(replace(work, pmid=pmid) for pmid in pmids))
        made = rows(claim, evidence=(replace(evidence, citations=(cited,)),))
        assert [row["citation_id"] for row in made] == expected
