"""Citation markers that the source itself links to its entries: nothing is parsed, nothing guessed."""

import re
from collections.abc import Iterator, Sequence

from claimx.schema import Citation, CitedReference, Document, Link, Reference

_BETWEEN = re.compile(r"[\s,;\[\]()]*|\s*[-\u2010-\u2013\u2212\u207b]\s*")
_DASH = re.compile(r"[-\u2010-\u2013\u2212\u207b]")
_BRACKETS = {"[": "]", "(": ")"}
WIDEST_RANGE = 40


def with_links(document: Document, parsed: Sequence[Citation]) -> list[Citation]:
    """The linked markers of a document, and those of the parsed ones that no link tells of.

    Where the print names more entries than are linked, as in a bracket of which the publisher linked one number,
    the parsed marker stands.
    """
    linked = [_citation(document, group) for group in _groups(document)]
    fuller = [one for one in parsed if all(set(other.labels) < set(one.labels) for other in _met(one, linked))]
    return [*fuller, *(one for one in linked if not _met(one, fuller))]


def _met(one: Citation, others: Sequence[Citation]) -> list[Citation]:
    return [other for other in others if other.start < one.end and one.start < other.end]


def _groups(document: Document) -> Iterator[list[Link]]:
    """Links with nothing but punctuation between them."""
    group: list[Link] = []
    for link in sorted(document.links, key=lambda link: (link.start, link.end)):
        between = document.text[group[-1].end : link.start] if group else ""
        if group and ("\n" in between or not _BETWEEN.fullmatch(between) or _parts(between)):
            yield group
            group = []
        group.append(link)
    if group:
        yield group


def _parts(between: str) -> bool:
    """Whether a bracket closes, and another may open: two markers."""
    return any(char in between for char in "])[(")


def _citation(document: Document, group: Sequence[Link]) -> Citation:
    start, end = _bracketed(document.text, group[0].start, group[-1].end)
    cited = list(dict.fromkeys(_cited(document, group)))
    references = [document.references[at] for at in cited]
    labels = tuple(reference.label or document.text[start:end] for reference in references)
    return Citation(document.text[start:end], start, end, labels, tuple(map(cited_reference, references)))


def _cited(document: Document, group: Sequence[Link]) -> Iterator[int]:
    """The numbers of the entries of a group, those between the ends of a range among them."""
    before: Link | None = None
    for link in group:
        if before and _DASH.search(document.text[before.end : link.start]):
            yield from _between(document.references, before.references[-1], link.references[0])
        yield from link.references
        before = link


def _between(references: Sequence[Reference], first: int, last: int) -> range:
    labels = references[first].label, references[last].label
    counted = all(label.isdigit() for label in labels) and int(labels[1]) - int(labels[0]) == last - first
    return range(first + 1, last) if counted and last - first <= WIDEST_RANGE else range(0)


def _bracketed(text: str, start: int, end: int) -> tuple[int, int]:
    """A marker with the brackets that stand right around it."""
    left, right = len(text[:start].rstrip(" ")), end + len(text[end:]) - len(text[end:].lstrip(" "))
    if left and _BRACKETS.get(text[left - 1]) == text[right : right + 1] != "":
        return left - 1, right + 1
    return start, end


def cited_reference(entry: Reference) -> CitedReference:
    """A bibliography entry as it is written out beside a marker."""
    return CitedReference(entry.label, entry.text, entry.title, entry.year, entry.doi, entry.pmid, entry.pmcid)
