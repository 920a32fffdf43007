"""Print the corpus's own reviews as two-column journal pages: every ``NAME.md`` becomes ``NAME.pdf``.

    python scripts/make_pdfs.py [FOLDER] [--out FOLDER]

The Markdown is the source; a PDF holds the same words. The same source gives the same bytes.
"""

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any, Literal

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Frame,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

REVIEWS = Path(__file__).resolve().parents[1] / "corpus" / "reviews"
WIDTH, HEIGHT = A4
MARGIN, GUTTER, TOP, BOTTOM = 17 * mm, 7 * mm, 20 * mm, 17 * mm
FULL = WIDTH - 2 * MARGIN
COLUMN = (FULL - GUTTER) / 2
INK, GREY = Color(0.1, 0.15, 0.3), Color(0.45, 0.45, 0.45)

BlockKind = Literal["title", "heading", "subheading", "paragraph", "item", "reference", "caption", "table"]
_REFERENCE = re.compile(r"(\d+\.|\(\d+\)) \S")
_BREAKS = re.compile(
    r"(?<=[a-z]{3})(?=(?:[tsc]ions?|ments?|tances?|tive(?:ly)?|nesses|tinib|fenib|cizumab|tuzumab|lizumab)\b)"
    r"|(?<=\binter)(?=[a-z]{4})|(?<=\bover)(?=[a-z]{4})|(?<=\bdown)(?=[a-z]{4})|(?<=\bchemo)(?=[a-z]{4})"
)


@dataclass(frozen=True, slots=True)
class Look:
    """How one review is printed: its running head, its table's rules, the face of its headings."""

    running_head: str
    ruled: bool
    heading_font: str


@dataclass(frozen=True, slots=True)
class Block:
    """A unit of the Markdown source; a table carries its rows, everything else its text."""

    kind: BlockKind
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


LOOKS = {
    "tki-resistance-primer": Look("Resistance to kinase inhibitors in cancer", True, "Times-Bold"),
    "antibody-resistance-primer": Look("Resistance to antibody therapies in cancer", False, "Helvetica-Bold"),
}


def parse_blocks(markdown: str) -> tuple[Block, ...]:
    """The blocks of a review in the small part of Markdown that the reviews use."""
    lines = markdown.splitlines()
    paragraphs = (list(group) for filled, group in groupby(lines, key=lambda line: bool(line.strip())) if filled)
    return tuple(block for paragraph in paragraphs for block in _blocks_of(paragraph))


def render_pdf(markdown: str, look: Look) -> bytes:
    """The pages of a review. The bytes depend on nothing but the arguments.

    Args:
        markdown: title, authors, abstract with key words, then sections, tables and numbered references.
        look: how it is printed.
    """
    blocks = parse_blocks(markdown)
    styles = _styles(look)
    body_start = next(i for i, block in enumerate(blocks) if i > 2 and block.kind == "heading")
    front = _front(blocks[:body_start], styles)
    tables = [
        [Paragraph(_markup(caption.text), styles["caption"]), Spacer(1, 2 * mm), _table(table.rows, look, styles)]
        for caption, table in pairwise(blocks)
        if table.kind == "table"
    ]
    out = BytesIO()
    document = BaseDocTemplate(out, pagesize=A4, title=blocks[0].text, author=blocks[1].text, invariant=1)
    templates = _page_templates([front, *tables], look)
    document.addPageTemplates(templates)
    order = NextPageTemplate([*(template.id for template in templates[1:-1]), "*", templates[-1].id])
    document.build([order, *_body(blocks[body_start:], styles)])
    return out.getvalue()


def _blocks_of(lines: Sequence[str]) -> Iterator[Block]:
    first = lines[0]
    if first.startswith("|"):
        rows = (line.strip("|").split("|") for line in lines if not set(line) <= set("|-: "))
        yield Block("table", rows=tuple(tuple(cell.strip() for cell in row) for row in rows))
    elif first.startswith("#"):
        kinds: dict[str, BlockKind] = {"#": "title", "##": "heading", "###": "subheading"}
        mark, text = first.split(" ", 1)
        yield Block(kinds[mark], text)
    elif first.startswith("- "):
        yield from (Block("item", text) for text in _joined(lines, re.compile("- ")))
    elif _REFERENCE.match(first):
        yield from (Block("reference", text) for text in _joined(lines, _REFERENCE))
    else:
        kind: BlockKind = "caption" if re.match(r"Table \d+: ", first) else "paragraph"
        yield Block(kind, " ".join(lines))


def _joined(lines: Sequence[str], start: re.Pattern[str]) -> list[str]:
    """Entries that begin with ``start``, their continuation lines joined to them."""
    entries: list[str] = []
    for line in lines:
        if start.match(line) or not entries:
            entries.append(line.removeprefix("- "))
        else:
            entries[-1] += " " + line.strip()
    return entries


def _markup(text: str, hyphenate: bool = False) -> str:
    """Paragraph markup: breaks, bold and Greek letters kept; soft hyphens put in where wanted."""
    if hyphenate:
        text = _BREAKS.sub("\u00ad", text)
    text = text.replace("&", "&amp;").replace("<br>", "<br/>")
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
    return re.sub(r"([α-ω])", r'<font name="Symbol">\1</font>', text)


def _styles(look: Look) -> dict[str, ParagraphStyle]:
    """A style for every kind of block and for the parts of the front."""
    body = ParagraphStyle("body", fontName="Times-Roman", fontSize=9.4, leading=11.4, alignment=TA_JUSTIFY)
    heading = ParagraphStyle("heading", fontName=look.heading_font, textColor=INK, fontSize=11, leading=13)
    return {
        "paragraph": ParagraphStyle(
            "paragraph", body, spaceAfter=4, embeddedHyphenation=1, allowWidows=0, allowOrphans=0
        ),
        "heading": ParagraphStyle("h1", heading, spaceBefore=8, spaceAfter=3),
        "subheading": ParagraphStyle("h2", heading, fontSize=9.6, leading=11.6, spaceBefore=5, spaceAfter=2),
        "item": ParagraphStyle("item", body, fontSize=8.4, leading=10.2, leftIndent=8, firstLineIndent=-8),
        "reference": ParagraphStyle(
            "reference",
            body,
            fontSize=7.6,
            leading=9,
            leftIndent=15,
            firstLineIndent=-15,
            spaceAfter=1.5,
            alignment=TA_LEFT,
            allowWidows=0,
            allowOrphans=0,
        ),
        "caption": ParagraphStyle("caption", fontName=look.heading_font, fontSize=9, leading=11, textColor=INK),
        "cell": ParagraphStyle("cell", fontName="Times-Roman", fontSize=8.2, leading=9.8),
        "head": ParagraphStyle("head", fontName=look.heading_font, fontSize=8.2, leading=9.8),
        "title": ParagraphStyle("title", heading, fontSize=18, leading=21.5, spaceAfter=3 * mm),
        "authors": ParagraphStyle("authors", fontName="Times-Italic", fontSize=10.5, leading=13, spaceAfter=4 * mm),
        "abstract": ParagraphStyle("abstract", body, fontSize=9.6, leading=12, spaceAfter=2 * mm),
        "keywords": ParagraphStyle("keywords", body, fontSize=9.6, leading=12, alignment=TA_LEFT),
    }


def _front(blocks: Sequence[Block], styles: dict[str, ParagraphStyle]) -> list[Any]:
    """Title, authors and abstract, which stand above both columns."""
    names = {"title": "title", "heading": "heading", "paragraph": "abstract"}
    flowables = [Paragraph(_markup(block.text), styles[names[block.kind]]) for block in blocks]
    flowables[1] = Paragraph(_markup(blocks[1].text), styles["authors"])
    flowables[-1] = Paragraph(_markup(blocks[-1].text), styles["keywords"])
    return flowables


def _table(rows: Sequence[Sequence[str]], look: Look, styles: dict[str, ParagraphStyle]) -> Table:
    """A table as wide as the page, with rules or without."""
    cells = [[Paragraph(_markup(cell), styles["cell" if i else "head"]) for cell in row] for i, row in enumerate(rows)]
    commands: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    if look.ruled:
        commands += [("GRID", (0, 0), (-1, -1), 0.5, GREY), ("BACKGROUND", (0, 0), (-1, 0), Color(0.92, 0.93, 0.96))]
    return Table(cells, colWidths=_column_widths(rows, look.heading_font), style=commands, hAlign="LEFT")


def _column_widths(rows: Sequence[Sequence[str]], font: str) -> list[float]:
    """Widths that add up to the page's: room for every word, and the rest where lines are longest."""
    padding = 13.0
    columns = [[line for cell in column for line in cell.split("<br>")] for column in zip(*rows, strict=True)]
    words = [max(stringWidth(word, font, 8.2) for line in lines for word in line.split()) for lines in columns]
    lines = [max(stringWidth(line, font, 8.2) for line in lines) for lines in columns]
    spare = FULL - sum(words) - padding * len(columns)
    wanted = sum(lines) - sum(words)
    return [word + padding + spare * (line - word) / wanted for word, line in zip(words, lines, strict=True)]


def _page_templates(blocks: Sequence[Sequence[Any]], look: Look) -> list[PageTemplate]:
    """A template for each page with a block across both columns (the front, the tables), and one for the rest."""
    templates = []
    for number, block in enumerate([*blocks, []]):
        room = sum(flowable.wrap(FULL, HEIGHT)[1] + flowable.getSpaceAfter() for flowable in block)
        height = HEIGHT - TOP - BOTTOM - room - (5 * mm if block else 0)
        frames = [
            Frame(x, BOTTOM, COLUMN, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
            for x in (MARGIN, MARGIN + COLUMN + GUTTER)
        ]
        templates.append(PageTemplate(f"page{number}", frames, onPage=_page_painter(block, look)))
    return templates


def _page_painter(block: Sequence[Any], look: Look) -> Any:
    """What is drawn on a page before its columns: running head, page number, the block across both columns."""

    def paint(canvas: Any, document: Any) -> None:
        canvas.saveState()
        canvas.setStrokeColor(GREY)
        canvas.setFillColor(GREY)
        canvas.setFont("Times-Italic", 8.5)
        canvas.drawString(MARGIN, HEIGHT - 12 * mm, look.running_head)
        canvas.drawRightString(WIDTH - MARGIN, HEIGHT - 12 * mm, "claimx primers, 2026")
        canvas.line(MARGIN, HEIGHT - 14 * mm, WIDTH - MARGIN, HEIGHT - 14 * mm)
        canvas.setFont("Times-Roman", 9)
        canvas.drawCentredString(WIDTH / 2, 9 * mm, str(document.page))
        y = HEIGHT - TOP
        for flowable in block:
            y -= flowable.wrapOn(canvas, FULL, HEIGHT)[1]
            flowable.drawOn(canvas, MARGIN, y)
            y -= flowable.getSpaceAfter()
        if block:
            canvas.line(MARGIN, y - 1.5 * mm, WIDTH - MARGIN, y - 1.5 * mm)
        canvas.restoreState()

    return paint


def _body(blocks: Sequence[Block], styles: dict[str, ParagraphStyle]) -> Iterator[Any]:
    """What runs through the columns. Headings stay with the first lines under them; tables stand elsewhere."""
    last: BlockKind = "title"
    for block in blocks:
        if block.kind in ("caption", "table"):
            continue
        if block.kind == "heading" or (block.kind == "subheading" and last != "heading"):
            yield CondPageBreak(24 * mm)
        yield Paragraph(_markup(block.text, hyphenate=block.kind == "paragraph"), styles[block.kind])
        last = block.kind


def main(arguments: Sequence[str] | None = None) -> None:
    """Print every review of a folder."""
    parser = argparse.ArgumentParser(description="Print the corpus's own reviews as two-column PDFs.")
    parser.add_argument("folder", nargs="?", type=Path, default=REVIEWS, help="where NAME.md is read")
    parser.add_argument("--out", type=Path, help="where NAME.pdf is written (the same folder unless told)")
    options = parser.parse_args(arguments)
    for name, look in LOOKS.items():
        target = (options.out or options.folder) / f"{name}.pdf"
        target.write_bytes(render_pdf((options.folder / f"{name}.md").read_text(encoding="utf-8"), look))
        print(f"{target}: {target.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
