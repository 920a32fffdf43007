"""The flows, with a real server: caching, failures, artifacts, the nightly deployment."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from claimx.runs.store import read_run
from tests.cli.test_run import snapshot
from tests.corpora import GOLD, REVIEW, Call, write_corpus, write_gold
from tests.flows.conftest import PROJECT, Server

pytestmark = pytest.mark.slow

Claimx = Callable[..., subprocess.CompletedProcess[str]]
SECOND = REVIEW.replace("an invented review", "a second one").replace("T790M", "T315I").replace("gefitinib", "imatinib")


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus of two reviews, in an otherwise empty place."""
    monkeypatch.delenv("CLAIMX_CORPUS_PATH", raising=False)
    monkeypatch.chdir(tmp_path)
    folder = write_corpus(tmp_path / "corpus", {"escape": REVIEW.encode(), "second": SECOND.encode()})
    write_gold(folder / "gold.tsv", [GOLD])
    return folder


def kept(server: Server) -> dict[Path, int]:
    """The results that the flow keeps, with the time each was written."""
    return {path: path.stat().st_mtime_ns for path in (server.home / "claimx").rglob("*.json")}


def test_only_what_changed_is_read_again(
    server: Server, claimx: Claimx, call: Call, corpus: Path, tmp_path: Path
) -> None:
    told = claimx("run", "--workers", "2", cwd=tmp_path)
    assert (told.returncode, told.stdout) == (0, "outputs/latest/report.html\n"), told.stderr
    first, written = kept(server), snapshot(tmp_path / "outputs" / "latest")
    assert len(first) == 4
    assert call("run", "--no-flow", "--out", "by-core").exit_code == 0
    assert snapshot(tmp_path / "by-core" / "latest") == written
    (artifact,) = server.post("artifacts/filter", artifacts={"key": {"any_": ["grade"]}})
    assert "F1" in str(artifact["data"])

    again = claimx("run", cwd=tmp_path)
    assert again.returncode == 0, again.stderr
    assert kept(server) == first
    assert snapshot(tmp_path / "outputs" / "latest") == written

    lost = next(path for path in first if path.match("extractions/escape*"))
    lost.unlink()
    texts = {"bad": b"\x00\x01", "escape": REVIEW.encode(), "second": SECOND.replace("2012", "2013").encode()}
    write_gold(write_corpus(tmp_path / "changed", texts) / "gold.tsv", [GOLD])
    told = claimx("run", "--corpus", "changed", cwd=tmp_path)
    assert told.returncode == 1
    assert told.stderr.count("bad.txt: ") == 1
    assert "Traceback" not in told.stderr
    (failed,) = (run["state"] for run in server.post("flow_runs/filter") if run["state_type"] == "FAILED")
    assert str(failed["message"]).startswith("2 read, 1 failed: outputs/")  # type: ignore[index]
    run = read_run(tmp_path / "outputs" / "latest")
    assert [extraction.document.doc_id for extraction in run.extractions] == ["escape", "second"]
    assert [failure.doc_id for failure in run.failures] == ["bad"]
    third = kept(server)
    assert {path.name.split("-")[0] for path in set(third) - set(first)} == {"second"}
    assert [path for path in first if third[path] != first[path]] == [lost]


def test_the_nightly_run_deploys_and_is_picked_up(server: Server, corpus: Path, tmp_path: Path) -> None:
    def prefect(*arguments: str) -> str:
        done = subprocess.run(
            ["prefect", "--no-prompt", *arguments],
            env=dict(server.environment), cwd=PROJECT, capture_output=True, text=True, timeout=180, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    prefect("work-pool", "create", "claimx", "--type", "process")
    prefect("deploy", "--all")
    (deployment,) = server.post("deployments/filter")
    (schedule,) = deployment["schedules"]  # type: ignore[misc]
    assert schedule["schedule"] == {"cron": "30 2 * * *", "timezone": "Europe/Berlin", "day_or": True}

    asked = {"corpus": str(corpus), "out": str(tmp_path / "nightly")}
    prefect("deployment", "run", "full/nightly", *(f"--param={name}={value}" for name, value in asked.items()))
    prefect("worker", "start", "--pool", "claimx", "--run-once", "--limit", "1")
    runs = server.post("flow_runs/filter", deployments={"id": {"any_": [deployment["id"]]}})
    assert "COMPLETED" in {run["state_type"] for run in runs}, json.dumps(runs, indent=1)
    assert len(read_run(tmp_path / "nightly" / "latest").extractions) == 2
