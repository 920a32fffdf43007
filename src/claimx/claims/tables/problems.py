"""The problems of a table's row: the entries that say why a therapy fails, and what they fill a claim with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimx.claims.changes import Change, find_changes, infer_mechanisms, targets_of
from claimx.claims.failures import genes_of, settle
from claimx.claims.groups import drug_groups
from claimx.claims.tables.columns import Role
from claimx.claims.tables.grids import Item, Row
from claimx.claims.topics import Topic
from claimx.lexicon import Lexicon
from claimx.schema import Certainty, Mention

_DOUBT = re.compile(r"\bmay\b|potential|possible|putative|proposed|likely|candidate|suspected")


@dataclass(frozen=True, slots=True)
class Problem:
    """One entry of a row that says why a therapy fails, with the changed genes that it names."""

    item: Item
    changes: tuple[Change, ...]


def find_problems(row: Row) -> tuple[Problem, ...]:
    """What the row says against its drugs: its mechanisms, else its altered genes."""
    items = row.items("mechanism") or row.items("example")
    return tuple(Problem(item, find_changes(item.passage, item.span)) for item in items)


def certainty_of(row: Row, role: Role) -> Certainty:
    """How sure the header of a column is of what stands below it."""
    return "hedged" if _DOUBT.search(row.heads(role)) else "asserted"


def resistance_slots(
    changes: Sequence[Change], drug: str, cancers: tuple[str, ...], topic: Topic, lexicon: Lexicon, item: Item
) -> dict[str, tuple[str, ...]]:
    """What an entry fills a claim of resistance with: its changes, and the mechanisms that it names or means."""
    inferred = [m for c in changes for m in infer_mechanisms(c, drug, targets_of(drug, lexicon), lexicon)]
    named = [m.name for m in item.of("MECHANISM")]
    return {
        "gene": genes_of(changes, drug, topic, lexicon),
        "mutation": tuple(m.name for c in changes for m in c.mutations),
        "alteration": tuple(a.name for c in changes for a in c.alterations),
        "mechanism": settle(named, inferred, "", lexicon),
        "cancer": cancers,
    }


def names_in(row: Row, role: Role) -> list[tuple[str, tuple[Mention, ...]]]:
    """The drugs of all entries of a role, as :func:`names_of` tells them."""
    return [named for item in row.items(role) for named in names_of(item)]


def names_of(item: Item) -> list[tuple[str, tuple[Mention, ...]]]:
    """The drugs and combinations that an entry names, each with the mentions that name it."""
    found = []
    for group in drug_groups(item.passage):
        for name in group.names:
            found.append((name, group.members if group.combined else tuple(m for m in group.members if m.name == name)))
    return found
