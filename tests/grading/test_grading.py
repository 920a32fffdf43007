import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx.grading.findings import count_kinds
from claimx.grading.gold import read_gold
from claimx.grading.grade import grade
from claimx.grading.scoring import Cell, Tally
from claimx.schema import Claim, Document, GoldRow
from claimx.sources import read_document
from tests.grading.graded import claim, document, evidence, extraction, mention, row

REVIEW = document()
CORPUS = Path(__file__).parents[2] / "corpus"
GOLD = (
    row("target", "alphatinib", "blocks KRX", gene=("KRX",)),
    row("resistance", "alphatinib", "Changes of KRX", gene=("KRX",), mutation=("G12Q",), cancer=("sarcoma",)),
    row("target", "alphatinib", "Alphatinib KRX", section="Table 1", gene=("KRX",)),
    row("indication", "betamab", "Betamab LMX Glioma", section="Table 1", cancer=("glioma",)),
)
MENTIONS = (mention(REVIEW, "alphatinib", "DRUG", "alphatinib"), mention(REVIEW, "sarcoma", "CANCER", "sarcoma"))
CLAIMS = (
    claim("target", "alphatinib", evidence(REVIEW, "blocks"), evidence(REVIEW, "KRX", "Table 1"), claim_id="t",
          gene=("KRX",), confidence=0.9),
    claim("resistance", "alphatinib", evidence(REVIEW, "Changes"), claim_id="r", gene=("KRX",), mutation=("G12Q",),
          alteration=("loss",), confidence=0.5),
    claim("indication", "gammastat", evidence(REVIEW, "melanoma"), claim_id="i", cancer=("melanoma",), confidence=0.0),
)  # fmt: skip
READ = extraction(REVIEW, *CLAIMS, mentions=MENTIONS)


def test_counts_by_document_part_and_type() -> None:
    pairs = grade([READ], GOLD).scores.pairs
    assert pairs[Cell()] == pairs[Cell(doc="r1")] == Tally(3, 2, 2)
    assert pairs[Cell(part="prose")] == Tally(3, 2, 1)
    assert pairs[Cell(part="table")] == Tally(1, 0, 1)
    assert pairs[Cell(type="resistance")] == Tally(2, 1, 1)
    assert pairs[Cell("r1", "table", "target")] == Tally(1, 0, 0)


def test_claims_and_slots() -> None:
    scores = grade([READ], GOLD).scores
    assert scores.claims[Cell()] == Tally(1, 2, 2)
    assert scores.pair_slots["cancer"] == Tally(0, 1, 2)
    assert scores.claim_slots["drug"] == Tally(2, 1, 1)


def test_findings_name_every_row_and_every_spurious_claim() -> None:
    found = [(f.outcome, f.kind, f.row.line if f.row else "", f.claim_ids) for f in grade([READ], GOLD).findings]
    lines = [one.line for one in GOLD]
    assert found == [
        ("exact", "", lines[0], ("t",)),
        ("partial", "slot missed", lines[1], ("r",)),
        ("exact", "", lines[2], ("t",)),
        ("missed", "mention missed", lines[3], ()),
        ("spurious", "not in gold", "", ("i",)),
    ]


def test_kinds_count_distinct_pairs() -> None:
    graded = grade([READ], (*GOLD, replace(GOLD[3], line=99, anchor="Glioma")))
    assert graded.kinds["miss", "mention missed"] == (1, 2)
    assert graded.kinds["extra", "added value"] == (1, 1)
    assert sum(count.pairs for count in count_kinds(graded.findings).values()) == 4


def test_confidence_bins_count_claims_that_say_nothing_wrong() -> None:
    bins = grade([READ], GOLD).calibration
    told = [(one.low, one.claims, one.right) for one in bins if one.claims]
    assert told == [(0.0, 1, 0), (0.4, 1, 0), (0.8, 1, 1)]


def test_evidence_outside_the_curated_part_is_no_error() -> None:
    review = replace(READ, document=replace(REVIEW, curated="One -> Two"))
    graded = grade([review], GOLD)
    assert graded.scores.pairs[Cell()] == Tally(3, 1, 2)
    assert not graded.notes and not graded.problems


def test_documents_without_gold_rows_are_not_graded() -> None:
    other = extraction(document("r2"), claim("target", "x", evidence(document("r2"), "KRX"), gene=("Y",)))
    assert grade([READ, other], GOLD) == grade([READ], GOLD)


@pytest.mark.parametrize(
    ("documents", "gold", "notes", "problems"),
    [
        ([], GOLD, ["its 4 gold rows were not graded"], []),
        ([document(curated="")], GOLD, ["does not say which part is curated"], []),
        ([document()], [replace(GOLD[0], anchor="never said so")], ["'never said so' of gold line"], []),
        ([document(curated="One -> Nine")], GOLD, [], ["no heading 'Nine'"]),
    ],
)
def test_what_was_not_graded_is_said(
    documents: list[Document], gold: list[GoldRow], notes: list[str], problems: list[str]
) -> None:
    graded = grade([extraction(review) for review in documents], gold)
    for said, wanted in ((graded.notes, notes), (graded.problems, problems)):
        assert len(said) == len(wanted)
        assert all(words in text for words, text in zip(wanted, said, strict=True))


def test_nothing_to_grade_has_no_rates() -> None:
    graded = grade([], ())
    assert graded.scores.pairs.get(Cell(), Tally()).f1 is None
    assert not graded.findings and not graded.documents


@settings(max_examples=25, deadline=None)
@given(st.randoms())
def test_shuffling_changes_nothing(chance: random.Random) -> None:
    other = extraction(document("r2"), *(replace(one, evidence=()) for one in CLAIMS))
    extractions = [READ, other]
    rows = [*GOLD, *(replace(one, doc="r2") for one in GOLD)]
    before = grade(extractions, rows)
    shuffled = []
    for one in chance.sample(extractions, 2):
        claims = [replace(c, evidence=tuple(chance.sample(c.evidence, len(c.evidence)))) for c in one.claims]
        mentions = tuple(chance.sample(one.mentions, len(one.mentions)))
        shuffled.append(replace(one, claims=tuple(chance.sample(claims, len(claims))), mentions=mentions))
    assert grade(shuffled, chance.sample(rows, len(rows))) == before


@settings(max_examples=25, deadline=None)
@given(st.sets(st.integers(0, 2)), st.integers(0, 3))
def test_a_correct_claim_never_lowers_recall(chosen: set[int], right: int) -> None:
    claims = [CLAIMS[index] for index in sorted(chosen)]
    told = GOLD[right]
    slots: Any = {slot: getattr(told, slot) for slot in ("gene", "mutation", "cancer")}
    table = "Table 1" if told.section == "Table 1" else ""
    more: Claim = claim(told.type, told.drug, evidence(REVIEW, "KRX", table), claim_id="new", **slots)
    before = grade([extraction(REVIEW, *claims)], GOLD).scores.pairs[Cell()].recall
    after = grade([extraction(REVIEW, *claims, more)], GOLD).scores.pairs[Cell()].recall
    assert before is not None and after is not None and after >= before


@pytest.mark.parametrize("second", [GOLD, GOLD[:2]])
def test_the_second_table_is_graded_in_the_place_of_the_claims(second: tuple[GoldRow, ...]) -> None:
    human = grade([READ], GOLD, second).human
    assert human and human.pairs[Cell()] == Tally(5 - (second != GOLD), 0, int(second != GOLD))


def test_the_second_table_is_held_against_the_documents_that_it_covers() -> None:
    other = extraction(document("r2"))
    rows = [*GOLD, *(replace(one, doc="r2") for one in GOLD)]
    graded = grade([READ, other], rows, GOLD)
    assert graded.human_documents == ("r1",)
    assert graded.human and graded.human.pairs[Cell()] == Tally(5, 0, 0)
    assert grade([other], rows, GOLD).human is None


def test_the_given_tables_agree_as_the_contract_says() -> None:
    """The check of the counting unit: 683 and 688 distinct pairs, F1 0.97593, whatever is read of the reviews."""
    rows, second = read_gold(CORPUS / "gold.tsv"), read_gold(CORPUS / "gold_second.tsv")
    given = ("resensitization-2015", "mab-resistance-2025")
    reviews = [extraction(Document(doc, "No text at all.", curated="all")) for doc in given]
    human = grade(reviews, rows, [one for one in second if one.doc in given]).human
    assert human
    tally = human.pairs[Cell()]
    assert (tally.gold, tally.found) == (683, 688)
    assert tally.f1 == pytest.approx(0.97593, abs=5e-6)


@pytest.mark.parametrize(("name", "source"), [("gold.tsv", "first.tsv"), ("gold_second.tsv", "second.tsv")])
def test_the_tables_begin_as_they_were_curated(shared: Path, name: str, source: str) -> None:
    assert (CORPUS / name).read_bytes().startswith((shared / "gold" / source).read_bytes())


@pytest.mark.parametrize(
    ("file", "doc"),
    [("000_5b7520aa33743ab7.txt", "resensitization-2015"), ("003_31926395e4237f26.txt", "mab-resistance-2025")],
)
@pytest.mark.parametrize("name", ["gold.tsv", "gold_second.tsv"])
def test_every_gold_row_of_the_given_reviews_has_its_passage(shared: Path, file: str, doc: str, name: str) -> None:
    review = replace(read_document(shared / "corpus" / file, doc), curated="all")
    rows = [one for one in read_gold(CORPUS / name) if one.doc == doc]
    graded = grade([extraction(review)], rows)
    assert graded.documents[0].unplaced == ()
    assert {finding.part == "table" for finding in graded.findings if finding.passage} == {True, False}
