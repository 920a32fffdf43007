"""The page of claims: whole, safe, the same each time."""

from dataclasses import replace

import pytest

from claimx.pages.page import render_claims
from claimx.schema import Citation, CitedReference, Document, EvidenceMention, Extraction, Failure, Section
from tests.grading.graded import claim, document, evidence, extraction, mention
from tests.grading.test_report import Reader

REVIEW = replace(document(), doi="10.1000/<review>")
WORK = CitedReference("1", "Doe J. A work.", "A work & more", 2011, "10.1000/a(1)<2>", "11", "PMC11")
MARKER = Citation("[1, 9]", 0, 6, ("1", "9"), (WORK,), "9 is not in the reference list")
SAID = claim(
    "resensitization",
    "alphatinib + betamab",
    evidence(REVIEW, "It restores the response", certainty="hedged", setting="acquired", citations=(MARKER,)),
    evidence(REVIEW, "Betamab", table="Table 1", row=2, column=0, direction="disputes"),
    claim_id="c0ffee",
    confidence=0.875,
    gene=("KRX",),
    mutation=("G12Q",),
    alteration=("loss",),
    mechanism=("drug efflux",),
    cancer=("sarcoma",),
    agent="gammastat",
)
SLIP = replace(mention(REVIEW, "LMX", "GENE", "LMX1"), id="x:1", corrected_from="LMX")
READ = extraction(REVIEW, SAID, mentions=(SLIP,))
NONE = extraction(Document("empty-1", "Nothing."))
FAILED = Failure("bad-1", "bad.pdf", "bad.pdf: no text <layer>")


def page_of(*read: Extraction) -> str:
    """The page of some reviews."""
    return render_claims(read)


@pytest.mark.parametrize("read", [(), (READ,), (NONE,), (READ, NONE)])
def test_the_page_is_whole_and_needs_nothing_else(read: tuple[Extraction, ...]) -> None:
    page = Reader(render_claims(read, [FAILED]))
    assert page.open == []
    assert not {"link", "img", "iframe"} & page.tags
    assert "@import" not in page.words and "url(" not in page.words
    assert all(address.startswith(("#", "https://doi.org/", "https://p")) for address in page.addresses)


@pytest.mark.parametrize(
    "shown",
    [
        "resensitization", "denied", "alphatinib", " + ", "betamab", "agent", "gammastat", "KRX", "G12Q", "loss",
        "drug efflux", "sarcoma", "hedged · acquired", "0.88", "c0ffee", "[1, 9]", "A work & more", "(2011)", "PMID 11",
        "9 is not in the reference list", "not printed here", "printed “LMX”", "page 2", "1 claim in 2 passages",
        "Review <r1>", "bad-1 was not read.", "bad.pdf: no text <layer>", "No claim was found in this review.",
    ],
)  # fmt: skip
def test_the_page_shows(shown: str) -> None:
    told = replace(SAID, gene=("KRX", "LMX1"))
    page = Reader(render_claims([replace(READ, claims=(told,)), NONE], [FAILED]))
    assert shown in " ".join(page.words.split())


def test_a_row_is_shown_whole_with_its_headings() -> None:
    page = page_of(READ)
    row = page.split("<blockquote class=row>")[1].split("</blockquote>")[0]
    assert " ".join(Reader(row).words.split()) == "DrugBetamabTargetLMXTumorGlioma"


def test_the_words_of_a_claim_are_underlined() -> None:
    assert '<span class="anchor" data-words="1" data-ends="1">It restores the response</span>' in page_of(READ)


def test_works_and_claims_are_linked() -> None:
    addresses = Reader(page_of(READ)).addresses
    for address in (
        "#claims", "#c0ffee", "https://doi.org/10.1000/%3Creview%3E", "https://doi.org/10.1000/a%281%29%3C2%3E",
        "https://pubmed.ncbi.nlm.nih.gov/11", "https://pmc.ncbi.nlm.nih.gov/articles/PMC11",
    ):  # fmt: skip
        assert address in addresses


def test_what_a_mention_names_is_on_its_mark() -> None:
    assert 'class="GENE corrected" title="gene: LMX1 (x:1), printed LMX">LMX</mark>' in page_of(READ)


EVIL = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</script><b>", "{{ 7 * 7 }}")


@pytest.mark.parametrize("evil", EVIL)
def test_what_reviews_say_is_escaped(evil: str) -> None:
    text = f"One\n\nAlphatinib {evil} is blocked."
    review = Document(evil, text, title=evil, sections=(Section(evil, 1, "body", 0, len(text)),), doi=evil)
    work = CitedReference(evil, evil, evil, 2000, evil, evil, evil)
    said = evidence(
        review, evil, citations=(Citation(evil, 0, 3, (evil,), (work,), evil),), setting=evil,
        mentions=(EvidenceMention("gene", 0, 3, evil, evil, evil),), extractor=evil,
    )  # fmt: skip
    named = replace(mention(review, "Alphatinib", "DRUG", evil), id=evil, corrected_from=evil)
    told = claim("target", evil, said, claim_id=evil, gene=(evil,), cancer=(evil,), agent=evil)
    page = render_claims([extraction(review, told, mentions=(named,))], [Failure(evil, evil, evil)])
    plain = render_claims([extraction(Document("r1", "One"))])
    assert page.count("<script") == plain.count("<script") == 1
    assert page.count("</script") == 1 and "<img" not in page and "49" not in Reader(page).words.split()
    assert Reader(page).open == []
    assert evil in Reader(page).words


def test_the_page_is_the_same_bytes_each_time() -> None:
    again = replace(READ, mentions=tuple(reversed(READ.mentions)), claims=tuple(reversed(READ.claims)))
    assert page_of(again, NONE) == page_of(READ, NONE)
