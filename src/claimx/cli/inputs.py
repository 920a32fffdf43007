"""What ``claimx extract`` is given to read: files, standard input, or JSON Lines of texts."""

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, NoReturn

from claimx.errors import InputError
from claimx.runs.wire import from_line
from claimx.schema import Block, Document, Section
from claimx.sources import document_from_text, read_document

STDIN = "-"
_PARAGRAPH = re.compile(r"\S.*?(?=\s*(?:\n[ \t]*\n|\Z))", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Given:
    """One line of JSON Lines input."""

    id: str | int
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """A text to read: what it is called in the output, and how to get its document."""

    id: str | int
    load: Callable[[], Document]


def find_files(names: Sequence[str]) -> Iterator[Source]:
    """Each file as a source, named by its stem; ``-`` is standard input."""
    for name in names:
        if name == STDIN:
            yield Source("stdin", _read_stdin)
        else:
            yield Source(Path(name).stem, partial(read_document, Path(name)))


def find_lines(names: Sequence[str]) -> Iterator[Source]:
    """Each line of JSON Lines files as a source. A bad line is a source that cannot be loaded."""
    for name in names:
        with _open(name) as stream:
            for number, line in enumerate(stream, start=1):
                if line.strip():
                    yield _from_line(line, f"{'stdin' if name == STDIN else name} line {number}")


def _from_line(line: bytes, place: str) -> Source:
    try:
        given = from_line(Given, line.decode("utf-8"), place)
    except UnicodeDecodeError as error:
        return Source("", partial(_refuse, InputError(place, f"byte {error.start} is not UTF-8", "write UTF-8")))
    except InputError as problem:
        remedy = 'write {"id": "…", "text": "…"}, one object a line'
        return Source("", partial(_refuse, InputError(place, problem.problem, remedy)))
    return Source(given.id, partial(take_text, given.text, str(given.id)))


def take_text(text: str, doc_id: str) -> Document:
    """A text as it is, so that offsets count in what was given.

    The reader's sections and tables are kept where the text needs no mending to be read; else a block is what
    stands between empty lines.
    """
    if text.strip():
        document = document_from_text(text, doc_id)
        if document.text == text and len(document.sections) > 1:
            return document
    blocks = tuple(Block("paragraph", *match.span(), section=0) for match in _PARAGRAPH.finditer(text))
    body = Section("", 1, "body", 0, len(text))
    return Document(doc_id, text, sections=(body,), blocks=blocks, format="text")


def _refuse(problem: InputError) -> NoReturn:
    raise problem


def _read_stdin() -> Document:
    content = sys.stdin.buffer.read()
    try:
        return document_from_text(content.decode("utf-8"), "stdin")
    except UnicodeDecodeError as error:
        raise InputError("stdin", f"byte {error.start} is not UTF-8", "pipe in UTF-8 text") from error


def _open(name: str) -> IO[bytes]:
    if name == STDIN:
        return sys.stdin.buffer
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise InputError(name, (error.strerror or "cannot be opened").lower(), "check the path") from error
