"""Extraction as a flow: a task a document and stage, kept by content, code and lexicon."""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any, cast

from prefect import flow, task
from prefect.context import TaskRunContext
from prefect.futures import PrefectFuture, as_completed
from prefect.settings import get_current_settings
from prefect.task_runners import ThreadPoolTaskRunner

from claimx.corpus import Review
from claimx.runs.job import Survey, failure_of, survey
from claimx.runs.stages import extract_to_file, load_extractor, read_to_file, stage_key
from claimx.schema import Failure
from claimx.settings import Settings

Call = Callable[..., Path]
Stages = tuple[PrefectFuture[str], PrefectFuture[str]]

WATCHER: ContextVar[Callable[[str], None]] = ContextVar("WATCHER", default=lambda doc_id: None)


@dataclass(frozen=True, slots=True)
class Extracted:
    """What came of a corpus: what there was to read, the file of each document's extraction, and failures.

    Files and no records, since Prefect looks through all that passes between flows and tasks.
    """

    surveyed: Survey
    files: tuple[Path, ...]
    failures: tuple[Failure, ...]


def _threads(count: int) -> Any:
    return ThreadPoolTaskRunner(max_workers=count)


def _key(context: TaskRunContext, parameters: dict[str, Any]) -> str:
    return f"{context.task.name}-{Path(parameters['target']).stem}"


@task(name="read", cache_key_fn=_key, persist_result=True, result_serializer="json")
def read(review: Review, target: Path, call: Call) -> str:
    """Read one review; returns where its Document lies."""
    return str(call(read_to_file, review, target))


@task(name="extract", cache_key_fn=_key, persist_result=True, result_serializer="json")
def extract_claims(document: str, target: Path, settings: Settings, call: Call) -> str:
    """Extract one Document; returns where its Extraction lies."""
    return str(call(extract_to_file, Path(document), target, settings.lexicons, settings.taggers))


@flow(name="extract", task_runner=_threads(1), validate_parameters=False)
def extract(settings: Settings) -> Extracted:
    """Read and extract the reviews at hand; what did not change since it was last done is taken from there."""
    surveyed = survey(settings)
    version = load_extractor(settings.lexicons, settings.taggers).hashes["extractor"]
    with _caller(settings.workers) as call:
        stages = {
            review.row.id: _submit(review, stage_key(review, version), settings, call) for review in surveyed.present
        }
        _watch(stages)
    files, failures = [], []
    for review in surveyed.present:
        error = _error(stages[review.row.id])
        if error:
            failures.append(failure_of(review, error))
        else:
            files.append(Path(stages[review.row.id][1].result()))
    return Extracted(surveyed, tuple(files), tuple(failures))


def extract_corpus(settings: Settings) -> Extracted:
    """The flow with as many threads as there are workers."""
    return extract.with_options(task_runner=_threads(settings.workers))(settings)


def _submit(review: Review, key: str, settings: Settings, call: Call) -> Stages:
    """Start both stages of a review. A kept result whose file has gone is made again."""
    home = Path(get_current_settings().home) / "claimx"
    document, extraction = home / "documents" / f"{key}.json", home / "extractions" / f"{key}.json"
    reading = read.with_options(refresh_cache=not document.exists(), task_run_name=f"read {review.row.id}")
    extracting = extract_claims.with_options(
        refresh_cache=not extraction.exists(), task_run_name=f"extract {review.row.id}"
    )
    was_read = reading.submit(review, document, call)
    return was_read, extracting.submit(cast(str, was_read), extraction, settings, call)


def _watch(stages: dict[str, Stages]) -> None:
    watcher = WATCHER.get()
    names = {extracted.task_run_id: doc_id for doc_id, (_, extracted) in stages.items()}
    for future in as_completed([extracted for _, extracted in stages.values()]):
        watcher(names[future.task_run_id])


def _error(stages: Stages) -> Exception | None:
    """Why a review could not be read or extracted, or None."""
    for future in stages:
        result: object = future.result(raise_on_failure=False)
        if isinstance(result, Exception):
            return result
    return None


@contextmanager
def _caller(workers: int) -> Iterator[Call]:
    """How a stage is called: here, or with several workers in processes of their own."""
    if workers == 1:
        yield lambda stage, *arguments: stage(*arguments)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield lambda stage, *arguments: pool.submit(stage, *arguments).result()
