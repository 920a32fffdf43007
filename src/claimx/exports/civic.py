"""Candidates for evidence items of CIViC (Griffith et al., 2017), for a curator to check and complete.

A passage of a claim of resistance or sensitivity that names a gene or mutation is a row for each work with a PubMed id
that it cites; without one the row stands alone, its source left open. What only a curator can say, the level of
evidence and the rating, is left empty. The statement is the passage as printed: for reading, to be put in own words.
"""

from collections.abc import Iterable, Iterator, Mapping

from claimx.runs.tables import render_table
from claimx.schema import Claim, Evidence
from claimx.text import squeeze

COLUMNS = (
    "molecular_profile", "disease", "therapies", "therapy_interaction_type", "evidence_type", "evidence_direction",
    "evidence_level", "significance", "evidence_statement", "citation_id", "source_type", "citation", "rating",
    "evidence_status", "claim_id", "doc_id", "confidence",
)  # fmt: skip
SIGNIFICANCE = {"resistance": "Resistance", "sensitivity": "Sensitivity/Response"}


def render_civic(claims: Iterable[Claim]) -> str:
    """The candidates as TSV, in the columns of CIViC's table of evidence and three of our own."""
    return render_table(COLUMNS, (row for claim in claims for e in claim.evidence for row in _rows(claim, e)))


def _rows(claim: Claim, evidence: Evidence) -> Iterator[Mapping[str, object]]:
    profile = _profile(claim)
    if claim.type not in SIGNIFICANCE or not profile:
        return
    therapies = claim.drug.split(" + ")
    row: dict[str, object] = {
        "molecular_profile": profile,
        "disease": " | ".join(claim.cancer),
        "therapies": ",".join(therapies),
        "therapy_interaction_type": "Combination" if len(therapies) > 1 else "",
        "evidence_type": "Predictive",
        "evidence_direction": "Supports" if evidence.direction == "supports" else "Does Not Support",
        "significance": SIGNIFICANCE[claim.type],
        "evidence_statement": squeeze(evidence.text),
        "evidence_status": "candidate",
        "claim_id": claim.claim_id,
        "doc_id": evidence.doc_id,
        "confidence": f"{claim.confidence:.3f}",
    }
    works = {r.pmid: r for c in evidence.citations for r in c.references if r.pmid}
    for pmid, work in works.items():
        yield row | {"citation_id": pmid, "source_type": "PubMed", "citation": work.title or work.text}
    if not works:
        yield row


def _profile(claim: Claim) -> str:
    """A molecular profile as CIViC names them: the gene, and its mutations or what became of it."""
    changes = claim.mutation or tuple(name.capitalize() for name in claim.alteration)
    if not changes:
        return " AND ".join(f"{gene} Mutation" for gene in claim.gene)
    if not claim.gene:
        return " OR ".join(changes)
    profiles = (c if c.startswith(gene) else f"{gene} {c}" for gene in claim.gene for c in changes)
    return " OR ".join(dict.fromkeys(profiles))
