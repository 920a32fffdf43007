"""What the report's templates show of a grade: passages with their findings, and findings as chips."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from claimx.grading.findings import Finding
from claimx.grading.grade import Grade
from claimx.grading.statements import COMPARED, Statement
from claimx.pages.quotes import Quote

State = Literal["right", "missed", "extra", "elsewhere"]
ABOUT: dict[State, str] = {
    "right": "in the gold table and found",
    "missed": "in the gold table, not found",
    "extra": "found, not in the gold table",
    "elsewhere": "right, but part of another claim",
}


@dataclass(frozen=True, slots=True)
class Chip:
    """One value of a finding, with what became of it and why."""

    slot: str
    value: str
    state: State
    about: str


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage and what is to be said about it: findings that are wrong, and how many rows are right."""

    quote: Quote | None
    section: str
    part: str
    wrong: tuple[Finding, ...]
    right: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document and its passages that have something wrong, in order."""

    doc_id: str
    title: str
    passages: tuple[PassageView, ...]


def group_by_passage(grade: Grade) -> list[DocumentView]:
    """The findings of a grade by document and passage; passages without an error are left out."""
    quotes = {quote.passage: quote for quote in grade.quotes}
    views: dict[str, list[PassageView]] = defaultdict(list)
    for (doc, passage), group in groupby(grade.findings, key=lambda f: (f.statement.doc, f.passage)):
        findings = tuple(group)
        wrong = tuple(finding for finding in findings if finding.outcome != "exact")
        if wrong:
            right = tuple(finding for finding in findings if finding.outcome == "exact")
            views[doc].append(PassageView(quotes.get(passage), wrong[0].section, wrong[0].part, wrong, right))
    return [
        DocumentView(document.doc_id, document.title or document.doc_id, tuple(views[document.doc_id]))
        for document in grade.documents
        if views[document.doc_id]
    ]


def find_chips(finding: Finding) -> list[Chip]:
    """The drug and the values of a finding's gold row and claim, each with what became of it."""
    return [chip for slot in ("drug", *COMPARED) for chip in _slot_chips(finding, slot)]


def _slot_chips(finding: Finding, slot: str) -> Iterator[Chip]:
    gold, found = finding.match.gold, finding.match.found
    kinds = {(pair.slot, pair.value, pair.drug): kind for pair, kind in (*finding.misses, *finding.extras)}
    for value in sorted(_of(gold, slot) | _of(found, slot)):
        in_gold, in_found = value in _of(gold, slot), value in _of(found, slot)
        state: State = "right" if in_gold and in_found else "missed" if in_gold else "extra"
        owner = gold if in_gold else found
        kind = kinds.get((slot, value, owner.drug if owner else ""), "")
        if slot != "drug" and state != "right" and not kind:
            state = "elsewhere"
        yield Chip(slot, value, state, f"{slot}: {ABOUT[state]}" + (f"; {kind}" if kind else ""))


def _of(statement: Statement | None, slot: str) -> frozenset[str]:
    return statement.of(slot) if statement else frozenset()
