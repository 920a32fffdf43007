"""Openings: what is found by them is what a search at every letter finds."""

import re
from re import _parser as grammar  # what an expression can begin with, only its grammar tells
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx.claims.discourse import pointers
from claimx.claims.pairing import denials, measures, phrases, wording
from claimx.claims.wording.openings import Openings, Sought

EXPRESSIONS = {"fruit": re.compile(r"ap(?:ple|ricot)s?|\bfig"), "green": re.compile(r"apple|leaf|grass green")}
WORDS = ("apples", "apricot", "fig", "figleaf", "grass", "green", "pineapple", "leaf", "ap")
ANY = "\0"  # stands for a character that is not told
LONG = 24


def beginnings(expression: Any) -> set[str]:
    """What matches of a parsed expression begin with, as far as that is one wording; ``ANY`` ends those that go on."""
    found = {""}
    for kind, what in expression:
        match str(kind), what:
            case "LITERAL", code:
                here = {chr(code)}
            case "IN", members if all(str(one) == "LITERAL" for one, _ in members):
                here = {chr(code) for _, code in members}
            case "SUBPATTERN", (*_, inner):
                here = beginnings(inner)
            case "BRANCH", (_, ways):
                here = set[str]().union(*map(beginnings, ways))
            case "MAX_REPEAT" | "MIN_REPEAT", (least, most, inner):
                here = {way + ANY * (most > 1) for way in beginnings(inner)} | ({""} if least == 0 else set())
            case "AT" | "ASSERT" | "ASSERT_NOT", _:
                here = {""}
            case _:
                here = {ANY}
        found = {way if ANY in way or len(way) > LONG else way + after for way in found for after in here}
    return found


@pytest.mark.parametrize(
    ("expression", "openings"),
    [
        *(pytest.param(sign, denials.OPENINGS[kind], id=kind) for kind, sign in denials.SIGNS.items()),
        pytest.param(phrases.PATTERN.pattern, phrases.OPENINGS, id="outcomes"),
    ],
)
def test_whatever_a_sign_or_outcome_can_begin_with_is_an_opening(expression: str, openings: tuple[str, ...]) -> None:
    starts = {way.partition(ANY)[0] for way in beginnings(grammar.parse(expression))} - {""}  # "" begins with a figure
    assert [start for start in sorted(starts) if not start.startswith(openings)] == []


@given(
    st.lists(st.sampled_from(WORDS)).flatmap(
        lambda words: st.sampled_from(("", " ", ", ")).map(lambda gap: gap.join(words))
    )
)
def test_openings_find_what_a_search_finds(text: str) -> None:
    found = Openings(EXPRESSIONS, {"fruit": ("ap", "fig"), "green": ("apple", "leaf", "grass ")}).find(text)
    for name, expression in EXPRESSIONS.items():
        assert [m.span() for m in found.get(name, [])] == [m.span() for m in expression.finditer(text)]


SOUGHT = {
    f"{module.__name__} {name}": each
    for module in (pointers, measures, wording)
    for name, each in vars(module).items()
    if isinstance(each, Sought)
}


@pytest.mark.parametrize("sought", SOUGHT.values(), ids=SOUGHT)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_whatever_is_sought_by_its_letters_holds_some_of_them(sought: Sought, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(sought.expression))
    assert [m.span() for m in sought.find(text)] == [m.span() for m in sought.expression.finditer(text)] != []
