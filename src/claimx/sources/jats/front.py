"""The front matter of a JATS article: what it is called, who wrote it, when, and what may be done with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from claimx.sources.drafts import Draft
from claimx.sources.jats.blocks import Place, read_blocks
from claimx.sources.jats.inline import child_text, full_text
from claimx.text import squeeze

_CC_URL = re.compile(r"creativecommons\.org/licen[cs]es/(by(?:-nc)?(?:-nd|-sa)?)/(\d\.\d)", re.IGNORECASE)
_CC_ZERO = re.compile(r"creativecommons\.org/publicdomain/zero/1\.0", re.IGNORECASE)
_CC_NAME = re.compile(
    r"\bCC[- ](?P<short>BY(?:-NC)?(?:-ND|-SA)?)(?:[- ](?P<version>\d\.\d))?\b"
    r"|Creative\s+Commons\s+Attribution(?P<rest>(?:[-\u2010-\u2013\s]*(?:Non-?Commercial|No-?Deriv\w*|Share-?Alike))*)"
    r"(?:\s+(?P<number>\d\.\d))?",
    re.IGNORECASE,
)
_TERMS = (("noncommercial", "-NC"), ("noderiv", "-ND"), ("sharealike", "-SA"))
_PRINTED = ("ppub", "collection", "pub", "epub", "epub-ppub")  # dates of publication, the printed year first
_SHOWN_ABSTRACTS = frozenset(("", "summary", "section", "structured", "key-points", "executive-summary"))
_ID_TYPES = {"pmc": "pmcid", "pmcid": "pmcid", "pmid": "pmid", "doi": "doi"}
_YEAR = re.compile(r"(?:19|20)\d\d")
MOST_INITIALS = 4


@dataclass(frozen=True, slots=True)
class Front:
    """What the front matter says; what it does not say is empty."""

    title: str = ""
    authors: tuple[str, ...] = ()
    year: int | None = None
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    licence: str = ""


def read_front(article: Element) -> Front:
    """The front matter of an ``article`` element."""
    meta = article.find("front/article-meta")
    if meta is None:
        return Front()
    ids = read_ids(meta, "article-id")
    return Front(
        title=_title(meta),
        authors=tuple(name for contrib in _authors(meta) if (name := short_name(contrib))),
        year=_year(meta),
        licence=_licence(meta),
        **ids,
    )


def _title(meta: Element) -> str:
    parts = (child_text(meta, f"title-group/{name}") for name in ("article-title", "subtitle"))
    return ": ".join(part.rstrip(":") for part in parts if part)


def front_drafts(article: Element) -> Iterator[Draft]:
    """Title, authors, affiliations, abstracts and keywords as blocks."""
    meta = article.find("front/article-meta")
    if meta is None:
        return
    front = read_front(article)
    yield from [Draft("title", front.title)] if front.title else []
    names = ", ".join(name for contrib in _authors(meta) if (name := _printed_name(contrib)))
    yield from [Draft("authors", names)] if names else []
    for address in (*meta.iterfind("aff"), *meta.iterfind("contrib-group/aff")):
        yield Draft("affiliation", full_text(address))
    for abstract in meta.iterfind("abstract"):
        if abstract.get("abstract-type", "") in _SHOWN_ABSTRACTS and full_text(abstract):
            yield Draft("heading", child_text(abstract, "title") or "Abstract", level=1, section="abstract")
            yield from read_blocks(abstract, Place("abstract", 1))
    for group in meta.iterfind("kwd-group"):
        yield from _keywords(group)


def _keywords(group: Element) -> Iterator[Draft]:
    words = [full_text(word) for word in group.iter() if word.tag in ("kwd", "compound-kwd")]
    if words:
        yield Draft("keywords", f"{child_text(group, 'title').rstrip(': ') or 'Keywords'}: {', '.join(words)}")


def _authors(meta: Element) -> Iterator[Element]:
    for group in meta.iterfind("contrib-group"):
        yield from (
            contrib for contrib in group.iterfind("contrib") if contrib.get("contrib-type", "author") == "author"
        )


def short_name(person: Element) -> str:
    """A person as reference lists print them: ``Doe JA``; a group by its name."""
    name = person if person.tag in ("name", "string-name") else person.find("name")
    if name is None:
        return full_text(person) if person.tag == "string-name" else child_text(person, "collab")
    family, given = child_text(name, "surname"), child_text(name, "given-names")
    suffix = child_text(name, "suffix")
    if not family:
        return full_text(name)
    initials = re.sub(r"[.\s-]", "", given)
    if not (initials.isupper() and len(initials) <= MOST_INITIALS):
        initials = "".join(part[0] for part in re.split(r"[\s.-]+", given) if part[:1].isalpha()).upper()
    return squeeze(f"{family} {initials} {suffix}")


def _printed_name(contrib: Element) -> str:
    name = contrib.find("name")
    if name is None:
        return child_text(contrib, "collab") or child_text(contrib, "string-name")
    return squeeze(" ".join(child_text(name, part) for part in ("given-names", "surname", "suffix")))


def read_ids(element: Element, tag: str) -> dict[str, str]:
    """DOI, PubMed and PMC ids among the children of this name; empty where there is none."""
    found = {"doi": "", "pmid": "", "pmcid": ""}
    for child in element.iter(tag):
        kind = _ID_TYPES.get(child.get("pub-id-type", ""))
        value = full_text(child)
        if kind and value and not found[kind]:
            found[kind] = plain_id(kind, value)
    return found


def plain_id(kind: str, value: str) -> str:
    """An identifier in its usual form: ``10.1000/x``, ``123``, ``PMC123``; empty where it is none."""
    if kind == "doi":
        match = re.search(r"10\.\d{4,9}/\S+", value)
        return match.group().rstrip(".,;") if match else ""
    digits = re.search(r"\d{1,9}$", value.strip())
    return f"{'PMC' if kind == 'pmcid' else ''}{digits.group()}" if digits else ""


def _year(meta: Element) -> int | None:
    dates = {date.get("pub-type") or date.get("date-type") or "pub": child_text(date, "year")
             for date in meta.iterfind("pub-date")}  # fmt: skip
    years = [dates[kind] for kind in (*_PRINTED, *dates) if _YEAR.fullmatch(dates.get(kind, ""))]
    return int(years[0]) if years else None


def _licence(meta: Element) -> str:
    """The licence's short name, from its address, else from its words."""
    permissions = meta.find("permissions")
    if permissions is None:
        return ""
    licences = list(permissions.iterfind("license"))
    links = [element.get("href", "") for licence in licences for element in (licence, *licence.iter("ext-link"))]
    links += [full_text(element) for element in permissions.iter("license_ref")]
    words = [full_text(element) for element in (*licences, *permissions.iterfind("copyright-statement"))]
    return next((name for text in (*links, *words) if (name := licence_name(text))), "")


def licence_name(text: str) -> str:
    """The short name of a Creative Commons licence that an address or a sentence names, or nothing.

    >>> licence_name("http://creativecommons.org/licenses/by-nc/4.0/"), licence_name("all rights reserved")
    ('CC BY-NC 4.0', '')
    """
    url = _CC_URL.search(text)
    if url:
        return f"CC {url.group(1).upper()} {url.group(2)}"
    named = _CC_NAME.search(text)
    if not named:
        return "CC0 1.0" if _CC_ZERO.search(text) else ""
    rest = re.sub(r"[^a-z]", "", (named["rest"] or "").casefold())
    terms = (named["short"] or "BY").upper() + "".join(short for word, short in _TERMS if word in rest)
    return squeeze(f"CC {terms} {named['version'] or named['number'] or ''}")
