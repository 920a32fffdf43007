"""outputs/README.md explains every file and column of a run."""

import re

import pytest

from claimx.grading.report import MATCH_COLUMNS
from claimx.runs import tables
from claimx.runs.store import run_files
from claimx.schema import Run
from tests.conftest import PROJECT

TEXT = (PROJECT / "outputs" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("claims.tsv", tables.CLAIM_COLUMNS),
        ("evidence.tsv", tables.EVIDENCE_COLUMNS),
        ("rejected.tsv", tables.REJECTION_COLUMNS),
        ("citations.tsv", tables.CITATION_COLUMNS),
        ("matches.tsv", MATCH_COLUMNS),
    ],
)
def test_every_column_is_explained(name: str, columns: tuple[str, ...]) -> None:
    section = TEXT.split(f"## {name}\n")[1].split("\n## ")[0]
    named = [
        n for line in section.splitlines() if line.startswith("| `") for n in re.findall(r"`(\w+)`", line.split("|")[1])
    ]
    assert named == list(columns)


def test_every_file_is_explained(stored: Run) -> None:
    assert all(
        name in TEXT for name in (*run_files(stored, None), "matches.tsv", "report.md", "report.html", "report.json")
    )
