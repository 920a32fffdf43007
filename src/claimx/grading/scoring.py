"""Counts, and the rates that follow from them.

Counts are stored and added; rates are computed from counts whenever they are asked for and never
stored, because rates of parts cannot be merged into the rate of the whole.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import astuple, dataclass
from itertools import product
from typing import NamedTuple, TypeVar

import numpy as np

from claimx.grading.statements import COMPARED, Occurrence, Pair, Statement, pairs_of

SAMPLES = 2000
SEED = 20150730
LEVEL = 0.95

Item = TypeVar("Item", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Tally:
    """True positives, false positives and false negatives; tallies add with ``+``.

    >>> (Tally(3, 1, 0) + Tally(1, 0, 4)).recall
    0.5
    """

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def gold(self) -> int:
        """How many there are to find."""
        return self.tp + self.fn

    @property
    def found(self) -> int:
        """How many were found, rightly or not."""
        return self.tp + self.fp

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right; None if nothing was found."""
        return _divide(self.tp, self.found)

    @property
    def recall(self) -> float | None:
        """The share of what there is that was found; None if there is nothing to find."""
        return _divide(self.tp, self.gold)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None if there is nothing on either side."""
        return _divide(2 * self.tp, self.gold + self.found)


class Interval(NamedTuple):
    """Where a rate lies in 95 of 100 resamples."""

    low: float
    high: float


class Cell(NamedTuple):
    """Which of the counts are meant; an empty field stands for all of them."""

    doc: str = ""
    part: str = ""
    type: str = ""


def compare(gold: AbstractSet[Item], found: AbstractSet[Item]) -> Tally:
    """Count what two sets share and what each has alone."""
    return Tally(len(gold & found), len(found - gold), len(gold - found))


def tally_cells(
    gold: Collection[Occurrence],
    found: Collection[Occurrence],
    items: Callable[[Statement], Iterable[Hashable]],
) -> dict[Cell, Tally]:
    """Tallies of every document, part and type and of all their sums.

    A cell compares distinct items: what is said in prose and in a table counts in both parts, and
    once in their sum. Cells with nothing in them are left out.

    Args:
        gold: what there is to find.
        found: what was found.
        items: what is counted of a statement, for example its pairs.
    """
    wanted, given = _items_by_cell(gold, items), _items_by_cell(found, items)
    return {cell: compare(wanted.get(cell, set()), given.get(cell, set())) for cell in sorted({*wanted, *given})}


def tally_slots(gold: AbstractSet[Pair], found: AbstractSet[Pair]) -> dict[str, Tally]:
    """Tallies of the pairs of each slot that has any."""
    used = {pair.slot for pair in gold | found}
    return {slot: compare(_of_slot(gold, slot), _of_slot(found, slot)) for slot in COMPARED if slot in used}


def tally_passages(gold: Collection[Occurrence], found: Collection[Occurrence]) -> list[Tally]:
    """The tally of pairs cut by passage, each distinct pair counted in one: the tallies add up to the whole.

    A pair belongs to the first passage in which the gold table has it, else the first in which it was
    found. Where no passage is known, the section stands for it.
    """
    homes: dict[Pair, tuple[str, str]] = {}
    for occurrence in [*sorted(gold, key=_passage_key), *sorted(found, key=_passage_key)]:
        for pair in occurrence.statement.pairs:
            homes.setdefault(pair, _passage_key(occurrence))
    wanted, given = pairs_of(gold), pairs_of(found)
    cut: dict[tuple[str, str], Tally] = {}
    for pair, home in homes.items():
        one = Tally(int(pair in wanted and pair in given), int(pair not in wanted), int(pair not in given))
        cut[home] = cut.get(home, Tally()) + one
    return [cut[home] for home in sorted(cut)]


def bootstrap_f1(tallies: Sequence[Tally], samples: int = SAMPLES, seed: int = SEED) -> Interval | None:
    """The percentile interval of F1 under resampling of the given tallies.

    What is resampled are passages, that is paragraphs and table rows: each resample draws as many
    passages as there are, with replacement, and adds up their counts. Claims of one passage are
    found or missed together, so resampling single pairs would make the interval too narrow. The
    documents are taken as given: the interval says how far the score depends on which passages
    they happen to contain, not how it would be on another review.

    B. Efron, "Bootstrap methods: another look at the jackknife", Annals of Statistics 7 (1979) 1-26;
    B. Efron and R. Tibshirani, "An Introduction to the Bootstrap" (1993), chapter 13.

    Args:
        tallies: one a passage.
        samples: how many resamples.
        seed: of numpy's generator, so that a report can be made again.

    Returns:
        The interval, or None where no resample has anything to divide by.
    """
    counts = np.array([astuple(tally) for tally in tallies], dtype=np.int64).reshape(-1, 3)
    if not len(counts):
        return None
    draws = np.random.default_rng(seed).multinomial(len(counts), np.full(len(counts), 1 / len(counts)), size=samples)
    tp, fp, fn = (draws @ counts).T
    total = 2 * tp + fp + fn
    rates = 2 * tp[total > 0] / total[total > 0]
    if not len(rates):
        return None
    low, high = np.quantile(rates, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Interval(float(low), float(high))


def by_cell(occurrences: Iterable[Occurrence]) -> dict[Cell, list[Occurrence]]:
    """The occurrences that each cell counts."""
    cells: dict[Cell, list[Occurrence]] = {}
    for occurrence in occurrences:
        for cell in _cells_of(occurrence):
            cells.setdefault(cell, []).append(occurrence)
    return cells


def _items_by_cell(
    occurrences: Iterable[Occurrence], items: Callable[[Statement], Iterable[Hashable]]
) -> dict[Cell, set[Hashable]]:
    return {cell: {i for o in own for i in items(o.statement)} for cell, own in by_cell(occurrences).items()}


def _cells_of(occurrence: Occurrence) -> list[Cell]:
    statement = occurrence.statement
    return [Cell(*fields) for fields in product(("", statement.doc), ("", occurrence.part), ("", statement.type))]


def _passage_key(occurrence: Occurrence) -> tuple[str, str]:
    return (occurrence.statement.doc, occurrence.passage or f"section {occurrence.section}")


def _of_slot(pairs: AbstractSet[Pair], slot: str) -> set[Pair]:
    return {pair for pair in pairs if pair.slot == slot}


def _divide(part: int, whole: int) -> float | None:
    return part / whole if whole else None
