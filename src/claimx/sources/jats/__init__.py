"""JATS XML, as PubMed Central and publishers give it out: an article becomes a Document.

Sections, tables and references are those of the XML, not guesses; the text is printed as the article prints it,
markers included, so that they resolve as they are linked.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

from claimx.errors import InputError
from claimx.schema import Document, Link
from claimx.sources.assembly import assemble
from claimx.sources.drafts import Draft
from claimx.sources.jats.blocks import Place, find_floats, read_block, read_blocks
from claimx.sources.jats.entries import Entry, read_entries, structured
from claimx.sources.jats.front import Front, front_drafts, read_front
from claimx.sources.jats.links import mark_links, take_links
from claimx.sources.jats.tree import MOST_BYTES, parse_tree

__all__ = ["SUFFIXES", "Front", "document_from_jats", "front_of_jats", "read_jats"]

SUFFIXES = (".xml", ".nxml")


def read_jats(path: Path, doc_id: str = "") -> Document:
    """Reads an article from a JATS file.

    Args:
        path: the file.
        doc_id: the document's id; the file's name without suffix where it is empty.

    Raises:
        InputError: for a file that cannot be read, with the line, the reason and what to do.
    """
    return document_from_jats(_read_bytes(path), doc_id or path.stem, str(path))


def document_from_jats(data: bytes, doc_id: str, source: str = "") -> Document:
    """A Document from the bytes of a JATS file.

    Raises:
        InputError: for whatever is not well-formed, is no article, or holds no text.
    """
    place = source or doc_id
    article = _find_article(data, place)
    lists = [part for name in ("body", "back") for top in article.iterfind(name) for part in _top_lists(top)]
    entries = read_entries(article, lists)
    front = read_front(article)
    mark_links(article, {ref.get("id", ""): at for at, ref in enumerate(entries)})
    floats = find_floats(article)
    whole = Place(floats=floats, entries={ref: entry.text for ref, entry in entries.items()})
    try:
        drafts = [take_links(draft) for draft in _drafts(article, whole) if draft.text or draft.grid]
    except InputError as problem:
        raise InputError(f"{place}, {problem.place}", problem.problem, problem.remedy) from None
    if not any(draft.kind in ("paragraph", "list_item", "table") for draft in drafts):
        raise InputError(place, "the article holds no text, only what stands about it", "fetch its full text")
    document = assemble(drafts, doc_id, source, "jats")
    return replace(
        document,
        title=front.title or document.title,
        references=structured(document.references, entries.values()),
        links=_known(document, list(entries.values())),
        sha256=hashlib.sha256(data).hexdigest(),
        doi=front.doi,
        pmid=front.pmid,
        pmcid=front.pmcid,
    )


def _known(document: Document, entries: Sequence[Entry]) -> tuple[Link, ...]:
    """The document's links with the numbers of its references in place of those of the entries."""
    places = {reference.text: at for at, reference in reversed([*enumerate(document.references)])}
    found = ((link, [places.get(entries[number].text) for number in link.references]) for link in document.links)
    known = ((link, tuple(at for at in numbers if at is not None)) for link, numbers in found)
    return tuple(replace(link, references=numbers) for link, numbers in known if numbers)


def front_of_jats(data: bytes, place: str) -> Front:
    """The front matter of a JATS file. Raises InputError as :func:`document_from_jats` does."""
    return read_front(_find_article(data, place))


def _read_bytes(path: Path) -> bytes:
    if not path.is_file():
        problem = "expected a file, found a folder" if path.is_dir() else "there is no such file"
        raise InputError(str(path), problem, "check the name and the folder")
    try:
        with path.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError(str(path), f"cannot be opened ({error.strerror})", "check its permissions") from None


def _find_article(data: bytes, place: str) -> Element:
    root = parse_tree(data, place)
    article = root if root.tag == "article" else next(root.iter("article"), None)
    if article is not None and (article.find("front") is not None or article.find("body") is not None):
        return article
    if root.tag == "html":
        raise InputError(place, "expected JATS XML, found an HTML page", "save the XML itself, not the page about it")
    raise InputError(place, f"expected a JATS article, found XML of <{root.tag}>", "give the article's full-text XML")


def _drafts(article: Element, place: Place) -> Iterator[Draft]:
    yield from front_drafts(article)
    for body in article.iterfind("body"):
        if body.find("sec") is None or next((child.tag for child in body), "") != "sec":
            yield Draft("heading", "Main text", level=1, section="body")
        yield from read_blocks(body, place)
        for float_ in place.floats.get(body, ()):
            yield from read_block(float_, place)
    for back in article.iterfind("back"):
        yield from read_blocks(back, replace(place, kind="back"))


def _top_lists(element: Element) -> Iterator[Element]:
    """The reference lists under an element, not those inside another."""
    for child in element:
        if child.tag == "ref-list":
            yield child
        else:
            yield from _top_lists(child)
