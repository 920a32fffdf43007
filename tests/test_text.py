import doctest
import re
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx import citations, text
from claimx.sources import references
from claimx.text import Vocabulary, begins_word, distinct_words, find_words, fold, fold_words, mark, squeeze


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


@pytest.mark.parametrize(
    ("raw", "words", "expected"),
    [
        ("TKI or TKIs, not TKIx, mTKI, TKI_1", ["TKI"], ["TKI", "TKIs"]),
        ("PD-L1 and PD", ["PD", "PD-L1", "L1"], ["PD-L1", "PD"]),
        ("AB B", ["B", "A B"], ["B"]),
        ("TKIs", ["TKI", "TKIs"], ["TKIs"]),
        ("", ["A"], []),
        ("A", [], []),
    ],
)
def test_find_words(raw: str, words: list[str], expected: list[str]) -> None:
    assert [raw[start:end] for start, end, _ in find_words(raw, words)] == expected


SIGNS = st.sampled_from(["A", "B", "s", "-", " ", "_", "é"])


@given(raw=st.text(SIGNS, max_size=20), words=st.sets(st.text(SIGNS, min_size=1, max_size=4), min_size=1, max_size=4))
def test_words_are_found_as_by_a_pattern_of_all_of_them(raw: str, words: set[str]) -> None:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    pattern = rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})s?(?!\w)"
    assert list(find_words(raw, words)) == [(*m.span(), m[1]) for m in re.finditer(pattern, raw)]
    assert all(begins_word(word, raw) is bool(re.search(rf"(?<!\w){re.escape(word)}", raw)) for word in words)


@given(st.text())
def test_distinct_words(raw: str) -> None:
    assert distinct_words(raw) == set(re.findall(r"[^\W_]+", raw))


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda ends: (min(ends), max(ends)))))
def test_mark(spans: list[tuple[int, int]]) -> None:
    assert list(mark(spans, 10)) == [any(start <= at < end for start, end in spans) for at in range(10)]


def test_vocabulary_leaves_out_words_that_a_line_end_cuts() -> None:
    vocabulary = Vocabulary(["A tumor-derived onco-\nlogy note on\u2011target; on-target."])
    assert vocabulary.words["onco"] == vocabulary.words["logy"] == 0
    assert vocabulary.compounds["on-target"] == 2
    assert vocabulary.compounds["tumor-derived"] == 1
    assert vocabulary.tokens["A"] == 1


@pytest.mark.parametrize("module", [text, citations, references], ids=lambda module: module.__name__)
def test_examples_in_docstrings_hold(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0
