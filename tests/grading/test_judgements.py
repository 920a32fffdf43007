"""Judged claims: the table that is carried, and what is refused in one."""

import re
from pathlib import Path

import pytest

from claimx.errors import InputError
from claimx.grading.judgements import COLUMNS, FAULTS, lint_judgements, read_judgements
from claimx.grading.statements import Statement
from claimx.schema import CLAIM_TYPES

CARRIED = Path(__file__).parents[2] / "corpus" / "judged.tsv"
HEADER = "\t".join(COLUMNS)
ROW = "11\tresistance\tgefitinib\tEGFR;MET\t\tamplification\t\t\t\taffirmed\tresistance/frame\t"


def write(folder: Path, *lines: str) -> Path:
    path = folder / "judged.tsv"
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_a_row_is_a_statement_and_its_fault(tmp_path: Path) -> None:
    judged = read_judgements(write(tmp_path, HEADER, ROW, ROW.replace("11", "12", 1) + "value"))
    values = frozenset([("gene", "EGFR"), ("gene", "MET"), ("alteration", "amplification")])
    right = Statement("11", "resistance", "gefitinib", values)
    wrong = Statement("12", "resistance", "gefitinib", values)
    assert judged.keys() == {right, wrong}
    assert judged[right].right
    assert (judged[wrong].right, judged[wrong].fault, judged[wrong].rule) == (False, "value", "resistance/frame")


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ((), "is empty; expected a header line"),
        (("doc\ttype",), "line 1: column 'drug' is missing"),
        ((HEADER, "11\tresistance"), "line 2: has 2 cells, expected 12"),
        ((HEADER, ROW.replace("resistance", "tolerance", 1)), "line 2, column type: 'tolerance' is no term"),
        ((HEADER, ROW.replace("affirmed", "yes")), "line 2, column polarity: 'yes' is no term"),
        ((HEADER, ROW.replace("amplification", "amplified")), "line 2, column alteration: 'amplified' is no term"),
        ((HEADER, ROW.replace("EGFR;", "EGFR; ")), "line 2, column gene: 'EGFR; MET' has an empty part"),
        ((HEADER, ROW.replace("resistance/frame", "")), "line 2, column rule: is empty"),
        ((HEADER, ROW + "bad"), "line 2, column fault: 'bad' is no term of this column; .*drug"),
        ((HEADER, ROW, ROW + "drug"), "line 3: repeats line 2; delete one"),
    ],
)
def test_a_bad_table_is_refused_by_cell(tmp_path: Path, lines: tuple[str, ...], message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_judgements(write(tmp_path, *lines))


def test_all_bad_rows_are_told_at_once(tmp_path: Path) -> None:
    path = write(tmp_path, HEADER, ROW + "bad", ROW, "11", ROW)
    assert [str(problem).split(":")[0] for problem in lint_judgements(path)] == [
        f"{path} line 2, column fault",
        f"{path} line 4",
        f"{path} line 5",
    ]


def test_a_table_that_is_absent_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_judgements(tmp_path / "judged.tsv")


def test_the_carried_table_is_good() -> None:
    assert lint_judgements(CARRIED) == []


def test_the_carried_table_has_every_kind_of_claim_and_fault() -> None:
    judged = read_judgements(CARRIED)
    assert {statement.type for statement in judged} == set(CLAIM_TYPES)
    assert {judgement.fault for judgement in judged.values()} == {"", *FAULTS}


def test_the_carried_table_holds_names_and_no_text() -> None:
    lines = CARRIED.read_text(encoding="utf-8").splitlines()
    assert max(len(name.split()) for line in lines for name in re.split(r"\t|;| \+ ", line)) <= 6
