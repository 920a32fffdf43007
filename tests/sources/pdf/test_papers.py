"""Real papers: the project's own reviews as PDF and as Markdown, and four papers against their publisher's XML."""

import re
from collections import Counter
from pathlib import Path

import pytest
from jats import read_paper
from listed import DRAWS, Share, count_dois, list_references, misspell, spoil

from claimx.citations import find_citations
from claimx.schema import Document
from claimx.sources import read_document
from tests.conftest import PROJECT

REVIEWS = ("tki-resistance-primer", "antibody-resistance-primer")
PAPERS = ("PMC4706941", "PMC4709619", "PMC4709662", "PMC4745278")


def words(document: Document) -> Counter[str]:
    """The letters and digits of a document, joined over hyphens, counted."""
    return Counter(re.sub(r"[-\u2010\u2011]", "", document.text).split())


@pytest.mark.parametrize("name", REVIEWS)
def test_review_as_pdf_and_markdown(name: str) -> None:
    source, printed = (read_document(PROJECT / "corpus" / "reviews" / f"{name}{suffix}") for suffix in (".md", ".pdf"))
    assert not (words(source) - words(printed)) and not (words(printed) - words(source))
    assert [(s.title, s.level, s.kind) for s in source.sections[1:]] == [
        (s.title, s.level, s.kind) for s in printed.sections[1:]
    ]
    assert [reference.text for reference in source.references] == [reference.text for reference in printed.references]
    for one, other in zip(source.tables, printed.tables, strict=True):
        assert one.label == other.label
        assert [(c.row, c.column, source.text[c.start : c.end]) for c in one.cells] == [
            (c.row, c.column, printed.text[c.start : c.end]) for c in other.cells
        ]
    marked, resolved = (
        Counter((c.labels, tuple(r.label for r in c.references)) for c in find_citations(d)) for d in (source, printed)
    )
    assert marked == resolved


@pytest.mark.parametrize("name", PAPERS)
def test_publishers_paper(name: str, shared: Path) -> None:
    """The floor under the figures of ``benchmarks/pdf.py``."""
    path = shared / "data" / "papers" / f"{name}_hindawi.pdf"
    if not path.exists():
        pytest.skip(f"no paper at {path}")
    document = read_document(path)
    assert document.title and document.doi.startswith("10.1155/")
    assert any(section.kind == "body" for section in document.sections)
    assert len(document.references) > 15
    assert [reference.label for reference in document.references] == [
        str(number) for number in range(1, len(document.references) + 1)
    ]
    citations = find_citations(document)
    assert citations and not any(citation.problem for citation in citations)


def test_dois_of_the_publishers_papers(shared: Path) -> None:
    """The floors under the second table of ``benchmarks/pdf.py``: lists made of the XML itself, and spoiled."""
    folder = shared / "data" / "papers"
    lists = {path.name: list_references(path) for path in sorted(folder.glob("*.*ml"))}
    own, misspelled, spoiled = Share(), Share(), Share()
    for name in PAPERS:
        path = folder / f"{name}_hindawi.xml"
        paper, document = read_paper(path), read_document(path.with_suffix(".pdf"))
        others = [entry for other, entries in lists.items() if other != path.name for entry in entries]
        own += count_dois(paper, document, lists[path.name])
        for seed in range(DRAWS):
            misspelled += count_dois(paper, document, misspell(lists[path.name], seed))
            spoiled += count_dois(paper, document, spoil(lists[path.name], others, seed))
        assert count_dois(paper, document, others).given == 0
    assert own.wanted > 100 and own.recall is not None and own.recall >= 0.95 and own.precision == 1.0
    assert misspelled.recall is not None and misspelled.recall >= 0.9 and misspelled.precision == 1.0
    assert spoiled.given > 1000 and spoiled.precision is not None and spoiled.precision >= 0.99
