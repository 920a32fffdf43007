"""Reviews taken into the corpus: from a file, or fetched by DOI or PMCID; a manifest row is made of what they say.

What they cite is looked up, too, if that is asked for.
"""

from pathlib import Path

from claimx.acquisition.duplicates import refuse_known
from claimx.acquisition.facts import front_of, make_row
from claimx.acquisition.references import LookedUp, find_row, look_up_command, look_up_references
from claimx.acquisition.registration import Acquired, register, registered
from claimx.corpus import ManifestRow
from claimx.errors import InputError
from claimx.schema import Document
from claimx.sources import read_document
from claimx.sources.europepmc import Identifier, Service, fetch_article, find_identifier, find_record
from claimx.sources.jats import SUFFIXES, Front, document_from_jats, front_of_jats

__all__ = [
    "Acquired",
    "LookedUp",
    "acquire",
    "acquire_article",
    "acquire_file",
    "add_review",
    "find_row",
    "look_up_command",
    "look_up_references",
    "register",
]


def add_review(argument: str, corpus: Path, service: Service, anyway: bool = False) -> ManifestRow:
    """Take a review into a corpus: its file into ``reviews``, its row to the end of the manifest.

    See :func:`acquire` and :func:`register` for the arguments and for what is raised.
    """
    return register(acquire(argument, corpus, service, anyway), corpus, anyway)


def acquire(argument: str, corpus: Path, service: Service, anyway: bool = False) -> Acquired:
    """Get a review, and read in it what the manifest is to say.

    Args:
        argument: a file, a DOI or a PMCID; a file of that name goes first.
        corpus: the corpus folder; what it has by this DOI or PMCID is not fetched.
        service: Europe PMC, asked for what is no file.
        anyway: whether to fetch it all the same.

    Raises:
        InputError: the review cannot be had or read, or the corpus has it already; names the row.
    """
    path = Path(argument)
    identifier = None if path.exists() else find_identifier(argument)
    if identifier:
        known = ManifestRow("", "", "", **{identifier.kind: identifier.value})
        refuse_known(argument, known, registered(corpus / "manifest.tsv"), anyway)
        return acquire_article(identifier, service)
    if path.exists() or path.suffix:
        return acquire_file(path)
    problem = "there is no such file, and it is no DOI or PMCID"
    raise InputError(argument, problem, "write a file's path, 10.1000/example or PMC1234567")


def acquire_file(path: Path) -> Acquired:
    """A review from a file, its facts from what the file says. Raises InputError where it cannot be read."""
    document, front = _read(path)
    return Acquired(str(path), path.read_bytes(), path.name, make_row(front, name=path.stem), document.references)


def _read(path: Path) -> tuple[Document, Front]:
    """A document, and what its file says of itself."""
    if path.suffix.lower() == ".pdf":
        from claimx.sources.pdf import read_pdf  # PDFium is loaded where a PDF is read, and only there

        reading = read_pdf(path)
        return reading.document, front_of(reading.document, reading.authors, reading.small_print)
    document = read_document(path)
    is_jats = path.suffix.lower() in SUFFIXES
    return document, front_of_jats(path.read_bytes(), str(path)) if is_jats else front_of(document)


def acquire_article(identifier: Identifier, service: Service) -> Acquired:
    """A review from Europe PMC, what its XML leaves out filled from the service's record."""
    record = find_record(identifier, service)
    data = fetch_article(record, service)
    document = document_from_jats(data, record.pmcid)  # refuses an article without text
    row = make_row(front_of_jats(data, record.pmcid), record)
    return Acquired(str(identifier), data, "", row, document.references)
