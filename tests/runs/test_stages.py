"""The stages of a review from file to file."""

from dataclasses import replace
from pathlib import Path

import pytest

from claimx.corpus import ManifestRow, Review, sha256_of
from claimx.errors import InputError
from claimx.runs.stages import extract_to_file, read_extraction, read_to_file, stage_key
from tests.corpora import REVIEW


@pytest.fixture
def review(tmp_path: Path) -> Review:
    """A review at hand."""
    path = tmp_path / "escape.txt"
    path.write_text(REVIEW)
    return Review(
        ManifestRow("escape", path.name, sha256_of(path), curated="all", place="m line 2"), path, sha256_of(path)
    )


def test_both_stages(review: Review, tmp_path: Path) -> None:
    document = read_to_file(review, tmp_path / "documents" / "one.json")
    extraction = read_extraction(extract_to_file(document, tmp_path / "extractions" / "one.json"))
    assert extraction.document.curated == "all"
    assert extraction.claims
    assert [path.name for path in document.parent.iterdir()] == ["one.json"]


def test_a_failure_writes_nothing(review: Review, tmp_path: Path) -> None:
    review.path.write_bytes(b"\x00")
    with pytest.raises(InputError):
        read_to_file(review, tmp_path / "documents" / "one.json")
    assert not (tmp_path / "documents").exists()


def test_a_key_changes_with_all_that_matters(review: Review) -> None:
    key = stage_key(review, "1")
    assert key.startswith("escape-")
    assert stage_key(replace(review, row=replace(review.row, place="m line 3"), path=Path("elsewhere")), "1") == key
    changes = (
        (replace(review, sha256="0" * 64), "1"),
        (replace(review, row=replace(review.row, curated="")), "1"),
        (replace(review, cited=Path("escape.references.tsv"), cited_sha256="1" * 64), "1"),
        (review, "2"),
    )
    assert len({key, *(stage_key(*change) for change in changes)}) == 5
