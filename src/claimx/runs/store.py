"""Runs on disk. A run appears whole or not at all, and is the same bytes whenever it is made of the same things."""

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from claimx.errors import InputError
from claimx.grading.report import MATCH_COLUMNS, Grade, match_rows, render_html, render_json, render_markdown
from claimx.pages.page import render_claims
from claimx.pages.rows import lay_out
from claimx.runs import tables
from claimx.runs.pool import claims_of, pool_claims
from claimx.runs.wire import Record, from_lines, to_lines
from claimx.schema import Claim, Document, Extraction, Failure, Mention, Run

LATEST = "latest"
FACTS = "run.json"


def write_run(run: Run, grade: Grade | None, out: Path) -> Path:
    """Write a run, with its grade if there is one, to ``out/<run_id>`` and point ``out/latest`` at it.

    A run that is already there under the same id is replaced; should anything fail, it stays as it was.

    Returns:
        The folder of the run.
    """
    files = run_files(run, grade)
    out.mkdir(parents=True, exist_ok=True)
    with _staged(out, run.run_id) as staging:
        for name, text in files.items():
            (staging / name).write_text(text, encoding="utf-8", newline="")
    _point(out / LATEST, run.run_id)
    return out / run.run_id


def run_files(run: Run, grade: Grade | None) -> dict[str, str]:
    """The text of every file of a run, by name."""
    claims = pool_claims(run.extractions)
    documents = {e.document.doc_id: e.document for e in run.extractions}
    grids = {doc_id: lay_out(document) for doc_id, document in documents.items()}
    files = {
        FACTS: json.dumps(_facts(run, claims), indent=2, ensure_ascii=False) + "\n",
        "documents.jsonl": to_lines(documents.values()),
        "mentions.jsonl": to_lines(m for e in run.extractions for m in e.mentions),
        "claims.jsonl": to_lines(claims),
        "claims.tsv": tables.render_table(tables.CLAIM_COLUMNS, (tables.claim_row(c, documents) for c in claims)),
        "evidence.tsv": tables.render_table(
            tables.EVIDENCE_COLUMNS, (row for claim in claims for row in tables.evidence_rows(claim, grids))
        ),
        "rejected.tsv": tables.render_table(
            tables.REJECTION_COLUMNS, (asdict(r) for e in run.extractions for r in e.rejections)
        ),
        "citations.tsv": tables.render_table(
            tables.CITATION_COLUMNS, (row for e in run.extractions for row in tables.citation_rows(e))
        ),
        "claims.html": render_page(run),
    }
    return files | (_grade_files(grade) if grade else {})


def render_page(run: Run) -> str:
    """The claims of a run as a page to read; reviews that failed are named on it."""
    return render_claims(run.extractions, (failure for failure in run.failures if failure.doc_id))


def _grade_files(grade: Grade) -> dict[str, str]:
    return {
        "matches.tsv": tables.render_table(MATCH_COLUMNS, match_rows(grade)),
        "report.json": render_json(grade),
        "report.md": render_markdown(grade),
        "report.html": render_html(grade),
    }


def read_run(path: Path) -> Run:
    """Read a stored run.

    Args:
        path: the run's folder, or the link to the latest.

    Raises:
        InputError: there is no run, or one of its files is damaged.
    """
    facts = _read_facts(path)
    documents = _read_records(path, "documents.jsonl", Document)
    mentions = _grouped((mention.doc_id, mention) for mention in _read_records(path, "mentions.jsonl", Mention))
    claims = _read_records(path, "claims.jsonl", Claim)
    rejections = _grouped(_read_rows(path, "rejected.tsv", tables.REJECTION_COLUMNS, tables.parse_rejection))
    references = {document.doc_id: tables.name_references(document) for document in documents}
    citations = _grouped(
        _read_rows(path, "citations.tsv", tables.CITATION_COLUMNS, partial(tables.parse_citation, references))
    )
    extractions = tuple(
        Extraction(
            document=document,
            mentions=mentions.get(document.doc_id, ()),
            citations=citations.get(document.doc_id, ()),
            claims=tuple(claims_of(document.doc_id, claims)),
            rejections=rejections.get(document.doc_id, ()),
        )
        for document in documents
    )
    failures = tuple(Failure(**failure) for failure in facts["failures"])
    told = {key: value for key, value in facts.items() if key not in ("run_id", "counts", "failures", "absent")}
    return Run(facts["run_id"], extractions, failures, tuple(facts["absent"]), told)


def _facts(run: Run, claims: Sequence[Claim]) -> dict[str, object]:
    counts = {
        "documents": len(run.extractions),
        "mentions": sum(len(e.mentions) for e in run.extractions),
        "citations": sum(len(e.citations) for e in run.extractions),
        "claims": len(claims),
        "evidence": sum(len(claim.evidence) for claim in claims),
        "rejected": sum(len(e.rejections) for e in run.extractions),
    }
    failures = [asdict(failure) for failure in run.failures]
    return {"run_id": run.run_id, **run.facts, "counts": counts, "failures": failures, "absent": list(run.absent)}


@contextmanager
def _staged(out: Path, run_id: str) -> Iterator[Path]:
    """A hidden folder that becomes ``out/run_id`` if the block succeeds, and vanishes if not."""
    staging = out / f".{run_id}.{os.getpid()}.new"
    shutil.rmtree(staging, ignore_errors=True)
    try:
        staging.mkdir()
        yield staging
        _replace_folder(staging, out / run_id)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _replace_folder(new: Path, target: Path) -> None:
    """Let ``new`` be the run ``target``. One that another process put there meanwhile holds the same, and stays."""
    old = new.with_suffix(".old")
    with suppress(FileNotFoundError):
        os.replace(target, old)
    try:
        os.replace(new, target)
    except BaseException as error:
        if isinstance(error, OSError) and (target / FACTS).is_file():
            shutil.rmtree(old, ignore_errors=True)
            return
        if old.exists():
            os.replace(old, target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _point(link: Path, run_id: str) -> None:
    """Let ``link`` lead to the run beside it, by a relative path, in one step."""
    new = link.with_name(f".{link.name}.{os.getpid()}.new")
    new.unlink(missing_ok=True)
    new.symlink_to(run_id, target_is_directory=True)
    try:
        os.replace(new, link)
    finally:
        new.unlink(missing_ok=True)


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError as error:
        raise InputError(str(path), "no such file", "name the folder of a run, e.g. outputs/latest") from error
    except UnicodeDecodeError as error:
        raise InputError(str(path), f"byte {error.start} is not UTF-8", "make the run again") from error


def _read_facts(path: Path) -> dict[str, Any]:
    place = path / FACTS
    try:
        facts = json.loads(_read(place))
    except json.JSONDecodeError as error:
        raise InputError(f"{place} line {error.lineno}", f"no JSON ({error.msg})", "make the run again") from error
    missing = [key for key in ("run_id", "failures", "absent") if key not in facts]
    if missing:
        raise InputError(str(place), f"no {missing[0]!r}", "make the run again")
    return dict(facts)


def _read_records(path: Path, name: str, kind: type[Record]) -> tuple[Record, ...]:
    return from_lines(kind, _read(path / name), str(path / name))


def _read_rows(
    path: Path, name: str, columns: Sequence[str], parse: Callable[[Mapping[str, str]], Record]
) -> Iterator[tuple[str, Record]]:
    """The records of a TSV file, each with its document's id."""
    rows = tables.parse_table(_read(path / name), columns, str(path / name))
    for number, row in enumerate(rows, start=2):
        try:
            yield row["doc_id"], parse(row)
        except (KeyError, ValueError) as error:
            raise InputError(f"{path / name} line {number}", f"damaged ({error})", "make the run again") from error


def _grouped(records: Iterable[tuple[str, Record]]) -> Mapping[str, tuple[Record, ...]]:
    groups: dict[str, list[Record]] = {}
    for doc_id, record in records:
        groups.setdefault(doc_id, []).append(record)
    return {doc_id: tuple(group) for doc_id, group in groups.items()}
