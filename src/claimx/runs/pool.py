"""One claim from many passages: what several reviews assert is one claim with all their evidence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from claimx.schema import CLAIM_TYPES, Claim, Extraction


def pool_claims(extractions: Iterable[Extraction]) -> tuple[Claim, ...]:
    """The claims of all documents, each once, in the order of type and arguments.

    Evidence stands in the order of the documents. The confidence is that of the surest document: reviews
    repeat each other, so agreement between them is no independent proof.
    """
    pooled: dict[str, Claim] = {}
    for claim in (claim for extraction in extractions for claim in extraction.claims):
        known = pooled.get(claim.claim_id)
        pooled[claim.claim_id] = _joined(known, claim) if known else claim
    return tuple(sorted(pooled.values(), key=_order))


def share_claims(extractions: Sequence[Extraction]) -> tuple[Extraction, ...]:
    """The extractions with the pooled claims, each document keeping its own evidence.

    This is how a stored run comes back, so a run is graded alike before and after it is stored.
    """
    claims = pool_claims(extractions)
    return tuple(
        replace(extraction, claims=tuple(claims_of(extraction.document.doc_id, claims))) for extraction in extractions
    )


def claims_of(doc_id: str, claims: Iterable[Claim]) -> Iterator[Claim]:
    """The pooled claims that a document has evidence for, with that evidence alone."""
    for claim in claims:
        own = tuple(evidence for evidence in claim.evidence if evidence.doc_id == doc_id)
        if own:
            yield replace(claim, evidence=own)


def _joined(first: Claim, second: Claim) -> Claim:
    return replace(
        first,
        confidence=max(first.confidence, second.confidence),
        evidence=first.evidence + second.evidence,
    )


def _order(claim: Claim) -> tuple[object, ...]:
    arguments = (claim.drug, claim.agent, claim.gene, claim.mutation, claim.alteration, claim.mechanism, claim.cancer)
    return (CLAIM_TYPES.index(claim.type), claim.drug.casefold(), *arguments, claim.claim_id)
