"""How a grade is written: Markdown and HTML for people, JSON and rows of a table for programs."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from claimx.grading.diagnosis import EXTRA_KINDS, MISS_KINDS, REGROUPED, REGROUPED_MEANING
from claimx.grading.findings import Finding
from claimx.grading.grade import Grade, GradedDocument, Scores, grade
from claimx.grading.reliability import Bin, draw_reliability, expected_error
from claimx.grading.scoring import LEVEL, SAMPLES, Cell, Interval, Tally
from claimx.grading.statements import COMPARED, PARTS, Statement
from claimx.grading.views import find_chips, group_by_passage
from claimx.pages.environment import load_templates
from claimx.schema import CLAIM_TYPES
from claimx.text import counted

__all__ = [
    "MATCH_COLUMNS", "Bin", "Grade", "GradedDocument", "Scores", "grade", "match_rows", "render_html", "render_json",
    "render_markdown",
]  # fmt: skip

MATCH_COLUMNS: tuple[str, ...] = (
    "outcome", "kind", "doc", "section", "part", "gold_line", "claim_id", "confidence", "type", "polarity", "drug",
    *COMPARED, "differing", "missing", "extra", "anchor", "start", "end",
)  # fmt: skip


def match_rows(grade: Grade) -> list[dict[str, str]]:
    """The rows of ``matches.tsv``: a gold row or a spurious claim each, with its outcome, by ``MATCH_COLUMNS``.

    ``drug`` and the slots are those of the gold row, of a spurious claim its own. ``differing`` names
    the slots in which the matching claim differs; ``missing`` and ``extra`` list the wrong pairs as
    ``slot=value (kind of error)``.
    """
    return [_match_row(finding) for finding in grade.findings]


def render_json(grade: Grade) -> str:
    """All counts of a grade, with the rates that follow from them, and every finding."""
    report = {
        "documents": [asdict(document) for document in grade.documents],
        "method": {"unit": "(doc, type, drug, slot, value, polarity)", "interval": LEVEL, "resamples": SAMPLES},
        "scores": _plain_scores(grade.scores),
        "human": _plain_scores(grade.human) if grade.human else None,
        "kinds": [
            {"side": side, "kind": kind, "meaning": meaning(side, kind), **count._asdict()}
            for (side, kind), count in grade.kinds.items()
        ],
        "calibration": [asdict(one) for one in grade.calibration],
        "findings": match_rows(grade),
        "notes": list(grade.notes),
        "problems": list(grade.problems),
    }
    return json.dumps(report, indent=2, ensure_ascii=False) + "\n"


def render_markdown(grade: Grade) -> str:
    """The report as Markdown: short tables first, then every miss and every extra."""
    return _render("report.md.j2", grade)


def render_html(grade: Grade) -> str:
    """The report as one HTML file that needs nothing else."""
    return _render("report.html.j2", grade)


def meaning(side: str, kind: str) -> str:
    """What a kind of error means; ``side`` is ``miss`` or ``extra``."""
    if kind == REGROUPED:
        return REGROUPED_MEANING
    return (MISS_KINDS if side == "miss" else EXTRA_KINDS)[kind]


def _render(name: str, grade: Grade) -> str:
    environment = load_templates("claimx.grading", escaped=name.endswith(".html.j2"))
    environment.filters |= {"rate": _rate, "chips": find_chips, "plural": counted}
    return environment.get_template(name).render(
        grade=grade,
        groups=group_by_passage(grade),
        total=Cell(),
        blocks=_blocks(grade),
        cell=Cell,
        nothing=Tally(),
        parts=list(PARTS),
        types=list(CLAIM_TYPES),
        meaning=meaning,
        regrouped=REGROUPED,
        samples=SAMPLES,
        error=expected_error(grade.calibration),
        diagram=draw_reliability(grade.calibration, "Confidence and truth"),
    )


def _blocks(grade: Grade) -> list[tuple[str, str]]:
    """The parts of the big table, as (document id or '', heading); one document alone is its own sum."""
    documents = [(document.doc_id, document.title or document.doc_id) for document in grade.documents]
    return [("", "All reviews"), *(documents if len(documents) > 1 else [])]


def _rate(value: float | None, digits: int = 2) -> str:
    return "\N{EN DASH}" if value is None else f"{value:.{digits}f}"


def _match_row(finding: Finding) -> dict[str, str]:
    row, span = finding.row, finding.span
    statement = finding.statement
    cells = {
        "outcome": finding.outcome,
        "kind": finding.kind,
        "doc": statement.doc,
        "section": finding.section,
        "part": finding.part,
        "gold_line": str(row.line) if row else "",
        "claim_id": ";".join(finding.claim_ids),
        "confidence": "" if finding.confidence is None else f"{finding.confidence:.3f}",
        "type": statement.type,
        "polarity": statement.polarity,
        "drug": statement.drug,
        "differing": ";".join(finding.match.differing),
        "missing": "; ".join(f"{pair.slot}={pair.value} ({kind})" for pair, kind in finding.misses),
        "extra": "; ".join(f"{pair.slot}={pair.value} ({kind})" for pair, kind in finding.extras),
        "anchor": row.anchor if row else "",
        "start": str(span.start) if span else "",
        "end": str(span.end) if span else "",
    }
    return {column: cells[column] if column in cells else _values(statement, column) for column in MATCH_COLUMNS}


def _values(statement: Statement, slot: str) -> str:
    return ";".join(sorted(statement.of(slot)))


def _plain_scores(scores: Scores) -> dict[str, Any]:
    return {
        "pairs": _plain_cells(scores.pairs, scores.intervals),
        "claims": _plain_cells(scores.claims, {}),
        "pair_slots": {slot: _plain_tally(tally) for slot, tally in scores.pair_slots.items()},
        "claim_slots": {slot: _plain_tally(tally) for slot, tally in scores.claim_slots.items()},
        "details": {detail: _plain_tally(tally) for detail, tally in scores.details.items()},
    }


def _plain_cells(cells: Mapping[Cell, Tally], intervals: Mapping[Cell, Interval]) -> list[dict[str, Any]]:
    return [
        cell._asdict()
        | _plain_tally(tally)
        | ({"interval": [round(edge, 4) for edge in intervals[cell]]} if cell in intervals else {})
        for cell, tally in cells.items()
    ]


def _plain_tally(tally: Tally) -> dict[str, Any]:
    rates: Iterable[tuple[str, float | None]] = (
        ("precision", tally.precision), ("recall", tally.recall), ("f1", tally.f1),
    )  # fmt: skip
    return asdict(tally) | {name: None if rate is None else round(rate, 4) for name, rate in rates}
