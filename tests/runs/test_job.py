"""The main job on the reviews that the project carries: all that it stores is valid, and all of it comes back."""

import json
from pathlib import Path

import jsonschema
import pytest

from claimx.runs.job import Outcome, failure_of, run_corpus
from claimx.runs.store import read_run
from claimx.runs.wire import published_schema
from claimx.settings import read_settings
from tests.conftest import PROJECT


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """A run over the project's own corpus."""
    settings = read_settings(PROJECT / "corpus", tmp_path_factory.mktemp("outputs"), environment={})
    return run_corpus(settings)


def test_nothing_failed(outcome: Outcome) -> None:
    assert outcome.run.failures == ()
    assert {"tki-resistance-primer", "antibody-resistance-primer"} <= {
        extraction.document.doc_id for extraction in outcome.run.extractions
    }


def test_the_stored_run_is_the_run(outcome: Outcome) -> None:
    assert read_run(outcome.folder) == outcome.run


def test_every_span_is_its_text(outcome: Outcome) -> None:
    for extraction in outcome.run.extractions:
        text = extraction.document.text
        evidence = [e for claim in extraction.claims for e in claim.evidence]
        spans = [*extraction.mentions, *extraction.rejections, *extraction.document.references, *evidence]
        assert evidence
        assert all(text[span.start : span.end] == span.text for span in spans)
        assert all(text[m.start : m.end] == m.text for e in evidence for m in e.mentions)
        assert all(
            text[c.start : c.end] == c.marker
            for c in (*extraction.citations, *(c for e in evidence for c in e.citations))
        )


@pytest.mark.parametrize(("file", "name"), [("documents", "document"), ("mentions", "mention"), ("claims", "claim")])
def test_every_line_is_valid(outcome: Outcome, file: str, name: str) -> None:
    validator = jsonschema.Draft202012Validator(published_schema(name))
    lines = (outcome.folder / f"{file}.jsonl").read_text(encoding="utf-8").splitlines()
    assert lines
    assert [error.message for line in lines for error in validator.iter_errors(json.loads(line))] == []


def test_ids_are_unique(outcome: Outcome) -> None:
    for name in ("claims", "rejected"):
        rows = (outcome.folder / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]
        ids = [row.split("\t")[0] for row in rows if not row.split("\t")[0].count(":")]
        assert len(ids) == len(set(ids)), name


def test_an_unforeseen_error_is_named(outcome: Outcome, tmp_path: Path) -> None:
    from claimx.corpus import ManifestRow, Review

    review = Review(ManifestRow("one", "one.txt", ""), tmp_path / "one.txt", "")
    assert "unexpected IndexError: out of range" in failure_of(review, IndexError("out of range")).reason
