"""Why a claim came, went or changed."""

from dataclasses import replace

import pytest

from claimx.runs.causes import UNTOLD, Causes
from claimx.schema import Run

MADE = {
    "hashes": {"code": "a", "lexicons": "b", "models": "c", "extractor": "abc"},
    "settings": {"taggers": ["gene"]},
    "versions": {"claimx": "0.1.0", "python": "3.11.7", "spacy": "3.8.1", "pandas": "3.0.0"},
}
ROW = "drugs.tsv line 2: 'gefitinib'"


@pytest.fixture
def made(stored: Run) -> Run:
    """The example run of one review, with what it was made with."""
    return replace(stored, extractions=stored.extractions[:1], facts=MADE)


def remade(run: Run, changes: dict[str, dict[str, object]]) -> Run:
    """The run, had it been made with other things."""
    return replace(run, facts={fact: {**known, **changes.get(fact, {})} for fact, known in MADE.items()})


def cause(old: Run, new: Run) -> str:
    """The cause of a change of the only claim."""
    return Causes.between(old, new).of(old.extractions[0].claims[0], None)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, UNTOLD),
        ({"hashes": {"code": "x"}}, "code"),
        ({"hashes": {"lexicons": "x"}}, "lexicon"),
        ({"hashes": {"models": "x"}}, "model"),
        ({"hashes": {"code": "x", "models": "x"}}, "code or model"),
        ({"hashes": {"code": "x", "lexicons": "x"}}, "code"),
        ({"settings": {"taggers": []}}, "settings"),
        ({"settings": {"corpus": "elsewhere"}}, UNTOLD),
        ({"versions": {"spacy": "3.8.2"}}, "libraries"),
        ({"versions": {"pandas": "3.0.1", "python": "3.12.0"}}, UNTOLD),
    ],
)
def test_what_alone_was_different_is_the_cause(made: Run, changes: dict[str, dict[str, object]], expected: str) -> None:
    assert cause(made, remade(made, changes)) == expected


@pytest.mark.parametrize(
    ("found_by", "expected"),
    [(ROW, "lexicon"), ("mine/drugs.tsv line 7: 'gefitinib'", "lexicon"), ("gene tagger", "code")],
)
def test_a_name_of_the_lexicon_in_one_run_only_tells_it_from_code(made: Run, found_by: str, expected: str) -> None:
    new = remade(made, {"hashes": {"code": "x", "lexicons": "x"}})
    (first,) = new.extractions
    (mention,) = first.mentions
    other = replace(mention, name="erlotinib", found_by=found_by)
    old = replace(made, extractions=(replace(made.extractions[0], mentions=(replace(mention, found_by=found_by),)),))
    assert cause(old, replace(new, extractions=(replace(first, mentions=(other,)),))) == expected


def test_a_row_that_only_moved_is_no_other_name(made: Run) -> None:
    new = remade(made, {"hashes": {"code": "x", "lexicons": "x"}})
    (first,) = new.extractions
    shifted = tuple(replace(m, found_by=m.found_by.replace("line 2", "line 3")) for m in first.mentions)
    assert cause(made, replace(new, extractions=(replace(first, mentions=shifted),))) == "code"


def test_the_document_comes_first(made: Run) -> None:
    new = remade(made, {"hashes": {"code": "x"}})
    (first,) = new.extractions
    other = replace(first, document=replace(first.document, sha256="1" * 64))
    assert cause(made, replace(new, extractions=(other,))) == "document"
    assert cause(made, replace(new, extractions=())) == "document"


def test_what_became_of_the_reviews(stored: Run) -> None:
    one, two = stored.extractions
    old = replace(stored, extractions=(one, two))
    third = replace(one, document=replace(one.document, doc_id="third"))
    new = replace(stored, extractions=(replace(two, document=replace(two.document, sha256="1" * 64)), third))
    assert Causes.between(old, new).documents == {
        "invented-2020": "removed", "other-2021": "changed", "third": "added",
    }  # fmt: skip
