"""One entry of a reference list taken apart."""

import re

from claimx.schema import Reference
from claimx.text import squeeze

_LABEL = re.compile(r"\s*(?:\((\d{1,4})\)|\[(\d{1,4})\]|(\d{1,4})[.)]|(\d{1,4})(?=\s+[A-Z]))\s+(?=\S)")
DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]*[^\s\"<>.,;:)\]]")
_URL = re.compile(r"https?://[^\s\"<>]*[^\s\"<>.,;)]")
_PMID = re.compile(r"\bpmid:?\s*(\d{4,9})\b")
_PUBMED = re.compile(r"\bpubmed(?:\.ncbi\.nlm\.nih\.gov)?/(\d{4,9})\b")
_PMCID = re.compile(r"\bPMC\d{4,9}\b")

_DATED = re.compile(r"\((?:(\d{4})[a-z]?(?:,[^()]*)?|n\.\s?d\.|in press|forthcoming)\)[.:,]?(?:\s+etc\.)?\s*")
_YEAR = re.compile(
    r"((?:19|20)\d{2})(?<!\w\d{4})(?<!\d[\u2010-\u2015-]\d{4})[a-z]?(?=[;:.,)]|\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\s*$)"
)
_STOP = re.compile(
    r"[.?!](?<!\bvs.)(?<!\bet al.)(?<!\b[A-Z].)(?<!\be\.g.)(?<!\bi\.e.)(?<!\bDr.)(?<!\bSt.)(?<!\bNo.)"
    r"(?=\s+[\"'\u201c(\[]?[A-Z0-9\u0391-\u03c9]|\s*$|https?:)"
)
_ET_AL = re.compile(r",?\s*(?:\bet al\b\.?|\betc\b\.?|\u2026|\.\.\.)\s*[.,]?\s*$")

_MORE_SIGN = re.compile(r"et|\u2026|\.\.\.")  # one of which is in what _ET_AL finds
_ENDING = 20  # characters of a list of names among which that is

_PARTICLE = (
    r"(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]er|[Dd]en|[Dd]i|[Dd]a|[Dd]u|[Dd]os|[Ll]a|[Ll]e|[Ee]l|[Aa]l|[Bb]in|[Tt]en)\s){0,3}"
)
_FAMILY = rf"{_PARTICLE}[^\W\d_a-z][\w'\u2019-]+(?:\s[^\W\d_a-z][\w'\u2019-]+)*"
_SUFFIX = r"(?:,?\s(?:Jr|Sr|II|III|2nd|3rd)\b\.?)?"
_CAPITAL = r"[^\W\d_a-z]"
_PLAIN_NAME = rf"{_FAMILY}\s{_CAPITAL}(?:-?{_CAPITAL}){{0,3}}\b{_SUFFIX}"
_COMMA_NAME = rf"{_FAMILY},\s(?:[A-Z]\.[\s-]?)+{_SUFFIX}"
_PLAIN_LIST = re.compile(
    rf"{_PLAIN_NAME}(?:(?:,\s|\s(?:and|&)\s|,\s(?:and|&)\s){_PLAIN_NAME})*(?=,?\s+et al|\.\s|\s*$)"
)
_COMMA_LIST = re.compile(rf"{_COMMA_NAME}(?:,?\s?(?:and\s|&\s)?{_COMMA_NAME})*")
_QUOTED = re.compile(r"(?P<authors>[^\"\u201c\u201d]{3,300})[\"\u201c](?P<title>[^\"\u201c\u201d]+)[\"\u201d]")
_MORE = re.compile(r"\A,?\s*\bet al\.?,?\s*|\A[.:]?\s*")
_NAME_BREAK = re.compile(r"\s*,\s+(?:and\s+|&\s+)?|\s+(?:and|&)\s+")
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.[\s-]*)+|Jr\.?|Sr\.?|III?")
_INITIALS_END = ".-rI"  # signs that initials without a blank behind them end with
_LEADING_INITIALS = re.compile(r"^(?:[^\W\d_a-z]\.[\s-]*)+(?=\S)")
_TRAILING_INITIALS = re.compile(rf"(?:\s+(?:{_CAPITAL}\.?-?){{1,4}})*{_SUFFIX}$")
_HAS_INITIALS = re.compile(r",\s[^\W\d_a-z]\.|\s[A-Z]{1,4}$|^[^\W\d_a-z]\.")


def parse_reference(text: str, start: int = 0, doi: str = "") -> Reference:
    """A reference from the plain text of its entry, a work of its own; what it does not print stays empty.

    Reads ``Name, A. (2014). Title. Journal``, ``Name A, Name B. Title. Journal 2014`` and their kin.

    Args:
        text: the entry, with its number if it has one.
        start: where it begins in the document's text.
        doi: that the source tells beside the text, if it does.
    """
    number = _LABEL.match(text)
    body = text[number.end() :] if number else text
    lowered = body.lower()
    authors, title, year = _dated(body) or _listed(body)
    label = number.group(number.lastindex or 1) if number else _name_label(authors, year)
    return Reference(
        label=label,
        start=start,
        end=start + len(text),
        text=text,
        authors=authors,
        title=title,
        year=year,
        doi=doi or _first(DOI, "10.", body),
        pmid=_first(_PMID, "pmid", lowered) or _first(_PUBMED, "pubmed", lowered),
        pmcid=_first(_PMCID, "PMC", body),
        url=_first(_URL, "http", body),
        work=label,
    )


def _first(pattern: re.Pattern[str], sign: str, text: str) -> str:
    """What a pattern finds first; it is tried only on a text with the sign that all it finds has."""
    match = pattern.search(text) if sign in text else None
    return match.group(match.lastindex or 0) if match else ""


def surname(author: str) -> str:
    """The family name of an author as an entry prints it.

    >>> [surname(name) for name in ("Van der Horst, H. J.", "Pao W", "J. A. Engelman", "Doe R Jr")]
    ['Van der Horst', 'Pao', 'Engelman', 'Doe']
    """
    return _LEADING_INITIALS.sub("", _TRAILING_INITIALS.sub("", author.split(",", 1)[0].strip()))


def _name_label(authors: tuple[str, ...], year: int | None) -> str:
    return f"{surname(authors[0])} {year or 'n.d.'}" if authors else ""


def _dated(body: str) -> tuple[tuple[str, ...], str, int | None] | None:
    """Authors, title and year of an entry with the year in brackets behind the authors, else None."""
    dated = _DATED.search(body)
    if not dated or not dated.start() or not any(map(str.isalpha, body[dated.end() :])):
        return None
    before = squeeze(body[: dated.start()])
    if _STOP.search(before, 0, len(before) - 1):
        return None
    title = _sentence(body[dated.end() :])
    return _names(before), title, int(dated.group(1)) if dated.group(1) else None


def _listed(body: str) -> tuple[tuple[str, ...], str, int | None]:
    """Authors, title and year of an entry that begins with its authors, with the year further on."""
    names = _PLAIN_LIST.match(body) or _COMMA_LIST.match(body)
    quoted = _QUOTED.match(body) if '"' in body or "\u201c" in body else None
    if quoted:
        rest = body[quoted.start("title") :]
        authors = _names(quoted["authors"].rstrip().removesuffix(","))
    elif names:
        rest = _MORE.sub("", body[names.end() :], count=1)
        authors = _names(names.group())
    else:
        first = _sentence(body)
        rest = body[len(first) :].lstrip(". ")
        authors = (first,) if rest else ()
        rest = rest or body
    title = _without_stop(quoted["title"]) if quoted else _sentence(rest)
    behind = rest[len(title) :]
    behind = DOI.sub(" ", behind) if "10." in behind else behind
    behind = _URL.sub(" ", behind) if "http" in behind else behind
    years = _YEAR.findall(behind) or _YEAR.findall(body)
    return authors, title, int(years[0]) if years else None


def _names(text: str) -> tuple[str, ...]:
    """The authors in a list of names, initials behind them with or without a comma."""
    listed = _ET_AL.sub("", text) if _MORE_SIGN.search(text, max(0, len(text) - _ENDING)) else text
    parts = list(filter(None, map(str.strip, _NAME_BREAK.split(listed))))
    names: list[str] = []
    for part in parts:
        if names and part[-1] in _INITIALS_END and _INITIALS.fullmatch(part):
            names[-1] += f", {part}"
        else:
            names.append(part)
    if len(names) > 1 and not any(map(_HAS_INITIALS.search, names)):
        return (squeeze(text).rstrip(". "),)
    return tuple([name.rstrip(". ") if name[-1] == "." and not _INITIALS.search(name) else name for name in names])


def _without_stop(title: str) -> str:
    return title[:-1] if title[1:].endswith((",", ".")) else title


def _sentence(text: str) -> str:
    end = _STOP.search(text)
    title = text[: end.end()] if end else text
    return squeeze(_URL.sub("", title)).rstrip(". ")
