"""Where commands write data: standard output, a file or a folder, each whole or not at all."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from claimx.errors import InputError


def check_place(out: Path | None) -> None:
    """Refuse a file that could not be written, before any work is done for it.

    Raises:
        InputError: there is no folder to write it in, or a folder of that name.
    """
    if out is None:
        return
    if not out.parent.is_dir():
        raise InputError(str(out), f"there is no folder {out.parent}", "make it, or name another")
    if out.is_dir():
        raise InputError(str(out), "is a folder", "name a file")


def check_folder(out: Path) -> None:
    """Refuse a folder that could not be made or written in, before any work is done for it; nothing is made yet.

    Raises:
        InputError: a file is in the way, or the nearest folder that there is may not be written in.
    """
    there = next(path for path in (out, *out.absolute().parents) if path.exists())
    if not there.is_dir():
        raise InputError(str(out), f"{there} is a file", "name a folder")
    if not os.access(there, os.W_OK | os.X_OK):
        raise InputError(str(out), f"no permission to write in {there}", "name another folder")


@contextmanager
def writing(out: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that appears when everything is written. Raises as :func:`check_place`."""
    if out is None:
        yield sys.stdout
        return
    check_place(out)
    part = out.with_name(f".{out.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as stream:
            yield stream
        os.replace(part, out)
    finally:
        part.unlink(missing_ok=True)


def write_text(out: Path | None, text: str) -> None:
    """Write a text to standard output or a file."""
    with writing(out) as stream:
        stream.write(text)


def write_folder(out: Path, files: Mapping[str, str]) -> None:
    """Write files, by name, into a folder, which is made if need be; other files in it are left alone.

    Raises:
        InputError: there is a file of that name.
    """
    if out.exists() and not out.is_dir():
        raise InputError(str(out), "is a file", "name a folder")
    out.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        write_text(out / name, text)
