"""``claimx grade``: a stored run against a gold table."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from claimx.cli.against import Benchmark, grade_against
from claimx.cli.outputs import check_place, write_text
from claimx.cli.terminal import Debug, complain


class Look(StrEnum):
    """How a grade is written."""

    md = "md"
    json = "json"
    html = "html"


def grade(
    run: Annotated[
        Path | None,
        typer.Argument(metavar="RUN", exists=True, file_okay=False, help="Folder of a run, e.g. outputs/latest."),
    ] = None,
    gold: Annotated[
        Path | None, typer.Option("--gold", metavar="FILE", exists=True, dir_okay=False, help="Gold table.")
    ] = None,
    second: Annotated[
        Path | None,
        typer.Option("--second", metavar="FILE", exists=True, dir_okay=False, help="Independent second pass."),
    ] = None,
    format: Annotated[Look, typer.Option("--format", help="Markdown, JSON or HTML.")] = Look.md,
    out: Annotated[Path | None, typer.Option("-o", "--out", metavar="FILE", help="Write to a file.")] = None,
    against: Annotated[
        Benchmark | None,
        typer.Option(
            "--against", help="A benchmark, or the confidence of claims in reviews and abstracts; held-out parts."
        ),
    ] = None,
    data: Annotated[
        Path | None,
        typer.Option(
            "--data",
            metavar="DIR",
            exists=True,
            file_okay=False,
            help="The benchmark's data; with reviews, the abstracts of judged.tsv.",
        ),
    ] = None,
    seed: Annotated[int, typer.Option("--seed", help="How the benchmark's folds are cut.")] = 0,
    debug: Debug = False,
) -> None:
    """Grade a stored run: precision, recall and F1, with every miss and every extra explained.

    Example: claimx grade outputs/latest --gold corpus/gold.tsv

    With --against, what was learned is graded on parts that it was not learned from; -o FILE.svg draws how far its
    confidence holds.

    Example: claimx grade --against civic --data DIR
    """
    check_place(out)
    if against:
        grade_against(against, data, seed, out)
        return
    if run is None or gold is None:
        raise typer.BadParameter("name a RUN and its --gold table, or a benchmark with --against")
    from claimx.grading import report
    from claimx.runs.job import read_gold_tables
    from claimx.runs.store import read_run
    from claimx.settings import Settings

    stored = read_run(run)
    rows, second_rows, failures = read_gold_tables(Settings(gold=gold, second=second))
    for failure in failures:
        complain(failure.reason)
    render = {Look.md: report.render_markdown, Look.json: report.render_json, Look.html: report.render_html}[format]
    if rows:
        text = render(report.grade(stored.extractions, rows, second_rows))
        write_text(out, text if text.endswith("\n") else text + "\n")
    if failures:
        raise typer.Exit(1)
