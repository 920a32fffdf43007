"""Skeletons: the letters of an outline, and which sets of wordings stand where."""

import pytest

from claimx.claims.frames.skeletons import Skeletons
from claimx.claims.wording.patterns import parse_words

SETS = {"s": parse_words("stop*|brings to a halt"), "h": parse_words("hinders|brings down"), "i": parse_words("in")}
SKELETONS = Skeletons(SETS.values())
NAMES = {SKELETONS.marks[words]: name for name, words in SETS.items()}


@pytest.mark.parametrize(
    ("outline", "skeleton"),
    [
        ("C stopped D", "CsD"),
        ("stop", "s"),
        ("unstoppable D", "D"),
        ("C brings D, and hinders it", "CDh"),
        ("it brings C, to a halt. D", "CD"),
        ("C brings to a halt: D", "CsD"),
        ("it hindered", ""),
        ("V (in K)", "ViK"),
        ("within", ""),
        ("stopping in time hinders", "sih"),
        ("", ""),
    ],
)
def test_what_is_left_of_an_outline(outline: str, skeleton: str) -> None:
    assert "".join(NAMES.get(mark, mark) for mark in SKELETONS.of(outline)) == skeleton


@pytest.mark.parametrize(("outline", "fits"), [("C, V in D stops G", True), ("C stops G in D", False), ("C in", False)])
def test_elements_are_found_in_their_order(outline: str, fits: bool) -> None:
    order = SKELETONS.order(["[VC]", "D", SETS["s"]])
    assert bool(order.search(SKELETONS.of(outline))) is fits
