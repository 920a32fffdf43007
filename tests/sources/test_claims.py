"""A review says the same whatever it comes as: text, the project's own PDF of it, another PDF, and JATS XML."""

from itertools import combinations
from pathlib import Path

import pytest

from claimx.citations import find_citations
from claimx.pipeline import Extractor
from claimx.schema import Document
from claimx.sources import read_document
from claimx.sources.jats import document_from_jats
from tests.conftest import PROJECT
from tests.jats_writer import write_jats
from tests.pdf_writer import write_pdf

PRIMERS = ("tki-resistance-primer", "antibody-resistance-primer")
LEAST_ALIKE = 0.95
Forms = dict[str, Document]


@pytest.fixture(scope="module", params=PRIMERS)
def forms(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Forms:
    """A review as it was read from each of its forms."""
    reviews: Path = PROJECT / "corpus" / "reviews"
    text = read_document(reviews / f"{request.param}.md")
    typeset = write_pdf(text, tmp_path_factory.mktemp("typeset") / f"{request.param}.pdf")
    return {
        "text": text,
        "PDF": read_document(reviews / f"{request.param}.pdf"),
        "PDF typeset otherwise": read_document(typeset),
        "JATS": document_from_jats(write_jats(text), text.doc_id),
    }


def test_the_claims_are_the_same(forms: Forms) -> None:
    """Of the claims that two forms make, at least 95 % are made by both."""
    extractor = Extractor.load()
    claims = {name: {claim.claim_id for claim in extractor.extract(form).claims} for name, form in forms.items()}
    alike = {
        (one, other): len(claims[one] & claims[other]) / len(claims[one] | claims[other])
        for one, other in combinations(claims, 2)
    }
    assert {pair: share for pair, share in alike.items() if share < LEAST_ALIKE} == {}
    assert min(map(len, claims.values())) > 100


def test_the_markers_resolve_to_the_same_works(forms: Forms) -> None:
    """Hyphens aside: at a line's end nobody can tell those of a name or DOI from those of the cut."""
    found = [
        sorted(
            (marker.labels, [(entry.title + entry.doi).replace("-", "") for entry in marker.references])
            for marker in find_citations(form)
        )
        for form in forms.values()
    ]
    assert found == [found[0]] * len(forms)


def test_tables_are_the_same(forms: Forms) -> None:
    found = [
        [[form.text[cell.start : cell.end] for cell in table.cells] for table in form.tables] for form in forms.values()
    ]
    assert found == [found[0]] * len(forms)
