"""The CIViC and CIViCmine protocols, on tiny invented tables."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from claimx.errors import InputError
from claimx.grading.civic import (
    COLUMNS,
    Answer,
    CivicScore,
    CivicStatement,
    bare_drug,
    drug_spellings,
    profile_genes,
    read_civic,
    score_statement,
    split_therapies,
)
from claimx.grading.civicmine import is_judged, read_sentence, score_sentence
from claimx.grading.scoring import Tally
from claimx.schema import Span

ROWS = [
    ("1", "EGFR T790M", "Gefitinib", "Supports", "Resistance", "T790M of EGFR stops gefitinib."),
    ("2", "EGFR T790M", "Gefitinib", "Supports", "Resistance", "T790M of EGFR stops gefitinib!"),
    ("2", "KRAS G12C", "Invented Mesylate,Otherib", "Does Not Support", "Sensitivity/Response", "KRAS and inventedib."),
    ("3", "v::ALK Fusion", "Otherib", "Supports", "Sensitivity/Response", "ALK and otherib."),
]


def write(path: Path, rows: Sequence[tuple[str, ...]]) -> Path:
    path.write_text("\n".join("\t".join(row) for row in [COLUMNS, *rows]) + "\n", encoding="utf-8")
    return path


def test_statements_of_one_paper_or_one_text_share_a_group(tmp_path: Path) -> None:
    found = read_civic(write(tmp_path / "dev.tsv", ROWS))
    assert len(found) == 4
    assert found[0].group == found[1].group == found[2].group != found[3].group
    assert found[2].filed == {
        ("KRAS", "invented mesylate"): frozenset({"not sensitivity"}),
        ("KRAS", "otherib"): frozenset({"not sensitivity"}),
    }
    assert list(found[3].filed) == [("ALK", "otherib")]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([("1", "EGFR", "A", "Supports", "Better", "Text.")], "dev.tsv line 2: significance 'Better'"),
        ([], "no column"),
    ],
)
def test_a_bad_table_is_named(rows: list[tuple[str, ...]], words: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=words):
        read_civic(write(tmp_path / "dev.tsv", rows))


def test_an_absent_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_civic(tmp_path / "dev.tsv")


@pytest.mark.parametrize(
    ("profile", "genes"),
    [
        ("EGFR T790M", ("EGFR",)),
        ("BCR::ABL1 Fusion AND ABL1 T315I", ("BCR::ABL1",)),
        ("BRAF Amplification AND ( BRAF V600E OR NRAS Q61 )", ("BRAF", "NRAS")),
        ("v::RET Fusion", ("RET",)),
        ("EGFR L858R AND NOT EGFR T790M", ("EGFR",)),
    ],
)
def test_the_genes_of_a_profile(profile: str, genes: tuple[str, ...]) -> None:
    assert profile_genes(profile) == genes


def test_the_spellings_of_a_therapy() -> None:
    assert split_therapies("Drug A,Kinase Inhibitor XY-12,345") == ("Drug A", "Kinase Inhibitor XY-12,345")
    assert bare_drug("Imatinib Mesylate") == "Imatinib"
    assert "XY12" in drug_spellings("Kinase Inhibitor XY12")
    assert "XY12" in drug_spellings("Kinase Antibody (XY12)")


FILED = CivicStatement("ALK otherib KRAS", "g", {("EML4::ALK", "otherib"): frozenset({"not resistance"})})


@pytest.mark.parametrize(
    ("answers", "tally", "denied", "met"),
    [
        ([("ALK", "not resistance")], Tally(1, 0, 0), Tally(1, 0, 0), 1),
        ([("ALK", "sensitivity")], Tally(1, 0, 0), Tally(0, 0, 1), 1),
        ([("ALK", "resistance")], Tally(0, 1, 1), Tally(0, 0, 1), 0),
        ([("EML4::ALK", "sensitivity"), ("ALK", "sensitivity")], Tally(1, 0, 0), Tally(0, 0, 1), 1),
        ([("KRAS", "not sensitivity")], Tally(0, 1, 1), Tally(0, 1, 1), 0),
        ([], Tally(0, 0, 1), Tally(0, 0, 1), 0),
    ],
)
def test_answers_are_counted(answers: list[tuple[str, str]], tally: Tally, denied: Tally, met: int) -> None:
    score = score_statement(FILED, [Answer(gene, "otherib", reading) for gene, reading in answers])  # type: ignore[arg-type]
    assert (score.all, score.denied, score.denied_met) == (tally, denied, met)


def test_names_that_are_not_printed_are_left_out_of_printed() -> None:
    filed = CivicStatement("Only otherib.", "g", {("KRAS", "otherib"): frozenset({"resistance"})})
    assert score_statement(filed, []).printed == Tally(0, 0, 0)
    assert score_statement(filed, [], found=[("KRAS", "otherib")]).printed == Tally(0, 0, 1)
    assert (CivicScore() + score_statement(filed, [])).all == Tally(0, 0, 1)


def test_a_sentence_of_civicmine_is_scored_by_place() -> None:
    text = "KRAS  stops otherib, and KRAS again."
    entities = "T1\tgene 0 4\tKRAS\nT2\tdrug 12 19\totherib\nT3\tgene 25 29\tKRAS"
    sentence = read_sentence({"text": text, "pmid": 7}, entities, "R1\tPredictive drug:T2 gene:T1")
    assert sentence.text == "KRAS stops otherib, and KRAS again."
    assert sentence.links[0].genes == (Span(0, 4), Span(24, 28))
    gene, drug = [Span(24, 28)], [Span(11, 18)]
    assert score_sentence(sentence, [(gene, drug), (drug, gene)]) == Tally(1, 1, 0)
    assert score_sentence(sentence, []) == Tally(0, 0, 1)
    assert is_judged(sentence, gene, drug)
    assert not is_judged(sentence, gene, [Span(6, 10)])
