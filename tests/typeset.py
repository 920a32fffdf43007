"""Papers typeset by Typst: hyphenated and justified lines, real fonts, floats, figures that a font raises itself."""

import re
from dataclasses import dataclass
from pathlib import Path

import typst

from tests.papers import Paper

_MARKER = re.compile(r" \[(\d+)\]")
_SPECIAL = re.compile(r"([\\#$*_`<>@\[\]~=/+\-\"'])")
HEADER = (
    "context { if counter(page).get().first() > 1 [#set text(7pt); Annals of Invented Studies #h(1fr) Baker et al.] }"
)


@dataclass(frozen=True)
class Style:
    """How a paper is typeset."""

    columns: int = 2
    paper: str = "a4"
    font: str = "Libertinus Serif"
    size: float = 9.5
    raised: bool = False
    justify: bool = True
    indent: bool = True
    rules: str = "none"  # of tables: none, all, or book for those of books
    numbered_lines: bool = False


def typeset(paper: Paper, rows: list[list[str]], style: Style, path: Path) -> Path:
    """The paper as a PDF at a path, with a table behind its first section."""
    source = path.with_suffix(".typ")
    source.write_text("\n\n".join([*_settings(style), _front(paper, style), *_body(paper, rows, style)]))
    typst.compile(str(source), output=str(path))
    return path


def _settings(style: Style) -> list[str]:
    indent, apart = ("1.2em", "0.65em") if style.indent else ("0em", "1.2em")
    footer = "context align(center)[#set text(7pt); #counter(page).display()]"
    return [
        f'#set page(paper: "{style.paper}", columns: {style.columns}, header: {HEADER}, footer: {footer})',
        f'#set text(font: "{style.font}", size: {style.size}pt, lang: "en", hyphenate: {str(style.justify).lower()})',
        f"#set par(justify: {str(style.justify).lower()}, first-line-indent: {indent}, spacing: {apart})",
        "#show figure.where(kind: table): set figure.caption(position: top)",
        "#show figure: set text(size: 0.85em)",
        *(['#set par.line(numbering: "1")'] if style.numbered_lines else []),
    ]


def _front(paper: Paper, style: Style) -> str:
    front = (
        f'#text(size: 17pt, weight: "bold")[{_plain(paper.title)}]\n\nQuentin Baker and Rosa Miller\n\n'
        f"*Abstract*\n\n{_plain(paper.abstract)}"
    )
    return f'#place(top, scope: "parent", float: true, clearance: 1.5em)[{front}]' if style.columns > 1 else front


def _body(paper: Paper, rows: list[list[str]], style: Style) -> list[str]:
    found: list[str] = []
    for number, (head, paragraphs) in enumerate(paper.sections):
        found += [f"= {_plain(head)}", *(_prose(text, style) for text in paragraphs)]
        if number == 0:
            found.append(_table(rows, style))
    entries = "\n\n".join(map(_plain, paper.references))
    return [*found, "= References", f"#[#set text(size: 0.85em)\n#set par(hanging-indent: 1.6em)\n{entries}]"]


def _table(rows: list[list[str]], style: Style) -> str:
    heavy, light = "table.hline(stroke: 0.8pt),", "table.hline(stroke: 0.5pt),"
    lines = ["".join(f"[{_prose(cell, style)}]," for cell in row) for row in rows]
    if style.rules == "book":
        lines = [heavy, lines[0], light, *lines[1:], heavy]
    stroke = "0.5pt" if style.rules == "all" else "none"
    place = 'placement: auto, scope: "parent", ' if style.columns > 1 else ""
    grid = f"table(columns: {len(rows[0])}, align: left, stroke: {stroke}, {' '.join(lines)})"
    return f"#figure({place}kind: table, supplement: [Table], caption: [Invented], {grid})"


def _prose(text: str, style: Style) -> str:
    pieces = _MARKER.split(text)
    marked = [
        (f"#super[{piece}];" if style.raised else f" \\[{piece}\\]") if at % 2 else _plain(piece)
        for at, piece in enumerate(pieces)
    ]
    return "".join(marked)


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
