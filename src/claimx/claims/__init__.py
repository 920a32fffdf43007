"""Linking: mentions and cues become claims with evidence."""

from claimx.claims.linking import Linked, link_claims

__all__ = ["Linked", "link_claims"]
