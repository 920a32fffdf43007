"""A linear chain over tags (Lafferty et al., 2001): which tag may follow which, the loss, the best path.

The chain has no weights of its own: it forbids what is no name (an inside after an outside), and the
network scores the tags. All sequences of a batch are handled together, padded to the longest.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimx.taggers.tokens import BEGIN, INSIDE, LAST, N_TAGS, OUTSIDE, UNIT, Mask

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
_NEVER = np.float32(-1e9)
_OPEN, _SHUT = (BEGIN, INSIDE), (OUTSIDE, LAST, UNIT)


def _moves() -> Floats:
    """0 where the column's tag may follow the row's, else a number too small to matter."""
    moves = np.full((N_TAGS, N_TAGS), _NEVER, dtype=np.float32)
    moves[np.ix_(_OPEN, (INSIDE, LAST))] = 0
    moves[np.ix_(_SHUT, (OUTSIDE, BEGIN, UNIT))] = 0
    return moves


MOVES = _moves()
FIRST: Floats = np.where(np.isin(np.arange(N_TAGS), (OUTSIDE, BEGIN, UNIT)), 0, _NEVER).astype(np.float32)
FINAL: Floats = np.where(np.isin(np.arange(N_TAGS), _SHUT), 0, _NEVER).astype(np.float32)


@dataclass(frozen=True)
class Layout:
    """Where the tokens of sequences stand in a padded batch (position × sequence)."""

    lengths: Ints

    @property
    def shape(self) -> tuple[int, int]:
        """Length of the longest sequence, and number of sequences."""
        return int(self.lengths.max()), len(self.lengths)

    @property
    def cells(self) -> tuple[Ints, Ints]:
        """Position and sequence of every token, sequence by sequence."""
        column = np.repeat(np.arange(len(self.lengths)), self.lengths)
        start = np.repeat(np.cumsum(self.lengths) - self.lengths, self.lengths)
        return np.arange(len(column)) - start, column

    def pad(self, values: Floats) -> Floats:
        """Token values as a padded batch."""
        padded = np.zeros((*self.shape, values.shape[1]), dtype=np.float32)
        padded[self.cells] = values
        return padded


@dataclass(frozen=True)
class Sums:
    """Log sums over all paths that reach a tag (``before``) or go on from it (``after``)."""

    before: Floats
    after: Floats
    total: Floats

    def marginals(self, layout: Layout) -> Floats:
        """The probability of every tag of every token."""
        row, column = layout.cells
        joint = self.before[row, column] + self.after[row, column] - self.total[column, None]
        return np.asarray(np.exp(joint), dtype=np.float32)


def sum_paths(scores: Floats, layout: Layout) -> Sums:
    """Forward and backward sums; ``before`` includes a token's own score, ``after`` does not."""
    padded = layout.pad(scores)
    n, _ = layout.shape
    before, after = np.empty_like(padded), np.empty_like(padded)
    before[0] = FIRST + padded[0]
    for t in range(1, n):
        before[t] = _log_sum(before[t - 1][:, :, None] + MOVES, 1) + padded[t]
    after[n - 1] = FINAL
    for t in range(n - 2, -1, -1):
        onward = _log_sum(MOVES + (padded[t + 1] + after[t + 1])[:, None, :], 2)
        after[t] = np.where((layout.lengths - 1 > t)[:, None], onward, FINAL)
    total = _log_sum(FIRST + padded[0] + after[0], 1)
    return Sums(before, after, total)


def loss_gradient(scores: Floats, allowed: Mask, lengths: Ints) -> tuple[float, Floats]:
    """Minus the log probability of the allowed paths, and its gradient by the scores.

    Args:
        scores: tokens × tags.
        allowed: tokens × tags; where several tags of a token are allowed, their paths count together.
        lengths: tokens of each sequence.
    """
    layout = Layout(lengths)
    free = sum_paths(scores, layout)
    held = sum_paths(np.where(allowed, scores, _NEVER).astype(np.float32), layout)
    return float((free.total - held.total).sum()), free.marginals(layout) - held.marginals(layout)


def best_paths(scores: Floats, lengths: Ints) -> NDArray[np.int64]:
    """The best tag of every token (Viterbi), sequence by sequence."""
    layout = Layout(lengths)
    padded = layout.pad(scores)
    n, width = layout.shape
    best = FIRST + padded[0]
    came = np.zeros((n, width, N_TAGS), dtype=np.int64)
    bests = [best]
    for t in range(1, n):
        ways = best[:, :, None] + MOVES
        came[t] = ways.argmax(axis=1)
        best = ways.max(axis=1) + padded[t]
        bests.append(best)
    path = np.zeros((n, width), dtype=np.int64)
    here = np.zeros(width, dtype=np.int64)
    for t in range(n - 1, -1, -1):
        here = np.where(layout.lengths - 1 == t, (bests[t] + FINAL).argmax(axis=1), here)
        path[t] = here
        here = came[t][np.arange(width), here]
    found: NDArray[np.int64] = path[layout.cells]
    return found


def span_probability(sums: Sums, padded: Floats, column: int, start: int, end: int) -> float:
    """The probability that tokens ``start`` to ``end`` of a sequence are one name.

    Args:
        sums: sums over the paths of the batch.
        padded: the batch's scores, as :meth:`Layout.pad` lays them out.
        column: the sequence's place in the batch.
        start: first token.
        end: the token after the last one.
    """
    if end - start == 1:
        log = sums.before[start, column, UNIT] + sums.after[start, column, UNIT]
    else:
        log = sums.before[start, column, BEGIN] + padded[start + 1 : end - 1, column, INSIDE].sum()
        log += padded[end - 1, column, LAST] + sums.after[end - 1, column, LAST]
    return float(np.exp(min(log - sums.total[column], 0.0)))


def _log_sum(values: Floats, axis: int) -> Floats:
    top = values.max(axis=axis, keepdims=True)
    total: Floats = np.log(np.exp(values - top).sum(axis=axis)) + top.squeeze(axis)
    return total
