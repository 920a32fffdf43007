"""Where Europe PMC is and how it is asked, what articles are asked for by, and the JSON that it answers with."""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from claimx.errors import InputError
from claimx.sources.download import Manners, Request

URL, CONTACT, CACHE = "CLAIMX_EUROPEPMC_URL", "CLAIMX_CONTACT", "CLAIMX_CACHE"
PUBLIC = "https://www.ebi.ac.uk/europepmc/webservices/rest"
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/[^\s\"<>]+)", re.IGNORECASE)
_PMCID = re.compile(r"(?:https?://\S+/)?(?:PMCID:\s*)?(PMC\d{1,9})/?", re.IGNORECASE)
_NAMES = {"doi": "DOI ", "pmid": "PMID ", "pmcid": ""}


@dataclass(frozen=True, slots=True)
class Identifier:
    """What an article is asked for by."""

    kind: Literal["doi", "pmid", "pmcid"]
    value: str

    def __str__(self) -> str:
        return _NAMES[self.kind] + self.value


@dataclass(frozen=True, slots=True)
class Service:
    """Where Europe PMC is, and how it is asked."""

    url: str = PUBLIC
    manners: Manners = field(default_factory=Manners)

    def request(self, path: str, asked: str) -> Request:
        """A request of the service: a path below its address, and in words what is asked for."""
        return Request(f"{self.url}/{path}", asked)


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


def read_answer(data: bytes, place: str) -> Mapping[str, Any]:
    """The object that an answer is. Raises InputError, which names the place, where it is no JSON or an error."""
    try:
        answer = json.loads(data)
    except (ValueError, RecursionError):
        raise InputError(place, f"expected JSON, found {data[:24]!r}", "check the service's address") from None
    if not isinstance(answer, dict):
        return {}
    if message := text_of(answer.get("errMsg")):
        raise InputError(place, f"the service refuses ({message})", "check the request")
    return answer


def list_of(answer: Mapping[str, Any], outer: str, inner: str, what: str, place: str) -> list[Any]:
    """The list ``answer[outer][inner]``. Raises InputError where there is none."""
    holder = answer.get(outer)
    found = holder.get(inner) if isinstance(holder, dict) else None
    if not isinstance(found, list):
        raise InputError(place, f"the JSON holds no list of {what}", "check the service's address")
    return found


def only(value: object) -> object:
    """A value, freed of the lists of one that some dumps of the service's records wrap everything in."""
    while isinstance(value, list) and len(value) == 1:
        value = value[0]
    return value


def text_of(value: object) -> str:
    """A value as text; empty where it is neither text nor a number."""
    value = only(value)
    return str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
