"""Rows of a table that are about a mechanism: examples are genes and cancers, descriptions are further mechanisms."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from claimx.claims.judgement.candidates import Candidate, filled
from claimx.claims.judgement.manner import manner_of
from claimx.claims.passages.carriers import marks_tumor
from claimx.claims.passages.changes import Change
from claimx.claims.passages.coordination import find_groups
from claimx.claims.passages.mechanisms import targets_of
from claimx.claims.tables.grids import Item, Row
from claimx.claims.tables.problems import Problem, find_problems, names_in, names_of, resistance_slots
from claimx.claims.tables.remedies import link_remedies
from claimx.claims.tables.statements import Statements, tells
from claimx.claims.tables.subjects import names_in_results, subject_of
from claimx.claims.tables.therapies import link_results
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

    def headed(self, item: Item) -> tuple[str, ...]:
        """The drugs of the header above an entry, else those of the row."""
        return tuple(n for head in self.row.headed(item) for n, _ in names_of(head)) or self.general

    @classmethod
    def of(cls, row: Row) -> "Explanation":
        """What a row explains, and by which entries."""
        heads, described = tuple(row.items("mechanism", 0)), tuple(row.items("mechanism", 1))
        return cls(
            row,
            heads,
            tuple(m for item in heads for m in item.of("MECHANISM")),
            described,
            tuple(part for item in row.items("example") or row.items("gene") for part in _parts(item)),
            tuple(n for item in heads for n, _ in names_of(item)) or subject_of(row).names,
        )


def link_explanations(row: Row, told: Statements) -> Iterator[Candidate]:
    """Candidates of a row that is about a mechanism: of its examples, its descriptions and the agents beside them."""
    explanation = Explanation.of(row)
    yield from _examples(explanation, told)
    yield from _descriptions(explanation, told)
    problems = find_problems(row)
    yield from link_results(row, problems)
    yield from link_remedies(row, [(drug, ()) for drug in explanation.general], problems, told)


def _examples(explanation: Explanation, told: Statements) -> Iterator[Candidate]:
    """Each example with the row's mechanism; where neither it nor the row names one, with the changes described."""
    row, described = explanation.row, explanation.described
    told_of = (n for n, _ in names_in(row, "mechanism"))
    failing = tuple(dict.fromkeys([*names_in_results(row, "resistance"), *told_of]))
    reasons = explanation.named or tuple(m for item in described for m in item.of("MECHANISM"))
    works = not failing and names_in_results(row, "sensitivity")
    for item in () if works else explanation.examples:
        changes = tuple(c for c in item.changes if not _only_marks(item, c))
        cancers = tuple(m.name for m in item.of("CANCER") or row.cancers)
        if tells(told, item, "resistance") or not (changes or item.of("CANCER", "DRUG", "MECHANISM")):
            continue
        drugs = [n for n, _ in names_of(item)] or _drugs_for(changes, failing, row.lexicon) or explanation.general
        if not changes:
            changes = tuple(c for other in described for c in other.changes)
        for drug in dict.fromkeys(drugs):
            yield _resistance(row, Problem((item,), changes), drug, cancers, reasons, "table/example")


def _descriptions(explanation: Explanation, told: Statements) -> Iterator[Candidate]:
    """Each description that names a mechanism; without examples the row's first entries too."""
    seen = () if explanation.named else tuple(m for i in explanation.examples for m in i.of("CANCER"))
    cancers = tuple(m.name for m in seen or explanation.row.cancers)
    items = explanation.described if explanation.examples else (*explanation.heads, *explanation.described)
    for item in items:
        changes = item.changes
        silent = not item.of("MECHANISM") and (explanation.examples or not changes)
        if silent or tells(told, item, "resistance"):
            continue
        for drug in dict.fromkeys([n for n, _ in names_of(item)] or explanation.headed(item)):
            reasons = item.of("MECHANISM")
            yield _resistance(explanation.row, Problem((item,), changes), drug, cancers, reasons, "table/mechanism")


def _resistance(
    row: Row, problem: Problem, drug: str, cancers: tuple[str, ...], reasons: Sequence[Mention], rule: str
) -> Candidate:
    """A problem of a drug as its entry puts it, with the mechanisms that are the reasons."""
    item = problem.item
    slots = resistance_slots(row, problem, drug, cancers)
    slots["mechanism"] = tuple(dict.fromkeys([*slots["mechanism"], *(m.name for m in reasons)]))
    roles = (
        *filled("mechanism", reasons, "table"),
        *filled("gene", [c.gene for c in problem.changes if c.gene]),
        *filled("cancer", item.of("CANCER")),
    )
    manner = manner_of(item.passage, item.span, None, rule)
    return replace(manner.put("resistance", item.passage, drug, slots, roles), place=row.place(item.span))


def _only_marks(item: Item, change: Change) -> bool:
    """Whether a gene only says whose tumors are meant: "EGFR-mutant lung cancer"."""
    return change.gene is not None and marks_tumor(item.passage, change.gene)


def _parts(item: Item) -> tuple[Item, ...]:
    """An example cell such as "A loss in X, and B mutation in Y": one part a cancer that closes it."""
    cancers = find_groups(item.passage, item.of("CANCER"))
    if len(cancers) < 2:
        return (item,)
    ends = [*(group.end for group in cancers[:-1]), item.span.end]
    spans = [Span(start, end) for start, end in pairwise((item.span.start, *ends))]
    return tuple(Item(span, item.passage.part(span), item.column) for span in spans)


def _drugs_for(changes: Sequence[Change], failing: Sequence[str], lexicon: Lexicon) -> list[str]:
    """Of the drugs that the row says fail, those that act on a changed gene; all if none does."""
    genes = {c.gene.name for c in changes if c.gene}
    own = [d for d in failing if genes & set(targets_of(d, lexicon))]
    return own or list(failing)
