"""DOIs, PMIDs and PMCIDs of what a review cites: looked up once, kept beside the review, matched to what it prints."""

from claimx.identifiers.lists import SUFFIX, read_list, scan_list, write_list
from claimx.identifiers.matching import Match, match_references, with_identifiers

__all__ = ["SUFFIX", "Match", "match_references", "read_list", "scan_list", "with_identifiers", "write_list"]
