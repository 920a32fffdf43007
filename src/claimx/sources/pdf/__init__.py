"""PDFs of papers become Documents, and every word of their text keeps its place on the page."""

from claimx.sources.pdf.places import Place, Places
from claimx.sources.pdf.reading import Reading, read_pdf

__all__ = ["Place", "Places", "Reading", "read_pdf"]
