"""Footnotes of a PDF: told from entries and paragraphs that are set in the same size."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from claimx.sources import read_document
from claimx.sources.pdf import read_pdf
from claimx.sources.pdf.lines import Line
from claimx.sources.pdf.notes import count_notes
from claimx.sources.pdf.pieces import Piece
from claimx.sources.pdf.segments import Box, Face, Segment
from tests.manuscript import make_manuscript
from tests.typeset import NOTES, Style, typeset

SIZE = 10.0
Printed = tuple[float, float, str]  # base line, size, text

PROSE = (100.0, SIZE, "Harbor pilots described the lanterns of the canal.")
ENTRY = (100.0, 8.0, "12. Abel A. On lanterns. Harbor Press 1999.")
MARKED, OTHER = (130.0, 8.0, "* Nobody kept a ledger."), (142.0, 8.0, "\u2020 Since repaired.")
UNMARKED = (142.0, 8.0, "It was found at low tide.")
RULE, FAR, NARROW = Box(50, 120, 110, 120.5), Box(50, 60, 110, 60.5), Box(50, 90, 50.5, 125)

COLUMNS: dict[str, tuple[list[Printed], list[Box], int]] = {
    "under larger type": ([PROSE, MARKED, OTHER], [], 2),
    "under a rule behind entries": ([ENTRY, MARKED], [RULE], 1),
    "going on without a mark": ([PROSE, MARKED, UNMARKED], [], 2),
    "alone under a rule": ([MARKED], [RULE], 1),
    "without a mark": ([PROSE, UNMARKED], [RULE], 0),
    "behind entries without a rule": ([ENTRY, MARKED], [], 0),
    "a rule above what stands above": ([ENTRY, MARKED], [FAR], 0),
    "a rule that stands upright": ([ENTRY, MARKED], [NARROW], 0),
    "larger type below": ([MARKED, (160.0, SIZE, PROSE[2])], [RULE], 0),
    "in the size of running text": ([PROSE, (130.0, SIZE, MARKED[2])], [RULE], 0),
}


def piece(base: float, size: float, text: str) -> Piece:
    """A piece of one line that begins at the edge of its column."""
    face = Face("Invented", size, False, False)
    segment = Segment(text, 50.0, base - size, 50.0 + 0.5 * size * len(text), base + 2, base, face)
    return Piece((Line.of((segment,), 1, 50.0, 300.0),))


@pytest.mark.parametrize(("column", "rules", "count"), COLUMNS.values(), ids=COLUMNS)
def test_notes_at_the_foot_of_a_column(column: list[Printed], rules: list[Box], count: int) -> None:
    assert count_notes([piece(*printed) for printed in column], rules, SIZE) == count


def test_notes_in_the_size_of_the_references(tmp_path: Path) -> None:
    """Where the list is so long that its size counts as one of running text."""
    manuscript = make_manuscript(works=40)
    reading = read_pdf(typeset(manuscript, Style(columns=3, size=7.5, footnotes=True), tmp_path / "notes.pdf"))
    beside = " ".join(piece.text for piece in reading.aside)
    notes = [note for note in NOTES[: len(manuscript.sections)] if note in beside]
    assert notes and not [note for note in NOTES if note in reading.document.text]
    assert len(reading.document.references) == len(manuscript.works)


def test_entries_with_raised_numbers_are_no_notes(tmp_path: Path) -> None:
    """A list that begins at the foot of a page under its larger heading, as notes do."""
    path = tmp_path / "raised.pdf"
    canvas = Canvas(str(path))
    for at in range(36):
        canvas.setFont("Times-Roman", SIZE)
        canvas.drawString(
            60, 780 - 13 * at, f"Night bakers repaired lantern {at} behind the lighthouse of the old harbor."
        )
    canvas.setFont("Times-Bold", 12)
    canvas.drawString(60, 300, "References")
    for at in range(9):
        canvas.setFont("Times-Roman", 5)
        canvas.drawString(60, 278 - 11 * at, f"{at + 1}")
        canvas.setFont("Times-Roman", 8)
        canvas.drawString(64, 275 - 11 * at, f"Abel A, Bell B. On lantern {at} and its maps. Harbor Press 199{at}.")
    canvas.save()
    document = read_document(path)
    assert len(document.references) == 9 and "On lantern 8" in document.references[-1].text
