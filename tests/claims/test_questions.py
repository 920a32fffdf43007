"""Questions: what is only asked, what is being studied, and what asks nothing."""

import pytest

from claimx.claims.questions import OPEN, QUESTION_FILE, questions_of, vocabulary
from claimx.claims.wording.rows import HERE, read_rows
from claimx.pipeline import Extractor
from claimx.sources import document_from_text
from tests.claims.reviews import claims, evidence, passage

ASKED = [
    "Whether loss of PTEN predicts resistance to trastuzumab remains a matter of debate.",
    "It remains unclear whether MET amplification confers resistance to sotorasib.",
    "It is not known if amplification of MET causes resistance to osimertinib.",
    "To what extent KRAS mutations contribute to resistance to cetuximab is an open question.",
    "The role of KRAS mutations in resistance to gefitinib is uncertain.",
    "To identify mechanisms of vemurafenib resistance, tumors with mutations of NF1 were sequenced.",
    "We therefore examined whether loss of PTEN is associated with resistance to trastuzumab.",
    "Whether MET amplification accounts for the failure of gefitinib remains to be established.",
    "There are no data yet on savolitinib after failure of capmatinib.",
]
CLAIMED = [
    ("resistance", "How loss of B2M causes resistance to nivolumab is well understood.", "asserted"),
    ("resistance", "KRAS mutations predict resistance to cetuximab whether or not the tumor is large.", "asserted"),
    ("sensitivity", "MGMT methylation determines whether glioblastomas respond to temozolomide.", "asserted"),
    ("resistance", "Whether STK11 matters is debated, but MET loss causes resistance to sotorasib.", "asserted"),
    ("resistance", "Whether KRAS mutations cause resistance to cetuximab depends on the codon.", "asserted"),
    ("resensitization", "Savolitinib is studied as to whether it restores the response to osimertinib.", "speculative"),
    ("resistance", "MET loss causes resistance to gefitinib, which we examined to understand it.", "asserted"),
    ("resensitization", "A trial tests whether trametinib restores the response to vemurafenib.", "speculative"),
]  # fmt: skip


@pytest.mark.parametrize("text", ASKED)
def test_what_is_only_asked_is_refused_on_record(text: str, extractor: Extractor) -> None:
    extraction = extractor.extract(document_from_text(f"## Notes\n\n{text}", "asked"))
    assert [c for c in extraction.claims if c.type != "target"] == []
    assert OPEN in {rejection.reason for rejection in extraction.rejections}


@pytest.mark.parametrize(("kind", "text", "certainty"), CLAIMED)
def test_what_is_said_stays(kind: str, text: str, certainty: str) -> None:
    assert evidence(kind, text).certainty == certainty


def test_a_question_makes_no_problem_to_be_answered() -> None:
    text = "Whether loss of NF1 causes resistance to vemurafenib is unclear. Trametinib was developed to address this."
    assert not [c for c in claims("resensitization", text) if "NF1" in c.gene]


def test_every_part_of_a_question_has_an_example_that_uses_it() -> None:
    for row in read_rows(HERE / QUESTION_FILE):
        text = passage(row["example"])
        assert row["part"] in vocabulary().find(text.folded), row["example"]
        assert bool(questions_of(text)) == (row["part"] not in ("decides", "found")), row["example"]
