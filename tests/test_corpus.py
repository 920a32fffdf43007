"""The manifest, and where the files of its reviews are."""

import hashlib
from pathlib import Path

import pytest

from claimx.corpus import (
    COLUMNS,
    differs,
    find_lists,
    find_parts,
    find_reviews,
    list_path,
    locate,
    read_manifest,
    read_review,
    scan_manifest,
)
from claimx.errors import InputError

TEXT = "An invented review\n\nAbstract\n\nImatinib acts on ABL1, and T315I makes tumors resist it.\n"
SHA256 = hashlib.sha256(TEXT.encode()).hexdigest()
ROW = {"id": "one", "file": "one.txt", "sha256": SHA256, "title": "An invented review", "licence": "CC0-1.0"}


def manifest(folder: Path, *rows: dict[str, str]) -> Path:
    """A manifest of these rows in a corpus folder."""
    (folder / "reviews").mkdir(parents=True, exist_ok=True)
    lines = ["\t".join(COLUMNS), *("\t".join(row.get(column, "") for column in COLUMNS) for row in rows)]
    (folder / "manifest.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder / "manifest.tsv"


def test_rows_come_back(tmp_path: Path) -> None:
    (row,) = read_manifest(manifest(tmp_path, ROW | {"year": "2020", "curated": "Abstract -> Abstract"}))
    assert (row.id, row.file, row.year, row.curated) == ("one", "one.txt", "2020", "Abstract -> Abstract")
    assert row.place == f"{tmp_path / 'manifest.tsv'} line 2"


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"id": ""}, "id ''"),
        ({"id": "Two Words"}, "id 'Two Words'"),
        ({"file": ""}, "file ''"),
        ({"file": "../secret.txt"}, "file '../secret.txt'"),
        ({"file": "/etc/passwd"}, "file '/etc/passwd'"),
        ({"sha256": "abc"}, "sha256 'abc' is no checksum"),
        ({"year": "12"}, "year '12'"),
        ({"curated": "some"}, "curated 'some'"),
        ({"id": "one"}, "id 'one' is already at"),
        ({"file": "one.txt"}, "file 'one.txt' is already at"),
        ({"sha256": SHA256}, "is already at"),
    ],
)
def test_a_bad_row_is_named_and_the_rest_kept(tmp_path: Path, change: dict[str, str], found: str) -> None:
    good = {"id": "two", "file": "two.txt", "sha256": "a" * 64}
    path = manifest(tmp_path, ROW, good | change, {"id": "three", "file": "three.txt", "sha256": "b" * 64})
    rows, (problem,) = scan_manifest(path)
    assert [row.id for row in rows] == ["one", "three"]
    assert problem.place == f"{path} line 3"
    assert found in problem.problem
    assert problem.remedy
    with pytest.raises(InputError, match="line 3"):
        read_manifest(path)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "no column 'id'"),
        (b"id\tfile\n", "no column 'sha256'"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (None, "no such file"),
    ],
)
def test_what_is_no_manifest(tmp_path: Path, content: bytes | None, found: str) -> None:
    if content is not None:
        (tmp_path / "manifest.tsv").write_bytes(content)
    with pytest.raises(InputError, match=found):
        scan_manifest(tmp_path / "manifest.tsv")


def test_a_row_with_too_few_cells(tmp_path: Path) -> None:
    path = manifest(tmp_path, ROW)
    path.write_text(path.read_text() + "two\ttwo.txt\n\n")
    _, (problem,) = scan_manifest(path)
    assert problem.problem == f"2 cells, expected {len(COLUMNS)}"


def test_present_absent_and_differing(tmp_path: Path) -> None:
    rows = [
        ROW,
        {"id": "gone", "file": "gone.txt", "sha256": "a" * 64},
        {"id": "new", "file": "new.txt", "sha256": "b" * 64},
    ]
    manifest(tmp_path, *rows)
    (tmp_path / "reviews" / "one.txt").write_text(TEXT)
    (tmp_path / "reviews" / "new.txt").write_text("another text")
    found = find_reviews(tmp_path)
    assert [review.row.id for review in found.present] == ["one"]
    assert [row.id for row in found.absent] == ["gone"]
    assert [review.row.id for review in found.differing] == ["new"]
    assert "the manifest expects bbbbbbbbbbbb" in str(differs(found.differing[0]))


def test_the_first_right_file_on_the_path_is_taken(tmp_path: Path) -> None:
    rows = read_manifest(manifest(tmp_path / "corpus", ROW))
    folders = [tmp_path / name for name in ("first", "second", "third")]
    for folder, text in zip(folders, ("changed", TEXT, TEXT), strict=True):
        folder.mkdir()
        (folder / "one.txt").write_text(text)
    (review,) = locate(rows, tmp_path / "corpus", folders).present
    assert review.path == folders[1] / "one.txt"


def test_a_document_knows_what_the_manifest_knows(tmp_path: Path) -> None:
    facts = {"doi": "10.1000/one", "pmid": "1", "pmcid": "PMC1", "curated": "all", "title": "Its printed title"}
    manifest(tmp_path, ROW | facts)
    (tmp_path / "reviews" / "one.txt").write_text(TEXT)
    document = read_review(find_reviews(tmp_path).present[0])
    assert {name: getattr(document, name) for name in facts} == facts
    assert (document.doc_id, document.source, document.sha256) == ("one", "one.txt", SHA256)


def test_a_review_knows_the_list_of_what_it_cites(tmp_path: Path) -> None:
    manifest(tmp_path, ROW)
    (tmp_path / "reviews" / "one.txt").write_text(TEXT)
    assert find_reviews(tmp_path).present[0].cited is None and find_lists(tmp_path) == ()
    path = list_path(tmp_path, "one")
    path.write_text("words")
    (review,) = find_reviews(tmp_path).present
    assert (review.cited, review.cited_sha256) == (path, hashlib.sha256(b"words").hexdigest())
    assert find_lists(tmp_path) == (path,)


def test_parts_of_a_corpus_have_manifests_of_their_own(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "later", tmp_path / "early"):
        manifest(folder, ROW)
    (tmp_path / "notes").mkdir()
    assert find_parts(tmp_path) == (tmp_path, tmp_path / "early", tmp_path / "later")
