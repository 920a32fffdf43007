"""What rules claim of judged texts: which claims are looked up, and what is said where a text is absent."""

import json
import tarfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from claimx.errors import InputError
from claimx.grading.judgements import COLUMNS, JUDGED, Judgement
from claimx.grading.statements import Statement
from claimx.runs.observations import observe_abstracts, observe_judged
from claimx.runs.stages import load_extractor
from claimx.runs.texts import POINT_MUTATIONS, VARIANTS
from claimx.settings import read_settings
from claimx.sources import document_from_text
from claimx.taggers.corpora import CG_ARCHIVE, EXCLUDED_IDS, PUBTATOR_FILES

TITLE, BODY = "An invented study of tumors", "MET amplification confers resistance to gefitinib in melanoma."
HEADER = "\t".join(COLUMNS)
ROW = "{doc}\tresistance\tgefitinib\tMET\t\tamplification\t{mechanism}\tmelanoma\t\taffirmed\t{rule}\t"
MADE = frozenset(
    [("gene", "MET"), ("alteration", "amplification"), ("mechanism", "bypass signaling"), ("cancer", "melanoma")]
)


def row(doc: str = "11", mechanism: str = "bypass signaling", rule: str = "resistance/frame") -> str:
    return ROW.format(doc=doc, mechanism=mechanism, rule=rule)


@pytest.fixture
def observing(tmp_path: Path) -> Callable[..., tuple[int, int]]:
    """Observe one invented abstract (11) with these rows; how many observations and judgements of no use."""
    ner = tmp_path / "data" / "ner"
    ner.mkdir(parents=True)
    for name in PUBTATOR_FILES.values():
        (ner / name).write_text("", encoding="utf-8")
    (ner / PUBTATOR_FILES["NCBI"]).write_text(f"11|t|{TITLE}\n11|a|{BODY}\n", encoding="utf-8")
    (ner / EXCLUDED_IDS).write_text("15\n", encoding="utf-8")
    (ner / VARIANTS).write_text(f"13|t|{TITLE}\n13|a|{BODY}\n", encoding="utf-8")
    mutations = tmp_path / "data" / "mutations"
    mutations.mkdir()
    (mutations / POINT_MUTATIONS).write_text(f"14\t{TITLE}\t{BODY}\n15\t{TITLE}\t{BODY}\n", encoding="utf-8")
    (tmp_path / "data" / "civicmine").mkdir()
    record = json.dumps({"text": BODY, "pmid": "16"}).encode()
    with tarfile.open(tmp_path / "data" / "civicmine" / "training.tar.gz", "w:gz") as archive:
        member = tarfile.TarInfo("training/1.2.json")
        member.size = len(record)
        archive.addfile(member, BytesIO(record))
    with tarfile.open(ner / CG_ARCHIVE, "w:gz"):
        pass
    corpus = tmp_path / "corpus"
    corpus.mkdir()

    def observe(*rows: str) -> tuple[int, int]:
        (corpus / JUDGED).write_text("".join(f"{line}\n" for line in (HEADER, *rows)), encoding="utf-8")
        found, unmade = observe_abstracts(tmp_path / "data", read_settings(corpus=corpus))
        return len(found), unmade

    return observe


def test_claims_are_looked_up_by_what_they_say() -> None:
    extractor = load_extractor()
    extraction = extractor.extract(document_from_text(f"{TITLE}\n{BODY}", "11"))
    statement = Statement("11", "resistance", "gefitinib", MADE)
    (observed,) = observe_judged(extraction, {statement: Judgement("resistance/frame", "value")}, extractor.lexicon)
    assert (observed.statement, observed.section, observed.right) == (statement, "11", False)
    assert (observed.abstract, observed.tuned_on) == (True, False)
    assert observed.features["short document"] == 1
    assert observe_judged(extraction, {}, extractor.lexicon) == []


def test_a_judged_claim_that_no_rule_makes_is_counted_and_left_out(observing: Callable[..., tuple[int, int]]) -> None:
    assert observing(row()) == (1, 0)
    assert observing(row(), row(mechanism="hypoxia"), row(mechanism="drug efflux", rule="pairing/study")) == (1, 1)


def test_abstracts_on_variants_and_single_sentences_are_read(observing: Callable[..., tuple[int, int]]) -> None:
    assert observing(row("13"), row("14"), row("civicmine-1.2")) == (3, 0)


def test_an_abstract_of_a_test_set_is_not_read(observing: Callable[..., tuple[int, int]]) -> None:
    with pytest.raises(InputError, match="no text of 15, which was judged"):
        observing(row("15"))


def test_a_text_that_is_absent_is_told(observing: Callable[..., tuple[int, int]]) -> None:
    with pytest.raises(InputError, match="no text of 12, which was judged"):
        observing(row(), row(doc="12"))


def test_a_corpus_that_is_absent_is_told(observing: Callable[..., tuple[int, int]], tmp_path: Path) -> None:
    (tmp_path / "data" / "ner" / EXCLUDED_IDS).unlink()
    with pytest.raises(InputError, match="give the folder"):
        observing(row())
