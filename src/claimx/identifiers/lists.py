"""Lists of what a review cites, as tables that people read and mend: a line a work, in the order of the list."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from pathlib import Path

from claimx.errors import InputError
from claimx.schema import ListedReference
from claimx.text import squeeze

SUFFIX = ".references.tsv"
COLUMNS = tuple(field.name for field in fields(ListedReference))
_CHECKS: dict[str, tuple[Callable[[str], object], str]] = {
    "order": (re.compile(r"[1-9]\d*").fullmatch, "write its place in the list, counted from 1"),
    "year": (re.compile(r"(?:19|20)\d\d|").fullmatch, "write four digits or nothing"),
    "doi": (re.compile(r"10\.\d{4,9}/\S+|").fullmatch, "write it as 10.1000/example, or nothing"),
    "pmid": (re.compile(r"\d{1,9}|").fullmatch, "write digits or nothing"),
    "pmcid": (re.compile(r"PMC\d{1,9}|").fullmatch, "write it as PMC1234567, or nothing"),
}


def read_list(path: Path) -> tuple[ListedReference, ...]:
    """The works of a list. Raises InputError, naming the first bad line, where it cannot be used."""
    listed, problems = scan_list(path)
    if problems:
        raise problems[0]
    return listed


def scan_list(path: Path) -> tuple[tuple[ListedReference, ...], tuple[InputError, ...]]:
    """The good lines of a list, and what is wrong with the others. Raises InputError where it is none at all."""
    listed: list[ListedReference] = []
    problems: list[InputError] = []
    for place, cells in _lines(path):
        try:
            listed.append(_parse(place, cells))
        except InputError as problem:
            problems.append(problem)
    return tuple(listed), tuple(problems)


def write_list(path: Path, listed: Iterable[ListedReference]) -> None:
    """Write a list, whole or not at all."""
    rows = ([squeeze(_cell(getattr(entry, column))) for column in COLUMNS] for entry in listed)
    text = "".join("\t".join(row) + "\n" for row in (COLUMNS, *rows))
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="")
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def _lines(path: Path) -> Iterator[tuple[str, list[str]]]:
    """The lines below the first, each with its place; empty ones are skipped."""
    try:
        lines = path.read_bytes().decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise InputError(str(path), f"byte {error.start} is not UTF-8", "save the file as UTF-8") from error
    except OSError as error:
        raise InputError(str(path), error.strerror or "cannot be opened", "check its permissions") from error
    if lines[0].rstrip("\r").split("\t") != list(COLUMNS):
        raise InputError(f"{path} line 1", "other columns than expected", f"the columns are {', '.join(COLUMNS)}")
    for number, line in enumerate(lines[1:], start=2):
        if line.strip():
            yield f"{path} line {number}", [cell.strip() for cell in line.split("\t")]


def _parse(place: str, cells: list[str]) -> ListedReference:
    if len(cells) != len(COLUMNS):
        raise InputError(place, f"{len(cells)} cells, expected {len(COLUMNS)}", "separate cells by one tab")
    by_column = dict(zip(COLUMNS, cells, strict=True))
    for column, (fits, remedy) in _CHECKS.items():
        if not fits(by_column[column]):
            raise InputError(place, f"{column} {by_column[column]!r}", remedy)
    order, year = int(by_column.pop("order")), by_column.pop("year")
    return ListedReference(order=order, year=int(year) if year else None, **by_column)
