"""Whether a short text is a statement on the response to a therapy."""

import pytest

from claimx.claims.pairing.scored import ScoredPair
from claimx.claims.pairing.standing import ENOUGH, signs_for, signs_of
from claimx.lexicon import fold
from claimx.pipeline import Extractor
from claimx.schema import Extraction, Span
from claimx.sources import document_from_text
from tests.claims.reviews import extractor

ARTICLE = (
    "Sunitinib and the kidney of the mouse. Our aim was to learn what sunitinib does to VEGFA. Mice were treated with "
    "sunitinib for 14 days. The drug inhibited the expression of VEGFA in the cell line. These results suggest a use."
)


def extract(text: str) -> Extraction:
    reader: Extractor = extractor()
    return reader.extract(document_from_text(text, "invented"))


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Five patients with an exon 19 deletion had a partial response to it.", {"response", "variant", "no article"}),
        ("The drug lowered the secretion of the ligand.", {"no article"}),
        ("We asked how the drug lowers the secretion of the ligand.", set()),
        ("The authors suggest that carriers live long.", {"variant", "no article"}),
        ("Our cells resisted the drug.", {"response"}),
    ],
)
def test_a_text_shows_the_signs_of_a_statement(text: str, signs: set[str]) -> None:
    assert signs_of(fold(text)) == signs


def test_an_article_on_what_a_drug_does_to_a_gene_makes_no_claim_and_says_why() -> None:
    found = extract(ARTICLE)
    assert len(signs_of(fold(found.document.text))) < ENOUGH
    assert not [c for c in found.claims if c.type in ("sensitivity", "resistance")]
    told = [r.reason for r in found.rejections if "sunitinib (VEGFA)" in r.what]
    assert told == ["the text does not tell who responds to sunitinib"]


def test_a_pair_of_resistance_has_a_sign_more() -> None:
    pair = ScoredPair("resistance", "A", "G", ("T790M",), (), "supports", 0.5, True, True, Span(0, 1), ())
    assert signs_for(pair, {"response"}) == {"response", "variant", "resistance"}
