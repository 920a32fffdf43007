"""From Documents to mentions: abbreviations of all kinds, and where taggers may look."""

import pytest

from claimx.annotate import find_glossary, find_prose
from claimx.schema import Block, Document
from claimx.sentences import find_sentences
from claimx.sources import document_from_text
from tests.claims.reviews import annotate


def test_abbreviations_of_the_text_and_of_the_document_s_own_list() -> None:
    text = "Small cell lung cancer (SLC) is bad. SLC spreads, and RCX too.\n\n"
    text += "Abbreviations\n\nRCX: renal cell carcinoma"
    found = {(m.text, m.name) for m in annotate(document_from_text(text, "invented")).mentions}
    assert {("SLC", "small cell lung cancer"), ("RCX", "renal cell carcinoma")} <= found


@pytest.mark.parametrize(
    ("legend", "expected"),
    [
        ("TKI: tyrosine kinase inhibitor; ADC: antibody-drug conjugate",
         {"TKI": "tyrosine kinase inhibitor", "ADC": "antibody-drug conjugate"}),
        ("TKI = tyrosine kinase inhibitor", {"TKI": "tyrosine kinase inhibitor"}),
        ("ADC(s): antibody-drug conjugate(s)", {"ADC": "antibody-drug conjugate"}),
        ("TKI, tyrosine kinase inhibitor", {}),
        ("TKI tyrosine kinase inhibitor, ADC antibody-drug conjugate",
         {"TKI": "tyrosine kinase inhibitor", "ADC": "antibody-drug conjugate"}),
        ("", {}),
    ],
)  # fmt: skip
def test_glossaries(legend: str, expected: dict[str, str]) -> None:
    blocks = (Block("abbreviations", 0, len(legend), 0),)
    assert find_glossary(Document("invented", legend, blocks=blocks)) == expected
    assert find_glossary(Document("invented", legend, blocks=(Block("paragraph", 0, len(legend), 0),))) == {}


def test_taggers_do_not_look_at_reference_lists() -> None:
    text = "It works. It fails.\nDoe J. A title. 2001."
    document = Document("invented", text, blocks=(Block("paragraph", 0, 19, 0), Block("reference", 20, len(text), 0)))
    assert [s.of(text) for s in find_prose(document, find_sentences(text))] == ["It works.", "It fails."]
