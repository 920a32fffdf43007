"""Clauses: which names begin one of their own."""

import pytest

from claimx.claims.passages.clauses import begins_clause, does_something, is_bound
from tests.claims.reviews import passage

BEGINS = [
    ("Loss of PTEN blunted gefitinib, and capmatinib undid this.", "blunted", True),
    ("Loss of PTEN blunted gefitinib; the inhibitor capmatinib was active.", "blunted", True),
    ("Loss of PTEN blunted gefitinib, whereas capmatinib, a small molecule, shrank the tumors.", "blunted", True),
    ("Loss of PTEN blunted the effect of gefitinib, and of capmatinib.", "blunted", False),
    ("Loss of PTEN blunted gefitinib and capmatinib.", "blunted", False),
    ("Loss of PTEN blunted gefitinib, and capmatinib was left out by the mutation.", "left", False),
    ("Loss of PTEN blunted the kinase, but capmatinib inhibitors were given.", "blunted", False),
]


@pytest.mark.parametrize(("text", "word", "begins"), BEGINS)
def test_a_name_with_a_verb_behind_an_opening_begins_a_clause(text: str, word: str, begins: bool) -> None:
    read = passage(text)
    told = read.start + read.text.index(word) + len(word)
    start = read.start + read.text.index("capmatinib")
    assert begins_clause(read, told, start, start + len("capmatinib")) is begins


def test_what_is_done_by_something_is_not_done_by_the_name_before() -> None:
    read = passage("Capmatinib restored by hand what gefitinib lost.")
    assert not does_something(read, read.start + len("Capmatinib"))
    assert does_something(read, read.start + read.text.index(" lost"))


def test_a_preposition_binds_a_name() -> None:
    read = passage("Resistance to the gefitinib arose and capmatinib helped.")
    assert is_bound(read, read.start + read.text.index("gefitinib"))
    assert not is_bound(read, read.start + read.text.index("capmatinib"))
