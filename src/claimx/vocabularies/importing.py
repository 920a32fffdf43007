"""A download as lexicon files on disk: the rows that can be used, and a report of what was refused."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimx.errors import InputError
from claimx.lexicon import TERM_COLUMNS, read_lexicon
from claimx.schema import Label
from claimx.vocabularies.admission import admit
from claimx.vocabularies.chembl import read_chembl
from claimx.vocabularies.hgnc import read_hgnc
from claimx.vocabularies.records import Admission, Concept, Entry, Refused

SOURCE_COLUMN = "source"
REPORT_COLUMNS = ("place", "name", "form", "reason")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a download comes from: how it is read, and what lexicon file is made of it."""

    label: Label
    file: str
    read: Callable[[Path], Iterator[Concept | Refused]]
    facts: Mapping[str, str]


SOURCES: Mapping[str, Source] = {
    "hgnc": Source("GENE", "genes.tsv", read_hgnc, {"kind": "gene", "members": "", "roles": ""}),
    "chembl": Source("DRUG", "drugs.tsv", read_chembl, {"classes": "", "targets": ""}),
}


@dataclass(frozen=True, slots=True)
class Imported:
    """The files of an import, and what it holds."""

    lexicon: Path
    report: Path
    admission: Admission


def import_vocabulary(paths: Sequence[Path], source: Source, folder: Path, curated: Sequence[Path] = ()) -> Imported:
    """Write what of the downloads can be used into a lexicon file of ``folder``, and the rest into ``refused/`` there.

    The same downloads and curated lexicons give the same bytes.

    Args:
        paths: files as downloaded; the first that names a concept counts.
        source: one of :data:`SOURCES`.
        folder: made if it is not there. A lexicon file that was written by hand is not replaced.
        curated: folders of lexicons whose rows win, too, beside the packaged ones.

    Raises:
        InputError: names the file and line that cannot be used.
    """
    target = folder / source.file
    _refuse_to_replace(target)
    items = [item for path in paths for item in source.read(path)]
    admission = admit(items, source.label, read_lexicon(curated))
    if not admission.entries:
        reason = admission.refused[0].reason if admission.refused else "the files have no rows"
        raise InputError(", ".join(map(str, paths)), f"nothing to import: {reason}", "look at the files")
    header = (*TERM_COLUMNS, *source.facts, SOURCE_COLUMN)
    _write(target, header, (_row(entry, source) for entry in admission.entries))
    report = folder / "refused" / source.file
    _write(report, REPORT_COLUMNS, ((r.place, r.name, r.form, r.reason) for r in admission.refused))
    return Imported(target, report, admission)


def _row(entry: Entry, source: Source) -> Sequence[str]:
    return (entry.name, entry.id, "|".join(entry.synonyms), entry.match, *source.facts.values(), entry.place)


def _refuse_to_replace(path: Path) -> None:
    if path.exists():
        with path.open(encoding="utf-8") as lines:
            header = lines.readline().rstrip("\n").split("\t")
        if SOURCE_COLUMN not in header:
            raise InputError(str(path), "was not made by an import, and is not replaced", "name another folder with -o")


def _write(path: Path, header: Sequence[str], rows: Iterator[Sequence[str]]) -> None:
    """Write a table, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    with part.open("w", encoding="utf-8", newline="") as stream:
        for row in (header, *rows):
            stream.write("\t".join(row) + "\n")
    os.replace(part, path)
