"""Readers: files of every format that claimx reads become Documents."""

import hashlib
from dataclasses import replace
from pathlib import Path

from claimx.errors import InputError
from claimx.schema import Document
from claimx.sources.assembly import assemble
from claimx.sources.files import normalize, read_text
from claimx.sources.jats import SUFFIXES, read_jats
from claimx.sources.plain import read_drafts

__all__ = ["document_from_text", "read_document"]


def read_document(path: Path, doc_id: str = "") -> Document:
    """Reads a review from a text, Markdown, JATS or PDF file.

    Args:
        path: the file; its suffix tells PDF and XML, its content whether a text is Markdown.
        doc_id: the document's id; the file's name without suffix where it is empty.

    Raises:
        InputError: for a file that cannot be read, with the reason and what to do.
    """
    if path.suffix.lower() in SUFFIXES:
        return read_jats(path, doc_id)
    if path.suffix.lower() == ".pdf":
        from claimx.sources.pdf import read_pdf  # PDFium is loaded where a PDF is read, and only there

        return read_pdf(path, doc_id).document
    text, data = read_text(path)
    document = document_from_text(text, doc_id or path.stem, str(path))
    if not document.blocks:
        raise InputError(str(path), "the file holds no text", "put the review's text into it")
    return replace(document, sha256=hashlib.sha256(data).hexdigest())


def document_from_text(text: str, doc_id: str, source: str = "") -> Document:
    """A Document from plain text or Markdown.

    Args:
        text: the text, with line breaks of any kind.
        doc_id: the document's id.
        source: where the text came from, for people.
    """
    drafts, form = read_drafts(normalize(text))
    document = assemble(drafts, doc_id, source, form)
    return replace(document, sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest())
