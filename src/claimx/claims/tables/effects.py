"""Rows that say of each therapy whether it fails or works: a column of verdicts, or one for each drug."""

from collections.abc import Iterator

from claimx.claims.judgement.candidates import Candidate
from claimx.claims.tables.grids import Item, Row
from claimx.claims.tables.problems import Named, find_problems, names_in, names_of
from claimx.claims.tables.subjects import subject_of
from claimx.claims.tables.therapies import state_resistance, state_sensitivity
from claimx.claims.tables.verdicts import Verdict, is_mark, is_yes, verdict_of


def link_effects(row: Row) -> Iterator[Candidate]:
    """Each verdict of a row with what the row says of the tumour."""
    problems = find_problems(row)
    for item in row.items("verdict"):
        verdict = _verdict(row, item)
        for drug in _drugs(row, item) if verdict else ():
            for problem in problems:
                if verdict == "resistance":
                    yield state_resistance(row, problem, drug, "table/verdict")
                else:
                    yield state_sensitivity(row, problem, drug, item)


def _verdict(row: Row, item: Item) -> Verdict:
    """What the entry says; a plus or a tick says what the header or the caption speaks of, if of one thing only."""
    text = item.passage.text
    if not is_mark(text):
        return verdict_of(text)
    spoken = {verdict_of(head.passage.text) for head in (*row.headed(item), row.caption)} - {""}
    return spoken.pop() if is_yes(text) and len(spoken) == 1 else ""


def _drugs(row: Row, item: Item) -> list[Named]:
    """The therapy of the verdict: of the entry, the header above it, the row, or its context."""
    heads = [named for head in row.headed(item) for named in names_of(head)]
    context: list[Named] = [(name, ()) for name in subject_of(row).names]
    return names_of(item) or heads or names_in(row, "drug") or context
