"""Vocabularies of others (HGNC, ChEMBL) as lexicon files that are used beside the curated ones."""

from claimx.vocabularies.admission import admit
from claimx.vocabularies.importing import SOURCES, Imported, import_vocabulary
from claimx.vocabularies.records import Admission, Concept, Refused

__all__ = ["SOURCES", "Admission", "Concept", "Imported", "Refused", "admit", "import_vocabulary"]
