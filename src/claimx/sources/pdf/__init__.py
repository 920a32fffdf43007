"""PDFs of papers become Documents, and every word of their text keeps its place on the page.

A page goes through these modules, each of which knows nothing of the later ones; up to ``lettering`` several
pages go together:

``sweeps``, ``characters`` what PDFium knows of them · ``signs``, ``cuts``, ``glyphs`` words · ``lettering``
segments, upright · ``parts``, ``graphics`` what else is drawn · ``links`` where it leads · ``rows`` base lines ·
``furniture`` running heads off · ``tables``, ``continued``, ``grids`` tables lifted out · ``columns`` reading order ·
``lines``, ``pieces`` running text in pieces · ``layout`` all of a document's pieces · ``headings``, ``front``,
``entries``, ``joins`` what each piece is · ``markers``, ``reading`` the Document · ``places`` and back from its text to
the page.
"""

from claimx.sources.pdf.places import Place, Places, Sheet
from claimx.sources.pdf.reading import Reading, read_pdf, read_places

__all__ = ["Place", "Places", "Reading", "Sheet", "read_pdf", "read_places"]
