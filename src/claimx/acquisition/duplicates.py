"""Whether a corpus has a review already: by its bytes, its identifiers, or a title that is nearly the same."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from claimx.corpus import ManifestRow
from claimx.errors import InputError
from claimx.identifiers.agreement import LONG, NEAR, solid

_IDENTIFIERS = ("doi", "pmcid", "pmid")
_NUMBER = re.compile(r"\d+")


def refuse_known(asked: str, row: ManifestRow, rows: Sequence[ManifestRow], anyway: bool = False) -> None:
    """Refuse a review that the corpus has.

    Args:
        asked: what the user asked to add.
        row: what is known of it; what is empty is not compared.
        rows: of the corpus.
        anyway: whether to let pass what has the identifier or the title of another; the same bytes never pass.

    Raises:
        InputError: there is such a row; names it.
    """
    for other in rows:
        if row.sha256 and row.sha256 == other.sha256:
            raise InputError(
                asked, f"the corpus has this text already: {other.id} ({other.place})", "nothing was added"
            )
        shared = "" if anyway else _shared(row, other)
        if shared:
            problem = f"the corpus has {shared} already: {other.id} ({other.place})"
            raise InputError(asked, problem, "nothing was added; --anyway adds it all the same")


def _shared(row: ManifestRow, other: ManifestRow) -> str:
    """What two rows have in common that makes them one review, in words; empty where they are two."""
    for column in _IDENTIFIERS:
        value = getattr(row, column)
        if value and value.casefold() == getattr(other, column).casefold():
            return f"the {column.upper()} {value}"
    return f"the title '{other.title}'" if _is_one(row, other) else ""


def _is_one(row: ManifestRow, other: ManifestRow) -> bool:
    """Whether two rows may tell of one review: of nearly one title, and neither identifiers nor years tell them apart.

    Years one apart do not: a review is dated online, and again in print.
    """
    differ = (getattr(row, name) and getattr(other, name) for name in _IDENTIFIERS)  # those that agree were found
    if any(differ) or (row.year and other.year and abs(int(row.year) - int(other.year)) > 1):
        return False
    title, told = (solid(each.title.replace("&", " and ")) for each in (row, other))
    return _is_near(title, told)


def _is_near(title: str, other: str) -> bool:
    """Whether two titles are nearly the same, or one is the other with a subtitle; short ones must be equal."""
    if min(len(title), len(other)) < LONG:
        return bool(title) and title == other
    if _NUMBER.findall(title) != _NUMBER.findall(other):
        return False
    return title.startswith(other) or other.startswith(title) or fuzz.ratio(title, other) >= NEAR
