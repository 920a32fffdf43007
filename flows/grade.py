"""A grade as an artifact of Prefect, and the grading of a stored run as a flow."""

from pathlib import Path

from prefect import flow
from prefect.artifacts import create_markdown_artifact

from claimx.errors import InputError
from claimx.grading.report import Grade, render_markdown
from claimx.grading.report import grade as grade_extractions
from claimx.runs.job import read_gold_tables
from claimx.runs.store import read_run
from claimx.settings import read_settings


@flow(name="grade")
def grade(run: str = "outputs/latest", corpus: str = "corpus", gold: str = "") -> str:
    """Grade a stored run again and publish the report as an artifact; returns it as Markdown."""
    settings = read_settings(corpus=Path(corpus), gold=Path(gold) if gold else None)
    rows, second, failures = read_gold_tables(settings)
    if not rows:
        raise InputError(str(settings.gold or settings.corpus), "no gold table that can be read", "name one as gold")
    return publish(grade_extractions(read_run(Path(run)).extractions, rows, second), [f.reason for f in failures])


def publish(result: Grade | None, failures: list[str]) -> str:
    """Publish a grade and what failed as an artifact; returns its text."""
    named = "".join(f"- {failure}\n" for failure in failures)
    text = (f"## What failed\n\n{named}\n" if named else "") + (render_markdown(result) if result else "Not graded.\n")
    create_markdown_artifact(key="grade", markdown=text, description="The grade of the latest run")
    return text
