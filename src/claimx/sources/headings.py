"""Headings: recognised by mark, number, name or shape; their level and the kind of section."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import cast

from claimx.schema import SectionKind
from claimx.sources.wrapping import FULL, ends_sentence, has_room, line_width
from claimx.text import squeeze

_KINDS: tuple[tuple[str, SectionKind], ...] = (
    (r"(?:structured |graphical )?abstract|summary|synopsis", "abstract"),
    (r"key\s?-?words?(?: and phrases)?|index terms", "keywords"),
    (r"(?:table of )?contents|outline", "contents"),
    (r"(?:list of )?(?:abbreviations?|acronyms)(?: used)?(?: list)?", "abbreviations"),
    (r"references?(?: cited| list| and notes)?|bibliography|literature(?: cited)?|works cited", "references"),
    (r"(?:(?:materials?|patients?|subjects?|search|review)(?: and |\s*&\s*| ))?(?:methods?|methodology)"
     r"|search strategy(?: and selection criteria)?|methods and materials", "methods"),
    (r"(?:summary and |discussion and )?conclu(?:sions?|ding remarks)(?:[ ,&].{0,60})?"
     r"|(?:future )?(?:perspectives?|outlook)|summary and (?:outlook|perspectives?)", "conclusion"),
    (r"acknowledge?ments?|funding(?: information| sources?)?|(?:conflicts?|declarations?) of (?:competing )?interests?"
     r"|competing (?:financial )?interests?|disclosures?(?: statement)?|authors?['\u2019]? ?contributions?"
     r"|author details|data availability(?: statement)?|availability of data(?: and materials?)?|ethics.{0,60}"
     r"|consent for publication|supplementary.{0,40}|publisher['\u2019]s note|open access|appendix.{0,40}", "back"),
    (r"background|introduction|results(?: and discussion)?|discussion|review|main text", "body"),
)  # fmt: skip
_KIND = re.compile("|".join(f"(?P<{kind}>{pattern})" for pattern, kind in _KINDS), re.IGNORECASE)
_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s+(?=\S)")
_NUMBERED_TITLE = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+[A-Z]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SENTENCE_INSIDE = re.compile(r"[a-z]{3}[.?!]\s+[A-Z]")
_LISTED = re.compile(r"(?:\(\d{1,2}\)|\d{1,2}\))\s")
_BOLD = re.compile(r"\*\*(?P<inner>[^*]+)\*\*[\s:.]*$")
_MARK = re.compile(r"(#{1,6})\s+(.*?)[\s#]*$")
_SENTENCE_END = re.compile(r"[.;,!]$|\s[\[(][\d, \u2013-]+[\])]$")
_SCATTER = re.compile(r"[\u2022\u25cf\u25aa]|(?:^|\s)\d{1,2}\.\s.*\s\d{1,2}\.\s")
_STARTS = re.compile(r"\d|[A-Z\u0391-\u03a9(]")

LONGEST_HEADING, MOST_WORDS, MOST_LINES = 160, 24, 3
TITLE_TIMES = 1.9  # how much longer than usual a heading with a mark may be: a paper's title
LONGEST_UNMARKED = 100  # of a heading that is known by nothing but its shape
NEARLY_FULL = 1.05  # share of the usual width up to which a numbered heading may reach
BOLD_DEPTH = 7  # of a heading that is a line in bold: below those of one to six number signs


def section_kind(title: str) -> SectionKind | None:
    """The kind of section that a heading's words name; None where they name none."""
    bare = _NUMBER.sub("", squeeze(title), count=1).strip(" :.*")
    named = _KIND.fullmatch(bare) if len(bare) <= LONGEST_HEADING else None
    return cast(SectionKind, named.lastgroup) if named else None


def marked_heading(line: str) -> tuple[int, str] | None:
    """Depth and text of a Markdown heading, with number signs or wholly in bold; else None."""
    mark = _MARK.match(line)
    if mark:
        return len(mark.group(1)), mark.group(2)
    bold = _BOLD.match(line.strip())
    return (BOLD_DEPTH, bold["inner"]) if bold and is_heading_text(bold["inner"]) else None


def is_heading_text(text: str, times: float = 1.0) -> bool:
    """Whether a text may be a heading: short, no sentence, no scatter of a figure's labels.

    Args:
        text: of one line or several.
        times: how much longer than usual it may be, where its type tells that it is a heading.
    """
    text = text.strip()
    if not text or len(text) > times * LONGEST_HEADING or text[-1] in ".;,!" or is_scatter(text, times):
        return False
    return any(map(str.isalpha, text)) and not (_SENTENCE_END.search(text) or _SENTENCE_INSIDE.search(text))


def is_marked_title(text: str) -> bool:
    """Whether a text that a mark calls a heading may be a title: longer than others, or with a full stop behind it."""
    return is_heading_text(text.removesuffix("."), TITLE_TIMES)


def is_scatter(text: str, times: float = 1.0) -> bool:
    """Whether a text looks like labels picked out of a drawing: too long, with bullets or numbers inside."""
    return len(text.split()) > times * MOST_WORDS or bool(_SCATTER.search(text))


def shaped_heading(lines: Sequence[str], followed: bool) -> int:
    """How many lines at the start of a plain chunk are its heading; 0 for none.

    Args:
        lines: the chunk's lines.
        followed: whether running text follows the chunk, so that all of it may be a heading.
    """
    first = lines[0].strip()
    if _is_listed_title(lines, 0):
        return 0
    if len(lines) > 1 and section_kind(first) and not lines[1].strip()[:1].islower():
        return 1
    if not _STARTS.match(first) or _LISTED.match(first) or not _WORD.search(first):
        return 0
    return _heading_length(lines, line_width(lines)) or (len(lines) if _is_heading_alone(lines, followed) else 0)


def _is_heading_alone(lines: Sequence[str], followed: bool) -> bool:
    whole = squeeze(" ".join(lines))
    if len(lines) > MOST_LINES or not is_heading_text(whole):
        return False
    short = len(whole) <= LONGEST_UNMARKED and not whole.endswith((":", "?"))
    return bool(section_kind(whole)) or (followed and short)


def _heading_length(lines: Sequence[str], width: float) -> int:
    """How many lines the heading has that running text follows in the same chunk; 0 where there is none."""
    for count in range(1, min(MOST_LINES + 1, len(lines))):
        last, after = lines[count - 1].strip(), lines[count].strip()
        if _SENTENCE_END.search(last):
            return 0
        if _ends_heading(last, after, width, bool(_NUMBERED_TITLE.match(lines[0].strip()))):
            return count if is_heading_text(squeeze(" ".join(lines[:count]))) else 0
    return 0


def _ends_heading(line: str, following: str, width: float, numbered: bool) -> bool:
    """Whether a short line is followed by a full one that begins a sentence, or by a heading with a number."""
    if numbered and _NUMBERED_TITLE.match(following):
        return True
    begins = following[:1].isupper() and len(following) > 0.6 * width
    return begins and has_room(line, following, width, NEARLY_FULL if numbered else FULL)


def inner_headings(lines: Sequence[str]) -> list[int]:
    """The lines inside a plain chunk, the first left out, that are headings by their name or number."""
    width = line_width(lines)
    found: list[int] = []
    if not any(map(ends_sentence, lines)):
        return found
    for at, (before, line) in enumerate(pairwise(map(str.strip, lines)), start=1):
        after = lines[at + 1].strip() if at + 1 < len(lines) else ""
        ended = ends_sentence(before) or at - 1 in found[-1:]
        named = section_kind(line) is not None and not (line[:1].islower() or after[:1].islower())
        numbered = ended and bool(_NUMBERED_TITLE.match(line))
        if _is_listed_title(lines, at):
            continue
        if (named and (ended or has_room(before, line, width))) or (
            numbered and _heading_length(lines[at : at + MOST_LINES + 1], width)
        ):
            found.append(at)
    return found


def _is_listed_title(lines: Sequence[str], at: int) -> bool:
    """Whether a line stands in a list of numbered titles, three or more of them, as in a table of contents."""
    near = [bool(_NUMBERED_TITLE.match(line.strip())) for line in lines[max(0, at - 2) : at + 3]]
    place = min(at, 2)
    return any(all(near[start : start + 3]) for start in range(max(0, place - 2), place + 1) if start + 3 <= len(near))


def heading_number(title: str) -> str:
    """The number that a heading begins with, such as ``3.1.2``, or an empty text."""
    match = _NUMBER.match(title)
    return match.group(1) if match else ""


def levels(headings: Sequence[tuple[int, str]]) -> list[int]:
    """The levels of a document's headings, from 1 for the top.

    A number tells its level by its depth. In a document with numbered sections, one without a
    number belongs under the last numbered one, unless its name is that of a section of its own.
    Where nothing is numbered, the depth of the marks decides.

    Args:
        headings: depth of the mark and text of each heading, in order.
    """
    if sum(bool(heading_number(title)) for _, title in headings) >= 2:
        return _numbered_levels([title for _, title in headings])
    depths = sorted({depth for depth, _ in headings})
    return [1 + depths.index(depth) for depth, _ in headings]


def _numbered_levels(titles: Sequence[str]) -> list[int]:
    found: list[int] = []
    above = 0
    for title in titles:
        number = heading_number(title)
        if number:
            above = number.count(".") + 1
        elif section_kind(title):
            above = 0
        found.append(above if number else above + 1)
    return found
