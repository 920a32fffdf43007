"""Rows that say to which therapies a tumour with some trait responds, and to which it does not."""

from collections.abc import Iterator
from itertools import product

from claimx.claims.judgement.candidates import Candidate
from claimx.claims.tables.columns import Role
from claimx.claims.tables.grids import Row
from claimx.claims.tables.problems import Named, find_problems, names_in, names_of
from claimx.claims.tables.remedies import link_agent_targets, link_remedies, restore
from claimx.claims.tables.statements import Statements
from claimx.claims.tables.subjects import subject_of
from claimx.claims.tables.therapies import state_resistance, state_sensitivity

_RESPONDING: tuple[Role, ...] = ("responding", "sensitive")


def link_suitability(row: Row, told: Statements) -> Iterator[Candidate]:
    """Each trait of a row with the therapies that fail on it and those that work.

    What works on a mechanism of resistance answers it; what works on a changed gene is a matter of sensitivity.
    """
    failing, problems = names_in(row, "failing"), find_problems(row)
    for drug in failing:
        for problem in problems:
            yield state_resistance(row, problem, drug)
    subject = subject_of(row)
    resisted: list[Named] = failing or [(name, ()) for name in subject.names]
    for role in _RESPONDING:
        for item in row.items(role):
            for agent, problem in product(names_of(item), problems):
                others = [drug for drug in resisted if drug[0] != agent[0]]
                if problem.mechanisms and others and (role == "responding" or not problem.changes):
                    yield from (restore(row, drug, agent, problem, item, role) for drug in others)
                else:
                    yield state_sensitivity(row, problem, agent, item, role)
        yield from link_agent_targets(row, role)
    yield from link_remedies(row, resisted, problems, told)
