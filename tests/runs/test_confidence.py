"""The fit of confidence: what a text is worth that rules were written for, and what new text gets."""

from collections.abc import Iterator

from claimx.claims.judgement.confidence import confidence
from claimx.grading.statements import Statement
from claimx.runs.confidence import fit_confidence, judge_held_out, review_of, section_of
from claimx.runs.observations import TUNED_ON, Observation


def observations() -> Iterator[Observation]:
    """Four reviews, two of them tuned on: there nine of ten claims are right, in the others every other one."""
    for review in range(4):
        tuned_on = review < 2
        for number in range(20):
            right = number % 10 != 0 if tuned_on else number % 2 == 0
            statement = Statement(f"r{review}", "resistance", f"drug {number}", frozenset())
            features = {"rule resistance/frame": 1.0, TUNED_ON: float(tuned_on)}
            yield Observation(statement, f"r{review}: {number % 3}", features, right)


def test_new_text_goes_without_what_text_is_worth_that_rules_were_written_for() -> None:
    model = fit_confidence(list(observations()))
    known = confidence({"rule resistance/frame": 1.0, TUNED_ON: 1.0}, model)
    new = confidence({"rule resistance/frame": 1.0}, model)
    assert model.weights[0][model.features.index(TUNED_ON)] > 0
    assert new < 0.7 < known


def test_the_order_of_observations_makes_no_difference() -> None:
    assert fit_confidence(list(observations())[::-1]) == fit_confidence(list(observations()))


def test_every_claim_is_judged_once_by_a_fit_that_saw_no_other_of_its_review() -> None:
    judged = judge_held_out(list(observations()), lambda o: o.statement.doc)
    assert len(judged) == 80
    assert sum(one.right for one in judged) == 56
    assert all(one.as_new < one.confidence for one in judged if one.tuned_on)
    assert all(one.as_new == one.confidence for one in judged if not one.tuned_on)


def test_passages_of_one_statement_are_one_claim() -> None:
    twice = [one for one in observations() for _ in range(2)]
    judged = judge_held_out(twice, lambda o: o.section)
    assert len(judged) == 80


def abstracts() -> Iterator[Observation]:
    """Forty abstracts with two claims each, of which one in four is right."""
    for number in range(80):
        statement = Statement(f"a{number // 2}", "resistance", f"drug {number}", frozenset())
        features = {"rule resistance/frame": 1.0, "short document": 1.0}
        yield Observation(statement, statement.doc, features, number % 4 == 0, abstract=True)


def test_abstracts_in_which_rules_are_wrong_lower_the_confidence_of_abstracts() -> None:
    features = {"rule resistance/frame": 1.0, "short document": 1.0}
    reviews = list(observations())
    alone, both = fit_confidence(reviews), fit_confidence([*reviews, *abstracts()])
    assert confidence(features, both) < 0.4 < confidence(features, alone)
    assert confidence({"rule resistance/frame": 1.0}, both) > confidence(features, both)


def test_the_claims_of_an_abstract_are_left_out_together() -> None:
    observed = [*observations(), *abstracts()]
    assert {review_of(o) for o in observed if not o.abstract} == {"r0", "r1", "r2", "r3"}
    assert len({section_of(o) for o in observed if not o.abstract}) == 12
    for group in (section_of, review_of):
        folds = {(o.statement.doc, group(o)) for o in observed if o.abstract}
        assert len(folds) == 40
        assert 1 < len({fold for _, fold in folds}) <= 10
