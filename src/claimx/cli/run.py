"""``claimx run``: the main job."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import claimx
from claimx.cli.outputs import check_folder
from claimx.cli.terminal import DEBUG, Debug, complain, progress, tell
from claimx.errors import InputError
from claimx.settings import CORPUS, MOST_WORKERS, OUT, read_settings
from claimx.text import counted

if TYPE_CHECKING:
    from claimx.runs.job import Summary
    from claimx.settings import Settings

CHECKOUT = Path(claimx.__file__).resolve().parents[2]


def run(
    ctx: typer.Context,
    corpus: Annotated[
        Path, typer.Option("--corpus", metavar="DIR", exists=True, file_okay=False, help="Folder with manifest.tsv.")
    ] = CORPUS,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", file_okay=False, help="Folder for runs.")] = OUT,
    gold: Annotated[
        Path | None,
        typer.Option(
            "--gold", metavar="FILE", exists=True, dir_okay=False, help="Gold table; by default that of the corpus."
        ),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option("--workers", metavar="N", min=1, max=MOST_WORKERS, help="Processes that extract, 1 if not said."),
    ] = None,
    flow: Annotated[
        bool, typer.Option("--flow/--no-flow", help="Go through Prefect, or read all again in this process.")
    ] = True,
    debug: Debug = False,
) -> None:
    """Read the reviews at hand, extract their claims, grade them, and store the run; only what changed is read again.

    The files of the reviews are looked for in reviews/ of the corpus, then in the folders of CLAIMX_CORPUS_PATH.
    CLAIMX_LEXICON_PATH names folders of further lexicons, CLAIMX_TAGGERS the taggers, CLAIMX_WORKERS the processes.

    Example: claimx run --corpus corpus --out outputs
    """
    settings = read_settings(corpus=corpus, out=out, gold=gold, workers=workers)
    problems = _check(settings)
    summary = _run_flow(settings, bool(ctx.meta.get(DEBUG))) if flow else _run_here(settings)
    _report(summary)
    if summary.failures or problems:
        raise typer.Exit(1)


def _check(settings: "Settings") -> "list[InputError]":
    """Name what is wrong with the lexicons, and stop before any work where corpus or lexicons cannot be used.

    Raises:
        InputError: the manifest cannot be read, no review is at hand, a lexicon row is malformed, a tagger unknown, or
            the folder for runs cannot be written in.
    """
    from claimx.lexicon import PACKAGED, lint_lexicon, read_lexicon
    from claimx.runs.job import survey
    from claimx.taggers import load_taggers

    problems = [problem for folder in (PACKAGED, *settings.lexicons) for problem in lint_lexicon(folder)]
    for problem in problems:
        complain(problem)
    read_lexicon(settings.lexicons)
    load_taggers(settings.taggers)
    survey(settings)
    check_folder(settings.out)
    return problems


def _run_here(settings: "Settings") -> "Summary":
    from claimx.runs.job import run_corpus, summarize

    with progress("reviews done") as advance:
        return summarize(run_corpus(settings, advance))


def _run_flow(settings: "Settings", debug: bool) -> "Summary":
    if not (CHECKOUT / "flows" / "full.py").is_file():
        remedy = "work in a checkout (git clone, then `make run`), or add --no-flow to run without Prefect"
        raise InputError("claimx run", "the Prefect flow is not part of the installed package", remedy)
    if str(CHECKOUT) not in sys.path:
        sys.path.insert(0, str(CHECKOUT))
    from importlib import import_module

    import_module("flows.environment").prepare(debug)
    tell("starting Prefect (this takes a moment) …")
    try:
        job = import_module("flows.full")
    except ModuleNotFoundError as error:
        remedy = "install claimx[flows] (`make setup` does), or add --no-flow"
        raise InputError("claimx run", f"the package {error.name} is missing", remedy) from error
    with progress("reviews done") as advance:
        summary: Summary = job.run_full(settings, advance)
    return summary


def _report(summary: "Summary") -> None:
    """Say what came of the run, and name the report to open on standard output."""
    for failure in summary.failures:
        complain(failure.reason)
    for doc_id in summary.absent:
        tell(f"absent: {doc_id} is listed in the manifest, but its file is not at hand")
    tell(f"{counted(summary.reviews, 'review')} read, {counted(summary.claims, 'claim')} found: {summary.folder}")
    if summary.graded:
        tell(_score(summary))
    name = "report.html" if summary.graded else "claims.html"
    tell("open the report (claims.html beside it shows all claims):" if summary.graded else "open the claims:")
    typer.echo(summary.folder.parent / "latest" / name)


def _score(summary: "Summary") -> str:
    tally, interval = summary.pairs, summary.interval
    if tally is None or tally.f1 is None:
        return "graded, but there is nothing to compare"
    rates = f"precision {tally.precision or 0:.2f}, recall {tally.recall or 0:.2f}"
    return f"pair F1 {tally.f1:.2f}" + (f" [{interval.low:.2f}-{interval.high:.2f}]" if interval else "") + f", {rates}"
