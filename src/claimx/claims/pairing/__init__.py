"""Pairing: which drug of a paragraph goes with which gene, in which direction, and how sure that is."""

from claimx.claims.pairing.scored import ScoredPair, score_pairs

__all__ = ["ScoredPair", "score_pairs"]
