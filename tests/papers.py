"""Papers made up and typeset for tests: what they say is known, and how their pages are laid out can be chosen."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import count
from pathlib import Path

from reportlab.lib.pagesizes import A4, letter
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

ROMAN, BOLD, ITALIC = "Times-Roman", "Times-Bold", "Times-Italic"
SIZE, LEADING, TOP, BOTTOM, SIDE = 10.0, 12.0, 70.0, 60.0, 54.0
SUBJECTS = ("harbor pilots", "quiet gardeners", "older clerks", "night bakers", "river surveyors", "glass painters")
VERBS = ("measured", "described", "collected", "repaired", "compared", "forgot", "translated", "remembered")
OBJECTS = ("wooden instruments", "transparent letters", "unfinished maps", "seventeen lanterns", "copper vessels")
PLACES = ("under the bridge", "behind the lighthouse", "in the northern district", "along the canal")
Words = list[tuple[str, str, float, float]]  # text, font, size, rise


@dataclass(frozen=True)
class Layout:
    """How a paper is printed."""

    columns: int = 2
    page: tuple[float, float] = A4
    by_rows: bool = False
    raised: bool = False
    line_numbers: bool = False
    indent: float = 12.0
    gap: float = 0.0
    gutter: float = 18.0
    footnotes: bool = False
    abstract: bool = True
    wide_figure: bool = False
    rotate: int = 0


@dataclass
class Paper:
    """What a paper says."""

    title: str
    abstract: str
    sections: list[tuple[str, list[str]]]
    references: list[str]


@dataclass
class _Page:
    runs: list[tuple[float, float, str, str, float]] = field(default_factory=list)  # y, x, text, font, size
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)


def make_paper(seed: int = 1, sections: int = 5, paragraphs: int = 3) -> Paper:
    """A paper of invented sentences, each with a number of its own, and markers in square brackets."""
    rng, numbers = random.Random(seed), count(101)
    heads = ["Introduction", "Materials and Methods", "Lanterns and their keepers", "Maps of the coast", "Conclusions"]

    def sentence(entry: int) -> str:
        words = f"{rng.choice(SUBJECTS)} {rng.choice(VERBS)} {next(numbers)} {rng.choice(OBJECTS)} {rng.choice(PLACES)}"
        marker = f" [{entry}]" if entry else ""
        return words.capitalize() + f"{marker}."

    body = [
        (
            f"{at}. {head}",
            [" ".join(sentence(rng.choice((0, 0, rng.randint(1, 12)))) for _ in range(8)) for _ in range(paragraphs)],
        )
        for at, head in enumerate(heads[:sections], 1)
    ]
    entries = [
        f"{n}. Baker {chr(64 + n)}, Miller Q. {sentence(0)} J Invented Stud. 20{n:02};{n}:{n}0-{n}9."
        for n in range(1, 13)
    ]
    return Paper("Keepers of lanterns and the maps they drew", " ".join(sentence(0) for _ in range(6)), body, entries)


def print_paper(paper: Paper, layout: Layout, path: Path) -> Path:
    """The paper as a PDF at a path."""
    path.write_bytes(_draw(list(_pages(paper, layout)), layout))
    return path


def _pages(paper: Paper, layout: Layout) -> Iterator[_Page]:
    width, height = layout.page
    column = (width - 2 * SIDE - (layout.columns - 1) * layout.gutter) / layout.columns
    page, y = _Page(), TOP
    for size, font, text in ((18, BOLD, paper.title), (11, ROMAN, "Quentin Baker and Rosa Miller")):
        for line in _wrap(_words(text, font, size, False), width - 2 * SIDE, 0):
            y += size * 1.3
            _put(page, SIDE, y, line)
    if layout.abstract:
        y += 24
        _put(page, SIDE, y, [("Abstract", BOLD, SIZE, 0)])
        for line in _wrap(_words(paper.abstract, ROMAN, SIZE, False), width - 2 * SIDE, 0):
            y += LEADING
            _put(page, SIDE, y, line)
    if layout.wide_figure:
        page.boxes.append((SIDE + 40, y + 20, width - SIDE - 40, y + 140))
        y += 160
        _put(page, SIDE, y, [("Figure 1: Where the lanterns hung in that year.", ROMAN, 8.0, 0)])
    top, at = y + 30, 0
    y = top
    for lines, before in _blocks(paper, layout, column):
        y += before if y > top else 0
        for number, line in enumerate(lines):
            if y + LEADING > height - BOTTOM - (40 if layout.footnotes else 0):
                y, at = (top, at + 1) if at + 1 < layout.columns else (TOP, 0)
                if at == 0:
                    yield page
                    page, top, y = _Page(), TOP, TOP
            y += LEADING
            _put(page, SIDE + at * (column + layout.gutter) + (line[0][3] if number < 0 else 0), y, line)
    yield page


def _blocks(paper: Paper, layout: Layout, column: float) -> Iterator[tuple[list[Words], float]]:
    for head, paragraphs in paper.sections:
        yield _wrap(_words(head, BOLD, 12.0, False), column, 0), 12.0
        for at, text in enumerate(paragraphs):
            yield (
                _wrap(_words(text, ROMAN, SIZE, layout.raised), column, layout.indent if at else 0),
                (layout.gap or 2.0 * (at == 0)),
            )
    yield [[("References", BOLD, 12.0, 0)]], 12.0
    for text in paper.references:
        yield _wrap(_words(text, ROMAN, 8.0, False), column, -10.0), 0.0


def _words(text: str, font: str, size: float, raised: bool) -> Words:
    found: Words = []
    for word in text.split(" "):
        if raised and word.startswith("["):
            found[-1] = (found[-1][0] + word.partition("]")[2], *found[-1][1:])
            found.append((word[1:].partition("]")[0], font, size * 0.65, size * 0.35))
        else:
            found.append((word, font, size, 0.0))
    return found


def _wrap(words: Words, width: float, indent: float) -> list[Words]:
    """Lines of words; a negative indent hangs. Long words are cut in two where they do not fit."""
    lines: list[Words] = [[]]
    room = width - max(0.0, indent)
    for text, font, size, rise in words:
        space = 0.0 if rise or not lines[-1] else stringWidth(" ", font, size)
        need = stringWidth(text, font, size) + space
        half = len(text) // 2
        if (
            need > room
            and lines[-1]
            and len(text) > 8
            and text.isalpha()
            and stringWidth(text[:half] + "-", font, size) + space <= room
        ):
            lines[-1].append((text[:half] + "-", font, size, rise))
            text, need = text[half:], stringWidth(text[half:], font, size)
            lines.append([])
            room = width - max(0.0, -indent)
        elif need > room and lines[-1] and not rise:
            lines.append([])
            room = width - max(0.0, -indent)
            need -= space
        lines[-1].append((text, font, size, rise))
        room -= need
    shift = [(" ", ROMAN, 0.0, indent)] if indent > 0 else []
    hung: list[Words] = [
        [(" ", ROMAN, 0.0, -indent), *line] if at and indent < 0 else line for at, line in enumerate(lines)
    ]
    return [[*shift, *hung[0]], *hung[1:]]


def _put(page: _Page, x: float, y: float, line: Words) -> None:
    for at, (text, font, size, rise) in enumerate(line):
        if size == 0.0:
            x += rise
            continue
        blank = 0.0 if at == 0 or rise or line[at - 1][2] == 0.0 else stringWidth(" ", font, size)
        page.runs.append((y - rise, x + blank, text, font, size))
        x += blank + stringWidth(text, font, size)


def _draw(pages: Sequence[_Page], layout: Layout) -> bytes:
    out, (width, height) = BytesIO(), layout.page
    canvas = Canvas(out, pagesize=layout.page, invariant=1)
    for number, page in enumerate(pages, start=1):
        runs = sorted(page.runs) if layout.by_rows else page.runs
        extra = [
            (40.0, SIDE, "Annals of Invented Studies", ITALIC, 8.0),
            (height - 30, width / 2, str(number), ROMAN, 8.0),
        ]
        if layout.footnotes:
            extra.append(
                (height - BOTTOM - 8, SIDE, f"a Footnote {number}: the lanterns are kept elsewhere now.", ROMAN, 7.0)
            )
        if layout.line_numbers:
            rows = sorted({round(y) for y, *_ in page.runs})
            extra += [(float(y), 20.0, str(at), ROMAN, 7.0) for at, y in enumerate(rows, start=1)]
        for y, x, text, font, size in [*extra, *runs]:
            canvas.setFont(font, size)
            canvas.drawString(x, height - y, text)
        for x0, top, x1, bottom in page.boxes:
            _picture(canvas, x0, height - bottom, x1 - x0, bottom - top)
        canvas.setPageRotation(layout.rotate)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _picture(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    """A drawing of many strokes with labels in it."""
    for at in range(24):
        canvas.line(x, y + at * height / 24, x + width, y + height - at * height / 24)
    canvas.setFont("Helvetica", 7)
    for at, label in enumerate(("0.0", "0.5", "1.0", "keepers")):
        canvas.drawString(x + 20 + at * width / 5, y + 20 + at * 20, label)


LETTER = letter


def handmade(content: bytes, font: bytes = b"", page: bytes = b"") -> bytes:
    """A PDF written by hand, without cross references."""
    font = font or b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>"
    return b"".join(
        (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
            b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]" + page + b"/Contents 4 0 R",
            b"/Resources<</Font<</F1 5 0 R>>>>>>endobj\n",
            b"4 0 obj<</Length %d>>stream\n" % len(content) + content + b"\nendstream endobj\n",
            b"5 0 obj" + font + b"endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
        )
    )
