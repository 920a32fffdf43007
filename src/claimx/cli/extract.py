"""``claimx extract``: claims and mentions of any files, without corpus, store or server."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.layouts import Format, Layout, layout_of
from claimx.cli.outputs import check_place, write_folder, writing
from claimx.cli.terminal import Debug, complain, in_words, progress
from claimx.errors import ClaimxError, InputError

if TYPE_CHECKING:
    from claimx.cli.inputs import Source
    from claimx.pipeline import Extractor
    from claimx.schema import Extraction

MOST_TOLD = 20


def extract(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="Files to read; - is standard input.")],
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help='The input is JSON Lines: one {"id": …, "text": …} a line.')
    ] = False,
    format: Annotated[
        Format,
        typer.Option(
            "--format",
            help="jsonl: one document a line; tsv: one passage of a claim a line; html: a page to read; pubtator, "
            "brat and bioc (XML): as those tools read them.",
        ),
    ] = Format.jsonl,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="FILE", help="Write to a file; with brat, to a folder.")
    ] = None,
    lexicons: Annotated[
        list[Path] | None,
        typer.Option(
            "--lexicons",
            metavar="DIR",
            exists=True,
            file_okay=False,
            help="Folder of further lexicon TSV files; may be repeated.",
        ),
    ] = None,
    taggers: Annotated[
        str,
        typer.Option(
            "--taggers",
            metavar="NAMES",
            help="Taggers for names beyond the lexicon, by commas: gene, chemical, cancer, an installed "
            "spaCy pipeline, or none. If not said, those of CLAIMX_TAGGERS, else gene,chemical.",
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

    if format is Format.brat and out is None and (jsonl or len(files) > 1):
        raise typer.BadParameter("brat has files for each document: name a folder with -o")
    if format is not Format.brat:
        check_place(out)
    chosen = tagger_names(taggers or os.environ.get(TAGGERS, ""))
    if taggers:
        _check_call(chosen)
    with progress("loading lexicons and model"):
        extractor = load_extractor(tuple(lexicons or ()), chosen)
    with progress("extracting", None if jsonl else len(files)) as advance:
        limit = MOST_TOLD if jsonl and format is Format.jsonl else None
        results = _results(find_lines(files) if jsonl else find_files(files), extractor, debug, advance, limit)
        if format is Format.brat and out is not None:
            failed = _write_folder(results, out)
        else:
            failed = _write(results, layout_of(format, jsonl), out)
    if failed:
        raise typer.Exit(1)


def _check_call(taggers: tuple[str, ...]) -> None:
    """A call that names a tagger that there is not is wrong.

    Raises:
        typer.BadParameter: names it.
    """
    from claimx.taggers import check_taggers

    try:
        check_taggers(taggers)
    except InputError as error:
        raise typer.BadParameter(str(error), param_hint="'--taggers'") from error


def _results(
    sources: Iterable["Source"],
    extractor: "Extractor",
    debug: bool,
    advance: Callable[[str], None],
    limit: int | None = None,
) -> Iterator[tuple[str | int, "Extraction | str"]]:
    """What was made of each source, by its id: an extraction or, where that failed, the reason, which is told.

    Of more reasons than ``limit`` only the number is told: what is written names each.
    """
    failed = 0
    for source in sources:
        try:
            yield source.id, extractor.extract(source.load())
        except Exception as error:  # one bad text must not stop the others
            if debug and not isinstance(error, ClaimxError):
                raise
            problem = in_words(error) if isinstance(error, ClaimxError) else f"{source.id}: {in_words(error)}"
            failed += 1
            if limit is None or failed <= limit:
                complain(problem)
            yield source.id, problem
        advance(str(source.id))
    if limit is not None and failed > limit:
        complain(f"{failed - limit:,} more lines failed; the output has the reason of each")


def _write(results: Iterable[tuple[str | int, "Extraction | str"]], layout: Layout, out: Path | None) -> bool:
    """Write results as they come. Returns whether one failed."""
    failed = False
    with writing(out) as stream:
        stream.write(layout.head)
        for name, result in results:
            failed = failed or isinstance(result, str)
            stream.write(layout.failure(name, result) if isinstance(result, str) else layout.document(name, result))
        stream.write(layout.tail)
    return failed


def _write_folder(results: Iterable[tuple[str | int, "Extraction | str"]], out: Path) -> bool:
    """Write the files that brat has for each document. Returns whether one failed."""
    from claimx.exports.brat import render_folder

    made = [result for _, result in results]
    write_folder(out, render_folder([result for result in made if not isinstance(result, str)]))
    return any(isinstance(result, str) for result in made)
