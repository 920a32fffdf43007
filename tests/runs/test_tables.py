"""Tables of a run as TSV."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.errors import InputError
from claimx.pages.rows import lay_out
from claimx.runs.tables import (
    CLAIM_COLUMNS,
    EVIDENCE_COLUMNS,
    REJECTION_COLUMNS,
    cited_works,
    claim_row,
    evidence_rows,
    identifier,
    parse_rejection,
    parse_table,
    render_table,
    section_title,
)
from claimx.schema import Claim, Document, Evidence, Extraction

LINE_ENDS = "\t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"


@given(st.lists(st.tuples(st.text(), st.text()), max_size=4))
def test_cells_come_back_as_they_were(rows: list[tuple[str, str]]) -> None:
    text = render_table(("a", "b"), ({"a": a, "b": b} for a, b in rows))
    assert parse_table(text, ("a", "b"), "x.tsv") == [{"a": a, "b": b} for a, b in rows]


@given(st.text(alphabet=LINE_ENDS + 'ab\\"'))
def test_no_cell_breaks_a_row(cell: str) -> None:
    lines = render_table(("a", "b"), [{"a": cell, "b": cell}]).splitlines()
    assert len(lines) == 2
    assert lines[1].count("\t") == 1


@pytest.mark.parametrize(
    ("value", "cell"),
    [(None, ""), (3, "3"), (0.75, "0.75"), (("a", "b"), "a;b"), ((), ""), ("NA", "NA"), ('say "x"', 'say "x"')],
)
def test_values_in_cells(value: object, cell: str) -> None:
    assert render_table(("a", "z"), [{"a": value, "z": "."}]) == f"a\tz\n{cell}\t.\n"


@pytest.mark.parametrize(
    ("text", "found"), [("", "no table"), ("a\tb\n1\t2\n", "no column 'c'"), ("a\n1\t2\t3\n", "c")]
)
def test_a_damaged_table_is_named(text: str, found: str) -> None:
    with pytest.raises(InputError, match=found) as caught:
        parse_table(text, ("a", "c"), "run/x.tsv")
    assert caught.value.place == "run/x.tsv"


def test_a_claim_counts_its_evidence(extraction: Extraction) -> None:
    claim = extraction.claims[0]
    row = claim_row(claim, {"invented-2020": extraction.document})
    assert set(CLAIM_COLUMNS) <= set(row)
    assert (row["passages"], row["reviews"], row["works"], row["disputed"]) == (1, 1, 1, "yes")


def test_evidence_names_its_claim_and_sources(extraction: Extraction) -> None:
    (row,) = evidence_rows(extraction.claims[0], {"invented-2020": lay_out(extraction.document)})
    assert set(EVIDENCE_COLUMNS) <= set(row)
    assert row["citations"] == ["[1, 9]"]
    assert row["references"] == ["1"]
    assert row["mentions"] == ["drug=gefitinib (topic)", "mutation=T790M (table)", "cue=resistance (heading)"]


def test_evidence_from_a_table_has_its_row_for_a_context(extraction: Extraction) -> None:
    document, (claim,) = extraction.document, extraction.claims
    start = document.text.index("1. T790M")
    inside = replace(claim.evidence[0], start=start, end=start + 8, text="1. T790M")
    prose = replace(claim.evidence[0], row=None)
    rows = evidence_rows(replace(claim, evidence=(inside, prose)), {"invented-2020": lay_out(document)})
    assert [row["context"] for row in rows] == ["1. T790M", ""]


def test_refused_candidates_come_back(extraction: Extraction) -> None:
    rows = [{name: getattr(r, name) for name in REJECTION_COLUMNS} for r in extraction.rejections]
    parsed = parse_table(render_table(REJECTION_COLUMNS, rows), REJECTION_COLUMNS, "rejected.tsv")
    assert tuple(parse_rejection(row) for row in parsed) == extraction.rejections


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, "doi:10.1000/one"),
        ({"doi": "10.1000/ONE"}, "doi:10.1000/one"),
        ({"doi": ""}, "pmid:11"),
        ({"doi": "", "pmid": ""}, "pmcid:PMC11"),
        ({"doi": "", "pmid": "", "pmcid": ""}, ""),
    ],
)
def test_the_best_identifier(document: Document, change: dict[str, str], expected: str) -> None:
    assert identifier(replace(document.references[0], **change)) == expected  # type: ignore[arg-type]


def test_a_work_without_identifier_is_its_entry(extraction: Extraction) -> None:
    evidence: Evidence = extraction.claims[0].evidence[0]
    bare = replace(evidence.citations[0].references[0], doi="", pmid="", pmcid="")
    evidence = replace(
        evidence, citations=(replace(evidence.citations[0], references=(bare, replace(bare, label="2"))),)
    )
    assert cited_works(evidence, extraction.document) == {"invented-2020#1", "invented-2020#2"}


def test_the_section_of_an_offset(document: Document) -> None:
    assert section_title(document, document.text.index("T790M")) == "Loss of response"
    assert section_title(document, 0) == ""


def test_an_undisputed_claim() -> None:
    claim = Claim("c1", "target", "afatinib", gene=("EGFR",), evidence=(Evidence("d", "s", 0, 1, "x"),))
    assert claim_row(claim, {})["disputed"] == "no"
