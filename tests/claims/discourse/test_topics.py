"""Topics: the drug and the cancer that a reader takes from the heading or the sentences before."""

import pytest

from tests.claims.reviews import Said, cases, check, claims, said

DRUGS = cases(
    ("## Crizotinib\n\nResistance is caused by L1196M.", said("crizotinib", mutation="L1196M", gene="ALK")),
    (
        "## Resistance to crizotinib\n\nThe L1196M mutation of ALK prevents binding.",
        said("crizotinib", mutation="L1196M", gene="ALK"),
    ),
    (
        "## Crizotinib\n\n### Loss of response\n\nAcquired resistance follows from L1196M.",
        said("crizotinib", mutation="L1196M", setting="acquired"),
    ),
    (
        "Crizotinib inhibits ALK. Acquired resistance follows from L1196M and G1269A.",
        said("crizotinib", mutation="L1196M;G1269A", gene="ALK", setting="acquired"),
    ),
    (
        "## Crizotinib\n\nIt rained.\n\n## Gefitinib\n\nResistance is caused by T790M.",
        said("gefitinib", mutation="T790M", gene="EGFR"),
    ),
    (
        "## Crizotinib\n\nResistance to gefitinib is caused by T790M.",
        said("gefitinib", mutation="T790M"),
    ),
    ("## Open questions\n\nResistance is caused by L1196M.",),
    (
        "Bevacizumab is given first. FGF2 sustains the vessels despite VEGF blockade and makes tumors resistant.",
        said("bevacizumab", gene="FGF2"),
    ),
    (
        "Imatinib and sunitinib are given for GIST. Resistance to each agent is caused by V654A of KIT.",
        said("imatinib", mutation="V654A"),
        said("sunitinib", mutation="V654A"),
    ),
    (
        "## Notes\n\nResistance to sunitinib is seen. Drug-resistant tumors may call for brivanib. KIT V654A is seen.",
        said("sunitinib", mutation="V654A"),
    ),
)
GOES_ON = cases(
    ("Resistance to crizotinib is seen. MET was amplified as well.", said("crizotinib", gene="MET")),
    (
        "Resistance to crizotinib is seen. FGF2 feeds vessels. HGF feeds cells. SCF does too. "
        "MET was amplified as well.",
    ),
    (
        "## Crizotinib\n\nResistance to crizotinib is seen. FGF2 feeds vessels. HGF feeds cells. SCF does too. "
        "MET was amplified as well.",
        said("crizotinib", gene="MET"),
    ),
    (
        "Resistance to crizotinib and to ceritinib is seen. MET was amplified as well.",
        said("crizotinib", gene="MET"),
        said("ceritinib", gene="MET"),
    ),
    ("## Notes\n\nCrizotinib, ceritinib and alectinib are given. Later tumors resist. MET was amplified as well.",),
    (
        "## ALK inhibitors\n\nCrizotinib, ceritinib and alectinib are given. Later tumors resist. MET was amplified.",
        said("crizotinib", gene="MET"),
        said("ceritinib", gene="MET"),
        said("alectinib", gene="MET"),
    ),
    ("## ALK inhibitors\n\nCrizotinib, ceritinib and sunitinib are given. Later tumors resist. MET was amplified.",),
    ("## Notes\n\nResistance to crizotinib, ceritinib and alectinib is seen. MET was amplified as well.",),
    (
        "Resistance to crizotinib, ceritinib and alectinib is seen. Their resistance is caused by L1196M.",
        said("crizotinib", mutation="L1196M"),
        said("ceritinib", mutation="L1196M"),
        said("alectinib", mutation="L1196M"),
    ),
)
"""A sentence without a word of failure goes on about few therapies, named of late or by the heading."""
CANCERS = cases(
    (
        "Gefitinib is given for NSCLC. T790M causes resistance to gefitinib.",
        said("gefitinib", mutation="T790M", cancer="non-small cell lung cancer"),
    ),
    (
        "## Imatinib in GIST\n\nV654A causes resistance to imatinib.",
        said("imatinib", mutation="V654A", cancer="gastrointestinal stromal tumor"),
    ),
    (
        "## Melanoma\n\nMany drugs exist.\n\n## Imatinib\n\nV654A causes resistance to imatinib.",
        said("imatinib", mutation="V654A", cancer=""),
    ),
    (
        "Imatinib is given for CML. It is also given for GIST. It rained. D816V causes resistance to imatinib.",
        said("imatinib", mutation="D816V", cancer=""),
    ),
)
DRUGS += cases(
    (
        "## Escape from tyrosine kinase inhibitors\n\nMany tumors respond to RET tyrosine kinase inhibitors (TKIs). "
        "Acquired resistance is caused by amplification of MET.",
        said("RET inhibitor", gene="MET", alteration="amplification"),
    ),
)
CANCERS += cases(
    (
        "# How HER2-positive gastric cancer escapes\n\n## Trastuzumab\n\n"
        "In gastric cancer, loss of PTEN causes resistance to trastuzumab.",
        said("trastuzumab", gene="PTEN", cancer="HER2-positive gastric cancer"),
    ),
    (
        "# How melanoma escapes from drugs\n\n## Vemurafenib\n\nLoss of NF1 causes resistance to vemurafenib.",
        said("vemurafenib", gene="NF1", cancer="melanoma"),
    ),
    (
        "# How solid tumors escape from drugs\n\n## Vemurafenib\n\nLoss of NF1 causes resistance to vemurafenib.",
        said("vemurafenib", gene="NF1", cancer=""),
    ),
    (
        "## Anti-HER2 therapy in HER2-positive breast cancer\n\nBreast cancer is common. "
        "Loss of PTEN causes resistance to trastuzumab.",
        said("trastuzumab", gene="PTEN", cancer="HER2-positive breast cancer"),
    ),
    (
        "HER2-positive breast cancer was studied first. It was long ago. "
        "Amplification of MET causes resistance to cetuximab.",
        said("cetuximab", gene="MET", cancer=""),
    ),
)
ANSWERED = cases(
    (
        "# How tumors withstand monoclonal antibodies\n\n## Future directions\n\n### Bispecific antibodies\n\n"
        "Blinatumomab circumvents tumor heterogeneity.",
        said("monoclonal antibody", agent="blinatumomab", mechanism="tumor heterogeneity"),
    ),
    (
        "# How tumors withstand antibodies\n\n## Rituximab\n\nBlinatumomab circumvents tumor heterogeneity.",
        said("rituximab", agent="blinatumomab", mechanism="tumor heterogeneity"),
    ),
    (
        "# How tumors withstand monoclonal antibodies\n\n## New formats\n\n"
        "Catumaxomab brings T cells to the tumor. Bispecific antibodies circumvent antigen loss.",
        said("monoclonal antibody", agent="bispecific antibody", mechanism="antigen loss"),
    ),
)
GENES = cases(
    ("G1202R causes resistance to alectinib.", said("alectinib", mutation="G1202R", gene="ALK")),
    (
        "KIT V654A is frequent in GIST. V654A causes resistance to imatinib.",
        said("imatinib", mutation="V654A", gene="KIT"),
    ),
    ("V600E causes resistance to cetuximab; V600E is a mutation of BRAF.",
     said("cetuximab", mutation="V600E", gene="BRAF")),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*DRUGS, *GOES_ON, *CANCERS, *GENES])
def test_what_a_reader_would_supply(text: str, expected: list[Said]) -> None:
    check("resistance", text, expected)


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("Resistance to crizotinib is caused by L1196M.", ""),
        ("## Crizotinib\n\nResistance is caused by L1196M.", "heading"),
        ("Crizotinib inhibits ALK. Resistance is caused by L1196M.", "topic"),
    ],
)
def test_the_evidence_says_where_the_drug_was_taken_from(text: str, via: str) -> None:
    ((told,),) = [claim.evidence for claim in claims("resistance", text)]
    (drug,) = [m for m in told.mentions if m.role == "drug"]
    assert (drug.name, drug.via) == ("crizotinib", via)
    assert text[drug.start :].startswith("rizotinib", 1) or via == "heading"


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("## Acquired resistance\n\nT790M confers resistance to gefitinib.", "acquired"),
        ("## Resistance\n\nT790M confers resistance to gefitinib.", ""),
        ("Melanomas relapsed on vemurafenib. NRAS mutations were the cause of resistance.", "acquired"),
        ("Melanomas relapsed on vemurafenib. NRAS mutations cause resistance to cetuximab.", ""),
        ("Melanomas relapsed on vemurafenib.\n\nNRAS mutations were the cause of resistance.", ""),
    ],
)
def test_primary_or_acquired_is_told_by_heading_or_by_the_sentence_before(text: str, setting: str) -> None:
    assert {c.evidence[0].setting for c in claims("resistance", text)} == {setting}


@pytest.mark.parametrize(("text", "expected"), ANSWERED)
def test_a_general_answer_is_to_the_therapy_of_the_title(text: str, expected: list[Said]) -> None:
    check("resensitization", text, expected)
