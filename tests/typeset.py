"""Manuscripts typeset by Typst: cut and justified lines, real fonts, floats, figures that a font raises itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import typst
from fidelity import Paper

from tests.manuscript import MARKER, Manuscript, Section, Table, Work, numbered, printed, wanted

_SPECIAL = re.compile(r"([\\#$*_`<>@\[\]~=/+\-\"'])")
_LICENCE = "© 1999 The Keepers. This is an open access article distributed under the terms of an invented licence."
NOTES = (
    "The lamps of that winter were counted twice, once by each of the two watches of the pier.",
    "Nobody kept a ledger.", "See the harbor's own annals.", "Weights are in stones; a stone is fourteen pounds.",
    "Since repaired.", "Of oak, with brass hinges.", "Older maps show a chapel where the customs house stands now.",
)  # fmt: skip
_SHOWN = ("Where lanterns hung.", "The lights of the inner harbor at low tide, as the office of the watch drew them.")
DROPPED = 12  # words beside a dropped initial


@dataclass(frozen=True)
class Style:
    """How a manuscript is typeset."""

    columns: int = 2
    paper: str = "a4"
    font: str = "Libertinus Serif"
    size: float = 9.5
    justify: bool = True
    indent: bool = True  # of first lines; else paragraphs stand apart
    citing: Literal["numbers", "raised", "names"] = "numbers"
    entries: Literal["1.", "[1]", "(1)", "names"] = "1."
    heads: Literal["plain", "numbered", "capitals", "italic", "run in"] = "plain"
    abstract: Literal["across", "column", "none"] = "across"
    rules: Literal["none", "all", "book"] = "book"  # of tables
    captions: Literal["top", "bottom"] = "top"
    tables: Literal["none", "column", "across", "broken", "flipped", "turned"] = "none"
    figures: Literal["none", "column", "across"] = "none"
    running_head: bool = True
    numbered_lines: bool = False
    footnotes: bool = False
    licence: bool = False
    boxed: bool = False
    dropped: bool = False  # initial of the first paragraph


def typeset(manuscript: Manuscript, style: Style, path: Path) -> Path:
    """The manuscript as a PDF at a path."""
    source = path.with_suffix(".typ")
    source.write_text("\n\n".join([*_settings(style), *_front(manuscript, style), *_body(manuscript, style)]))
    typst.compile(str(source), output=str(path))
    return path


def expected(manuscript: Manuscript, style: Style) -> Paper:
    """What a reader should find in the manuscript as it is typeset."""
    heads = [_head(number, section, style) for number, section in numbered(manuscript)]
    return wanted(manuscript, heads, _tables(manuscript, style), style.citing == "names", style.boxed)


def _settings(style: Style) -> list[str]:
    indent, apart = ("1.2em", "0.65em") if style.indent else ("0em", "1.2em")
    head = "context { if counter(page).get().first() > 1 [#set text(7pt); Annals of Invention #h(1fr) Baker et al.] }"
    foot = "context align(center)[#set text(7pt); #counter(page).display()]"
    ends = f"header: {head}, footer: {foot}" if style.running_head else "header: none"
    return [
        f'#set page(paper: "{style.paper}", columns: {style.columns}, {ends}, margin: (x: 1.8cm, y: 2.2cm))',
        f'#set text(font: "{style.font}", size: {style.size}pt, lang: "en", hyphenate: {_bool(style.justify)})',
        f"#set par(justify: {_bool(style.justify)}, first-line-indent: {indent}, spacing: {apart})",
        "#show heading: set block(above: 1.3em, below: 0.8em)",
        f"#set figure.caption(position: {style.captions})",
        "#show figure.caption: it => block(sticky: true, align(left, it))",
        "#show figure: set text(size: 0.85em, hyphenate: false)\n#show figure: set par(justify: false)",
        *(["#show heading: it => upper(it)"] if style.heads == "capitals" else []),
        *(['#show heading: set text(style: "italic", weight: "regular")'] if style.heads == "italic" else []),
        *(["#show figure: set block(breakable: true)"] if style.tables == "broken" else []),
        '#set footnote(numbering: "*")',
        *(['#set par.line(numbering: "1")'] if style.numbered_lines else []),
    ]


def _front(manuscript: Manuscript, style: Style) -> Iterator[str]:
    title = f'#text(size: 17pt, weight: "bold")[{_plain(manuscript.title)}]\n\nQuentin Baker and Rosa Miller'
    abstract = f"*Abstract*\n\n{_plain(manuscript.abstract)}"
    front = f"{title}\n\n{abstract}" if style.abstract == "across" else title
    yield f'#place(top, scope: "parent", float: true, clearance: 1.5em)[{front}]' if style.columns > 1 else front
    if style.abstract == "column":
        yield abstract
    if style.licence:
        yield f"#place(bottom, float: true, clearance: 1em)[#line(length: 100%)#set text(0.75em)\n{_LICENCE}]"


def _body(manuscript: Manuscript, style: Style) -> Iterator[str]:
    tables, figures = _tables(manuscript, style), 2 * (style.figures != "none")
    for at, (number, section) in enumerate(numbered(manuscript)):
        paragraphs = [_prose(printed(t, manuscript.works, style.citing == "names"), style) for t in section.paragraphs]
        head = _plain(_head(number, section, style))
        if style.heads == "run in" and section.depth > 1:
            paragraphs[0] = f"*{head}.* {paragraphs[0]}"
        else:
            yield f"{'=' * section.depth} {head}"
        if style.dropped and at == 0:
            paragraphs[0] = _dropped(section.paragraphs[0], manuscript.works, style)
        if style.footnotes:
            paragraphs[1] += f"#footnote[{_plain(NOTES[at])}]"
        yield from paragraphs[:2]
        if at < len(tables):
            yield _table(tables[at], style)
        if 0 < at <= figures:
            yield _figure(at, style)
        yield from paragraphs[2:]
        if style.boxed and at == len(manuscript.sections) // 2:
            yield _box(manuscript, style)
    yield "= References"
    yield "#[#set text(size: 0.85em)\n#set par(hanging-indent: 1.6em, first-line-indent: 0em, spacing: 0.7em)\n"
    yield from (_entry(number, work, style) for number, work in _listed(manuscript, style))
    yield "]"


def _listed(manuscript: Manuscript, style: Style) -> list[tuple[int, Work]]:
    works = list(enumerate(manuscript.works, start=1))
    return sorted(works, key=lambda pair: pair[1].authors) if style.entries == "names" else works


def _entry(number: int, work: Work, style: Style) -> str:
    authors = ", ".join(f"{name} {'ABCDEFGH'[len(name) % 8]}" for name in work.authors)
    if style.entries == "names":
        return _plain(f"{authors} ({work.year}) {work.title}. {work.rest}.")
    return _plain(f"{style.entries.replace('1', str(number))} {authors}. {work.title}. {work.rest}, {work.year}.")


def _head(number: str, section: Section, style: Style) -> str:
    return f"{number}. {section.head}" if style.heads == "numbered" else section.head


def _tables(manuscript: Manuscript, style: Style) -> list[Table]:
    if style.tables == "none":
        return []
    return manuscript.tables if style.tables in ("across", "flipped", "turned") else manuscript.tables[:2]


def _table(table: Table, style: Style) -> str:
    heavy, light = "table.hline(stroke: 0.8pt),", "table.hline(stroke: 0.5pt),"
    lines = ["".join(f"[{_prose(cell, style)}]," for cell in row) for row in table.rows]
    if style.rules == "book":
        lines = [heavy, f"table.header({lines[0]} {light}),", *lines[1:], heavy]
    stroke = "0.5pt" if style.rules == "all" else "none"
    widths = "(auto, 1.4fr, 1fr)" if len(table.rows[0]) == 3 else str(len(table.rows[0]))
    grid = f"table(columns: {widths}, align: left, stroke: {stroke}, {' '.join(lines)})"
    legend = f"[#{grid}#align(left)[{_plain(table.legend)}]]" if table.legend else grid
    place = {
        "across": 'placement: auto, scope: "parent", ' if style.columns > 1 else "placement: auto, ",
        "column": "placement: auto, ",
    }.get(style.tables, "")
    figure = f"#figure({place}kind: table, supplement: [Table], caption: [{_plain(table.caption)}], {legend})"
    if style.tables == "flipped":
        return f"#page(flipped: true, columns: 1)[{figure}]" if len(table.rows[0]) > 5 else figure
    if style.tables == "turned":
        turned = f"#rotate(-90deg, reflow: true)[#block(width: 22cm)[{figure}]]"
        return f"#page(columns: 1)[{turned}]" if len(table.rows[0]) > 5 else figure
    return figure


def _figure(number: int, style: Style) -> str:
    place = 'placement: auto, scope: "parent"' if style.figures == "across" and style.columns > 1 else "placement: auto"
    strokes = "".join(f"#place(line(start: (0%, {at}%), end: (100%, {100 - at}%)))" for at in range(0, 100, 8))
    labels = "".join(f"#place(dx: {at}%, dy: {at}%)[{word}]" for at, word in ((10, "0.0"), (40, "0.5"), (60, "Maps")))
    drawing = f"block(width: 80%, height: 4cm)[#set text(6pt)\n{strokes}{labels}]"
    return f"#figure({place}, caption: [{_SHOWN[number - 1]}], {drawing})"


def _box(manuscript: Manuscript, style: Style) -> str:
    texts = [_prose(printed(text, manuscript.works, style.citing == "names"), style) for text in manuscript.aside]
    inside = "\n\n".join(["*Box 1. What the watches say.*", *texts])
    return f"#place(auto, float: true, block(fill: luma(230), stroke: 0.5pt, inset: 8pt, width: 100%)[{inside}])"


def _dropped(text: str, works: list[Work], style: Style) -> str:
    """A paragraph with its first letter as high as two lines."""
    words = printed(text, works, style.citing == "names").split(" ")
    beside, rest = (_prose(" ".join(part), style) for part in (words[:DROPPED], words[DROPPED:]))
    initial = f"text(size: {2.9 * style.size}pt)[{beside[0]}]"
    return (
        f"#block(below: 0.65em, grid(columns: (auto, 1fr), column-gutter: 3pt, {initial}, "
        f"[{beside[1:]}#linebreak(justify: {_bool(style.justify)})]))#[#set par(first-line-indent: 0em)\n{rest}\n\n]"
    )


def _prose(text: str, style: Style) -> str:
    pieces = MARKER.split(text) if style.citing != "names" else [text]
    marked = [
        (f"#super[{piece.replace(' ', '')}];" if style.citing == "raised" else f" \\[{piece}\\]")
        if at % 2
        else _plain(piece)
        for at, piece in enumerate(pieces)
    ]
    return "".join(marked)


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _bool(value: bool) -> str:
    return str(value).lower()
