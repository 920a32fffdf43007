from dataclasses import replace
from typing import Any

import pytest

from claimx.grading.diagnosis import EXTRA_KINDS, MISS_KINDS, REGROUPED, find_extras, find_misses, main_kind, set_scene
from claimx.grading.reconcile import Match, match_statements, occurrences_of_claims, occurrences_of_rows, standing_near
from claimx.schema import Claim, Extraction, Span
from tests.grading.graded import claim, document, evidence, extraction, mention, row

REVIEW = document()
HERE, THERE = evidence(REVIEW, "Changes of KRX"), evidence(REVIEW, "Gammastat")
MENTIONS = (
    mention(REVIEW, "alphatinib", "DRUG", "alphatinib"),
    mention(REVIEW, "G12Q", "MUTATION", "G12Q"),
    mention(REVIEW, "sarcoma", "CANCER", "sarcoma"),
    mention(REVIEW, "KRX", "GENE", "KRX"),
    mention(REVIEW, "Betamab", "DRUG", "betamab"),
    mention(REVIEW, "melanoma", "CANCER", "melanoma"),
)
GOLD = row("resistance", "alphatinib", "Changes of KRX", mutation=("G12Q",))


def diagnose(gold: Any, *claims: Claim, review: Extraction | None = None) -> tuple[list[str], list[str]]:
    """The kinds of the misses of one gold row, and of the extras of the claims."""
    review = review or extraction(REVIEW, *claims, mentions=MENTIONS)
    wanted = occurrences_of_rows(REVIEW, [gold])
    found = occurrences_of_claims(review, Span(0, len(REVIEW.text)))
    near = standing_near(wanted, found)
    matches = match_statements([o.statement for o in wanted], [o.statement for o in found], near)
    by_found = {match.found: match for match in matches}
    by_gold = {match.gold: match for match in matches}
    scene = set_scene(wanted, found, [review])
    misses = [kind for o in wanted for _, kind in find_misses(o, by_gold[o.statement], scene)]
    extras = [kind for o in found for _, kind in find_extras(o, by_found[o.statement], scene)]
    return misses, extras


@pytest.mark.parametrize(
    ("gold", "claims", "misses", "extras"),
    [
        (GOLD, [claim("resistance", "alphatinib", HERE, mutation=("G12Q",))], [], []),
        (GOLD, [], ["link missed"], []),
        (replace(GOLD, mutation=("V9A",)), [], ["mention missed"], []),
        (replace(GOLD, drug="unheardinib"), [], ["mention missed"], []),
        (replace(GOLD, drug="alphatinib + unheardinib"), [], ["mention missed"], []),
        (replace(GOLD, drug="betamab"), [], ["out of reach"], []),
        (replace(GOLD, anchor="words of another review"), [], ["passage not found"], []),
        (GOLD, [claim("resistance", "alphatinib", replace(HERE, direction="disputes"), mutation=("G12Q",))],
         ["wrong direction"], ["wrong direction"]),
        (GOLD, [claim("sensitivity", "alphatinib", HERE, mutation=("G12Q",))], ["wrong type"], ["wrong type"]),
        (GOLD, [claim("resistance", "betamab", HERE, mutation=("G12Q",))], ["wrong drug"], ["wrong drug"]),
        (GOLD, [claim("resistance", "betamab", THERE, mutation=("G12Q",))], ["link missed"], ["not in gold"]),
        (GOLD, [claim("resistance", "alphatinib", HERE, mutation=("V9A",))], ["wrong value"], ["wrong value"]),
        (GOLD, [claim("resistance", "alphatinib", HERE, mutation=("G12Q",), gene=("KRX",))], [], ["added value"]),
        (replace(GOLD, cancer=("sarcoma",)), [claim("resistance", "alphatinib", HERE, mutation=("G12Q",))],
         ["slot missed"], []),
        (replace(GOLD, cancer=("melanoma",)), [claim("resistance", "alphatinib", HERE, mutation=("G12Q",))],
         ["out of reach"], []),
        (row("indication", "betamab", "given next", section="Two", cancer=("sarcoma",)),
         [claim("target", "gammastat", THERE, gene=("KRX",))], ["out of reach"], ["not in gold"]),
    ],
)  # fmt: skip
def test_kinds(gold: Any, claims: list[Claim], misses: list[str], extras: list[str]) -> None:
    assert diagnose(gold, *claims) == (misses, extras)


def test_an_error_elsewhere_explains_a_row_without_a_passage() -> None:
    lost = replace(GOLD, anchor="words of another review")
    assert diagnose(lost, claim("resistance", "betamab", THERE, mutation=("G12Q",)))[0] == ["wrong drug"]


@pytest.mark.parametrize(
    ("misses", "extras", "kind"),
    [
        ([], [], REGROUPED),
        (["link missed", "mention missed", "link missed"], ["not in gold"] * 5, "link missed"),
        (["link missed", "mention missed"], [], "mention missed"),
        ([], ["not in gold", "wrong drug"], "wrong drug"),
    ],
)
def test_the_kind_of_a_whole_claim(misses: list[str], extras: list[str], kind: str) -> None:
    pair: Any = object()
    assert main_kind([(pair, one) for one in misses], [(pair, one) for one in extras]) == kind


def test_every_kind_says_what_it_means() -> None:
    assert all(text and not text.endswith(".") for text in (*MISS_KINDS.values(), *EXTRA_KINDS.values()))


def test_a_match_with_the_drug_needs_the_value_only() -> None:
    gold = replace(GOLD, drug="betamab", cancer=("sarcoma",))
    wanted = occurrences_of_rows(REVIEW, [gold])[0]
    lacking = replace(wanted.statement, values=frozenset({("mutation", "G12Q")}))
    found = replace(wanted, statement=lacking)
    scene = set_scene([wanted], [found], [extraction(REVIEW, mentions=MENTIONS)])
    misses = find_misses(wanted, Match(wanted.statement, lacking), scene)
    assert [kind for _, kind in misses] == ["slot missed"]
