"""Rows of a page: the words on one base line, with superscripts and subscripts in the rows that they belong to."""

from collections.abc import Iterable, Sequence

from claimx.sources.pdf.words import Word

Row = list[Word]

LEVEL = 0.2  # of the size, by which base lines of one row may differ
SMALL = 0.87  # of the size beside it, up to which a word may be raised or lowered
TOUCH = 0.45  # of the size: the widest gap between a word and its superscript
RISE = (0.08, 0.75)  # of the size, by which a superscript stands above the base line
DROP = (0.04, 0.4)  # of the size, by which a subscript stands below it
NO_BLANK = 0.13  # of the size: a narrower gap beside a superscript is no blank


def find_rows(words: Iterable[Word]) -> list[Row]:
    """The rows of a page from top to bottom, each from left to right."""
    rows: list[Row] = []
    base = 0.0
    for word in sorted(words, key=lambda word: word.base):
        if not rows or word.base - base > max(1.0, LEVEL * word.face.size):
            rows.append([])
            base = word.base
        rows[-1].append(word)
    for row in rows:
        row.sort(key=lambda word: word.x0)
    return [_marked(row) for row in _hosted(rows) if row]


def main_size(words: Sequence[Word]) -> float:
    """The size that most characters are set in."""
    first = words[0].face
    if all(word.face is first for word in words):
        return first.size
    sizes: dict[float, int] = {}
    for word in words:
        sizes[word.face.size] = sizes.get(word.face.size, 0) + len(word.text)
    return max(sizes, key=sizes.__getitem__)


def base_of(row: Sequence[Word]) -> float:
    """The base line of a row: that of its words that are not raised."""
    return next((word.base for word in row if not word.raised), row[0].base)


def _hosted(rows: list[Row]) -> list[Row]:
    """The rows with small words moved to the row of the larger word that they touch."""
    sizes = [max(word.face.size for word in row) for row in rows]
    bases = [row[0].base for row in rows]
    kept: list[Row] = [[] for _ in rows]
    moved: list[Row] = [[] for _ in rows]
    for at, row in enumerate(rows):
        near = [
            other for other in _near(bases, at, sizes) if sizes[other] * SMALL >= min(word.face.size for word in row)
        ]
        for word in row:
            host = (
                next((other for other in near if _hosts(word, [*rows[other], *moved[other]])), None) if near else None
            )
            (kept[at] if host is None else moved[host]).append(word)
    return [sorted([*stay, *come], key=lambda word: word.x0) for stay, come in zip(kept, moved, strict=True)]


def _near(bases: Sequence[float], at: int, sizes: Sequence[float]) -> list[int]:
    found = []
    for step in (1, -1):
        other = at + step
        while 0 <= other < len(bases) and abs(bases[other] - bases[at]) <= 20:
            if abs(bases[other] - bases[at]) <= RISE[1] * sizes[other]:
                found.append(other)
            other += step
    return found


def _hosts(word: Word, row: Sequence[Word]) -> bool:
    """Whether a row has a larger word that the word touches from above or below its base line."""
    for other in row:
        size = other.face.size
        if not (-TOUCH * size < word.x0 - other.x1 < TOUCH * size or -TOUCH * size < other.x0 - word.x1 < TOUCH * size):
            continue
        rise = other.base - word.base
        same = abs(rise) < 1 and size == word.face.size and other is not word
        larger = word.face.size <= SMALL * size and (
            RISE[0] * size <= rise <= RISE[1] * size or DROP[0] * size <= -rise <= DROP[1] * size
        )
        if larger or same:
            return True
    return False


def _marked(row: Row) -> Row:
    """The row with its raised and lowered words marked, and the blanks beside them measured."""
    if max(word.base for word in row) - min(word.base for word in row) <= DROP[0] * row[0].face.size:
        return row
    marked = [word._replace(raised=_raised(word, at, row)) for at, word in enumerate(row)]
    for at in range(1, len(marked)):
        before, word = marked[at - 1], marked[at]
        if word.raised != before.raised:
            marked[at] = word._replace(glued=word.x0 - before.x1 < NO_BLANK * max(word.face.size, before.face.size))
    return marked


def _raised(word: Word, at: int, row: Row) -> int:
    """1 for a word set small above the base line of the larger word that it touches, -1 for one below it."""
    for side in (row[:at][::-1], row[at + 1 :]):
        edge = word
        for other in side:
            size = other.face.size
            if max(edge.x0 - other.x1, other.x0 - edge.x1) > TOUCH * size:
                break
            rise = other.base - word.base
            if word.face.size <= SMALL * size and (rise > RISE[0] * size or -rise > DROP[0] * size):
                return 1 if rise > 0 else -1
            edge = other
    return 0
