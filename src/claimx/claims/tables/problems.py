"""The problems of a table's row: the entries that say why a therapy fails, and what they fill a claim with."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from claimx.claims.judgement.candidates import filled, filled_by, slots_of
from claimx.claims.passages.assertion import find_setting
from claimx.claims.passages.changes import MUTATION, Change, shape_of
from claimx.claims.passages.groups import Group
from claimx.claims.passages.mechanisms import infer_mechanisms, targets_of
from claimx.claims.passages.therapies import drug_groups
from claimx.claims.resistance.failures import genes_of, settle
from claimx.claims.tables.columns import Role
from claimx.claims.tables.grids import Item, Row
from claimx.claims.wording.patterns import Words
from claimx.claims.wording.wordlists import words_by
from claimx.lexicon import fold
from claimx.schema import Certainty, EvidenceMention, Mention

LEVELS = "levels.tsv"
_RESISTANCE = re.compile(r"resist|refractor|escape|evasion|relapse|insensitiv|fail|overcom|not respond")
_DOUBT = re.compile(r"\bmay\b|potential|possible|putative|proposed|likely|candidate|suspected")

Slots = dict[str, tuple[str, ...]]
Named = tuple[str, tuple[Mention, ...]]
"""A drug or combination with the mentions that name it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What a row says against a therapy: entries of its columns that belong together, and the changes they name."""

    items: tuple[Item, ...]
    changes: tuple[Change, ...]

    @property
    def item(self) -> Item:
        """The entry that says most exactly what is wrong: the one furthest to the right."""
        return self.items[-1]

    @property
    def mechanisms(self) -> tuple[Mention, ...]:
        """The mechanisms that are named."""
        return tuple(m for item in self.items for m in item.of("MECHANISM"))

    @property
    def mentions(self) -> tuple[EvidenceMention, ...]:
        """What is named, in its roles."""
        return (*filled("mechanism", self.mechanisms), *filled_by(self.changes))


def find_problems(row: Row) -> tuple[Problem, ...]:
    """What the row says against its drugs: mechanisms with the examples and genes that belong to them.

    Entries of two columns belong together one by one where there are equally many and no pair names different genes;
    a single entry belongs to each of the other column. Else they stand for themselves.
    """
    joined: list[tuple[Item, ...]] = [(item,) for item in row.items("gene")]
    levels = [item for item in row.items("mechanism") if level_of(item)] if len(joined) == 1 else []
    joined = [(*joined[0], *levels)] if levels else joined
    for role in ("mechanism", "example"):
        joined = _joined(joined, [(item,) for item in row.items(role) if item not in levels])
    return tuple(problem_of(*items) for items in joined)


def are_problems(row: Row) -> bool:
    """Whether a row is about resistance: a column of mechanisms says so, else any header, the caption, or the heading.

    Genes and alterations alone may as well be what a therapy works on.
    """
    if row.items("mechanism") or row.items("failing"):
        return True
    heads = (row.caption, *(item for items in row.headers.values() for item in items))
    return any(
        _RESISTANCE.search(text) for text in (*(h.passage.folded for h in heads), row.caption.passage.heading.lower())
    )


def problem_of(*items: Item) -> Problem:
    """A problem of these entries alone."""
    return Problem(items, changes_of(items))


def _joined(left: list[tuple[Item, ...]], right: list[tuple[Item, ...]]) -> list[tuple[Item, ...]]:
    if not left or not right:
        return left or right
    if len(left) == len(right) and all(_agree(a, b) for a, b in zip(left, right, strict=True)):
        return [a + b for a, b in zip(left, right, strict=True)]
    if 1 in (len(left), len(right)):
        single, many = (left[0], right) if len(left) == 1 else (right[0], left)
        if all(_agree(single, other) for other in many):
            return [single + other for other in many]
    return left + right


def _agree(left: Sequence[Item], right: Sequence[Item]) -> bool:
    """Whether two entries may speak of one thing: not if each names genes and they share none."""
    a, b = ({m.name for item in items for m in item.of("GENE")} for items in (left, right))
    return not a or not b or bool(a & b)


def changes_of(items: Sequence[Item]) -> tuple[Change, ...]:
    """The changes of entries that belong together: a gene alone in its cell takes what the other cells say of it."""
    found = [c for item in items for c in item.changes]
    plain = [c for c in found if c.gene and not c.kinds]
    loose = [item for item in items if not item.of("GENE")]
    mutations = tuple(m for c in found if c.gene is None for m in c.mutations)
    alterations = tuple(a for item in loose for a in (level_of(item) or item.of("ALTERATION")))
    words = [MUTATION] if any(item.passage.cued("change", MUTATION) for item in loose) else []
    kinds = tuple(dict.fromkeys([*(a.name for a in alterations), *(map(shape_of, mutations)), *words]))
    if len(items) < 2 or not plain or not kinds:
        return tuple(found)
    told = {c.gene.name for c in found if c.gene and c.kinds}
    full = [
        c._replace(kinds=kinds, alterations=alterations, mutations=mutations)
        for c in plain
        if c.gene and c.gene.name not in told
    ]
    return (*(c for c in found if c.gene and c.kinds), *full) if full else tuple(c for c in found if c not in plain)


def level_of(item: Item, opening: bool = False) -> tuple[Mention, ...]:
    """The alteration of an entry that says no more than how much there is of a gene: "up", "decreased", an arrow.

    Args:
        opening: whether more may follow: "overexpressed in patients who resist A".
    """
    folded = fold(item.passage.text)
    text, behind = (folded, r"(?!\w)") if opening else (folded.strip(" .*"), "$")
    found = ((name, re.match(words.expression + behind, text)) for name, words in _levels().items())
    name, match = next(((name, match) for name, match in found if match), ("", None))
    if match is None:
        return ()
    start = item.span.start + folded.index(match[0])
    printed = item.passage.document.text[start : start + len(match[0])]
    doc_id = item.passage.document.doc_id
    return (Mention(doc_id, start, start + len(match[0]), printed, "ALTERATION", name, f"claimx:{name}", LEVELS),)


@cache
def _levels() -> Mapping[str, Words]:
    return words_by("alteration", LEVELS)


def certainty_of(row: Row, *roles: Role) -> Certainty:
    """How sure the headers of columns are of what stands below them."""
    return "hedged" if any(_DOUBT.search(row.heads(role)) for role in roles) else "asserted"


def setting_of(row: Row, item: Item) -> str:
    """'primary', 'acquired' or '': as the entry says, else its header, the head of its group, or the caption."""
    heads = (item, *row.headed(item), *((row.head,) if row.head else ()), row.caption)
    return next((said for head in heads if (said := find_setting(head.passage.cues, head.span))), "")


def resistance_slots(row: Row, problem: Problem, drug: str, cancers: tuple[str, ...]) -> Slots:
    """What a problem fills a claim with: its changes, and the mechanisms that it names or that they amount to.

    A mutation without a gene is one of the row's target, where a column tells it.
    """
    changes, lexicon = problem.changes, row.lexicon
    told, genes = slots_of(changes), genes_of(changes, drug, row.topic)
    inferred = [m for c in changes for m in infer_mechanisms(c, drug, targets_of(drug, lexicon), lexicon)]
    return {
        "gene": genes or (tuple(m.name for m in row.of("target", "GENE")) if told["mutation"] else ()),
        **told,
        "mechanism": settle([m.name for m in problem.mechanisms], inferred, "", lexicon),
        "cancer": tuple(m.name for m in problem.item.of("CANCER")) or cancers,
    }


def names_in(row: Row, role: Role) -> list[Named]:
    """The drugs of all entries of a role, as :func:`names_of` tells them."""
    return [named for item in row.items(role) for named in names_of(item)]


def names_of(item: Item) -> list[Named]:
    """The drugs and combinations that an entry names, each with the mentions that name it."""
    return [named for group in drug_groups(item.passage) for named in named_in(group)]


def named_in(group: Group) -> list[Named]:
    """The names of a group, each with the mentions that name it."""
    members = group.members
    return [(name, members if group.combined else tuple(m for m in members if m.name == name)) for name in group.names]
