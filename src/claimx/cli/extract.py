"""``claimx extract``: claims and mentions of any files, without corpus, store or server."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from claimx.cli.terminal import Debug, complain, in_words, progress
from claimx.errors import ClaimxError

if TYPE_CHECKING:
    from claimx.schema import Extraction


class Format(StrEnum):
    """What ``claimx extract`` writes."""

    jsonl = "jsonl"
    tsv = "tsv"


def extract(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="Files to read; - is standard input.")],
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help='The input is JSON Lines: one {"id": …, "text": …} a line.')
    ] = False,
    format: Annotated[
        Format, typer.Option("--format", help="jsonl: one document a line; tsv: one passage of a claim a line.")
    ] = Format.jsonl,
    out: Annotated[Path | None, typer.Option("-o", "--out", metavar="FILE", help="Write to a file.")] = None,
    lexicons: Annotated[
        list[Path] | None,
        typer.Option("--lexicons", metavar="DIR", exists=True, file_okay=False, help="Further lexicon TSV files."),
    ] = None,
    taggers: Annotated[
        str,
        typer.Option(
            "--taggers",
            metavar="NAMES",
            help="Taggers for names beyond the lexicon: gene, chemical, cancer, an installed spaCy pipeline, or none.",
        ),
    ] = "",
    debug: Debug = False,
) -> None:
    """Extract the claims and mentions of files.

    With --jsonl every input line gives one output line, in order, and offsets count in the text that was given.

    Example: claimx extract review.txt --format tsv -o claims.tsv
    """
    from claimx.cli.inputs import find_files, find_lines
    from claimx.runs.stages import load_extractor
    from claimx.settings import TAGGERS, tagger_names

    chosen = tagger_names(taggers or os.environ.get(TAGGERS, ""))
    with progress("loading lexicons and model"):
        extractor = load_extractor(tuple(lexicons or ()), chosen)
    failed = False
    with _writing(out) as stream, progress("extracting", None if jsonl else len(files)) as advance:
        stream.write(_header() if format is Format.tsv else "")
        for source in find_lines(files) if jsonl else find_files(files):
            try:
                extraction = extractor.extract(source.load())
                stream.write(_as_tsv(extraction) if format is Format.tsv else _as_json(source.id, extraction, jsonl))
            except Exception as error:  # one bad text must not stop the others
                if debug and not isinstance(error, ClaimxError):
                    raise
                failed = True
                problem = in_words(error) if isinstance(error, ClaimxError) else f"{source.id}: {in_words(error)}"
                complain(problem)
                stream.write("" if format is Format.tsv else _as_problem(source.id, problem))
            advance(str(source.id))
    if failed:
        raise typer.Exit(1)


def _as_json(name: str | int, extraction: "Extraction", text_is_given: bool) -> str:
    from claimx.runs.wire import to_line, to_object

    line: dict[str, Any] = {"id": name} if text_is_given else {"id": name, "text": extraction.document.text}
    line["mentions"] = [to_object(mention) for mention in extraction.mentions]
    line["claims"] = [to_object(claim) for claim in extraction.claims]
    return to_line(line) + "\n"


def _as_problem(name: str | int, problem: str) -> str:
    """A line that keeps the order, and says that this is a failure and not a text without claims."""
    from claimx.runs.wire import to_line

    return to_line({"id": name, "mentions": [], "claims": [], "error": problem}) + "\n"


def _header() -> str:
    from claimx.runs.tables import PASSAGE_COLUMNS, render_table

    return render_table(PASSAGE_COLUMNS, ())


def _as_tsv(extraction: "Extraction") -> str:
    from claimx.runs.tables import PASSAGE_COLUMNS, evidence_rows, render_table

    rows = [asdict(claim) | dict(row) for claim in extraction.claims for row in evidence_rows(claim)]
    return render_table(PASSAGE_COLUMNS, rows).split("\n", 1)[1]


@contextmanager
def _writing(out: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that appears when everything is written."""
    if out is None:
        yield sys.stdout
        return
    part = out.with_name(f".{out.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as stream:
            yield stream
        os.replace(part, out)
    finally:
        part.unlink(missing_ok=True)
