"""The two stages of a review, from file to file, so that the result of each can be kept and used again."""

import gc
import hashlib
import os
from collections.abc import Sequence
from dataclasses import astuple
from functools import cache
from pathlib import Path

from claimx.corpus import Review, read_review
from claimx.pipeline import Extractor
from claimx.runs.wire import from_line, to_line
from claimx.schema import Document, Extraction


def stage_key(review: Review, version: str) -> str:
    """A name for what a review becomes: another if its file, its row, its list or the extractor changes."""
    parts = (*astuple(review.row)[:-1], review.sha256, review.cited_sha256, version)
    return f"{review.row.id}-{hashlib.sha256(repr(parts).encode()).hexdigest()[:16]}"


def read_to_file(review: Review, target: Path) -> Path:
    """Read a review and write its Document as JSON. Raises InputError where it cannot be read."""
    return _write(read_review(review), target)


def extract_to_file(document: Path, target: Path, lexicons: Sequence[Path] = (), taggers: Sequence[str] = ()) -> Path:
    """Extract a Document that was written as JSON, and write the Extraction as JSON."""
    return _write(load_extractor(tuple(lexicons), tuple(taggers)).extract(_read_document(document)), target)


def read_extraction(path: Path) -> Extraction:
    """The Extraction that was written to a file."""
    return from_line(Extraction, path.read_text(encoding="utf-8"), str(path))


@cache
def load_extractor(lexicons: tuple[Path, ...] = (), taggers: tuple[str, ...] = ()) -> Extractor:
    """The extractor, built once a process. It stays: no time goes into looking for garbage among its lexicons."""
    extractor = Extractor.load(lexicons, taggers)
    gc.freeze()
    return extractor


def _read_document(path: Path) -> Document:
    return from_line(Document, path.read_text(encoding="utf-8"), str(path))


def _write(record: Document | Extraction, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        part.write_text(to_line(record), encoding="utf-8", newline="")
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)
    return target
