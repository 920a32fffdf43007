"""Traits: what a sentence may hold is told by its words, and a rule that needs other words is not called."""

from dataclasses import dataclass

import pytest

from claimx.claims.passages.stances import STANCES, said, stances_of, vocabulary
from claimx.claims.wording.patterns import parse_words
from claimx.claims.wording.traits import TRAITS, any_of, bits_of, lettered, letters_of, longest_word, needs, worded
from tests.claims.reviews import passage

STOPS = lettered("stop|halt ")
GIVES_WAY = TRAITS.new(lambda: letters_of(parse_words("gives way|yield*")))


@dataclass(frozen=True)
class Sentence:
    folded: str
    traits: int


@pytest.mark.parametrize(
    ("text", "bits"),
    [
        ("a nonstop flight", STOPS),
        ("they halt.", STOPS),
        ("halting", 0),
        ("it yields, and stops", STOPS | GIVES_WAY),
        ("the way", 0),
        ("it gives", GIVES_WAY),  # of several words the longest counts: a bit promises nothing
        ("it regives", 0),
        ("", 0),
    ],
)
def test_the_words_of_a_text_tell_its_bits(text: str, bits: int) -> None:
    assert TRAITS.of_text(text) & (STOPS | GIVES_WAY) == bits


def test_a_bit_that_is_asked_for_later_is_found_in_a_text_met_before() -> None:
    before = TRAITS.of_text("a zeppelin")
    later = lettered("zeppelin")
    assert TRAITS.of_text("a zeppelin") == before | later != before


@pytest.mark.parametrize(
    ("letters", "longest"), [(" gives way ", " gives "), ("the mutation", " mutation"), ("its ", "its "), ("<", " ")]
)
def test_the_longest_word_of_letters(letters: str, longest: str) -> None:
    assert longest_word(letters) == longest


def test_signs_between_words_are_blanks() -> None:
    assert worded("a (b), c_d") == " a  b   c_d "


def test_labels_and_kinds_have_bits_of_their_own() -> None:
    assert any_of("GENE", "DRUG", "GENE") == bits_of(frozenset({"DRUG", "GENE"}))
    assert not any_of("GENE") & any_of("DRUG")


def test_a_rule_is_called_where_some_bits_of_each_set_are_there() -> None:
    @needs(STOPS | GIVES_WAY, any_of("GENE"), nothing="nothing")
    def rule(sentence: Sentence, behind: str) -> str:
        return sentence.folded + behind

    both = STOPS | any_of("GENE")
    told = [rule(Sentence("s", bits), "!") for bits in (both, STOPS, any_of("GENE"), GIVES_WAY | any_of("GENE"), 0)]
    assert told == ["s!", "nothing", "nothing", "s!", "nothing"]


def test_every_stance_has_a_bit() -> None:
    assert set(STANCES) == set(vocabulary())


@pytest.mark.parametrize(
    "text",
    ["The tumor withstood it, and could not bind it.", "Once more, control was brought wholly back."],
)
def test_the_stances_of_a_sentence_are_among_its_traits(text: str) -> None:
    sentence = passage(text)
    found = {hit.stance for hit in stances_of(sentence)}
    assert found
    assert all(sentence.traits & said(stance) for stance in found)
