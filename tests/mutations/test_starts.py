"""The gate before the mutation rules: nothing that a rule reads may begin in a way that it does not let through."""

import re
import warnings

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimx.mutations.records import Rule
from claimx.mutations.search import AT_WORD, AT_WORDS, bare
from claimx.mutations.starts import STARTS, trie

GATE = re.compile(AT_WORD + STARTS)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["del", "delta", "dup"], "d(?:el|up)"),
        (["bp ", "base"], r"b(?:ase|p\s)"),
        (["a"], "a"),
    ],
)
def test_a_trie_says_how_words_begin(words: list[str], expected: str) -> None:
    assert trie(words) == expected


@pytest.mark.parametrize("rule", AT_WORDS, ids=lambda rule: rule.name)
def test_every_beginning_of_a_rule_is_let_through(rule: Rule) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        printed = st.from_regex(re.compile(bare(rule.pattern), re.ASCII))

    @settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(text=printed)
    def check(text: str) -> None:
        at = next((m.start() for m in re.finditer(AT_WORD + f"(?:{rule.pattern})", text)), None)
        if at is not None and text[at].isascii() and not text[at].islower():
            assert GATE.match(text, at)

    check()


@pytest.mark.parametrize(
    "text",
    ["The patients", "We treated", "DNA was", "In 12 patients", "of 35 %", "and the", "methods", "protein", "(a cell)"],
)
def test_ordinary_words_are_passed_over(text: str) -> None:
    assert not GATE.match(text)
