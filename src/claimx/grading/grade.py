"""A run against the gold table: the grade, with everything that the reports show."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimx.errors import InputError
from claimx.grading.anchors import find_curated
from claimx.grading.diagnosis import set_scene
from claimx.grading.findings import Finding, KindCount, count_kinds, list_findings
from claimx.grading.quotes import quote_passages
from claimx.grading.reconcile import (
    match_statements,
    occurrences_of_claims,
    occurrences_of_rows,
    standing_near,
    tally_details,
    tally_match_slots,
)
from claimx.grading.reliability import Bin, fill_bins
from claimx.grading.scoring import (
    Cell,
    Interval,
    Tally,
    bootstrap_f1,
    by_cell,
    tally_cells,
    tally_passages,
    tally_slots,
)
from claimx.grading.statements import Occurrence, Statement, pairs_of
from claimx.pages.quotes import Quote
from claimx.schema import Extraction, GoldRow, Span


@dataclass(frozen=True, slots=True)
class Scores:
    """One set of claims counted against the gold table.

    ``pairs`` and ``claims`` (strict: all counted slots equal) are counted by document, part and
    type; ``intervals`` are those of the pairs' F1. ``pair_slots`` counts the pairs of each slot,
    ``claim_slots`` the values of each slot within the matched claims; ``details`` counts certainty,
    setting and citations where a gold row and its claim stand in one passage.
    """

    pairs: Mapping[Cell, Tally]
    intervals: Mapping[Cell, Interval]
    claims: Mapping[Cell, Tally]
    pair_slots: Mapping[str, Tally]
    claim_slots: Mapping[str, Tally]
    details: Mapping[str, Tally]


@dataclass(frozen=True, slots=True)
class GradedDocument:
    """A document that was graded; ``unplaced`` are the lines of gold rows whose words were not found in it."""

    doc_id: str
    title: str
    curated: str
    rows: int
    unplaced: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Grade:
    """Everything that the reports show.

    ``human`` scores a second curator's table in the place of the claims, on the documents that it
    covers; None if there are none. ``notes`` say what was not graded and why; ``problems`` are what
    somebody has to mend.
    """

    documents: tuple[GradedDocument, ...]
    scores: Scores
    human: Scores | None
    kinds: Mapping[tuple[str, str], KindCount]
    calibration: tuple[Bin, ...]
    findings: tuple[Finding, ...]
    quotes: tuple[Quote, ...]
    notes: tuple[str, ...]
    problems: tuple[str, ...]

    @property
    def human_documents(self) -> tuple[str, ...]:
        """The documents that the second curator's table covers."""
        return tuple(sorted({cell.doc for cell in self.human.pairs if cell.doc})) if self.human else ()


def grade(extractions: Sequence[Extraction], gold: Sequence[GoldRow], second: Sequence[GoldRow] = ()) -> Grade:
    """Grade what was extracted against a gold table.

    Only documents with gold rows are graded, and of them only the part that the gold table covers;
    what stands outside is neither right nor wrong. Gold rows of documents that were not read are
    left out and named in ``notes``, never counted as missed. The order of extractions, claims and
    rows makes no difference.

    Args:
        extractions: what was made of each document.
        gold: the rows of the gold table.
        second: a second curator's rows; graded in the place of the claims, they show what a person reaches.
    """
    curated, problems = _find_curated_parts(extractions, gold)
    chosen = sorted((e for e in extractions if e.document.doc_id in curated), key=lambda e: e.document.doc_id)
    wanted = _place_rows(chosen, gold)
    found = [o for e in chosen for o in occurrences_of_claims(e, curated[e.document.doc_id])]
    scores, findings = _score(wanted, found), _find(wanted, found, chosen)
    return Grade(
        documents=tuple(_describe(extraction, wanted) for extraction in chosen),
        scores=scores,
        human=_score_second(wanted, _place_rows(chosen, second)),
        kinds=count_kinds(findings),
        calibration=_calibrate(wanted, found),
        findings=findings,
        quotes=quote_passages([finding for finding in findings if finding.outcome != "exact"], chosen),
        notes=tuple(_find_notes(extractions, gold, wanted)),
        problems=tuple(problems),
    )


def _find_curated_parts(
    extractions: Iterable[Extraction], gold: Iterable[GoldRow]
) -> tuple[dict[str, Span], list[str]]:
    with_rows = {row.doc for row in gold}
    curated: dict[str, Span] = {}
    problems = []
    for document in (extraction.document for extraction in extractions):
        if document.doc_id in with_rows:
            try:
                curated[document.doc_id] = find_curated(document)
            except InputError as error:
                problems.append(f"{error}; it was not graded")
    return curated, sorted(problems)


def _find_notes(
    extractions: Iterable[Extraction], gold: Sequence[GoldRow], wanted: Iterable[Occurrence]
) -> Iterable[str]:
    curated = {extraction.document.doc_id: extraction.document.curated for extraction in extractions}
    for doc in sorted({row.doc for row in gold}):
        if doc not in curated:
            count = sum(row.doc == doc for row in gold)
            yield f"{doc}: the run has no such document, so its {count} gold rows were not graded"
        elif not curated[doc]:
            yield f"{doc}: the manifest does not say which part is curated, so the whole document was graded"
    for occurrence in wanted:
        if occurrence.row and not occurrence.passage:
            row = occurrence.row
            yield f"{row.doc}: the words {row.anchor!r} of gold line {row.line} were not found in the document"


def _place_rows(extractions: Iterable[Extraction], rows: Sequence[GoldRow]) -> list[Occurrence]:
    ordered = sorted(rows, key=lambda row: row.line)
    return [
        occurrence
        for document in (extraction.document for extraction in extractions)
        for occurrence in occurrences_of_rows(document, [row for row in ordered if row.doc == document.doc_id])
    ]


def _find(wanted: list[Occurrence], found: list[Occurrence], chosen: Sequence[Extraction]) -> tuple[Finding, ...]:
    matches = match_statements(_statements(wanted), _statements(found), standing_near(wanted, found))
    return list_findings(matches, wanted, found, set_scene(wanted, found, chosen))


def _score(wanted: list[Occurrence], found: list[Occurrence]) -> Scores:
    pairs = tally_cells(wanted, found, lambda statement: statement.pairs)
    rows, claims = by_cell(wanted), by_cell(found)
    intervals = {cell: bootstrap_f1(tally_passages(rows.get(cell, ()), claims.get(cell, ()))) for cell in pairs}
    matches = match_statements(_statements(wanted), _statements(found), standing_near(wanted, found))
    return Scores(
        pairs=pairs,
        intervals={cell: interval for cell, interval in intervals.items() if interval},
        claims=tally_cells(wanted, found, lambda statement: (statement,)),
        pair_slots=tally_slots(pairs_of(wanted), pairs_of(found)),
        claim_slots=tally_match_slots(matches),
        details=tally_details(matches, wanted, found),
    )


def _score_second(wanted: list[Occurrence], second: list[Occurrence]) -> Scores | None:
    covered = {occurrence.statement.doc for occurrence in second}
    return (
        _score([occurrence for occurrence in wanted if occurrence.statement.doc in covered], second) if second else None
    )


def _calibrate(wanted: Iterable[Occurrence], found: Iterable[Occurrence]) -> tuple[Bin, ...]:
    right = pairs_of(wanted)
    confidence: dict[Statement, float] = {}
    for occurrence in found:
        before = confidence.get(occurrence.statement, 0.0)
        confidence[occurrence.statement] = max(before, occurrence.confidence)
    return fill_bins((value, statement.pairs <= right) for statement, value in confidence.items())


def _describe(extraction: Extraction, wanted: Iterable[Occurrence]) -> GradedDocument:
    document = extraction.document
    own = [occurrence for occurrence in wanted if occurrence.statement.doc == document.doc_id]
    unplaced = tuple(occurrence.row.line for occurrence in own if occurrence.row and not occurrence.passage)
    return GradedDocument(document.doc_id, document.title, document.curated, len(own), unplaced)


def _statements(occurrences: Iterable[Occurrence]) -> set[Statement]:
    return {occurrence.statement for occurrence in occurrences}
