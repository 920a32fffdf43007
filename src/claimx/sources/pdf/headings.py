"""Headings of a PDF: known by their type, their number or their name; also those that text runs on behind."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimx.schema import BlockKind, SectionKind
from claimx.sources.headings import LONGEST_HEADING, heading_number, is_heading_text, section_kind
from claimx.sources.pdf.lines import Line, Style, begins_bullet, group_by_style, is_point, line_text
from claimx.sources.pdf.pieces import Piece
from claimx.sources.pdf.segments import Segment
from claimx.sources.pdf.styles import Body

_KEYWORDS = re.compile(r"key\s?-?words?\s*[:.\u2014\u2013]", re.IGNORECASE)
_LISTS: dict[SectionKind, BlockKind] = {
    "keywords": "keywords", "contents": "contents", "abbreviations": "abbreviations",
}  # fmt: skip
_RUN_IN_END = re.compile(r"[.:\u2014\u2013]$")
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+[A-Z\u0391-\u03a9]")
_LETTERS = re.compile(r"[^\W\d_]")
LARGER = 0.7  # points by which a heading's type is larger than running text
LONGER = 2.0  # times the usual length that a heading in bold and larger type may have, or one with a number like 3.2
MOST_LINES = 4
LONGEST_RUN_IN = 20  # words
LONGEST_PLAIN = 12  # words of a heading with nothing but its number


def mark_headings(pieces: Sequence[Piece], body: Body) -> list[Piece]:
    """The pieces with headings marked and those that run into a paragraph cut off.

    Behind the heading of the references only a heading of the same type, or with a known name, ends the list.
    """
    found: list[Piece] = []
    references: Style | None = None
    for piece in pieces:
        if piece.kind != "paragraph":
            found.append(piece)
            continue
        whole = is_heading(piece, body)
        kind = section_kind(piece.text) if whole else None
        if references is not None and not (whole and (kind or piece.style == references)):
            found.append(piece)
        elif whole:
            references = piece.style if kind == "references" else None
            found.append(piece._replace(kind="heading", section=kind or "body"))
        else:
            found += _cut_run_in(piece, body)
    return _with_depths(list(_with_lists(found)))


def _with_lists(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces with key words and abbreviations told from paragraphs; each abbreviation is one."""
    section: SectionKind | None = None
    for piece in pieces:
        section = piece.section if piece.kind == "heading" else section
        kind = _LISTS.get(section) if section else None
        if piece.kind not in ("paragraph", "list_item"):
            yield piece
        elif _KEYWORDS.match(piece.opening):
            yield piece._replace(kind="keywords")
        elif kind == "abbreviations":
            yield from (piece._replace(kind=kind, lines=lines) for lines in _unfilled(piece.lines))
        else:
            yield piece._replace(kind=kind) if kind else piece


def _unfilled(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    """Lines parted behind every one that does not reach the edge."""
    ends = [at + 1 for at, line in enumerate(lines[:-1]) if not line.is_full]
    return [tuple(lines[a:b]) for a, b in pairwise([0, *ends, len(lines)])]


def is_heading(piece: Piece, body: Body) -> bool:
    """Whether a piece is nothing but a heading."""
    if len(piece.lines) > 2 * MOST_LINES:
        return False
    text = piece.text
    if len(text) > LONGER * (LONGEST_HEADING + 1):  # as paragraphs are, whatever their type
        return False
    large = piece.size >= body.size + LARGER and piece.style[1]
    if len(piece.lines) > MOST_LINES * (1 + large) or not is_heading_text(text.rstrip(".:"), LONGER if large else 1.0):
        return False
    if section_kind(text):
        return True
    if text.endswith((".", ":", ",", ";")) or (text[:1].islower() and not large):
        return False
    if heading_number(text) and _NUMBERED.match(text) and len(text.split()) <= LONGEST_PLAIN and len(piece.lines) <= 2:
        return True
    return _stands_out(piece, body)


def _stands_out(piece: Piece, body: Body) -> bool:
    face = piece.style
    if piece.size < body.size - 1.2:
        return False
    if face[0] and face != body.style and (face[1] or face[2]):
        return True
    return piece.size >= body.size + LARGER or (len(piece.lines) <= 2 and _is_in_capitals(piece.text))


def _is_in_capitals(text: str) -> bool:
    return text.isupper() and len(_LETTERS.findall(text)) > 4


def _cut_run_in(piece: Piece, body: Body) -> Iterator[Piece]:
    """A paragraph, and before it the heading that it begins with in bold or italics."""
    count = _run_in_length(piece, body)
    if not count:
        yield piece._replace(kind="list_item") if begins_bullet(piece.lines[0]) else piece
        return
    head, rest = _cut(piece.lines, count)
    text = " ".join([line.text for line in head]).rstrip(".: ")
    yield piece._replace(lines=head, kind="heading", section=section_kind(text) or "body", runs_in=True)
    yield piece._replace(lines=rest, runs_in=True)


def _run_in_length(piece: Piece, body: Body) -> int:
    """How many segments a heading has that the text of its paragraph runs on behind; 0 for none."""
    first = piece.first
    if not (first.face.bold or first.face.italic) or piece.length < 4 or is_point(first.first):
        return 0
    groups = group_by_style(piece.segments)
    face, head = groups[0]
    text = line_text(head)
    number = heading_number(text)
    times = LONGER if "." in number else 1.0
    if len(groups) < 2 or face == body.style or _count(head) > times * LONGEST_RUN_IN:
        return 0
    after = groups[1][1][0].text
    if not _RUN_IN_END.search(text) or not (after[:1].isupper() or not after[:1].isalpha()):
        return 0
    bare = text.rstrip(".:\u2014\u2013 ")
    plausible = bool(number) or section_kind(bare) is not None or face[1] or _count(head) > 1
    return len(head) if plausible and is_heading_text(bare, times) else 0


def _count(segments: Sequence[Segment]) -> int:
    return len(line_text(segments).split())


def _cut(lines: Sequence[Line], count: int) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Lines cut behind a number of segments."""
    head: list[Line] = []
    rest: list[Line] = []
    for line in lines:
        if count > 0:
            head.append(line.part(0, count))
        if count < len(line.segments):
            rest.append(line.part(max(0, count)))
        count -= len(line.segments)
    return tuple(head), tuple(rest)


def _with_depths(pieces: Sequence[Piece]) -> list[Piece]:
    """Headings with their rank by size, weight and whether text runs on behind them."""
    ranks = sorted({_rank(piece) for piece in pieces if piece.kind == "heading"})
    return [p._replace(depth=1 + ranks.index(_rank(p))) if p.kind == "heading" else p for p in pieces]


def _rank(piece: Piece) -> tuple[bool, float, bool]:
    return piece.runs_in, -round(piece.size), not piece.first.face.bold
