"""A graph in the tables of KGX."""

import csv
import io
from dataclasses import replace

import pytest

from claimx.exports.kgx import EDGE_COLUMNS, NODE_COLUMNS, render_kgx
from claimx.schema import Claim, Extraction, Mention

RESISTANT, SENSITIVE = "biolink:associated_with_resistance_to", "biolink:associated_with_sensitivity_to"
GEFITINIB, EGFR = "CHEMBL.COMPOUND:CHEMBL939", "HGNC:3236"


def rows(table: str) -> list[dict[str, str]]:
    """The rows of a TSV text."""
    return list(csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE))


def graph(extraction: Extraction, **changes: object) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Nodes and edges of the example claim with some of its fields changed."""
    claim = replace(extraction.claims[0], **changes)  # type: ignore[arg-type]
    gene = Mention("invented-2020", 0, 4, "EGFR", "GENE", "EGFR", "hgnc:3236")
    known = replace(extraction, mentions=(*extraction.mentions, gene))
    files = render_kgx([claim], [known])
    return rows(files["nodes.tsv"]), rows(files["edges.tsv"])


CASES: dict[str, tuple[dict[str, object], set[tuple[str, str, str]]]] = {
    "mutations first": (
        {},
        {("claimx:mutation/L858R", RESISTANT, GEFITINIB), ("claimx:mutation/T790M", RESISTANT, GEFITINIB)},
    ),
    "genes without mutations": ({"mutation": ()}, {(EGFR, RESISTANT, GEFITINIB)}),
    "mechanisms without genes": (
        {"mutation": (), "gene": ()},
        {("claimx:mechanism/gatekeeper_mutation", RESISTANT, GEFITINIB)},
    ),
    "nothing to be due to": ({"mutation": (), "gene": (), "mechanism": ()}, set()),
    "sensitivity": ({"type": "sensitivity", "mutation": ()}, {(EGFR, SENSITIVE, GEFITINIB)}),
    "an agent": (
        {"type": "resensitization"},
        {("claimx:drug/osimertinib", "biolink:increases_response_to", GEFITINIB)},
    ),
    "a target": ({"type": "target"}, {(GEFITINIB, "biolink:affects", EGFR)}),
    "an indication": (
        {"type": "indication"},
        {(GEFITINIB, "biolink:treats_or_applied_or_studied_to_treat", "claimx:cancer/lung_cancer")},
    ),
    "a combination": (
        {"type": "target", "drug": "gefitinib + metformin"},
        {("claimx:drug/gefitinib_+_metformin", "biolink:affects", EGFR)},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_edges(extraction: Extraction, case: str) -> None:
    changes, expected = CASES[case]
    nodes, edges = graph(extraction, **changes)
    assert {(e["subject"], e["predicate"], e["object"]) for e in edges} == expected
    assert {e["subject"] for e in edges} | {e["object"] for e in edges} <= {node["id"] for node in nodes}
    assert len({e["id"] for e in edges}) == len(edges)


def test_an_edge_tells_what_it_rests_on(extraction: Extraction) -> None:
    _, (edge,) = graph(extraction, mutation=())
    assert tuple(edge) == EDGE_COLUMNS
    assert edge == edge | {
        "negated": "true", "disease_context_qualifier": "claimx:cancer/lung_cancer", "has_confidence_score": "0.750",
        "publications": "DOI:10.1000/one", "supporting_documents": "invented-2020", "claim_id": "c0ffee0123456789",
    }  # fmt: skip
    assert edge["supporting_text"] == r"T790M makes tumors resist gefitinib\tfor good [1, 9]."


def test_nodes_have_a_category(extraction: Extraction) -> None:
    nodes, _ = graph(extraction, mutation=())
    assert tuple(nodes[0]) == NODE_COLUMNS
    assert {(n["id"], n["category"], n["name"]) for n in nodes} == {
        (GEFITINIB, "biolink:Drug", "gefitinib"),
        (EGFR, "biolink:Gene", "EGFR"),
        ("claimx:cancer/lung_cancer", "biolink:Disease", "lung cancer"),
    }


@pytest.mark.parametrize(
    ("cited", "expected"),
    [({"doi": "", "pmid": "11"}, "PMID:11"), ({"doi": "", "pmid": ""}, "PMC:11"), ({}, "DOI:10.1000/one")],
)
def test_publications_are_curies(extraction: Extraction, cited: dict[str, str], expected: str) -> None:
    (evidence,) = extraction.claims[0].evidence
    (citation,) = evidence.citations
    references = tuple(replace(r, **cited) for r in citation.references)  # type: ignore[arg-type]
    other = replace(evidence, citations=(replace(citation, references=references),))
    _, (edge,) = graph(extraction, mutation=(), evidence=(other,))
    assert edge["publications"] == expected


def test_a_claim_that_some_passage_supports_is_not_negated(extraction: Extraction) -> None:
    claim: Claim = extraction.claims[0]
    both = (*claim.evidence, replace(claim.evidence[0], direction="supports"))
    _, (edge,) = graph(extraction, mutation=(), evidence=both)
    assert edge["negated"] == "false"
