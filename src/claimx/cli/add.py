"""``claimx add``: take reviews into the corpus."""

from pathlib import Path
from typing import Annotated

import typer

from claimx.cli.terminal import Debug, complain, in_words, progress, tell
from claimx.errors import ClaimxError


def add(
    reviews: Annotated[
        list[str], typer.Argument(metavar="FILE|DOI|PMCID…", help="Files, DOIs or PMCIDs of reviews to take in.")
    ],
    corpus: Annotated[
        Path, typer.Option("--corpus", metavar="DIR", exists=True, file_okay=False, help="Corpus folder.")
    ] = Path("corpus"),
    debug: Debug = False,
) -> None:
    """Take reviews into the corpus: copy each into reviews/, and write its row at the end of manifest.tsv.

    What is no file is fetched from Europe PMC, if it is open access. A review that the corpus has already, by
    its text, DOI or PMCID, is refused. Each new row is printed: id, file, title.

    Example: claimx add PMC4706941 --corpus corpus
    """
    from claimx.acquisition import add_review
    from claimx.sources.europepmc import read_service

    service = read_service()
    failed = 0
    with progress("adding", len(reviews)) as advance:
        for review in reviews:
            try:
                row = add_review(review, corpus, service)
                typer.echo(f"{row.id}\t{row.file}\t{row.title}")
            except Exception as error:  # one bad review must not stop the others
                if debug and not isinstance(error, ClaimxError):
                    raise
                failed += 1
                complain(
                    in_words(error) if isinstance(error, (ClaimxError, OSError)) else f"{review}: {in_words(error)}"
                )
            advance(review)
    tell(f"{len(reviews) - failed} of {len(reviews)} added to {corpus / 'manifest.tsv'}")
    if failed:
        raise typer.Exit(1)
