"""``claimx show``, ``claimx grade``, ``claimx read`` and ``claimx lint``."""

import json
from pathlib import Path

import pytest

from claimx.cli.explain import explain_claim
from claimx.cli.quote import around, quote
from claimx.grading.judgements import JUDGED
from claimx.runs.pool import pool_claims
from claimx.runs.store import write_run
from claimx.schema import Document, Run
from tests.corpora import GOLD, Call, write_gold


@pytest.fixture
def latest(stored: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Document:
    """The example run, stored as outputs/latest; returns its first document."""
    monkeypatch.chdir(tmp_path)
    write_run(stored, None, tmp_path / "outputs")
    return stored.extractions[0].document


@pytest.mark.parametrize("id", ["c0ffee0123456789", "c0ff"])
def test_a_claim_is_explained(call: Call, latest: Document, id: str) -> None:
    told = call("show", id).stdout
    for part in (
        "claim resistance  c0ffee0123456789", "gefitinib", "L858R, T790M", "gatekeeper mutation",
        "0.75 · 2 passages in 2 reviews · 1 work cited · disputed by 2",
        "disputes · hedged · acquired · rules/1 invented", "«T790M»", "«gefitinib»", "topic of the paragraph",
        "drugs.tsv line 2: 'gefitinib'; repaired from 'gefitinlb'", "An invented work (2011) doi:10.1000/one",
        "9 is not in the reference list", "other-2021 · Loss of response · Table 1 · row 1, column 1 · page 3",
    ):  # fmt: skip
        assert part in told


def test_a_mention_is_explained(call: Call, latest: Document) -> None:
    start = latest.text.index("gefitinib")
    for spot in (f"{start}-{start + 9}", f"{start + 3}", f"{start + 1}-{start + 2}"):
        told = call("show", f"invented-2020:{spot}").stdout
        for part in ("mention DRUG", "chembl:CHEMBL939", "found by", "0.90", "'gefitinlb'", "c0ffee0123456789"):
            assert part in told


@pytest.mark.parametrize(
    ("id", "parts"),
    [
        ("r0123456789abcde", ("refused claim", "resistance: gefitinib", "no \\ reason")),
        ("r0123", ("refused claim",)),
        ("invented-2020:0-4", ("refused mention", "GENE", "a common word", "«Ways»")),
    ],
)
def test_a_refused_candidate_is_explained(call: Call, latest: Document, id: str, parts: tuple[str, ...]) -> None:
    told = call("show", id).stdout
    assert all(part in told for part in parts)


def test_values_that_the_evidence_does_not_name_say_where_they_are_named(call: Call, latest: Document) -> None:
    rows = [line.split() for line in call("show", "c0ff").stdout.splitlines()]
    assert ["mutation", "L858R", "not", "printed", "here:", "inferred"] in rows
    (told, other) = (row for row in rows if row[:2] == ["mutation", "T790M"])
    assert [row[2] for row in (told, other)] == ["'T790M'", "'T790M'"]


@pytest.mark.parametrize("id", ["c9", "unknown-doc:1-2", "invented-2020:9999-10000"])
def test_an_unknown_id_is_a_wrong_call(call: Call, latest: Document, id: str) -> None:
    told = call("show", id)
    assert told.exit_code == 2
    assert "is called" in " ".join(told.stderr.split())


def test_what_is_piped_is_plain(call: Call, latest: Document) -> None:
    told = call("show", "c0ff").stdout
    assert "\x1b" not in told
    assert not any(line.endswith(" ") for line in told.splitlines())


def test_a_terminal_gets_colors(stored: Run) -> None:
    from rich.console import Console

    page = Console(force_terminal=True, color_system="standard", width=60, legacy_windows=False, _environ={})
    with page.capture() as written:
        page.print(explain_claim(pool_claims(stored.extractions)[0], stored, plain=False))
    assert "\x1b[1;35mgefitinib\x1b[0m" in written.get()
    assert "«" not in written.get()


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], "“one two three”"),
        ([(4, 7, "drug")], "“one «two» three”"),
        ([(0, 7, "drug"), (4, 7, "gene")], "“«one two» three”"),
        ([(4, 99, "drug")], "“one «two three»”"),
        ([(90, 99, "drug")], "“one two three”"),
    ],
)
def test_marks_in_a_quote(marks: list[tuple[int, int, str]], expected: str) -> None:
    text = "one two\nthree and more"
    assert quote(text, 0, 13, marks, plain=True).plain == expected
    assert quote(text, 0, 13, marks, plain=False).plain == "“one two three”"


def test_a_passage_is_cut_to_a_readable_length() -> None:
    text = "word " * 400
    low, high = around(Document("d", text), 1000, 1004)
    assert low <= 1000 < 1004 <= high
    assert high - low < 600
    assert text[low - 1] == " "


def test_a_stored_run_is_graded_again(call: Call, corpus: Path) -> None:
    call("run", "--no-flow")
    told = call("grade", "outputs/latest", "--gold", corpus / "gold.tsv", "--format", "json")
    assert told.exit_code == 0, told.stderr
    assert json.loads(told.stdout) == json.loads(Path("outputs/latest/report.json").read_text())
    call("grade", "outputs/latest", "--gold", corpus / "gold.tsv", "-o", "report.md")
    assert Path("report.md").read_text() == Path("outputs/latest/report.md").read_text()


def test_a_bad_gold_table_is_named(call: Call, latest: Document, tmp_path: Path) -> None:
    gold = write_gold(tmp_path / "gold.tsv", [GOLD | {"type": "wonder"}])
    told = call("grade", "outputs/latest", "--gold", gold)
    assert told.exit_code == 1
    assert "gold.tsv line 2, column type" in told.stderr


def test_reading_is_shown(call: Call, corpus: Path) -> None:
    told = call("read", corpus / "reviews" / "escape.txt").stdout
    for part in ("How tumors slip away: an invented review", "1. Escape", "paragraph", "References", "2 references"):
        assert part in told


def test_a_table_is_shown_where_it_stands_and_labels_once(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "made.md"
    path.write_text(
        "# Lanterns of the harbor\n\n## Piers\n\nNight bakers drew maps of the piers.\n\n"
        "Table 1: Lanterns by pier.\n\n| Pier | Lanterns |\n|---|---|\n| North | 12 |\n\n"
        "Pilots carried the maps home.\n\n## References\n\n"
        "[1] Weaver A. On lanterns. Harbor Journal 2014.\n\n[2] Weaver A. On maps. Harbor Journal 2015.\n"
    )
    told = call("read", path).stdout
    assert told.index("drew maps") < told.index("| North") < told.index("carried the maps")
    assert told.count("Lanterns by pier") == 1
    assert "2 rows × 2 columns" in told
    assert "  [2] Weaver A. On maps. Harbor Journal 2015.\n" in told


def test_reading_as_json_is_the_whole_document(call: Call, corpus: Path) -> None:
    told = call("read", "--json", corpus / "reviews" / "escape.txt", corpus / "absent.txt")
    assert told.exit_code == 1
    document = json.loads(told.stdout)
    assert [reference["label"] for reference in document["references"]] == ["1", "2"]
    assert "T790M" in document["text"]


def test_lint_names_every_bad_row(call: Call, corpus: Path) -> None:
    write_gold(corpus / "gold.tsv", [GOLD | {"drug": "wondermab"}, GOLD | {"type": "wonder"}])
    (corpus / "manifest.tsv").write_text((corpus / "manifest.tsv").read_text().replace("escape.txt", "../x"))
    (corpus / "drugs.tsv").write_text("name\tid\tsynonyms\tmatch\nwondermab\tno curie\t\tauto\n")
    told = call("lint", "--corpus", corpus, "--lexicons", corpus)
    assert told.exit_code == 1
    for part in ("manifest.tsv line 2: file '../x'", "drugs.tsv line 2", "gold.tsv line 3, column type: 'wonder'"):
        assert part in told.stderr


def test_lint_names_a_bad_judgement(call: Call, corpus: Path) -> None:
    (corpus / JUDGED).write_text("doc\tfault\n")
    told = call("lint")
    assert told.exit_code == 1
    assert "judged.tsv line 1: column 'type' is missing" in told.stderr


def test_lint_of_what_is_good(call: Call, corpus: Path) -> None:
    told = call("lint")
    assert told.exit_code == 0, told.stderr
    assert "nothing to mend" in told.stderr


def test_lint_reads_the_parts_of_a_corpus(call: Call, corpus: Path) -> None:
    part = corpus / "part"
    part.mkdir()
    (part / "manifest.tsv").write_text((corpus / "manifest.tsv").read_text())
    write_gold(part / "gold.tsv", [GOLD | {"drug": "anti-FASN antibody"}, GOLD | {"drug": "wondermab"}])
    told = call("lint")
    assert told.exit_code == 1
    assert "part/gold.tsv line 3, column drug: 'wondermab'" in told.stderr
    assert "anti-FASN antibody" not in told.stderr


def test_lint_names_a_changed_file_and_a_gold_row_of_no_review(call: Call, corpus: Path) -> None:
    write_gold(corpus / "gold.tsv", [GOLD | {"doc": "nowhere"}])
    with (corpus / "reviews" / "escape.txt").open("a", encoding="utf-8") as review:
        review.write("One more sentence.\n")
    told = call("lint")
    assert told.exit_code == 1
    for part in ("the manifest expects", "gold.tsv line 2, column doc: 'nowhere' is no review of the corpus"):
        assert part in told.stderr


def test_a_run_names_what_is_wrong_with_a_lexicon(
    call: Call, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    rows = ("name\tid\tsynonyms\tmatch", "wondermab\tclaimx:wondermab\t\tsometimes")
    (mine / "drugs.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    monkeypatch.setenv("CLAIMX_LEXICON_PATH", str(mine))
    told = call("run", "--no-flow")
    assert told.exit_code == 1
    assert "match rule 'sometimes' is unknown" in told.stderr
    assert (tmp_path / "outputs" / "latest" / "claims.tsv").exists()


def test_one_of_a_kind_is_told_in_the_singular(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "note.md"
    path.write_text(
        "# Escape\n\nMET amplification confers resistance to gefitinib [1].\n\n"
        "## References\n\n1. Doe J. An invented work. 2011.\n"
    )
    told = call("read", path).stdout
    assert "1 paragraph · 0 tables · 1 reference\n" in told
