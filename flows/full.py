"""The main job as a flow: extract what changed, grade, store."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from prefect import flow, task

from claimx.runs.job import Outcome, finish_run
from claimx.runs.stages import load_extractor
from claimx.settings import Settings, read_settings
from flows.extract import WATCHER, Extracted, extract_corpus
from flows.grade import publish


@flow(name="full")
def full(corpus: str = "corpus", out: str = "outputs", gold: str = "", second: str = "", workers: int = 1) -> Outcome:
    """Read, extract, grade and store the reviews at hand.

    Args:
        corpus: folder of the manifest.
        out: folder of the runs.
        gold: gold table; by default gold.tsv of the corpus.
        second: second pass; by default gold_second.tsv of the corpus.
        workers: how many processes extract.
    """
    started = datetime.now(UTC)
    settings = read_settings(
        Path(corpus), Path(out), Path(gold) if gold else None, Path(second) if second else None, workers
    )
    outcome = grade_and_store(settings, extract_corpus(settings), started)
    publish(outcome.grade, [failure.reason for failure in outcome.run.failures])
    return outcome


def run_full(settings: Settings, done: Callable[[str], None]) -> Outcome:
    """The flow with these settings, for the command line; ``done`` is told each document that was dealt with."""
    token = WATCHER.set(done)
    try:
        return full(
            corpus=str(settings.corpus),
            out=str(settings.out),
            gold=str(settings.gold or ""),
            second=str(settings.second or ""),
            workers=settings.workers,
        )
    finally:
        WATCHER.reset(token)


@task(name="grade and store")
def grade_and_store(settings: Settings, extracted: Extracted, started: datetime) -> Outcome:
    """Grade what was extracted, and write the run."""
    made_with = load_extractor(settings.lexicons, settings.taggers).hashes
    return finish_run(settings, extracted.surveyed, extracted.extractions, extracted.failures, made_with, started)
