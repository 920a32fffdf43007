"""Entries of cells that are sentences of their own: they are read as prose, with the row as their context."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from claimx.claims.discourse.topics import Topic
from claimx.claims.judgement.candidates import Candidate, filled, refusal
from claimx.claims.passages.passage import Passage
from claimx.claims.tables.columns import Role
from claimx.claims.tables.grids import Item, Row
from claimx.schema import ClaimType, Span

Reader = Callable[[Passage, Topic], list[Candidate]]
"""What a sentence claims, and the topic as it leaves it."""
Statements = Mapping[Span, tuple[Candidate, ...]]

FEWEST_WORDS = 5
_STATING = ("resistance", "sensitivity", "resensitization", "overcome")
_COLUMNS: tuple[Role, ...] = ("mechanism", "example", "result", "agent", "")


def read_statements(row: Row, read: Reader) -> Statements:
    """The claims of the row's entries that are statements: they name a drug, and say what becomes of it."""
    return {item.span: told for role in _COLUMNS for item in row.items(role) if (told := _told(row, item, read))}


def tells(statements: Statements, item: Item, kind: ClaimType) -> bool:
    """Whether an entry states a claim of this type itself."""
    return any(c.type == kind for c in statements.get(item.span, ()))


def _told(row: Row, item: Item, read: Reader) -> tuple[Candidate, ...]:
    passage = item.passage
    if not passage.names_drug or len(passage.text.split()) < FEWEST_WORDS or passage.kinds.isdisjoint(_STATING):
        return ()
    topic = row.topic.anew()
    topic.enter(passage)
    found = [c for c in read(passage, topic) if c.type in ("resistance", "sensitivity", "resensitization")]
    return tuple(_in_row(row, item, c) for c in found if not refusal(c) and _is_own(item, c))


def _is_own(item: Item, candidate: Candidate) -> bool:
    """Whether the entry names the drug itself, and what makes it fail or work."""
    named = {m.name for m in item.passage.mentions}
    parts = candidate.drug.split(" + ")
    values = [v for name in ("gene", "mutation", "alteration") for v in candidate.slot(name)]
    return named.issuperset(parts) and bool(named.intersection(values) or candidate.slot("mechanism"))


def _in_row(row: Row, item: Item, candidate: Candidate) -> Candidate:
    """The claim at its place in the table, with the row's tumours where the entry names none."""
    slots, mentions = candidate.slots, candidate.mentions
    if row.cancers and not item.of("CANCER"):
        slots = {**slots, "cancer": tuple(m.name for m in row.cancers)}
        mentions = (*(m for m in mentions if m.role != "cancer"), *filled("cancer", row.cancers, "table"))
    return replace(candidate, place=row.place(item.span), slots=slots, mentions=mentions, rule="table/statement")
