"""The findings of a grade: every gold row and every spurious claim, with its outcome and its passage."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claimx.grading.diagnosis import EXTRA_KINDS, MISS_KINDS, Fault, Scene, find_extras, find_misses, main_kind
from claimx.grading.reconcile import Match, Outcome
from claimx.grading.statements import Occurrence, Pair, Part, Statement
from claimx.schema import GoldRow, Span


@dataclass(frozen=True, slots=True)
class Finding:
    """A gold row, or a spurious claim, with what became of it.

    ``row`` is None for a spurious claim. ``misses`` are the pairs that were not found, ``extras`` the
    pairs that the gold table does not have, each with its kind of error. ``in_passage`` says whether
    the matching claim has evidence in the passage of the gold row itself.
    """

    outcome: Outcome
    kind: str
    match: Match
    statement: Statement
    part: Part
    section: str
    passage: str
    span: Span | None
    row: GoldRow | None
    claim_ids: tuple[str, ...]
    confidence: float | None
    in_passage: bool
    misses: tuple[Fault, ...]
    extras: tuple[Fault, ...]


class KindCount(NamedTuple):
    """How many distinct pairs are wrong in one way, and how many findings they make wrong."""

    pairs: int
    findings: int


def list_findings(
    matches: Iterable[Match], gold: Sequence[Occurrence], found: Sequence[Occurrence], scene: Scene
) -> tuple[Finding, ...]:
    """A finding for every gold row and every spurious statement, in the order of the documents."""
    by_gold: dict[Statement, Match] = {}
    by_found: dict[Statement, Match] = {}
    for match in matches:
        by_gold |= {match.gold: match} if match.gold else {}
        by_found |= {match.found: match} if match.found else {}
    places: dict[Statement, list[Occurrence]] = defaultdict(list)
    for occurrence in sorted(found, key=_position):
        places[occurrence.statement].append(occurrence)
    findings = [_judge_row(occurrence, by_gold[occurrence.statement], places, scene) for occurrence in gold]
    findings += [
        _judge_claim(places[statement], match, scene) for statement, match in by_found.items() if match.gold is None
    ]
    return tuple(sorted(findings, key=_order))


def count_kinds(findings: Collection[Finding]) -> dict[tuple[str, str], KindCount]:
    """How much each kind of error stands for, by side (``miss`` or ``extra``) and kind.

    A pair that several findings lack counts once, with the kind of the first.
    """
    pairs: dict[tuple[str, Pair], str] = {}
    touched: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        sides = (("miss", finding.misses), ("extra", finding.extras))
        faults = [(side, pair, kind) for side, faults in sides for pair, kind in faults]
        touched.update({(side, kind) for side, _, kind in faults})
        for side, pair, kind in faults:
            pairs.setdefault((side, pair), kind)
    counted = Counter((side, kind) for (side, _), kind in pairs.items())
    sides_and_kinds = [("miss", kind) for kind in MISS_KINDS] + [("extra", kind) for kind in EXTRA_KINDS]
    return {key: KindCount(counted[key], touched[key]) for key in sides_and_kinds}


def _judge_row(
    occurrence: Occurrence, match: Match, places: Mapping[Statement, Sequence[Occurrence]], scene: Scene
) -> Finding:
    partners = places.get(match.found, ()) if match.found else ()
    misses = find_misses(occurrence, match, scene)
    extras = find_extras(partners[0], match, scene) if partners and match.outcome == "partial" else ()
    here = any(partner.passage == occurrence.passage for partner in partners)
    return _finding(occurrence, match, partners, here, misses, extras)


def _judge_claim(occurrences: Sequence[Occurrence], match: Match, scene: Scene) -> Finding:
    return _finding(occurrences[0], match, occurrences, True, (), find_extras(occurrences[0], match, scene))


def _finding(
    occurrence: Occurrence,
    match: Match,
    partners: Sequence[Occurrence],
    in_passage: bool,
    misses: tuple[Fault, ...],
    extras: tuple[Fault, ...],
) -> Finding:
    return Finding(
        outcome=match.outcome,
        kind="" if match.outcome == "exact" else main_kind(misses, extras),
        match=match,
        statement=occurrence.statement,
        part=occurrence.part,
        section=occurrence.section,
        passage=occurrence.passage,
        span=occurrence.span,
        row=occurrence.row,
        claim_ids=tuple(sorted({partner.claim_id for partner in partners})),
        confidence=max((partner.confidence for partner in partners), default=None),
        in_passage=in_passage,
        misses=misses,
        extras=extras,
    )


def _position(occurrence: Occurrence) -> tuple[str, bool, str, int]:
    start = occurrence.span.start if occurrence.span else 0
    return (occurrence.statement.doc, not occurrence.passage, occurrence.passage, start)


def _order(finding: Finding) -> tuple[str, bool, str, bool, int, tuple[str, ...]]:
    line = finding.row.line if finding.row else 0
    key = finding.statement.key
    return (finding.statement.doc, not finding.passage, finding.passage, finding.row is None, line, key)
