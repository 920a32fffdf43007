"""What a benchmark needs of a publisher's JATS file: prose, heads, cells, references and markers."""

import re
import unicodedata
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

from claimx.citations import expand
from claimx.sentences import find_sentences
from claimx.text import fold_words, squeeze

FLOATS = {"fig", "table-wrap", "fn", "disp-formula", "tex-math", "ref-list"}
_WORD = re.compile(r"\w+")
_BETWEEN = re.compile(r"[\s,;\u2010-\u2013\[\]-]*")
Grid = tuple[str, list[list[str]]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A reference of the XML."""

    label: str
    title: str
    doi: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as its publisher's XML has it; a marker is the three words before it and its labels."""

    title: str
    heads: tuple[str, ...]
    body: tuple[str, ...]
    prose: tuple[str, ...]
    tables: tuple[Grid, ...]
    references: tuple[Entry, ...]
    markers: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


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


def words(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def ngrams(tokens: Sequence[str], size: int = 5) -> Counter[tuple[str, ...]]:
    """The runs of consecutive words, counted."""
    return Counter(zip(*(tokens[shift:] for shift in range(size)), strict=False))


def overlap(
    wanted: Iterable[Counter[tuple[str, ...]]], given: Iterable[Counter[tuple[str, ...]]]
) -> tuple[float | None, float | None]:
    """Recall and precision of the second by the first."""
    left, right = sum(wanted, Counter()), sum(given, Counter())
    hits = (left & right).total()
    return (hits / left.total() if left else None), (hits / right.total() if right else None)


def joints(paper: Paper) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The last four and the first four words of every two consecutive sentences of the body."""
    sentences = [words(span.of(text)) for text in paper.body for span in find_sentences(text)]
    for before, after in pairwise(sentence for sentence in sentences if len(sentence) >= 4):
        yield tuple(before[-4:]), tuple(after[:4])


def cell_keys(tables: Iterable[Grid]) -> Counter[tuple[str, int, str, str]]:
    """The filled cells, each with its table's label, its column and the first filled cell of its row.

    White space does not count: between the tags of a file there is some that no page shows.
    """
    return Counter(
        (fold_words(label), column, next(filter(None, map(_solid, row)), ""), _solid(cell))
        for label, rows in tables
        for row in rows
        for column, cell in enumerate(row)
        if _solid(cell)
    )


def _solid(text: str) -> str:
    return "".join(words(text))


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
