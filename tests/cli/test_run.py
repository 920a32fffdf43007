"""``claimx run`` without Prefect: the main job, and what becomes of bad input."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from claimx.identifiers import write_list
from claimx.runs.store import read_run
from claimx.schema import ListedReference
from tests.corpora import GOLD, REVIEW, Call, write_corpus, write_gold

RUN = ("run", "--no-flow")
HEADER = b"id\tfile\tsha256\ttitle\tauthors\tyear\tdoi\tpmid\tpmcid\tlicence\tcurated\n"


def snapshot(folder: Path) -> dict[str, bytes]:
    """The files of a run with their bytes; times are left out of run.json."""
    files = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
    facts = json.loads(files["run.json"])
    del facts["times"]
    return files | {"run.json": json.dumps(facts).encode()}


def test_a_run_ends_by_naming_the_report(call: Call, corpus: Path) -> None:
    told = call(*RUN)
    assert told.exit_code == 0, told.stderr
    assert told.stdout == "outputs/latest/report.html\n"
    assert Path(told.stdout.strip()).is_file()
    assert "1 review read" in told.stderr
    assert "pair F1" in told.stderr


def test_a_run_says_what_it_was_made_with(call: Call, corpus: Path) -> None:
    call(*RUN)
    facts = json.loads(Path("outputs/latest/run.json").read_text())
    assert set(facts) == {
        "run_id", "versions", "commit", "settings", "hashes", "times", "counts", "failures", "absent",
    }  # fmt: skip
    assert set(facts["hashes"]["inputs"]) == {"manifest.tsv", "gold.tsv", "escape"}
    assert facts["settings"]["gold"] == "corpus/gold.tsv"


def test_two_runs_are_equal_byte_for_byte(call: Call, corpus: Path) -> None:
    for out in ("one", "two"):
        call(*RUN, "--out", out)
    assert snapshot(Path("one/latest")) == snapshot(Path("two/latest"))
    assert Path("one/latest").resolve().name == Path("two/latest").resolve().name


def test_a_list_of_references_is_another_run(call: Call, corpus: Path) -> None:
    """It gives identifiers to citations, and changes neither text, nor mentions, nor claims."""
    call(*RUN)
    write_list(
        corpus / "reviews" / "escape.references.tsv",
        [
            ListedReference(1, "Doe J", 2011, "An invented work", doi="10.1000/else"),
            ListedReference(2, "Roe R", 2012, "Another invented work", volume="2", pages="3-4", doi="10.1000/two"),
        ],
    )
    assert call(*RUN).exit_code == 0
    facts = json.loads(Path("outputs/latest/run.json").read_text())
    assert set(facts["hashes"]["inputs"]) == {"manifest.tsv", "gold.tsv", "escape", "escape.references.tsv"}
    (old,) = (path for path in Path("outputs").iterdir() if path.name not in ("latest", facts["run_id"]))
    before, after = snapshot(old), snapshot(Path("outputs/latest"))
    for file in ("mentions.jsonl", "claims.tsv", "evidence.tsv", "rejected.tsv", "matches.tsv"):
        assert before[file] == after[file], file
    (one,), (other,) = (read_run(path).extractions for path in (old, Path("outputs/latest")))
    assert one.document.text == other.document.text
    assert [reference.doi for reference in one.document.references] == ["10.1000/one", ""]
    assert [reference.doi for reference in other.document.references] == ["10.1000/one", "10.1000/two"]
    found = {c.marker: [cited.doi for cited in c.references] for c in other.citations}
    assert found == {"[1]": ["10.1000/one"], "[2]": ["10.1000/two"]}
    assert b"doi:10.1000/two" in after["citations.tsv"] and b"10.1000/else" not in b"".join(after.values())


def test_a_damaged_list_of_references_is_named(call: Call, corpus: Path) -> None:
    (corpus / "reviews" / "escape.references.tsv").write_text("order\n")
    told = call(*RUN)
    assert told.exit_code == 1 and "escape.references.tsv line 1: other columns" in told.stderr


def test_another_gold_table_is_another_run(call: Call, corpus: Path) -> None:
    call(*RUN)
    other = write_gold(corpus / "other.tsv", [GOLD, GOLD | {"polarity": "negated"}])
    call(*RUN, "--gold", other)
    assert len([path for path in Path("outputs").iterdir() if not path.is_symlink()]) == 2


def test_without_gold_there_is_no_report(call: Call, corpus: Path) -> None:
    (corpus / "gold.tsv").unlink()
    told = call(*RUN)
    assert (told.exit_code, told.stdout) == (0, "outputs/latest/claims.html\n")


def test_an_absent_review_is_named_but_no_failure(call: Call, corpus: Path) -> None:
    with (corpus / "manifest.tsv").open("a") as stream:
        stream.write("\t".join(["gone", "gone.txt", "a" * 64, *[""] * 8]) + "\n")
    told = call(*RUN)
    assert told.exit_code == 0
    assert "absent: gone" in told.stderr
    assert read_run(Path("outputs/latest")).absent == ("gone",)


def change_file(corpus: Path) -> None:
    """The text is no longer the one that the manifest lists."""
    (corpus / "reviews" / "bad.txt").write_text("Changed.")


def add_bad_manifest_row(corpus: Path) -> None:
    """A row whose checksum is none."""
    with (corpus / "manifest.tsv").open("a") as stream:
        stream.write("\t".join(["third", "third.txt", "abc", *[""] * 8]) + "\n")


def add_bad_gold_row(corpus: Path) -> None:
    """A gold row with a term that there is not."""
    write_gold(corpus / "gold.tsv", [GOLD, GOLD | {"anchor": "MET", "mechanism": "sheer luck"}])


def nothing(corpus: Path) -> None:
    """The bad review's bytes alone."""


@pytest.mark.parametrize(
    ("content", "prepare", "found"),
    [
        (b"", nothing, "bad.txt: the file is empty"),
        (b"MZ\x00\x01\x02", nothing, "binary"),
        ("Gefitinib verliert \xe4".encode("latin-1"), nothing, "UTF-8"),
        (b"Fine.", change_file, "the manifest expects"),
        (REVIEW.replace("2011", "2012").encode(), add_bad_manifest_row, "manifest.tsv line 4: sha256 'abc'"),
        (REVIEW.replace("2011", "2012").encode(), add_bad_gold_row, "gold.tsv line 3, column mechanism: 'sheer luck'"),
    ],
)
def test_bad_input_is_named_and_the_rest_done(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    content: bytes, prepare: Callable[[Path], None], found: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    corpus = write_corpus(tmp_path / "corpus", {"bad": content, "escape": REVIEW.encode()})
    write_gold(corpus / "gold.tsv", [GOLD])
    prepare(corpus)
    told = call(*RUN)
    assert told.exit_code == 1
    assert found in told.stderr
    assert "Traceback" not in told.output
    run = read_run(Path("outputs/latest"))
    assert "escape" in {extraction.document.doc_id for extraction in run.extractions}
    assert any(found in failure.reason for failure in run.failures)


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({}, "or begin one with `claimx add FILE --corpus /"),
        ({}, "manifest.tsv: no such file"),
        ({"manifest.tsv": b"\xff\xfe"}, "not UTF-8"),
        ({"manifest.tsv": b"id\tfile\n"}, "no column 'sha256'"),
        ({"manifest.tsv": HEADER}, "lists no review; add one with `claimx add FILE --corpus /"),
        ({"manifest.tsv": HEADER + b"gone\tgone.md\t" + b"0" * 64 + b"\t" * 8 + b"\n"}, "none of its 1 reviews"),
    ],
)
def test_nothing_to_read(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, bytes], found: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    told = call(*RUN, "--corpus", tmp_path)
    assert told.exit_code == 1
    assert found in told.stderr
    assert not Path("outputs").exists()


def test_a_folder_that_cannot_be_made_is_refused_before_any_work(call: Call, corpus: Path) -> None:
    Path("taken").write_text("A file.")
    told = call(*RUN, "--out", "taken/runs")
    assert told.exit_code == 1
    assert "taken is a file; name a folder" in told.stderr
    assert "reviews done" not in told.stderr


def test_a_folder_without_permission_is_refused_before_any_work(
    call: Call, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda path, mode, **how: not mode & os.W_OK)
    told = call(*RUN, "--out", "locked")
    assert told.exit_code == 1
    assert "no permission to write in" in told.stderr
    assert not Path("locked").exists()


def test_the_flow_needs_the_checkout(call: Call, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["claimx.cli.run"], "CHECKOUT", corpus)
    told = call("run")
    assert told.exit_code == 1
    assert "--no-flow" in told.stderr


def test_debug_shows_where_it_broke(call: Call, corpus: Path) -> None:
    (corpus / "manifest.tsv").unlink()
    told = call(*RUN, "--debug")
    assert type(told.exception).__name__ == "InputError"


@pytest.mark.parametrize("number", ["0", "65", "two"])
def test_a_number_of_workers_that_cannot_be_makes_the_call_wrong(call: Call, corpus: Path, number: str) -> None:
    told = call(*RUN, "--workers", number)
    assert told.exit_code == 2
    assert "--workers" in told.stderr
    assert not Path("outputs").exists()
