"""Genes: HGNC's complete set, and a table of HGNC ids and synonyms as biorosetta writes it."""

from collections.abc import Iterator
from pathlib import Path

from claimx.vocabularies.records import Concept, Refused
from claimx.vocabularies.tables import Row, read_table

LAYOUTS = {"complete set": ("hgnc_id", "symbol", "name"), "biorosetta": ("hgnc", "symb", "synonym1", "synonym2")}
SYMBOL_COLUMNS = ("alias_symbol", "prev_symbol")
NAME_COLUMNS = ("name", "alias_name", "prev_name")


def read_hgnc(path: Path) -> Iterator[Concept | Refused]:
    """The genes of a download, or the rows that are none.

    Raises:
        InputError: the file is no download of HGNC, or a row cannot be read.
    """
    layout, rows = read_table(path, LAYOUTS)
    yield from (_complete_set if layout == "complete set" else _biorosetta)(path.name, rows)


def _complete_set(file: str, rows: Iterator[tuple[int, Row]]) -> Iterator[Concept | Refused]:
    """Genes with names and aliases; a pseudogene has its symbol alone, since it shares the rest with its gene."""
    for number, row in rows:
        place, symbol = f"{file} line {number}", row["symbol"]
        if row.get("status", "Approved") != "Approved":
            yield Refused(place, symbol, symbol, f"its status is {row['status']!r}")
        elif reason := _unusable(row["hgnc_id"], symbol):
            yield Refused(place, symbol, symbol, reason)
        else:
            if row.get("locus_group") == "pseudogene":
                yield Concept(symbol, row["hgnc_id"].lower(), (), (), place)
                continue
            spelled_out = [name for column in NAME_COLUMNS for name in _list(row.get(column, ""))]
            aliases = [alias for column in SYMBOL_COLUMNS for alias in _list(row.get(column, ""))]
            yield Concept(symbol, row["hgnc_id"].lower(), tuple(spelled_out), tuple(aliases), place)


def _biorosetta(file: str, rows: Iterator[tuple[int, Row]]) -> Iterator[Concept | Refused]:
    """One gene from the rows that it has, one for each pair of synonyms."""
    aliases: dict[str, dict[str, None]] = {}
    first: dict[str, tuple[str, str]] = {}
    for number, row in rows:
        place, identifier, symbol = f"{file} line {number}", row["hgnc"], row["symb"]
        if reason := _unusable(identifier, symbol):
            yield Refused(place, symbol, symbol, reason)
            continue
        first.setdefault(identifier, (place, symbol))
        found = aliases.setdefault(identifier, {})
        found |= dict.fromkeys(cell for cell in (row["synonym1"], row["synonym2"]) if cell)
    for identifier, (place, symbol) in first.items():
        yield Concept(symbol, identifier.lower(), (), tuple(aliases[identifier]), place)


def _unusable(identifier: str, symbol: str) -> str:
    if not symbol:
        return "it has no symbol"
    if not (identifier.startswith("HGNC:") and identifier[5:].isdigit()):
        return f"{identifier!r} is no HGNC id, such as HGNC:3236"
    return ""


def _list(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]
