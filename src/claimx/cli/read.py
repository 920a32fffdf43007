"""``claimx read``: what the reader makes of a file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.outputs import check_place, write_text
from claimx.cli.terminal import Debug, complain, paper, progress, tell
from claimx.errors import InputError
from claimx.text import counted, squeeze

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    from claimx.schema import Block, Document, Reference, Section, Table

SHORT = 88
UNLISTED = ("heading", "reference", "title")


def read(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Files to read.")],
    json: Annotated[bool, typer.Option("--json", help="The whole Document, one a line, with its text.")] = False,
    html: Annotated[
        Path | None,
        typer.Option(metavar="OUT", help="Write a proof: the PDF's pages with every block's box drawn over them."),
    ] = None,
    debug: Debug = False,
) -> None:
    """Show what the reader makes of files: title, sections, paragraphs, tables as grids, references.

    With --html, a page to open in a browser takes the place of the listing. On the left are the pages of a PDF with
    the blocks in the order in which they were read, on the right is their text. A file without pages has text alone.

    Example: claimx read review.txt

    Example: claimx read paper.pdf --html proof.html
    """
    from claimx.runs.wire import to_line
    from claimx.sources import read_document

    if html and (json or len(files) > 1):
        raise typer.BadParameter("is for one FILE, without --json", param_hint="--html")
    failed = False
    for path in files:
        try:
            if html:
                _write_proof(path, html)
                continue
            document = read_document(path)
        except InputError as problem:
            failed = True
            complain(problem)
            continue
        if json:
            typer.echo(to_line(document))
        else:
            _print(document, paper())
    if failed:
        raise typer.Exit(1)


def _write_proof(path: Path, out: Path) -> None:
    check_place(out)
    from claimx.proofs import render_proof

    with progress("drawing") as advance:
        proof, document = render_proof(path, advance)
    write_text(out, proof)
    typer.echo(out)
    tell(f"{document.title or document.doc_id}: {_counts(document)}")


def _print(document: "Document", page: "Console") -> None:
    from rich.text import Text

    page.print(Text(document.title or document.doc_id, style="bold"))
    page.print(Text(_counts(document), style="dim"))
    tables = {table.start: table for table in document.tables}
    for number, section in enumerate(document.sections):
        page.print(_heading(section))
        for block in document.blocks:
            if block.section != number:
                continue
            if block.start in tables:
                table = tables[block.start]
                size = f"{table.label or 'Table'} · {table.n_rows} rows × {table.n_columns} columns"
                page.print(Text(f"  {block.start:>7} ", style="dim").append(size, style="green"), soft_wrap=True)
                page.print(_grid(table, document.text))
            elif block.kind not in UNLISTED:
                page.print(_line(block, document.text), soft_wrap=True)
    if document.references:
        page.print(Text("\nReferences", style="bold"))
    for reference in document.references:
        page.print(_entry(reference), soft_wrap=True)


def _counts(document: "Document") -> str:
    paragraphs = sum(block.kind == "paragraph" for block in document.blocks)
    return (
        f"{document.format or 'text'} · {counted(len(document.text), 'character')} · "
        f"{counted(len(document.sections), 'section')} · {counted(paragraphs, 'paragraph')} · "
        f"{counted(len(document.tables), 'table')} · {counted(len(document.references), 'reference')}"
    )


def _heading(section: "Section") -> "Text":
    from rich.text import Text

    indent = "  " * (section.level - 1)
    title = Text(f"\n{indent}{section.title or '(before the first heading)'}", style="bold cyan")
    return title.append(f"  {section.kind} · {section.start}-{section.end}", style="not bold dim")


def _line(block: "Block", text: str) -> "Text":
    from rich.text import Text

    where = Text(f"  {block.start:>7} ", style="dim").append(f"{block.kind:<13} ", style="green")
    return where.append(shorten(text[block.start : block.end]))


def _grid(table: "Table", text: str) -> "Grid":
    from rich.box import ASCII
    from rich.markup import escape
    from rich.table import Table as Grid

    grid = Grid(show_header=False, show_lines=True, box=ASCII)
    for _ in range(table.n_columns):
        grid.add_column(overflow="fold")
    cells = {(cell.row, cell.column): text[cell.start : cell.end] for cell in table.cells}
    for row in range(table.n_rows):
        grid.add_row(*(escape(cells.get((row, column), "")) for column in range(table.n_columns)))
    return grid


def _entry(reference: "Reference") -> "Text":
    from rich.text import Text

    from claimx.runs.tables import identifier

    label = "" if reference.text.lstrip("([").startswith(reference.label) else f"[{reference.label}] "
    line = Text(f"  {label}", style="green").append(shorten(reference.text))
    known = identifier(reference)
    return line.append(f"  {known}", style="cyan") if known else line


def shorten(text: str, length: int = SHORT) -> str:
    """The text on one line, cut at a word where it is longer than ``length``."""
    flat = squeeze(text)
    return flat if len(flat) <= length else flat[:length].rsplit(" ", 1)[0] + " …"
