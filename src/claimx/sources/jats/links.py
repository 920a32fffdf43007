"""Links to references carried through the making of text: marks around them that leave it again with their places."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from xml.etree.ElementTree import Element

from claimx.sources.drafts import CellDraft, Draft, LinkDraft

_OPEN, _CLOSE, _FIRST = "\ufdd0", "\ufdd1", 0xF0000  # characters that no text holds
MOST = 0xFFFD  # references that can be told apart
_MARK = re.compile(f"{_OPEN}([\U000f0000-\U000ffffd]*)|{_CLOSE}")


def mark_links(article: Element, refs: Mapping[str, int]) -> None:
    """Put marks around the text of every link to a reference, which name the references.

    Args:
        article: the article; the texts of its links are changed.
        refs: the number of every ``ref`` by its id.
    """
    for xref in article.iter("xref"):
        numbers = [refs[name] for name in xref.get("rid", "").split() if refs.get(name, MOST) < MOST]
        if not numbers:
            continue
        xref.text = _OPEN + "".join(chr(_FIRST + number) for number in numbers) + (xref.text or "")
        if len(xref):
            xref[-1].tail = (xref[-1].tail or "") + _CLOSE
        else:
            xref.text += _CLOSE


def unmarked(text: str) -> str:
    """A text without marks."""
    return _MARK.sub("", text)


def take_links(draft: Draft) -> Draft:
    """A draft without marks, with the links that they told."""
    text, links, _ = _take(draft.text, ())
    if draft.grid is None:
        return replace(draft, text=text, links=links, label=unmarked(draft.label))
    rows = tuple(tuple(map(_cell, row)) for row in draft.grid.rows)
    return replace(draft, label=unmarked(draft.label), grid=replace(draft.grid, rows=rows))


def _cell(cell: CellDraft) -> CellDraft:
    text, links, places = _take(cell.text, [place for item in cell.items for place in item])
    return CellDraft(text, tuple(zip(places[::2], places[1::2], strict=True)), links)


def _take(text: str, places: Iterable[int]) -> tuple[str, tuple[LinkDraft, ...], list[int]]:
    """The text without marks, its links, and where some places of it are then."""
    if _OPEN not in text and _CLOSE not in text:
        return text, (), list(places)
    marks = list(_MARK.finditer(text))
    plain = unmarked(text)

    def moved(place: int) -> int:
        return place - sum(min(mark.end(), place) - mark.start() for mark in marks if mark.start() < place)

    links: list[LinkDraft] = []
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        start, end = moved(mark.start()), moved(after.start()) if after else len(plain)
        if mark.group(1) and end > start:
            printed = plain[start:end]
            start, end = end - len(printed.lstrip()), start + len(printed.rstrip())
            links.append((start, end, tuple(ord(char) - _FIRST for char in mark.group(1))))
    return plain, tuple(links), [moved(place) for place in places]
