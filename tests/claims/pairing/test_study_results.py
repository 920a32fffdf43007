"""What the pairing model adds to the rules and refuses of them."""

import re

import pytest

from claimx.claims.pairing.statement import may_name_gene
from claimx.claims.pairing.studies import tells_change, tells_response
from claimx.claims.pairing.study_results import STATEMENT
from claimx.lexicon import fold
from claimx.pipeline import Extractor
from claimx.schema import Extraction
from claimx.sources import document_from_text
from tests.claims.reviews import extractor

STUDY = (
    "Of 42 patients with EGFR T790M who were treated with osimertinib, 26 had a partial response; "
    "the response rate was 61% in this phase 2 trial."
)


def extract(text: str) -> Extraction:
    reader: Extractor = extractor()
    return reader.extract(document_from_text(text, "invented"))


def test_a_study_result_is_claimed_with_its_sentence() -> None:
    found = extract(STUDY)
    claims = {(c.type, c.drug, c.gene) for c in found.claims}
    assert ("sensitivity", "osimertinib", ("EGFR",)) in claims
    assert all(found.document.text[e.start : e.end] == e.text for c in found.claims for e in c.evidence)


def test_what_is_refused_says_what_the_model_thinks() -> None:
    reasons = [r.reason for r in extract(STUDY + " BRAF was wild-type and KRAS was not tested.").rejections]
    assert all(reason for reason in reasons)


def test_a_pair_that_the_model_doubts_is_on_record_with_its_score() -> None:
    text = STUDY + " All had received gefitinib or erlotinib before, and three carried KRAS mutations."
    told = [r for r in extract(text).rejections if "pairing model reads" in r.reason]
    assert told and all(re.search(r" at 0\.\d\d$", r.reason) for r in told)


def test_in_a_document_with_sections_every_claim_of_a_rule_stands() -> None:
    headed = "## Background\n\nMany tumors relapse.\n\n## Results\n\n"
    found = extract(headed + STUDY + " KRAS mutations caused resistance to osimertinib.")
    assert ("resistance", "osimertinib", ("KRAS",)) in {(c.type, c.drug, c.gene) for c in found.claims}


def test_a_text_with_a_title_is_no_statement_that_stands_alone() -> None:
    doubted = STUDY + " BRAF was wild-type, and KRAS mutations caused resistance to osimertinib in vitro."
    titled = extract("# Osimertinib in lung cancer.\n\n## Abstract\n\n" + doubted)
    assert ("resistance", "osimertinib", ("KRAS",)) in {(c.type, c.drug, c.gene) for c in titled.claims}


def test_below_a_title_every_claim_of_a_rule_stands() -> None:
    titled = (
        "A report on escape from a kinase inhibitor.\n\n" + STUDY + " Loss of PTEN led to resistance to trastuzumab."
    )
    assert ("resistance", "trastuzumab", ("PTEN",)) in {(c.type, c.drug, c.gene) for c in extract(titled).claims}


@pytest.mark.parametrize(
    "sentences",
    [
        "Sunitinib raised the expression of MT1G in five cell lines. Growth of the xenografts was inhibited.",
        "Sunitinib inhibited the growth of five xenografts and the phosphorylation of KIT.",
        "The 20 patients received EPO against the anemia that sunitinib caused. Eight of 20 patients responded.",
    ],
)
def test_below_a_title_a_pair_is_claimed_only_where_a_sentence_tells_its_outcome(sentences: str) -> None:
    titled = extract(
        "A study of sunitinib in renal cancer.\n\nWe treated 20 patients in this phase 2 trial. " + sentences
    )
    assert not [c for c in titled.claims if c.type in ("sensitivity", "resistance")]


def test_an_article_without_a_title_is_no_statement_that_stands_alone() -> None:
    doubted = " BRAF was wild-type, and KRAS mutations caused resistance to osimertinib in vitro."
    article = STUDY + " The weather was fine." * STATEMENT + doubted
    assert ("resistance", "osimertinib", ("KRAS",)) in {(c.type, c.drug, c.gene) for c in extract(article).claims}
    acted = STUDY + " The weather was fine." * STATEMENT + " In vitro osimertinib blocked AKT1 and inhibited growth."
    assert not [c for c in extract(acted).claims if "AKT1" in c.gene and c.type == "sensitivity"]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Mutations of the gene predicted a response to it.", (True, True)),
        ("It blocked migration in response to the ligand.", (False, False)),
        ("Carriers of the allele lived as long.", (False, True)),
    ],
)
def test_a_sentence_tells_whom_a_therapy_helps(sentence: str, told: tuple[bool, bool]) -> None:
    assert (tells_response(fold(sentence)), tells_change(fold(sentence))) == told


def test_a_drug_that_restores_the_response_does_not_fail_for_the_gene() -> None:
    found = extract("T790M-mediated resistance is overcome by osimertinib.")
    assert [c.type for c in found.claims] == ["resensitization"]
    assert "the text tells that osimertinib restores a response" in [r.reason for r in found.rejections]


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("Osimertinib worked in half of the patients with lung cancer.", False),
        ("Osimertinib worked in half of the patients with EGFR mutations.", True),
        ("Osimertinib worked in half of the patients with T790M.", True),
        ("Half of the patients responded to the EGFR inhibitor.", True),
    ],
)
def test_a_text_is_judged_where_it_may_name_a_gene(text: str, may: bool) -> None:
    found = extractor().annotator.annotate(document_from_text(text, "invented"))
    assert may_name_gene(found) is may
