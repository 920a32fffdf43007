"""The main job as a flow: extract what changed, grade, store."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from prefect import flow, get_run_logger, task
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from claimx.runs.job import Summary, finish_run, summarize
from claimx.runs.stages import load_extractor, read_extraction
from claimx.settings import Settings, read_settings
from flows.extract import WATCHER, Extracted, extract_corpus
from flows.grade import publish


@flow(name="full")
def full(
    corpus: str = "corpus", out: str = "outputs", gold: str = "", second: str = "", workers: int = 1
) -> State[Summary]:
    """Read, extract, grade and store the reviews at hand.

    The flow fails where something in the input did, as ``claimx run`` exits with 1: the rest is done and stored.

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
    summary = grade_and_store(settings, extract_corpus(settings), started)
    for failure in summary.failures:
        get_run_logger().error(failure.reason)
    told = f"{summary.reviews} read, {len(summary.failures)} failed: {summary.folder}"
    return Failed(message=told, data=summary) if summary.failures else Completed(message=told, data=summary)


def run_full(settings: Settings, done: Callable[[str], None]) -> Summary:
    """The flow with these settings, for the command line; ``done`` is told each document that was dealt with."""
    token = WATCHER.set(done)
    try:
        state = full(
            corpus=str(settings.corpus),
            out=str(settings.out),
            gold=str(settings.gold or ""),
            second=str(settings.second or ""),
            workers=settings.workers,
            return_state=True,
        )
    finally:
        WATCHER.reset(token)
    came: object = state.result(raise_on_failure=False)
    if isinstance(came, Exception):
        raise came
    return cast(Summary, came)


@task(name="grade and store")
def grade_and_store(settings: Settings, extracted: Extracted, started: datetime) -> Summary:
    """Grade what was extracted, write the run, and publish its grade as an artifact."""
    made_with = load_extractor(settings.lexicons, settings.taggers).hashes
    extractions = [read_extraction(path) for path in extracted.files]
    outcome = finish_run(settings, extracted.surveyed, extractions, extracted.failures, made_with, started)
    publish(outcome.grade, [failure.reason for failure in outcome.run.failures])
    return summarize(outcome)
