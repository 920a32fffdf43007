import pytest

from claimx.schema import Document
from claimx.sources import document_from_text
from claimx.sources.drafts import Grid
from claimx.sources.piped import read_piped
from claimx.sources.stacked import read_stacked
from claimx.sources.tabbed import read_tabbed
from claimx.sources.tables import is_abbreviation_list
from claimx.text import Vocabulary

VOCABULARY = Vocabulary(["Lumatinib helps in glioma of the child. Lumatinib helps in glioma of the child."])


def rows(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def items(grid: Grid) -> list[list[str]]:
    return [[cell.text[start:end] for start, end in cell.items] for row in grid.rows for cell in row if cell.items]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["A\tB", "x\ty", "x\tz"], [["A", "B"], ["x", "y"], ["x", "z"]], id="a row a line"),
        pytest.param(["A\tB\tC", "X\t\t", "Y\t1"], [["A", "B", "C"], ["X", "", ""], ["Y", "1", ""]], id="short lines"),
        pytest.param(
            ["Gene\tDrug", "KIN1\tLumatinib", "\tand others", "KIN2\tNone"],
            [["Gene", "Drug"], ["KIN1", "Lumatinib and others"], ["KIN2", "None"]],
            id="a cell goes on below an empty first cell",
        ),
        pytest.param(
            ["Gene and\tDrug", "product\t", "KIN1\tLumatinib"],
            [["Gene and product", "Drug"], ["KIN1", "Lumatinib"]],
            id="a heading goes on",
        ),
        pytest.param(
            ["Cause\tMeaning", "Loss of\tThe target is", "Target (3)\tgone for good.", "\tForever.", "Gain\tMore"],
            [["Cause", "Meaning"], ["Loss of Target (3)", "The target is gone for good. Forever."], ["Gain", "More"]],
            id="a label goes on with a capital",
        ),
        pytest.param(
            [
                "Cause\tA\tB",
                "One\tlong text\tx",
                "\tgoes far\t",
                "\tNew text\tNew",
                "Label\tgoes on\tnews",
                "\there\t",
                "Two\t- a\t- b",
            ],
            [
                ["Cause", "A", "B"],
                ["One", "long text goes far", "x"],
                ["Label", "New text goes on here", "New news"],
                ["Two", "- a", "- b"],
            ],
            id="a label in the middle of its row",
        ),
        pytest.param(
            ["Cause\tA\tB", "One\tlong text\t", "\tgoes far\t", "\tAnother\tYes", "\ttext\t"],
            [["Cause", "A", "B"], ["One", "long text goes far", ""], ["", "Another text", "Yes"]],
            id="a second row under one label",
        ),
        pytest.param(
            ["Type\tWhat", "p53 loss\tBad", "\tnews", "c-KIN gain\tGood", "\tnews"],
            [["Type", "What"], ["p53 loss", "Bad news"], ["c-KIN gain", "Good news"]],
            id="labels that begin in lower case",
        ),
    ],
)
def test_rows_of_tabbed_tables(lines: list[str], expected: list[list[str]]) -> None:
    grid, noise = read_tabbed(lines, VOCABULARY)
    assert rows(grid) == expected
    assert noise == []


def test_bullets_begin_items() -> None:
    grid, _ = read_tabbed(
        ["A\tB", "x\t- one, which", "\tgoes on", "\t\u2022 two", "y\t1. first", "\t2. second"], VOCABULARY
    )
    assert items(grid) == [["one, which goes on", "two"], ["1. first", "2. second"]]
    assert rows(grid)[1][1] == "- one, which goes on \u2022 two"


@pytest.mark.parametrize(
    ("echo", "kept", "noise"),
    [
        ("Lomatnb\tgliana af tha chlid", "Lumatinib", ["Lomatnb gliana af tha chlid"]),
        ("Lumatinib\tglioma of another child", "Lumatinib", []),
        ("Zelumab\tsarcoma", "Zelumab", []),
    ],
)
def test_a_damaged_double_of_the_next_line_is_kept_out(echo: str, kept: str, noise: list[str]) -> None:
    lines = ["Drug\tUse", echo, "Lumatinib\tglioma of the child", "\thelps"]
    vocabulary = Vocabulary(["\n".join(lines), "Lumatinib glioma of the child", "another sarcoma", "Zelumab sarcoma"])
    grid, dropped = read_tabbed(lines, vocabulary)
    assert rows(grid)[1][0] == kept
    assert dropped == noise


@pytest.mark.parametrize("rubbish", ["- 7\t", "12\t", "r 8000000000000\t"])
def test_page_numbers_and_rubbish_are_kept_out(rubbish: str) -> None:
    grid, dropped = read_tabbed(["A\tB", "x\ty", rubbish, "z\tw"], VOCABULARY)
    assert rows(grid) == [["A", "B"], ["x", "y"], ["z", "w"]]
    assert dropped == [rubbish.strip()]


def groups(text: str) -> list[tuple[str, ...]]:
    return [tuple(group.split("\n")) for group in text.strip().split("\n\n")]


def test_rows_of_a_table_down_the_page_end_at_its_markers() -> None:
    text = "Target\n\nDrug(s) Usual cause\n\nRef.\n\nKIN1\n\nLumatinib\nBoratinib\n\n1. loss of a\ngene\n2. gain\n\n[1]"
    text += "\n\nKIN2 loss Zelumab\n\nNo cause\n\n[2, 3]\n\nKIN3\n\nGorafinib\n\nA change\nof KIN3\n\n[4\u20136]"
    text += "\n\nNot of the table"
    read = read_stacked(groups(text), VOCABULARY)
    assert read is not None
    grid, used = read
    assert used == 14
    assert rows(grid) == [
        ["Target", "Drug(s)", "Usual cause", "Ref."],
        ["KIN1", "Lumatinib Boratinib", "1. loss of a gene 2. gain", "[1]"],
        ["KIN2 loss", "Zelumab", "No cause", "[2, 3]"],
        ["KIN3", "Gorafinib", "A change of KIN3", "[4\u20136]"],
    ]
    assert items(grid) == [["Lumatinib", "Boratinib"], ["1. loss of a gene", "2. gain"]]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A\n\nB\n\nC\n\nD\n\nE", id="no rectangle"),
        pytest.param("A\n\n[1]\n\nB\n\nC\n\nD\n\n[2]\n\nE\n\n[3]", id="rows of all lengths"),
        pytest.param("One sentence.\n\nTwo of them.\n\nThree.\n\nFour.\n\nFive.\n\nSix is the last.", id="prose"),
    ],
)
def test_what_is_no_table_down_the_page(text: str) -> None:
    assert read_stacked(groups(text), VOCABULARY) is None


def test_piped_tables() -> None:
    grid = read_piped(["| A | **B** |", "|:---|---:|", r"| a\|b | 1. x<br>2. y |", "| c |"])
    assert rows(grid) == [["A", "B"], ["a|b", "1. x 2. y"], ["c", ""]]
    assert items(grid) == [["1. x", "2. y"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KIN1 kinase one, KIN2 kinase two, PHO phosphatase", True),
        ("Abbreviations: ADX: adducts; KIN: kinase; PHO: phosphatase.", True),
        ("Drugs, targets, and the ways between them", False),
        ("KIN1 is a kinase.", False),
    ],
)
def test_is_abbreviation_list(text: str, expected: bool) -> None:
    assert is_abbreviation_list(text) is expected


def kinds(document: Document) -> list[str]:
    return [block.kind for block in document.blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "# A\n\nTable 1: Drugs\n\n| a | b |\n|---|---|\n| c | d |\n\nNote: none.\n\nText.",
            ["heading", "caption", "table", "legend", "paragraph"],
        ),
        (
            "# A\n\n| a | b |\n|---|---|\n| c | d |\n\nTable 1. Drugs\n\n# B\n\nText.",
            ["title", "table", "caption", "heading", "paragraph"],
        ),
        ("# A\n\nTable 1 shows the drugs.\n\n# B\n\nText.", ["title", "paragraph", "heading", "paragraph"]),
        ("# A\n\nTable 9: drugs, which are not here.\n\n# B\n\nText.", ["title", "caption", "heading", "paragraph"]),
        ("# A\n\nFig. 2. Cells and drugs\n\n# B\n\nText.", ["title", "caption", "heading", "paragraph"]),
        ("Figure 3 is about cells. It is.", ["paragraph"]),
        ("Name\tplace", ["paragraph"]),
        (
            "# A\n\nTable 2: Contents\n\n1\tOne\n2\tTwo\n\n# B\n\nText.",
            ["title", "caption", "contents", "heading", "paragraph"],
        ),
    ],
)
def test_captions_and_what_belongs_to_them(text: str, expected: list[str]) -> None:
    document = document_from_text(text, "invented")
    assert kinds(document) == expected
    for table in document.tables:
        caption = table.caption.of(document.text)
        assert caption.startswith(table.label) and bool(caption) == bool(table.label)
