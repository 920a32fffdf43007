"""What the columns of a table hold: a small model of their headers and of what their cells name.

The score of a role for a column is the weight of its words in the header (``wording/columns.tsv``; nothing, if none
of them is there) and ``CONTENT`` times the share of cells that name something of its kind. The best pair of column and
role is taken first, then the next best; a role may be given twice only where several columns may share it. A column
whose best score is below ``LEAST`` has no role, nor has one whose header speaks of something else. Columns that say of
each row whether it is resistant or sensitive are known by that: ``verdict``.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal

from claimx.claims.wording.rows import HERE, read_rows
from claimx.lexicon import fold
from claimx.schema import Label, Mention

Role = Literal[
    "drug", "class", "failing", "target", "cancer", "gene", "mechanism", "example", "agent", "responding",
    "sensitive", "verdict", "result", "reference", "other", "",
]  # fmt: skip

CONTENT, LEAST, SHARE_OF_VERDICTS, LEAST_OF_NAMES, PLAIN = 2.0, 1.0, 0.5, 0.3, 2.0
KINDS: Mapping[Role, tuple[Label, ...]] = {
    "drug": ("DRUG", "DRUG_CLASS"),
    "class": ("DRUG_CLASS",),
    "failing": ("DRUG", "DRUG_CLASS"),
    "agent": ("DRUG", "DRUG_CLASS"),
    "responding": ("DRUG", "DRUG_CLASS"),
    "cancer": ("CANCER",),
    "target": ("GENE",),
    "gene": ("GENE",),
    "mechanism": ("MECHANISM", "MUTATION", "ALTERATION"),
    "example": ("MECHANISM", "MUTATION", "ALTERATION", "GENE"),
    "sensitive": ("DRUG", "DRUG_CLASS"),
}
BY_CONTENT: Mapping[Role, float] = {"drug": 1.0, "cancer": 1.0, "target": 1.0, "mechanism": 1.0, "agent": 0.6}
NAMES: tuple[Role, ...] = ("drug", "cancer", "target", "agent")
"""Roles of columns whose cells are names: sentences that name such a thing do not show them."""
SHARED: tuple[Role, ...] = ("mechanism", "verdict", "other", "")


@dataclass(frozen=True)
class Column:
    """A column as the model sees it.

    Attributes:
        header: the words above it.
        cells: the mentions of each cell.
        verdicts: the share of cells that only say whether something is resistant or sensitive.
        printed: how many letters the cells have, 0 where that is not known.
    """

    header: str
    cells: tuple[tuple[Mention, ...], ...]
    verdicts: float = 0.0
    printed: int = 0

    @cached_property
    def spoken(self) -> Mapping[Role, float]:
        """For each role the weight of its words in the header, 0 where none of them is there."""
        header = fold(self.header)
        return {
            role: max((weight for weight, pattern in words if pattern.search(header)), default=0.0)
            for role, words in _headers().items()
        }

    @cached_property
    def _kinds(self) -> Sequence[frozenset[Label]]:
        """What kinds of names stand in each cell."""
        return [frozenset([mention.label for mention in cell]) for cell in self.cells]

    def share(self, labels: Sequence[Label]) -> float:
        """The share of cells that name something of these kinds."""
        return sum([not own.isdisjoint(labels) for own in self._kinds]) / len(self.cells) if self.cells else 0.0

    def covered(self, labels: Sequence[Label]) -> float:
        """The share of the letters that name something of these kinds: most in a list of names, few in sentences."""
        named = {at for cell in self.cells for m in cell if m.label in labels for at in range(m.start, m.end)}
        return len(named) / self.printed if self.printed else 1.0


def find_roles(columns: Sequence[Column], answering: bool = False) -> tuple[Role, ...]:
    """The role of each column, '' where the model sees none.

    Args:
        answering: whether the caption speaks of what overcomes resistance. Then drugs behind the problems answer them.
    """
    roles: dict[int, Role] = {n: "verdict" for n, column in enumerate(columns) if _judges(column)}
    scores = [
        (_placed(columns, number, role, answering), -number, role)
        for number in range(len(columns))
        for role in _headers()
    ]
    for value, place, role in sorted(scores, key=lambda s: (-s[0], -s[1], s[2])):
        taken = -place in roles or (role in roles.values() and role not in SHARED)
        lone = role == "agent" and value < PLAIN and not _follows_problems(columns, -place)
        if value >= LEAST and not taken and not (lone and "drug" not in roles.values()):
            roles[-place] = role
    return tuple("" if roles.get(n) == "other" else roles.get(n, "") for n in range(len(columns)))


def _placed(columns: Sequence[Column], number: int, role: Role, answering: bool) -> float:
    """The score of a column at its place: drugs behind the problems answer them, unless the header speaks of drugs and
    the caption of no answers."""
    column = columns[number]
    spoken = column.spoken["drug"]
    if role in ("drug", "agent") and _follows_problems(columns, number):
        if answering and 0 < spoken < PLAIN:
            return score(column, "drug") if role == "agent" else 0.0
        if role == "drug" and not spoken:
            return 0.0
    if role == "agent" and not column.spoken["agent"] and any(column.spoken.values()):
        return 0.0
    return score(column, role)


def _follows_problems(columns: Sequence[Column], number: int) -> bool:
    """Whether headers to the left speak of what makes therapies fail: what comes behind is what answers it."""
    return any(column.spoken[role] for column in columns[:number] for role in ("mechanism", "example", "result"))


def _judges(column: Column) -> bool:
    """Whether a column gives verdicts on therapies that other columns name; results name their own."""
    results = column.spoken["result"] and column.share(KINDS["drug"]) >= SHARE_OF_VERDICTS
    return column.verdicts >= SHARE_OF_VERDICTS and not results


def score(column: Column, role: Role) -> float:
    """How well a role fits a column; one that its header does not tell counts as far as content alone can show it."""
    spoken = column.spoken[role]
    named = CONTENT * column.share(KINDS.get(role, ()))
    if spoken:
        return spoken + named
    sentences = role in NAMES and column.covered(KINDS[role]) < LEAST_OF_NAMES
    return 0.0 if sentences else BY_CONTENT.get(role, 0.0) * named


@cache
def _headers() -> Mapping[Role, Sequence[tuple[float, re.Pattern[str]]]]:
    """The weight and the words of each role; a word stands for everything that begins with it."""
    headers: dict[Role, list[tuple[float, re.Pattern[str]]]] = {}
    for row in read_rows(HERE / "columns.tsv"):
        headers.setdefault(row["role"], []).append(  # type: ignore[arg-type]
            (float(row["weight"]), re.compile(rf"(?<!\w)(?:{row['words']})"))
        )
    return headers
