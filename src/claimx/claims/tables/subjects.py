"""The therapies that a row is about where no column of drugs tells them."""

from claimx.claims.discourse.inherited import NOTHING, Inherited, are_general
from claimx.claims.passages.mechanisms import targets_of
from claimx.claims.passages.therapies import drug_groups
from claimx.claims.tables.grids import Item, Row
from claimx.claims.tables.problems import Problem, names_in, names_of
from claimx.claims.tables.verdicts import Verdict, verdict_of
from claimx.schema import Mention


def subject_of(row: Row, item: Item | None = None) -> Inherited:
    """The therapy that a reader would supply.

    Of the header above the entry, the column of classes, the head of the row's group, the caption, the section's
    heading or the document's title the first that names one; one of which nobody knows which therapy is meant
    ("chemotherapy") only where none is more exact.
    """
    places = (*(row.headed(item) if item else ()), *row.items("class"), *((row.head,) if row.head else ()), row.caption)
    told = [Inherited(names, "table", groups) for place in places for names, groups in [_named(place)] if names]
    told += [known for known in (row.topic.broad_drugs(),) if known.names]
    return next((t for t in told if not are_general(t.names)), told[0] if told else NOTHING)


def failing_of(row: Row, problem: Problem) -> tuple[str, ...]:
    """The therapies that the row itself says to fail through a problem.

    Those that its own entries name; else those of the column of results, of which the ones that act on a changed gene
    go before; else the only one that any entry of the row names.
    """
    if own := [name for item in problem.items for name, _ in names_of(item)]:
        return tuple(dict.fromkeys(own))
    if failing := names_in_results(row, "resistance"):
        genes = {c.gene.name for c in problem.changes if c.gene}
        acting = [name for name in failing if genes & set(targets_of(name, row.lexicon))]
        return tuple(dict.fromkeys(acting or failing))
    named = dict.fromkeys(name for role in ("mechanism", "example") for name, _ in names_in(row, role))
    return tuple(named) if len(named) == 1 else ()


def names_in_results(row: Row, verdict: Verdict) -> list[str]:
    """The therapies of the column of results that are said to fail, or to work; without such a word they fail."""
    told = [(item, verdict_of(item.passage.text) or "resistance") for item in row.items("result")]
    return list(dict.fromkeys(name for item, said in told if said == verdict for name, _ in names_of(item)))


def _named(item: Item) -> tuple[tuple[str, ...], tuple[Mention, ...]]:
    groups = drug_groups(item.passage)
    return tuple(dict.fromkeys(n for g in groups for n in g.names)), tuple(m for g in groups for m in g.members)
