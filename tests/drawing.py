"""The parts of a PDF's pages drawn in another order: the page looks the same, its content stream does not."""

import ctypes
import random
from pathlib import Path
from typing import Any, Literal

import pypdfium2
import pypdfium2.raw as pdfium

Order = Literal["reading", "rows", "shuffled"]
ROW = 3.0  # points of height within which parts count as one row


def redrawn(path: Path, order: Order, to: Path) -> Path:
    """The PDF drawn as it is, row by row over all columns, or at random."""
    if order == "reading":
        return path
    document = pypdfium2.PdfDocument(path)
    for page in document:
        parts = [pdfium.FPDFPage_GetObject(page.raw, at) for at in range(pdfium.FPDFPage_CountObjects(page.raw))]
        for part in parts:
            pdfium.FPDFPage_RemoveObject(page.raw, part)
        if order == "rows":
            parts.sort(key=_row)
        else:
            random.Random(len(parts)).shuffle(parts)
        for part in parts:
            pdfium.FPDFPage_InsertObject(page.raw, part)
        pdfium.FPDFPage_GenerateContent(page.raw)
    document.save(to)
    return to


def _row(part: Any) -> tuple[int, float]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(part, left, bottom, right, top)
    return -round(bottom.value / ROW), left.value


def wrapped(path: Path, to: Path, scale: float = 0.9) -> Path:
    """The PDF with each page as a form, smaller, in the middle of a new page of the same size."""
    source, made = pypdfium2.PdfDocument(path), pypdfium2.PdfDocument.new()
    for at in range(len(source)):
        width, height = source[at].get_size()
        form = pdfium.FPDF_NewXObjectFromPage(made.raw, source.raw, at)
        part = pdfium.FPDF_NewFormObjectFromXObject(form)
        margin = (1 - scale) / 2
        pdfium.FPDFPageObj_SetMatrix(part, pdfium.FS_MATRIX(scale, 0, 0, scale, margin * width, margin * height))
        page = made.new_page(width, height)
        pdfium.FPDFPage_InsertObject(page.raw, part)
        pdfium.FPDFPage_GenerateContent(page.raw)
        pdfium.FPDF_CloseXObject(form)
    made.save(to)
    return to
