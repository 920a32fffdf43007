"""Fixtures that several test modules use."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from claimx.cli import app
from claimx.schema import (
    Block,
    Cell,
    Citation,
    CitedReference,
    Claim,
    Document,
    Evidence,
    EvidenceMention,
    Extraction,
    Failure,
    Link,
    Mention,
    Reference,
    Rejection,
    Run,
    Section,
    Span,
    Table,
)
from tests.corpora import Call

PROJECT = Path(__file__).resolve().parents[1]
TEXT = (
    "Ways around a blocked kinase\n\n"
    "Loss of response\n\n"
    "T790M makes tumors resist gefitinib\tfor good [1, 9].\n\n"
    "Table 1: Invented\n\n"
    "Drug\tWay out\ngefitinib\t1. T790M\n\n"
    "1. Doe J. An invented work. 2011. doi:10.1000/one"
)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the given reviews and reference data, or a skip where it is absent."""
    folder = Path(os.environ.get("CLAIMX_SHARED", PROJECT.parent / "shared"))
    if not (folder / "corpus").is_dir():
        pytest.skip(f"no reference data at {folder}: set CLAIMX_SHARED to run this test")
    return folder


@pytest.fixture
def document() -> Document:
    """A document in which every field of every record is filled."""
    heading, table, entry = TEXT.index("Loss"), TEXT.index("Drug\t"), TEXT.index("1. Doe")
    item = TEXT.index("1. T790M")
    return Document(
        doc_id="invented-2020",
        text=TEXT,
        title="Ways around a blocked kinase",
        sections=(
            Section("Loss of response", 1, "body", heading, entry),
            Section("", 1, "references", entry, len(TEXT)),
        ),
        blocks=(Block("paragraph", TEXT.index("T790M"), TEXT.index("[1") + 7, 0, 3),),
        tables=(
            Table(
                label="Table 1",
                caption=Span(TEXT.index("Table 1"), table - 2),
                start=table,
                end=entry - 2,
                cells=(
                    Cell(0, 0, table, table + 4, True, (Span(table, table + 4),)),
                    Cell(1, 1, item, item + 8, False, (Span(item + 3, item + 8),)),
                ),
                section=0,
                page=3,
            ),
        ),
        references=(
            Reference(
                label="1",
                start=entry,
                end=len(TEXT),
                text=TEXT[entry:],
                authors=("Doe J",),
                title="An invented work",
                year=2011,
                doi="10.1000/one",
                pmid="11",
                pmcid="PMC11",
                url="https://example.org/one",
                work="1",
            ),
        ),
        links=(Link(TEXT.index("[1") + 1, TEXT.index("[1") + 2, (0,)),),
        source="invented.txt",
        format="text",
        sha256="0" * 64,
        doi="10.1000/review",
        pmid="22",
        pmcid="PMC22",
        curated="all",
    )


@pytest.fixture
def extraction(document: Document) -> Extraction:
    """What might have been made of :func:`document`, with every field filled."""
    return extraction_of(document)


def extraction_of(document: Document, confidence: float = 0.75) -> Extraction:
    """An extraction of a document that holds :data:`TEXT`."""
    doc_id, text = document.doc_id, document.text
    start, drug, marker = text.index("T790M"), text.index("gefitinib"), text.index("[1")
    end = marker + len("[1, 9].")
    cited = CitedReference("1", document.references[0].text, "An invented work", 2011, "10.1000/one", "11", "PMC11")
    citation = Citation("[1, 9]", marker, marker + 6, ("1", "9"), (cited,), "9 is not in the reference list")
    evidence = Evidence(
        doc_id=doc_id,
        section="Loss of response",
        start=start,
        end=end,
        text=text[start:end],
        direction="disputes",
        certainty="hedged",
        setting="acquired",
        page=3,
        table="Table 1",
        row=1,
        column=1,
        citations=(citation,),
        mentions=(
            EvidenceMention("drug", drug, drug + 9, "gefitinib", "gefitinib", "topic"),
            EvidenceMention("mutation", start, start + 5, "T790M", "T790M", "table"),
            EvidenceMention("cue", start + 19, start + 25, "resist", "resistance", "heading"),
        ),
        extractor="rules/1 invented",
        score=0.5,
    )
    claim = Claim(
        claim_id="c0ffee0123456789",
        type="resistance",
        drug="gefitinib",
        gene=("EGFR",),
        mutation=("L858R", "T790M"),
        alteration=("activation",),
        mechanism=("gatekeeper mutation",),
        cancer=("lung cancer",),
        agent="osimertinib",
        confidence=confidence,
        evidence=(evidence,),
    )
    mention = Mention(
        doc_id,
        drug,
        drug + 9,
        "gefitinib",
        "DRUG",
        "gefitinib",
        "chembl:CHEMBL939",
        "drugs.tsv line 2: 'gefitinib'",
        0.9,
        "gefitinlb",
    )
    refused = Rejection(
        "r0123456789abcde", "claim", doc_id, drug, end, text[drug:end], "resistance: gefitinib", "no \\ reason\tgiven"
    )
    slip = Rejection(f"{doc_id}:0-4", "mention", doc_id, 0, 4, text[:4], "GENE", "a common word")
    return Extraction(document, (mention,), (citation,), (claim,), (refused, slip))


@pytest.fixture
def stored(extraction: Extraction) -> Run:
    """A run of two documents that share a claim, with every field filled."""
    other = replace(extraction.document, doc_id="other-2021")
    return Run(
        run_id="0123456789ab",
        extractions=(extraction, extraction_of(other)),
        failures=(Failure("broken-2022", "reviews/broken.txt", "reviews/broken.txt: the file is empty"),),
        absent=("missing-2023",),
        facts={"versions": {"claimx": "0.1.0"}, "times": {"seconds": 1.5}},
    )


@pytest.fixture
def call() -> Call:
    """Call claimx as from the command line, in this process."""
    runner = CliRunner()

    def invoke(*arguments: object, stdin: str | bytes = "") -> Result:
        return runner.invoke(app, [str(argument) for argument in arguments], input=stdin)

    return invoke
