"""Drug classes by what a reader must know of them, such as which name no therapy in particular."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from claimx.lexicon.tables import PACKAGED, read_rows


@cache
def class_kinds() -> Mapping[str, frozenset[str]]:
    """The names of the classes of each kind: ``lexicons/class_kinds.tsv``."""
    found: dict[str, set[str]] = defaultdict(set)
    for _, row in read_rows(PACKAGED / "class_kinds.tsv", ("name", "kinds")):
        for kind in row["kinds"].split("|"):
            found[kind].add(row["name"])
    return {kind: frozenset(names) for kind, names in found.items()}
