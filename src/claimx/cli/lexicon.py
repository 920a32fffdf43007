"""``claimx lexicon``: vocabularies of others beside the curated ones."""

import re
from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.terminal import Debug, flowing, progress, tell

if TYPE_CHECKING:
    from claimx.vocabularies import Imported

app = typer.Typer(name="lexicon", no_args_is_help=True)


class Origin(StrEnum):
    """Whose download it is."""

    hgnc = "hgnc"
    chembl = "chembl"


@app.callback()
def lexicon() -> None:
    """Vocabularies of others beside the curated ones.

    Example: claimx lexicon import hgnc_complete_set.txt --from hgnc -o imported
    """


def import_(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", exists=True, dir_okay=False, help="Downloads; .gz is unpacked.")
    ],
    origin: Annotated[Origin, typer.Option("--from", help="Whose download it is.")],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", file_okay=False, help="Folder to write.")] = Path(
        "imported"
    ),
    lexicons: Annotated[
        list[Path] | None,
        typer.Option("--lexicons", metavar="DIR", exists=True, file_okay=False, help="Lexicons that win, too."),
    ] = None,
    debug: Debug = False,
) -> None:
    """Make a lexicon of HGNC's genes or ChEMBL's molecules, to be used beside the curated one.

    --from hgnc reads the complete set (hgnc_complete_set.txt); --from chembl the export of compounds as CSV or TSV,
    or the table molecule_dictionary. Curated rows win. Forms that mean other things in papers are refused, or kept
    under a rule that demands context. What was refused is listed in DIR/refused/ by line, with the reason.

    Example: claimx lexicon import hgnc_complete_set.txt --from hgnc -o imported
    """
    from claimx.vocabularies import SOURCES, import_vocabulary

    with progress(f"importing {', '.join(path.name for path in files)}"):
        imported = import_vocabulary(files, SOURCES[origin], out, tuple(lexicons or ()))
    _report(imported)
    typer.echo(imported.lexicon)


app.command("import", help=flowing(import_), no_args_is_help=True)(import_)


def _report(imported: "Imported") -> None:
    entries, refused = imported.admission.entries, imported.admission.refused
    forms = len(entries) + sum(len(entry.synonyms) for entry in entries)
    guarded = sum(entry.match != "auto" for entry in entries)
    tell(f"{len(entries):,} concepts with {forms:,} forms; {guarded:,} need context")
    counts: Counter[str] = Counter()
    for item in refused:
        counts[_kind(item.reason)] += item.count
    tell(f"{counts.total():,} refused, listed in {imported.report}:")
    for reason, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        tell(f"  {count:>7,}  {reason}")


def _kind(reason: str) -> str:
    """A reason without what differs from row to row: numbers, quoted names, places."""
    return re.sub(r"\d[\d,]*", "N", re.sub(r" \((?!\*).*\)$", "", re.sub(r"(['\"]).*?\1", "…", reason)))
