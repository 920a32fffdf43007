"""The record of a slip."""

from dataclasses import dataclass

from claimx.lexicon import Term


@dataclass(frozen=True, slots=True)
class Slip:
    """A printed form, and the term and listed form that it stands for."""

    start: int
    end: int
    printed: str
    term: Term
    form: str
    score: float
