"""What a file is by its first bytes, whatever its name says."""

from typing import NamedTuple

HEAD = 1024  # bytes that are looked at


class Format(NamedTuple):
    """A format, in words, and the suffix under which it is read; none where it is not."""

    name: str
    suffix: str = ""

    def remedy(self, other: str) -> str:
        """What to do with a file of this format under a wrong name; ``other`` where it is not read at all."""
        return f"give its name the suffix {self.suffix}" if self.suffix else other


UNKNOWN = Format("something else")
_HTML, _XML = Format("HTML"), Format("XML", ".xml")
_BEGINNINGS = {
    b"%pdf-": Format("a PDF", ".pdf"), b"<!doctype html": _HTML, b"<html": _HTML, b"<!doctype": _XML, b"<?xml": _XML,
    b"<article": _XML, b"\xff\xfe": Format("UTF-16 text"), b"\xfe\xff": Format("UTF-16 text"),
    b"\x89png": Format("a PNG picture"), b"\xff\xd8\xff": Format("a JPEG picture"), b"gif8": Format("a GIF picture"),
    b"ii*\x00": Format("a TIFF picture"), b"mm\x00*": Format("a TIFF picture"), b"riff": Format("a WebP picture"),
    b"bm": Format("a BMP picture"), b"pk\x03\x04": Format("a ZIP archive or Office document"),
    b"\x1f\x8b": Format("a gzip archive"), b"\xd0\xcf\x11\xe0": Format("an old Office document"),
    b"{\\rtf": Format("an RTF document"),
}  # fmt: skip


def find_format(data: bytes) -> Format:
    """The format that some bytes begin as; plain text and what is not known are ``UNKNOWN``.

    >>> find_format(b"%PDF-1.7").name, find_format(b"BMI and age").name
    ('a PDF', 'something else')
    """
    head = data[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    start, found = next(
        ((start, name) for start, name in _BEGINNINGS.items() if head.startswith(start)), (b"", UNKNOWN)
    )
    if start.isalnum() and b"\x00" not in head:  # a word
        return UNKNOWN
    return _HTML if found is _XML and b"<html" in head else found
