"""The whole story: a document goes in, claims with evidence come out, and nothing else happens."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from claimx.errors import InputError
from claimx.pipeline import Extractor
from claimx.schema import Document, Extraction
from claimx.sources import document_from_text
from tests.claims.reviews import extractor

REVIEW = """\
# How tumors slip away

Abstract

Kinase inhibitors meet resistance sooner or later.

## 1. Gefitinib

Gefitinib inhibits EGFR and is used for NSCLC [1]. T790M confers acquired resistance to gefitinib [2].
Osimertinib overcomes resistance to gefitinib caused by T790M.

## References

1. Doe J. One. J Invent. 2001;1:1-2.
2. Roe R. Two. J Invent. 2002;2:3-4.
"""


@pytest.fixture(scope="module")
def document() -> Document:
    return document_from_text(REVIEW, "invented")


@pytest.fixture(scope="module")
def extraction(document: Document) -> Extraction:
    return extractor().extract(document)


def test_the_story(extraction: Extraction) -> None:
    assert {(c.type, c.drug, c.agent) for c in extraction.claims} == {
        ("target", "gefitinib", ""),
        ("indication", "gefitinib", ""),
        ("resistance", "gefitinib", ""),
        ("resensitization", "gefitinib", "osimertinib"),
    }
    (resistance,) = [c for c in extraction.claims if c.type == "resistance"]
    told, again = resistance.evidence
    assert again.text == "Osimertinib overcomes resistance to gefitinib caused by T790M."
    assert told.text == "T790M confers acquired resistance to gefitinib [2]."
    assert (told.doc_id, told.section, told.setting) == ("invented", "1. Gefitinib", "acquired")
    assert [r.title for marker in told.citations for r in marker.references] == ["Two"]
    assert [c.marker for c in extraction.citations] == ["[1]", "[2]"]


def test_every_piece_of_evidence_quotes_the_text(extraction: Extraction) -> None:
    text = extraction.document.text
    for evidence in (e for c in extraction.claims for e in c.evidence):
        assert text[evidence.start : evidence.end] == evidence.text
        assert all(text[m.start : m.end] == m.text for m in evidence.mentions)
        assert {"drug", "cue"} & {m.role for m in evidence.mentions}


def test_extraction_depends_on_the_document_alone(document: Document, extraction: Extraction) -> None:
    before = replace(document)
    extractor().extract(document_from_text("MET amplification causes resistance to crizotinib.", "another"))
    assert extractor().extract(document) == extraction
    assert document == before and extraction.document is document


def test_the_order_of_documents_does_not_matter(extractor_again: Extractor) -> None:
    documents = [document_from_text(text, name) for name, text in (("one", REVIEW), ("two", "It rained."))]
    forward = [extractor().extract(d) for d in documents]
    backward = [extractor_again.extract(d) for d in reversed(documents)]
    assert forward == backward[::-1]


@pytest.mark.parametrize(("documents", "batch_size"), [(0, 32), (1, 32), (5, 2), (4, 2), (3, 32)])
def test_a_stream_is_extracted_as_its_documents_are(document: Document, documents: int, batch_size: int) -> None:
    stream = [replace(document, doc_id=f"invented-{n}") for n in range(documents)]
    assert list(extractor().pipe(iter(stream), batch_size)) == [extractor().extract(each) for each in stream]


def test_a_stream_is_read_by_the_batch(document: Document) -> None:
    taken = []

    def stream() -> Iterator[Document]:
        for n in range(5):
            taken.append(n)
            yield document

    next(extractor().pipe(stream(), batch_size=2))
    assert taken == [0, 1]


@pytest.fixture(scope="module")
def extractor_again() -> Extractor:
    return Extractor.load()


def test_the_hashes_tell_lexicons_apart(extractor_again: Extractor, tmp_path: Path) -> None:
    (tmp_path / "drugs.tsv").write_text("name\tid\tsynonyms\tmatch\tclasses\ttargets\nfancinib\t\t\tauto\t\t\n")
    assert extractor_again.hashes == extractor().hashes
    own = Extractor.load([tmp_path]).hashes
    assert {name for name, value in own.items() if value != extractor().hashes[name]} == {"lexicons", "extractor"}


def test_lexicons_of_the_user_make_claims(tmp_path: Path) -> None:
    (tmp_path / "drugs.tsv").write_text("name\tid\tsynonyms\tmatch\tclasses\ttargets\nfancinib\t\t\tauto\t\tEGFR\n")
    (tmp_path / "cues.tsv").write_text(
        "form\tkind\tvalue\texample\nshrugs off\tresistance\texplicit\tIt shrugs off A.\n"
    )
    text = "EGFR T790M shrugs off fancinib."
    found = Extractor.load([tmp_path]).extract(document_from_text(text, "invented")).claims
    assert [(c.type, c.drug, c.gene, c.mutation, c.mechanism) for c in found] == [
        ("resistance", "fancinib", ("EGFR",), ("T790M",), ("secondary mutation",))
    ]
    assert "shrugs off" in found[0].evidence[0].mentions[-1].text


def test_a_bad_lexicon_is_named(tmp_path: Path) -> None:
    (tmp_path / "genes.tsv").write_text("name\tid\n")
    with pytest.raises(InputError, match=r"genes\.tsv line 1: no column 'synonyms'"):
        Extractor.load([tmp_path])


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ufeff", "\x00", "# ", "|", "1.", "[1]", "References", "a" * 5000])
def test_poor_texts_claim_nothing(text: str) -> None:
    document = document_from_text(text, "poor")
    extraction = extractor().extract(document)
    assert (extraction.claims, extraction.document) == ((), document)


def test_a_bare_document_without_blocks_claims_nothing() -> None:
    assert extractor().extract(Document("bare", "T790M confers resistance to gefitinib.")).claims == ()
