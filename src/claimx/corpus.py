"""The corpus: its manifest, and where the files of its reviews are.

``manifest.tsv`` names every review. The files themselves may lie in the corpus folder's ``reviews/``, or in any
folder of the search path: a review whose licence forbids passing it on is listed, but its file is not carried.
What is known elsewhere of the works that a review cites is kept in ``reviews/ID.references.tsv``.
"""

import csv
import hashlib
import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from claimx.errors import InputError
from claimx.identifiers import SUFFIX, read_list, with_identifiers
from claimx.schema import Document
from claimx.settings import CORPUS
from claimx.sources import read_document

REQUIRED = ("id", "file", "sha256")
COLUMNS = (*REQUIRED, "title", "authors", "year", "doi", "pmid", "pmcid", "licence", "curated")
REVIEWS = "reviews"
_ID = re.compile(r"[a-z0-9][a-z0-9._-]*")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_YEAR = re.compile(r"(19|20)\d\d")
_CURATED = re.compile(r"all|.+ -> .+")


@dataclass(frozen=True, slots=True)
class ManifestRow:
    """One review of the corpus, as the manifest lists it. ``place`` is its file and line."""

    id: str
    file: str
    sha256: str
    title: str = ""
    authors: str = ""
    year: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    licence: str = ""
    curated: str = ""
    place: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Review:
    """A review whose file is at hand, with the checksum that was found.

    ``cited`` is the list of the works that it cites, with its checksum; None and '' where there is none.
    """

    row: ManifestRow
    path: Path
    sha256: str
    cited: Path | None = None
    cited_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Reviews:
    """Where the reviews of a corpus are: at hand, listed but absent, or other than listed."""

    present: tuple[Review, ...] = ()
    absent: tuple[ManifestRow, ...] = ()
    differing: tuple[Review, ...] = ()


def read_manifest(path: Path) -> tuple[ManifestRow, ...]:
    """Every row of a manifest.

    Raises:
        InputError: names the first bad row by file and line.
    """
    rows, problems = scan_manifest(path)
    if problems:
        raise problems[0]
    return rows


def scan_manifest(path: Path) -> tuple[tuple[ManifestRow, ...], tuple[InputError, ...]]:
    """The good rows of a manifest, and what is wrong with the others.

    Raises:
        InputError: there is no such file, or it is no manifest at all.
    """
    rows: list[ManifestRow] = []
    seen: dict[tuple[str, str], str] = {}
    problems: list[InputError] = []
    for place, header, cells in _lines(path):
        try:
            row = _row(place, header, cells)
            _check_unique(row, seen)
        except InputError as problem:
            problems.append(problem)
        else:
            rows.append(row)
            seen.update({(column, getattr(row, column)): place for column in REQUIRED})
    return tuple(rows), tuple(problems)


def find_parts(corpus: Path) -> tuple[Path, ...]:
    """The folder of a corpus, and the folders in it that have a manifest and are read and graded by themselves."""
    return (corpus, *sorted(manifest.parent for manifest in corpus.glob("*/manifest.tsv")))


def find_reviews(corpus: Path, search: Sequence[Path] = ()) -> Reviews:
    """Where the reviews of a corpus are, its manifest being right. See :func:`locate`."""
    return locate(read_manifest(corpus / "manifest.tsv"), corpus, search)


def locate(rows: Sequence[ManifestRow], corpus: Path, search: Sequence[Path] = ()) -> Reviews:
    """Look for the file of every row in ``corpus/reviews``, then in the folders of ``search``.

    The first file with the listed checksum is taken. A row for which there are only files with another
    checksum is ``differing``; a row without any file is ``absent``.
    """
    present: list[Review] = []
    absent, differing = [], []
    for row in rows:
        paths = [folder / row.file for folder in (corpus / REVIEWS, *search)]
        found = [Review(row, path, sha256_of(path)) for path in paths if path.is_file()]
        right = [review for review in found if review.sha256 == row.sha256]
        if right:
            present.append(_with_list(right[0], corpus))
        elif found:
            differing.append(found[0])
        else:
            absent.append(row)
    return Reviews(tuple(present), tuple(absent), tuple(differing))


def corpus_option(corpus: Path) -> str:
    """What a command has to be told of a corpus: nothing of the usual one, `` --corpus DIR`` of another."""
    return "" if corpus == CORPUS else f" --corpus {shlex.quote(str(corpus))}"


def list_path(corpus: Path, doc_id: str) -> Path:
    """Where the list of the works that a review cites is kept, if there is one."""
    return corpus / REVIEWS / f"{doc_id}{SUFFIX}"


def find_lists(corpus: Path) -> tuple[Path, ...]:
    """Every list of what a review cites that the corpus has."""
    return tuple(sorted((corpus / REVIEWS).glob(f"*{SUFFIX}")))


def _with_list(review: Review, corpus: Path) -> Review:
    path = list_path(corpus, review.row.id)
    return replace(review, cited=path, cited_sha256=sha256_of(path)) if path.is_file() else review


def read_review(review: Review) -> Document:
    """Read a review, with what the manifest knows about it, and the list of what it cites about its references.

    Raises:
        InputError: the review or its list cannot be read.
    """
    row = review.row
    document = read_document(review.path, row.id)
    return replace(
        with_identifiers(document, read_list(review.cited)) if review.cited else document,
        source=row.file,
        title=row.title or document.title,
        doi=row.doi or document.doi,
        pmid=row.pmid or document.pmid,
        pmcid=row.pmcid or document.pmcid,
        curated=row.curated,
    )


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes. Raises InputError where it cannot be opened."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise InputError(str(path), error.strerror or "cannot be opened", "check its permissions") from error


def differs(review: Review) -> InputError:
    """The error for a review whose file is not the one that the manifest lists."""
    return InputError(
        review.row.place,
        f"{review.path} has the checksum {review.sha256}, the manifest expects {review.row.sha256}",
        "restore the file, or correct the column sha256 if the new text is meant",
    )


def _lines(path: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """The lines of a manifest as place, header and cells; empty lines are skipped."""
    if not path.is_file():
        begin = f"`claimx add FILE{corpus_option(path.parent)}`"
        raise InputError(str(path), "no such file", f"name a corpus folder that holds one, or begin one with {begin}")
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise InputError(str(path), f"byte {error.start} is not UTF-8", "save the file as UTF-8") from error
    reader = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    header = next(reader, [])
    missing = [column for column in COLUMNS if column not in header]
    if missing:
        raise InputError(f"{path} line 1", f"no column {missing[0]!r}", f"the columns are {', '.join(COLUMNS)}")
    for number, cells in enumerate(reader, start=2):
        if any(cell.strip() for cell in cells):
            yield f"{path} line {number}", header, cells


def _row(place: str, header: list[str], cells: list[str]) -> ManifestRow:
    if len(cells) != len(header):
        raise InputError(place, f"{len(cells)} cells, expected {len(header)}", "separate cells by one tab")
    by_column = dict(zip(header, (cell.strip() for cell in cells), strict=True))
    row = ManifestRow(**{column: by_column[column] for column in COLUMNS}, place=place)
    checks = (
        (_ID.fullmatch(row.id), f"id {row.id!r}", "use lower-case letters, digits, '-', '_' and '.'"),
        (_is_inside(row.file), f"file {row.file!r}", "write the file's name as it is in reviews/"),
        (_SHA256.fullmatch(row.sha256), f"sha256 {row.sha256!r} is no checksum",
         f"write what `sha256sum {row.file}` says"),
        (not row.year or _YEAR.fullmatch(row.year), f"year {row.year!r}", "write four digits or nothing"),
        (not row.curated or _CURATED.fullmatch(row.curated), f"curated {row.curated!r}",
         "write nothing, 'all', or 'FIRST HEADING -> LAST HEADING'"),
    )  # fmt: skip
    for good, problem, remedy in checks:
        if not good:
            raise InputError(place, problem, remedy)
    return row


def _is_inside(file: str) -> bool:
    path = Path(file)
    return bool(file) and not path.is_absolute() and ".." not in path.parts


def _check_unique(row: ManifestRow, seen: dict[tuple[str, str], str]) -> None:
    for column in REQUIRED:
        value = getattr(row, column)
        if (column, value) in seen:
            raise InputError(row.place, f"{column} {value!r} is already at {seen[column, value]}", "list a review once")
