"""Tables about genes: in a table about resistance, a column of genes before that of drugs tells what is changed.

It does not tell what the drugs act on, nor do the tumors in such a table tell where the drugs are used.
"""

import re
from collections.abc import Sequence

from claimx.claims.tables.columns import Column, Role
from claimx.lexicon import fold

SHARE = 0.5
_RESISTANCE = re.compile(r"resist|refractor|non ?respon|insensitiv|efflux|relapse")
_ACTED_ON = re.compile(r"\b(?:target|antigen|acts? on|binds|mechanism of action|kinase|receptor)")


def with_genes_first(columns: Sequence[Column], roles: Sequence[Role], caption: str) -> tuple[Role, ...]:
    """The roles of the columns, where the first column of genes before the drugs is no column of targets.

    Args:
        caption: of the table; it or a header speaks of resistance, or nothing is changed.
    """
    drugs = [n for n, role in enumerate(roles) if role == "drug"]
    told = (caption, *(column.header for column in columns))
    if not drugs or not any(_RESISTANCE.search(fold(text)) for text in told):
        return tuple(roles)
    genes = [n for n in range(drugs[0]) if roles[n] in ("target", "gene", "") and columns[n].share(("GENE",)) >= SHARE]
    if not genes or _ACTED_ON.search(fold(columns[genes[0]].header)):
        return tuple(roles)
    others: dict[int, Role] = {n: "" for n in genes[1:] if roles[n] == "target"}
    return tuple("gene" if n == genes[0] else others.get(n, role) for n, role in enumerate(roles))
