"""Short forms and their long forms: those that scispaCy finds in a whole Doc with blanks between all tokens.

Long forms with half a bracket are left out.
"""

import re
import warnings

import pytest
import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scispacy.abbreviation import filter_matches, find_abbreviation
from scispacy.custom_tokenizer import combined_rule_tokenizer
from spacy.language import Language
from spacy.tokens import Doc

from claimx.definitions import find_definitions, scispacy_tokenizer

CASES = [
    ("A growth factor receptor (GFR) and a GFR.", {"GFR": "growth factor receptor"}),
    ("It has (GFR) in front.", {}),
    ("(GFR) opens the text.", {}),
    ("Small cell lung cancer (SCLC), as seen (Fig. 2), and p (p < 0.05).", {"SCLC": "Small cell lung cancer"}),
    ("ADCs (antibody drug conjugates of kinds) bind.", {"ADCs": "antibody drug conjugates of kinds"}),
    ("the tumor necrosis factor (TNF)-alpha", {"TNF": "tumor necrosis factor"}),
    ("gamma-aminobutyric acid A receptors (GABA(A)Rs) open", {"GABA(A)Rs": "gamma-aminobutyric acid A receptors"}),
    ("T-cell mucin ( TCM ) is bound.", {"TCM": "T-cell mucin"}),
    ("First factor (FF), later another fine frog (FF).", {"FF": "First factor"}),
    ("An epidermal\ngrowth factor (EGF).", {"EGF": "epidermal\ngrowth factor"}),
    ("(GFR) f-g factor (GFR)", {"GFR": "f-g factor"}),
    ("Seen (x), a b-c kinase (BCK) and a-c kinase (ACK)", {"BCK": "b-c kinase", "ACK": "a-c kinase"}),
    ("It cannot rest (CNR), and it will not rest (WNR).", {"CNR": "cannot rest", "WNR": "will not rest"}),
    ("The cell, or tumor (COT), of type, (tumor of young people).", {"COT": "cell, or tumor"}),
    ("A growth factor receptor (GFR): a kinase.", {}),
    ("", {}),
    ("()", {}),
]  # fmt: skip


@pytest.fixture(scope="module")
def whole() -> Language:
    """scispaCy's tokenizer."""
    nlp = spacy.blank("en")
    nlp.tokenizer = combined_rule_tokenizer(nlp)
    return nlp


def of_the_whole_doc(nlp: Language, text: str) -> dict[str, str]:
    """What scispaCy's algorithm finds between the brackets of all tokens."""
    doc = nlp.make_doc(text)
    apart = Doc(doc.vocab, words=[token.text for token in doc])
    found: dict[str, str] = {}
    opened = None
    for token in doc:
        if token.text == "(":
            opened = token.i
        elif token.text == ")" and opened is not None:
            if opened > 0 and token.i - opened > 1:
                for long_form, short_form in filter_matches([(0, opened + 1, token.i)], doc):
                    _, span = find_abbreviation(apart[long_form.start : long_form.end], short_form)
                    long = doc[span.start : span.end].text if span else ""
                    if long and long.count("(") == long.count(")"):
                        found.setdefault(short_form.text, long)
            opened = None
    return found


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_definitions(text: str, expected: dict[str, str]) -> None:
    assert find_definitions(text) == expected


WORDS = st.sampled_from(
    "growth factor receptor of type tumor, cell cannot (GFR) (GFR), (TC); (TcR). (rt) (cell) (cn) (a b c d) "
    "(tumor of type cell) f-g TT-2 (TT-2) 12 x, .".split(" ")
)


@settings(max_examples=200, deadline=None)
@given(words=st.lists(WORDS, max_size=14))
@example(words="(GFR) f-g factor (GFR)".split())
@example(words="(GFR) , . f-g , factor (GFR)".split())
def test_the_same_as_in_the_whole_doc(words: list[str], whole: Language) -> None:
    text = " ".join(words)
    assert find_definitions(text) == of_the_whole_doc(whole, text)


def test_the_tokenizer_is_made_without_a_warning() -> None:
    """Of the expressions that scispaCy compiles one makes ``re`` warn, which is of no use to who loads an extractor."""
    re.purge()
    with warnings.catch_warnings():
        warnings.simplefilter("error", FutureWarning)
        scispacy_tokenizer(spacy.blank("en"))
