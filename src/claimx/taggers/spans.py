"""What taggers return."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    """A name that a tagger found: half-open character offsets, label, and the model's own probability."""

    start: int
    end: int
    label: str
    score: float = 1.0
