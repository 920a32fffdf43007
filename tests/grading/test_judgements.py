"""Judged claims: the table that is carried, and what is refused in one."""

import re
from pathlib import Path

import pytest

from claimx.errors import InputError
from claimx.grading.judgements import COLUMNS, FAULTS, read_judgements
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
        ((), "line 1"),
        (("doc\ttype",), "another header"),
        ((HEADER, "11\tresistance"), "2 cells"),
        ((HEADER, ROW.replace("resistance", "tolerance", 1)), "'tolerance' as type"),
        ((HEADER, ROW.replace("affirmed", "yes")), "'yes' as polarity"),
        ((HEADER, ROW + "bad"), "'bad' as fault"),
        ((HEADER, ROW, ROW + "drug"), "line 3: judged before"),
    ],
)
def test_a_bad_table_is_refused_by_line(tmp_path: Path, lines: tuple[str, ...], message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_judgements(write(tmp_path, *lines))


def test_a_table_that_is_absent_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_judgements(tmp_path / "judged.tsv")


def test_the_carried_table_has_every_kind_of_claim_and_fault_and_no_text() -> None:
    judged = read_judgements(CARRIED)
    assert {statement.type for statement in judged} == set(CLAIM_TYPES)
    assert {judgement.fault for judgement in judged.values()} == {"", *FAULTS}
    lines = CARRIED.read_text(encoding="utf-8").splitlines()
    assert max(len(name.split()) for line in lines for name in re.split(r"\t|;| \+ ", line)) <= 6
