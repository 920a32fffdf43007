"""Candidates: what each type needs, the identity of a claim, and how evidence is put together."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx.claims.judgement.candidates import Candidate, assemble, claim_id, refusal
from claimx.claims.judgement.circumstances import Background
from claimx.claims.passages.passage import Place
from claimx.lexicon import read_lexicon
from claimx.schema import CLAIM_TYPES, Citation, ClaimType, EvidenceMention

AROUND = Background((), read_lexicon())
TEXT = "T790M confers resistance to gefitinib. It does so often."
PLACE = Place(0, 38, "Loss of response")

COMPLETE: list[tuple[ClaimType, str, str, str]] = [
    ("resistance", "gefitinib", "gene", ""),
    ("resistance", "gefitinib", "mutation", ""),
    ("resistance", "EGFR inhibitor", "alteration", ""),
    ("resistance", "gefitinib", "mechanism", ""),
    ("resensitization", "gefitinib", "", "osimertinib"),
    ("resensitization", "", "mechanism", "osimertinib"),
    ("sensitivity", "gefitinib", "gene", ""),
    ("sensitivity", "gefitinib", "mutation", ""),
    ("sensitivity", "gefitinib", "alteration", ""),
    ("target", "gefitinib", "gene", ""),
    ("indication", "gefitinib", "cancer", ""),
]
INCOMPLETE: list[tuple[ClaimType, str, str, str]] = [
    ("resistance", "", "mutation", ""),
    ("resistance", "gefitinib", "", ""),
    ("resistance", "gefitinib", "cancer", ""),
    ("resensitization", "gefitinib", "mechanism", ""),
    ("resensitization", "", "mutation", "osimertinib"),
    ("resensitization", "", "", "osimertinib"),
    ("sensitivity", "", "gene", ""),
    ("sensitivity", "gefitinib", "mechanism", ""),
    ("sensitivity", "gefitinib", "cancer", ""),
    ("target", "gefitinib", "mutation", ""),
    ("target", "", "gene", ""),
    ("indication", "gefitinib", "gene", ""),
    ("indication", "", "cancer", ""),
]
WORDS = st.sampled_from(["gefitinib", "osimertinib", "EGFR", "MET", "T790M", "NSCLC", ""])
SLOT_VALUES = st.lists(WORDS.filter(bool), max_size=3).map(tuple)
ARGUMENTS = st.fixed_dictionaries(
    {
        "type": st.sampled_from(CLAIM_TYPES),
        "drug": WORDS,
        "slots": st.dictionaries(st.sampled_from(["gene", "mutation", "cancer"]), SLOT_VALUES),
        "agent": WORDS,
    }
)
CONTEXT = st.fixed_dictionaries(
    {
        "direction": st.sampled_from(["supports", "disputes"]),
        "certainty": st.sampled_from(["asserted", "hedged", "speculative"]),
        "setting": st.sampled_from(["", "acquired"]),
        "rule": st.sampled_from(["target/verb", "table/agent"]),
        "place": st.builds(Place, st.integers(0, 9), st.integers(10, 20), st.text(max_size=3)),
    }
)


def candidate(kind: ClaimType = "resistance", drug: str = "gefitinib", **fields: Any) -> Candidate:
    """A complete candidate of the first sentence, unless told otherwise."""
    own: dict[str, Any] = {"slots": {"mutation": ("T790M",)}, "place": PLACE, "rule": "resistance/explicit", **fields}
    return Candidate(kind, drug, **own)


@pytest.mark.parametrize(("kind", "drug", "slot", "agent"), COMPLETE)
def test_a_complete_candidate_is_not_refused(kind: ClaimType, drug: str, slot: str, agent: str) -> None:
    assert refusal(Candidate(kind, drug, {slot: ("value",)} if slot else {}, agent)) == ""


@pytest.mark.parametrize(("kind", "drug", "slot", "agent"), INCOMPLETE)
def test_an_incomplete_candidate_is_refused_with_a_reason(kind: ClaimType, drug: str, slot: str, agent: str) -> None:
    refused = Candidate(kind, drug, {slot: ("value",)} if slot else {}, agent, PLACE)
    assert refusal(refused)
    claims, rejections = assemble([refused], "invented", TEXT, [()], AROUND)
    assert claims == ()
    (rejection,) = rejections
    assert (rejection.kind, rejection.doc_id, rejection.text) == ("claim", "invented", TEXT[:38])
    assert rejection.reason == refusal(refused) and rejection.what.startswith(kind)


@settings(deadline=None)
@given(arguments=ARGUMENTS, one=CONTEXT, other=CONTEXT)
def test_the_id_depends_on_type_and_arguments_alone(
    arguments: dict[str, Any], one: dict[str, Any], other: dict[str, Any]
) -> None:
    assert claim_id(Candidate(**arguments, **one)) == claim_id(Candidate(**arguments, **other))


@settings(deadline=None)
@given(one=ARGUMENTS, other=ARGUMENTS)
def test_different_arguments_have_different_ids(one: dict[str, Any], other: dict[str, Any]) -> None:
    first, second = Candidate(**one), Candidate(**other)
    same = (first.type, first.drug, first.agent) == (second.type, second.drug, second.agent) and all(
        first.slot(name) == second.slot(name) for name in ("gene", "mutation", "cancer")
    )
    assert (claim_id(first) == claim_id(second)) is same


def test_the_order_of_values_does_not_matter() -> None:
    one = candidate(slots={"gene": ("MET", "EGFR", "MET")})
    other = candidate(slots={"gene": ("EGFR", "MET")})
    assert one.slot("gene") == ("EGFR", "MET")
    assert claim_id(one) == claim_id(other)


def test_the_same_claim_of_two_passages_is_one_claim_with_two_pieces_of_evidence() -> None:
    later = candidate(place=Place(39, 56, ""), direction="disputes", certainty="hedged", setting="acquired")
    ((claim,), rejections) = assemble([candidate(), later], "invented", TEXT, [(), ()], AROUND)
    assert rejections == ()
    assert [(e.text, e.direction, e.certainty, e.setting) for e in claim.evidence] == [
        ("T790M confers resistance to gefitinib.", "supports", "asserted", ""),
        ("It does so often.", "disputes", "hedged", "acquired"),
    ]
    assert [e.section for e in claim.evidence] == ["Loss of response", ""]


def test_the_same_passage_counts_once() -> None:
    ((claim,), _) = assemble([candidate(), candidate(rule="resistance/impaired")], "invented", TEXT, [(), ()], AROUND)
    assert len(claim.evidence) == 1


def test_more_evidence_means_more_confidence() -> None:
    places = [Place(n, n + 1, "") for n in range(20)]
    ((one,), _) = assemble([candidate()], "invented", TEXT, [()], AROUND)
    ((many,), _) = assemble([candidate(place=place) for place in places], "invented", TEXT, [()] * 20, AROUND)
    assert one.confidence == one.evidence[0].score
    assert one.confidence < many.confidence <= 1


def test_citations_stay_with_their_evidence() -> None:
    marker = Citation("[1]", 50, 53, ("1",))
    ((claim,), _) = assemble([candidate()], "invented", TEXT, [(marker,)], AROUND)
    assert claim.evidence[0].citations == (marker,)


def test_every_candidate_needs_its_citations() -> None:
    with pytest.raises(ValueError, match="shorter"):
        assemble([candidate(), candidate()], "invented", TEXT, [()], AROUND)


def test_a_mention_stands_once_in_its_evidence() -> None:
    """Two changes may share the word that tells how they are altered."""
    lost = EvidenceMention("alteration", 6, 13, "confers", "loss")
    gene = EvidenceMention("gene", 0, 5, "T790M", "EGFR")
    ((claim,), _) = assemble([candidate(mentions=(lost, gene, lost))], "invented", TEXT, [()], AROUND)
    assert claim.evidence[0].mentions == (lost, gene)
