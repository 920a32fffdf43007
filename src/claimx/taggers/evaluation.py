"""How well found spans agree with annotated ones: exact, and partial (any overlap, paired one to one)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts that add up; rates are derived, and None where there is nothing to divide by."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float | None:
        """The share of the found that is right."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The share of the gold that is found."""
        return self.right / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Exact and partial counts over the same spans."""

    exact: Tally = Tally()
    partial: Tally = Tally()

    def __add__(self, other: "Agreement") -> "Agreement":
        return Agreement(self.exact + other.exact, self.partial + other.partial)


def compare_spans(found: Spans, gold: Spans) -> Agreement:
    """Counts of one text. Equal spans pair first; then overlapping ones from left to right, each once."""
    here, there = sorted(set(found)), sorted(set(gold))
    equal = set(here) & set(there)
    open_gold = [span for span in there if span not in equal]
    partial = len(equal)
    for span in here:
        if span in equal:
            continue
        partner = next((g for g in open_gold if g[0] < span[1] and span[0] < g[1]), None)
        if partner:
            open_gold.remove(partner)
            partial += 1
    return Agreement(Tally(len(equal), len(here), len(there)), Tally(partial, len(here), len(there)))


def without_masked(found: Spans, gold: Spans, masked: Spans) -> list[tuple[int, int]]:
    """The found spans, less those that lie on masked stretches and on no gold span."""
    return [span for span in found if _touches(span, gold) or not _touches(span, masked)]


def total(agreements: Iterable[Agreement]) -> Agreement:
    """The sum."""
    return sum(agreements, Agreement())


def _touches(span: tuple[int, int], others: Spans) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)
