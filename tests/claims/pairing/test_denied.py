"""When the pairing model denies, and how far one paper may bend its calibration."""

from dataclasses import replace

import pytest

from claimx.claims.linking import find_stated
from claimx.claims.pairing.denials import describe_signs
from claimx.claims.pairing.examples import Example, Judged, even_weights
from claimx.claims.pairing.model import (
    Judgement,
    Limits,
    Pair,
    PairingModel,
    asserted_reading,
    decide_reading,
    find_pairs,
    raw_score,
    read_model,
)
from claimx.claims.pairing.statement import find_statement
from claimx.claims.pairing.tuning import choose_limits, tune
from claimx.pipeline import Extractor
from claimx.schema import Span
from claimx.sources import document_from_text

LIMITS = Limits(denial=0.4, denied_pair=0.5)
TEXT = "In a trial, patients with EGFR L858R responded to gefitinib."


@pytest.fixture(scope="module")
def example(extractor: Extractor) -> Example:
    document = document_from_text(TEXT, "invented")
    annotation = extractor.annotator.annotate(document)
    rules = find_stated(document, annotation, extractor.lexicon)
    statement = find_statement(TEXT, Span(0, len(TEXT)), annotation, rules, extractor.lexicon)
    return Example(statement, find_pairs(statement, extractor.lexicon), "paper", {})


def judgement(pair: Pair, chance: float, *shares: float) -> Judgement:
    names = ("sensitivity", "resistance", "not sensitivity", "not resistance")
    return Judgement(pair, chance, dict(zip(names, shares, strict=True)))


def judged(example: Example, paper: str, chance: float, right: bool) -> Judged:
    """A paper's statement whose only pair is read as sensitivity with this chance."""
    pair = example.pairs[0]
    truth = {pair.key: frozenset({"sensitivity"})} if right else {}
    return replace(example, group=paper, truth=truth, pairs=(pair,)), (judgement(pair, chance, 1.0, 0.0, 0.0, 0.0),)


@pytest.mark.parametrize(
    ("chance", "shares", "reading"),
    [
        (0.9, (0.1, 0.3, 0.5, 0.1), "not sensitivity"),
        (0.9, (0.3, 0.1, 0.1, 0.5), "not resistance"),
        (0.9, (0.5, 0.05, 0.4, 0.05), "sensitivity"),  # much is denied, but of the other side
        (0.9, (0.1, 0.6, 0.3, 0.0), "resistance"),  # unlikely by itself
        (0.4, (0.1, 0.3, 0.5, 0.1), "resistance"),  # the pair itself is unlikely
        (0.9, (0.0, 0.0, 0.0, 0.0), "sensitivity"),
    ],
)
def test_a_denial_is_read_on_the_likelier_side_alone(
    chance: float, shares: tuple[float, ...], reading: str, example: Example
) -> None:
    assert decide_reading(judgement(example.pairs[0], chance, *shares), LIMITS) == reading


def test_what_is_denied_speaks_for_the_opposite_but_not_for_itself(example: Example) -> None:
    one = judgement(example.pairs[0], 0.8, 0.1, 0.3, 0.5, 0.1)
    assert asserted_reading(one.readings) == "resistance"
    assert raw_score(one, "resistance") == pytest.approx(0.64)
    assert raw_score(one, "not sensitivity") == pytest.approx(0.4)


def test_a_paper_with_many_statements_weighs_less_than_in_proportion(example: Example) -> None:
    many = [replace(example, group="many")] * 9
    weights = even_weights([*many, replace(example, group="one")])
    assert weights[-1] == 1.0 and weights[0] == pytest.approx(1 / 3)


def test_one_paper_that_is_wrong_throughout_bends_the_curve_little(example: Example) -> None:
    others = [judged(example, f"paper {n}", 0.7, n % 10 < 7) for n in range(100)]
    others += [judged(example, f"other {n}", 0.2, n % 10 < 2) for n in range(100)]
    model = replace(read_model(), limits=Limits())
    fair = tune(model, others).asserted(0.7)
    bent = tune(model, [*others, *[judged(example, "many", 0.7, False)] * 100]).asserted(0.7)
    assert fair == pytest.approx(0.7, abs=0.05)
    assert 0.55 < bent < fair  # counted by statements it would be .35


def test_a_curve_rises_also_where_the_least_likely_were_right(example: Example) -> None:
    few = [judged(example, f"low {n}", 0.05, True) for n in range(20)]
    some = [judged(example, f"middle {n}", 0.5, n % 2 == 0) for n in range(40)]
    many = [judged(example, f"high {n}", 0.95, n % 20 > 0) for n in range(40)]
    curve = tune(replace(read_model(), limits=Limits()), [*few, *some, *many]).asserted
    assert list(curve.right) == sorted(curve.right) and curve(0.95) > curve(0.5)


def test_limits_follow_what_was_right(example: Example) -> None:
    pair = example.pairs[0]
    denied = (
        replace(example, truth={pair.key: frozenset({"not sensitivity"})}, pairs=(pair,)),
        (judgement(pair, 0.9, 0.1, 0.3, 0.5, 0.1),),
    )
    asserted = (
        replace(example, truth={pair.key: frozenset({"resistance"})}, pairs=(pair,)),
        (judgement(pair, 0.9, 0.1, 0.7, 0.2, 0.0),),
    )
    wrong = [judged(example, f"paper {n}", 0.3, False) for n in range(5)]
    limits = choose_limits([denied, asserted, *wrong])
    model = PairingModel(read_model().alone, read_model().rivals, read_model().reading, limits)
    assert model.decide(denied[1][0]).reading == "not sensitivity"
    assert model.decide(asserted[1][0]).reading == "resistance" and model.decide(asserted[1][0]).accepted
    assert not model.decide(wrong[0][1][0]).accepted


def test_signs_are_told_by_number_and_by_sentence(extractor: Extractor) -> None:
    text = "EGFR L858R was not associated with gefitinib. Nothing was seen. It was not related. Rates were similar."
    annotation = extractor.annotator.annotate(document_from_text(text, "invented"))
    signs = describe_signs(find_statement(text, Span(0, len(text)), annotation, (), extractor.lexicon))
    assert (signs["sign: unrelated"], signs["sign: unrelated per sentence"]) == (2, 0.5)
    assert signs["sign: denial per sentence"] == 0.75
