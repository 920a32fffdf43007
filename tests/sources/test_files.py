from pathlib import Path

import pytest

from claimx.errors import InputError
from claimx.sources import read_document


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", ["empty.txt", "empty"]),
        ("blank.md", b" \n\n\t", ["blank.md", "empty"]),
        ("rules.md", b"---\n\n***\n", ["rules.md", "no text"]),
        ("binary.txt", b"abc\x00\x01\x02", ["binary.txt", "binary"]),
        ("paper.txt", b"%PDF-1.7\n...", ["paper.txt", "a PDF", "give its name the suffix .pdf"]),
        ("paper.xml", b"%PDF-1.7\n...", ["paper.xml", "a PDF", "give its name the suffix .pdf"]),
        ("paper.pdf", b"<!DOCTYPE article PUBLIC 'x'>\n<article/>", ["expected a PDF, found XML", "suffix .xml"]),
        ("paper.md", b"\xef\xbb\xbf\n<article/>", ["expected plain text, found XML", "suffix .xml"]),
        ("paper.pdf", b"<?xml version='1.0'?><html/>", ["expected a PDF, found HTML", "publisher's PDF"]),
        ("page.txt", b"<!DOCTYPE html><html></html>", ["page.txt", "HTML"]),
        ("wide.txt", "Tumor".encode("utf-16"), ["wide.txt", "UTF-16"]),
        ("latin.txt", "one\ntwo caf\xe9".encode("latin-1"), ["latin.txt byte 11", "0xE9", "line 2", "iconv"]),
        ("paper.docx", b"text", ["paper.docx", ".docx", ".txt", "PDF", "JATS XML"]),
        ("paper", b"text", ["without suffix"]),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str, data: bytes, said: list[str]) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError) as error:
        read_document(path)
    assert all(part in str(error.value) for part in said)
    assert error.value.remedy


@pytest.mark.parametrize("text", ["BMI and age", "GIF8 is a gene that nobody knows", "Riff: words", "MM\n*", "PK"])
def test_words_are_no_pictures(tmp_path: Path, text: str) -> None:
    path = tmp_path / "note.txt"
    path.write_text(text)
    assert read_document(path).text.startswith(text[:2])


def test_a_folder_and_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="found a folder"):
        read_document(tmp_path)
    with pytest.raises(InputError, match="no such file"):
        read_document(tmp_path / "none.txt")


def test_facts_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "note.md"
    path.write_bytes(b"\xef\xbb\xbf# Title\r\n\r\n## Abstract\r\n\r\nText.\r\n")
    document = read_document(path)
    assert (document.doc_id, document.source, document.format) == ("note", str(path), "markdown")
    assert (document.title, len(document.sha256)) == ("Title", 64)
    assert read_document(path, "other-id").doc_id == "other-id"


def test_content_not_suffix_tells_markdown(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("# Title\n\n## Abstract\n\nText.\n", encoding="utf-8")
    assert read_document(path).format == "markdown"
