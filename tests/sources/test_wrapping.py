import pytest

from claimx.sources.wrapping import has_room, join_lines, split_paragraphs
from claimx.text import Vocabulary

ELSEWHERE = Vocabulary(
    ["A drug-bound pocket. The drug is bound. Tumors are resistant. A solid word: lifetime. (TKX) is short."]
)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["one", "two"], "one two"),
        (["on\u2011", "cology"], "oncology"),
        (["present-", "ing"], "presenting"),
        (["the drug-", "bound state"], "the drug-bound state"),
        (["a drug-", "resistant clone"], "a drug-resistant clone"),
        (["a life-", "time"], "a lifetime"),
        (["an over-", "bound drug"], "an overbound drug"),
        (["KIN1-", "mutant"], "KIN1-mutant"),
        (["PD-", "L1"], "PD-L1"),
        (["T-", "cell"], "T-cell"),
        (["non-", "Hodgkin"], "non-Hodgkin"),
        (["first- and second-", "and third-line"], "first- and second- and third-line"),
        (["soft\u00ad", "hyphen"], "softhyphen"),
        (["receptor\u2013", "positive"], "receptor\u2013positive"),
        (["and/", "or"], "and/or"),
        (["(antibody-drug", "-conjugates)"], "(antibody-drug-conjugates)"),
        (["Inhibitors(T", "KX)-resistant"], "Inhibitors(TKX)-resistant"),
        (["see (A", "drug)"], "see (A drug)"),
        (["a", "", "  ", "b"], "a b"),
        ([], ""),
    ],
)
def test_join_lines(lines: list[str], expected: str) -> None:
    assert join_lines(lines, ELSEWHERE) == expected


@pytest.mark.parametrize(
    ("line", "following", "expected"),
    [
        ("x" * 20, "The", True),
        ("x" * 52, "The", False),
        ("x" * 45, "antidisestablishment", False),
        ("x" * 115, "The", False),
        ("x" * 80, "The", True),
    ],
)
def test_has_room_on_lines_of_sixty(line: str, following: str, expected: bool) -> None:
    """Lines longer than the usual width are two lines that were joined: what is left of the second counts."""
    assert has_room(line, following, 60) is expected


def test_split_paragraphs_at_short_lines_that_end_a_sentence() -> None:
    lines = [
        "A first line that is full of words.",
        "A second line that is just as full",
        "ends here [3].",
        "Then a new one begins here, as said",
        "in it.",
    ]
    assert split_paragraphs(lines) == [lines[:3], lines[3:]]


def test_split_paragraphs_needs_a_capital() -> None:
    lines = [
        "a line that is as long as it can be",
        "short e.g.",
        "this goes on to be as long as it can",
        "be for sure, it goes on and on, then",
        "ends.",
    ]
    assert split_paragraphs(lines) == [lines]
