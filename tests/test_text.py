import doctest
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx import citations, text
from claimx.sources import references
from claimx.text import Vocabulary, fold, fold_words, squeeze


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("  a \t b\n\nc\u00a0d ", "a b c d"),
        ("", ""),
        ("\u2003x", "x"),
    ],
)
def test_squeeze(raw: str, expected: str) -> None:
    assert squeeze(raw) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("KIN1\u2011mutant", "kin1-MUTANT"),
        ("3\u20135 %", "3-5  %"),
        ("the \u201croot\u201d", 'the "root"'),
        ("patients\u2019", "patients'"),
        ("\ufb01rst", "first"),
    ],
)
def test_fold_makes_equal_what_reads_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Why: A Title.", "why a title", True),
        ("Drug\u2013target pairs?", "Drug target pairs", True),
        ("A title", "Another title", False),
    ],
)
def test_fold_words_compares_titles(one: str, other: str, same: bool) -> None:
    assert (fold_words(one) == fold_words(other)) is same


@given(st.text())
def test_fold_is_stable(raw: str) -> None:
    assert fold(fold(raw)) == fold(raw)


def test_vocabulary_leaves_out_words_that_a_line_end_cuts() -> None:
    vocabulary = Vocabulary(["A tumor-derived onco-\nlogy note on\u2011target; on-target."])
    assert vocabulary.words["onco"] == vocabulary.words["logy"] == 0
    assert vocabulary.compounds["on-target"] == 2
    assert vocabulary.compounds["tumor-derived"] == 1
    assert vocabulary.tokens["A"] == 1


@pytest.mark.parametrize("module", [text, citations, references], ids=lambda module: module.__name__)
def test_examples_in_docstrings_hold(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0
