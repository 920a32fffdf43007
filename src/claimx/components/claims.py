"""Claims as a spaCy component: what the sentences of a Doc claim, linked from the mentions on it."""

import re
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc, Span

from claimx.citations import find_citations
from claimx.claims import link_claims
from claimx.components.mentions import MentionComponent
from claimx.lexicon import Lexicon
from claimx.mentions import Annotation, known_names
from claimx.runs.wire import from_lines, to_lines
from claimx.schema import Block, Claim, Document, Section

CLAIM_SPANS_KEY = "claimx_claims"
RECORDS = "claimx_claims"
"""Key of ``Doc.user_data`` that holds the claims as JSON Lines, so that a Doc can be written out."""
_PARAGRAPH = re.compile(r"\S(?:(?!\n\s*\n).)*(?<=\S)", re.S)


class ClaimComponent:
    """Links the mentions of a ``Doc`` and sets ``doc.spans["claimx_claims"]`` and ``doc._.claimx_claims``."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    @property
    def lexicon(self) -> Lexicon:
        """The lexicon of the pipeline's mentions.

        Raises:
            ValueError: no component finds mentions.
        """
        found = (pipe for _, pipe in self._nlp.pipeline if isinstance(pipe, MentionComponent))
        component = next(found, None)
        if component is None:
            raise ValueError("'claimx_claims' links mentions: add 'claimx_mentions' before it with nlp.add_pipe")
        return component.lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Link the claims of ``doc``.

        Raises:
            ValueError: ``claimx_mentions`` has not run before.
        """
        lexicon, annotation = self.lexicon, cast(Annotation | None, doc._.claimx)
        if annotation is None:
            raise ValueError("'claimx_claims' links mentions: the Doc has none yet, move it behind 'claimx_mentions'")
        document = document_of(doc)
        claims = link_claims(document, known_names(annotation), find_citations(document), lexicon).claims
        doc.user_data[RECORDS] = to_lines(claims)
        spans = [
            doc.char_span(e.start, e.end, label=claim.type, kb_id=claim.claim_id, alignment_mode="expand")
            for claim in claims
            for e in claim.evidence
        ]
        doc.spans[CLAIM_SPANS_KEY] = [span for span in spans if span is not None]
        return doc


@Language.factory("claimx_claims", requires=["doc.spans"], assigns=["doc.spans", "doc._.claimx_claims"])
def make_claims(nlp: Language, name: str) -> ClaimComponent:
    """Factory of :class:`ClaimComponent`, which takes the lexicon of the pipeline's ``claimx_mentions``."""
    return ClaimComponent(nlp)


def document_of(doc: Doc) -> Document:
    """A Doc as a Document: paragraphs between empty lines, and no headings, tables or references."""
    blocks = tuple(Block("paragraph", m.start(), m.end(), 0) for m in _PARAGRAPH.finditer(doc.text))
    whole = Section("", 1, "front", 0, len(doc.text))
    return Document(str(doc.user_data.get("claimx_doc_id", "")), doc.text, sections=(whole,), blocks=blocks)


def _claims_of(doc: Doc) -> tuple[Claim, ...]:
    """The claims of a Doc; none before ``claimx_claims`` has run."""
    return from_lines(Claim, doc.user_data.get(RECORDS, ""))


def _claim_of(span: Span) -> Claim | None:
    """The claim that a span of ``doc.spans["claimx_claims"]`` is evidence of; None for any other span."""
    return next((claim for claim in _claims_of(span.doc) if claim.claim_id == span.kb_id_), None)


if not Doc.has_extension("claimx_claims"):
    Doc.set_extension("claimx_claims", getter=_claims_of)
if not Span.has_extension("claimx_claim"):
    Span.set_extension("claimx_claim", getter=_claim_of)
