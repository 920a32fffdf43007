"""Reviews written into a corpus: a file that overwrites none, a row behind all others."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from claimx.acquisition.duplicates import refuse_known
from claimx.corpus import COLUMNS, REVIEWS, ManifestRow, read_manifest, sha256_of
from claimx.errors import InputError
from claimx.schema import Reference
from claimx.text import squeeze


@dataclass(frozen=True, slots=True)
class Acquired:
    """A review as it came: what was asked for, its bytes, what is known of it, and the references that it prints.

    ``file`` is the name of its file; empty where it was fetched.
    """

    asked: str
    data: bytes
    file: str
    row: ManifestRow
    references: tuple[Reference, ...] = ()


def register(acquired: Acquired, corpus: Path, anyway: bool = False) -> ManifestRow:
    """Write a review's file and row; nothing is left behind where either fails.

    Args:
        acquired: the review.
        corpus: the corpus folder; a manifest is begun where it has none.
        anyway: whether to take it in though the corpus has one with its identifier, or of nearly its title.

    Raises:
        InputError: the corpus has this review already, or cannot be written to.
    """
    checksum = hashlib.sha256(acquired.data).hexdigest()
    manifest = corpus / "manifest.tsv"
    with _held(manifest):
        rows = registered(manifest)
        row = replace(acquired.row, sha256=checksum)
        refuse_known(acquired.asked, row, rows, anyway)
        row = replace(row, id=_free_id(row.id, {other.id for other in rows}))
        name = acquired.file or f"{row.id}.xml"
        taken = {other.file for other in rows}
        row = replace(row, file=_free_file(name, row.id, checksum, corpus / REVIEWS, taken))
        with _placed(corpus / REVIEWS / row.file, acquired.data):
            _append(manifest, row)
    return row


def registered(manifest: Path) -> tuple[ManifestRow, ...]:
    """The rows of a manifest; none where there is no manifest yet."""
    return read_manifest(manifest) if manifest.exists() else ()


def _free_id(wanted: str, taken: set[str]) -> str:
    numbers = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(name for name in (wanted, *numbers) if name not in taken)


def _free_file(name: str, doc_id: str, checksum: str, folder: Path, taken: set[str]) -> str:
    """A file's own name where it is free or holds the same bytes, else one made of the id."""
    suffix = Path(name).suffix.lower()
    numbers = (f"{doc_id}-{number}{suffix}" for number in range(2, len(taken) + 100))
    for free in (squeeze(name), f"{doc_id}{suffix}", *numbers):
        path = folder / free
        if free not in taken and (not path.exists() or (path.is_file() and sha256_of(path) == checksum)):
            return free
    raise InputError(str(folder / name), "every name for this file is taken", "rename the file")


@contextmanager
def _placed(path: Path, data: bytes) -> Iterator[None]:
    """A file written where there is none, and taken away again if what follows fails."""
    made = False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            with path.open("xb") as stream:
                made = True
                stream.write(data)
        yield
    except BaseException:
        if made:
            path.unlink(missing_ok=True)
        raise


@contextmanager
def _held(manifest: Path) -> Iterator[None]:
    """Hold a manifest for oneself, so that no row is lost where two add to it at a time."""
    lock = manifest.with_name(f".{manifest.name}.lock")
    try:
        lock.open("xb").close()
    except FileExistsError:
        remedy = f"wait until it is done; if nothing is running, delete {lock}"
        raise InputError(str(manifest), "another claimx is writing to it", remedy) from None
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def _append(manifest: Path, row: ManifestRow) -> None:
    """Write the table with a row more beside the old one, then put it in its place in one step."""
    manifest = manifest.resolve()
    part = manifest.with_name(f".{manifest.name}.part")
    try:
        with part.open("wb") as stream:
            stream.write(_with_row(manifest, row))
            stream.flush()
            os.fsync(stream.fileno())
        if manifest.exists():
            shutil.copymode(manifest, part)
        os.replace(part, manifest)
    finally:
        part.unlink(missing_ok=True)


def _with_row(manifest: Path, row: ManifestRow) -> bytes:
    """The bytes of a manifest with a row more, in the columns that its first line names; the rest stays as it is."""
    before = manifest.read_bytes() if manifest.exists() else "\t".join(COLUMNS).encode() + b"\n"
    end = b"\r\n" if before.split(b"\n", 1)[0].endswith(b"\r") else b"\n"
    header = before.decode("utf-8-sig").splitlines()[0].split("\t")
    cells = {column: squeeze(getattr(row, column)) for column in COLUMNS}
    line = "\t".join(cells.get(column, "") for column in header)
    return before + (b"" if before.endswith(b"\n") else end) + line.encode() + end
