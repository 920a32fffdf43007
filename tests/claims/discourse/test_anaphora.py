"""Pointers: what "both drugs", "it" or "this mutation" stand for."""

import pytest

from claimx.claims.passages.groups import POINTER
from tests.claims.reviews import Said, cases, check, claims, passages, said

POINTED = [
    ("Gefitinib and erlotinib are taken by mouth. MET amplification harms both drugs.",
     "both drugs", {"gefitinib", "erlotinib"}),
    ("Gefitinib and erlotinib are taken by mouth. T790M harms these agents.",
     "these agents", {"gefitinib", "erlotinib"}),
    ("Dasatinib, nilotinib, and bosutinib came next. All three inhibit BCR-ABL.",
     "All three", {"dasatinib", "nilotinib", "bosutinib"}),
    ("Crizotinib is taken by mouth. The drug inhibits ALK.", "The drug", {"crizotinib"}),
    ("Crizotinib is taken by mouth. L1196M harms this inhibitor.", "this inhibitor", {"crizotinib"}),
    ("Crizotinib is taken by mouth. It inhibits ALK.", "It", {"crizotinib"}),
    ("Crizotinib is taken by mouth. Resistance to it is frequent.", "it", {"crizotinib"}),
    ("Trastuzumab is infused. The antibody binds HER2.", "The antibody", {"trastuzumab"}),
    ("L858R and L861Q are common. These mutations matter.", "These mutations", {"L858R", "L861Q"}),
    ("T790M is common. This mutation matters.", "This mutation", {"T790M"}),
    ("Gefitinib and erlotinib came first. They inhibit EGFR.", "They", {"gefitinib", "erlotinib"}),
    ("Gefitinib and osimertinib inhibit EGFR. T790M harms the former.", "the former", {"gefitinib"}),
    ("Gefitinib and osimertinib inhibit EGFR. C797S harms the latter.", "the latter", {"osimertinib"}),
    ("Mutations cluster in the pocket (V654A, T670I) and in the loop (D816H, N822K). The drug misses the latter.",
     "the latter", {"D816H", "N822K"}),
    ("Mutations of NRAS and MAP2K1 came late. Binimetinib misses these mutations.",
     "these mutations", {"NRAS", "MAP2K1"}),
    ("T790M is old news. Mutations of ERBB2 are rare. These mutations matter.", "These mutations", {"ERBB2"}),
    ("Mutations of ERBB2 are rare. T790M is not. This mutation matters.", "This mutation", {"T790M"}),
    ("G101V is new. The mutation matters.", "The mutation", {"G101V"}),
    ("Fusions of RET were seen once. Osimertinib misses this fusion.", "this fusion", {"RET", "rearrangement"}),
    ("KIT drives GIST. Imatinib inhibits this kinase.", "this kinase", {"KIT"}),
    ("Vemurafenib and dabrafenib inhibit BRAF. Unlike sorafenib, they spare RAF1.",
     "they", {"vemurafenib", "dabrafenib"}),
    ("BRAF inhibitors and MEK inhibitors came first. Loss of NF1 harms these targeted therapies.",
     "targeted therapies", {"BRAF inhibitor", "MEK inhibitor"}),
    ("ALK tyrosine kinase inhibitors (TKIs) came first. Amplification of KIT harms TKIs.", "TKIs", {"ALK inhibitor"}),
    ("CD19-targeted CAR T cells treat leukemia. Loss of CD19 harms CAR T cells.",
     "CAR T cells", {"CD19 CAR-T therapy"}),
    ("Y253H is old. It causes resistance to imatinib.", "It", {"Y253H"}),
    ("Y253H and E255K are old. They cause resistance to imatinib.", "They", {"Y253H", "E255K"}),
    ("Amplification of MET is common. It leads to resistance to gefitinib.", "It", {"MET", "amplification"}),
    ("Fusions of RET are rare. They were seen after osimertinib.", "They", {"RET", "rearrangement"}),
    ("Loss of NF1 harms vemurafenib, but it sensitizes cells to selumetinib.", "it", {"NF1", "loss"}),
    ("RB1 is a brake. Cells that lack it resist palbociclib.", "lack it", {"RB1"}),
    ("NF1 restrains KRAS. Its loss harms vemurafenib.", "Its", {"NF1"}),
    ("AR-V7 is short. Enzalutamide fails against it.", "it", {"AR-V7"}),
    ("Gefitinib and erlotinib inhibit EGFR. T790M causes resistance to both.", "both", {"gefitinib", "erlotinib"}),
    ("Dasatinib, nilotinib and bosutinib came next. T315I causes resistance to all of them.",
     "all of them", {"dasatinib", "nilotinib", "bosutinib"}),
    ("Dasatinib, nilotinib and bosutinib came next. V299L harms dasatinib and not the other two.",
     "the other two", {"nilotinib", "bosutinib"}),
]  # fmt: skip

NOT_POINTED = [
    "Patients received crizotinib. Both lungs were scanned.",
    "Patients received gefitinib. MET was stained. It is known that MET is amplified.",
    "Gefitinib is taken by mouth. Both drugs are old.",
    "The drug inhibits ALK. It is taken by mouth.",
    "CAR T cells are made in weeks. CD19-targeted CAR T cells treat leukemia. Hypoxia harms CAR T cells.",
    "CD19-targeted CAR T cells treat leukemia. BCMA CAR-T cells treat myeloma. Hypoxia harms CAR T cells.",
    "Crizotinib is taken by mouth. L1196M lies in the drug-binding pocket.",
    "BRAF inhibitors came first. Loss of NF1 harms these targeted therapies.",
    "BRAF inhibitors and MEK inhibitors came first. Loss of NF1 harms targeted therapies.",
    "Tyrosine kinase inhibitors (TKIs) came first. Amplification of KIT harms TKIs.",
    "KRAS and NRAS mutations are old. Cetuximab misses this mutation.",
    "MET is amplified. Cetuximab misses these mutations.",
    "G101V is new. The mutation rate is low.",
    "Two trials of crizotinib were run. The first is the older one.",
    "Crizotinib is taken by mouth.\n\n## Another section\n\nBoth drugs inhibit ALK.",
    "Y253H and E255K are old. It causes resistance to imatinib.",
    "Y253H is old. It was a cold winter.",
    "Loss of NF1 or PTEN is rare. It leads to resistance to vemurafenib.",
    "Dasatinib, nilotinib and bosutinib came next. V299L harms dasatinib and not the other.",
]

CLAIMED = cases(
    (
        "ABCG2 is common in leukemia. It confers resistance to topotecan.",
        said("topotecan", gene="ABCG2", mechanism="drug efflux"),
    ),
    (
        "FGFR4 is a kinase of liver cells, and its overexpression confers resistance to lenvatinib.",
        said("lenvatinib", gene="FGFR4", alteration="overexpression"),
    ),
    (
        "Gefitinib and erlotinib are given for NSCLC. MET amplification causes resistance to both drugs.",
        said("gefitinib", gene="MET", alteration="amplification"),
        said("erlotinib", gene="MET", alteration="amplification"),
    ),
    (
        "The mutation T790M is frequent. This mutation confers resistance to gefitinib.",
        said("gefitinib", gene="EGFR", mutation="T790M"),
    ),
    (
        "Amplification of FGFR1 and loss of RB1 came late. Both alterations confer resistance to ribociclib.",
        said("ribociclib", gene="FGFR1;RB1", alteration="amplification;loss"),
    ),
    (
        "Crizotinib is taken by mouth. Resistance to it is caused by L1196M.",
        said("crizotinib", gene="ALK", mutation="L1196M"),
    ),
    (
        "Y253H and E255K are old. They make cells resistant to imatinib.",
        said("imatinib", gene="BCR::ABL1", mutation="E255K;Y253H"),
    ),
    (
        "RB1 is a brake of the cell cycle. Cells without it are resistant to palbociclib.",
        said("palbociclib", gene="RB1", alteration="loss"),
    ),
    (
        "Dasatinib, nilotinib and bosutinib came next. "
        "Mutation of SETD2 causes resistance to dasatinib and to the other two.",
        said("dasatinib", gene="SETD2"),
        said("nilotinib", gene="SETD2"),
        said("bosutinib", gene="SETD2"),
    ),
)
CALLED_AGAIN = cases(
    (
        "Idarubicin is infused. Loss of TOP2A causes resistance to the anthracycline.",
        said("idarubicin", gene="TOP2A"),
    ),
    (
        "Loss of TOP2A was seen under idarubicin, and it causes resistance to the anthracycline.",
        said("idarubicin", gene="TOP2A"),
    ),
    (
        "Idarubicin is infused. Loss of TOP2A causes resistance to anthracyclines.",
        said("anthracycline", gene="TOP2A"),
    ),
    (
        "Idarubicin and epirubicin are infused. Loss of TOP2A causes resistance to the anthracycline.",
        said("anthracycline", gene="TOP2A"),
    ),
    (
        "Idarubicin is infused. Loss of RB1 causes resistance to the taxane.",
        said("taxane", gene="RB1"),
    ),
    (
        "Idarubicin is infused. Loss of TOP2A causes resistance to the anthracycline epirubicin.",
        said("epirubicin", gene="TOP2A"),
    ),
)
ELSEWHERE = cases(
    (
        "Crizotinib inhibits ALK. It rained. The drug was approved in 2011. It is used for NSCLC.",
        said("crizotinib", cancer="non-small cell lung cancer"),
    ),
    ("## Crizotinib\n\nALK is a kinase. It is used for NSCLC.",),
    ("## Imatinib\n\nThe drug is used for CML.", said("imatinib", cancer="chronic myeloid leukemia")),
)


@pytest.mark.parametrize(("text", "words", "names"), POINTED)
def test_a_pointer_is_a_mention_of_what_it_stands_for(text: str, words: str, names: set[str]) -> None:
    pointers = [m for p in passages(text) for m in p.mentions if m.found_by.startswith(POINTER)]
    assert {(m.text, m.name) for m in pointers} == {(words, name) for name in names}
    assert all(text[m.start : m.end] == m.text and m.score < 1 for m in pointers)


@pytest.mark.parametrize("text", NOT_POINTED)
def test_words_that_point_to_nothing_stay_words(text: str) -> None:
    assert [m for p in passages(text) for m in p.mentions if m.found_by.startswith(POINTER)] == []


@pytest.mark.parametrize(("text", "expected"), CLAIMED)
def test_pointers_fill_the_arguments_of_resistance(text: str, expected: list[Said]) -> None:
    check("resistance", text, expected)


@pytest.mark.parametrize(("text", "expected"), CALLED_AGAIN)
def test_a_class_that_calls_a_drug_again_is_the_drug(text: str, expected: list[Said]) -> None:
    check("resistance", text, expected)


@pytest.mark.parametrize(("text", "expected"), ELSEWHERE)
def test_pointers_fill_the_arguments_of_indications(text: str, expected: list[Said]) -> None:
    check("indication", text, expected)


def test_the_evidence_of_a_pointer_is_its_own_sentence() -> None:
    (told,) = claims("resistance", "T790M is frequent. This mutation confers resistance to gefitinib.")[0].evidence
    assert told.text == "This mutation confers resistance to gefitinib."
    (mutation,) = [m for m in told.mentions if m.role == "mutation"]
    assert (mutation.text, mutation.name) == ("This mutation", "T790M")
