"""PDFs of papers become Documents, and every word of their text keeps its place on the page."""

from claimx.sources.pdf.places import Place, Places, Sheet
from claimx.sources.pdf.reading import Reading, read_pdf, read_places

__all__ = ["Place", "Places", "Reading", "Sheet", "read_pdf", "read_places"]
