"""Statistical taggers of genes, chemicals and cancers: trained here, shipped as package data.

The network's library is imported when the first tagger is loaded.
"""

from claimx.taggers.choice import TAGGERS, check_taggers, load_tagger, load_taggers
from claimx.taggers.spans import TaggedSpan

__all__ = ["TAGGERS", "TaggedSpan", "check_taggers", "load_tagger", "load_taggers"]
