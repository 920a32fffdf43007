"""Context: denied, hedged, speculative, and in which setting, asked of the clause that holds the relation."""

import pytest

from claimx.claims.passages.assertion import find_certainty, find_direction, find_setting, is_denied
from claimx.mentions import CueMatch
from claimx.schema import Span
from tests.claims.reviews import passage

DIRECTIONS = [
    ("T790M causes resistance to gefitinib.", "supports"),
    ("T790M does not cause resistance to gefitinib.", "disputes"),
    ("T790M never causes resistance to gefitinib.", "disputes"),
    ("No mutation causes resistance to gefitinib.", "disputes"),
    ("Neither L858R nor G719S causes resistance to gefitinib.", "disputes"),
    ("There is no evidence that L858R causes resistance to gefitinib.", "disputes"),
    ("Resistance to gefitinib was not seen.", "disputes"),
    ("Mutations of KIT have not been found.", "disputes"),
    ("Not only T790M causes resistance to gefitinib.", "supports"),
    ("Not all tumors resist gefitinib.", "supports"),
    ("Gefitinib does not inhibit the whole range of EGFR mutants.", "supports"),
    ("Neither gefitinib nor erlotinib inhibits the whole range of EGFR mutants.", "supports"),
    ("The tumor is no longer sensitive to gefitinib.", "supports"),
    ("T790M does not only cause resistance to gefitinib.", "supports"),
    ("Resistance to gefitinib by T790M is not uncommon.", "supports"),
    ("Cells with L858R are not insensitive to gefitinib.", "supports"),
    ("T790M has not yet been shown to cause resistance to gefitinib.", "disputes"),
    ("T790M is unlikely to cause resistance to gefitinib.", "disputes"),
    ("T790M had no influence on the response to gefitinib.", "disputes"),
    ("There was no increase of resistance to gefitinib in T790M.", "disputes"),
    ("Regardless of T790M, MET causes resistance to gefitinib.", "supports"),
    ("Unlike L858R, T790M causes resistance to gefitinib.", "supports"),
    ("Tumors do not respond to gefitinib.", "supports"),
    ("Tumors failed to respond to gefitinib.", "supports"),
    ("Resistance to gefitinib is not limited to T790M.", "supports"),
    ("T790M explains no more than half of the resistance to gefitinib.", "supports"),
]
CERTAINTIES = [
    ("T790M causes resistance to gefitinib.", "asserted"),
    ("T790M may cause resistance to gefitinib.", "hedged"),
    ("T790M might cause resistance to gefitinib.", "hedged"),
    ("T790M appears to cause resistance to gefitinib.", "hedged"),
    ("T790M likely causes resistance to gefitinib.", "hedged"),
    ("T790M has been proposed as a cause of resistance to gefitinib.", "hedged"),
    ("T790M is unlikely to cause resistance to gefitinib.", "hedged"),
    ("T790M possibly causes resistance to gefitinib.", "hedged"),
    ("T790M is thought to cause resistance to gefitinib.", "hedged"),
    ("It is anticipated that T790M causes resistance to gefitinib.", "speculative"),
    ("Combinations with gefitinib are being explored.", "speculative"),
    ("Whether T790M causes resistance remains to be determined.", "speculative"),
    ("T790M may cause resistance, which remains to be tested.", "hedged"),
]
SETTINGS = [
    ("Resistance to gefitinib is frequent.", ""),
    ("Acquired resistance to gefitinib is frequent.", "acquired"),
    ("Secondary resistance to gefitinib is frequent.", "acquired"),
    ("Tumors relapse under treatment.", "acquired"),
    ("Primary resistance to gefitinib is frequent.", "primary"),
    ("Intrinsic resistance to gefitinib is frequent.", "primary"),
    ("De novo resistance to gefitinib is frequent.", "primary"),
    ("Primary and acquired resistance to gefitinib are frequent.", "primary;acquired"),
    ("Acquired as well as primary resistance to gefitinib is frequent.", "primary;acquired"),
    ("The primary tumor was removed.", ""),
]


@pytest.mark.parametrize(("text", "direction"), DIRECTIONS)
def test_denials(text: str, direction: str) -> None:
    here = passage(text)
    assert find_direction(here.folded, here.start, here.cues, Span(here.start, here.end)) == direction


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("HGF (not that of the stroma) causes resistance to gefitinib.", "supports"),
        ("HGF (of the stroma) is not a cause of resistance to gefitinib.", "disputes"),
        ("HGF did nothing in blood cells and not much in others but conferred resistance to gefitinib.", "supports"),
        ("A resistance to gefitinib is caused by HGF (of the tumor and not of the stroma).", "supports"),
        ("HGF was studied but caused no resistance to gefitinib.", "disputes"),
        ("HGF (of the stroma, not the tumor does not cause resistance to gefitinib.", "disputes"),
        ("HGF needs no MET and thereby causes resistance to gefitinib.", "supports"),
        ("HGF brought resistance to gefitinib, an expression of the heterogeneity that no drug can meet.", "supports"),
        ("HGF, and MET no less, caused resistance to gefitinib.", "supports"),
        ("HGF was thought to cause resistance to gefitinib, but was not associated with it.", "disputes"),
        ("HGF was thought to cause resistance to gefitinib, and it did.", "supports"),
        ("HGF foretold resistance to gefitinib, but later series could not confirm the link.", "disputes"),
        ("HGF foretold resistance to gefitinib, but later series failed to confirm the link.", "disputes"),
        ("HGF caused resistance to gefitinib; no such relationship emerged.", "disputes"),
        ("HGF caused resistance to gefitinib; no such effect was seen for EGF.", "supports"),
    ],
)
def test_denials_in_brackets(text: str, direction: str) -> None:
    here = passage(text)
    at = text.index("resistance")
    anchor = Span(here.start + at, here.start + at + len("resistance"))
    assert find_direction(here.folded, here.start, here.cues, Span(here.start, here.end), anchor) == direction


@pytest.mark.parametrize(
    ("text", "own", "denied"),
    [
        ("The tumor carries no MET and does not respond to gefitinib.", "does not respond", False),
        ("The tumor carries no MET and was refractory to gefitinib.", "was refractory", False),
        ("No MET and resistance to gefitinib were found.", "resistance", True),
        ("Tumors do not respond to gefitinib, nor do those with MET.", "do not respond", False),
        ("Tumors resist gefitinib, nor do those with MET.", "resist", True),
    ],
)
def test_a_denial_of_the_first_of_two_predicates(text: str, own: str, denied: bool) -> None:
    here = passage(text)
    at = here.start + text.index(own)
    assert is_denied(here.folded, here.start, here.cues, here.span, [Span(at, at + len(own))]) is denied


@pytest.mark.parametrize(("text", "certainty"), CERTAINTIES)
def test_the_weakest_word_of_the_first_clause_decides(text: str, certainty: str) -> None:
    here = passage(text)
    assert find_certainty(here.cues, here.clauses[0]) == certainty


@pytest.mark.parametrize(("text", "setting"), SETTINGS)
def test_settings(text: str, setting: str) -> None:
    here = passage(text)
    assert find_setting(here.cues, Span(here.start, here.end)) == setting


def cue(start: int, end: int, kind: str, value: str = "") -> CueMatch:
    """A cue at a place of an invented sentence."""
    return CueMatch(start, end, "x" * (end - start), kind, value, "cues.tsv line 2")


def test_a_denial_of_another_clause_denies_nothing() -> None:
    folded = "a does not bind b but c binds d"
    cues = [cue(7, 10, "denial")]
    assert find_direction(folded, 0, cues, Span(0, 17)) == "disputes"
    assert find_direction(folded, 0, cues, Span(17, 31)) == "supports"


def test_a_denial_inside_a_word_of_resistance_belongs_to_it() -> None:
    folded = "tumors do not respond to a"
    cues = [cue(10, 13, "denial"), cue(7, 21, "resistance", "explicit")]
    assert find_direction(folded, 0, cues, Span(0, 26)) == "supports"


def test_offsets_count_in_the_document() -> None:
    folded = "not only a binds b"
    assert find_direction(folded, 100, [cue(100, 103, "denial")], Span(100, 118)) == "supports"
    assert find_direction("not a, b binds c", 100, [cue(100, 103, "denial")], Span(100, 116)) == "disputes"


def test_speculation_is_weaker_than_a_hedge() -> None:
    cues = [cue(0, 3, "hedge"), cue(4, 7, "speculation")]
    assert find_certainty(cues, Span(0, 9)) == "speculative"
    assert find_certainty(cues, Span(0, 4)) == "hedged"
    assert find_certainty(cues, Span(8, 9)) == "asserted"
    assert find_certainty([], Span(0, 9)) == "asserted"
