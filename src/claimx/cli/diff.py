"""``claimx diff``: what became of the claims between two runs."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.terminal import UNBOUNDED, Debug, paper

if TYPE_CHECKING:
    from claimx.runs.differences import Difference

STYLES = {"gained": "green", "lost": "red", "changed": "yellow"}
SIGNS = {"gained": "+", "lost": "−", "changed": "~"}


class Layout(StrEnum):
    """How a difference is written."""

    text = "text"
    tsv = "tsv"


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", exists=True, file_okay=False, help="Folder of the older run.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", exists=True, file_okay=False, help="Folder of the newer run.")],
    format: Annotated[Layout, typer.Option("--format", help="text: for people; tsv: one claim a line.")] = Layout.text,
    debug: Debug = False,
) -> None:
    """Compare two runs: claims gained, lost and changed, each with the cause (document, lexicon, code, model …).

    Example: claimx diff outputs/3f2a90c1d7e4 outputs/latest
    """
    from claimx.runs.differences import compare_runs
    from claimx.runs.store import read_run

    difference = compare_runs(read_run(old), read_run(new))
    if format == Layout.tsv:
        from claimx.runs.tables import CHANGE_COLUMNS, change_row, render_table

        typer.echo(render_table(CHANGE_COLUMNS, map(change_row, difference.changes)), nl=False)
    else:
        _print(difference)


def _print(difference: "Difference") -> None:
    from rich.text import Text

    from claimx.cli.explain import summarize

    page = paper(width=UNBOUNDED)
    page.print(Text(f"{difference.old} → {difference.new}", style="bold").append(f"  {_made(difference)}", style="dim"))
    for kind, style in STYLES.items():
        changes = [change for change in difference.changes if change.kind == kind]
        page.print(Text(f"\n{len(changes)} {kind}", style=f"bold {style}"))
        for change in changes:
            line = Text(f"{SIGNS[kind]} {change.claim.claim_id}  ", style=style)
            line.append(summarize(change.claim), style="default")
            line.append(f"  {change.claim.confidence:.2f}  {change.cause}", style="dim")
            page.print(line)
            for detail in change.details:
                page.print(Text(f"      {detail}"))


def _made(difference: "Difference") -> str:
    """What was different about the making of the two runs, on one line."""
    causes = difference.causes
    reviews = [f"{doc_id} {became}" for doc_id, became in causes.documents.items()]
    return "; ".join([*reviews, *(f"other {making}" for making in causes.makings)]) or "made of the same things"
