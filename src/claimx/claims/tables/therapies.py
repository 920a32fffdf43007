"""Rows of a table that name their drugs: the drug's target, its cancers, why it fails and what answers that."""

from collections.abc import Iterator, Sequence

from claimx.claims.candidates import Candidate, filled
from claimx.claims.passages import Place
from claimx.claims.tables.columns import Role
from claimx.claims.tables.grids import Row
from claimx.claims.tables.problems import Problem, certainty_of, find_problems, names_in, names_of, resistance_slots
from claimx.claims.tables.remedies import link_remedies
from claimx.claims.topics import Topic
from claimx.context import find_direction
from claimx.lexicon import Lexicon
from claimx.schema import Mention, Span

Named = tuple[str, tuple[Mention, ...]]


def link_therapies(row: Row, topic: Topic, lexicon: Lexicon) -> Iterator[Candidate]:
    """A row that names its drugs: each drug with the row's target, cancers, mechanisms and agents."""
    drugs, problems = names_in(row, "drug"), find_problems(row)
    cancers = tuple(m.name for m in row.of("cancer", "CANCER"))
    for drug in drugs:
        yield from _target(row, drug, cancers, lexicon)
        yield from _indication(row, drug)
    for problem in problems:
        for drug in drugs:
            yield _resistance(row, problem, drug, topic, lexicon)
    yield from link_remedies(row, drugs, problems, cancers, topic, lexicon)
    yield from _sensitive(row, problems, cancers, topic, lexicon)


def _target(row: Row, drug: Named, cancers: tuple[str, ...], lexicon: Lexicon) -> Iterator[Candidate]:
    name, members = drug
    if genes := row.of("target", "GENE"):
        fused = any("fusion" in lexicon.facts("GENE", m.name, "kind") for m in genes)
        slots = {
            "gene": tuple(m.name for m in genes),
            "cancer": cancers,
            "alteration": tuple(m.name for m in row.of("target", "ALTERATION") if not fused),
        }
        mentions = (*filled("drug", members), *filled("gene", genes))
        yield Candidate("target", name, slots, "", _whole(row, "target"), mentions=mentions, rule="table/target")


def _indication(row: Row, drug: Named) -> Iterator[Candidate]:
    name, members = drug
    if cancers := row.of("cancer", "CANCER"):
        slots = {"cancer": tuple(m.name for m in cancers)}
        mentions = (*filled("drug", members), *filled("cancer", cancers))
        yield Candidate(
            "indication", name, slots, "", _whole(row, "cancer"), mentions=mentions, rule="table/indication"
        )


def _resistance(row: Row, problem: Problem, drug: Named, topic: Topic, lexicon: Lexicon) -> Candidate:
    (name, members), item = drug, problem.item
    cancers = row.of("cancer", "CANCER")
    slots = resistance_slots(problem.changes, name, tuple(m.name for m in cancers), topic, lexicon, item)
    if slots["mutation"] and not slots["gene"]:
        slots["gene"] = tuple(m.name for m in row.of("target", "GENE"))
    return Candidate(
        "resistance",
        name,
        slots,
        "",
        row.place(item.span),
        find_direction(item.passage.folded, item.span.start, item.passage.cues, item.span),
        certainty_of(row, "mechanism"),
        mentions=(
            *filled("drug", members),
            *filled("mechanism", item.of("MECHANISM")),
            *filled("cancer", cancers),
        ),
        rule="table/resistance",
    )


def _sensitive(
    row: Row, problems: Sequence[Problem], cancers: tuple[str, ...], topic: Topic, lexicon: Lexicon
) -> Iterator[Candidate]:
    """A column of drugs to which the row's changes are said to be sensitive."""
    for item in row.items("sensitive"):
        for name, members in names_of(item):
            for problem in problems:
                slots = resistance_slots(problem.changes, name, cancers, topic, lexicon, problem.item)
                yield Candidate(
                    "sensitivity",
                    name,
                    slots | {"mechanism": ()},
                    "",
                    row.place(item.span),
                    mentions=filled("drug", members),
                    rule="table/sensitive",
                )


def _whole(row: Row, role: Role) -> Place:
    cell = row.cells[role][0]
    return row.place(Span(cell.start, cell.end))
