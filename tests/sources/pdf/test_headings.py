"""Headings that the text of their paragraph runs on behind."""

import pytest

from claimx.sources.pdf.headings import mark_headings
from claimx.sources.pdf.lines import Line
from claimx.sources.pdf.pieces import Piece
from claimx.sources.pdf.segments import Face, Segment
from claimx.sources.pdf.styles import Body

UPRIGHT, SLANTED = Face("Made", 10.0, False, False), Face("Made Italic", 10.0, False, True)
LONG = "Lanterns of the Northern Harbor and the Keepers Who Lit Them in the Winters before a Canal Was Dug to the Town"


def segment(text: str, base: float, face: Face) -> Segment:
    """A segment at the left edge."""
    return Segment(text, 50.0, base - 8, 50.0 + 5 * len(text), base + 2, base, face)


@pytest.mark.parametrize(
    ("head", "is_heading"),
    [
        ("3.2. Lanterns of the Harbor.", True),
        (f"3.2. {LONG}.", True),
        (f"{LONG}.", False),
        (f"3. {LONG}.", False),
        (f"3.2. {LONG} and {LONG}.", False),
    ],
    ids=["short", "long with the number of a subsection", "long", "long with a single number", "longer still"],
)
def test_heads_that_text_runs_on_behind(head: str, is_heading: bool) -> None:
    segments = segment(head, 100.0, SLANTED), segment("Night bakers drew the maps that pilots carried.", 112.0, UPRIGHT)
    piece = Piece(tuple(Line.of((each,), 1, 50.0, 300.0) for each in segments), page=1)
    kinds = [each.kind for each in mark_headings([piece], Body(("Made", False, False), 10.0, (10.0,)))]
    assert kinds[:-1] == ["heading"] * is_heading
