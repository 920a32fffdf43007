"""Entries that say of the gene in another column what becomes of a therapy: "overexpressed where A is resisted"."""

from collections.abc import Iterator

from claimx.claims.judgement.candidates import Candidate
from claimx.claims.tables.columns import Role
from claimx.claims.tables.grids import Item, Row
from claimx.claims.tables.problems import Problem, level_of, names_of
from claimx.claims.tables.statements import Statements
from claimx.claims.tables.therapies import state_resistance, state_sensitivity
from claimx.claims.tables.verdicts import verdict_of
from claimx.schema import Label, Mention, Span

RULE = "table/gene"
_NAMING: tuple[Role, ...] = ("gene", "target", "example", "mechanism", "agent", "")
_TELLING: tuple[Role, ...] = ("mechanism", "example", "")
_SUBJECTS: tuple[Label, ...] = ("GENE", "MUTATION", "MECHANISM")


def state_of_genes(row: Row) -> Statements:
    """The claims of entries that begin with no name, of the gene that stands alone in a column to their left."""
    genes = _genes(row)
    if not genes:
        return {}
    items = [item for role in _TELLING for item in row.items(role) if item.column > genes[0].column]
    return {item.span: told for item in items if (told := tuple(_told(row, item, genes[0])))}


def _genes(row: Row) -> list[Item]:
    """The entries that name the row's genes, those furthest to the left first; they speak of no therapy."""
    items = [item for role in _NAMING for item in row.items(role) if item.of("GENE")]
    silent = [i for i in items if not i.of("DRUG", "DRUG_CLASS", "ALTERATION") and not _outcome(i)]
    return sorted(silent, key=lambda item: item.column)[:1]


def _told(row: Row, item: Item, genes: Item) -> Iterator[Candidate]:
    outcome = _outcome(item)
    if not outcome or not item.of("DRUG", "DRUG_CLASS") or _names_its_own(item):
        return
    altered = _before(item.of("ALTERATION"), item) or level_of(item, opening=True)
    kinds = tuple(dict.fromkeys(m.name for m in altered))
    told = (c for c in genes.changes if c.gene)
    problem = Problem((item,), tuple(c if c.kinds else c._replace(kinds=kinds, alterations=altered) for c in told))
    for drug in names_of(item):
        if outcome == "resistance":
            yield state_resistance(row, problem, drug, RULE)
        else:
            yield state_sensitivity(row, problem, drug, item)


def _outcome(item: Item) -> str:
    """What an entry with a word of an outcome says: 'resistance', 'sensitivity', or ''."""
    spoken = item.passage.cued("resistance") or item.passage.cued("sensitivity")
    if not spoken:
        return ""
    first = min(cue.start for cue in spoken)
    levels = [c.end for c in item.passage.cued("change") if c.start < first]
    start = max([*(m.end for m in _before(item.of("ALTERATION"), item)), *levels], default=item.span.start)
    return verdict_of(item.passage.document.text[start : item.span.end])


def _names_its_own(item: Item) -> bool:
    """Whether an entry begins with the name of what it speaks of, or with a change of it."""
    named = item.of(*_SUBJECTS)
    return bool(named) and (any(m.start == item.span.start for m in (*named, *item.of("ALTERATION"))))


def _before(alterations: tuple[Mention, ...], item: Item) -> tuple[Mention, ...]:
    """The alterations that are told before the outcome."""
    cues = item.passage.cued("resistance") or item.passage.cued("sensitivity")
    end = min((cue.start for cue in cues), default=item.span.end)
    return tuple(m for m in alterations if Span(item.span.start, end).holds(m.start))
