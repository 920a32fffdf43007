"""Tables of made papers: ruled, with rules for the headings alone, or with none; wrapped, grouped, continued."""

from pathlib import Path
from typing import Any

import pytest
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from claimx.schema import Document
from claimx.sources import read_document

BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=10, leading=12)
CELL = ParagraphStyle("cell", fontName="Times-Roman", fontSize=8, leading=9.6)
HEAD = ParagraphStyle("head", fontName="Times-Bold", fontSize=12, leading=16)
TITLE = ParagraphStyle("title", fontName="Times-Bold", fontSize=17, leading=20)
PROSE = "Night bakers compared their lanterns along the canal while older clerks drew maps of the harbor. " * 6
RULES: dict[str, list[Any]] = {
    "ruled": [("GRID", (0, 0), (-1, -1), 0.5, colors.black)],
    "headed": [
        ("LINEABOVE", (0, 0), (-1, 0), 0.8, colors.black),
        ("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black),
        ("LINEBELOW", (0, -1), (-1, -1), 0.8, colors.black),
    ],
    "bare": [],
}
NUMBERS = [
    ["Group", "Lanterns", "Maps", "Share"],
    *([f"Clerks {at}", f"{at}1 (5{at}%)", f"{at}7.3", f"0.{at}4"] for at in range(1, 7)),
]
WRAPPED = [
    ["Keeper", "What was kept", "Why"],
    ["Older clerks", "maps of the northern canal and of the harbor beside the old lighthouse", "habit"],
    ["Night bakers", "lanterns", "they could not sleep before the harvest and wanted some company at night"],
    ["Glass painters", "copper vessels that nobody had asked for in the first place", "beauty"],
]


def write(path: Path, rows: list[list[str]], rules: list[Any], middle: bool = False, caption: str = "Invented") -> Path:
    """A paper of one column with a table between its paragraphs."""
    style = [
        *rules,
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE" if middle else "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 2.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
    ]
    grid = Table([[Paragraph(cell, CELL) for cell in row] for row in rows], style=style, repeatRows=0)
    story = [Paragraph("Lanterns and their keepers", TITLE), Paragraph("1. Introduction", HEAD), Paragraph(PROSE, BODY)]
    story += [Spacer(1, 12), Paragraph(f"Table 1: {caption}", CELL), Spacer(1, 4), grid, Spacer(1, 14)]
    SimpleDocTemplate(str(path), invariant=1).build([*story, Paragraph(PROSE, BODY)])
    return path


def grids(document: Document) -> list[list[list[str]]]:
    """The texts of the tables' cells."""
    found = []
    for table in document.tables:
        rows: list[list[str]] = [[""] * table.n_columns for _ in range(table.n_rows)]
        for cell in table.cells:
            rows[cell.row][cell.column] = document.text[cell.start : cell.end]
        found.append(rows)
    return found


@pytest.mark.parametrize("rules", RULES.values(), ids=RULES)
@pytest.mark.parametrize("middle", [False, True], ids=["top", "middle"])
@pytest.mark.parametrize("rows", [NUMBERS, WRAPPED], ids=["numbers", "wrapped"])
def test_grid(rows: list[list[str]], middle: bool, rules: list[Any], tmp_path: Path) -> None:
    document = read_document(write(tmp_path / "made.pdf", rows, rules, middle))
    assert grids(document) == [rows]
    table = document.tables[0]
    assert (table.label, table.caption.of(document.text)) == ("Table 1", "Table 1: Invented")
    assert {cell.row for cell in table.cells if cell.header} == {0}
    assert [document.text[b.start : b.end] for b in document.blocks if b.kind == "paragraph"] == [PROSE.strip()] * 2


@pytest.mark.parametrize("rules", RULES.values(), ids=RULES)
def test_table_that_goes_on(rules: list[Any], tmp_path: Path) -> None:
    rows = [NUMBERS[0], *([f"Clerks {at}", f"{at} (5%)", f"{at}.3", f"0.{at}"] for at in range(100, 160))]
    assert grids(read_document(write(tmp_path / "made.pdf", rows, rules))) == [rows]


@pytest.mark.parametrize("rules", [RULES["headed"], RULES["bare"]], ids=["headed", "bare"])
def test_numbers_of_lists_in_cells_are_no_column(rules: list[Any], tmp_path: Path) -> None:
    """Numbers that stand far before what they number, under a heading that stands over both."""
    entries = [("Clerks", "maps of canals", "copper vessels"), ("Bakers", "old lanterns", "maps of streets")]
    drawn = [["Keeper", "What was kept", "", "Why"]]
    for keeper, first, second in entries:
        drawn += [[keeper, "1.", first, "habit"], ["", "2.", second, ""]]
    style = [
        *rules,
        ("SPAN", (1, 0), (2, 0)),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ]
    path = write(tmp_path / "made.pdf", drawn, style)
    (found,) = grids(read_document(path))
    assert {len(row) for row in found} == {3}
    assert [row[1] for row in found][1].startswith("1. maps of canals")


def test_labels_of_several_rows(tmp_path: Path) -> None:
    """A label in the middle of its rows belongs to the first of them."""
    rows = [["Keeper", "Year", "Lanterns", "Maps"]]
    rules = [*RULES["headed"]]
    for at in range(4):
        rows += [[f"Clerks {at}", f"190{at}", f"{at}1", f"{at}2"], ["", f"191{at}", f"{at}3", f"{at}4"]]
        rules += [("SPAN", (0, 2 * at + 1), (0, 2 * at + 2))]
        rules += [("LINEBELOW", (0, 2 * at + 2), (-1, 2 * at + 2), 0.4, colors.black)]
    assert grids(read_document(write(tmp_path / "made.pdf", rows, rules, middle=True))) == [rows]


def test_headings_over_several_columns(tmp_path: Path) -> None:
    center = ParagraphStyle("center", parent=CELL, alignment=1)
    rows: list[list[Any]] = [
        ["", "Northern district", "", "Southern district", ""],
        ["Keeper", "Lanterns", "Maps", "Lanterns", "Maps"],
    ]
    rows += [[f"Clerks {at}", f"{at}1", f"{at}2", f"{at}3", f"{at}4"] for at in range(1, 6)]
    rules = [
        ("SPAN", (1, 0), (2, 0)),
        ("SPAN", (3, 0), (4, 0)),
        ("LINEABOVE", (0, 0), (-1, 0), 0.8, colors.black),
        ("LINEBELOW", (0, 1), (-1, 1), 0.5, colors.black),
        ("LINEBELOW", (0, -1), (-1, -1), 0.8, colors.black),
    ]
    grid = Table([[Paragraph(cell, center) for cell in row] for row in rows], style=rules)
    path = tmp_path / "made.pdf"
    story = [
        Paragraph("Lanterns and their keepers", TITLE),
        Paragraph(PROSE, BODY),
        Paragraph("Table 1: Invented", CELL),
    ]
    SimpleDocTemplate(str(path), invariant=1).build([*story, Spacer(1, 4), grid, Spacer(1, 14), Paragraph(PROSE, BODY)])
    assert grids(read_document(path)) == [rows]
