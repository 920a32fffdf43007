"""Claims as rows of a gold table, for a curator to check and correct.

Each passage of a claim is a row, in the order of the text; the whole passage is the anchor. Equal rows are one.
A table made in this way is what claimx found until somebody has gone through it: a grade against it says how much was
corrected, not how much was missed.
"""

from collections.abc import Iterable, Iterator

from claimx.grading.gold import render_gold
from claimx.schema import Claim, Document, Evidence, Extraction, GoldRow
from claimx.text import squeeze


def render_rows(extractions: Iterable[Extraction]) -> str:
    """The claims of some documents as a gold table, which ``read_gold`` reads."""
    return render_gold(row for extraction in extractions for row in find_rows(extraction))


def find_rows(extraction: Extraction) -> Iterator[GoldRow]:
    """A row for each passage of each claim of a document; no line is known yet, so ``line`` is 0."""
    document = extraction.document
    passages = [(evidence, claim) for claim in extraction.claims for evidence in claim.evidence]
    passages.sort(key=lambda pair: (pair[0].start, pair[0].end, pair[1].type, pair[1].claim_id))
    yield from dict.fromkeys(_row(document, claim, evidence) for evidence, claim in passages)


def _row(document: Document, claim: Claim, evidence: Evidence) -> GoldRow:
    cited = dict.fromkeys(r.label for citation in evidence.citations for r in citation.references if r.label)
    return GoldRow(
        line=0,
        doc=evidence.doc_id,
        section=squeeze(evidence.section or document.title or document.doc_id),
        anchor=squeeze(evidence.text),
        type=claim.type,
        drug=claim.drug,
        gene=claim.gene,
        mutation=claim.mutation,
        alteration=claim.alteration,
        mechanism=claim.mechanism,
        cancer=claim.cancer,
        agent=claim.agent,
        polarity="negated" if evidence.direction == "disputes" else "affirmed",
        certainty=evidence.certainty,
        setting=evidence.setting,
        citations=tuple(cited),
    )
