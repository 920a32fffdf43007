"""Runs on disk: whole or not at all, the same bytes, and all of them back."""

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from claimx.errors import InputError
from claimx.grading.grade import Grade, grade
from claimx.runs import store
from claimx.runs.store import read_run, run_files, write_run
from claimx.schema import GoldRow, Run

FILES = {
    "run.json", "documents.jsonl", "mentions.jsonl", "claims.jsonl",
    "claims.tsv", "evidence.tsv", "rejected.tsv", "citations.tsv", "claims.html",
}  # fmt: skip
GRADED = {"matches.tsv", "report.json", "report.md", "report.html"}


@pytest.fixture
def graded(stored: Run) -> Grade:
    """A grade of the example run."""
    row = GoldRow(2, "invented-2020", "Loss of response", "T790M makes", "resistance", "gefitinib", mutation=("T790M",))
    return grade(stored.extractions, [row])


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file under a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_round_trip_keeps_the_run(stored: Run, tmp_path: Path) -> None:
    assert read_run(write_run(stored, None, tmp_path)) == stored


def test_entries_that_share_a_label_are_told_apart(stored: Run, tmp_path: Path) -> None:
    first = stored.extractions[0]
    (entry,) = first.document.references
    entries = (entry, replace(entry, start=0, text="another"), replace(entry, start=1, label="", text="a third"))
    (citation,) = first.citations
    cited = tuple(replace(citation.references[0], label=e.label, text=e.text) for e in entries)
    citations = (replace(citation, references=cited), replace(citation, references=cited[1:2]))
    changed = replace(first, document=replace(first.document, references=entries), citations=citations)
    run = replace(stored, extractions=(changed,))
    assert read_run(write_run(run, None, tmp_path)).extractions[0].citations == citations


def test_every_file_of_the_contract(stored: Run, graded: Grade, tmp_path: Path) -> None:
    folder = write_run(stored, graded, tmp_path)
    assert {path.name for path in folder.iterdir()} == FILES | GRADED
    assert set(run_files(stored, None)) == FILES


def test_counts_and_failures_stand_in_run_json(stored: Run, tmp_path: Path) -> None:
    facts = json.loads((write_run(stored, None, tmp_path) / "run.json").read_text())
    assert facts["counts"] == {
        "documents": 2, "mentions": 2, "citations": 2, "claims": 1, "evidence": 2, "rejected": 4,
    }  # fmt: skip
    assert facts["failures"][0]["doc_id"] == "broken-2022"
    assert facts["absent"] == ["missing-2023"]


def test_spans_are_their_text(stored: Run, tmp_path: Path) -> None:
    for extraction in read_run(write_run(stored, None, tmp_path)).extractions:
        text = extraction.document.text
        spans = [*extraction.mentions, *extraction.rejections, *(e for c in extraction.claims for e in c.evidence)]
        assert all(text[span.start : span.end] == span.text for span in spans)


def test_the_same_run_is_the_same_bytes(stored: Run, graded: Grade, tmp_path: Path) -> None:
    first, second = (write_run(stored, graded, tmp_path / name) for name in ("one", "two"))
    assert snapshot(first) == snapshot(second)


def test_latest_is_a_relative_link_to_the_newest(stored: Run, tmp_path: Path) -> None:
    write_run(stored, None, tmp_path)
    write_run(replace(stored, run_id="ba9876543210"), None, tmp_path)
    assert os.readlink(tmp_path / "latest") == "ba9876543210"
    assert read_run(tmp_path / "latest").run_id == "ba9876543210"


def test_a_run_of_the_same_id_is_replaced(stored: Run, tmp_path: Path) -> None:
    folder = write_run(stored, None, tmp_path)
    (folder / "stale.txt").touch()
    write_run(replace(stored, absent=()), None, tmp_path)
    assert not (folder / "stale.txt").exists()
    assert read_run(folder).absent == ()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0123456789ab", "latest"]


@pytest.mark.parametrize("failing", ["write_text", "second replace", "link"])
def test_a_failure_leaves_the_old_run_and_no_debris(
    failing: str, stored: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_run(stored, None, tmp_path)
    before = snapshot(tmp_path)
    calls = 0
    really_write, really_replace = Path.write_text, os.replace

    def write_text(path: Path, *arguments: object, **options: object) -> int:
        nonlocal calls
        calls += 1
        if calls == 4:
            raise OSError(28, "No space left on device")
        return really_write(path, *arguments, **options)  # type: ignore[arg-type]

    def move(source: Path, target: Path) -> None:
        if str(source).endswith(".new") and (failing == "link") == target.name.endswith("latest"):
            raise OSError(5, "Input/output error")
        really_replace(source, target)

    if failing == "write_text":
        monkeypatch.setattr(Path, "write_text", write_text)
    else:
        monkeypatch.setattr(store.os, "replace", move)
    with pytest.raises(OSError, match=r"device|error"):
        write_run(stored, None, tmp_path)
    assert snapshot(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0123456789ab", "latest"]


def test_two_processes_may_store_the_same_run_at_once(
    stored: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other one puts its folder there between the two steps of this one."""
    write_run(stored, None, tmp_path)
    before = snapshot(tmp_path)
    really_replace = os.replace

    def move(source: Path, target: Path) -> None:
        really_replace(source, target)
        if str(target).endswith(".old"):
            shutil.copytree(target, source)

    monkeypatch.setattr(store.os, "replace", move)
    write_run(stored, None, tmp_path)
    assert snapshot(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0123456789ab", "latest"]


def test_a_first_run_that_fails_leaves_nothing(stored: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def move(source: Path, target: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(store.os, "replace", move)
    with pytest.raises(OSError, match="error"):
        write_run(stored, None, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        ("run.json", None, "run.json"),
        ("run.json", "{", "run.json line 1"),
        ("run.json", "{}", "run.json"),
        ("claims.jsonl", '{"claim_id": 1}\n', "claims.jsonl line 1"),
        ("documents.jsonl", None, "documents.jsonl"),
        ("rejected.tsv", "a\tb\n", "rejected.tsv"),
        ("citations.tsv", "doc_id\tsection\tstart\tend\tmarker\tlabels\treferences\tidentifiers\tproblem\n"
         "invented-2020\t\tx\t2\t[1]\t1\t1\t\t\n", "citations.tsv line 2"),
    ],
)  # fmt: skip
def test_a_damaged_run_is_named(stored: Run, tmp_path: Path, name: str, content: str | None, place: str) -> None:
    folder = write_run(stored, None, tmp_path)
    if content is None:
        (folder / name).unlink()
    else:
        (folder / name).write_text(content)
    with pytest.raises(InputError) as caught:
        read_run(folder)
    assert caught.value.place == str(folder / place)
