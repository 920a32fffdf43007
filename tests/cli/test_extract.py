"""``claimx extract``: files, standard input, JSON Lines."""

import json
from pathlib import Path

import jsonschema
import pytest

from claimx.cli.extract import MOST_TOLD
from claimx.runs.wire import published_schema
from tests.corpora import REVIEW, Call

SENTENCE = "T790M confers resistance to gefitinib in NSCLC."


def test_a_file_gives_mentions_and_claims_with_their_text(call: Call, corpus: Path) -> None:
    told = call("extract", corpus / "reviews" / "escape.txt")
    assert told.exit_code == 0
    result = json.loads(told.stdout)
    assert result["id"] == "escape"
    assert {m["name"] for m in result["mentions"]} >= {"T790M", "gefitinib", "non-small cell lung cancer"}
    assert {(c["type"], c["drug"]) for c in result["claims"]} >= {("resistance", "gefitinib")}
    evidence = [e for claim in result["claims"] for e in claim["evidence"]]
    assert all(result["text"][s["start"] : s["end"]] == s["text"] for s in (*result["mentions"], *evidence))


def test_what_is_written_is_valid(call: Call, corpus: Path) -> None:
    result = json.loads(call("extract", corpus / "reviews" / "escape.txt").stdout)
    for name in ("mention", "claim"):
        for record in result[f"{name}s"]:
            jsonschema.validate(record, published_schema(name))


def test_json_lines_keep_order_and_offsets(call: Call) -> None:
    texts = [SENTENCE, "No drug here.", f"A title\n{SENTENCE}\n\n  Wrapped\nhere, T315I\nand imatinib.", "", "Lone"]
    lines = "".join(json.dumps({"id": number, "text": text}) + "\n" for number, text in enumerate(texts))
    told = call("extract", "--jsonl", "-", stdin=lines)
    assert told.exit_code == 0, told.stderr
    results = [json.loads(line) for line in told.stdout.splitlines()]
    assert [set(result) for result in results] == [{"id", "mentions", "claims"}] * len(texts)
    assert [result["id"] for result in results] == list(range(len(texts)))
    for text, result in zip(texts, results, strict=True):
        assert all(text[m["start"] : m["end"]] == m["text"] for m in result["mentions"])
    assert results[0]["claims"]
    assert {m["name"] for m in results[2]["mentions"]} >= {"T790M", "gefitinib", "T315I", "imatinib"}


def test_tsv_is_one_passage_a_line(call: Call) -> None:
    told = call("extract", "-", "--format", "tsv", stdin=SENTENCE)
    header, *rows = [line.split("\t") for line in told.stdout.splitlines()]
    assert header[:4] == ["claim_id", "type", "drug", "gene"]
    assert rows
    assert all(len(row) == len(header) for row in rows)
    assert rows[0][header.index("text")] == SENTENCE


def test_a_file_appears_when_all_is_written(call: Call, corpus: Path) -> None:
    out = corpus / "claims.jsonl"
    told = call("extract", corpus / "reviews" / "escape.txt", "-o", out)
    assert told.stdout == ""
    assert json.loads(out.read_text())["id"] == "escape"
    assert sorted(path.name for path in corpus.iterdir() if path.name.startswith(".")) == []


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("blank.txt", b" \n\n", "the file is empty"),
        ("binary.txt", b"\x7fELF\x00\x00\x01", "binary"),
        ("latin.txt", "Caf\xe9 resists gefitinib.".encode("latin-1"), "UTF-8"),
        ("absent.txt", None, "no such file"),
        ("review.xyz", b"text", "cannot read .xyz"),
    ],
)
def test_a_bad_file_is_named_and_the_rest_done(
    call: Call, tmp_path: Path, name: str, content: bytes | None, found: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(REVIEW)
    told = call("extract", tmp_path / name, tmp_path / "good.txt")
    assert told.exit_code == 1
    assert name in told.stderr
    assert found in told.stderr
    assert "Traceback" not in told.stderr
    bad, good = [json.loads(line) for line in told.stdout.splitlines()]
    assert found in bad["error"]
    assert good["claims"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (b"{broken", "Invalid JSON"),
        (b'{"id": "a"}', "text: Field required"),
        (b'{"id": "a", "text": 3}', "text"),
        (b'{"id": "a", "text": "\xff"}', "not UTF-8"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_done(call: Call, line: bytes, found: str) -> None:
    good = json.dumps({"id": "good", "text": SENTENCE}).encode()
    told = call("extract", "--jsonl", "-", stdin=line + b"\n\n" + good + b"\n")
    assert told.exit_code == 1
    assert "stdin line 1" in told.stderr
    assert found in told.stderr
    assert [bool(json.loads(result)["claims"]) for result in told.stdout.splitlines()] == [False, True]


def test_of_many_bad_lines_the_output_has_all_and_the_talk_the_first(call: Call) -> None:
    told = call("extract", "--jsonl", "-", "--taggers", "none", stdin="no object\n" * (MOST_TOLD + 1_002))
    assert told.exit_code == 1
    assert told.stdout.count('"error"') == MOST_TOLD + 1_002
    complaints = [line for line in told.stderr.splitlines() if line.startswith("error")]
    assert len(complaints) == MOST_TOLD + 1
    assert "1,002 more lines failed" in complaints[-1]


def test_where_the_output_names_no_failure_the_talk_names_all(call: Call) -> None:
    told = call(
        "extract", "--jsonl", "-", "--format", "tsv", "--taggers", "none", stdin="no object\n" * (MOST_TOLD + 5)
    )
    assert told.stderr.count("error: stdin line") == MOST_TOLD + 5


def test_a_tagger_that_there_is_not_makes_the_call_wrong(call: Call, corpus: Path) -> None:
    told = call("extract", "-", "--taggers", "gene,nosuch", stdin="MET is amplified.")
    assert told.exit_code == 2
    assert "nosuch" in told.stderr
    assert not told.stdout
