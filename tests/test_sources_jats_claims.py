"""A review says the same as JATS XML as it does as text: the project's own reviews, written out and read again."""

import pytest

from claimx.citations import find_citations
from claimx.pipeline import Extractor
from claimx.schema import Document
from claimx.sources import read_document
from claimx.sources.jats import document_from_jats
from tests.conftest import PROJECT
from tests.jats_writer import write_jats

PRIMERS = ("tki-resistance-primer", "antibody-resistance-primer")
LEAST_ALIKE = 0.95


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


@pytest.fixture(scope="module", params=PRIMERS)
def pair(request: pytest.FixtureRequest) -> tuple[Document, Document]:
    """A review as it was read from text, and from JATS."""
    text = read_document(PROJECT / "corpus" / "reviews" / f"{request.param}.md")
    return text, document_from_jats(write_jats(text), text.doc_id)


def test_the_claims_are_the_same(extractor: Extractor, pair: tuple[Document, Document]) -> None:
    one, other = ({claim.claim_id for claim in extractor.extract(document).claims} for document in pair)
    assert len(one & other) >= LEAST_ALIKE * len(one | other)


def test_the_markers_resolve_to_the_same_works(pair: tuple[Document, Document]) -> None:
    one, other = (
        [(found.marker, [(entry.title, entry.doi) for entry in found.references]) for found in find_citations(document)]
        for document in pair
    )
    assert one == other


def test_tables_are_the_same(pair: tuple[Document, Document]) -> None:
    one, other = (
        [[document.text[cell.start : cell.end] for cell in table.cells] for table in document.tables]
        for document in pair
    )
    assert one == other
