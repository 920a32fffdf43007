"""Made papers of many looks, each drawn in three orders, are read as faithfully as real ones must be."""

from pathlib import Path

import pytest
from fidelity import measure

from claimx.sources import read_document
from tests.drawing import Order, redrawn, wrapped
from tests.manuscript import Manuscript, make_manuscript
from tests.typeset import Style, expected, typeset

FLOORS = {
    "recall": 0.985, "precision": 0.97, "order": 0.98, "heads": 0.95, "cells": 0.85, "entries": 0.95, "markers": 0.90,
}  # fmt: skip
ORDERS: tuple[Order, ...] = ("reading", "rows", "shuffled")
LETTER = {"paper": "us-letter", "font": "New Computer Modern"}
STYLES = {
    "one column": Style(columns=1),
    "one column, US letter, ruled tables": Style(columns=1, size=10, rules="all", tables="across", **LETTER),
    "one column, ragged, borderless tables": Style(columns=1, justify=False, rules="none", tables="across"),
    "one column, numbered lines": Style(columns=1, size=11, numbered_lines=True, citing="raised"),
    "two columns": Style(),
    "two columns, US letter, ragged, paragraphs apart": Style(justify=False, indent=False, size=9, **LETTER),
    "two columns, raised markers": Style(citing="raised", entries="(1)"),
    "two columns, names and years": Style(citing="names", entries="names"),
    "two columns, bracketed entries": Style(entries="[1]"),
    "two columns, numbered lines": Style(numbered_lines=True),
    "two columns, no running heads": Style(running_head=False),
    "two columns, tables in columns": Style(tables="column", size=9),
    "two columns, ruled tables in columns": Style(tables="column", rules="all", size=9),
    "two columns, borderless tables in columns": Style(tables="column", rules="none", size=9),
    "two columns, tables over both": Style(tables="across", citing="raised"),
    "two columns, ruled tables over both": Style(tables="across", rules="all", **LETTER),
    "two columns, borderless tables over both": Style(tables="across", rules="none"),
    "two columns, captions under tables": Style(tables="across", captions="bottom"),
    "two columns, captions under ruled tables": Style(tables="column", captions="bottom", rules="all", size=9),
    "two columns, tables broken over columns": Style(tables="broken", size=9),
    "two columns, ruled tables broken over columns": Style(tables="broken", rules="all", size=9),
    "two columns, tables on landscape pages": Style(tables="flipped"),
    "two columns, tables turned on their pages": Style(tables="turned"),
    "two columns, figures in columns": Style(figures="column"),
    "two columns, wide figures": Style(figures="across", citing="raised"),
    "two columns, footnotes": Style(footnotes=True, citing="raised"),
    "two columns, licence under the first": Style(licence=True),
    "two columns, abstract in the first": Style(abstract="column"),
    "two columns, no abstract": Style(abstract="none"),
    "two columns, box": Style(boxed=True),
    "two columns, dropped initial": Style(dropped=True),
    "two columns, numbered heads": Style(heads="numbered"),
    "two columns, heads in capitals": Style(heads="capitals", **LETTER),
    "two columns, heads in italics": Style(heads="italic"),
    "two columns, heads run in": Style(heads="run in"),
    "three columns": Style(columns=3, size=8, citing="raised", indent=False),
    "three columns, tables and figures": Style(columns=3, size=8, tables="across", figures="column", heads="numbered"),
    "three columns, all at once": Style(
        columns=3, size=7.5, tables="column", figures="across", footnotes=True, licence=True, boxed=True, **LETTER
    ),
    "two columns, all at once": Style(
        tables="across", figures="column", footnotes=True, licence=True, boxed=True, heads="numbered", citing="raised"
    ),
}

IN_FORMS = (
    "one column", "two columns", "two columns, ruled tables over both", "two columns, borderless tables in columns",
    "two columns, wide figures", "two columns, tables turned on their pages", "three columns",
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the papers of this module are typeset, each once."""
    return tmp_path_factory.mktemp("typeset")


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("name", STYLES)
def test_made_paper(name: str, order: Order, folder: Path) -> None:
    manuscript, style = make_manuscript(), STYLES[name]
    path = folder / f"{name}.pdf"
    path = redrawn(path if path.exists() else typeset(manuscript, style, path), order, folder / f"{name} {order}.pdf")
    assert too_low(manuscript, style, path) == {}


@pytest.mark.parametrize("name", IN_FORMS)
def test_pages_that_are_forms(name: str, folder: Path) -> None:
    """Pages that were put on other pages, as publishers do to stamp or to shrink them."""
    manuscript, style = make_manuscript(), STYLES[name]
    path = wrapped(typeset(manuscript, style, folder / f"{name} plain.pdf"), folder / f"{name} wrapped.pdf")
    assert too_low(manuscript, style, path) == {}


def too_low(manuscript: Manuscript, style: Style, path: Path) -> dict[str, float]:
    """What of a manuscript was read less faithfully than it must be."""
    found = measure(expected(manuscript, style), read_document(path))
    return {key: value for key, value in found.items() if key in FLOORS and value is not None and value < FLOORS[key]}
