"""Web addresses that a page links to, and the DOIs that they lead to."""

import ctypes
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import pypdfium2.raw as pdfium

from claimx.sources.pdf.faces import Turn
from claimx.sources.pdf.segments import Box, WebLink

_RESOLVER = re.compile(r"https?://(?:www\.|dx\.)?doi\.org/+([^\s?#]+)", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_Address = ctypes.c_char * 2048


def read_links(document: Any, page: Any, turn: Turn) -> Iterator[WebLink]:
    """The web addresses that a page links to.

    Args:
        document: the PDFium document.
        page: the PDFium page.
        turn: takes a point of the file to the point on the upright page.
    """
    at, link, address, area = ctypes.c_int(0), pdfium.FPDF_LINK(), _Address(), pdfium.FS_RECTF()
    while pdfium.FPDFLink_Enumerate(page, at, link):
        action = pdfium.FPDFLink_GetAction(link)
        if action and pdfium.FPDFAction_GetURIPath(document.raw, action, address, len(address)) > 1:
            pdfium.FPDFLink_GetAnnotRect(link, area)
            box = Box.between(turn(area.left, area.bottom), turn(area.right, area.top))
            yield WebLink(address.value.decode("utf-8", "replace"), box)


def linked_doi(address: str) -> str:
    """The DOI that an address leads to by way of the resolver; '' for other addresses.

    >>> linked_doi("https://doi.org/10.1000/182"), linked_doi("https://example.org/10.1000/182")
    ('10.1000/182', '')
    """
    resolved = _RESOLVER.fullmatch(address.strip().split("?")[0].split("#")[0])
    doi = unquote(resolved.group(1)) if resolved else ""
    return doi if _DOI.fullmatch(doi) else ""
