"""Where commands write data: standard output, a file or a folder, each whole or not at all."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from claimx.errors import InputError


@contextmanager
def writing(out: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that appears when everything is written."""
    if out is None:
        yield sys.stdout
        return
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
