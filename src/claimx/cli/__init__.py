"""The command line: parses, calls, prints. Data goes to standard output, talk to standard error.

Exit codes: 0 done, 1 something in the input failed (the rest is done and named), 2 the call is wrong.
"""

import logging
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from claimx import __version__
from claimx.cli.add import add
from claimx.cli.diff import diff
from claimx.cli.export import export
from claimx.cli.extract import extract
from claimx.cli.grade import grade
from claimx.cli.lexicon import app as lexicon
from claimx.cli.lint import lint
from claimx.cli.read import read
from claimx.cli.run import run
from claimx.cli.show import show
from claimx.cli.terminal import DEBUG, complain, flowing, in_words


class Commands(TyperGroup):
    """The commands, with errors told in words instead of a traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Call the command that was asked for."""
        try:
            return super().invoke(ctx)
        except (typer.Exit, typer.Abort, TyperException, BrokenPipeError):
            raise
        except Exception as error:
            if ctx.meta.get(DEBUG):
                raise
            complain(in_words(error))
            raise typer.Exit(1) from error


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (run, add, extract, read, grade, show, diff, export, lint):
    app.command(help=flowing(command), no_args_is_help=command in (add, extract, read, grade, show, diff, export))(
        command
    )
app.add_typer(lexicon)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"claimx {__version__}")
        raise typer.Exit()


@app.callback()
def claimx(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Read reviews on cancer drug resistance; write down what they claim, with the words and citations for it.

    Example: claimx extract review.txt
    """


def main() -> None:
    """The console script."""
    if not sys.warnoptions:
        logging.captureWarnings(True)
        logging.getLogger("py.warnings").setLevel(logging.CRITICAL)
    app()
