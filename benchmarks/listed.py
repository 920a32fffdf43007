"""A paper's own bibliography as Europe PMC would list it, and how many of its DOIs come back by matching.

Europe PMC has its lists of references from the publishers' XML. Here one is made of the XML itself, in the service's
JSON, and read as an answer of the service is: what is measured is the matching of what the PDF prints, not the service.
"""

import json
import random
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree.ElementTree import Element

from fidelity import Paper

from claimx.identifiers import with_identifiers
from claimx.schema import Document, ListedReference
from claimx.sources.europepmc.references import read_page

DRAWS = 20
SHARE = 5  # one in five is left out and one of other papers; or one has another year and one no place


@dataclass(frozen=True, slots=True)
class Share:
    """DOIs that references have: how many, how many of them are right, and how many the XML has."""

    given: int = 0
    right: int = 0
    wanted: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.given + other.given, self.right + other.right, self.wanted + other.wanted)

    @property
    def precision(self) -> float | None:
        """The share of the given ones that are right."""
        return self.right / self.given if self.given else None

    @property
    def recall(self) -> float | None:
        """The share of the wanted ones that are given."""
        return self.right / self.wanted if self.wanted else None


def service_entries(path: Path) -> Iterator[Mapping[str, object]]:
    """What a paper cites, of its XML, in the service's shape."""
    for order, ref in enumerate(ElementTree.parse(path).getroot().iter("ref"), start=1):
        yield _entry(ref, order)


def list_references(path: Path) -> list[ListedReference]:
    """What the service would list, of a paper's XML."""
    entries = list(service_entries(path))
    answer = {"version": "6.9", "hitCount": len(entries), "referenceList": {"reference": entries}}
    return read_page(json.dumps(answer).encode(), str(path))[1]


def _entry(ref: Element, order: int) -> Mapping[str, object]:
    """An entry in the service's shape: what PubMed knows goes by its PMID, fields that are empty are left out."""
    ids = {found.get("pub-id-type"): (found.text or "").strip() for found in ref.iter("pub-id")}
    pages = "-".join(filter(None, (_text(ref, "fpage"), _text(ref, "lpage"))))
    fields = {
        "id": ids.get("pmid"),
        "source": "MED" if ids.get("pmid") else None,
        "title": title + "." if (title := _text(ref, "article-title")) else None,
        "authorString": ", ".join(_authors(ref)) + ".",
        "journalAbbreviation": _text(ref, "source"),
        "issue": _text(ref, "issue"),
        "pubYear": int(year) if (year := _text(ref, "year")).isdecimal() else None,
        "volume": _text(ref, "volume"),
        "pageInfo": pages,
        "doi": ids.get("doi"),
        "citedOrder": order,
        "match": "Y" if ids.get("pmid") else "N",
    }
    return {name: value for name, value in fields.items() if value}


def _authors(ref: Element) -> Iterator[str]:
    for name in ref.iter("name"):
        yield f"{_text(name, 'surname')} {''.join(filter(str.isupper, _text(name, 'given-names')))}".strip()


def _text(element: Element, tag: str) -> str:
    found = element.find(f".//{tag}")
    return "" if found is None else "".join(found.itertext()).strip()


def count_dois(paper: Paper, document: Document, listed: Sequence[ListedReference]) -> Share:
    """The DOIs of a document's references with a list to match, held against the paper's."""
    return share_of(paper, with_identifiers(document, listed))


def share_of(paper: Paper, document: Document) -> Share:
    """The DOIs of a document's references, held against the paper's."""
    given = {reference.label: reference.doi.casefold() for reference in document.references if reference.doi}
    wanted = {entry.label: entry.doi.casefold() for entry in paper.references if entry.doi}
    return Share(len(given), sum(wanted.get(label) == doi for label, doi in given.items()), len(wanted))


def spoil(listed: Sequence[ListedReference], others: Sequence[ListedReference], seed: int) -> list[ListedReference]:
    """A list of which a fifth is left out, and a fifth of whose entries are of other papers."""
    draw = random.Random(seed)
    kept = draw.sample(listed, len(listed) - len(listed) // SHARE)
    strange = draw.sample(others, min(len(others), len(kept) // (SHARE - 1)))
    return draw.sample([*kept, *strange], len(kept) + len(strange))


def misspell(listed: Sequence[ListedReference], seed: int) -> list[ListedReference]:
    """A list that tells the works otherwise than they are printed.

    Every title has lost a letter, a fifth of the works is of the year after, a fifth has neither volume nor pages.
    """
    draw = random.Random(seed)
    return [_misspelled(entry, draw) for entry in listed]


def _misspelled(entry: ListedReference, draw: random.Random) -> ListedReference:
    at = draw.randrange(len(entry.title) or 1)
    later, bare = (draw.randrange(SHARE) == 0 for _ in range(2))
    return replace(
        entry,
        title=entry.title[:at] + entry.title[at + 1 :],
        year=entry.year + 1 if entry.year and later else entry.year,
        volume="" if bare else entry.volume,
        pages="" if bare else entry.pages,
    )
