"""Rows of a table that are about a mechanism: examples are genes and cancers, descriptions are further mechanisms."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimx.claims.candidates import Candidate, filled
from claimx.claims.changes import Change, find_changes, targets_of
from claimx.claims.groups import find_groups
from claimx.claims.passages import Passage, slice_of
from claimx.claims.tables.columns import Role
from claimx.claims.tables.grids import Item, Row
from claimx.claims.tables.problems import find_problems, names_in, names_of, resistance_slots
from claimx.claims.tables.remedies import link_remedies
from claimx.claims.topics import Topic
from claimx.context import find_certainty, find_direction
from claimx.lexicon import Lexicon
from claimx.schema import Mention, Span


@dataclass(frozen=True, slots=True)
class Explanation:
    """A row that is about a mechanism.

    Attributes:
        row: the row itself.
        heads: its first entries.
        named: the mechanisms that they name.
        described: its further entries, which say more about them.
        examples: genes and cancers in which it was seen, one entry a cancer.
        general: the drugs that it is about where an entry names none.
    """

    row: Row
    heads: tuple[Item, ...]
    named: tuple[Mention, ...]
    described: tuple[Item, ...]
    examples: tuple[Item, ...]
    general: tuple[str, ...]

    @classmethod
    def of(cls, row: Row, topic: Topic) -> "Explanation":
        """What a row explains, and by which entries."""
        heads, described = tuple(row.items("mechanism", 0)), tuple(row.items("mechanism", 1))
        return cls(
            row,
            heads,
            tuple(m for item in heads for m in item.of("MECHANISM")),
            described,
            tuple(part for item in row.items("example") for part in _parts(item)),
            tuple(n for item in heads for n, _ in names_of(item)) or topic.broad_drugs().names,
        )


def link_explanations(row: Row, topic: Topic, lexicon: Lexicon) -> Iterator[Candidate]:
    """Candidates of a row that is about a mechanism: of its examples, its descriptions and the agents beside them."""
    explanation = Explanation.of(row, topic)
    yield from _examples(explanation, topic, lexicon)
    yield from _descriptions(explanation, topic, lexicon)
    tumours = tuple(m.name for m in row.of("cancer", "CANCER"))
    drugs = [(drug, ()) for drug in explanation.general]
    yield from link_remedies(row, drugs, find_problems(row), tumours, topic, lexicon)


def _examples(explanation: Explanation, topic: Topic, lexicon: Lexicon) -> Iterator[Candidate]:
    """Each example with the row's mechanism; where neither it nor the row names one, with the changes described."""
    row, described = explanation.row, explanation.described
    failing = tuple(dict.fromkeys(n for role in ("result", "mechanism") for n, _ in names_in(row, role)))
    reasons = explanation.named or tuple(m for item in described for m in item.of("MECHANISM"))
    for item in explanation.examples:
        changes = find_changes(item.passage, item.span)
        cancers = tuple(m.name for m in item.of("CANCER"))
        if not (changes or cancers or item.of("DRUG", "MECHANISM")):
            continue
        drugs = [n for n, _ in names_of(item)] or _drugs_for(changes, failing, lexicon) or explanation.general
        if not changes and not explanation.named:
            changes = tuple(c for other in described for c in find_changes(other.passage, other.span))
        for drug in dict.fromkeys(drugs):
            slots = resistance_slots(changes, drug, cancers, topic, lexicon, item)
            slots["mechanism"] = tuple(dict.fromkeys([*slots["mechanism"], *(m.name for m in reasons)]))
            yield _resistance(row, "example", item, drug, slots, reasons, changes)


def _descriptions(explanation: Explanation, topic: Topic, lexicon: Lexicon) -> Iterator[Candidate]:
    """Each description that names a mechanism; without examples the row's first entries too."""
    cancers = () if explanation.named else tuple(m.name for i in explanation.examples for m in i.of("CANCER"))
    items = explanation.described if explanation.examples else (*explanation.heads, *explanation.described)
    for item in items:
        if not item.of("MECHANISM"):
            continue
        changes = find_changes(item.passage, item.span)
        for drug in dict.fromkeys([n for n, _ in names_of(item)] or explanation.general):
            slots = resistance_slots(changes, drug, cancers, topic, lexicon, item)
            yield _resistance(explanation.row, "mechanism", item, drug, slots, item.of("MECHANISM"), changes)


def _resistance(
    row: Row,
    role: Role,
    item: Item,
    drug: str,
    slots: dict[str, tuple[str, ...]],
    mechanisms: Sequence[Mention],
    changes: Sequence[Change],
) -> Candidate:
    return Candidate(
        "resistance",
        drug,
        slots,
        "",
        row.place(item.span),
        find_direction(item.passage.folded, item.span.start, item.passage.cues, item.span),
        find_certainty(item.passage.cues, item.span),
        mentions=(
            *filled("mechanism", mechanisms, "table"),
            *filled("gene", [c.gene for c in changes if c.gene]),
            *filled("cancer", item.of("CANCER")),
        ),
        rule="table/" + role,
    )


def _parts(item: Item) -> tuple[Item, ...]:
    """An example cell such as "A loss in X, and B mutation in Y": one part a cancer that closes it."""
    cancers = find_groups(item.passage, item.of("CANCER"))
    if len(cancers) < 2:
        return (item,)
    parts, start = [], item.span.start
    for number, group in enumerate(cancers):
        end = item.span.end if number == len(cancers) - 1 else group.end
        p = item.passage
        inner = Passage(
            p.document, start, end, p.block, p.section, slice_of(p.mentions, start, end), slice_of(p.cues, start, end)
        )
        parts.append(Item(Span(start, end), inner))
        start = end
    return tuple(parts)


def _drugs_for(changes: Sequence[Change], failing: Sequence[str], lexicon: Lexicon) -> list[str]:
    """Of the drugs that the row says fail, those that act on a changed gene; all if none does."""
    genes = {c.gene.name for c in changes if c.gene}
    own = [d for d in failing if genes & set(targets_of(d, lexicon))]
    return own or list(failing)
