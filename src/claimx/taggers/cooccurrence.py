"""Vectors of words, counted from plain text: positive pointwise mutual information, its dimensions reduced.

After Levy, Goldberg and Dagan (2015): on little text counting does as well as predicting, and it gives
the same vectors again. Contexts are the words at each of four places around a word, kept apart by place.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]
from scipy.sparse.linalg import svds  # type: ignore[import-untyped]
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from claimx.taggers.features import word_key
from claimx.taggers.tokens import find_tokens
from claimx.taggers.vectors import WordVectors

PLACES = (-2, -1, 1, 2)
_SMOOTHING = 0.75


def count_vectors(texts: Iterable[str], width: int = 64, least: int = 3, contexts: int = 6000) -> WordVectors:
    """Vectors of the words that the texts hold at least ``least`` times.

    Args:
        texts: plain texts.
        width: dimensions; fewer where there are not as many words.
        least: how often a word must occur.
        contexts: how many of the most frequent words count as contexts.
    """
    sentences = [[word_key(token.text) for token in sentence] for text in texts for sentence in find_tokens(text)]
    counts = Counter(word for sentence in sentences for word in sentence)
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    words = [word for word in ranked if counts[word] >= least]
    matrix = _information(_counted(sentences, words, min(contexts, len(words))))
    width = min(width, min(matrix.shape) - 1)
    start = np.random.default_rng(0).standard_normal(min(matrix.shape))
    with threadpool_limits(limits=1):
        left, values, _ = svds(matrix, k=width, v0=start)
    order = np.argsort(-values)
    table = left[:, order] * np.sqrt(values[order])
    table *= np.where(table.sum(axis=0) < 0, -1, 1)
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-6)
    whole = np.vstack([np.zeros((1, width)), table * np.sqrt(width) * 0.3])
    return WordVectors(tuple(words), whole.astype(np.float16).astype(np.float32))


def _counted(sentences: Sequence[Sequence[str]], words: Sequence[str], contexts: int) -> csr_matrix:
    row_of = {word: row for row, word in enumerate(words)}
    pairs: Counter[tuple[int, int]] = Counter()
    for sentence in sentences:
        rows = [row_of.get(word, -1) for word in sentence]
        for place, offset in enumerate(PLACES):
            for at, row in enumerate(rows):
                beside = rows[at + offset] if 0 <= at + offset < len(rows) else -1
                if row >= 0 and 0 <= beside < contexts:
                    pairs[row, place * contexts + beside] += 1
    keys = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    values = np.array([pairs[int(r), int(c)] for r, c in keys], dtype=np.float64)
    return csr_matrix((values, (keys[:, 0], keys[:, 1])), shape=(len(words), contexts * len(PLACES)))


def _information(counts: csr_matrix) -> csr_matrix:
    """Positive pointwise mutual information, contexts smoothed."""
    entries = counts.tocoo()
    by_word = np.asarray(counts.sum(axis=1)).ravel()
    by_context = np.asarray(counts.sum(axis=0)).ravel() ** _SMOOTHING
    expected = by_word[entries.row] * by_context[entries.col] / by_context.sum()
    values = np.maximum(np.log(entries.data / expected), 0)
    return csr_matrix((values, (entries.row, entries.col)), shape=counts.shape)
