"""Pairing: which drug of a statement goes with which gene, and in which direction."""
