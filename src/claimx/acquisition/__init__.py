"""Reviews taken into the corpus: from a file, or fetched by DOI or PMCID; a manifest row is made of what they say.

What they cite is looked up, too, if that is asked for.
"""

from pathlib import Path

from claimx.acquisition.facts import complete, front_of, make_row
from claimx.acquisition.references import LookedUp, find_row, look_up_references
from claimx.acquisition.registration import Acquired, refuse_known, register, registered
from claimx.corpus import ManifestRow
from claimx.errors import InputError
from claimx.sources import read_document
from claimx.sources.europepmc import Identifier, Service, fetch_article, find_identifier, find_record
from claimx.sources.jats import SUFFIXES, document_from_jats, front_of_jats

__all__ = [
    "Acquired",
    "LookedUp",
    "acquire_article",
    "acquire_file",
    "add_review",
    "find_row",
    "look_up_references",
    "register",
]


def add_review(argument: str, corpus: Path, service: Service) -> ManifestRow:
    """Take a review into a corpus: its file into ``reviews``, its row to the end of the manifest.

    Args:
        argument: a file, a DOI or a PMCID; a file of that name goes first.
        corpus: the corpus folder; a manifest is begun where it has none.
        service: Europe PMC, asked for what is no file.

    Returns:
        The row that was written.

    Raises:
        InputError: the review cannot be had or read, or the corpus has it already; names the row.
    """
    identifier = None if Path(argument).exists() else find_identifier(argument)
    if identifier:
        refuse_known(argument, identifier.kind, identifier.value, registered(corpus / "manifest.tsv"))
        acquired = acquire_article(identifier, service)
    elif Path(argument).exists() or Path(argument).suffix:
        acquired = acquire_file(Path(argument))
    else:
        problem = "there is no such file, and it is no DOI or PMCID"
        raise InputError(argument, problem, "write a file's path, 10.1000/example or PMC1234567")
    return register(acquired, corpus)


def acquire_file(path: Path) -> Acquired:
    """A review from a file, its facts from what the file says. Raises InputError where it cannot be read."""
    document = read_document(path)
    data = path.read_bytes()
    front = front_of_jats(data, str(path)) if path.suffix.lower() in SUFFIXES else front_of(document)
    return Acquired(str(path), data, path.name, make_row(front, path.stem))


def acquire_article(identifier: Identifier, service: Service) -> Acquired:
    """A review from Europe PMC, what its XML leaves out filled from the service's record."""
    record = find_record(identifier, service)
    data = fetch_article(record, service)
    document_from_jats(data, record.pmcid)  # refuses an article without text
    row = complete(make_row(front_of_jats(data, record.pmcid)), record)
    return Acquired(str(identifier), data, "", row)
