"""The record of an article by its identifier, and its full text as JATS XML."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from claimx.errors import InputError
from claimx.sources.download import NotThereError, fetch
from claimx.sources.europepmc.service import Identifier, Service, list_of, only, read_answer, text_of
from claimx.sources.jats import Front, front_of_jats
from claimx.sources.jats.front import licence_name

_QUERIES = {"doi": 'DOI:"{}"', "pmid": 'EXT_ID:"{}" AND SRC:MED', "pmcid": 'PMCID:"{}"'}
_BY_HAND = "get the file from the publisher and add that"
_MOST_RECORDS = 25


@dataclass(frozen=True, slots=True)
class Record:
    """What the service's search knows of an article; what it does not know is empty.

    ``source`` and ``number`` are what the service itself calls it by: ``MED`` and the PMID for what PubMed has.
    """

    title: str = ""
    authors: str = ""
    year: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    licence: str = ""
    open_access: bool = False
    source: str = ""
    number: str = ""

    @property
    def name(self) -> str:
        """What people call it by."""
        return f"DOI {self.doi}" if self.doi else self.pmcid or f"PMID {self.pmid}"


def find_record(identifier: Identifier, service: Service, remedy: str = f"check it, or {_BY_HAND}") -> Record:
    """The record of an article.

    Args:
        identifier: what it is asked for by.
        service: Europe PMC.
        remedy: what to do where there is none.

    Raises:
        InputError: the service knows no such article, or does not answer as it should.
    """
    query = _QUERIES[identifier.kind].format(identifier.value)
    records = search(query, "core", _MOST_RECORDS, f"the record of {identifier}", service)
    wanted = identifier.value.casefold()
    found = [record for record in records if getattr(record, identifier.kind).casefold() == wanted]
    if not found:
        raise InputError(str(identifier), "Europe PMC knows no such article", remedy)
    return max(found, key=lambda record: (record.open_access, bool(record.pmcid)))


def search(query: str, detail: str, most: int, what: str, service: Service) -> list[Record]:
    """The records that a query finds.

    Args:
        query: in the service's language.
        detail: what the service calls the type of result.
        most: so many records at the most.
        what: what is asked for, in words.
        service: Europe PMC.
    """
    asked = {"query": query, "format": "json", "resultType": detail, "pageSize": most}
    request = service.request(f"search?{urlencode(asked)}", what)
    return fetch(request, lambda data: _records(data, str(request)), service.manners)


def fetch_article(record: Record, service: Service) -> bytes:
    """The full text of an article as JATS XML.

    Raises:
        InputError: it is not open access, or the service does not give it out as it should.
    """
    if not record.pmcid:
        raise InputError(record.name, "Europe PMC has no full text of it", _BY_HAND)
    if not record.open_access:
        raise InputError(record.name, f"{record.pmcid} is not open access, its full text is not given out", _BY_HAND)
    request = service.request(f"{quote(record.pmcid)}/fullTextXML", f"the text of {record.pmcid}")
    try:
        data, front = fetch(request, lambda data: (data, front_of_jats(data, str(request))), service.manners)
    except NotThereError:
        raise InputError(record.name, f"Europe PMC gives out no full text of {record.pmcid}", _BY_HAND) from None
    _check_same(record, front, str(request))
    return data


def _check_same(record: Record, front: Front, place: str) -> None:
    if front.pmcid and front.pmcid != record.pmcid:
        raise InputError(place, f"expected {record.pmcid}, found the article {front.pmcid}", "report it to Europe PMC")


def _records(data: bytes, place: str) -> list[Record]:
    """The records of an answer to a search, or InputError where it is none."""
    results = list_of(read_answer(data, place), "resultList", "result", "results", place)
    return [_record(result) for result in results if isinstance(result, dict)]


def _record(result: Mapping[str, Any]) -> Record:
    journal = only(result.get("journalInfo"))
    year = text_of(result.get("pubYear")) or text_of(
        journal.get("yearOfPublication") if isinstance(journal, dict) else ""
    )
    return Record(
        title=text_of(result.get("title")).rstrip("."),
        authors=text_of(result.get("authorString")).rstrip("."),
        year=year,
        doi=text_of(result.get("doi")),
        pmid=text_of(result.get("pmid")),
        pmcid=text_of(result.get("pmcid")),
        licence=licence_name(text_of(result.get("license"))),
        open_access=text_of(result.get("isOpenAccess")).upper() == "Y",
        source=text_of(result.get("source")),
        number=text_of(result.get("id")),
    )
