"""The claims of reviews as one HTML page that needs nothing else: a head, a part for each review, an end.

The parts are put together in any number, so that a page can be written while reviews are still being read.
"""

from collections.abc import Iterable
from functools import cache
from urllib.parse import quote

from jinja2 import Environment

from claimx.pages.claims import view_review
from claimx.pages.environment import load_templates
from claimx.pages.values import Value
from claimx.schema import CLAIM_TYPES, SLOTS, CitedReference, Extraction, Failure
from claimx.text import counted, squeeze


def render_claims(extractions: Iterable[Extraction], failures: Iterable[Failure] = ()) -> str:
    """The whole page of some reviews; those that failed are named at its beginning."""
    failed = (render_failure(failure.doc_id, failure.reason) for failure in failures)
    return "".join([render_head(), *failed, *map(render_review, extractions), render_end()])


def render_head() -> str:
    """What stands before the first review: the look, the filters, what the marks mean."""
    return _templates().get_template("head.html.j2").render(types=CLAIM_TYPES)


def render_review(extraction: Extraction) -> str:
    """A review: its claims by section and passage."""
    return _templates().get_template("review.html.j2").render(review=view_review(extraction))


def render_failure(name: str, reason: str) -> str:
    """A review that could not be read: a failure is never a review without claims."""
    return _templates().get_template("failure.html.j2").render(name=name, reason=reason)


def render_end() -> str:
    """What stands after the last review: the script behind the filters."""
    return _templates().get_template("end.html.j2").render()


@cache
def _templates() -> Environment:
    environment = load_templates()
    environment.filters |= {"plural": counted, "addresses": _addresses, "note": _note}
    environment.globals["slots"] = SLOTS
    return environment


def _addresses(work: CitedReference) -> list[tuple[str, str]]:
    """Where a work is found, as (what is printed, address)."""
    known = (
        (f"doi:{work.doi}", "https://doi.org/", work.doi),
        (f"PMID {work.pmid}", "https://pubmed.ncbi.nlm.nih.gov/", work.pmid),
        (work.pmcid, "https://pmc.ncbi.nlm.nih.gov/articles/", work.pmcid),
    )
    return [(printed, home + quote(value)) for printed, home, value in known if value]


def _note(value: Value) -> str:
    """What a chip says to who asks: the words that stand for the value."""
    words = squeeze(value.words)
    return f"{value.slot}: {value.name}" + (f", here “{words}”" if words and words != value.name else "")
