"""Proofs: what was read, over pictures of the pages that it was read from, so that a person sees what went wrong."""

from claimx.proofs.page import render_proof

__all__ = ["render_proof"]
