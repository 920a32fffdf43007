"""Therapies that act in a clause of their own behind a failure."""

import pytest

from claimx.claims.passages.subjects import acts_anew, is_yielded_to
from claimx.claims.passages.therapies import drug_groups
from tests.claims.reviews import Said, cases, check, passage, said

TOLD = "L1196M spoils crizotinib"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("; lorlatinib shrank such tumors.", True),
        (", but the newer inhibitor lorlatinib also kills the clones.", True),
        (", and lorlatinib, which fits the pocket, was given next.", True),
        (", but addition of lorlatinib brought the response back.", True),
        (", and lorlatinib is not compromised.", True),
        (", a change that lorlatinib restrained.", True),
        ("; lorlatinib was of no use.", False),
        ("; lorlatinib is compromised, too.", False),
        ("; lorlatinib did not bind.", False),
        (", and resistance to lorlatinib was seen.", False),
        ("; those on lorlatinib were not tested.", False),
        ("; crizotinib was stopped.", False),
    ],
)
def test_a_therapy_acts_anew(text: str, expected: bool) -> None:
    sentence = passage(TOLD + text)
    group = drug_groups(sentence)[-1]
    assert acts_anew(sentence, group, sentence.start + len("L1196M spoils")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" but remains open to lorlatinib.", True),
        ("; the clones are still sensitive to lorlatinib.", True),
        ("; the clones are treated with lorlatinib.", True),
        ("; the clones are not sensitive to lorlatinib.", False),
        ("; the clones are less susceptible to lorlatinib.", False),
        (" and makes cells bind to lorlatinib.", False),
    ],
)
def test_tumors_yield_to_a_therapy(text: str, expected: bool) -> None:
    sentence = passage(TOLD + text)
    group = drug_groups(sentence)[-1]
    assert is_yielded_to(sentence, group, sentence.start + len(TOLD)) == expected


def test_the_therapy_before_does_not_act_anew() -> None:
    sentence = passage(f"{TOLD}; lorlatinib shrank such tumors.")
    first, second = drug_groups(sentence)
    assert not acts_anew(sentence, first, second.start)


@pytest.mark.parametrize(
    ("text", "expected"),
    cases(
        (
            "Overexpression of AXL blunts gefitinib, and cabozantinib kills these cells.",
            said("gefitinib", gene="AXL", alteration="overexpression"),
        ),
        (
            "T315I hampers imatinib and nilotinib; ponatinib was made for it.",
            said("imatinib", mutation="T315I"),
            said("nilotinib", mutation="T315I"),
        ),
        (
            "Resistance to crizotinib is caused by L1196M, but such tumors are sensitive to lorlatinib.",
            said("crizotinib", mutation="L1196M"),
        ),
        (
            "Resistance to crizotinib is caused by G1202R, and ceritinib fails against it, too.",
            said("crizotinib", mutation="G1202R"),
            said("ceritinib", mutation="G1202R"),
        ),
    ),
)
def test_who_acts_does_not_fail(text: str, expected: list[Said]) -> None:
    check("resistance", text, expected)
