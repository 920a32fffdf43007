"""Entries: the lists in cells that are printed on one line."""

import pytest

from claimx.claims.tables.entries import entries_of
from claimx.schema import Cell, Span

ENTRIES = [
    ("MET amplification", ["MET amplification"]),
    ("- MET amplification (2) - T790M", ["MET amplification (2)", "T790M"]),
    ("\u2022 one \u2022 two \u2022 three", ["one", "two", "three"]),
    ("MET amplification - a bypass", ["MET amplification - a bypass"]),
    ("1. one 2. two", ["1. one", "2. two"]),
    ("(1) one; (2) two", ["(1) one", "(2) two"]),
    ("(i) one (ii) two (iii) three", ["(i) one", "(ii) two", "(iii) three"]),
    ("a) one b) two", ["a) one", "b) two"]),
    ("seen in 3. one 4. two", ["seen in 3. one 4. two"]),
    ("T790M; MET amplification (rare; 5%); EMT", ["T790M", "MET amplification (rare; 5%)", "EMT"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "entries"), ENTRIES)
def test_entries(text: str, entries: list[str]) -> None:
    found = entries_of(Cell(1, 0, 4, 4 + len(text)), f"... {text} ..."[: 4 + len(text)])
    assert [span.of(f"... {text}") for span in found] == entries


def test_entries_that_the_reader_found_stay() -> None:
    items = (Span(0, 3), Span(4, 9))
    assert entries_of(Cell(1, 0, 0, 9, items=items), "one; two;") == items
