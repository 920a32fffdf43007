"""Rows that are about a tumour: what makes therapies fail there, in which examples, and what answers it."""

from collections.abc import Iterable, Iterator

from claimx.claims.judgement.candidates import Candidate
from claimx.claims.passages.mechanisms import targets_of
from claimx.claims.tables.grids import Row
from claimx.claims.tables.problems import Named, Problem, are_problems, find_problems, names_of
from claimx.claims.tables.remedies import link_remedies
from claimx.claims.tables.statements import Statements, tells
from claimx.claims.tables.subjects import failing_of, subject_of
from claimx.claims.tables.therapies import link_results, state_resistance
from claimx.lexicon import Lexicon


def link_surveys(row: Row, told: Statements) -> Iterator[Candidate]:
    """Each problem of the row with the therapy that it, the row or its context tells; then the row's agents."""
    problems = find_problems(row)
    resisted: dict[str, Named] = {}
    for problem in problems if are_problems(row) else ():
        if any(tells(told, item, "resistance") for item in problem.items):
            continue
        for drug in _drugs(row, problem):
            resisted.setdefault(drug[0], drug)
            yield state_resistance(row, problem, drug, "table/survey")
    for candidates in told.values():
        for candidate in candidates:
            if candidate.type == "resistance":
                resisted.setdefault(candidate.drug, (candidate.drug, ()))
    drugs = _exact(resisted.values(), row.lexicon) or [(name, ()) for name in subject_of(row).names]
    yield from link_results(row, problems)
    yield from link_remedies(row, drugs, problems, told)


def _exact(drugs: Iterable[Named], lexicon: Lexicon) -> list[Named]:
    """The drugs of a row without the classes that stand for some of them: "EGFR inhibition" beside gefitinib."""
    named = list(drugs)
    hit = {gene for name, _ in named if lexicon.knows("DRUG", name) for gene in targets_of(name, lexicon)}
    return [drug for drug in named if lexicon.knows("DRUG", drug[0]) or not hit & set(targets_of(drug[0], lexicon))]


def _drugs(row: Row, problem: Problem) -> list[Named]:
    members = {name: found for item in problem.items for name, found in names_of(item)}
    names = failing_of(row, problem) or subject_of(row, problem.item).names
    return [(name, members.get(name, ())) for name in names]
