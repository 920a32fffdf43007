"""The main job: the reviews at hand become a graded run on disk.

The steps are pure or small, so that the Prefect flow calls the same ones; :func:`run_corpus` strings them
together without Prefect.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from claimx.corpus import Review, corpus_option, differs, locate, read_review, scan_manifest, sha256_of
from claimx.errors import ClaimxError, InputError
from claimx.grading.gold import lint_gold, scan_gold
from claimx.grading.report import Grade, grade
from claimx.grading.scoring import Cell, Interval, Tally
from claimx.runs import facts
from claimx.runs.pool import share_claims
from claimx.runs.stages import load_extractor
from claimx.runs.store import write_run
from claimx.schema import Extraction, Failure, GoldRow, Run
from claimx.settings import Settings


@dataclass(frozen=True, slots=True)
class Survey:
    """What there is to read: the reviews at hand, those that are listed but absent, and what is wrong."""

    present: tuple[Review, ...]
    absent: tuple[str, ...]
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A finished run, its grade if there is a gold table, and where it lies."""

    run: Run
    grade: Grade | None
    folder: Path


@dataclass(frozen=True, slots=True)
class Summary:
    """What there is to tell of a finished run: how many reviews and claims, what failed, and the score of all pairs.

    ``graded`` is whether there was a gold table; ``pairs`` and ``interval`` are None where nothing could be compared.
    """

    folder: Path
    reviews: int
    claims: int
    failures: tuple[Failure, ...]
    absent: tuple[str, ...]
    graded: bool
    pairs: Tally | None
    interval: Interval | None


def survey(settings: Settings) -> Survey:
    """Look for the reviews of the corpus.

    Raises:
        InputError: there is no manifest, it lists nothing, or none of its reviews is at hand.
    """
    rows, problems = scan_manifest(settings.manifest)
    reviews = locate(rows, settings.corpus, settings.search)
    if not rows and not problems:
        remedy = f"add one with `claimx add FILE{corpus_option(settings.corpus)}`"
        raise InputError(str(settings.manifest), "lists no review", remedy)
    if not reviews.present and not problems and not reviews.differing:
        remedy = f"put files into {settings.corpus / 'reviews'} or name their folder in CLAIMX_CORPUS_PATH"
        raise InputError(str(settings.manifest), f"none of its {len(rows)} reviews is at hand", remedy)
    failures = [Failure("", problem.place, str(problem)) for problem in problems]
    failures += [Failure(review.row.id, str(review.path), str(differs(review))) for review in reviews.differing]
    return Survey(reviews.present, tuple(row.id for row in reviews.absent), tuple(failures))


def read_gold_tables(settings: Settings) -> tuple[tuple[GoldRow, ...], tuple[GoldRow, ...], tuple[Failure, ...]]:
    """The good rows of the gold table and of the second pass, and what is wrong with the others."""
    rows: list[tuple[GoldRow, ...]] = []
    failures: list[Failure] = []
    for path in (settings.gold, settings.second):
        rows.append(scan_gold(path)[0] if path else ())
        failures += [Failure("", problem.place, str(problem)) for problem in (lint_gold(path) if path else ())]
    return rows[0], rows[1], tuple(failures)


def finish_run(
    settings: Settings,
    surveyed: Survey,
    extractions: Iterable[Extraction],
    failures: Iterable[Failure],
    extractor: Mapping[str, str],
    started: datetime,
) -> Outcome:
    """Grade what was extracted, and store it.

    Args:
        settings: of this run.
        surveyed: what there was to read.
        extractions: one a document that could be read.
        failures: one a document that could not.
        extractor: hashes that tell which extractor it was, by name.
        started: when the run began.
    """
    rows, second, gold_failures = read_gold_tables(settings)
    shared = share_claims(sorted(extractions, key=lambda extraction: extraction.document.doc_id))
    result = grade(shared, rows, second) if rows else None
    inputs = hash_inputs(settings, surveyed)
    graded = [Failure("", "grade", problem) for problem in (result.problems if result else ())]
    finished = datetime.now(UTC)
    run = Run(
        run_id=facts.run_id({"extractor": extractor, "inputs": inputs}),
        extractions=shared,
        failures=(*surveyed.failures, *failures, *gold_failures, *graded),
        absent=surveyed.absent,
        facts={
            "versions": facts.versions(),
            "commit": facts.commit(Path(__file__).parent),
            "settings": settings_told(settings),
            "hashes": {**extractor, "inputs": inputs},
            "times": {
                "started": started.isoformat(timespec="seconds"),
                "finished": finished.isoformat(timespec="seconds"),
                "seconds": round((finished - started).total_seconds(), 2),
            },
        },
    )
    return Outcome(run, result, write_run(run, result, settings.out))


def run_corpus(settings: Settings, done: Callable[[str], None] = lambda doc_id: None) -> Outcome:
    """The whole job in this process, without Prefect; nothing is cached.

    Args:
        settings: of this run.
        done: called with the id of each document that was dealt with.

    Raises:
        InputError: there is nothing to read.
    """
    started = datetime.now(UTC)
    surveyed = survey(settings)
    extractor = load_extractor(settings.lexicons, settings.taggers)
    extractions, failures = [], []
    for review in surveyed.present:
        try:
            extractions.append(extractor.extract(read_review(review)))
        except Exception as error:  # one bad document must not stop the others
            failures.append(failure_of(review, error))
        done(review.row.id)
    return finish_run(settings, surveyed, extractions, failures, extractor.hashes, started)


def summarize(outcome: Outcome) -> Summary:
    """The few things that are told of a run when it ends."""
    run, scores = outcome.run, outcome.grade.scores if outcome.grade else None
    return Summary(
        folder=outcome.folder,
        reviews=len(run.extractions),
        claims=len({claim.claim_id for extraction in run.extractions for claim in extraction.claims}),
        failures=run.failures,
        absent=run.absent,
        graded=scores is not None,
        pairs=scores.pairs.get(Cell()) if scores else None,
        interval=scores.intervals.get(Cell()) if scores else None,
    )


def failure_of(review: Review, error: Exception) -> Failure:
    """What to tell about a review that could not be read or extracted."""
    told = isinstance(error, ClaimxError)
    reason = str(error) if told else f"{review.path}: unexpected {type(error).__name__}: {error}"
    return Failure(review.row.id, str(review.path), reason)


def hash_inputs(settings: Settings, surveyed: Survey) -> dict[str, str]:
    """The SHA-256 of everything that a run reads, by document id or file name."""
    tables = [path for path in (settings.manifest, settings.gold, settings.second) if path]
    return (
        {path.name: sha256_of(path) for path in tables}
        | {review.cited.name: review.cited_sha256 for review in surveyed.present if review.cited}
        | {review.row.id: review.sha256 for review in surveyed.present}
    )


def settings_told(settings: Settings) -> dict[str, object]:
    """The settings that a run's result depends on, as they were given."""
    return {
        "corpus": str(settings.corpus),
        "gold": str(settings.gold or ""),
        "second": str(settings.second or ""),
        "lexicons": [str(folder) for folder in settings.lexicons],
        "taggers": list(settings.taggers),
    }
