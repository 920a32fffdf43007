"""``claimx add``: take reviews into the corpus."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.terminal import Debug, complain, in_words, progress, tell
from claimx.errors import ClaimxError
from claimx.settings import CORPUS

if TYPE_CHECKING:
    from claimx.acquisition import Acquired
    from claimx.corpus import ManifestRow
    from claimx.identifiers import Match
    from claimx.schema import ListedReference, Reference
    from claimx.sources.europepmc import Service


def add(
    reviews: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE|DOI|PMCID…",
            help="Files, DOIs or PMCIDs of reviews to take in; with --identifiers also ids of the corpus.",
        ),
    ],
    corpus: Annotated[
        Path, typer.Option("--corpus", metavar="DIR", exists=True, file_okay=False, help="Corpus folder.")
    ] = CORPUS,
    identifiers: Annotated[
        bool | None,
        typer.Option(
            "--identifiers/--no-identifiers",
            help="Look up DOI, PMID and PMCID of what the reviews cite, once; so it is anyhow with a DOI or PMCID.",
            show_default=False,
        ),
    ] = None,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Also take what has the DOI, or nearly the title, of one that is there.")
    ] = False,
    debug: Debug = False,
) -> None:
    """Take reviews into the corpus: copy each into reviews/, and write its row at the end of manifest.tsv.

    What is no file is fetched from Europe PMC, if it is open access. A review that the corpus has already, by
    its text, DOI or PMCID, or under nearly the same title, is refused. Each row is printed: id, file, title.

    With --identifiers, Europe PMC is also asked what each review cites: PDFs seldom print the DOIs of their references.
    The list is kept beside the review, in reviews/ID.references.tsv, and gives DOI, PMID and PMCID to the references
    that it fits, whenever the review is read. What the review prints itself stands. A review that the corpus has is
    not refused, but gets its list.

    Example: claimx add PMC4706941 --corpus corpus

    Example: claimx add review.pdf --identifiers
    """
    from claimx.acquisition import acquire, find_row, register
    from claimx.sources.europepmc import read_service

    service = read_service()
    added, there, failed = 0, 0, 0
    with progress("adding", len(reviews)) as advance:
        for review in reviews:
            try:
                row, acquired = find_row(review, corpus) if identifiers else None, None
                if row:
                    there += 1
                else:
                    acquired = acquire(review, corpus, service, anyway)
                    row = register(acquired, corpus, anyway)
                    added += 1
                typer.echo(f"{row.id}\t{row.file}\t{row.title}")
                if identifiers:
                    _look_up(row, corpus, service)
                elif acquired and identifiers is None:
                    _look_up_or_tell(acquired, row, corpus, service)
            except Exception as error:  # one bad review must not stop the others
                if debug and not isinstance(error, ClaimxError):
                    raise
                failed += 1
                complain(
                    in_words(error) if isinstance(error, (ClaimxError, OSError)) else f"{review}: {in_words(error)}"
                )
            advance(review)
    tell(f"{added} of {len(reviews)} added to {corpus / 'manifest.tsv'}" + (f", {there} there before" if there else ""))
    if failed:
        raise typer.Exit(1)


def _look_up_or_tell(acquired: "Acquired", row: "ManifestRow", corpus: Path, service: "Service") -> None:
    """Look up what a fetched review cites, or warn where that fails; of a file, tell how to."""
    from claimx.acquisition import look_up_command

    if not acquired.file:
        try:
            _look_up(row, corpus, service)
        except ClaimxError as error:
            tell(f"warning: {error}")
        return
    count, dois = len(acquired.references), sum(bool(reference.doi) for reference in acquired.references)
    if 2 * dois < count:
        first = "" if row.doi or row.pmid or row.pmcid else "write its own DOI into its row of the manifest, then "
        tell(
            f"{row.id}: {dois} of {count} references have a DOI; for the others, {first}{look_up_command(row, corpus)}"
        )


def _look_up(row: "ManifestRow", corpus: Path, service: "Service") -> None:
    """Look up what a review cites, and tell what of it fits.

    Raises:
        InputError: there is no list of it, or it cannot be compared.
    """
    from claimx.acquisition import look_up_references
    from claimx.settings import read_settings

    looked_up = look_up_references(row, corpus, service, read_settings(corpus=corpus).search)
    kept = "" if looked_up.new else ", kept as they are; delete it to look them up again"
    tell(f"{looked_up.path}: {len(looked_up.listed)} references{kept}")
    if looked_up.matches is None:
        tell(f"{row.id}: its file is not at hand, so nothing was compared")
        return
    for match in looked_up.matches:
        if doubt := _doubt(match):
            tell(f"{row.id}: {doubt}")
    tell(f"{row.id}: {_counts(looked_up.matches)}")


def _doubt(match: "Match") -> str:
    """What a curator may want to look into, in words; nothing where all is well."""
    if match.outcome == "ambiguous":
        places = ", ".join(str(entry.order) for entry in match.listed)
        return f"ambiguous, so left as it is: {_short(match.reference.text)} (may be number {places} of the list)"
    if match.outcome == "contradicted":
        printed, listed = (_names(one) for one in (match.reference, match.listed[0]))
        return f"contradicted, so left as it is: {_short(match.reference.text)} ({printed}, in the list {listed})"
    return ""


def _counts(matches: "Sequence[Match]") -> str:
    """How many references have an identifier now, how many have a DOI, and what became of the others."""
    known = [match.identified for match in matches]
    dois, before = (sum(bool(one.doi) for one in each) for each in (known, [match.reference for match in matches]))
    became = Counter(match.outcome for match in matches)
    bare = sum(match.outcome == "matched" and not _names(one) for match, one in zip(matches, known, strict=True))
    others = (
        (became["ambiguous"], "ambiguous"),
        (became["contradicted"], "contradicted"),
        (became["unmatched"], "not in the list"),
        (bare, "without identifier in the list"),
    )
    told = "".join(f", {number} {what}" for number, what in others if number)
    identified = sum(bool(_names(one)) for one in known)
    return f"{identified} of {len(matches)} references identified, {dois} with a DOI ({before} before){told}"


def _names(one: "Reference | ListedReference") -> str:
    """The identifiers of a work; empty where it has none."""
    return " ".join(f"{kind}:{value}" for kind in ("doi", "pmid", "pmcid") if (value := getattr(one, kind)))


def _short(text: str) -> str:
    from claimx.cli.read import shorten

    return shorten(text)
