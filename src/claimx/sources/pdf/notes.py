"""Footnotes: small type at the foot of a column, each with its mark, under a rule or under larger type."""

from collections.abc import Sequence

from claimx.sources.pdf.pieces import Piece
from claimx.sources.pdf.segments import Box
from claimx.sources.pdf.styles import SAME_SIZE

SIGNS = ("*", "\u2020", "\u2021", "\u00a7", "\u00b6", "\u2016")  # that count notes
SMALL_PRINT = 0.89  # of the size of running text, below which type is that of notes
UNDER_RULE = 2.5  # of the size of notes: their distance from the rule above them, at most
BESIDE = 1.5  # of the size of notes, by which that rule may begin left or right of them


def count_notes(column: Sequence[Piece], rules: Sequence[Box], size: float) -> int:
    """How many pieces at the foot of a column are footnotes, even in a size that other text is set in.

    Args:
        column: its pieces from top to bottom.
        rules: the straight rules of the page.
        size: of the running text.
    """
    first = len(column)
    while first and column[first - 1].size < SMALL_PRINT * size and _is_alike(column[first - 1], column[-1]):
        first -= 1
    for at in range(first, len(column)):
        above = column[at - 1] if at else None
        if has_mark(column[at]) and (_is_smaller(column[at], above) or _is_ruled_off(column[at], above, rules)):
            return len(column) - at
    return 0


def has_mark(piece: Piece) -> bool:
    """Whether a piece begins with a sign that counts notes, or with something raised."""
    first = piece.first
    return first.raised > 0 or first.text.startswith(SIGNS)


def _is_alike(piece: Piece, other: Piece) -> bool:
    return abs(piece.size - other.size) <= SAME_SIZE


def _is_smaller(piece: Piece, above: Piece | None) -> bool:
    return above is not None and piece.size < SMALL_PRINT * above.size


def _is_ruled_off(piece: Piece, above: Piece | None, rules: Sequence[Box]) -> bool:
    """Whether a rule parts a piece from what stands above it in its column."""
    size, left, base = piece.size, piece.lines[0].edge0, piece.lines[0].base
    last = above.lines[-1].base if above else 0.0
    return any(
        abs(rule.x0 - left) <= BESIDE * size and max(last, base - UNDER_RULE * size) < rule.top < base
        for rule in rules
        if rule.x1 - rule.x0 > rule.bottom - rule.top
    )
