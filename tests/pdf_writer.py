"""Documents typeset as a paper of two columns, to be read again."""

import re
from collections.abc import Iterator
from pathlib import Path

import typst

from claimx.schema import Document, Table

_SPECIAL = re.compile(r"([\\#$*_`<>@\[\]~=/+\-\"'])")
_SETTINGS = """\
#set page(paper: "a4", columns: 2, margin: (x: 1.8cm, y: 2.2cm))
#set page(footer: context align(center)[#counter(page).display()])
#set text(font: "Libertinus Serif", size: 9.5pt, lang: "en", hyphenate: true)
#set par(justify: true, first-line-indent: 1.2em, spacing: 0.65em)
#show heading: set block(above: 1.3em, below: 0.8em)
#set figure.caption(position: top)
#show figure.caption: it => block(sticky: true, align(left, it.body))
#show figure: set text(size: 0.85em, hyphenate: false)
#show figure: set par(justify: false)
#show figure: set block(breakable: true)
"""


def write_pdf(document: Document, path: Path) -> Path:
    """A document as a PDF at a path."""
    title = f'#text(size: 17pt, weight: "bold")[{_plain(document.title)}]'
    front = f'#place(top, scope: "parent", float: true, clearance: 1.5em)[{title}]'
    source = path.with_suffix(".typ")
    source.write_text("\n\n".join([_SETTINGS, front, *_blocks(document)]), encoding="utf-8")
    typst.compile(str(source), output=str(path))
    return path


def _blocks(document: Document) -> Iterator[str]:
    for block in document.blocks:
        text, level = document.text[block.start : block.end], document.sections[block.section].level
        if block.kind == "heading":
            yield f"{'=' * max(1, level)} {_plain(text)}"
        elif block.kind == "table":
            yield _table(document, next(table for table in document.tables if table.start == block.start))
        elif block.kind == "reference":
            yield f"#block[#set par(hanging-indent: 1.6em, first-line-indent: 0em)\n{_plain(text)}]"
        elif block.kind == "list_item":
            yield f"- {_plain(text)}"
        elif block.kind not in ("title", "caption"):
            yield _plain(text)


def _table(document: Document, table: Table) -> str:
    cells = []
    for cell in table.cells:
        spans = [(item.start, item.end) for item in cell.items] or [(cell.start, cell.end)]
        cells.append(f"[{' #linebreak() '.join(_plain(document.text[a:b]) for a, b in spans)}],")
    columns = 1 + max(cell.column for cell in table.cells)
    line = "table.hline(stroke: 0.6pt),"
    rows = ["".join(cells[at : at + columns]) for at in range(0, len(cells), columns)]
    grid = f"table(columns: {columns}, align: left, stroke: none, {line} {rows[0]} {line} {' '.join(rows[1:])} {line})"
    place = 'placement: auto, scope: "parent", ' if columns > 2 else "placement: auto, "
    return f"#figure({place}kind: table, supplement: [], caption: [{_plain(table.caption.of(document.text))}], {grid})"


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
