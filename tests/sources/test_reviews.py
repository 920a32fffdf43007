"""The given reviews, read completely: every paragraph, cell and entry exactly once and in reading order.

The files' lines are compared with the text of the Document by their letters and digits alone,
since reading joins lines, drops markup and decides about hyphens, but may not touch a letter.
"""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from claimx.citations import find_citations
from claimx.schema import Block, Document, Span, Table
from claimx.sources import read_document
from claimx.text import fold
from tests.sources.test_documents import check_laws

FIRST, SECOND = "000_5b7520aa33743ab7.txt", "003_31926395e4237f26.txt"
IDS = {"resensitization-2015": FIRST, "mab-resistance-2025": SECOND}
MARKUP = {r"$TGF\alpha$": "TGFα", r"$\beta$": "β", "<b>": "", "</b>": ""}
ROWS_DOWN_THE_PAGE = 7
LONG = 25  # letters of a line that can be looked for


def letters(text: str) -> str:
    """The letters and digits of a text in their order."""
    return "".join(char for char in text if char.isalnum())


def raw_lines(path: Path) -> list[str]:
    """The file's lines without the few kinds of markup that hold letters."""
    text = path.read_text(encoding="utf-8")
    for mark, plain in MARKUP.items():
        text = text.replace(mark, plain)
    return text.split("\n")


@pytest.fixture(scope="module", params=[FIRST, SECOND])
def path(request: pytest.FixtureRequest, shared: Path) -> Path:
    return shared / "corpus" / str(request.param)


@pytest.fixture(scope="module")
def first(shared: Path) -> Document:
    return read_document(shared / "corpus" / FIRST)


@pytest.fixture(scope="module")
def second(shared: Path) -> Document:
    return read_document(shared / "corpus" / SECOND)


def test_every_letter_is_there_exactly_once(path: Path) -> None:
    document = read_document(path)
    check_laws(document)
    assert Counter(letters(document.text)) == Counter(letters("".join(raw_lines(path))))


def test_every_line_is_there_exactly_once(path: Path) -> None:
    """Every line of prose or list, long enough to be told from others, is as often in the text as in the file."""
    lines = [letters(line) for line in raw_lines(path)]
    whole, raw = letters(read_document(path).text), "".join(lines)
    prose = [letters(line) for line in raw_lines(path) if "\t" not in line and len(letters(line)) >= LONG]
    assert [line for line in prose if whole.count(line) != raw.count(line)] == []


def test_lines_follow_each_other_as_they_are_read(first: Document, shared: Path) -> None:
    """In the first review the table stands behind the paragraph that it cuts, and the last column,
    printed before its heading, behind the column that it goes on with; all else is as printed."""
    lines = raw_lines(shared / "corpus" / FIRST)
    table = next(at for at, line in enumerate(lines) if line.startswith("Table 1"))
    resumed = next(at for at in range(table, len(lines)) if lines[at].startswith(" "))
    section = next(at for at in range(resumed, len(lines)) if not lines[at])
    last = next(at for at, line in enumerate(lines) if line.startswith("Conclusion"))
    column = max(at for at in range(last - 1) if not lines[at]) + 1
    parts = [(0, table), (resumed, section), (table, resumed), (section, column), (last, len(lines)), (column, last)]
    assert letters(first.text) == letters("".join(line for start, end in parts for line in lines[start:end]))


def noise_behind(document: Document) -> dict[int, list[Block]]:
    """For the start of each table the blocks behind it that hold what was kept out of its grid."""
    noise: dict[int, list[Block]] = {}
    last = -1
    for block in document.blocks:
        last = block.start if block.kind in ("table", "contents") else last if block.kind == "other" else -1
        noise.setdefault(last, []).append(block)
    return {
        start: [block for block in blocks if block.kind == "other"] for start, blocks in noise.items() if start >= 0
    }


def test_prose_of_the_second_review_is_read_in_the_order_of_the_file(second: Document, shared: Path) -> None:
    """Tables and what was kept out of them aside, the letters of the text are those of the file."""
    prose = "".join(line for line in raw_lines(shared / "corpus" / SECOND) if "\t" not in line)
    boxes = {
        start for start, blocks in noise_behind(second).items() for start in (start, *(block.start for block in blocks))
    }
    kept = "".join(second.text[block.start : block.end] for block in second.blocks if block.start not in boxes)
    assert letters(kept) == letters(prose)


def tabbed_regions(lines: list[str]) -> list[list[list[str]]]:
    """The rows of cells under each caption, as the file prints them."""
    regions: list[list[list[str]]] = []
    for line in lines:
        if re.match(r"\W*Table \d", line):
            regions.append([])
        elif "\t" in line:
            regions[-1].append(line.split("\t"))
    return regions


def test_every_cell_is_in_its_column_in_order(second: Document, shared: Path) -> None:
    """Column by column a grid is made of the file's cells in their order, but for those behind the table."""
    regions = tabbed_regions(raw_lines(shared / "corpus" / SECOND))
    noise = noise_behind(second)
    for table, rows in zip(second.tables, regions, strict=True):
        missing: list[str] = []
        for column in range(table.n_columns):
            grid = letters("".join(cell.of(second.text) for cell in _column(table, column)))
            for cell in (letters(row[column]) for row in rows):
                if grid.startswith(cell):
                    grid = grid.removeprefix(cell)
                else:
                    missing.append(cell)
            assert not grid
        behind = "".join(second.text[block.start : block.end] for block in noise[table.start])
        assert Counter("".join(missing)) == Counter(letters(behind))


def _column(table: Table, column: int) -> list[Span]:
    return [Span(cell.start, cell.end) for cell in table.cells if cell.column == column]


def rows_of(document: Document, table: Table) -> list[list[str]]:
    texts = [document.text[cell.start : cell.end] for cell in table.cells]
    return [texts[start : start + table.n_columns] for start in range(0, len(texts), table.n_columns)]


def test_table_of_the_first_review(first: Document) -> None:
    (table,) = first.tables
    header, *rows = rows_of(first, table)
    assert (table.label, table.n_columns, len(rows)) == ("Table 1", 6, ROWS_DOWN_THE_PAGE)
    assert header[0] == "Target" and header[-1] == "References"
    assert all(cell for row in rows for cell in row)
    assert all(re.fullmatch(r"\[[\d, –]+\]", row[-1]) for row in rows)
    assert [row[0] for row in rows] == [
        "BCR-ABL fusion",
        "KIT",
        "EGFR",
        "ALK rearrangement",
        "HER2",
        "VEGF/VEGFR",
        "BRAF",
    ]
    items = {(cell.row, cell.column): len(cell.items) for cell in table.cells if cell.items}
    assert [items.get((row, 1), 0) for row in range(1, 8)] == [0, 0, 3, 0, 0, 10, 2]
    assert [items.get((row, 3), 0) for row in range(1, 8)] == [0, 2, 3, 0, 2, 2, 2]
    assert [items.get((row, 4), 0) for row in range(1, 8)] == [3, 2, 3, 2, 3, 2, 3]


def test_tables_of_the_second_review(second: Document) -> None:
    shapes = [(table.label, table.n_rows, table.n_columns) for table in second.tables]
    assert shapes == [("Table 1", 50, 2), ("Table 2", 11, 4), ("Table 2", 15, 4), ("Table 3", 6, 5)]
    assert len({table.caption.of(second.text) for table in second.tables}) == 4
    kinds = {block.start: block.kind for block in second.blocks}
    assert [kinds[table.start] for table in second.tables] == ["contents", "table", "table", "table"]
    cells = [cell for row in rows_of(second, second.tables[1]) for cell in row]
    assert not any("0000" in cell or "dayyan" in cell for cell in cells)


def test_kinds_of_blocks(first: Document, second: Document) -> None:
    counts = Counter(block.kind for block in second.blocks)
    assert counts["reference"] == 112 and counts["abbreviations"] == 19 and counts["keywords"] == 1
    assert counts["title"] == counts["authors"] == counts["affiliation"] == counts["contents"] == 1
    assert counts["caption"] == 7 and counts["list_item"] == 0
    assert second.title.startswith("Mechanisms of Resistance") and not first.title
    assert Counter(block.kind for block in first.blocks)["abbreviations"] == 1


def test_no_paragraph_is_left_broken(path: Path) -> None:
    document = read_document(path)
    texts = [document.text[block.start : block.end] for block in document.blocks if block.kind == "paragraph"]
    assert [text for text in texts if text[0].islower() and not re.match(r"mAb", text)] == []
    assert [text for text in texts if not re.search(r"[.!?:)]$", text)] == []


def test_references_of_the_second_review(second: Document) -> None:
    references = second.references
    assert [reference.label for reference in references] == [str(number) for number in range(1, 113)]
    assert all(reference.title and reference.authors for reference in references)
    assert [reference.label for reference in references if reference.year is None] == ["102"]
    assert sum(bool(reference.doi) for reference in references) == 102
    assert sum(bool(reference.url) for reference in references) == 110
    assert {reference.pmcid for reference in references} == {"", "PMC3334873", "PMC3876281", "PMC8448950"}
    assert not any(re.search(r"https?:|doi", reference.title) for reference in references)
    works = {reference.label: reference.work for reference in references}
    assert works["55"] == works["54"] == works["53"] == "53" and works["68"] == works["66"] == "66"
    assert works["75"] == "74" and works["34"] == "33" and works["91"] == "90" and works["57"] == "57"


@pytest.mark.parametrize("gold", ["first.tsv", "second.tsv"])
def test_sections_of_the_gold_table_are_found(gold: str, shared: Path, first: Document, second: Document) -> None:
    documents = dict(zip(IDS, (first, second), strict=True))
    with (shared / "gold" / gold).open(encoding="utf-8") as lines:
        wanted = {(row["doc"], row["section"]) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)}
    for doc, section in sorted(wanted):
        document = documents[doc]
        titles = [found.title for found in document.sections]
        captions = [table.caption.of(document.text) for table in document.tables]
        assert section in titles or any(caption.startswith(section) for caption in captions)


def test_passages_of_the_gold_table_are_found(shared: Path, first: Document, second: Document) -> None:
    """Every anchor from prose, and those from tables that do not run across cells, is in the text."""
    texts = {doc: fold(document.text) for doc, document in zip(IDS, (first, second), strict=True)}
    with (shared / "gold" / "first.tsv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    missing = [row for row in rows if fold(row["anchor"]) not in texts[row["doc"]]]
    assert all(row["section"].startswith("Table") for row in missing)
    assert len(missing) < 0.06 * len(rows)


def test_markers(first: Document, second: Document) -> None:
    found = find_citations(second)
    unresolved = [citation for citation in found if citation.problem]
    assert len(found) == 124
    assert [(citation.marker, citation.problem) for citation in unresolved] == [
        ("(Fischer et al., 2010)", "no entry by Fischer 2010")
    ]
    assert len(found) - len(unresolved) >= 0.98 * len(found)
    others = find_citations(first)
    assert len(others) == 56
    assert {citation.problem for citation in others} == {"no bibliography in this document"}
