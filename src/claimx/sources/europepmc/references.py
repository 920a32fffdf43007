"""What an article cites, as Europe PMC lists it, with the identifiers of the works that it knows."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from html import unescape
from itertools import count
from typing import Any
from urllib.parse import quote, urlencode

from claimx.errors import InputError
from claimx.schema import ListedReference
from claimx.sources.download import NotThereError, Request, fetch
from claimx.sources.europepmc.articles import Record, search
from claimx.sources.europepmc.service import Service, list_of, read_answer, text_of
from claimx.sources.jats.front import plain_id
from claimx.text import squeeze

PAGE_SIZE, BATCH = 1000, 100
_YEAR = re.compile(r"(?:19|20)\d\d")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_LATER = "try again when it does"


def fetch_references(record: Record, service: Service) -> tuple[ListedReference, ...]:
    """The works that an article cites, in the order in which the service lists them.

    The service's list tells a work of PubMed by its PMID, and seldom by its DOI: DOI and PMCID that are missing
    are looked up by the PMIDs, a hundred at a time.

    Raises:
        InputError: the service has no list of this article, or does not answer as it should.
    """
    listed = sorted(_pages(record, service), key=lambda reference: reference.order)
    if not listed:
        raise InputError(record.name, "Europe PMC lists no references of it", _LATER)
    numbered = [replace(reference, order=order) for order, reference in enumerate(listed, start=1)]
    return tuple(_completed(numbered, service))


def _pages(record: Record, service: Service) -> Iterator[ListedReference]:
    """The entries of every page of a list."""
    source, number = (record.source, record.number) if record.number else _called(record)
    given = 0
    for page in count(1):
        asked = {"format": "json", "page": page, "pageSize": PAGE_SIZE}
        path = f"{quote(source)}/{quote(number, safe='')}/references?{urlencode(asked)}"
        request = service.request(path, f"the references of {record.name}")
        total, entries = _page(request, given, record, service)
        yield from entries
        given += len(entries)
        if given >= total:
            return
        if not entries:
            raise InputError(str(request), f"the list breaks off: {given} of {total} references", "try again later")


def _called(record: Record) -> tuple[str, str]:
    return ("MED", record.pmid) if record.pmid else ("PMC", record.pmcid)


def _page(request: Request, before: int, record: Record, service: Service) -> tuple[int, list[ListedReference]]:
    try:
        return fetch(request, lambda data: read_page(data, str(request), before), service.manners)
    except NotThereError:
        raise InputError(record.name, "Europe PMC lists no references of it", _LATER) from None


def read_page(data: bytes, place: str, before: int = 0) -> tuple[int, list[ListedReference]]:
    """How many entries a list has, and those of one of its pages.

    Args:
        data: the service's JSON.
        place: where it came from, for the error.
        before: how many entries the pages before it have.

    Raises:
        InputError: the bytes are no page of such a list.
    """
    answer = read_answer(data, place)
    total = text_of(answer.get("hitCount"))
    if total == "0":
        return 0, []
    entries = list_of(answer, "referenceList", "reference", "references", place)
    if not total.isdecimal() or not all(isinstance(entry, dict) for entry in entries):
        raise InputError(place, "the JSON holds no list of references", "check the service's address")
    return int(total), [_listed(entry, before + at) for at, entry in enumerate(entries, start=1)]


def _listed(entry: Mapping[str, Any], place: int) -> ListedReference:
    """An entry in the service's shape as a record; ``place`` is where it stands, if it does not say so itself."""
    cells = {name: squeeze(_TAG.sub("", unescape(text_of(value)))) for name, value in entry.items()}
    source, number, year = cells.get("source", ""), cells.get("id", ""), cells.get("pubYear", "")
    order = cells.get("citedOrder", "")
    titles = ("title", "publicationTitle", "unstructuredInformation")
    return ListedReference(
        order=int(order) if order.isdecimal() else place,
        authors=cells.get("authorString", "").rstrip("."),
        year=int(year) if _YEAR.fullmatch(year) else None,
        title=next((cells[name] for name in titles if cells.get(name)), "").rstrip(". "),
        journal=cells.get("journalAbbreviation", "") or cells.get("publicationTitle", ""),
        volume=cells.get("volume", ""),
        issue=cells.get("issue", ""),
        pages=cells.get("pageInfo", ""),
        doi=plain_id("doi", cells.get("doi", "")),
        pmid=number if source == "MED" and number.isdecimal() else "",
        pmcid=plain_id("pmcid", number) if source == "PMC" else "",
    )


def _completed(listed: Sequence[ListedReference], service: Service) -> Iterator[ListedReference]:
    """The entries with the DOI and PMCID that the service's search has for their PMIDs."""
    wanted = list(dict.fromkeys(e.pmid for e in listed if e.pmid and not (e.doi and e.pmcid)))
    known: dict[str, Record] = {}
    for start in range(0, len(wanted), BATCH):
        numbers = " OR ".join(f"EXT_ID:{pmid}" for pmid in wanted[start : start + BATCH])
        records = search(f"SRC:MED AND ({numbers})", "lite", BATCH, "identifiers of references", service)
        known |= {record.pmid: record for record in records}
    for entry in listed:
        found = known.get(entry.pmid, Record()) if entry.pmid else Record()
        yield replace(entry, doi=entry.doi or plain_id("doi", found.doi), pmcid=entry.pmcid or found.pmcid)
