"""Which extracted claim answers to which gold row: one to one, the same whatever the order.

Statements that are equal belong together. The rest of a document, type and polarity is paired so
that the pairs agree as much as possible in all (H. W. Kuhn, "The Hungarian method for the
assignment problem", Naval Research Logistics Quarterly 2 (1955) 83-97). Two statements may only be
paired if they share a value and more than half of what they say, and if they are about the same
drug or stand in one passage.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

import numpy as np
from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]

from claimx.grading.anchors import AnchorIndex
from claimx.grading.scoring import Tally, compare
from claimx.grading.statements import (
    COMPARED,
    DETAILS,
    Occurrence,
    Statement,
    details_of,
    find_evidence,
    part_of_row,
    statement_of_evidence,
    statement_of_row,
)
from claimx.pages.passages import Passage, find_passages, passage_at
from claimx.schema import Document, Extraction, GoldRow, Span

Outcome = Literal["exact", "partial", "missed", "spurious"]
Near = Callable[[Statement, Statement], bool]

WEIGHTS: Mapping[str, int] = {
    "drug": 3, "agent": 3, "gene": 2, "mutation": 2, "mechanism": 2, "alteration": 1, "cancer": 1,
}  # fmt: skip
ENOUGH_AGREEMENT = 0.5
NEARNESS = 0.05


@dataclass(frozen=True, slots=True)
class Match:
    """A gold statement and the found one that answers to it; one of them may be absent."""

    gold: Statement | None
    found: Statement | None

    @property
    def outcome(self) -> Outcome:
        """Exact, partial, missed (nothing found) or spurious (nothing in the gold table)."""
        if self.found is None:
            return "missed"
        if self.gold is None:
            return "spurious"
        return "exact" if self.gold == self.found else "partial"

    @property
    def differing(self) -> tuple[str, ...]:
        """The slots, the drug among them, in which the two differ; none if one is absent."""
        if self.gold is None or self.found is None:
            return ()
        return tuple(slot for slot in ("drug", *COMPARED) if self.gold.of(slot) != self.found.of(slot))


def match_statements(
    gold: Iterable[Statement], found: Iterable[Statement], near: Near = lambda one, other: False
) -> tuple[Match, ...]:
    """Match gold and found statements one to one.

    Args:
        gold: what the gold table says; repeated statements count once.
        found: what was extracted; repeated statements count once.
        near: whether two statements stand in one passage.

    Returns:
        A match for every distinct statement of both sides, sorted: gold first, then the spurious.
    """
    wanted, given = set(gold), set(found)
    matches = [Match(statement, statement) for statement in wanted & given]
    open_gold, open_found = _group(wanted - given), _group(given - wanted)
    for key in {*open_gold, *open_found}:
        matches += _assign(open_gold.get(key, []), open_found.get(key, []), near)
    return tuple(sorted(matches, key=_match_key))


def agreement(one: Statement, other: Statement) -> float:
    """How much two statements agree, from 0 to 1: shared over all values of each slot, weighted by slot."""
    shared = total = 0.0
    for slot, weight in WEIGHTS.items():
        union = one.of(slot) | other.of(slot)
        if union:
            total += weight
            shared += weight * len(one.of(slot) & other.of(slot)) / len(union)
    return shared / total if total else 0.0


def tally_match_slots(matches: Iterable[Match]) -> dict[str, Tally]:
    """Tallies of the values of each slot, the drug among them, compared within each match."""
    tallies = dict.fromkeys(("drug", *COMPARED), Tally())
    for match, slot in product(tuple(matches), ("drug", *COMPARED)):
        gold = match.gold.of(slot) if match.gold else frozenset()
        found = match.found.of(slot) if match.found else frozenset()
        tallies[slot] += Tally(len(gold & found), len(found - gold), len(gold - found))
    return tallies


def tally_details(
    matches: Iterable[Match], gold: Iterable[Occurrence], found: Iterable[Occurrence]
) -> dict[str, Tally]:
    """Tallies of certainty, setting and citations, where a gold row's match has evidence in its passage."""
    partners = {match.gold: match.found for match in matches if match.gold and match.found}
    standing: dict[tuple[Statement, str], set[tuple[str, str]]] = defaultdict(set)
    for occurrence in found:
        standing[occurrence.statement, occurrence.passage] |= occurrence.details
    tallies = dict.fromkeys(DETAILS, Tally())
    for occurrence in gold:
        partner = partners.get(occurrence.statement)
        given = standing.get((partner, occurrence.passage)) if partner and occurrence.passage else None
        for detail in DETAILS if given is not None else ():
            wanted = {item for item in occurrence.details if item[0] == detail}
            tallies[detail] += compare(wanted, {item for item in given or () if item[0] == detail})
    return tallies


def occurrences_of_rows(document: Document, rows: Iterable[GoldRow]) -> list[Occurrence]:
    """The gold rows of a document as occurrences, placed in its passages where their anchor is found."""
    index = AnchorIndex(document, find_passages(document))
    occurrences = []
    for row in rows:
        place = index.find(row.section, row.anchor)
        occurrences.append(
            Occurrence(
                statement=statement_of_row(row),
                part=part_of_row(row),
                section=row.section,
                passage=place.passage.name if place else "",
                span=place.anchor if place else None,
                row=row,
                details=details_of(row),
            )
        )
    return occurrences


def occurrences_of_claims(extraction: Extraction, within: Span) -> list[Occurrence]:
    """The evidence of a document's claims as occurrences, as far as it begins in a part of the document."""
    passages = find_passages(extraction.document)
    return [
        Occurrence(
            statement=statement_of_evidence(claim, evidence),
            part="table" if evidence.table else "prose",
            section=evidence.section,
            passage=_passage_name(passages, evidence.start),
            span=Span(evidence.start, evidence.end),
            claim_id=claim.claim_id,
            confidence=claim.confidence,
            details=details_of(evidence),
        )
        for claim, evidence in find_evidence(extraction.document, extraction.claims, within)
    ]


def standing_near(gold: Collection[Occurrence], found: Collection[Occurrence]) -> Near:
    """Whether two statements stand in one passage, judged by where they occur."""
    homes: dict[Statement, set[str]] = defaultdict(set)
    for occurrence in (*gold, *found):
        if occurrence.passage:
            homes[occurrence.statement].add(occurrence.passage)
    return lambda one, other: bool(homes.get(one, set()) & homes.get(other, set()))


def _passage_name(passages: Sequence[Passage], offset: int) -> str:
    passage = passage_at(passages, offset)
    return passage.name if passage else ""


def _group(statements: Iterable[Statement]) -> dict[tuple[str, str, str], list[Statement]]:
    groups: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for statement in sorted(statements, key=lambda statement: statement.key):
        groups[statement.doc, statement.type, statement.polarity].append(statement)
    return groups


def _assign(gold: Sequence[Statement], found: Sequence[Statement], near: Near) -> list[Match]:
    weights = np.array([[_weight(one, other, near) for other in found] for one in gold]).reshape(len(gold), len(found))
    rows, columns = linear_sum_assignment(weights, maximize=True)
    partners = {int(i): int(j) for i, j in zip(rows, columns, strict=True) if weights[i, j] > 0}
    taken = set(partners.values())
    paired = [Match(one, found[partners[i]] if i in partners else None) for i, one in enumerate(gold)]
    return paired + [Match(None, other) for j, other in enumerate(found) if j not in taken]


def _weight(gold: Statement, found: Statement, near: Near) -> float:
    close = near(gold, found)
    share = agreement(gold, found)
    if share <= ENOUGH_AGREEMENT or not gold.values & found.values or not (close or gold.drug == found.drug):
        return 0.0
    return share + NEARNESS * close


def _match_key(match: Match) -> tuple[bool, tuple[str, ...]]:
    statement = match.gold or match.found
    return (match.gold is None, statement.key if statement else ())
