"""Claims as rows of a gold table."""

from dataclasses import replace
from pathlib import Path

import pytest

from claimx.exports.gold import find_rows, render_rows
from claimx.grading.gold import COLUMNS, lint_gold, read_gold
from claimx.grading.report import grade
from claimx.schema import Extraction, GoldRow


@pytest.fixture
def extraction(extraction: Extraction) -> Extraction:
    """The example with a claim that a gold table can hold: what fails has no agent."""
    (claim,) = extraction.claims
    return replace(extraction, claims=(replace(claim, agent=""),))


def written(extraction: Extraction, tmp_path: Path) -> tuple[GoldRow, ...]:
    """The rows of the table of an extraction, read back."""
    path = tmp_path / "rows.tsv"
    path.write_text(render_rows([extraction]), encoding="utf-8")
    assert lint_gold(path) == []
    return read_gold(path)


def test_a_row_says_what_the_claim_and_its_passage_say(extraction: Extraction, tmp_path: Path) -> None:
    (row,) = written(extraction, tmp_path)
    assert row == GoldRow(
        line=2, doc="invented-2020", section="Loss of response",
        anchor="T790M makes tumors resist gefitinib for good [1, 9].",
        type="resistance", drug="gefitinib", gene=("EGFR",), mutation=("L858R", "T790M"), alteration=("activation",),
        mechanism=("gatekeeper mutation",), cancer=("lung cancer",), polarity="negated", certainty="hedged",
        setting="acquired", citations=("1",),
    )  # fmt: skip


def test_a_passage_before_the_first_heading_stands_under_the_title(extraction: Extraction, tmp_path: Path) -> None:
    (claim,) = extraction.claims
    bare = replace(claim, evidence=(replace(claim.evidence[0], section=""),))
    (row,) = written(replace(extraction, claims=(bare,)), tmp_path)
    assert row.section == "Ways around a blocked kinase"


def test_rows_follow_the_text_and_equal_ones_are_one(extraction: Extraction) -> None:
    (claim,) = extraction.claims
    (passage,) = claim.evidence
    first = replace(passage, start=0, end=4, text="Ways", extractor="rules/1 other")
    twice = replace(claim, evidence=(passage, replace(passage, extractor="rules/1 other"), first))
    assert [row.anchor[:5] for row in find_rows(replace(extraction, claims=(twice,)))] == ["Ways", "T790M"]


def test_what_nobody_corrected_is_graded_as_right(extraction: Extraction, tmp_path: Path) -> None:
    graded = grade([extraction], written(extraction, tmp_path), ())
    assert {finding.outcome for finding in graded.findings} == {"exact"}


def test_without_claims_there_is_a_header(extraction: Extraction) -> None:
    assert render_rows([replace(extraction, claims=())]) == "\t".join(COLUMNS) + "\n"
