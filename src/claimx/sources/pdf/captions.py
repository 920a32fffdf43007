"""Captions of tables and figures, by the words that they begin with and the type that they are set in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimx.sources.pdf.rows import Row
from claimx.sources.pdf.segments import Segment

_WHAT = re.compile(
    r"(?P<more>supplementary|supplemental|extended data)?(?P<what>tables?|figures?|fig\.?|scheme|chart|plate|box)"
    r"(?P<number>s?\d{1,3}[a-z]?|[ivx]{1,5})?(?P<stop>[.:|\u2013\u2014-]*)$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?P<number>[SA]?\d{1,3}[A-Za-z]?|[IVX]{1,5})(?P<stop>[.:|\u2013\u2014-]*)$")
_STOPPED = re.compile(r"[.:|\u2013\u2014-]")
_CONTINUED = re.compile(r"\b(?:continued|cont(?:['\u2019]d|\.))", re.IGNORECASE)
_NAMES = {"t": "Table", "f": "Figure", "s": "Scheme", "c": "Chart", "p": "Plate", "b": "Box"}
BEGINNING = 5  # words among which the name of a caption is
_NAMED = re.compile(r"suppl|ext|tab|fig|sch|cha|pla|box", re.IGNORECASE)
_PREFIXES = frozenset(("supplementary", "supplemental"))
APART = 1.0  # of the size: the least space before a caption that does not begin a row


@dataclass(frozen=True, slots=True)
class Caption:
    """What a caption names, and whether its type or a stop behind the number shows that it is one."""

    label: str
    certain: bool

    @property
    def is_table(self) -> bool:
        """Whether it stands by a table."""
        return self.label.split(" ")[-2] == "Table"


def may_name(text: str) -> bool:
    """Whether a text begins as the name of a caption does: what does not need not be looked at."""
    return bool(_NAMED.match(text))


def read_caption(segments: Sequence[Segment], body: tuple[str, float]) -> Caption | None:
    """The caption that some segments begin, or None.

    Args:
        segments: the first segments of a line or piece.
        body: name of the face and size of the running text.
    """
    words = [word for segment in segments[:BEGINNING] for word in segment.text.split(" ", BEGINNING)][:BEGINNING]
    prefixes = [word for word in words[:2] if word.lower() in _PREFIXES]
    names = [word for word in words[:3] if word.lower() not in _PREFIXES]
    first = _WHAT.match("".join([*prefixes, *names[:1]]))
    if not first:
        return None
    at = 1 + len(prefixes)
    number, stop = first["number"], first["stop"]
    if not number:
        second = _NUMBER.match(words[at]) if at < len(words) and not (stop and stop != ".") else None
        if not second:
            return None
        number, stop = second["number"], second["stop"]
        at += 1
    name = _NAMES[first["what"][0].lower()]
    more = f"{first['more'].capitalize()} " if first["more"] else ""
    face = segments[0].face
    shown = face.name != body[0] or face.size < body[1] - 0.4
    follows = words[at] if at < len(words) else ""
    certain = bool(stop or shown or not follows or _STOPPED.match(follows))
    return Caption(f"{more}{name} {number}", certain)


def is_continued(text: str) -> bool:
    """Whether a caption says that its table began on another page."""
    return bool(_CONTINUED.search(text[:80])) or bool(_CONTINUED.search(text[-24:]))


def table_captions(rows: Sequence[Row], body: tuple[str, float]) -> list[tuple[int, Segment, Caption]]:
    """Where captions of tables begin: the row, the first segment, and the caption."""
    found = []
    for index, row in enumerate(rows):
        for at, segment in enumerate(row):
            named = segment.text[0] in "TtS" and may_name(segment.text)
            caption = read_caption(row[at : at + BEGINNING], body) if named else None
            if caption and caption.is_table and caption.certain and _stands_apart(row, at):
                found.append((index, segment, caption))
    return found


def _stands_apart(row: Row, at: int) -> bool:
    return at == 0 or row[at].x0 - row[at - 1].x1 >= APART * row[at].face.size
