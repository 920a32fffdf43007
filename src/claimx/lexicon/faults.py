"""What is wrong with the files of a lexicon folder."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from claimx.errors import InputError
from claimx.lexicon import tables
from claimx.lexicon.folding import fold
from claimx.lexicon.forms import is_cased
from claimx.lexicon.heads import faults_of_heads
from claimx.lexicon.records import Head, Term, Wording
from claimx.lexicon.wordings import faults_of

MATCH_RULES = ("auto", "cased", "anycase")
OTHER_FILES = {
    tables.CUE_FILE: tables.CUE_COLUMNS,
    tables.STOPWORD_FILE: tables.STOPWORD_COLUMNS,
    tables.VARIANT_FILE: tables.VARIANT_COLUMNS,
    tables.WORDING_FILE: tables.WORDING_COLUMNS,
    tables.CLASS_FILE: tables.CLASS_COLUMNS,
    tables.HEAD_FILE: tables.HEAD_COLUMNS,
}
_NO_LEXICONS = frozenset({"class_kinds.tsv", "inferences.tsv", "gold.tsv", "manifest.tsv"})
"""Tables of the project that may lie in the same folder and are checked elsewhere."""
_CURIE = re.compile(r"[A-Za-z][\w.]*:[\w./:-]+")


def lint_lexicon(folder: Path = tables.PACKAGED) -> list[InputError]:
    """Everything that is wrong with the lexicon files of ``folder``, one error a row and fault."""
    if not folder.is_dir():
        return [InputError(str(folder), "is no folder", "name the folder that holds the lexicon files")]
    problems: list[InputError] = []
    for name, label in tables.LABEL_FILES.items():
        rows, bad = tables.scan_rows(folder / name, tables.TERM_COLUMNS)
        problems += bad
        problems += _faults_of([tables.term_of(label, row) for row in rows])
    for name, columns in OTHER_FILES.items():
        problems += tables.scan_rows(folder / name, columns)[1]
    problems += faults_of(_wordings(folder), _names(folder), _classes(folder))
    problems += faults_of_heads(_heads(folder), _drug_classes(folder))
    known = {*tables.LABEL_FILES, *OTHER_FILES, *_NO_LEXICONS}
    for path in sorted(folder.glob("*.tsv")):
        if path.name not in known and not path.name.startswith("gold"):
            remedy = f"name it one of {', '.join(sorted(tables.LABEL_FILES))}"
            problems.append(InputError(path.name, "is no lexicon file", remedy))
    return problems


def _wordings(folder: Path) -> list[Wording]:
    return [tables.wording_of(row) for row in tables.scan_rows(folder / tables.WORDING_FILE, tables.WORDING_COLUMNS)[0]]


def _names(folder: Path) -> set[tuple[str, str]]:
    """Label and name of the terms of a folder and of the packaged one."""
    return {
        (label, cells["name"])
        for place in (tables.PACKAGED, folder)
        for name, label in tables.LABEL_FILES.items()
        for _, cells in tables.scan_rows(place / name, tables.TERM_COLUMNS)[0]
    }


def _heads(folder: Path) -> list[Head]:
    """The heads of a folder and of the packaged one."""
    places = dict.fromkeys((tables.PACKAGED, folder))
    rows = (row for place in places for row in tables.scan_rows(place / tables.HEAD_FILE, tables.HEAD_COLUMNS)[0])
    return list(map(tables.head_of, rows))


def _drug_classes(folder: Path) -> dict[tuple[str, str], Term]:
    rows = tables.scan_rows(folder / "drug_classes.tsv", tables.TERM_COLUMNS)[0]
    terms = (tables.term_of("DRUG_CLASS", row) for row in rows)
    return {(term.label, term.name): term for term in terms}


def _classes(folder: Path) -> dict[str, tuple[str, ...]]:
    """The classes of words of a folder and of the packaged one."""
    places = (tables.PACKAGED, folder)
    rows = (row for place in places for row in tables.scan_rows(place / tables.CLASS_FILE, tables.CLASS_COLUMNS)[0])
    return dict(map(tables.class_of, rows))


def _faults_of(terms: Sequence[Term]) -> Iterator[InputError]:
    names: dict[str, str] = {}
    owners: dict[tuple[str, bool], Term] = {}
    for term in terms:
        if term.name in names:
            yield InputError(term.place, f"'{term.name}' is named twice, first at {names[term.name]}", "merge the rows")
        names[term.name] = term.place
        if term.id and not _CURIE.fullmatch(term.id):
            yield InputError(term.place, f"{term.id!r} is not a CURIE", "write prefix:identifier, e.g. ncit:C116377")
        if term.match not in MATCH_RULES and not term.match.startswith("context:"):
            remedy = f"use {', '.join(MATCH_RULES)} or context:word|word"
            yield InputError(term.place, f"match rule {term.match!r} is unknown", remedy)
        for form in term.forms:
            cased = is_cased(form, term.match)
            owner = owners.setdefault((form if cased else fold(form), cased), term)
            if owner is not term:
                fault = f"{form!r} already stands for '{owner.name}' ({owner.place})"
                yield InputError(term.place, fault, "keep it in one row")
