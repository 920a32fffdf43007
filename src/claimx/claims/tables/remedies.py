"""Agents of a table's row that answer its problems, or restore the response to its drugs."""

import re
from collections.abc import Iterator, Sequence

from claimx.claims.candidates import Candidate, filled
from claimx.claims.changes import overcome_by
from claimx.claims.tables.grids import Row
from claimx.claims.tables.problems import Problem, certainty_of, names_of, resistance_slots
from claimx.claims.topics import Topic
from claimx.lexicon import Lexicon
from claimx.schema import Mention

_NUMBERED = re.compile(r"\(?\d{1,2}[.)]|[a-z]\)")


def link_remedies(
    row: Row,
    drugs: Sequence[tuple[str, tuple[Mention, ...]]],
    problems: Sequence[Problem],
    cancers: tuple[str, ...],
    topic: Topic,
    lexicon: Lexicon,
) -> Iterator[Candidate]:
    """Agents of a row: with the mechanism of the same number where the counts match, else with the drugs."""
    items = row.items("agent")
    numbered = all(_NUMBERED.match(item.passage.text) for item in items)
    paired = len(items) == len(problems) and (numbered or len(items) == 1)
    certainty = certainty_of(row, "agent")
    for number, item in enumerate(items):
        problem = problems[number] if paired else problems[0] if len(problems) == 1 else None
        for agent, members in names_of(item):
            parts = agent.split(" + ")
            own = [d for d in drugs if len(parts) > 1 and d[0] in parts] or list(drugs)
            for name, _ in own:
                if agent == name:
                    continue
                slots: dict[str, tuple[str, ...]] = {"cancer": cancers}
                if problem:
                    slots = resistance_slots(problem.changes, name, cancers, topic, lexicon, problem.item)
                    slots = _answered(slots, overcome_by(agent, lexicon))
                    if slots.get("mutation") and not slots["gene"]:
                        slots["gene"] = tuple(m.name for m in row.of("target", "GENE"))
                yield Candidate(
                    "resensitization",
                    name,
                    slots,
                    agent,
                    row.place(item.span),
                    certainty=certainty,
                    mentions=filled("agent", members),
                    rule="table/agent",
                )


def _answered(slots: dict[str, tuple[str, ...]], overcome: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The problem that an agent answers; one named after a mechanism answers that mechanism alone."""
    kept = {name: values for name, values in slots.items() if name != "alteration"}
    named = tuple(m for m in slots["mechanism"] if m in overcome)
    return {"cancer": slots["cancer"], "mechanism": named} if named else kept
