"""Documents written out as JATS, as a publisher would, to be read again."""

import re
from collections.abc import Iterator
from html import escape

from claimx.citations import find_citations
from claimx.schema import Document, Table

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+\u2212")


def write_jats(document: Document) -> bytes:
    """A document as a JATS article: nested sections, linked markers, tables with spanning cells."""
    links = {c.start: c.end for c in find_citations(document) if c.references and c.marker[:1] in "[("}
    parts = ["<body>"]
    open_levels: list[int] = []
    abstract = ""
    for number, section in enumerate(document.sections):
        inner = "".join(_blocks(document, number, links))
        if section.kind == "abstract":
            abstract += f"<abstract>{inner}</abstract>"
        elif section.kind in ("front", "references", "keywords"):
            continue
        else:
            while open_levels and open_levels[-1] >= section.level:
                open_levels.pop()
                parts.append("</sec>")
            open_levels.append(section.level)
            parts.append(f"<sec><title>{escape(section.title)}</title>{inner}")
    entries = "".join(_entries(document))
    parts.append("</sec>" * len(open_levels) + f"</body><back><ref-list>{entries}</ref-list></back></article>")
    return f"<article><front><article-meta>{_front(document, abstract)}</article-meta></front>{''.join(parts)}".encode()


def _front(document: Document, abstract: str) -> str:
    words = [document.text[block.start : block.end] for block in document.blocks if block.kind == "keywords"]
    keywords = "".join(f"<kwd-group><kwd>{escape(text)}</kwd></kwd-group>" for text in words)
    title = f"<title-group><article-title>{escape(document.title)}</article-title></title-group>"
    return f"{title}{abstract}{keywords}"


def _blocks(document: Document, number: int, links: dict[int, int]) -> Iterator[str]:
    for block in document.blocks:
        if block.section != number or block.kind in ("heading", "title", "reference", "caption", "keywords"):
            continue
        if block.kind == "table":
            yield _table(document, next(table for table in document.tables if table.start == block.start), links)
        elif block.kind == "list_item":
            yield f"<list><list-item><p>{_text(document, block.start, block.end, links)}</p></list-item></list>"
        else:
            yield f"<p>{_text(document, block.start, block.end, links)}</p>"


def _text(document: Document, start: int, end: int, links: dict[int, int]) -> str:
    """Text with every bracketed number of a marker linked, and raised characters as superscripts."""
    pieces, at = [], start
    for begin, stop in sorted(links.items()):
        if start <= begin and stop <= end:
            marker = re.sub(r"\d+", r'<xref ref-type="bibr" rid="r\g<0>">\g<0></xref>', document.text[begin:stop])
            pieces += [_plain(document.text[at:begin]), marker]
            at = stop
    return "".join([*pieces, _plain(document.text[at:end])])


def _plain(text: str) -> str:
    return re.sub(r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+", lambda m: f"<sup>{m.group().translate(_RAISED)}</sup>", escape(text))


def _table(document: Document, table: Table, links: dict[int, int]) -> str:
    rows: list[str] = []
    for row in range(table.n_rows):
        cells = []
        for cell in (cell for cell in table.cells if cell.row == row):
            spans = [(item.start, item.end) for item in cell.items] or [(cell.start, cell.end)]
            inner = "".join(f"<p>{_text(document, *span, links)}</p>" for span in spans)
            cells.append(f"<th>{inner}</th>" if cell.header else f"<td>{inner}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    caption = re.sub(rf"^{re.escape(table.label)}[.:]?\s*", "", table.caption.of(document.text))
    return (
        f"<table-wrap><label>{table.label}</label><caption><p>{escape(caption)}</p></caption>"
        f"<table>{''.join(rows)}</table></table-wrap>"
    )


def _entries(document: Document) -> Iterator[str]:
    for reference in document.references:
        text = re.sub(r"^\W*\d+[.)\]]?\s+", "", reference.text)
        ids = (
            f' <pub-id pub-id-type="doi">{reference.doi}</pub-id>'
            if reference.doi and reference.doi not in text
            else ""
        )
        label = reference.label
        yield f'<ref id="r{label}"><label>{label}</label><mixed-citation>{escape(text)}{ids}</mixed-citation></ref>'
