"""Drugs: ChEMBL's molecules, as its web page exports them or as its table ``molecule_dictionary`` has them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from claimx.vocabularies.records import Concept, Refused
from claimx.vocabularies.tables import read_table

LAYOUTS = {"export": ("ChEMBL ID", "Name"), "molecule_dictionary": ("chembl_id", "pref_name")}
COLUMNS: Mapping[str, tuple[str, str, str]] = {
    "export": ("ChEMBL ID", "Name", "Synonyms"),
    "molecule_dictionary": ("chembl_id", "pref_name", "synonyms"),
}
NO_NAMES = ("None", "\\N", "NULL")
_ID = re.compile(r"CHEMBL\d+")
_CODE = re.compile(r"\d")


def read_chembl(path: Path) -> Iterator[Concept | Refused]:
    """The molecules of a download that have a name, or the rows that are none.

    Raises:
        InputError: the file is no download of ChEMBL, or a row cannot be read.
    """
    layout, rows = read_table(path, LAYOUTS)
    id_column, name_column, synonym_column = COLUMNS[layout]
    nameless: list[int] = []
    for number, row in rows:
        place, identifier, printed = f"{path.name} line {number}", row[id_column], row[name_column]
        if not printed or printed in NO_NAMES:
            nameless.append(number)
            continue
        yield from _without_name(path, nameless)
        nameless = []
        if not _ID.fullmatch(identifier):
            yield Refused(place, printed, printed, f"{identifier!r} is no ChEMBL id, such as CHEMBL939")
        else:
            synonyms = [part.strip() for part in row.get(synonym_column, "").split("|") if part.strip()]
            yield Concept(_in_case(printed), f"chembl:{identifier}", (), tuple(map(_in_case, synonyms)), place)
    yield from _without_name(path, nameless)


def _without_name(path: Path, lines: Sequence[int]) -> Iterator[Refused]:
    """Most molecules of ChEMBL have no name: one line of the report for a run of them."""
    if lines:
        yield Refused(f"{path.name} lines {lines[0]}-{lines[-1]}", "", "", f"{len(lines)} molecules without a name")


def _in_case(name: str) -> str:
    """A name as papers print it: ChEMBL writes all in capitals, but only codes and abbreviations are."""
    return name if _CODE.search(name) or len(name) <= 4 or not name.isupper() else name.lower()
