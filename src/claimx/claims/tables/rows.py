"""The rows of a document's tables, each linked by what it is about: therapies, a tumour, a trait, or a mechanism."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from claimx.claims.discourse.topics import Topic
from claimx.claims.judgement.candidates import Candidate
from claimx.claims.passages.mechanisms import targets_of
from claimx.claims.passages.passage import SILENT_SECTIONS
from claimx.claims.tables.effects import link_effects
from claimx.claims.tables.explanations import link_explanations
from claimx.claims.tables.gene_entries import state_of_genes
from claimx.claims.tables.grids import Row, find_rows, item_at
from claimx.claims.tables.modulators import link_modulators
from claimx.claims.tables.statements import Reader, read_statements
from claimx.claims.tables.suitability import link_suitability
from claimx.claims.tables.surveys import link_surveys
from claimx.claims.tables.therapies import link_therapies
from claimx.claims.targets.cues import link_targets
from claimx.lexicon import Lexicon
from claimx.mentions import Annotation
from claimx.schema import Document

_TELLING = {"mechanism", "agent", "drug", "failing", "responding", "sensitive", "verdict"}


def link_tables(document: Document, annotation: Annotation, lexicon: Lexicon, read: Reader) -> Iterator[Candidate]:
    """Candidates of every table of the document, row by row; ``read`` reads entries that are sentences."""
    if not document.tables:
        return
    unread = Topic(document, annotation, lexicon)
    for table in document.tables:
        if document.sections and document.sections[table.section].kind in SILENT_SECTIONS:
            continue
        topic = unread.anew()
        topic.enter(item_at(topic, table, table.caption).passage)
        restored = link_modulators(topic, table)
        if restored is not None:
            yield from restored
            continue
        for row in find_rows(topic, table):
            if _TELLING & set(row.cells) or row.of("result", "DRUG", "DRUG_CLASS"):
                yield from _link_row(row, read)
            else:
                yield from chain.from_iterable(state_of_genes(row).values())


def _link_row(row: Row, read: Reader) -> Iterator[Candidate]:
    for passage in row.passages():
        for candidate in link_targets(passage, row.lexicon):
            known = targets_of(candidate.drug, row.lexicon)
            if known and not set(known) & set(candidate.slot("gene")):
                continue  # in a cell names stand side by side that have nothing to do with each other
            yield replace(candidate, place=row.place(passage.span))
    of_genes = state_of_genes(row)
    told = {**of_genes, **read_statements(row, read)}
    for candidates in told.values():
        yield from candidates
    if of_genes and "agent" not in row.cells:
        return
    if row.items("verdict"):
        yield from link_effects(row)
    elif "failing" in row.cells or "responding" in row.cells:
        yield from link_suitability(row, told)
    elif row.of("drug", "DRUG", "DRUG_CLASS"):
        yield from link_therapies(row, told)
    elif row.of("cancer", "CANCER"):
        yield from link_surveys(row, told)
    else:
        yield from link_explanations(row, told)
