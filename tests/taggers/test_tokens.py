"""Tokens, tags, lists of names, features, agreement, abbreviations."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.taggers.abbreviations import find_abbreviations
from claimx.taggers.evaluation import compare_spans, without_masked
from claimx.taggers.features import Featurizer, joints_of, shape_of
from claimx.taggers.names import name_key, name_list, read_names, write_names
from claimx.taggers.tokens import BEGIN, INSIDE, LAST, OUTSIDE, UNIT, allowed_tags, find_names, find_tokens, plain

SENTENCE = find_tokens("The ABC-1 gene")[0]


@given(st.text(max_size=80))
def test_tokens_are_slices_of_the_text(text: str) -> None:
    for sentence in find_tokens(text):
        assert all(plain(text[token.start : token.end]) == token.text for token in sentence)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("TNFα", "TNFalpha"),
        ("Δ", "delta"),
        ("µM", "muM"),
        ("\u2011", "-"),
        ("\u201d", '"'),
        ("é", "e"),
        ("ﬁt", "fit"),
        ("中", "中"),
    ],
)
def test_words_are_plain(word: str, expected: str) -> None:
    assert plain(word) == expected


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], [OUTSIDE] * 5),
        ([(4, 9)], [OUTSIDE, BEGIN, INSIDE, LAST, OUTSIDE]),
        ([(4, 7)], [OUTSIDE, UNIT, OUTSIDE, OUTSIDE, OUTSIDE]),
        ([(4, 6)], [OUTSIDE, UNIT, OUTSIDE, OUTSIDE, OUTSIDE]),
        ([(4, 7), (4, 9)], [OUTSIDE, BEGIN, INSIDE, LAST, OUTSIDE]),
        ([(90, 99)], [OUTSIDE] * 5),
    ],
)
def test_names_become_tags(spans: list[tuple[int, int]], expected: list[int]) -> None:
    allowed = allowed_tags(SENTENCE, spans)
    assert allowed.sum() == len(SENTENCE)
    assert allowed.argmax(axis=1).tolist() == expected


def test_anything_goes_on_masked_tokens_but_names_stay() -> None:
    allowed = allowed_tags(SENTENCE, [(4, 7)], [(4, 14)])
    assert allowed.sum(axis=1).tolist() == [1, 1, 5, 5, 5]


def test_tags_become_names() -> None:
    assert find_names([OUTSIDE, UNIT, BEGIN, INSIDE, LAST, UNIT]) == [(1, 2), (2, 5), (5, 6)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ABC-1 gene", [6, 7, 8, 0]),
        ("abc 1 gene", [1, 3, 0]),
        ("XYZ binds", [9, 0]),
        ("ABC binds", [0, 0]),
        ("ABC-1 receptor", [6, 7, 7, 8]),
    ],
)
def test_listed_names_are_found(text: str, expected: list[int]) -> None:
    names = name_list(["ABC 1", "ABC 1 receptor", "XYZ"])
    assert names.tags(find_tokens(text)[0]) == expected


@pytest.mark.parametrize(("name", "key"), [("c-MET", "c MET"), ("a", ""), ("12", ""), ("", ""), ("α-X", "alpha X")])
def test_keys_of_names(name: str, key: str) -> None:
    assert name_key(name) == key


def test_lists_of_names_are_the_same_bytes_again(tmp_path: Path) -> None:
    write_names(tmp_path / "a.npz", ["IL-2", "MET"])
    write_names(tmp_path / "b.npz", ["MET", "IL-2", "MET"])
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()
    assert read_names(tmp_path / "a.npz") == name_list(["IL 2", "MET"])


@pytest.mark.parametrize(("word", "shape"), [("EGFR", "XX"), ("p53", "xdd"), ("TNFα", "XXg"), ("-", "-")])
def test_shapes(word: str, shape: str) -> None:
    assert shape_of(word, 2) == shape


def test_joints_tell_what_is_glued_and_bracketed() -> None:
    joints = joints_of(find_tokens("A (bc-d) e")[0])
    assert joints == ["000X1", "011(0", "111x0", "111-0", "111x0", "101)0", "000x0"]


def test_a_row_for_each_token_and_a_column_for_each_feature() -> None:
    featurizer = Featurizer([name_list(["ABC 1"])], ["gene"])
    rows = featurizer.rows(SENTENCE)
    assert rows.shape == (5, len(featurizer.columns))
    assert rows[:, -1].tolist() == [0, 0, 0, 0, 1]


@pytest.mark.parametrize(
    ("found", "gold", "exact", "partial"),
    [
        ([], [], 0, 0),
        ([(0, 4)], [(0, 4)], 1, 1),
        ([(0, 4)], [(2, 6)], 0, 1),
        ([(0, 9)], [(0, 4), (5, 9)], 0, 1),
        ([(0, 4), (5, 9)], [(0, 9)], 0, 1),
        ([(0, 4), (2, 4)], [(2, 4)], 1, 1),
        ([(0, 4)], [(4, 8)], 0, 0),
    ],
)
def test_spans_pair_one_to_one(
    found: list[tuple[int, int]], gold: list[tuple[int, int]], exact: int, partial: int
) -> None:
    agreement = compare_spans(found, gold)
    assert (agreement.exact.right, agreement.partial.right) == (exact, partial)
    assert (agreement.exact.found, agreement.exact.gold) == (len(found), len(gold))


def test_rates_of_nothing_are_none() -> None:
    nothing = compare_spans([], []).exact
    assert (nothing.precision, nothing.recall, nothing.f1) == (None, None, None)


def test_what_lies_on_masked_stretches_does_not_count() -> None:
    assert without_masked([(0, 2), (4, 6), (8, 9)], [(0, 3)], [(1, 6)]) == [(0, 2), (8, 9)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the big growth factor (BGF) and", [("BGF", "big growth factor")]),
        ("big growth factor-1 (BGF-1)", [("BGF-1", "big growth factor-1")]),
        ("a big factor (BXF)", []),
        ("in cells (n = 3)", []),
        ("alpha beta (AB, see above)", [("AB", "alpha beta")]),
        ("(BGF)", []),
    ],
)
def test_short_forms_are_found(text: str, expected: list[tuple[str, str]]) -> None:
    found = find_abbreviations(text)
    assert [(a.short, text[a.long_start : a.long_end]) for a in found] == expected
