"""Levels: entries that say no more than how much there is of a gene."""

import pytest

from claimx.claims.tables.problems import LEVELS
from claimx.claims.wording.rows import HERE, read_rows
from tests.claims.reviews import check, said, table

ROWS = [pytest.param(row, id=row["alteration"]) for row in read_rows(HERE / LEVELS)]


@pytest.mark.parametrize("row", ROWS)
def test_every_alteration_has_an_example_that_tells_it(row: dict[str, str]) -> None:
    text = table(
        "Gene | Resistant cells | Drug", f"SLFN11 | {row['example']} | Topotecan", caption="Table 1. Resistance"
    )
    check("resistance", text, [said("topotecan", gene="SLFN11", alteration=row["alteration"])])


def test_a_sentence_is_no_level() -> None:
    text = table("Gene | Finding | Drug", "SLFN11 | Low in half of them | Topotecan", caption="Table 1. Resistance")
    check("resistance", text, [said("topotecan", gene="SLFN11")])
