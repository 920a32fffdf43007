"""Answers in any words: an agent, a therapy that failed, and a word that says that the effect is there again."""

import pytest

from tests.claims.reviews import Said, cases, check, claims, evidence, extract, said

CLAIMED = cases(
    (
        "The addition of tariquidar brought paclitaxel back to life.",
        said("paclitaxel", agent="tariquidar"),
    ),
    (
        "Panobinostat reinstates the activity of bortezomib in myeloma.",
        said("bortezomib", agent="panobinostat", cancer="multiple myeloma"),
    ),
    (
        "Cells resistant to cisplatin were killed by it again in the presence of disulfiram.",
        said("cisplatin", agent="disulfiram"),
    ),
    (
        "Resistance to tamoxifen gives way to lapatinib.",
        said("tamoxifen", agent="lapatinib"),
    ),
    (
        "Fulvestrant remains effective in many for whom anastrozole no longer works.",
        said("anastrozole", agent="fulvestrant"),
    ),
    (
        "Loss of B2M makes melanomas resistant to pembrolizumab. Relatlimab won the response back.",
        said("pembrolizumab", agent="relatlimab", gene="B2M"),
    ),
    (
        "ROS1 G2032R confers resistance to crizotinib. Repotrectinib was designed to overcome this.",
        said("crizotinib", agent="repotrectinib", gene="ROS1", mutation="G2032R"),
    ),
    (
        "MET amplification causes resistance to osimertinib. Osimertinib plus savolitinib gave responses.",
        said("osimertinib", agent="osimertinib + savolitinib", gene="MET"),
    ),
    (
        "G2101A of ROS1 confers resistance to entrectinib and taletrectinib. Repotrectinib was built to overcome this.",
        said("entrectinib", agent="repotrectinib", gene="ROS1"),
        said("taletrectinib", agent="repotrectinib", gene="ROS1"),
    ),
    (
        "Signals of EGFR cause resistance to encorafenib. Vemurafenib plus cetuximab shrank half of the tumors, as "
        "opposed to a tenth for vemurafenib alone.",
        said("vemurafenib", agent="vemurafenib + cetuximab"),
    ),
    (
        "Romidepsin, unlike vorinostat, is expelled by ABCB1, and tariquidar rescued its activity in lymphoma cells.",
        said("romidepsin", agent="tariquidar", mechanism="drug efflux"),
    ),
    (
        "Tucatinib given together with cetuximab restored control in patients whose tumors had acquired ERBB2 "
        "amplification under the latter drug.",
        said("cetuximab", agent="tucatinib", gene="ERBB2", alteration="amplification"),
    ),
    (
        "Resistance to lorlatinib rests on amphiregulin and EGFR, and gefitinib restored the response.",
        said("lorlatinib", agent="gefitinib", gene="AREG;EGFR"),
    ),
    (
        "A woman whose disease had progressed on entrectinib with G2032R responded anew to taletrectinib, as the "
        "mutation, while it hinders entrectinib, leaves room.",
        said("entrectinib", agent="taletrectinib", mutation="G2032R"),
    ),
)  # fmt: skip
DENIED = cases(
    (
        "Loss of SMAD4 causes resistance to oxaliplatin. Galunisertib, added to oxaliplatin, achieved nothing at all.",
        said("oxaliplatin", agent="galunisertib + oxaliplatin"),
    ),
    (
        "Loss of SMAD4 causes resistance to oxaliplatin. Galunisertib together with oxaliplatin proved no better.",
        said("oxaliplatin", agent="galunisertib + oxaliplatin"),
    ),
    (
        "Elacridar restored the activity of topotecan in cell lines. Zosuquidar, added to topotecan, could not help.",
        said("topotecan", agent="zosuquidar + topotecan"),
    ),
)  # fmt: skip

NOT_CLAIMED = [
    "Women with sarcomas and epirubicin resistance were treated with pazopanib.",
    "G2101A caused resistance to 2 uM entrectinib (4 clones recovered) and to 5 nM taletrectinib (6 clones).",
    "KIT V654A causes resistance to imatinib. In untreated women first-line binimetinib plus imatinib gave responses.",
    "Depletion of zinc restored the growth of mice under gemcitabine.",
    "Kinase inhibitors restored hope.",
    "Everolimus prevents the rejection of kidneys.",
    "Cisplatin is active in bladder cancer.",
    "Loss of NF1 causes resistance to vemurafenib. Trametinib delayed the progression of brain metastases.",
    "Resistance to trastuzumab was seen in a third of patients treated with pertuzumab.",
    "In anastrozole- and epirubicin-sensitive cells, epirubicin- but not anastrozole-resistance goes along with FOXO3.",
]


@pytest.mark.parametrize(("text", "expected"), CLAIMED)
def test_an_answer_is_claimed(text: str, expected: list[Said]) -> None:
    check("resensitization", text, expected)


@pytest.mark.parametrize("text", NOT_CLAIMED)
def test_no_answer_is_claimed(text: str) -> None:
    assert claims("resensitization", text) == ()


@pytest.mark.parametrize(("text", "expected"), DENIED)
def test_a_combination_that_does_not_help_is_denied(text: str, expected: list[Said]) -> None:
    denied = [c for c in claims("resensitization", text) if c.evidence[0].direction == "disputes"]
    assert [(c.drug, c.agent) for c in denied] == [(each["drug"], each["agent"]) for each in expected]


HARM = (
    "# Late effects\n\nIn rats, dexrazoxane prevented the cardiotoxicity of doxorubicin.",
    "what is done away with is a harm that a therapy does, and no resistance to it",
)
UNSPOKEN = (
    "# Enzymes of the liver\n\n"
    + "Ten volunteers were examined by day and night. " * 8
    + "The addition of tariquidar brought paclitaxel back to life.",
    "neither title, heading nor paragraph speaks of a resistance or failure",
)


FOREIGN = (
    "# Enzymes of the liver\n\n"
    + "Ten volunteers were examined by day and night. " * 8
    + "Rifampicin restored the activity of midazolam.",
    "the text is on no tumor and tells of no failure",
)
BY_ANOTHER = (
    "Tamoxifen resistance is common. In women on letrozole it can be overcome by means of a virus.",
    "by what it is overcome is told, and is no therapy of the sentence",
)
KIND = (
    "Thalidomide failed. Melphalan was given again with dexamethasone as salvage therapy for thalidomide resistance.",
    "the word only says what kind of therapy is given",
)


@pytest.mark.parametrize(("text", "reason"), [HARM, UNSPOKEN, FOREIGN, BY_ANOTHER, KIND])
def test_what_is_no_answer_is_refused_with_its_reason(text: str, reason: str) -> None:
    assert claims("resensitization", text) == ()
    assert reason in {r.reason.split(": ")[-1] for r in extract(text).rejections}


def test_a_denied_return_disputes() -> None:
    text = "Resistance to vinorelbine is frequent. Tariquidar could not win the response to vinorelbine back."
    assert evidence("resensitization", text).direction == "disputes"


def test_that_to_which_a_resistance_yields_does_not_fail() -> None:
    text = "EGFR C797S confers resistance to osimertinib, which yielded to brigatinib."
    assert {claim.drug for claim in claims("resistance", text)} == {"osimertinib"}
    check("resensitization", text, [said("osimertinib", agent="brigatinib")])


def test_an_agent_answers_the_problem_of_its_own_target() -> None:
    text = (
        "Amplification of MET causes resistance to gefitinib. Loss of PTEN causes resistance to gefitinib as well. "
        "Capmatinib won the response back."
    )
    check("resensitization", text, [said("gefitinib", agent="capmatinib", gene="MET")])


@pytest.mark.parametrize(
    ("told", "genes"),
    [
        ("Loss of B2M makes melanomas resistant to pembrolizumab. Relatlimab won the response back.", {("B2M",)}),
        (
            "Loss of B2M and JAK1 makes melanomas resistant to pembrolizumab. Two cohorts were followed for years. "
            "Relatlimab won the response back.",
            {()},
        ),
    ],
)
def test_a_general_answer_takes_no_cause_that_was_told_farther_up(told: str, genes: set[tuple[str, ...]]) -> None:
    found = claims("resensitization", told)
    assert {claim.gene for claim in found if claim.agent == "relatlimab"} == genes
