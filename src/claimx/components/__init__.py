"""claimx in spaCy: components for any pipeline, with spans and extensions on the Doc.

The components are registered factories::

    nlp = spacy.blank("en")
    nlp.add_pipe("claimx_sentences")
    nlp.add_pipe("claimx_abbreviations")         # or scispaCy's "abbreviation_detector", or none
    nlp.add_pipe("claimx_mentions")
    nlp.add_pipe("claimx_claims")
    doc = nlp("T790M confers resistance to gefitinib.")
    doc.spans["claimx"]                           # mentions, with label_, kb_id_ and ._.claimx
    doc.spans["claimx_claims"]                    # evidence, with label_ and ._.claimx_claim
    doc._.claimx_claims                           # claims, the records of claimx.schema

They wrap what :mod:`claimx.annotate` and :mod:`claimx.claims` call; the same text has the same mentions and claims in
both.
"""

from claimx.components.claims import CLAIM_SPANS_KEY, make_claims
from claimx.components.mentions import (
    SPANS_KEY,
    PipelineAnnotator,
    build_pipeline,
    make_abbreviations,
    make_mentions,
    make_sentences,
)

__all__ = [
    "CLAIM_SPANS_KEY",
    "SPANS_KEY",
    "PipelineAnnotator",
    "build_pipeline",
    "make_abbreviations",
    "make_claims",
    "make_mentions",
    "make_sentences",
]
