"""What becomes of claims between two runs."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from claimx.runs.differences import compare_runs
from claimx.schema import Claim, Run

Edit = Callable[[Claim], Claim]


def edited(run: Run, *edits: Edit) -> Run:
    """The run with, in place of the claim of its first review, the claims that the edits make of it."""
    first, *others = run.extractions
    (claim,) = first.claims
    claims = tuple(edit(claim) for edit in edits)
    return replace(run, run_id="ba9876543210", extractions=(replace(first, claims=claims), *others))


@pytest.fixture
def alone(stored: Run) -> Run:
    """The example run, with its first review only."""
    return replace(stored, extractions=stored.extractions[:1])


def renamed(claim: Claim) -> Claim:
    """Another claim of the same passage: one gene more, one mutation less."""
    return replace(claim, claim_id="c1", gene=("EGFR", "MET"), mutation=("T790M",))


def elsewhere(claim: Claim) -> Claim:
    """Another claim of another passage."""
    evidence = replace(claim.evidence[0], start=0, end=4, text="Ways")
    return replace(claim, claim_id="c2", evidence=(evidence,))


def moved(claim: Claim) -> Claim:
    """The same claim, its passage further down in the review."""
    (evidence,) = claim.evidence
    return replace(claim, evidence=(replace(evidence, start=evidence.start + 9, end=evidence.end + 9),))


def affirmed(claim: Claim) -> Claim:
    """The same claim, its passage read the other way."""
    return replace(claim, evidence=(replace(claim.evidence[0], direction="supports"),))


def surer(claim: Claim) -> Claim:
    """The same claim with more confidence."""
    return replace(claim, confidence=0.9)


def hardly(claim: Claim) -> Claim:
    """The same claim with a confidence that is written alike."""
    return replace(claim, confidence=claim.confidence + 1e-6)


def same(claim: Claim) -> Claim:
    """The claim itself."""
    return claim


OTHER_DRUG: Edit = lambda claim: replace(claim, claim_id="c3", drug="erlotinib")  # noqa: E731
CASES: dict[str, tuple[tuple[Edit, ...], list[tuple[str, str, tuple[str, ...]]]]] = {
    "nothing": ((same,), []),
    "lost": ((), [("lost", "c0ffee0123456789", ())]),
    "gained": ((same, elsewhere), [("gained", "c2", ())]),
    "other values from the same passage": ((renamed,), [("changed", "c1", ("gene +MET", "mutation −L858R"))]),
    "more values beside the claim as it was": ((same, renamed), [("gained", "c1", ())]),
    "the same drug from another passage": (
        (elsewhere,),
        [("gained", "c2", ()), ("lost", "c0ffee0123456789", ())],
    ),
    "another drug": ((OTHER_DRUG,), [("gained", "c3", ()), ("lost", "c0ffee0123456789", ())]),
    "confidence": ((surer,), [("changed", "c0ffee0123456789", ("confidence 0.750 → 0.900",))]),
    "confidence that is written alike": ((hardly,), []),
    "direction": ((affirmed,), [("changed", "c0ffee0123456789", ("passages +1 −1",))]),
    "offsets alone": ((moved,), []),
}


@pytest.mark.parametrize("case", CASES)
def test_what_became_of_the_claims(alone: Run, case: str) -> None:
    edits, expected = CASES[case]
    changes = compare_runs(alone, edited(alone, *edits)).changes
    assert [(c.kind, c.claim.claim_id, c.details) for c in changes] == expected


def test_the_most_alike_are_one_change(alone: Run) -> None:
    def less_alike(claim: Claim) -> Claim:
        return replace(claim, claim_id="c4", gene=(), mutation=())

    changes = compare_runs(alone, edited(alone, less_alike, renamed)).changes
    assert [(c.kind, c.claim.claim_id) for c in changes] == [("gained", "c4"), ("changed", "c1")]


def test_a_claim_of_two_reviews_changes_when_one_no_longer_says_it(stored: Run) -> None:
    (change,) = compare_runs(stored, edited(stored)).changes
    assert (change.kind, change.details) == ("changed", ("passages +0 −1",))
