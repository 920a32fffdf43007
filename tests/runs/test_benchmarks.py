"""The public benchmarks end to end, on the real tables where they are at hand."""

from pathlib import Path

import pytest

from claimx.claims.pairing.examples import judge
from claimx.claims.pairing.model import read_model
from claimx.grading.civic import read_civic
from claimx.grading.civicmine import CivicMineSentence, Link, read_civicmine
from claimx.grading.reliability import expected_error, fill_bins
from claimx.lexicon import read_lexicon
from claimx.pipeline import Extractor
from claimx.runs.civic import CivicFold, canonical_drug, civic_examples, grade_civic, read_example
from claimx.runs.civicmine import civicmine_examples, pairs_of_example
from claimx.schema import Span


@pytest.mark.parametrize(
    ("filed", "name"),
    [
        ("Imatinib Mesylate", "imatinib"),
        ("ALK Inhibitor TAE684", "TAE684"),
        ("AKT Inhibitor AZD-5363", "capivasertib"),
        ("SHP 099", "SHP099"),
        ("Nosuchdrug Sodium", "nosuchdrug"),
    ],
)
def test_a_filed_therapy_gets_the_name_that_mentions_carry(filed: str, name: str) -> None:
    assert canonical_drug(read_lexicon())(filed) == name


def test_bins_tell_how_far_probabilities_are_off() -> None:
    fold = CivicFold(bins=fill_bins([(0.75, True), (0.75, False), (0.72, True), (0.78, False)]))
    assert expected_error((fold + fold).bins) == pytest.approx(0.25)
    assert expected_error(CivicFold().bins) is None


@pytest.mark.slow
def test_one_fold_of_civic_stays_in_its_range(shared: Path) -> None:
    extractor = Extractor.load()
    statements = read_civic(shared / "data" / "civic" / "dev.tsv", canonical_drug(extractor.lexicon))
    fold = next(grade_civic(statements, civic_examples(statements, extractor)))
    assert (fold.score.all.f1 or 0) > 0.5
    assert (fold.given.precision or 0) > 0.75


@pytest.mark.slow
def test_civicmine_pairs_are_mostly_found(shared: Path) -> None:
    sentences = read_civicmine(shared / "data" / "civicmine" / "training.tar.gz")
    examples = civicmine_examples(sentences, Extractor.load())
    filed = sum(len(s.links) for s in sentences)
    assert sum(e.missed for e in examples) / filed < 0.2


def test_examples_are_read_without_the_models_own_claims() -> None:
    text = "In a study, patients with EGFR T790M were treated with gefitinib; none of 9 patients responded."
    example = read_example(text, "invented", Extractor.load())
    assert not [c for c in example.statement.rules if c.probability is not None or c.refused]


@pytest.mark.parametrize(
    ("text", "drug", "filed"),
    [
        ("Low TYMS expression predicts a response to pemetrexed-based chemotherapy.", "pemetrexed", "chemotherapy"),
        ("Low TYMS expression predicts a response to pemetrexed chemotherapy.", "pemetrexed", "chemotherapy"),
        ("TYMS predicts benefit from TKI therapy with vemurafenib.", "vemurafenib", "TKI"),
        ("TYMS predicts benefit from the tyrosine kinase inhibitor sunitinib.", "sunitinib", "tyrosine kinase"),
    ],
)
def test_a_regimen_or_class_is_one_therapy_with_its_drug(text: str, drug: str, filed: str) -> None:
    gene, therapy = (Span(text.index(n), text.index(n) + len(n)) for n in ("TYMS", filed))
    sentence = CivicMineSentence(text, "1", (Link((gene,), (therapy,)),), (gene,), (therapy,))
    example = civicmine_examples([sentence], Extractor.load())[0]
    assert ("DRUG", drug, "TYMS") in example.truth and example.missed == 0
    named = [example.pairs[p.number].drug.name for p in pairs_of_example(0, example, judge(read_model(), example))]
    assert named == [drug]


def test_two_therapies_in_a_row_stay_two() -> None:
    text = "Low TYMS expression predicts a response to chemotherapy, sunitinib or trials of TKIs with vemurafenib."
    example = read_example(text, "invented", Extractor.load())
    named = [example.pairs[p.number].drug.name for p in pairs_of_example(0, example, judge(read_model(), example))]
    assert named == ["chemotherapy", "sunitinib", "tyrosine kinase inhibitor", "vemurafenib"]


def test_a_gene_is_also_named_inside_the_class_that_acts_on_it() -> None:
    text = "A T854A mutation was found in EGFR-mutant cancer with resistance to epidermal growth factor receptor TKIs."
    spans = [Span(text.index(n), text.index(n) + len(n)) for n in ("epidermal growth factor receptor", "TKIs")]
    sentence = CivicMineSentence(text, "1", (Link((spans[0],), (spans[1],)),), (spans[0],), (spans[1],))
    example = civicmine_examples([sentence], Extractor.load())[0]
    assert ("DRUG_CLASS", "EGFR inhibitor", "EGFR") in example.truth and example.missed == 0
