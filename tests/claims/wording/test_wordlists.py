"""Word lists: every part of a table has a shape, and an example in which it is found."""

import re

import pytest

from claimx.claims import carried, unframed
from claimx.claims.answers import announced, combinations, meant, objects, remedies, strategies, synergies, undone
from claimx.claims.answers import cues as answering
from claimx.claims.discourse import headings, pointers, talk
from claimx.claims.frames import framing
from claimx.claims.indications import settled, uses
from claimx.claims.pairing import studies
from claimx.claims.passages import (
    actions,
    assertion,
    bystanders,
    carriers,
    changes,
    clauses,
    comparators,
    failed,
    outlines,
    partners,
    subjects,
    therapies,
)
from claimx.claims.resistance import cues, disposal, resisted, scopes
from claimx.claims.sensitivity import responses
from claimx.claims.tables import modulators
from claimx.claims.targets import effects
from claimx.claims.wording.patterns import parse_words
from claimx.claims.wording.rows import HERE, read_rows
from claimx.claims.wording.traits import TRAITS
from claimx.claims.wording.wordlists import Parts
from claimx.lexicon import fold

MODULES = (
    actions,
    announced,
    answering,
    assertion,
    bystanders,
    carried,
    carriers,
    changes,
    clauses,
    combinations,
    comparators,
    disposal,
    effects,
    failed,
    framing,
    headings,
    meant,
    modulators,
    objects,
    outlines,
    partners,
    pointers,
    remedies,
    cues,
    resisted,
    responses,
    scopes,
    settled,
    strategies,
    studies,
    subjects,
    synergies,
    talk,
    therapies,
    undone,
    unframed,
    uses,
)
TABLES = {module.WORDS.file: module.WORDS for module in MODULES}
PARTS = [pytest.param(file, row, id=f"{file} {row['part']}") for file in TABLES for row in read_rows(HERE / file)]


@pytest.mark.parametrize(("file", "row"), PARTS)
def test_every_part_has_an_example_that_uses_it(file: str, row: dict[str, str]) -> None:
    pieces = re.split(r"\b(?:DRUG|GENE|CANCER|MECHANISM|CUE)\b", row["example"])
    assert any(TABLES[file][row["part"]].search(fold(piece)) for piece in pieces), row["example"]


@pytest.mark.parametrize(("file", "row"), PARTS)
def test_a_part_is_found_where_its_expression_is(file: str, row: dict[str, str]) -> None:
    table, part = TABLES[file], row["part"]
    for text in map(
        fold, (row["example"], *re.split(r"\b(?:DRUG|GENE|CANCER|MECHANISM|CUE)\b", row["example"]), "none")
    ):
        found, expected = table.search(part, text), table[part].search(text)
        assert (found and found.span()) == (expected and expected.span())


def test_every_table_of_parts_with_links_is_checked() -> None:
    with_links = {path.name for path in HERE.glob("*.tsv") if "links" in read_rows(path)[0]}
    assert with_links == set(TABLES)


@pytest.mark.parametrize("file", TABLES)
def test_every_shape_has_words(file: str) -> None:
    assert sorted(row["part"] for row in read_rows(HERE / file)) == sorted(TABLES[file].shapes)


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("clone*", "subclones", ""),
        ("*clone*", "subclones", "clones"),
        ("cell|*clones", "many subclones", "clones"),
        ("cell|*clones", "a cell", "cell"),
        ("cell|*clones", "cells", ""),
    ],
)
def test_a_star_opens_the_side_on_which_it_stands(words: str, text: str, found: str) -> None:
    match = re.search(parse_words(words).expression, text)
    assert (match[0] if match else "") == found


WORDINGS = [
    pytest.param(module.WORDS, part, row["wordings"], id=f"{module.WORDS.file} {part}")
    for module in MODULES
    for row in read_rows(HERE / module.WORDS.file)
    if (part := row["part"]) in module.WORDS.bits
]


@pytest.mark.parametrize(("words", "part", "wordings"), WORDINGS)
def test_a_text_with_a_wording_has_the_trait_of_its_part(words: Parts, part: str, wordings: str) -> None:
    forms = [form.replace("_", " ") for form in wordings.split("|")]
    said = [f"cells, {'multi' * form.startswith('*')}{form.strip('*')}{'ing' * form.endswith('*')}." for form in forms]
    assert [text for text in said if not TRAITS.of_text(fold(text)) & words.bits[part]] == []
