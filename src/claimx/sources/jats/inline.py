"""Running text inside a JATS element: raised characters, formulas and notes put into words."""

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from claimx.sources.files import normalize
from claimx.sources.jats.formulas import FORMULAS, formula_text
from claimx.sources.jats.links import unmarked
from claimx.text import squeeze

_RAISED = str.maketrans("0123456789+-\u2010\u2011\u2013\u2212", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁻⁻", " \u00a0\u2009\u202f")
_RAISABLE = re.compile(r"[\d+\-\u2010\u2011\u2013\u2212,\s]*\d[\d+\-\u2010\u2011\u2013\u2212,\s]*")
_FOOTNOTE = re.compile(r"[a-h](?:,\s*[a-h])*")
_STATE = re.compile(
    r"[A-Z]\d{1,4}(?:[A-Z](?:/[A-Z])?|fs|del|\*)|[Mm]ut(?:ant)?|[Ww]t|WT|[Nn]ull|[Hh]igh|[Ll]ow|amp|del|pos|neg"
)
_FOOTMARK = frozenset(("fn", "table-fn"))
_SENTENCE_END = re.compile(r"[.?!:;,)]$")

FLOATS = frozenset((
    "fig", "fig-group", "table-wrap", "table-wrap-group", "boxed-text", "supplementary-material", "media", "fn",
))  # fmt: skip
BLOCKS = FLOATS | frozenset((
    "p", "list", "def-list", "disp-quote", "verse-group", "statement", "speech", "preformat", "code", "sec",
    "table", "array", "ref-list", "fn-group", "glossary",
))  # fmt: skip
SILENT = frozenset((
    "graphic", "inline-graphic", "alt-text", "long-desc", "object-id", "permissions", "index-term", "sec-meta",
    "related-article", "related-object", "private-char",
))  # fmt: skip
_APART = frozenset(("title", "label", "caption", "list-item", "def-item", "term", "def", "td", "th", "tr"))


def flow(element: Element) -> Iterator[str | Element]:
    """The text of an element piece by piece, and the blocks that stand in it."""
    yield element.text or ""
    for child in element:
        if child.tag in BLOCKS:
            yield child
        elif child.tag not in SILENT:
            yield from _inline(child)
        yield child.tail or ""


def _inline(element: Element) -> Iterator[str | Element]:
    if element.tag in FORMULAS:
        yield formula_text(element)
    elif element.tag == "break":
        yield " "
    elif element.tag == "sup":
        mark = raised(full_text(element))
        yield f"{mark} " if mark[:1] == " " and (element.tail or "")[:1].isalnum() else mark
    elif element.tag in _APART or element.get("ref-type") in _FOOTMARK:
        yield f" {full_text(element)} "
    else:
        yield from flow(element)


def raised(text: str) -> str:
    """A superscript as characters, where it is a number; letters, as in a gene's name, stay as they are.

    What is a word of its own, a change or state of the gene before it or a note's mark, is set apart by a blank.

    >>> raised("7, 8"), raised("INK4a"), raised("[9]"), raised("V600E")
    ('⁷,⁸', 'INK4a', '[9]', ' V600E')
    """
    if _RAISABLE.fullmatch(unmarked(text)):
        return text.translate(_RAISED)
    return f" {text}" if _STATE.fullmatch(text) or _FOOTNOTE.fullmatch(text) else text


def inline_text(element: Element) -> str:
    """An element that stands in running text, as it is printed there; blanks are kept."""
    if element.tag in SILENT:
        return ""
    pieces = flow(element) if element.tag in BLOCKS else _inline(element)
    return "".join(piece if isinstance(piece, str) else f" {full_text(piece)} " for piece in pieces)


def full_text(element: Element) -> str:
    """All text of an element on one line, blocks one blank apart."""
    return tidy(piece if isinstance(piece, str) else f" {full_text(piece)} " for piece in flow(element))


def tidy(pieces: Iterable[str]) -> str:
    """Pieces of text joined, with one kind of blank and no invisible characters."""
    return squeeze(normalize("".join(pieces).replace("\u00ad", "")))


def child_text(element: Element, path: str) -> str:
    """The text of the first descendant at a path, or nothing."""
    child = element.find(path)
    return "" if child is None else full_text(child)


def headed(head: str, text: str) -> str:
    """A title and the text behind it, as two sentences."""
    stop = "." if head and text and not _SENTENCE_END.search(head) else ""
    return squeeze(f"{head}{stop} {text}")


def caption_text(element: Element) -> str:
    """The caption of a float without its label: title, then paragraphs."""
    caption = element.find("caption")
    if caption is None:
        return child_text(element, "title")
    rest = " ".join(full_text(child) for child in caption if child.tag != "title")
    return headed(child_text(caption, "title"), rest or ("" if len(caption) else full_text(caption)))
