"""Paragraphs that columns and pages cut made whole again."""

from collections.abc import Sequence

from claimx.sources.pdf.lines import begins_bullet, ends_sentence
from claimx.sources.pdf.pieces import INDENT, OTHER_SIZE, Piece
from claimx.sources.pdf.segments import Box


def join_runs(pieces: Sequence[Piece]) -> list[Piece]:
    """Paragraphs that go on in the next column or page made one; what floats between stays behind them.

    Text in a frame goes on in its frame alone.
    """
    found: list[Piece] = []
    opened: dict[Box | None, int] = {}
    for piece in pieces:
        if piece.kind in ("paragraph", "list_item"):
            at = opened.get(piece.frame)
            if at is not None and _continues(found[at], piece):
                found[at] = found[at]._replace(lines=(*found[at].lines, *piece.lines))
                continue
            opened[piece.frame] = len(found)
        elif piece.kind in ("heading", "title"):
            opened.pop(piece.frame, None)
        found.append(piece)
    return found


def _continues(before: Piece, piece: Piece) -> bool:
    """Whether a piece goes on with a paragraph whose last line is full or ends inside a sentence."""
    last, first = before.lines[-1], piece.lines[0]
    elsewhere = first.page > last.page or first.base < last.base or first.left > last.edge1
    same = abs(before.size - piece.size) <= OTHER_SIZE
    if not same or piece.runs_in or begins_bullet(first):
        return False
    if not ends_sentence(last.ending):
        return elsewhere or (first.first[:1].islower() and last.is_full)
    return elsewhere and not last.has_room_for(first.segments[0]) and not _is_indented(piece)


def _is_indented(piece: Piece) -> bool:
    """Whether a piece begins further right than its next line, or its column where it has but one."""
    first, size = piece.lines[0], piece.lines[0].size
    edge = piece.lines[1].left if len(piece.lines) > 1 and piece.lines[1].page == first.page else first.edge0
    return first.left > edge + INDENT * size
