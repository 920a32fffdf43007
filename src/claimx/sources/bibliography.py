"""Reference lists: entries told apart, and entries of one work brought together."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from claimx.schema import Reference
from claimx.sources.lines import Chunk, RawText, is_bulleted, without_bullet
from claimx.text import fold_words

_NUMBER = re.compile(
    r"\s*(?:[-*+\u2022]\s+)?(?:\((\d{1,4})\)|\[(\d{1,4})\]|(\d{1,4})[.)]|(\d{1,4})(?=\s+[A-Z]))\s+(?=\S)"
)
_NAME_FIRST = re.compile(r"[^\W\d_a-z][\w'\u2019-]+(?:\s[A-Z][\w'\u2019-]+)?,?\s(?:[A-Z]\.|[A-Z]{1,3}\b)")
_CLOSED = re.compile(r"(?:[.\d/]|https?://\S+)$")
MOST_SKIPPED = 5  # numbers that a list may leave out


def read_entries(chunks: Sequence[Chunk], raw: RawText) -> list[tuple[str, int | None]]:
    """The plain text and page of each entry in the chunks under a list's heading.

    In a numbered list an entry goes on until the next number, over page ends too. In one without
    numbers an entry begins at a bullet, at a line that hangs out, behind a blank line, or with a name.
    """
    lines = [line for chunk in chunks for line in chunk.lines]
    numbered = sum(_number(line) is not None for line in lines) >= 2
    starts = _numbered_starts(chunks) if numbered else _plain_starts(chunks)
    entries: list[tuple[list[str], int | None]] = []
    pages = [chunk.page for chunk in chunks for _ in chunk.lines]
    for line, page, begins in zip(lines, pages, starts, strict=True):
        if begins or not entries:
            entries.append(([], page))
        entries[-1][0].append(without_bullet(line))
    return [(raw.clean(entry), page) for entry, page in entries]


def _numbered_starts(chunks: Sequence[Chunk]) -> list[bool]:
    """Whether each line begins an entry: with the next number, or a later one where a chunk begins."""
    starts: list[bool] = []
    last = 0
    for chunk in chunks:
        for index, line in enumerate(chunk.lines):
            number = _number(line) or 0
            skips = MOST_SKIPPED if index == 0 or is_bulleted(line) else 0
            starts.append(last < number <= last + 1 + skips)
            last = number if starts[-1] else last
    return starts


def _number(line: str) -> int | None:
    match = _NUMBER.match(line)
    return int(match.group(match.lastindex or 1)) if match else None


def _plain_starts(chunks: Sequence[Chunk]) -> list[bool]:
    lines = [line for chunk in chunks for line in chunk.lines]
    if any(is_bulleted(line) for line in lines):
        return [is_bulleted(line) for line in lines]
    if any(line[0].isspace() for line in lines) and not all(line[0].isspace() for line in lines):
        return [not line[0].isspace() for line in lines]
    return [
        chunk.after_blank if index == 0 else bool(_NAME_FIRST.match(line) and _CLOSED.search(chunk.lines[index - 1]))
        for chunk in chunks
        for index, line in enumerate(chunk.lines)
    ]


def with_works(references: Iterable[Reference]) -> tuple[Reference, ...]:
    """The references with ``work`` set: equal where the DOI or PubMed id, or title and year, are the same."""
    works: dict[str, str] = {}
    found: list[Reference] = []
    for reference in references:
        keys = _work_keys(reference)
        work = next((works[key] for key in keys if key in works), reference.label)
        for key in keys:
            works.setdefault(key, work)
        found.append(reference if work == reference.work else replace(reference, work=work))
    return tuple(found)


def _work_keys(reference: Reference) -> list[str]:
    keys = [f"doi {reference.doi.casefold()}"] if reference.doi else []
    keys += [f"pmid {reference.pmid}"] if reference.pmid else []
    if reference.title and reference.year:
        keys.append(f"title {reference.year} {fold_words(reference.title)}")
    return keys
