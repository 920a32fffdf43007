"""Europe PMC's REST service: records of articles, their full text as JATS XML, and lists of what they cite."""

from claimx.sources.europepmc.articles import Record, fetch_article, find_record
from claimx.sources.europepmc.references import fetch_references
from claimx.sources.europepmc.service import PUBLIC, Identifier, Service, find_identifier, read_service

__all__ = [
    "PUBLIC",
    "Identifier",
    "Record",
    "Service",
    "fetch_article",
    "fetch_references",
    "find_identifier",
    "find_record",
    "read_service",
]
