"""Reference lists of a PDF: where entries begin."""

from collections.abc import Sequence

import pytest

from claimx.schema import BlockKind
from claimx.sources.pdf.entries import mark_references, split_entries
from claimx.sources.pdf.lines import Line, Piece
from claimx.sources.pdf.segments import Face, Segment

FACE = Face("Invented", 9.0, False, False)


def piece(*lines: tuple[float, str], kind: BlockKind = "paragraph") -> Piece:
    """A piece of lines, each with the place where it begins."""
    made = [
        Segment(text, x, 10.0 * at, x + 5 * len(text), 10.0 * at + 9, 10.0 * at + 8, FACE)
        for at, (x, text) in enumerate(lines)
    ]
    return Piece(tuple(Line.of((each,), 1, 50.0, 300.0) for each in made), kind)


HANGING = [(50.0, "Abel A. On lanterns."), (60.0, "Harbor Press 1999."), (50.0, "Bell B. On maps. 2001.")]
MANY = [(50.0, f"{name} wrote on lanterns in {year}.") for year, name in enumerate("ABCDEFGHIJ", 1990)]
LISTS: dict[str, tuple[Sequence[tuple[float, str]], int]] = {
    "numbers": ([(50, "1. Abel A. On lanterns. Harbor"), (50, "Press 1999."), (50, "2. Bell B. On maps.")], 2),
    "a volume is no number": ([(50, "1. Abel A. On lanterns. Press"), (50, "3 18-25."), (50, "2. Bell B.")], 2),
    "the last page of a range is no number": (
        [
            (50, "1. Abel A. On lanterns. Harbor Press 3:1\u2013"),
            (62, "3. See also there."),
            (50, "2. Bell B. On maps."),
        ],
        2,
    ),
    "hanging lines": (HANGING, 2),
    "hardly a line hangs": ([*MANY, (50, "Kell wrote on the harbor and"), (60, "its maps in 2003."), *MANY], 21),
    "a line of two entries that does not hang": ([*MANY, (60, "and maps."), (50, "Lund wrote and"), (50, "drew.")], 11),
    "one piece": ([(50, "Abel A. On lanterns."), (50, "Harbor Press 1999.")], 1),
}


@pytest.mark.parametrize(("lines", "count"), LISTS.values(), ids=LISTS)
def test_entries_begin(lines: Sequence[tuple[float, str]], count: int) -> None:
    assert len(split_entries([piece(*lines)])) == count


@pytest.mark.parametrize(
    ("text", "kind"), [("* Written to the keeper of maps.", "other"), ("Cole C. On tides. 2002.", "reference")]
)
def test_footnotes_are_no_entries(text: str, kind: BlockKind) -> None:
    """Small print under the references belongs to the list, unless it has the sign of a footnote."""
    heading = piece((50, "References"), kind="heading")._replace(section="references")
    found = mark_references([heading, piece(*HANGING), piece((50, text), kind="other")])
    assert [each.kind for each in found if each.text == text] == [kind]
