"""What a manifest says of a review, made of what its file or the service's record says."""

import re
from dataclasses import replace

from claimx.corpus import ManifestRow
from claimx.schema import Document
from claimx.sources.europepmc import Record
from claimx.sources.jats import Front
from claimx.sources.jats.front import licence_name
from claimx.text import ascii_folded, squeeze

UNKNOWN_LICENCE = "not stated"
TITLE_WORDS, LONGEST_ID = 3, 60
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]*[^\s\"<>.,;:)\]]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_COPYRIGHT = re.compile(r"(?:\u00a9|\(c\)|\bcopyright\b)\D{0,20}?((?:19|20)\d\d)\b", re.IGNORECASE)
_NAME_BREAK = re.compile(r"[,;&\d\u2020\u2021\u00a7\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+|\band\b")
_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SMALL = frozenset((
    "a", "an", "and", "at", "by", "for", "from", "in", "into", "is", "of", "on", "or", "the", "their", "to", "with",
    "how", "what", "why", "are", "its", "as", "via",
))  # fmt: skip


def make_row(front: Front, name: str = "") -> ManifestRow:
    """The row of a review, without file and checksum; one without a title is called by its file's name."""
    authors, year = ", ".join(map(squeeze, front.authors)), str(front.year or "")
    return ManifestRow(
        id=slug(authors, year, front.title or name), file="", sha256="", title=squeeze(front.title), authors=authors,
        year=year, doi=front.doi, pmid=front.pmid, pmcid=front.pmcid, licence=front.licence or UNKNOWN_LICENCE,
    )  # fmt: skip


def complete(row: ManifestRow, record: Record) -> ManifestRow:
    """A row with its gaps filled from the service's record, and the id made anew."""
    columns = ("title", "authors", "year", "doi", "pmid", "pmcid")
    row = replace(row, **{name: getattr(row, name) or squeeze(getattr(record, name)) for name in columns})
    licence = row.licence if row.licence != UNKNOWN_LICENCE else record.licence or UNKNOWN_LICENCE
    year = row.year if _YEAR.fullmatch(row.year) else ""
    return replace(row, licence=licence, year=year, id=slug(row.authors, year, row.title))


def front_of(document: Document) -> Front:
    """What can be known of a review from its text: title, authors, year, licence, and the one DOI before its body."""
    head = next((s.start for s in document.sections if s.kind not in ("front", "abstract")), len(document.text))
    margins = [document.text[s.start : s.end] for s in document.sections if s.kind == "back"]
    lists = [document.text[b.start : b.end] for b in document.blocks if b.kind == "authors" and b.start < head]
    dois = {match.group() for match in _DOI.finditer(document.text, 0, head)}
    return Front(
        title=document.title,
        authors=tuple(name for part in _NAME_BREAK.split(lists[0] if lists else "") if (name := part.strip(" .*"))),
        year=_year(document, head),
        doi=document.doi or (dois.pop() if len(dois) == 1 else ""),
        pmid=document.pmid,
        pmcid=document.pmcid,
        licence=next(filter(None, map(licence_name, (document.text[:head], *margins))), ""),
    )


def _year(document: Document, head: int) -> int | None:
    """The year of the copyright line, else the only one that stands before the abstract."""
    owned = _COPYRIGHT.search(document.text, 0, head)
    top = next((section.start for section in document.sections if section.kind != "front"), 0)
    years = {owned.group(1)} if owned else set(_YEAR.findall(document.text[:top]))
    return int(years.pop()) if len(years) == 1 else None


def slug(authors: str, year: str, title: str) -> str:
    """A readable id: first author, year, and the first telling words of the title.

    >>> slug("Müller-Roe J, Doe A", "2014", "The escape of tumors from kinase inhibitors")
    'muller-roe-2014-escape-tumors-kinase'
    """
    family = re.sub(r"\s+[A-Z]{1,4}$", "", authors.split(",")[0].strip())
    words = [word for word in _WORD.findall(ascii_folded(title)) if word not in _SMALL][:TITLE_WORDS]
    parts = [*_WORD.findall(ascii_folded(family))[-1:], *([year] if year else []), *words]
    return "-".join(parts)[:LONGEST_ID].strip("-") or "review"
