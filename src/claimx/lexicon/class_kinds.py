"""Drug classes by what a reader must know of them, such as which name no therapy in particular."""

import csv
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from claimx.lexicon.tables import PACKAGED


@cache
def class_kinds() -> Mapping[str, frozenset[str]]:
    """The names of the classes of each kind: ``lexicons/class_kinds.tsv``."""
    found: dict[str, set[str]] = defaultdict(set)
    with (PACKAGED / "class_kinds.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            for kind in row["kinds"].split("|"):
                found[kind].add(row["name"])
    return {kind: frozenset(names) for kind, names in found.items()}
