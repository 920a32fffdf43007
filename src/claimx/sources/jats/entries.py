"""The reference list of a JATS article: entries as text, with the fields that the XML gives."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from xml.etree.ElementTree import Element

from claimx.schema import Reference
from claimx.sources.jats.front import plain_id, short_name
from claimx.sources.jats.inline import child_text, full_text, inline_text, tidy
from claimx.text import squeeze

_CITATIONS = ("element-citation", "mixed-citation", "citation", "nlm-citation")
_AUTHORS = frozenset(("author", "allauthors", ""))
_ID_TYPES = {"doi": "doi", "pmid": "pmid", "pmcid": "pmcid", "pmc": "pmcid"}
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]*[^\s\"<>.,;:)\]]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"\W*(\d{1,4})\W*")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: how it is called in the text, how it reads, and what is known of it."""

    label: str
    text: str
    authors: tuple[str, ...] = ()
    title: str = ""
    year: int | None = None
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    url: str = ""


def read_entries(article: Element, lists: Sequence[Element]) -> dict[Element, Entry]:
    """Every entry of the reference lists, by its ``ref`` element.

    An entry's label is the number that it prints; where it prints none, the number that the markers linked to
    it print; in an article that cites by number, its place in the list, if no other entry has that number.
    """
    refs = [ref for part in lists for ref in part.iter("ref")]
    printed = _linked_numbers(article)
    found = {ref: _read_entry(ref, printed.get(ref.get("id", ""), "")) for ref in refs}
    taken = {entry.label for entry in found.values()} if printed else {str(at) for at in range(len(refs) + 1)}
    return {
        ref: entry if entry.label or str(at) in taken else _numbered(entry, str(at))
        for at, (ref, entry) in enumerate(found.items(), start=1)
    }


def structured(parsed: Sequence[Reference], entries: Iterable[Entry]) -> tuple[Reference, ...]:
    """References as parsed from the printed entries, with the fields of the XML in place of guesses."""
    by_text = {entry.text: entry for entry in entries}
    labels = {reference.label: by_text[reference.text].label for reference in reversed(parsed)}
    found = []
    for reference in parsed:
        entry = by_text[reference.text]
        known = {name: value for name in entry.__slots__ if name != "text" and (value := getattr(entry, name))}
        found.append(replace(reference, **(known | {"work": labels.get(reference.work) or reference.work})))
    return tuple(found)


def _linked_numbers(article: Element) -> Mapping[str, str]:
    """For each entry's id the number that most markers linked to it print."""
    counts: dict[str, Counter[str]] = {}
    for xref in article.iter("xref"):
        names = xref.get("rid", "").split()
        number = _NUMBER.fullmatch("".join(xref.itertext()))
        if xref.get("ref-type") == "bibr" and number and len(names) == 1:
            counts.setdefault(names[0], Counter())[number.group(1)] += 1
    return {name: count.most_common(1)[0][0] for name, count in counts.items()}


def _read_entry(ref: Element, linked: str) -> Entry:
    number = _NUMBER.fullmatch(child_text(ref, "label"))
    label = number.group(1) if number else linked
    citations = [element for element in ref.iter() if element.tag in _CITATIONS]
    if not citations:
        text = " ".join(full_text(child) for child in ref if child.tag != "label")
        return _numbered(Entry("", text), label)
    first = citations[0]
    shown = [citation for citation in citations if citation is first or ref.find("citation-alternatives") is None]
    text = " ".join(_text(citation) for citation in shown)
    year = _YEAR.search(child_text(first, ".//year"))
    entry = Entry(
        label="",
        text=text,
        authors=tuple(name for person in _people(first) if (name := short_name(person))),
        title=_title(first),
        year=int(year.group()) if year else None,
        url=_url(first),
        **_ids(first),
    )
    return _numbered(entry, label)


def _numbered(entry: Entry, label: str) -> Entry:
    return replace(entry, label=label, text=f"{label}. {entry.text}") if label else entry


def _text(citation: Element) -> str:
    """An entry as it is printed; put together from its fields where the XML holds nothing but fields."""
    tails = [citation.text or "", *(child.tail or "" for child in citation)]
    if citation.tag != "element-citation" and any(tail.strip() for tail in tails):
        return tidy(_punctuated(citation))
    return squeeze(" ".join(_fields(citation)))


def _punctuated(citation: Element) -> Iterator[str]:
    """The pieces of a mixed citation, a blank between fields that nothing separates."""
    yield citation.text or ""
    for child, after in pairwise([*citation, None]):
        assert child is not None
        yield inline_text(child)
        yield child.tail or (" " if after is not None else "")


def _fields(citation: Element) -> Iterator[str]:
    names = [name for person in _people(citation) if (name := short_name(person))]
    names += ["et al"] if citation.find(".//etal") is not None else []
    title, source, year = _title(citation), child_text(citation, "source"), child_text(citation, "year")
    ids = _ids(citation)
    yield f"{', '.join(names)}." if names else ""
    yield _stopped(title)
    yield _stopped(source) if source != title else ""
    volume, issue = child_text(citation, "volume"), child_text(citation, "issue")
    pages = "\u2013".join(filter(None, (child_text(citation, "fpage"), child_text(citation, "lpage"))))
    number = ";".join(filter(None, (year, f"{volume}({issue})" if issue else volume)))
    yield _stopped(":".join(filter(None, (number, pages or child_text(citation, "elocation-id")))))
    yield from (_stopped(child_text(citation, name)) for name in ("edition", "publisher-name", "publisher-loc"))
    yield from (_stopped(full_text(comment)) for comment in citation.iterfind("comment"))
    yield f"doi:{ids['doi']}" if ids["doi"] else ""
    yield f"PMID: {ids['pmid']}" if ids["pmid"] else ""
    yield ids["pmcid"]


def _stopped(text: str) -> str:
    return text if not text or text[-1] in ".?!" else f"{text}."


def _people(citation: Element) -> Iterator[Element]:
    groups = [group for group in citation.iterfind("person-group") if group.get("person-group-type", "") in _AUTHORS]
    for parent in groups or [citation]:
        yield from (child for child in parent if child.tag in ("name", "string-name", "collab"))
        yield from (name for both in parent.iterfind("name-alternatives") for name in both.findall("name")[:1])


def _title(citation: Element) -> str:
    names = ("article-title", "chapter-title", "trans-title", "data-title", "part-title", "source")
    return next((text for name in names if (text := child_text(citation, name))), "").rstrip(". ")


def _url(citation: Element) -> str:
    links = (link for name in ("ext-link", "uri") for link in citation.iter(name))
    addresses = [link.get("href") or full_text(link) for link in links]
    return next((address for address in addresses if address.startswith("http") and not _DOI.search(address)), "")


def _ids(citation: Element) -> dict[str, str]:
    """The identifiers of an entry: of their own elements, else of links and comments."""
    found = {"doi": "", "pmid": "", "pmcid": ""}
    for child in citation.iter():
        kind = _ID_TYPES.get(child.get("pub-id-type") or child.get("ext-link-type") or "")
        if kind and not found[kind]:
            found[kind] = plain_id(kind, full_text(child) or child.get("href", ""))
    if not found["doi"]:
        texts = [text for link in citation.iter("ext-link") for text in (full_text(link), link.get("href", ""))]
        texts += [full_text(comment) for comment in citation.iter("comment")]
        found["doi"] = next((match.group() for text in texts if (match := _DOI.search(text))), "")
    return found
