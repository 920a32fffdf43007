"""Pictures of a PDF's pages, small enough for forty of them in one HTML file."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

import pypdfium2

from claimx.sources.pdf import Sheet

WIDTH = 1000  # pixels of a page's picture
QUALITY = 55  # of WebP: type stays sharp, a page of text takes about 60 kB


def draw_pages(path: Path, sheets: Sequence[Sheet]) -> Iterator[str]:
    """Each page as a data URI, turned as its text was read.

    Args:
        path: the PDF, which could be read before.
        sheets: its pages.
    """
    document = pypdfium2.PdfDocument(path)
    try:
        for sheet in sheets:
            page = document[sheet.number - 1]
            turn = (90 * sheet.turns - page.get_rotation()) % 360
            picture = page.render(scale=WIDTH / sheet.width, rotation=turn).to_pil()
            out = BytesIO()
            picture.save(out, "WEBP", quality=QUALITY)
            page.close()
            yield f"data:image/webp;base64,{b64encode(out.getvalue()).decode()}"
    finally:
        document.close()
