"""Patterns over outlines: which stretch of an outline each matches."""

import re

import pytest

from claimx.claims.wording.patterns import SLOT_FILE, compile_pattern, parse_words
from claimx.claims.wording.rows import HERE, read_rows
from claimx.errors import InputError

WORDINGS = {"stops": parse_words("stop*|brings to a halt"), "slows": parse_words("slow*|delays")}


def matched(pattern: str, outline: str) -> str:
    """The first stretch that a pattern matches."""
    match = compile_pattern(pattern, WORDINGS, "a test").expression.search(outline)
    return match[0] if match else ""


@pytest.mark.parametrize(
    ("pattern", "outline", "stretch"),
    [
        ("CHANGE <stops> DRUG", "in cells, C stops D.", "C stops D"),
        ("CHANGE <stops> DRUG", "V brings to a halt D.", "V brings to a halt D"),
        ("CHANGE <stops> DRUG", "C unstoppable D", ""),
        ("CHANGE <stops> DRUG", "C stops D, D, and D.", "C stops D, D, and D"),
        ("CHANGE <stops> DRUG", "C stops D, and D inhibits it.", "C stops D"),
        ("CHANGE <stops> DRUG", "C mutant cells; V stops D", "V stops D"),
        ("CHANGE <stops> .. DRUG", "C stops the effect of D", "C stops the effect of D"),
        ("CHANGE .. <stops> DRUG", "C, which is rare in K, stops D", "C, which is rare in K, stops D"),
        ("CHANGE <stops> .. DRUG", "C stops; later, D", ""),
        ("CHANGE <stops> .. DRUG", "C stops G and then D", ""),
        ("CHANGE <stops> .... DRUG", "C stops G and then D", "C stops G and then D"),
        ("CARRIER ignore DRUG", "tumors with C ignore D", "tumors with C ignore D"),
        ("CARRIER ignore DRUG", "cells that express V ignore D", "cells that express V ignore D"),
        ("CARRIER ignore DRUG", "C mutant K ignore D", "C mutant K ignore D"),
        ("CARRIER ignore DRUG", "C ignore D", ""),
        ("MARKED ignore DRUG", "C ignore D", "C ignore D"),
        ("DRUG [can|may] help CANCER", "D may help K or K", "D may help K or K"),
        ("DRUG [can|may] help CANCER", "D help K", "D help K"),
        ("DRUG made_for CANCER", "D made for K", "D made for K"),
        ("MUTANT escapes|evades DRUG", "G evades D and V evades D", "V evades D"),
        ("CHANGE <stops>|<slows> DRUG", "C slows D", "C slows D"),
        ("CHANGE <stops>|<slows>|ends DRUG", "C ends D", "C ends D"),
        ("CHANGE <stops>|<slows> DRUG", "C ends D", ""),
        ("DRUG >> <slows> CANCER", "D soon slows K", "D soon slows K"),
        (
            "DRUG >> <slows> CANCER",
            "D enters the cells, binds G and slows K",
            "D enters the cells, binds G and slows K",
        ),
        ("DRUG >> <slows> CANCER", "D enters the cells, where G slows K", ""),
        ("DRUG >> <slows> CANCER", "D binds G and D delays K", "D delays K"),
    ],
)
def test_a_pattern_matches(pattern: str, outline: str, stretch: str) -> None:
    assert matched(pattern, outline) == stretch


def test_an_unknown_set_of_wordings_is_named() -> None:
    with pytest.raises(InputError, match=r"a test.*'halts'"):
        compile_pattern("CHANGE <halts> DRUG", WORDINGS, "a test")


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("cell|cells|tumor", "tumor cells", ["tumor", "cells"]),
        ("at*|all", "atoms, all", ["atoms", "all"]),
        ("in|in the", "in the cell", ["in the"]),
        ("in", "within, thin", []),
        ("+ x|y", "a + x or y", ["+ x", "y"]),
    ],
)
def test_words_stand_alone_and_the_longest_counts(words: str, text: str, found: list[str]) -> None:
    assert re.findall(parse_words(words).expression, text) == found


@pytest.mark.parametrize("row", read_rows(HERE / SLOT_FILE), ids=lambda row: row["part"])
def test_what_a_drug_does_ends_a_list_of_drugs(row: dict[str, str]) -> None:
    example = row["example"].replace("GENE", "C").replace("DRUG", "D")
    said = [form.replace("_", " ").replace("*", "ame") for form in row["wordings"].split("|")]
    for outline in (example, *(f"C impairs D, and D {form} the response." for form in said)):
        assert matched("CHANGE impairs DRUG", outline) == "C impairs D", outline
    assert matched("CHANGE impairs DRUG", "C impairs D, and D of late.") == "C impairs D, and D"
