"""Pairing: which drug goes with which gene, and in which direction. All sentences are invented."""

import json
from dataclasses import replace

import numpy as np
import pytest

from claimx.claims.judgement.linear import Linear
from claimx.claims.linking import find_stated
from claimx.claims.pairing import ScoredPair, score_pairs
from claimx.claims.pairing.blend import Blend
from claimx.claims.pairing.denials import find_signs
from claimx.claims.pairing.examples import Example
from claimx.claims.pairing.model import PACKAGED, PairingModel, find_pairs, read_model
from claimx.claims.pairing.outcomes import find_outcomes
from claimx.claims.pairing.rivals import find_listed
from claimx.claims.pairing.sides import Sided
from claimx.claims.pairing.statement import Statement, find_statement
from claimx.claims.pairing.studies import reports_study
from claimx.claims.pairing.training import fit_linear, fold_of, split
from claimx.claims.pairing.trees import Forest
from claimx.claims.pairing.wording import find_wording
from claimx.pipeline import Extractor
from claimx.schema import Span
from claimx.sources import document_from_text


def statement_of(text: str, extractor: Extractor) -> Statement:
    document = document_from_text(text, "invented")
    annotation = extractor.annotator.annotate(document)
    rules = find_stated(document, annotation, extractor.lexicon)
    return find_statement(document.text, Span(0, len(document.text)), annotation, rules, extractor.lexicon)


def pairs_of(text: str, extractor: Extractor) -> tuple[ScoredPair, ...]:
    return score_pairs(statement_of(text, extractor), extractor.lexicon)


@pytest.mark.parametrize(
    ("text", "drug", "gene", "kind"),
    [
        ("Cells with EGFR T790M were resistant to gefitinib.", "gefitinib", "EGFR", "resistance"),
        ("One BRAF V600E melanoma had a partial response to dabrafenib.", "dabrafenib", "BRAF", "sensitivity"),
        ("Ba/F3 cells expressing KIT D816V were insensitive to imatinib.", "imatinib", "KIT", "resistance"),
        ("Three patients with ALK fusions responded to alectinib.", "alectinib", "ALK", "sensitivity"),
    ],
)  # fmt: skip
def test_a_plain_statement_gives_its_pair_and_direction(
    text: str, drug: str, gene: str, kind: str, extractor: Extractor
) -> None:
    best = pairs_of(text, extractor)[0]
    assert (best.drug, best.gene, best.type) == (drug, gene, kind)


def test_a_pair_lies_in_the_text(extractor: Extractor) -> None:
    text = "Of 12 patients with NRAS mutations, none responded to cetuximab. Toxicity was mild."
    best = pairs_of(text, extractor)[0]
    assert (best.drug, best.gene) == ("cetuximab", "NRAS")
    assert 0 <= best.probability <= 1
    assert all(text[m.start : m.end] == m.text for m in best.mentions)
    assert text[best.sentence.start : best.sentence.end].startswith("Of 12 patients")


@pytest.mark.parametrize("text", ["", "Nothing is named here.", "EGFR is a gene.", "Gefitinib is a drug."])
def test_without_a_drug_and_a_gene_there_is_no_pair(text: str, extractor: Extractor) -> None:
    assert pairs_of(text, extractor) == ()


@pytest.mark.parametrize(
    ("text", "polarities"),
    [
        ("The tumor responded to gefitinib.", ["good"]),
        ("The tumor did not respond to gefitinib.", ["bad"]),
        ("Cells stayed resistant to gefitinib.", ["bad"]),
        ("Gefitinib gave longer progression free survival.", ["good"]),
        ("Carriers had a reduced response to gefitinib.", ["bad"]),
        ("There was no difference between the arms.", ["same"]),
        ("0 of 9 patients had a gain.", ["bad"]),
        ("Carriers were less likely to respond.", ["bad"]),
        ("The response was low: a low response rate under gefitinib.", ["good", "bad"]),
        ("He had progressive disease as best response.", ["bad"]),
        ("No clinical activity was seen.", ["bad"]),
        ("Survival in the gefitinib arm was longer.", ["good"]),
        ("Improved progression-free survival was seen.", ["good"]),
        ("PD-L1 was high.", []),
        ("Cells were tested for sensitivity to gefitinib.", []),
        ("There was no correlation between EGFR and response.", ["same"]),
        ("The response rate was 3%.", ["bad"]),
        ("The response rate was 62%.", ["good"]),
        ("The response rate was 20%.", []),
        ("The response rate was 62% versus 30%.", []),
        ("Responses were seen in 2 of 40 patients.", ["bad"]),
        ("Median PFS was 1.9 months.", ["bad"]),
        ("Median PFS was 40 weeks.", ["good"]),
        ("Cells had an IC50 of 2.5 uM.", ["bad"]),
        ("Cells had an IC50 of 12 nM.", ["good"]),
    ],
)
def test_outcomes_are_read_with_denial_comparison_and_count(
    text: str, polarities: list[str], extractor: Extractor
) -> None:
    assert [o.polarity for o in find_outcomes(statement_of(text, extractor))] == polarities


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("EGFR and gefitinib, with p = 0.003", "says: p:significant"),
        ("EGFR and gefitinib, with p = 0.61", "says: p:insignificant"),
        ("EGFR and gefitinib, IC50 of 1,900 nM", "says: ic50:high"),
        ("EGFR and gefitinib, response rate of 4%", "says: rate:low"),
        ("EGFR did not predict response to gefitinib", "says: not~predict"),
        ("EGFR made gefitinib fail, erlotinib too", "says: drug2"),
    ],
)
def test_figures_and_names_become_words(text: str, word: str, extractor: Extractor) -> None:
    statement = statement_of(text, extractor)
    pair = next(p for p in find_pairs(statement, extractor.lexicon) if p.drug.name == "gefitinib")
    assert word in find_wording(statement).said(pair.drug, pair.gene)


def test_a_partner_belongs_to_its_fusion_and_a_mutation_names_its_gene(extractor: Extractor) -> None:
    fused = statement_of("EML4-ALK was found. ALK inhibition by crizotinib worked.", extractor)
    assert [g.name for g in fused.genes] == ["EML4::ALK"]
    unnamed = statement_of("T790M was found after gefitinib.", extractor)
    assert [(g.name, len(g.mentions), len(g.mutations)) for g in unnamed.genes] == [("EGFR", 0, 1)]


def test_drugs_of_a_list_are_mates(extractor: Extractor) -> None:
    listed = find_listed(statement_of("Gefitinib and erlotinib worked. Later crizotinib was given.", extractor))
    assert listed == {("DRUG", "gefitinib"): (("DRUG", "erlotinib"),), ("DRUG", "erlotinib"): (("DRUG", "gefitinib"),)}


@pytest.mark.parametrize(
    ("text", "is_study"),
    [
        ("In this study, 40 patients were treated with gefitinib.", True),
        ("Tumors find many ways around a drug.", False),
    ],
)
def test_a_study_shows_in_two_signs(text: str, is_study: bool) -> None:
    assert reports_study(text) is is_study


def test_trees_add_up() -> None:
    trees = ((["near", 1.0, 0.5, -0.5], ["far", 0.0, ["near", 2.0, 0.25, 0.0], -1.0]),)
    forest = Forest(("near", "far"), ("pair",), (0.1,), trees)
    rows = forest.rows([{"near": 1.0}, {"near": 3.0, "far": 1.0}])
    assert np.allclose(forest.scores(rows)[:, 0], [0.85, -1.4])
    assert np.allclose(forest.probabilities(rows)[:, 0], 1 / (1 + np.exp([-0.85, 1.4])))
    assert Forest.from_json(json.loads(json.dumps(forest.to_json()))) == forest


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("EGFR expression was not associated with response to gefitinib.", "unrelated"),
        ("With gefitinib, survival did not differ by EGFR status.", "no difference"),
        ("EGFR mutant cells were as sensitive to gefitinib as wild-type cells.", "as wild type"),
        ("Response rates to gefitinib were similar with and without EGFR mutations.", "similar yield"),
        ("Cells with EGFR mutations were not more resistant to gefitinib.", "not more"),
        ("The EGFR variant does not confer resistance to gefitinib.", "not conferred"),
        ("With EGFR mutations, none of 9 patients responded to gefitinib.", "no response"),
        ("The trial of gefitinib in EGFR mutant tumors did not meet its endpoint.", "missed aim"),
    ],
)
def test_signs_of_no_effect_are_known_by_kind(text: str, kind: str, extractor: Extractor) -> None:
    assert kind in find_signs(statement_of(text, extractor))


def test_a_logistic_model_weighs_features_as_they_are() -> None:
    model = Linear(("near", "far"), ("pair",), (0.5,), ((1.0, -2.0),))
    found = model.probabilities([{"near": 1.5}, {"far": 1.0, "unknown": 9.0}])
    assert np.allclose(found[:, 0], 1 / (1 + np.exp([-2.0, 1.5])))
    assert Linear.from_json(json.loads(json.dumps(model.to_json()))) == model


def test_a_logistic_model_is_fitted_the_same_way_twice_and_finds_what_tells() -> None:
    rows = [{"tells": float(i % 2), "noise": float(i % 3), "same": 1.0} for i in range(60)]
    labels = [i % 2 for i in range(60)]
    model = fit_linear(rows, labels, ("pair",), 1.0, [1.0] * 60)
    assert model == fit_linear(rows, labels, ("pair",), 1.0, [1.0] * 60)
    assert model.features == ("noise", "tells") and model.weights[0][1] > 1 > abs(model.weights[0][0])


def test_several_classes_share_one() -> None:
    forest = Forest(("x",), ("a", "b"), (0.0, 0.0), ((["x", 0.0, 1.0, -1.0],), (["x", 0.0, -1.0, 1.0],)))
    shares = forest.probabilities(forest.rows([{"x": 0.0}, {"x": 1.0}]))
    assert np.allclose(shares.sum(axis=1), 1) and shares[0, 0] > 0.5 > shares[1, 0]


def test_trees_of_the_sides_move_a_side_and_leave_its_readings_in_proportion() -> None:
    readings = ("sensitivity", "resistance", "not sensitivity", "not resistance")
    even = Forest((), readings, (0.0, 0.0, 0.0, 0.0), ((), (), (), ()))
    leaning = Linear(("x",), readings, (0.0, 0.0, 0.0, 0.0), ((0.0,), (1.0,), (0.0,), (0.0,)))
    blend = Blend(even, leaning, 0.0)
    side = Forest(("x",), ("resistant",), (0.0,), ((["x", 0.5, -3.0, 3.0],),))
    model = Sided(blend, side, ("resistance", "not sensitivity"), 0.5)
    items = [{"x": 0.0}, {"x": 1.0}]
    before, after = blend.probabilities(items), model.probabilities(items)
    assert np.allclose(after.sum(axis=1), 1)
    assert np.allclose(after[:, 1] / after[:, 2], before[:, 1] / before[:, 2])
    assert np.allclose(after[:, 1] + after[:, 2], (before[:, 1] + before[:, 2] + 1 / (1 + np.exp([3.0, -3.0]))) / 2)
    assert Sided.from_json(json.loads(json.dumps(model.to_json()))).to_json() == model.to_json()


def test_the_packaged_model_survives_a_round_trip_and_rises() -> None:
    data = json.loads(PACKAGED.read_text(encoding="utf-8"))
    model = PairingModel.from_json(data)
    assert PairingModel.from_json(json.loads(json.dumps(model.to_json()))) == model == read_model()
    for curve in (model.asserted, model.denied):
        assert list(curve.right) == sorted(curve.right)


def test_folds_keep_groups_together(extractor: Extractor) -> None:
    empty = Example(statement_of("Nothing.", extractor), (), "g", {})
    examples = [replace(empty, group=f"g{i % 7}") for i in range(30)]
    for inside, outside in split(examples, 5):
        assert not {e.group for e in inside} & {e.group for e in outside}
        assert len(inside) + len(outside) == 30
    assert fold_of("paper", 5) == fold_of("paper", 5)
