"""The blocks of a JATS article in reading order: sections, paragraphs, lists, boxes, figures, tables."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from claimx.schema import BlockKind, SectionKind
from claimx.sources.drafts import Draft
from claimx.sources.headings import section_kind
from claimx.sources.jats.captions import caption_drafts, table_drafts
from claimx.sources.jats.inline import (
    BLOCKS,
    FLOATS,
    SILENT,
    child_text,
    flow,
    full_text,
    inline_text,
    tidy,
)  # fmt: skip
from claimx.text import squeeze

_INHERITED: frozenset[SectionKind] = frozenset(("abstract", "methods", "abbreviations", "back"))
_OWN: frozenset[SectionKind] = frozenset(("abbreviations", "references"))
_LISTED: Mapping[SectionKind, BlockKind] = {"abbreviations": "abbreviations", "keywords": "keywords"}
_NAMES = {"ack": "Acknowledgments", "ref-list": "References", "glossary": "Abbreviations"}
_OWN_TEXT = frozenset(("label", "title", "caption"))  # of what they stand in, read with it
_CAPTIONED = frozenset(("fig", "table-wrap", "caption", "fn", "ref-list"))


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the article a block stands.

    ``floats`` are the figures and tables that are kept apart, by the paragraph that first points to them;
    ``entries`` the text of every reference; ``block`` is what running text is here.
    """

    kind: SectionKind = "body"
    level: int = 0
    block: BlockKind = "paragraph"
    boxed: bool = False
    floats: Mapping[Element, Sequence[Element]] = field(default_factory=dict)
    entries: Mapping[Element, str] = field(default_factory=dict)


def read_blocks(parent: Element, place: Place) -> Iterator[Draft]:
    """The blocks inside an element, its own title, label and caption left out."""
    for child in parent:
        if child.tag not in _OWN_TEXT and child.tag not in SILENT:
            yield from read_block(child, place)


def read_block(element: Element, place: Place) -> Iterator[Draft]:
    """The blocks that an element makes: itself, and those in it."""
    yield from _READERS.get(element.tag, _read_paragraph)(element, place)


def find_floats(article: Element) -> dict[Element, Sequence[Element]]:
    """Figures and tables kept apart, by the paragraph behind which they are read; the rest by the body."""
    apart = {child.get("id", ""): child for group in article.iterfind("floats-group") for child in group}
    homes: dict[Element, Sequence[Element]] = {}
    body = article.find("body")
    for paragraph in _paragraphs(body) if body is not None else ():
        named = [name for xref in paragraph.iter("xref") for name in xref.get("rid", "").split() if name in apart]
        if named:
            homes[paragraph] = [apart.pop(name) for name in dict.fromkeys(named)]
    if body is not None and apart:
        homes[body] = list(apart.values())
    return homes


def _paragraphs(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == "p":
            yield child
        elif child.tag not in _CAPTIONED:
            yield from _paragraphs(child)


def _read_paragraph(element: Element, place: Place) -> Iterator[Draft]:
    """Running text, cut by the lists and quotations in it; figures and tables are read behind it."""
    pieces: list[str] = []
    behind: list[Element] = []
    whole = flow(element) if element.tag in BLOCKS else iter((inline_text(element),))
    for piece in whole:
        if isinstance(piece, str):
            pieces.append(piece)
        elif piece.tag in FLOATS:
            behind.append(piece)
        else:
            yield from _running(pieces, place)
            yield from read_block(piece, place)
            pieces = []
    yield from _running(pieces, place)
    for float_ in (*behind, *place.floats.get(element, ())):
        yield from read_block(float_, place)


def _running(pieces: Sequence[str], place: Place) -> Iterator[Draft]:
    text = tidy(pieces)
    if text:
        yield Draft(_LISTED.get(place.kind, place.block), text)


def _read_section(element: Element, place: Place) -> Iterator[Draft]:
    title = squeeze(f"{child_text(element, 'label')} {child_text(element, 'title')}") or _NAMES.get(element.tag, "")
    if not title or (place.boxed and element.tag != "ref-list"):
        inner = place if title or element.tag == "sec" else replace(place, block="other")
        yield from [Draft("paragraph", title)] if title else []
        yield from read_blocks(element, inner)
        return
    kind = section_kind(title) or _default_kind(element, place)
    kind = place.kind if place.kind in _INHERITED and kind not in _OWN else kind
    yield Draft("heading", title, level=place.level + 1, section=kind)
    yield from read_blocks(element, replace(place, kind=kind, level=place.level + 1, block="paragraph"))


def _default_kind(element: Element, place: Place) -> SectionKind:
    named: dict[str, SectionKind] = {"ref-list": "references", "glossary": "abbreviations", "ack": "back"}
    named |= {kind: "back" for kind in ("supplementary-material", "supporting-information", "data-availability")}
    named |= {kind: "methods" for kind in ("methods", "materials", "materials|methods")}
    return named.get(element.get("sec-type", ""), named.get(element.tag, place.kind))


def _read_list(element: Element, place: Place) -> Iterator[Draft]:
    yield from _title(element)
    ordered = element.get("list-type") == "order"
    for number, item in enumerate(element.iterfind("list-item"), start=1):
        label = child_text(item, "label") or (f"{number}." if ordered else "")
        drafts = list(read_blocks(item, replace(place, block="list_item")))
        if drafts and label and drafts[0].kind == "list_item":
            drafts[0] = replace(drafts[0], text=f"{label} {drafts[0].text}")
        yield from drafts


def _read_definitions(element: Element, place: Place) -> Iterator[Draft]:
    """Terms with their meanings: one block of abbreviations in their section, else a block each."""
    yield from _title(element)
    lines = [_definition(item) for item in element.iterfind("def-item")]
    if place.kind == "abbreviations":
        yield Draft("abbreviations", "; ".join(lines))
    else:
        yield from (Draft("list_item", line) for line in lines)
    for inner in element.iterfind("def-list"):
        yield from _read_definitions(inner, place)


def _definition(item: Element) -> str:
    meanings = " ".join(full_text(meaning) for meaning in item.iterfind("def"))
    return f"{child_text(item, 'term').rstrip(':')}: {meanings}"


def _title(element: Element) -> Iterator[Draft]:
    title = child_text(element, "title")
    if title:
        yield Draft("paragraph", title)


def _read_quote(element: Element, place: Place) -> Iterator[Draft]:
    head = squeeze(f"{child_text(element, 'label')} {child_text(element, 'title')}")
    yield from [Draft("paragraph", head)] if head else []
    yield from read_blocks(element, place)


def _read_figure(element: Element, place: Place) -> Iterator[Draft]:
    yield from caption_drafts(element, "caption")
    yield from (draft for child in element if child.tag in FLOATS for draft in read_block(child, place))


def _read_supplement(element: Element, place: Place) -> Iterator[Draft]:
    yield from caption_drafts(element, "other")
    for child in element:
        if child.tag in ("media", "supplementary-material"):
            yield from _read_supplement(child, place)


def _read_box(element: Element, place: Place) -> Iterator[Draft]:
    yield from caption_drafts(element, "caption")
    yield from read_blocks(element, replace(place, boxed=True))


def _read_table(element: Element, place: Place) -> Iterator[Draft]:
    yield from table_drafts(element)


def _read_footnote(element: Element, place: Place) -> Iterator[Draft]:
    text = full_text(element)
    if text:
        yield Draft("other", text)


def _read_references(element: Element, place: Place) -> Iterator[Draft]:
    title = child_text(element, "title") or _NAMES["ref-list"]
    if place.kind != "references":
        yield Draft("heading", title, level=place.level + 1, section="references")
    for child in element:
        if child.tag == "ref" and place.entries.get(child):
            yield Draft("reference", place.entries[child])
        elif child.tag == "ref-list":
            yield from _read_references(child, replace(place, kind="references"))
        elif child.tag not in _OWN_TEXT and child.tag != "ref":
            yield Draft("other", full_text(child))


Reader = Callable[[Element, Place], Iterator[Draft]]
_READERS: Mapping[str, Reader] = {
    **dict.fromkeys(("sec", "ack", "app", "glossary", "notes", "fn-group", "bio"), _read_section),
    **dict.fromkeys(("app-group", "table-wrap-group"), read_blocks),
    **dict.fromkeys(("disp-quote", "verse-group", "statement", "speech"), _read_quote),
    **dict.fromkeys(("fig", "fig-group"), _read_figure),
    **dict.fromkeys(("supplementary-material", "media"), _read_supplement),
    **dict.fromkeys(("table-wrap", "table", "array"), _read_table),
    "list": _read_list,
    "def-list": _read_definitions,
    "boxed-text": _read_box,
    "fn": _read_footnote,
    "ref-list": _read_references,
}
