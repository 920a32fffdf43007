"""Europe PMC's REST service: the record of an article by DOI or PMCID, and its full text as JATS XML."""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote, urlencode, urlsplit

from claimx.errors import InputError
from claimx.sources.download import Manners, NotThereError, fetch
from claimx.sources.jats import Front, front_of_jats
from claimx.sources.jats.front import licence_name

URL, CONTACT, CACHE = "CLAIMX_EUROPEPMC_URL", "CLAIMX_CONTACT", "CLAIMX_CACHE"
PUBLIC = "https://www.ebi.ac.uk/europepmc/webservices/rest"
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/[^\s\"<>]+)", re.IGNORECASE)
_PMCID = re.compile(r"(?:https?://\S+/)?(?:PMCID:\s*)?(PMC\d{1,9})/?", re.IGNORECASE)
_BY_HAND = "get the file from the publisher and add that"
_MOST_RECORDS = 25


@dataclass(frozen=True, slots=True)
class Identifier:
    """What an article is asked for by."""

    kind: Literal["doi", "pmcid"]
    value: str

    def __str__(self) -> str:
        return f"DOI {self.value}" if self.kind == "doi" else self.value


@dataclass(frozen=True, slots=True)
class Service:
    """Where Europe PMC is, and how it is asked."""

    url: str = PUBLIC
    manners: Manners = field(default_factory=Manners)


@dataclass(frozen=True, slots=True)
class Record:
    """What the service's search knows of an article; what it does not know is empty."""

    title: str = ""
    authors: str = ""
    year: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    licence: str = ""
    open_access: bool = False


def read_service(environment: Mapping[str, str] = os.environ) -> Service:
    """The service as the environment sets it: ``CLAIMX_EUROPEPMC_URL``, ``CLAIMX_CONTACT`` and ``CLAIMX_CACHE``.

    Raises:
        InputError: the address is none.
    """
    url = environment.get(URL, "") or PUBLIC
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise InputError(URL, f"{url!r} is no address of a web service", f"write one such as {PUBLIC}")
    home = environment.get("XDG_CACHE_HOME", "") or "~/.cache"
    cache = Path(environment.get(CACHE, "") or f"{home}/claimx").expanduser() / "europepmc"
    return Service(url.rstrip("/"), Manners(contact=environment.get(CONTACT, ""), cache=cache))


def find_identifier(text: str) -> Identifier | None:
    """The DOI or PMCID that a text is, however it is written; None for anything else.

    >>> find_identifier("https://doi.org/10.1000/Xyz"), find_identifier("pmc123"), find_identifier("a.txt")
    (Identifier(kind='doi', value='10.1000/Xyz'), Identifier(kind='pmcid', value='PMC123'), None)
    """
    text = text.strip()
    if doi := _DOI.fullmatch(text):
        return Identifier("doi", doi.group(1))
    pmcid = _PMCID.fullmatch(text)
    return Identifier("pmcid", pmcid.group(1).upper()) if pmcid else None


def find_record(identifier: Identifier, service: Service) -> Record:
    """The record of an article.

    Raises:
        InputError: the service knows no such article, or does not answer as it should.
    """
    field_name = "DOI" if identifier.kind == "doi" else "PMCID"
    query = f'{field_name}:"{identifier.value}"'
    asked = {"query": query, "format": "json", "resultType": "core", "pageSize": _MOST_RECORDS}
    address = f"{service.url}/search?{urlencode(asked)}"
    records = fetch(address, lambda data: _records(data, address), service.manners)
    wanted = identifier.value.casefold()
    found = [record for record in records if getattr(record, identifier.kind).casefold() == wanted]
    if not found:
        raise InputError(str(identifier), "Europe PMC knows no such article", f"check it, or {_BY_HAND}")
    return max(found, key=lambda record: (record.open_access, bool(record.pmcid)))


def fetch_article(record: Record, service: Service) -> bytes:
    """The full text of an article as JATS XML.

    Raises:
        InputError: it is not open access, or the service does not give it out as it should.
    """
    name = f"DOI {record.doi}" if record.doi else record.pmcid
    if not record.pmcid:
        raise InputError(name, "Europe PMC has no full text of it", _BY_HAND)
    if not record.open_access:
        raise InputError(name, f"{record.pmcid} is not open access, its full text is not given out", _BY_HAND)
    address = f"{service.url}/{quote(record.pmcid)}/fullTextXML"
    try:
        data, front = fetch(address, lambda data: (data, front_of_jats(data, address)), service.manners)
    except NotThereError:
        raise InputError(name, f"Europe PMC gives out no full text of {record.pmcid}", _BY_HAND) from None
    _check_same(record, front, address)
    return data


def _check_same(record: Record, front: Front, address: str) -> None:
    if front.pmcid and front.pmcid != record.pmcid:
        raise InputError(
            address, f"expected {record.pmcid}, found the article {front.pmcid}", "report it to Europe PMC"
        )


def _records(data: bytes, address: str) -> list[Record]:
    """The records of an answer to a search, or InputError where it is none."""
    try:
        answer = json.loads(data)
    except (ValueError, RecursionError):
        raise InputError(address, f"expected JSON, found {data[:24]!r}", "check the service's address") from None
    found = answer.get("resultList") if isinstance(answer, dict) else None
    results = found.get("result") if isinstance(found, dict) else None
    if not isinstance(results, list):
        raise InputError(address, "the JSON holds no list of results", "check the service's address")
    return [_record(result) for result in results if isinstance(result, dict)]


def _record(result: Mapping[str, Any]) -> Record:
    journal = _only(result.get("journalInfo"))
    year = _text(result.get("pubYear")) or _text(journal.get("yearOfPublication") if isinstance(journal, dict) else "")
    return Record(
        title=_text(result.get("title")).rstrip("."),
        authors=_text(result.get("authorString")).rstrip("."),
        year=year,
        doi=_text(result.get("doi")),
        pmid=_text(result.get("pmid")),
        pmcid=_text(result.get("pmcid")),
        licence=licence_name(_text(result.get("license"))),
        open_access=_text(result.get("isOpenAccess")).upper() == "Y",
    )


def _only(value: object) -> object:
    """A value, freed of the lists of one that some dumps of the service's records wrap everything in."""
    while isinstance(value, list) and len(value) == 1:
        value = value[0]
    return value


def _text(value: object) -> str:
    value = _only(value)
    return str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
