"""What a manifest says of a review, made of what its file and the service's record say."""

import re
from collections.abc import Sequence

from claimx.corpus import ManifestRow
from claimx.schema import Document
from claimx.sources.europepmc import Record
from claimx.sources.front import is_group
from claimx.sources.jats import Front
from claimx.sources.jats.front import licence_name
from claimx.sources.references import DOI, surname
from claimx.text import ascii_folded, squeeze

UNKNOWN_LICENCE = "not stated"
NO_RECORD = Record()
NAME_WORDS, TITLE_WORDS, LONGEST_ID = 3, 3, 60
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_YEAR_IN_DOI = re.compile(r"(?<=[/.])(?:19|20)\d\d(?=[/.])")
_COPYRIGHT = re.compile(r"(?:\u00a9|\(c\)|\bcopyright\b)\D{0,20}?((?:19|20)\d\d)\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"\bpublished\b[^;.|]{0,30}?\b((?:19|20)\d\d)\b", re.IGNORECASE)
_HANDLED = re.compile(r"\b(?:received|revised|accepted)\b[^;.|]*", re.IGNORECASE)
_NAME_BREAK = re.compile(r"[,;&\d\u2020\u2021\u00a7\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+|\band\b")
_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SMALL = frozenset((
    "a", "an", "and", "at", "by", "for", "from", "in", "into", "is", "of", "on", "or", "the", "their", "to", "with",
    "how", "what", "why", "are", "its", "as", "via",
))  # fmt: skip


def make_row(front: Front, record: Record = NO_RECORD, name: str = "") -> ManifestRow:
    """The row of a review, without file and checksum.

    Args:
        front: what its file says.
        record: what the service knows, for what the file leaves out.
        name: what a review without a title is called by.
    """
    title = squeeze(front.title or record.title)
    authors = ", ".join(map(squeeze, front.authors)) or squeeze(record.authors)
    doi = front.doi or squeeze(record.doi)
    year = str(front.year or "") or (record.year if _YEAR.fullmatch(record.year) else _year_of_doi(doi))
    return ManifestRow(
        id=slug(authors, year, title or name), file="", sha256="", title=title, authors=authors, year=year, doi=doi,
        pmid=front.pmid or squeeze(record.pmid), pmcid=front.pmcid or squeeze(record.pmcid),
        licence=front.licence or record.licence or UNKNOWN_LICENCE,
    )  # fmt: skip


def _year_of_doi(doi: str) -> str:
    """The year that a DOI has as a part of its own: ``10.1000/2019/17``, ``10.1000/j.x.2019.01.002``."""
    years = set(_YEAR_IN_DOI.findall(doi))
    return years.pop() if len(years) == 1 else ""


def front_of(document: Document, authors: str = "", small_print: Sequence[str] = ()) -> Front:
    """What can be known of a review from its text: title, authors, year, licence, and the one DOI before its body.

    Args:
        document: the review.
        authors: their names, where they are known without the marks of their addresses.
        small_print: what a publisher prints beside the text of the first page.
    """
    head = next((s.start for s in document.sections if s.kind not in ("front", "abstract")), len(document.text))
    before = document.text[:head]
    margins = [document.text[s.start : s.end] for s in document.sections if s.kind == "back"]
    lists = [document.text[b.start : b.end] for b in document.blocks if b.kind == "authors" and b.start < head]
    names = authors or next(iter(lists), "")
    dois = set(DOI.findall(before))
    return Front(
        title=document.title,
        authors=tuple(name for part in _NAME_BREAK.split(names) if (name := part.strip(" .*"))),
        year=_year(document, before, small_print),
        doi=document.doi or (dois.pop() if len(dois) == 1 else ""),
        pmid=document.pmid,
        pmcid=document.pmcid,
        licence=next(filter(None, map(licence_name, (before, *small_print, *margins))), ""),
    )


def _year(document: Document, before: str, small_print: Sequence[str]) -> int | None:
    """The year of the copyright, else of publication, else the only one before the abstract and in small print.

    The dates on which a manuscript came and was taken do not count.
    """
    texts = (before, *small_print)
    for told in (_COPYRIGHT, _PUBLISHED):
        if found := next(filter(None, map(told.search, texts)), None):
            return int(found.group(1))
    top = next((section.start for section in document.sections if section.kind != "front"), 0)
    bare = (_HANDLED.sub("", text) for text in (document.text[:top], *small_print))
    years = {year for text in bare for year in _YEAR.findall(text)}
    return int(years.pop()) if len(years) == 1 else None


def slug(authors: str, year: str, title: str) -> str:
    """A readable id: first author, year, and the first telling words of the title.

    >>> slug("Müller-Roe J, Doe A", "2014", "The escape of tumors from kinase inhibitors")
    'muller-roe-2014-escape-tumors-kinase'
    """
    parts = [*_called(authors.split(",")[0].strip()), *([year] if year else []), *_telling(title)[:TITLE_WORDS]]
    return "-".join(parts)[:LONGEST_ID].strip("-") or "review"


def _called(author: str) -> list[str]:
    """The last word of a person's family name; of a group its telling words, such as "atlas" of "The Atlas Group"."""
    if is_group(author):
        return _telling(author.rsplit(" ", 1)[0])[:NAME_WORDS]
    return _WORD.findall(ascii_folded(surname(author)))[-1:]


def _telling(text: str) -> list[str]:
    return [word for word in _WORD.findall(ascii_folded(text)) if word not in _SMALL]
