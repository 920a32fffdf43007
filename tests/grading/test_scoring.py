import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.grading.scoring import Cell, Tally, bootstrap_f1, by_cell, compare, tally_cells, tally_passages, tally_slots
from claimx.grading.statements import Occurrence, Statement, pairs_of

COUNTS = st.integers(0, 50)
TALLIES = st.builds(Tally, COUNTS, COUNTS, COUNTS)


@pytest.mark.parametrize(
    ("tally", "precision", "recall", "f1"),
    [
        (Tally(), None, None, None),
        (Tally(fp=2), 0.0, None, 0.0),
        (Tally(fn=2), None, 0.0, 0.0),
        (Tally(3, 1, 0), 0.75, 1.0, 6 / 7),
        (Tally(1, 1, 1), 0.5, 0.5, 0.5),
    ],
)
def test_rates(tally: Tally, precision: float | None, recall: float | None, f1: float | None) -> None:
    assert (tally.precision, tally.recall, tally.f1) == (precision, recall, f1)


@given(st.lists(TALLIES))
def test_rates_follow_from_summed_counts(tallies: list[Tally]) -> None:
    whole = sum(tallies, Tally())
    assert whole.gold == sum(tally.gold for tally in tallies)
    if whole.precision and whole.recall:
        assert whole.f1 == pytest.approx(2 / (1 / whole.precision + 1 / whole.recall))


@given(st.sets(COUNTS), st.sets(COUNTS))
def test_compare_counts_every_item_once(gold: set[int], found: set[int]) -> None:
    tally = compare(gold, found)
    assert (tally.gold, tally.found, tally.tp + tally.fp + tally.fn) == (len(gold), len(found), len(gold | found))


@given(st.sets(COUNTS, min_size=1), st.sets(COUNTS), st.data())
def test_a_correct_item_never_lowers_recall(gold: set[int], found: set[int], data: st.DataObject) -> None:
    more = found | {data.draw(st.sampled_from(sorted(gold)))}
    before, after = compare(gold, found).recall, compare(gold, more).recall
    assert before is not None and after is not None and after >= before


def said(doc: str, part: str, type: str, *genes: str, passage: str = "") -> Occurrence:
    values = frozenset(("gene", gene) for gene in genes)
    return Occurrence(Statement(doc, type, "alphatinib", values), part, "One", passage)  # type: ignore[arg-type]


GOLD = [said("a", "prose", "target", "X", "Y", passage="a:1"), said("a", "table", "target", "X", passage="a:2"),
        said("b", "prose", "resistance", "Z", passage="b:1")]  # fmt: skip
FOUND = [said("a", "table", "target", "X", "W", passage="a:2"), said("b", "prose", "resistance", "Z", passage="b:9")]


@pytest.mark.parametrize(
    ("cell", "tally"),
    [
        (Cell(), Tally(2, 1, 1)),
        (Cell(doc="a"), Tally(1, 1, 1)),
        (Cell(part="prose"), Tally(1, 0, 2)),
        (Cell(part="table"), Tally(1, 1, 0)),
        (Cell("a", "prose", "target"), Tally(0, 0, 2)),
        (Cell(type="resistance"), Tally(1, 0, 0)),
    ],
)
def test_cells_compare_distinct_items(cell: Cell, tally: Tally) -> None:
    assert tally_cells(GOLD, FOUND, lambda statement: statement.pairs)[cell] == tally
    assert compare(pairs_of(by_cell(GOLD).get(cell, ())), pairs_of(by_cell(FOUND).get(cell, ()))) == tally


def test_cells_with_nothing_in_them_are_left_out() -> None:
    assert Cell("b", "table", "") not in tally_cells(GOLD, FOUND, lambda statement: statement.pairs)


def test_slots() -> None:
    assert tally_slots(pairs_of(GOLD), pairs_of(FOUND)) == {"gene": Tally(2, 1, 1)}


def test_passages_add_up_to_the_whole() -> None:
    assert sum(tally_passages(GOLD, FOUND), Tally()) == Tally(2, 1, 1)
    assert tally_passages(GOLD, FOUND) == [Tally(1, 0, 1), Tally(0, 1, 0), Tally(1, 0, 0)]


@pytest.mark.parametrize("tallies", [[], [Tally()], [Tally(), Tally()]])
def test_no_interval_where_nothing_can_be_divided(tallies: list[Tally]) -> None:
    assert bootstrap_f1(tallies) is None


@given(st.lists(TALLIES, min_size=1, max_size=8))
def test_interval_is_ordered_and_repeatable(tallies: list[Tally]) -> None:
    interval = bootstrap_f1(tallies, samples=50)
    assert interval == bootstrap_f1(tallies, samples=50)
    assert interval is None or 0 <= interval.low <= interval.high <= 1


def test_interval_of_equal_passages_is_a_point() -> None:
    interval = bootstrap_f1([Tally(3, 1, 1)] * 6)
    assert interval == pytest.approx((0.75, 0.75))
