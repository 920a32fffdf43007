"""Columns: the model that gives each its role."""

import pytest

from claimx.claims.tables.columns import Column, find_roles, score
from claimx.schema import Label, Mention

NAMES: dict[str, Label] = {"d": "DRUG", "g": "GENE", "k": "CANCER", "m": "MUTATION"}


def column(header: str, cells: str) -> Column:
    """A column whose cells, divided by blanks, name one thing of the kind of each letter; - names nothing."""
    return Column(header, tuple(tuple(_named(letter) for letter in cell if letter in NAMES) for cell in cells.split()))


def _named(letter: str) -> Mention:
    return Mention("invented", 0, 1, letter, NAMES[letter], letter, "", "test", 1.0)


@pytest.mark.parametrize(
    ("columns", "roles"),
    [
        ([column("", "d d"), column("", "k k")], ("drug", "cancer")),
        ([column("", "d d"), column("", "g g"), column("", "m m"), column("", "d d")],
         ("drug", "target", "mechanism", "agent")),
        ([column("Later line", "d d"), column("", "d d")], ("agent", "drug")),
        ([column("Agent", "d d"), column("What then", "d d")], ("drug", "agent")),
        ([column("Effect", "- -"), column("Name", "d -")], ("", "drug")),
        ([column("Remarks", "- - d")], ("",)),
        ([column("Mechanism", "m m"), column("What then", "d d")], ("mechanism", "agent")),
        ([column("What then", "d d"), column("Mechanism", "m m")], ("drug", "mechanism")),
        ([column("Class", "d d"), column("Drugs", "d d")], ("class", "drug")),
        ([column("Gene", "g g"), column("Alteration", "m m")], ("gene", "example")),
        ([column("Drug", "d d"), column("Trial phase", "d d")], ("drug", "")),
        ([column("Drug", "d d"), column("Frequency", "m -")], ("drug", "")),
        ([], ()),
    ],
)  # fmt: skip
def test_roles(columns: list[Column], roles: tuple[str, ...]) -> None:
    assert find_roles(columns) == roles


def test_sentences_that_name_drugs_are_no_column_of_drugs() -> None:
    names = column("", "d d")
    assert find_roles([names]) == ("drug",)
    assert find_roles([Column(names.header, names.cells, printed=40)]) == ("",)


@pytest.mark.parametrize(("header", "share", "role"), [("", 1.0, "verdict"), ("Effect", 0.6, "verdict"), ("", 0.4, "")])
def test_verdicts_make_a_column_of_their_own(header: str, share: float, role: str) -> None:
    assert find_roles([Column(header, ((), ()), verdicts=share)]) == (role,)


def test_a_header_weighs_more_than_what_the_cells_name() -> None:
    told = column("Tumor type", "d d")
    assert score(told, "cancer") >= score(told, "drug")


def test_content_decides_between_headers_that_fit() -> None:
    assert score(column("Agent", "d d"), "drug") > score(column("Agent", "- -"), "drug")
