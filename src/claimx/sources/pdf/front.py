"""The front of a PDF: title, authors, affiliations, abstract, and the small print of the publisher."""

import re
from collections.abc import Sequence

from claimx.sources.front import is_affiliation, is_author_list
from claimx.sources.headings import heading_number, section_kind
from claimx.sources.pdf.pieces import Piece
from claimx.sources.pdf.styles import Body

_SMALL_PRINT = re.compile(
    r"\b(?:copyright|open[- ]access\b|licen[cs]e|distributed under|creative commons|received\b.{0,80}\baccepted\b"
    r"|e-?mail|ISSN\b|https?://|www\.|doi\.org)|\u00a9"
    r"|^(?:received|accepted|published|revised|edited|academic editor|correspond\w+|\*|how to cite|citation)\b",
    re.IGNORECASE,
)
_KEYWORDS = re.compile(r"key\s?-?words?\b", re.IGNORECASE)
LEAST_TITLE = 3  # words
RUNNING_TEXT = 35  # words from which a paragraph of the front is one
NEXT_LINE = 1.6  # of the size, by which the lines of a title stand apart at most
WITHIN = 0.75  # share of the page's height in which the title is


def mark_front(pieces: Sequence[Piece], body: Body, height: float) -> list[Piece]:
    """The pieces with those before the first section told apart."""
    title = _title_at(pieces, body, height)
    if title is None:
        return list(pieces)
    last = _title_end(pieces, title)
    end = _front_end(pieces, last)
    found = [_small(piece) for piece in pieces[:title]]
    lines = tuple(line for piece in pieces[title : last + 1] for line in piece.lines)
    found.append(pieces[title]._replace(lines=lines, kind="title", section=None))
    front = [_front(piece) for piece in pieces[last + 1 : end]]
    if front and front[0].kind == "other" and not _SMALL_PRINT.search(front[0].text):
        front[0] = front[0]._replace(kind="authors")
    return [*found, *front, *pieces[end:]]


def _title_at(pieces: Sequence[Piece], body: Body, height: float) -> int | None:
    """The piece in the largest type in the upper part of the first page."""
    sized = [
        (piece.size, -at)
        for at, piece in enumerate(pieces)
        if piece.lines
        and piece.lines[0].page == 1
        and piece.kind in ("paragraph", "heading")
        and piece.size > body.size + 1
        and piece.lines[0].base < WITHIN * height
        and piece.length >= LEAST_TITLE
        and not section_kind(piece.text)
    ]
    return -max(sized)[1] if sized else None


def _title_end(pieces: Sequence[Piece], title: int) -> int:
    """The last piece of the title: its last line alone may stand over a column and be read as its first."""
    last = title
    while last + 1 < len(pieces) and _follows(pieces[last], pieces[last + 1]):
        last += 1
    return last


def _follows(above: Piece, piece: Piece) -> bool:
    """Whether a piece goes on in the type of the one above, on the next line."""
    if piece.kind not in ("paragraph", "heading") or (piece.style, piece.size) != (above.style, above.size):
        return False
    return 0 < piece.lines[0].base - above.lines[-1].base < NEXT_LINE * piece.size


def _front_end(pieces: Sequence[Piece], title: int) -> int:
    """Where the first section begins, or the running text of a paper that names none on its first page."""
    for at, piece in enumerate(pieces[title + 1 :], start=title + 1):
        named = piece.kind == "heading" and (section_kind(piece.text) or heading_number(piece.text))
        if named or (piece.lines and piece.lines[0].page > 1):
            return at
    return len(pieces)


def _small(piece: Piece) -> Piece:
    """What stands above the title: names of the journal and of the kind of article."""
    return piece._replace(kind="other", section=None) if piece.kind in ("paragraph", "heading") else piece


def _front(piece: Piece) -> Piece:
    if piece.kind not in ("paragraph", "heading"):
        return piece
    text, plain = piece.text, line_without_marks(piece)
    if _KEYWORDS.match(text):
        return piece._replace(kind="keywords", section=None)
    if _SMALL_PRINT.search(text):
        return piece._replace(kind="affiliation" if is_affiliation(text) else "other", section=None)
    if is_affiliation(text):
        return piece._replace(kind="affiliation", section=None)
    if is_author_list(plain):
        return piece._replace(kind="authors", section=None)
    if len(text.split()) >= RUNNING_TEXT:
        return piece._replace(kind="paragraph", section=None)
    return piece if piece.kind == "heading" and piece.runs_in else piece._replace(kind="other", section=None)


def line_without_marks(piece: Piece) -> str:
    """The text of a piece without what is raised."""
    return " ".join(segment.text for segment in piece.segments if not segment.raised)
