"""``claimx diff``."""

from dataclasses import replace
from pathlib import Path

import pytest

from claimx.runs.store import write_run
from claimx.runs.tables import CHANGE_COLUMNS, parse_table
from claimx.schema import Run
from tests.corpora import Call


@pytest.fixture
def runs(stored: Run, tmp_path: Path) -> tuple[Path, Path]:
    """Two runs on disk: the newer names one gene more, and other code made it."""
    old = replace(stored, extractions=stored.extractions[:1], facts={"hashes": {"code": "a"}})
    (first,) = old.extractions
    claim = replace(first.claims[0], claim_id="c1", gene=("EGFR", "MET"), confidence=0.5)
    new = replace(old, run_id="new", extractions=(replace(first, claims=(claim,)),), facts={"hashes": {"code": "b"}})
    return write_run(old, None, tmp_path), write_run(new, None, tmp_path)


def test_a_difference_for_people(call: Call, runs: tuple[Path, Path]) -> None:
    told = call("diff", *runs).stdout
    for part in (
        "0123456789ab → new  other code", "0 gained", "0 lost", "1 changed",
        "~ c1  resistance: gefitinib by osimertinib (EGFR, MET, L858R", "0.50  code",
        "gene +MET", "confidence 0.750 → 0.500",
    ):  # fmt: skip
        assert part in told


def test_a_difference_as_a_table(call: Call, runs: tuple[Path, Path]) -> None:
    (row,) = parse_table(call("diff", *runs, "--format", "tsv").stdout, CHANGE_COLUMNS, "stdout")
    assert (row["change"], row["cause"]) == ("changed", "code")
    assert (row["old_claim_id"], row["claim_id"]) == ("c0ffee0123456789", "c1")
    assert row["details"] == "gene +MET;confidence 0.750 → 0.500"


def test_a_run_beside_itself(call: Call, runs: tuple[Path, Path]) -> None:
    assert call("diff", runs[0], runs[0]).stdout.split("\n\n")[1:] == ["0 gained", "0 lost", "0 changed\n"]


def test_no_run(call: Call, runs: tuple[Path, Path], tmp_path: Path) -> None:
    told = call("diff", runs[0], tmp_path)
    assert told.exit_code == 1
    assert "no such file; name the folder of a run" in told.stderr
