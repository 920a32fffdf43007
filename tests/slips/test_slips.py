"""Slips: misprints are repaired to the one name they can be, and real names are left alone."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx.lexicon import Lexicon, Term, fold, read_lexicon
from claimx.mentions import MentionFinder
from claimx.sentences import find_sentences
from claimx.slips import SHORTEST, SlipIndex, looks_like

REPAIRED = [
    ("afatinid", "afatinib"),
    ("Afatinid", "afatinib"),
    ("alertinib", "alectinib"),
    ("Alertinib", "alectinib"),
    ("geftinib", "gefitinib"),
    ("gefitinibb", "gefitinib"),
    ("egfitinib", "gefitinib"),
    ("crizotnib", "crizotinib"),
    ("trastuzmab", "trastuzumab"),
    ("cetuximad", "cetuximab"),
    ("gemcitabin", "gemcitabine"),
    ("xgefitinib", "gefitinib"),
    ("gefi tinib", "gefitinib"),
    ("gefi- tinib", "gefitinib"),
    ("gefitini b", "gefitinib"),
    ("gefitiuib", "gefitinib"),
    ("zotiracidib", "zotiraciclib"),
    ("zoledronic caid", "zoledronic acid"),
    ("zolendronic acid", "zoledronic acid"),
    ("trastuzumab emtanzine", "trastuzumab emtansine"),
    ("5-flourouracil", "fluorouracil"),
    ("Tarcevaa", "erlotinib"),
    ("ACR-ABL", "BCR::ABL1"),
    ("COLIA1-PDGFB", "COL1A1::PDGFB"),
    ("Herceptin emtansine", "trastuzumab emtansine"),
    ("PI3 K", "PI3K"),
    ("Fcy receptor", "FCGR"),
]
LEFT_ALONE = [
    "combination", "patients", "decision", "imaging", "vitamin", "antibody", "receptors", "inhibitor", "mutation",
    "resistance", "dimerization", "alanine", "interleukin", "retinoids", "penicillin",
    "static", "elastin", "removal", "leucine", "dioxin", "radioiodide", "valinomycin", "in terms", "all transit",
    "Trelstad", "Lucania", "amacrine", "marine", "ETV6-NTRK2", "ETV6-NTRK1",
    "BAR-ABC", "GEF-123", "RNA-DNA", "IL-6", "CD20", "afatinol", "ibs", "nib", "mabs",
]  # fmt: skip
PAIRS = [("alectinib", "alertinib"), ("nilotinib", "erlotinib"), ("cetuximab", "rituximab"), ("axitinib", "afatinib"),
         ("dabrafenib", "sorafenib"), ("imatinib", "masitinib"), ("dasatinib", "masatinib")]  # fmt: skip


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return read_lexicon()


@pytest.fixture(scope="module")
def index(lexicon: Lexicon) -> SlipIndex:
    return SlipIndex(lexicon)


@pytest.fixture(scope="module")
def finder(lexicon: Lexicon) -> MentionFinder:
    return MentionFinder(lexicon)


@pytest.mark.parametrize(("printed", "name"), REPAIRED)
def test_a_misprint_is_repaired_openly(printed: str, name: str, index: SlipIndex) -> None:
    text = f"Patients received {printed} daily."
    (slip,) = index.find(text, [])
    assert (slip.printed, slip.term.name, text[slip.start : slip.end]) == (printed, name, printed)
    assert 0 < slip.score < 1


@pytest.mark.parametrize("word", LEFT_ALONE)
def test_other_words_are_left_alone(word: str, index: SlipIndex) -> None:
    assert index.find(f"Here {word} stands.", []) == []


def test_most_names_are_repaired_wherever_the_slip_is(lexicon: Lexicon, index: SlipIndex) -> None:
    names = [term.name for term in lexicon.terms if term.label == "DRUG" and re.fullmatch("[a-z]{7,}", term.name)]
    told = 0
    for number, name in enumerate(names):
        at = 1 + number % (len(name) - 1)
        printed = f"{name[:at]} {name[at:]}" if number % 3 == 0 else name[:at] + "xq"[name[at] == "x"] + name[at + 1 :]
        slips = index.find(f"Patients received {printed} daily.", [])
        assert all(slip.printed in printed for slip in slips)
        told += [slip.term.name for slip in slips] == [name]
    assert told > 0.97 * len(names) > 700


def test_known_spans_are_left_alone(index: SlipIndex) -> None:
    assert index.find("afatinid", [(0, 8)]) == []


def test_a_word_between_two_names_is_left_alone() -> None:
    terms = tuple(Term("DRUG", name, "", (), "auto", "") for name in ("fancatinib", "fancotinib"))
    index = SlipIndex(Lexicon(terms, (), ()))
    assert index.find("fancytinib", []) == []
    assert [slip.term.name for slip in index.find("fancatinid", [])] == ["fancatinib"]


def test_genes_are_never_repaired_by_distance(lexicon: Lexicon, index: SlipIndex) -> None:
    genes = " ".join(form for term in lexicon.terms if term.label == "GENE" for form in term.forms if form.isalnum())
    assert [slip.printed for slip in index.find(genes, []) if slip.term.label == "GENE"] == []
    assert index.find("EGFS and MEK3X and KRAZ", []) == []


def test_a_real_drug_is_never_corrected_into_another(lexicon: Lexicon, finder: MentionFinder) -> None:
    drugs = [term.name for term in lexicon.terms if term.label == "DRUG"]
    text = "\n".join(f"It is called {name}." for name in drugs)
    annotation = finder.find(text, "invented", find_sentences(text), {})
    assert [m for m in annotation.mentions if m.corrected_from] == []
    named = {m.name for m in annotation.mentions}
    assert len(named & set(drugs)) > 0.97 * len(drugs)


def test_names_of_other_lexicons_are_never_corrected_into_drugs(lexicon: Lexicon, finder: MentionFinder) -> None:
    names = [term.name for term in lexicon.terms if term.label in ("GENE", "CANCER", "MECHANISM", "ALTERATION")]
    text = "\n".join(f"It is called {name}." for name in names)
    corrected = [m for m in finder.find(text, "", find_sentences(text), {}).mentions if m.corrected_from]
    assert [(m.text, m.name) for m in corrected if m.label == "DRUG"] == []


def test_the_mention_of_a_slip_says_what_was_printed(finder: MentionFinder) -> None:
    text = "Afatinid was stopped."
    (mention,) = finder.find(text, "invented", find_sentences(text), {}).mentions
    assert (mention.text, mention.name, mention.corrected_from) == ("Afatinid", "afatinib", "Afatinid")
    assert mention.id.startswith("chembl:") and "slip" in mention.found_by and mention.score < 1


@settings(deadline=None)
@given(st.data())
def test_every_slip_is_one_edit_from_its_form(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(["gefitinib", "trastuzumab", "crizotinib"]))
    at = data.draw(st.integers(0, len(name) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    index = SlipIndex(Lexicon((Term("DRUG", name, "", (), "auto", ""),), (), ()))
    for printed in (name[:at] + letter + name[at + 1 :], name[:at] + letter + name[at:], name[:at] + name[at + 1 :]):
        for slip in index.find(printed, []):
            assert slip.term.name == name and slip.printed == printed and len(printed) >= SHORTEST
            assert abs(len(fold(printed)) - len(name)) <= 1 and fold(printed) != name


@settings(deadline=None)
@given(st.text(max_size=80))
def test_slips_of_any_text_are_slices_of_it(text: str) -> None:
    index = SlipIndex(Lexicon((Term("DRUG", "gefitinib", "", (), "auto", ""),), (), ()))
    assert all(text[slip.start : slip.end] == slip.printed for slip in index.find(text, []))


@pytest.mark.parametrize(
    ("printed", "forms", "expected"),
    [
        ("PIGF", ("PlGF", "PLGF"), True),
        ("lL6", ("IL6",), True),
        ("PlGF", ("PlGF",), False),
        ("VEGF", ("PlGF",), False),
        ("PlGE", ("PlGF",), False),
    ],
)
def test_letters_that_scanners_confuse(printed: str, forms: tuple[str, ...], expected: bool) -> None:
    assert looks_like(printed, forms) is expected
