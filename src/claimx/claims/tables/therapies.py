"""Rows of a table that name their drugs: the drug's target, its cancers, why it fails and what answers that."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimx.claims.judgement.candidates import Candidate, filled
from claimx.claims.judgement.manner import Manner, direction_in
from claimx.claims.passages.mechanisms import targets_of
from claimx.claims.passages.passage import Place
from claimx.claims.tables.columns import Role
from claimx.claims.tables.grids import Item, Row
from claimx.claims.tables.problems import (
    Named,
    Problem,
    are_problems,
    certainty_of,
    find_problems,
    names_in,
    names_of,
    problem_of,
    resistance_slots,
    setting_of,
)
from claimx.claims.tables.remedies import link_remedies
from claimx.claims.tables.statements import Statements, tells
from claimx.claims.tables.verdicts import is_verdict, verdict_of
from claimx.schema import Span

RULE = "table/sensitive"


def link_therapies(row: Row, told: Statements) -> Iterator[Candidate]:
    """A row that names its drugs: each drug with the row's target, cancers, mechanisms and agents."""
    drugs, problems = names_in(row, "drug"), find_problems(row)
    for drug in drugs:
        yield from link_target(row, drug)
        if not _is_about_genes(row):
            yield from _indication(row, drug)
        yield from _sensitizing(row, drug)
    for problem in problems if are_problems(row) else ():
        if not any(tells(told, item, "resistance") for item in problem.items):
            for drug in drugs:
                yield state_resistance(row, problem, drug)
    yield from link_remedies(row, drugs, problems, told)
    yield from link_sensitive(row, problems)


def link_target(row: Row, drug: Named) -> Iterator[Candidate]:
    """The target that a column of the row tells, if it is news: no class says it that is named for its target."""
    name, members = drug
    known = targets_of(name, row.lexicon) if any(m.label == "DRUG_CLASS" for m in members) else ()
    if genes := [m for m in row.of("target", "GENE") if m.name not in known]:
        fused = any("fusion" in row.lexicon.facts("GENE", m.name, "kind") for m in genes)
        slots = {
            "gene": tuple(m.name for m in genes),
            "cancer": tuple(m.name for m in row.of("cancer", "CANCER")),
            "alteration": tuple(m.name for m in row.of("target", "ALTERATION") if not fused),
        }
        mentions = (*filled("drug", members), *filled("gene", genes))
        yield Candidate("target", name, slots, "", _whole(row, "target"), mentions=mentions, rule="table/target")


def state_resistance(row: Row, problem: Problem, drug: Named, rule: str = "table/resistance") -> Candidate:
    """One problem of a row as what makes a drug fail."""
    (name, members), item = drug, problem.item
    slots = resistance_slots(row, problem, name, tuple(m.name for m in row.cancers))
    cancers = item.of("CANCER") or row.cancers
    direction, certainty = direction_in(item.passage, item.span), certainty_of(row, "mechanism", "failing")
    manner = Manner(direction, certainty, None, rule, setting_of(row, item))
    roles = (*filled("drug", members), *problem.mentions, *filled("cancer", cancers))
    return replace(manner.put("resistance", item.passage, name, slots, roles), place=row.place(item.span))


def state_sensitivity(row: Row, problem: Problem, drug: Named, item: Item, role: Role = "") -> Candidate:
    """What a row names as what makes a drug work."""
    name, members = drug
    slots = resistance_slots(row, problem, name, tuple(m.name for m in row.cancers))
    loose = () if problem.changes else tuple(a.name for told in problem.items for a in told.of("ALTERATION"))
    slots |= {"mechanism": (), "alteration": slots["alteration"] or loose}
    roles, certainty = (*filled("drug", members), *problem.mentions), certainty_of(row, role)
    return Candidate("sensitivity", name, slots, "", row.place(item.span), "supports", certainty, "", roles, RULE)


def link_sensitive(row: Row, problems: Sequence[Problem]) -> Iterator[Candidate]:
    """A column of drugs to which the row's changes are said to be sensitive."""
    for item in row.items("sensitive"):
        for named in names_of(item):
            for problem in problems:
                yield state_sensitivity(row, problem, named, item, "sensitive")


def link_results(row: Row, problems: Sequence[Problem]) -> Iterator[Candidate]:
    """A column of results that says what works: "sensitivity to D"."""
    for item in row.items("result"):
        text = item.passage.text
        for named in names_of(item) if is_verdict(text) and verdict_of(text) == "sensitivity" else ():
            for problem in problems:
                if problem.changes:
                    yield state_sensitivity(row, problem, named, item, "result")


def _is_about_genes(row: Row) -> bool:
    """Whether the row begins with a gene that makes its drugs fail: its tumors are those where that was seen."""
    columns = [[item.column for item in row.items(role)] for role in ("gene", "drug")]
    return all(columns) and min(columns[0]) < min(columns[1]) and are_problems(row)


def _indication(row: Row, drug: Named) -> Iterator[Candidate]:
    name, members = drug
    role: Role = "cancer" if row.of("cancer", "CANCER") else "target"
    if cancers := row.of(role, "CANCER"):
        slots = {"cancer": tuple(m.name for m in cancers)}
        mentions = (*filled("drug", members), *filled("cancer", cancers))
        yield Candidate("indication", name, slots, "", _whole(row, role), mentions=mentions, rule="table/indication")


def _sensitizing(row: Row, drug: Named) -> Iterator[Candidate]:
    """A column of changes that are said to make the row's drugs work."""
    for item in row.items("sensitive"):
        if not item.of("DRUG", "DRUG_CLASS"):
            yield state_sensitivity(row, problem_of(item), drug, item, "sensitive")


def _whole(row: Row, role: Role) -> Place:
    cell = row.cells[role][0]
    return row.place(Span(cell.start, cell.end))
