"""Identifiers of what a review cites: looked up once, kept beside it in the corpus, matched to what it prints."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from claimx.acquisition.registration import registered
from claimx.corpus import ManifestRow, corpus_option, list_path, locate, sha256_of
from claimx.errors import InputError
from claimx.identifiers import Match, match_references, read_list, write_list
from claimx.schema import ListedReference
from claimx.sources import read_document
from claimx.sources.europepmc import Identifier, Service, fetch_references, find_identifier, find_record


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What is known elsewhere of the works that a review cites, and what of it fits the references that it prints.

    ``new`` tells whether it was fetched now, or lay in the corpus. ``matches`` is None where the review's file is
    not at hand.
    """

    row: ManifestRow
    path: Path
    new: bool
    listed: tuple[ListedReference, ...]
    matches: tuple[Match, ...] | None


def find_row(argument: str, corpus: Path) -> ManifestRow | None:
    """The row of a review that the corpus has, by its file's content, its DOI or PMCID, or its id.

    Raises:
        InputError: the manifest or the file cannot be read.
    """
    rows = registered(corpus / "manifest.tsv")
    path, identifier = Path(argument), find_identifier(argument)
    if path.is_file():
        column, value = "sha256", sha256_of(path)
    elif identifier:
        column, value = identifier.kind, identifier.value
    else:
        column, value = "id", argument
    return next((row for row in rows if getattr(row, column).casefold() == value.casefold()), None)


def look_up_references(row: ManifestRow, corpus: Path, service: Service, search: Sequence[Path] = ()) -> LookedUp:
    """Look up what a review cites, and keep the list in the corpus; a list that is there is not fetched again.

    Args:
        row: the review's row in the manifest.
        corpus: the corpus folder.
        service: Europe PMC.
        search: further folders in which the review's file may be.

    Raises:
        InputError: the service has no list of the review, or does not answer as it should; nothing is written then.
            The list that lies in the corpus, or the review, cannot be read.
    """
    path = list_path(corpus, row.id)
    new = not path.exists()
    if new:
        write_list(path, _fetch(row, service, look_up_command(row, corpus)))
    listed = read_list(path)
    present = locate([row], corpus, search).present
    matches = match_references(read_document(present[0].path).references, listed) if present else None
    return LookedUp(row, path, new, listed, matches)


def look_up_command(row: ManifestRow, corpus: Path) -> str:
    """What a user types to have looked up what a review of the corpus cites."""
    return f"claimx add {row.id} --identifiers{corpus_option(corpus)}"


def _fetch(row: ManifestRow, service: Service, command: str) -> tuple[ListedReference, ...]:
    """The service's list. Raises InputError that names the review, and the command to look again."""
    again = f"then: {command}"
    known = (Identifier("doi", row.doi), Identifier("pmcid", row.pmcid), Identifier("pmid", row.pmid))
    identifier = next((identifier for identifier in known if identifier.value), None)
    if identifier is None:
        problem = "it has no DOI, PMCID or PMID by which its references could be looked up"
        raise InputError(row.id, problem, f"write one into its row of the manifest, {again}")
    try:
        return fetch_references(find_record(identifier, service, "check it in the manifest"), service)
    except InputError as error:
        problem = f"its references could not be looked up: {error.place}: {error.problem}"
        raise InputError(row.id, problem, f"{error.remedy}, {again}") from None
