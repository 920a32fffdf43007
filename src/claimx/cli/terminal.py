"""What the commands share: the two streams, errors, progress."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from inspect import cleandoc
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.errors import ClaimxError

if TYPE_CHECKING:
    from rich.console import Console

DEBUG = "claimx.debug"
PLAIN_PERIOD = 5.0
PIPED_WIDTH = 120
UNBOUNDED = 100_000


def _ask_debug(ctx: typer.Context, asked: bool) -> bool:
    ctx.meta[DEBUG] = asked
    return asked


Debug = Annotated[
    bool,
    typer.Option("--debug", callback=_ask_debug, help="Show tracebacks and every log line.", rich_help_panel="Other"),
]


def flowing(command: Callable[..., None]) -> str:
    """The help of a command: its docstring with each paragraph on one line, to be wrapped as wide as the terminal."""
    return "\n\n".join(" ".join(part.split()) for part in cleandoc(command.__doc__ or "").split("\n\n"))


def tell(message: str) -> None:
    """Say something to the person at the terminal, on standard error."""
    typer.echo(message, err=True)


def paper(width: int = PIPED_WIDTH) -> "Console":
    """Standard output for people: as wide as the terminal; plain, and ``width`` wide, where it is piped."""
    from rich.console import Console

    page = Console(highlight=False)
    return page if page.is_terminal else Console(highlight=False, width=width, color_system=None)


def complain(problem: object) -> None:
    """Name something that went wrong, on standard error."""
    typer.echo(typer.style("error: ", fg="red", bold=True) + str(problem), err=True)


def in_words(error: Exception) -> str:
    """What an error is to the person who called: what claimx says itself, or a short name for the unforeseen."""
    if isinstance(error, ClaimxError):
        return str(error)
    if isinstance(error, OSError):
        return f"{error.filename or 'input or output'}: {error.strerror or error}"
    return f"unexpected {type(error).__name__}: {error}; call it again with --debug to see where"


def is_terminal() -> bool:
    """Whether a person sees standard error as it is written."""
    return sys.stderr.isatty()


@contextmanager
def progress(what: str, total: int | None = None) -> Iterator[Callable[[str], None]]:
    """Show how far some work is, on standard error; call what is given with each thing that is done.

    At a terminal it is a bar that vanishes; elsewhere a plain line every few seconds.
    """
    with _bar(what, total) if is_terminal() else _lines(what, total) as advance:
        yield advance


@contextmanager
def _bar(what: str, total: int | None) -> Iterator[Callable[[str], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    count = () if total is None else (BarColumn(), MofNCompleteColumn())
    columns = (SpinnerColumn(), TextColumn("{task.description}"), *count, TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda name: bar.update(task, advance=1, description=f"{what}: {name}")


@contextmanager
def _lines(what: str, total: int | None) -> Iterator[Callable[[str], None]]:
    done, told = 0, time.monotonic()

    def advance(name: str) -> None:
        nonlocal done, told
        done += 1
        if time.monotonic() - told > PLAIN_PERIOD:
            told = time.monotonic()
            tell(f"{what}: {done}{f' of {total}' if total else ''} ({name})")

    yield advance
