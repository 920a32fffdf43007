import pytest

from claimx.sources.headings import (
    inner_headings,
    is_heading_text,
    is_marked_title,
    levels,
    marked_heading,
    section_kind,
    shaped_heading,
)

FULL = "This line is as long as the lines of this paragraph can be, it is"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Abstract", "abstract"),
        ("2 Materials and Methods", "methods"),
        ("3. RESULTS", "body"),
        ("8 Conclusion", "conclusion"),
        ("Conclusions and outlook", "conclusion"),
        ("Key Words:", "keywords"),
        ("Table of Contents", "contents"),
        ("List of abbreviations", "abbreviations"),
        ("References", "references"),
        ("Conflict of Interests", "back"),
        ("Authors\u2019 contributions", "back"),
        ("Kinases", None),
        ("Conclusive evidence", None),
    ],
)
def test_section_kind(title: str, kind: str | None) -> None:
    assert section_kind(title) == kind


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("## A title", (2, "A title")),
        ("# **1.2 A title**", (1, "**1.2 A title**")),
        ("### Closed ###", (3, "Closed")),
        ("**All in bold**", (7, "All in bold")),
        ("**A sentence in bold.**", None),
        ("**Bold** and not", None),
        ("#hashtag", None),
    ],
)
def test_marked_heading(line: str, expected: tuple[int, str] | None) -> None:
    assert marked_heading(line) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drugs and their targets", True),
        ("A sentence.", False),
        ("A claim with a marker [7]", False),
        ("2.1. Patients. We asked them all", False),
        ("1. Pump Wall cell 2. Drug \u2022 membrane", False),
        ("(1) [2]", False),
        ("word " * 30, False),
        ("", False),
    ],
)
def test_is_heading_text(text: str, expected: bool) -> None:
    assert is_heading_text(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drugs and their targets", True),
        ("How tumors escape from drugs.", True),
        ("word " * 40, True),
        ("word " * 60, False),
        ("Patients came. We asked them all.", False),
    ],
)
def test_a_heading_with_a_mark_may_be_a_title(text: str, expected: bool) -> None:
    assert is_marked_title(text) is expected


@pytest.mark.parametrize(
    ("lines", "followed", "expected"),
    [
        (["Background", FULL, FULL, "end."], False, 1),
        (["Inhibitors of the kinase", "(KIN1)", FULL, FULL, "end."], False, 2),
        (["References", "[1] Doe J. A title."], False, 1),
        (["2.1. Kinases", FULL, FULL, "end."], False, 1),
        (["Kinases of the cell"], True, 1),
        (["Kinases of the cell"], False, 0),
        ([FULL, "And it goes on like that until it is at its", "end."], False, 0),
        (["and so on", FULL, FULL, "end."], True, 0),
        (["(1) a point", FULL, "end."], True, 0),
        (["1. Introduction", "2. Drugs", "3. Pumps", "4. Conclusions"], True, 0),
        (["What is known:"], True, 0),
        (["(a)", "(b)"], True, 0),
    ],
)
def test_shaped_heading(lines: list[str], followed: bool, expected: int) -> None:
    assert shaped_heading(lines, followed) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([FULL, "ends here.", "2. Drugs of the kind", FULL, FULL, "end."], [2]),
        ([FULL, "ends here.", "References", "[1] Doe J."], [2]),
        ([FULL, "goes on with", "References", "and so on."], []),
        ([FULL, "in a row of the", FULL, "2. Drugs of", "another kind."], []),
        (["1. Introduction", "2. Conclusions", "References"], []),
    ],
)
def test_inner_headings(lines: list[str], expected: list[int]) -> None:
    assert inner_headings(lines) == expected


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ([(1, "Abstract"), (4, "1 One"), (1, "1.1 Two"), (1, "(A) Three"), (4, "2 Four")], [1, 1, 2, 3, 1]),
        ([(1, "1. One"), (1, "1.1. Two"), (1, "References"), (1, "Odds and ends")], [1, 2, 1, 1]),
        ([(2, "One"), (3, "Two"), (7, "Three"), (2, "Four")], [1, 2, 3, 1]),
        ([(1, "One"), (1, "Two")], [1, 1]),
        ([], []),
    ],
)
def test_levels(headings: list[tuple[int, str]], expected: list[int]) -> None:
    assert levels(headings) == expected
