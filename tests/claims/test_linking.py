"""The whole of linking: laws that hold for every text, and what supports a claim."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimx.claims.judgement.candidates import Candidate, claim_id, refusal
from claimx.schema import SLOTS, Claim, Extraction
from claimx.sources import document_from_text
from tests.claims.answers import test_cues as answers
from tests.claims.discourse import test_anaphora as pointers
from tests.claims.indications import test_uses as indications
from tests.claims.resistance import test_cues as resistance
from tests.claims.reviews import claims, extract, extractor
from tests.claims.sensitivity import test_cues as sensitivity
from tests.claims.tables import test_rows as rows
from tests.claims.targets import test_cues as targets

TABLES = (
    resistance.CLAIMED,
    resistance.IN_CONTEXT,
    answers.CLAIMED,
    targets.CLAIMED,
    indications.CLAIMED,
    sensitivity.CLAIMED,
    pointers.CLAIMED,
    rows.RESISTANCE,
)
STORIES = [row.values[0] for table in TABLES for row in table]
STORIES += [*resistance.NOT_CLAIMED, *targets.NOT_CLAIMED, *rows.SILENT]
BREAKS = [
    "\n\n",
    " ",
    "\n",
    "\t",
    "\n\n## Resistance\n\n",
    "\n\n# References\n\n1. ",
    " [1, 9] ",
    " (Doe et al., 2010) ",
    "; ",
]
GLUED = st.lists(st.tuples(st.sampled_from(STORIES), st.sampled_from(BREAKS)), min_size=1, max_size=6).map(
    lambda parts: "".join(story + gap for story, gap in parts)
)
CUT = st.tuples(GLUED, st.integers(0, 400), st.integers(1, 400)).map(lambda t: t[0][t[1] : t[1] + t[2]])
TEXTS = st.one_of(GLUED, CUT, st.text(max_size=200))
LAWS = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def spans(extraction: Extraction) -> Iterator[tuple[int, int, str]]:
    """Every span of an extraction with the text that it says it covers."""
    for mention in extraction.mentions:
        yield mention.start, mention.end, mention.text
    for citation in extraction.citations:
        yield citation.start, citation.end, citation.marker
    for rejection in extraction.rejections:
        yield rejection.start, rejection.end, rejection.text
    for evidence in (evidence for claim in extraction.claims for evidence in claim.evidence):
        yield evidence.start, evidence.end, evidence.text
        yield from ((m.start, m.end, m.text) for m in evidence.mentions)
        yield from ((c.start, c.end, c.marker) for c in evidence.citations)


def arguments(claim: Claim) -> Candidate:
    """Type and arguments of a claim, and nothing else of it."""
    return Candidate(claim.type, claim.drug, {slot: getattr(claim, slot) for slot in SLOTS}, claim.agent)


@LAWS
@given(TEXTS)
def test_laws_of_every_extraction(text: str) -> None:
    document = document_from_text(text, "invented")
    extraction = extractor().extract(document)
    assert extraction.document == document
    assert all(0 <= start < end and document.text[start:end] == told for start, end, told in spans(extraction))
    assert all(rejection.reason and rejection.what for rejection in extraction.rejections)
    for claim in extraction.claims:
        assert refusal(arguments(claim)) == ""
        assert claim.claim_id == claim_id(arguments(claim))
        assert claim.evidence and 0 < claim.confidence <= 1
        assert all(list(getattr(claim, slot)) == sorted(set(getattr(claim, slot))) for slot in SLOTS)
        assert all(evidence.doc_id == "invented" and evidence.extractor for evidence in claim.evidence)
    ids = [claim.claim_id for claim in extraction.claims]
    assert len(ids) == len(set(ids))
    assert extractor().extract(document) == extraction


@pytest.mark.parametrize("story", STORIES)
def test_laws_of_every_case(story: str) -> None:
    extraction = extract(story)
    text = extraction.document.text
    assert all(text[start:end] == told for start, end, told in spans(extraction))
    names = {m.name for m in extraction.mentions}
    for evidence in (evidence for claim in extraction.claims for evidence in claim.evidence):
        cues = [m for m in evidence.mentions if m.role == "cue"]
        assert all(evidence.start <= cue.start and cue.end <= evidence.end for cue in cues)
        assert {m.name for m in evidence.mentions if m.role in ("drug", "cancer", "mutation")} <= names


def test_the_id_of_a_claim_does_not_depend_on_the_document() -> None:
    one = claims("resistance", "T790M confers resistance to gefitinib.")
    other = claims("resistance", "It rained.\n\nResistance to gefitinib may be caused by T790M [3].")
    assert [c.claim_id for c in one] == [c.claim_id for c in other]


def test_the_same_claim_of_two_sentences_has_two_pieces_of_evidence() -> None:
    (claim,) = claims(
        "resistance", "T790M confers resistance to gefitinib. Resistance to gefitinib is not caused by T790M."
    )
    assert [e.direction for e in claim.evidence] == ["supports", "disputes"]


def test_what_cannot_be_a_claim_is_kept_with_its_reason() -> None:
    extraction = extract("It is hoped that BLU-945 will overcome C797S.")
    refused = [r for r in extraction.rejections if r.kind == "claim"]
    assert extraction.claims == () or refused == []
    assert all(r.reason for r in refused)


REFERENCES = "\n\n# References\n\n1. Doe J. One. 2001.\n2. Roe R. Two. 2002.\n3. Poe P. Three. 2003."


@pytest.mark.parametrize(
    ("text", "markers"),
    [
        ("T790M confers resistance to gefitinib [1].", ["[1]"]),
        ("T790M confers resistance to gefitinib [1, 3].", ["[1, 3]"]),
        ("T790M [1] confers resistance to gefitinib [2].", ["[1]", "[2]"]),
        ("T790M confers resistance to gefitinib. It binds ATP tightly [2].", ["[2]"]),
        ("T790M confers resistance to gefitinib.\n\nIt binds ATP tightly [2].", []),
        ("It rained [1]. T790M confers resistance to gefitinib [2].", ["[2]"]),
        ("T790M confers resistance to gefitinib.", []),
    ],
)
def test_markers_that_support_a_claim(text: str, markers: list[str]) -> None:
    (claim,) = claims("resistance", text + REFERENCES)
    assert [c.marker for c in claim.evidence[0].citations] == markers


def test_the_section_of_evidence_is_its_printed_heading() -> None:
    (claim,) = claims("resistance", "# Ways out\n\n## 1. Loss of response\n\nT790M confers resistance to gefitinib.")
    assert claim.evidence[0].section == "1. Loss of response"
