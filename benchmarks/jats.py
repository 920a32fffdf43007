"""What a benchmark needs of a publisher's JATS file: prose, heads, cells, references and markers."""

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from fidelity import Entry, Paper, words

from claimx.citations import expand
from claimx.text import squeeze

FLOATS = {"fig", "table-wrap", "fn", "disp-formula", "tex-math", "ref-list"}
_BETWEEN = re.compile(r"[\s,;\u2010-\u2013\[\]-]*")


def read_paper(path: Path) -> Paper:
    """A paper from its JATS file."""
    root = ElementTree.parse(path).getroot()
    body, back = root.find("body"), root.find("back")
    paragraphs = list(_paragraphs(body))
    others = [_text(p) for part in (root.find(".//abstract"), back) for p in _paragraphs(part)]
    heads = [_text(title) for part in (body, back) for title in _find(part, "sec/title", "ack/title", "notes/title")]
    references = tuple(map(_entry, root.iter("ref")))
    numbers = {ref.get("id", ""): entry.label for ref, entry in zip(root.iter("ref"), references, strict=True)}
    texts = tuple(filter(None, map(_text, paragraphs)))
    return Paper(
        title=_text(root.find(".//article-title")),
        heads=tuple(heads),
        body=texts,
        prose=(*texts, *others),
        tables=tuple((_text(wrap.find("label")), _grid(wrap)) for wrap in root.iter("table-wrap")),
        references=references,
        markers=tuple(marker for p in paragraphs for marker in _markers(p, numbers)),
    )


def _find(part: Element | None, *paths: str) -> list[Element]:
    return [] if part is None else [found for path in paths for found in part.findall(f".//{path}")]


def _paragraphs(part: Element | None) -> Iterator[Element]:
    if part is None:
        return
    for child in part:
        if child.tag == "p":
            yield child
        elif child.tag not in FLOATS:
            yield from _paragraphs(child)


def _text(element: Element | None) -> str:
    return "" if element is None else squeeze("".join(_pieces(element)))


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag.split("}")[-1] not in FLOATS:
            yield from _pieces(child)
        yield child.tail or ""


def _entry(ref: Element) -> Entry:
    doi = next((found.text or "" for found in ref.iter("pub-id") if found.get("pub-id-type") == "doi"), "")
    title = ref.find(".//article-title")
    return Entry(_text(ref.find("label")).strip(".[]"), _text(title), doi.strip())


def _grid(wrap: Element) -> list[list[str]]:
    """The rows of a table, with nothing in the places that a spanning cell covers beside its first."""
    taken: dict[tuple[int, int], str] = {}
    rows = list(wrap.iter("tr"))
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            for down in range(int(cell.get("rowspan", "1"))):
                for across in range(int(cell.get("colspan", "1"))):
                    taken[number + down, column + across] = _text(cell) if down == across == 0 else ""
    width = 1 + max((column for _, column in taken), default=-1)
    return [[taken.get((number, column), "") for column in range(width)] for number in range(len(rows))]


def _markers(paragraph: Element, numbers: dict[str, str]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Groups of links to entries with nothing but punctuation between them."""
    flow = [*_flow(paragraph, numbers), ("", "end")]
    before, printed, between = "", "", ""
    for label, text in flow:
        if label:
            printed += between + label
            between = ""
        elif printed and _BETWEEN.fullmatch(text) and "]" not in text:
            between += re.sub(r"[\u2010-\u2013]", "-", text)
        else:
            if printed:
                yield tuple(words(before)[-3:]), expand(printed)
                before += " " + printed
            before, printed, between = before + between + text, "", ""


def _flow(element: Element, numbers: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The text of a paragraph in order: pairs of a link's label, or none, and its text."""
    yield "", element.text or ""
    for child in element:
        if child.tag == "xref" and child.get("ref-type") == "bibr":
            yield numbers.get(child.get("rid", ""), ""), ""
        elif child.tag not in FLOATS:
            yield from _flow(child, numbers)
        yield "", child.tail or ""
