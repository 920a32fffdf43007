"""The rows of a document's tables, each linked by what it is about: therapies, or a mechanism."""

from collections.abc import Iterator
from dataclasses import replace

from claimx.claims.candidates import Candidate
from claimx.claims.passages import SILENT_SECTIONS
from claimx.claims.tables.explanations import link_explanations
from claimx.claims.tables.grids import Row, find_rows
from claimx.claims.tables.therapies import link_therapies
from claimx.claims.targets import link_targets
from claimx.claims.topics import Topic
from claimx.lexicon import Lexicon
from claimx.mentions import Annotation
from claimx.schema import Document, Span


def link_tables(document: Document, annotation: Annotation, topic: Topic, lexicon: Lexicon) -> Iterator[Candidate]:
    """Candidates of every table of the document, row by row."""
    for table in document.tables:
        if document.sections and document.sections[table.section].kind in SILENT_SECTIONS:
            continue
        for row in find_rows(document, annotation, table):
            if {"mechanism", "agent", "drug"} & set(row.cells):
                yield from _link_row(row, topic, lexicon)


def _link_row(row: Row, topic: Topic, lexicon: Lexicon) -> Iterator[Candidate]:
    for passage in row.passages():
        for candidate in link_targets(passage, lexicon):
            yield replace(candidate, place=row.place(Span(passage.start, passage.end)))
    if row.of("drug", "DRUG", "DRUG_CLASS"):
        yield from link_therapies(row, topic, lexicon)
    else:
        yield from link_explanations(row, topic, lexicon)
