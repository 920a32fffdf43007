"""One claim from several documents."""

from dataclasses import replace

from claimx.runs.pool import claims_of, pool_claims, share_claims
from claimx.schema import Claim, Run


def test_a_claim_of_two_reviews_is_one_claim(stored: Run) -> None:
    (claim,) = pool_claims(stored.extractions)
    assert [evidence.doc_id for evidence in claim.evidence] == ["invented-2020", "other-2021"]


def test_the_confidence_is_that_of_the_surest_review(stored: Run) -> None:
    first, second = stored.extractions
    sure = replace(second, claims=tuple(replace(claim, confidence=0.9) for claim in second.claims))
    assert [claim.confidence for claim in pool_claims((first, sure))] == [0.9]
    assert [claim.confidence for extraction in share_claims((first, sure)) for claim in extraction.claims] == [0.9, 0.9]


def test_claims_stand_in_the_order_of_type_and_arguments(stored: Run) -> None:
    extraction = stored.extractions[0]
    base = extraction.claims[0]
    wanted = [
        base,
        replace(base, claim_id="c2", drug="imatinib"),
        Claim("c1", "target", "afatinib", gene=("EGFR",), evidence=base.evidence),
    ]
    shuffled = replace(extraction, claims=(wanted[2], wanted[0], wanted[1]))
    assert list(pool_claims((shuffled,))) == wanted


def test_a_document_keeps_only_its_own_evidence(stored: Run) -> None:
    claims = pool_claims(stored.extractions)
    (own,) = claims_of("other-2021", claims)
    assert {evidence.doc_id for evidence in own.evidence} == {"other-2021"}
    assert not list(claims_of("unknown", claims))
