"""Reference lists of a PDF: lines told apart into entries by their numbers, indents or distance; DOIs they link to."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimx.sources.pdf.lines import Line, ends_sentence
from claimx.sources.pdf.links import linked_doi
from claimx.sources.pdf.notes import SIGNS
from claimx.sources.pdf.pieces import Piece
from claimx.sources.pdf.segments import Box, Page, box_of

_NUMBER = re.compile(r"[\[(]?(\d{1,4})[\])]?[.):]?$")
MOST_SKIPPED = 3  # numbers that a list may leave out
FEWEST_NUMBERED = 2
HANGS = 0.5  # of the size, by which an entry's further lines are indented at least


def mark_references(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with everything under the heading of the references as one piece an entry."""
    found: list[Piece] = []
    listed: list[Piece] = []
    inside = False
    for piece in pieces:
        if piece.kind == "heading":
            found += split_entries(listed)
            listed, inside = [], piece.section == "references"
        if inside and (piece.kind in ("paragraph", "list_item") or (piece.kind == "other" and not _is_note(piece))):
            listed.append(piece)
        else:
            found.append(piece)
    return found + split_entries(listed)


def _is_note(piece: Piece) -> bool:
    """Whether small print is a footnote, which no list of references holds."""
    return piece.text.startswith(SIGNS)


def split_entries(pieces: Sequence[Piece]) -> list[Piece]:
    """The entries of a list."""
    lines = [(line, index == 0) for piece in pieces for index, line in enumerate(piece.lines)]
    if not lines:
        return []
    starts = _numbered_starts([line for line, _ in lines])
    if len(starts) < FEWEST_NUMBERED:
        starts = _hanging_starts(lines)
    bounds = sorted({0, *starts, len(lines)})
    groups = [tuple(line for line, _ in lines[a:b]) for a, b in pairwise(bounds)]
    return [pieces[0]._replace(lines=group, kind="reference", page=group[0].page) for group in groups]


def _numbered_starts(lines: Sequence[Line]) -> list[int]:
    starts: list[int] = []
    last = 0
    for at, line in enumerate(lines):
        if starts and line.left - line.edge0 > lines[starts[-1]].left - lines[starts[-1]].edge0 + line.size:
            continue  # the rest of an entry, such as the last page of a range
        match = _NUMBER.match(line.first)
        if match and line.length > 1 and last < int(match.group(1)) <= last + 1 + (MOST_SKIPPED if last else 0):
            if int(match.group(1)) > last + 1 and not _marked(line):
                continue
            starts.append(at)
            last = int(match.group(1))
    return starts


def _marked(line: Line) -> bool:
    """Whether a number is printed as a label is, not as a volume or page."""
    return not line.first.isdecimal()


def _hanging_starts(lines: Sequence[tuple[Line, bool]]) -> list[int]:
    hanging = list(_at_edge([line for line, _ in lines]))
    share = sum(hanging) / len(hanging)
    if 0.1 < share < 0.9:
        return [at for at, edge in enumerate(hanging) if edge]
    if 0.9 <= share < 1.0:  # hardly an entry takes two lines
        return [at for at, edge in enumerate(hanging) if edge and (not at or ends_sentence(lines[at - 1][0].ending))]
    return [at for at, (_, begins) in enumerate(lines) if begins]


def _at_edge(lines: Sequence[Line]) -> Iterator[bool]:
    for line in lines:
        yield line.left < line.edge0 + HANGS * line.size


def entry_dois(pieces: Sequence[Piece], pages: Sequence[Page]) -> list[list[str]]:
    """The DOIs that each piece links to, from top to bottom, if it is an entry of the references; else none.

    A link belongs to the entry that has the line with most of its box.
    """
    found: list[list[str]] = [[] for _ in pieces]
    for page in pages:
        dois = [(link.box, doi) for link in page.links if (doi := linked_doi(link.address))]
        lines = list(_entry_lines(pieces, page.number)) if dois else []
        for box, doi in sorted(dois, key=lambda each: each[0].top):
            level = [(line, at) for line, at in lines if line.top < box.bottom and box.top < line.bottom]
            area, at = max([(box.shared(line), at) for line, at in level], default=(0.0, 0))
            if area:
                found[at].append(doi)
    return found


def _entry_lines(pieces: Sequence[Piece], page: int) -> Iterator[tuple[Box, int]]:
    """The boxes of the lines of entries on a page, and the numbers of their pieces."""
    for at, piece in enumerate(pieces):
        if piece.kind == "reference":
            yield from ((box_of(line.segments), at) for line in piece.lines if line.page == page)
