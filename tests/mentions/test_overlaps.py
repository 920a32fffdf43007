"""Which of the candidates that overlap stand."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.mentions.overlaps import settle_overlaps
from claimx.mentions.records import WORDED, Candidate
from claimx.schema import LABELS, Label


def one(start: int, end: int, label: Label = "GENE", name: str = "A", score: float = 1.0) -> Candidate:
    return Candidate(start, end, label, name, "", "a rule", score)


WORDING = Candidate(0, 8, "MECHANISM", "B", "", f"{WORDED} line 2: '<less> & antigen'", 1.0)
DRUG_CLASS, MUTATION = one(0, 9, "DRUG_CLASS"), one(3, 8, "MUTATION", "V600E")
CASES = [
    ([], [], []),
    ([one(0, 3), one(3, 5), one(9, 11)], [one(0, 3), one(3, 5), one(9, 11)], []),
    ([one(0, 3), one(0, 9, "DRUG", "B")], [one(0, 9, "DRUG", "B")], [(one(0, 3), one(0, 9, "DRUG", "B"))]),
    ([one(0, 5, name="B"), one(4, 11)], [one(4, 11)], [(one(0, 5, name="B"), one(4, 11))]),
    # the same name found twice is no refusal; of two names for one span the kind of name and then the score decide
    ([one(0, 3, score=0.9), one(0, 3)], [one(0, 3)], []),
    ([one(0, 3), one(0, 3, "DRUG", "B")], [one(0, 3, "DRUG", "B")], [(one(0, 3), one(0, 3, "DRUG", "B"))]),
    # members of an enumeration share a span
    ([MUTATION, one(3, 8, "MUTATION", "V600K")], [MUTATION, one(3, 8, "MUTATION", "V600K")], []),
    # alterations and mechanisms lie over names, but do not begin in the midst of one
    ([one(4, 13), one(0, 9, "ALTERATION")], [one(4, 13), one(0, 9, "ALTERATION")], []),
    ([one(0, 9), one(4, 13, "ALTERATION")], [one(0, 9)], [(one(4, 13, "ALTERATION"), one(0, 9))]),
    ([one(0, 9), one(0, 9, "MECHANISM")], [one(0, 9), one(0, 9, "MECHANISM")], []),
    ([one(0, 9), one(0, 4, "ALTERATION")], [one(0, 9)], [(one(0, 4, "ALTERATION"), one(0, 9))]),
    ([DRUG_CLASS, one(2, 6, "MECHANISM")], [DRUG_CLASS], [(one(2, 6, "MECHANISM"), DRUG_CLASS)]),
    ([MUTATION, one(4, 6, "ALTERATION")], [MUTATION], [(one(4, 6, "ALTERATION"), MUTATION)]),
    ([one(0, 9, "MECHANISM"), one(2, 4, "MECHANISM", "B")], [one(0, 9, "MECHANISM")],
     [(one(2, 4, "MECHANISM", "B"), one(0, 9, "MECHANISM"))]),
    # a wording that takes a part of a name misreads it: "reduce the risk of antigen" beside "antigen loss"
    ([WORDING, one(6, 11, "MECHANISM")], [one(6, 11, "MECHANISM")], [(WORDING, one(6, 11, "MECHANISM"))]),
    ([WORDING, one(2, 6, "MECHANISM")], [WORDING], [(one(2, 6, "MECHANISM"), WORDING)]),
]  # fmt: skip


@pytest.mark.parametrize(("candidates", "kept", "covered"), CASES)
def test_overlaps(
    candidates: list[Candidate], kept: list[Candidate], covered: list[tuple[Candidate, Candidate]]
) -> None:
    assert settle_overlaps(candidates) == (kept, covered)


SPANS = st.tuples(st.integers(0, 20), st.integers(1, 8)).map(lambda span: (span[0], sum(span)))
MADE = st.builds(
    lambda span, label, name: one(span[0], span[1], label, name), SPANS, st.sampled_from(LABELS), st.sampled_from("AB")
)


@given(st.lists(MADE))
def test_what_stands_is_never_within_a_longer_name(candidates: list[Candidate]) -> None:
    kept, covered = settle_overlaps(candidates)
    assert {*kept, *(under for under, _ in covered)} <= set(candidates)
    assert all(over in kept and over.end - over.start >= under.end - under.start for under, over in covered)
    for label in ("ALTERATION", "MECHANISM"):
        assert_apart([c for c in kept if c.label == label])
    assert_apart([c for c in kept if c.label not in ("ALTERATION", "MECHANISM")])


def assert_apart(kept: list[Candidate]) -> None:
    """No two overlap, save mutations of one span."""
    for before, after in pairwise(sorted(kept)):
        listed = before.label == after.label == "MUTATION" and before[:2] == after[:2] and before.name != after.name
        assert before.end <= after.start or listed
