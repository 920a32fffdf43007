"""Splits by PubMed id: what a tagger learns from, and what it is scored on and never sees."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimx.taggers.corpora import Abstract

SCORING_SHARE = 0.15


@dataclass(frozen=True)
class Split:
    """Abstracts to learn from, and abstracts to score on; no PubMed id is in both."""

    training: tuple[Abstract, ...]
    scoring: tuple[Abstract, ...]

    def scoring_of(self, corpus: str) -> tuple[Abstract, ...]:
        """The scoring part of one corpus."""
        return tuple(abstract for abstract in self.scoring if abstract.corpus == corpus)


def split_abstracts(abstracts: Sequence[Abstract], without: Iterable[str] = ()) -> Split:
    """Split by PubMed id, the same way for every corpus.

    A corpus's own ``devel`` part is for scoring and its ``train`` part for training; all other ids
    are drawn by a hash. Corpora named in ``without`` are scored on, but not learned from.
    """
    devel = {a.pmid for a in abstracts if a.part == "devel"}
    train = {a.pmid for a in abstracts if a.part == "train"} - devel
    held = devel | {a.pmid for a in abstracts if a.pmid not in train and _share(a.pmid) < SCORING_SHARE}
    left_out = frozenset(without)
    return Split(
        tuple(a for a in abstracts if a.pmid not in held and a.corpus not in left_out),
        tuple(a for a in abstracts if a.pmid in held),
    )


def _share(pmid: str) -> float:
    """A number in [0, 1) that depends on the id alone."""
    return int.from_bytes(hashlib.sha256(pmid.encode()).digest()[:4], "big") / 2**32
