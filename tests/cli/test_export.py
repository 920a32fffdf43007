"""``claimx export``, and the formats of other tools in ``claimx extract``."""

from pathlib import Path

import pytest
from bioc import biocxml, brat, pubtator

from claimx.runs.store import write_run
from claimx.schema import Run
from tests.corpora import Call


@pytest.fixture
def folder(stored: Run, tmp_path: Path) -> Path:
    """The example run on disk."""
    return write_run(stored, None, tmp_path / "outputs")


def test_texts_go_to_standard_output_or_a_file(call: Call, folder: Path, tmp_path: Path) -> None:
    for to, begins in (
        ("pubtator", "invented-2020|t|Ways"),
        ("bioc", "<?xml"),
        ("civic", "molecular_profile\t"),
        ("gold", "doc\t"),
    ):
        told = call("export", folder, "--to", to)
        assert told.exit_code == 0
        assert told.stdout.startswith(begins)
        assert call("export", folder, "--to", to, "-o", tmp_path / to).stdout == ""
        assert (tmp_path / to).read_text(encoding="utf-8") == told.stdout


def test_every_document_is_there(call: Call, folder: Path) -> None:
    ids = ["invented-2020", "other-2021"]
    assert [d.pmid for d in pubtator.loads(call("export", folder, "--to", "pubtator").stdout)] == ids
    assert [d.id for d in biocxml.loads(call("export", folder, "--to", "bioc").stdout).documents] == ids


def test_folders(call: Call, folder: Path, tmp_path: Path) -> None:
    for to, files in (
        ("kgx", {"nodes.tsv", "edges.tsv"}),
        ("brat", {"annotation.conf", *(f"{d}.{e}" for d in ("invented-2020", "other-2021") for e in ("txt", "ann"))}),
    ):
        assert call("export", folder, "--to", to, "-o", tmp_path / to).exit_code == 0
        assert {path.name for path in (tmp_path / to).iterdir()} == files


@pytest.mark.parametrize("to", ["kgx", "brat"])
def test_a_folder_has_to_be_named_and_to_be_one(call: Call, folder: Path, tmp_path: Path, to: str) -> None:
    assert call("export", folder, "--to", to).exit_code == 2
    (tmp_path / "file").write_text("kept")
    told = call("export", folder, "--to", to, "-o", tmp_path / "file")
    assert (told.exit_code, "is a file; name a folder" in told.stderr) == (1, True)
    assert (tmp_path / "file").read_text() == "kept"


def test_rows_of_gold_can_be_graded(call: Call, corpus: Path) -> None:
    assert call("run", "--corpus", corpus, "--no-flow").exit_code == 0
    assert call("export", "outputs/latest", "--to", "gold", "-o", "rows.tsv").exit_code == 0
    assert call("lint", "--corpus", corpus, "--gold", "rows.tsv").exit_code == 0
    told = call("grade", "outputs/latest", "--gold", "rows.tsv")
    assert (told.exit_code, "F1 1.000" in told.stdout) == (0, True), told.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "{run}", "--to", "civic"),
        ("grade", "{run}", "--gold", "{gold}"),
        ("extract", "{review}", "--format", "tsv"),
    ],
)
def test_a_file_in_no_folder_is_refused(
    call: Call, folder: Path, corpus: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    places = {"run": folder, "gold": corpus / "gold.tsv", "review": corpus / "reviews" / "escape.txt"}
    told = call(*(argument.format(**places) for argument in arguments), "-o", tmp_path / "none" / "out")
    assert told.exit_code == 1
    assert f"there is no folder {tmp_path / 'none'}; make it, or name another" in told.stderr
    assert "loading" not in told.stderr


def test_a_folder_is_no_file(call: Call, folder: Path, tmp_path: Path) -> None:
    told = call("export", folder, "--to", "civic", "-o", tmp_path)
    assert (told.exit_code, f"{tmp_path}: is a folder; name a file" in told.stderr) == (1, True)


@pytest.mark.parametrize("format", ["pubtator", "bioc", "brat"])
def test_extract_writes_them_too(call: Call, corpus: Path, format: str) -> None:
    path = corpus / "reviews" / "escape.txt"
    told = call("extract", path, "--format", format)
    assert told.exit_code == 0
    if format == "pubtator":
        (read,) = pubtator.loads(told.stdout)
        printed = {(read.text[a.start : a.end], a.text) for a in read.annotations}
        assert ("T790M", "T790M") in printed
        assert all(text == told for text, told in printed)
    elif format == "bioc":
        (document,) = biocxml.loads(told.stdout).documents
        assert "resistance" in {relation.infons["type"] for relation in document.relations}
    else:
        assert "resistance" in {event.type for event in brat.loads(path.read_text(), told.stdout).events}


def test_extract_makes_a_folder_for_brat(call: Call, corpus: Path, tmp_path: Path) -> None:
    path, bad = corpus / "reviews" / "escape.txt", tmp_path / "empty.txt"
    bad.touch()
    told = call("extract", path, bad, "--format", "brat", "-o", tmp_path / "brat")
    assert told.exit_code == 1
    assert "empty.txt" in told.stderr
    assert {p.name for p in (tmp_path / "brat").iterdir()} == {"escape.txt", "escape.ann", "annotation.conf"}
