"""Pages that are read several at a time: each comes out as if it were read alone."""

import io
from dataclasses import replace
from pathlib import Path

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from claimx.sources.pdf.files import TOGETHER, read_pages

SIZES = ((595, 842), (612, 792), (842, 595))
LAST = "and the last of all the lines"
FONTS = ("Helvetica", "Times-Italic", "Courier-Bold")


def test_pages_read_together_are_what_each_is_alone(tmp_path: Path) -> None:
    """Pages of other sizes, fonts and turns, accents, pages without text, and lines that go on where a page ends."""
    data = _made(2 * TOGETHER + 3)
    path = tmp_path / "made.pdf"
    whole = pypdfium2.PdfDocument(data)
    for page in read_pages(path, data):
        if page.segments:
            alone = pypdfium2.PdfDocument.new()
            alone.import_pages(whole, [page.number - 1])
            saved = io.BytesIO()
            alone.save(saved)
            (expected,) = read_pages(path, saved.getvalue())
            assert replace(page, number=1) == expected


def _made(pages: int) -> bytes:
    written = io.BytesIO()
    canvas = Canvas(written)
    for number in range(pages):
        (width, height), font = SIZES[number // 2 % 3], FONTS[number // 2 % 3]
        canvas.setPageSize((width, height))
        canvas.line(60, 280, 260, 280)
        if number % 5 == 3:  # lines that run upwards
            canvas.rotate(90)
            canvas.translate(0, -width)
        canvas.setFont(font, 9)
        if number % 2:  # where the last line of the page before ends
            canvas.drawString(63 + canvas.stringWidth(LAST, font, 9), 40, "gone on behind the lines")
        for line in range(6):
            canvas.drawString(60, 500 - 20 * line, f"Keeper {number} of lantern {line} wrote `letters` to seven clerks")
        if number % 4 == 1:
            canvas.drawString(60, 300, "Camos of Hern\u00e1ndez, M\u00fcller and \u00de\u00f3r \u2013 sailed")
            canvas.drawString(75, 300, "\u00b4")
        canvas.drawString(60, 40, LAST)
        canvas.showPage()
        if number % 7 == 5:
            canvas.showPage()
    canvas.save()
    return written.getvalue()
