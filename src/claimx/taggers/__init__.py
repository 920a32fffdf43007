"""Statistical taggers of genes, chemicals and cancers: trained here, shipped as package data."""

from claimx.taggers.tagger import Tagger, load_tagger
from claimx.taggers.tokens import TaggedSpan

__all__ = ["TaggedSpan", "Tagger", "load_tagger"]
