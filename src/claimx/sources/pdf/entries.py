"""Reference lists of a PDF: lines told apart into entries by their numbers, indents or distance."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimx.sources.pdf.lines import Line, Piece

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
        if inside and piece.kind in ("paragraph", "list_item", "other"):
            listed.append(piece)
        else:
            found.append(piece)
    return found + split_entries(listed)


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
    return [at for at, (_, begins) in enumerate(lines) if begins]


def _at_edge(lines: Sequence[Line]) -> Iterator[bool]:
    for line in lines:
        yield line.left < line.edge0 + HANGS * line.size
