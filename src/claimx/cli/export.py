"""``claimx export``: a stored run as seed data for other tools."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.outputs import write_folder, write_text
from claimx.cli.terminal import Debug

if TYPE_CHECKING:
    from claimx.schema import Run


class Target(StrEnum):
    """What a run can be exported to."""

    pubtator = "pubtator"
    bioc = "bioc"
    brat = "brat"
    kgx = "kgx"
    civic = "civic"
    gold = "gold"


FOLDERS = (Target.brat, Target.kgx)


def export(
    run: Annotated[
        Path, typer.Argument(metavar="RUN", exists=True, file_okay=False, help="Folder of a run, e.g. outputs/latest.")
    ],
    to: Annotated[
        Target,
        typer.Option(
            "--to",
            help="pubtator, bioc, brat: documents with mentions and claims; kgx: a graph in Biolink's terms; "
            "civic: candidates for evidence items; gold: rows of a gold table, to be corrected.",
        ),
    ],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="PATH", help="Write to a file; of brat and kgx, to a folder.")
    ] = None,
    debug: Debug = False,
) -> None:
    """Write a stored run as seed data for other tools.

    Example: claimx export outputs/latest --to kgx -o graph
    """
    from claimx.runs.store import read_run

    if to in FOLDERS and out is None:
        raise typer.BadParameter(f"{to} is several files: name a folder with -o")
    stored = read_run(run)
    if to in FOLDERS and out is not None:
        write_folder(out, _files(stored, to))
    else:
        write_text(out, _text(stored, to))


def _text(run: "Run", to: Target) -> str:
    from claimx.exports import bioc_xml, civic, gold, pubtator
    from claimx.runs.pool import pool_claims

    match to:
        case Target.pubtator:
            return "".join(map(pubtator.render_pubtator, run.extractions))
        case Target.bioc:
            return bioc_xml.HEAD + "".join(map(bioc_xml.render_bioc, run.extractions)) + bioc_xml.TAIL
        case Target.gold:
            return gold.render_rows(run.extractions)
        case _:
            return civic.render_civic(pool_claims(run.extractions))


def _files(run: "Run", to: Target) -> dict[str, str]:
    from claimx.exports import brat, kgx
    from claimx.runs.pool import pool_claims

    if to is Target.kgx:
        return kgx.render_kgx(pool_claims(run.extractions), run.extractions)
    return brat.render_folder(run.extractions)
