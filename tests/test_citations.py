import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.citations import expand, find_citations
from claimx.schema import Citation
from claimx.sources import document_from_text

NUMBERED = "\n\n# References\n\n" + "\n".join(
    f"{number}. Doe J. Title {number}. Drugs. 2001." for number in range(1, 41)
)
DATED = """

# References

Doe, J., & Roe, A. (2001). One. Drugs, 1.

Van Berg, C. (2010). Two. Drugs, 2.

Van Berg, C. (2010). Three. Drugs, 3.

M\u00fcller, A. (2012). Four. Drugs, 4.
"""


def citations(text: str, entries: str = NUMBERED) -> tuple[Citation, ...]:
    document = document_from_text(f"# Title\n\n## Introduction\n\n{text}{entries}", "invented")
    found = find_citations(document)
    assert all(document.text[citation.start : citation.end] == citation.marker for citation in found)
    return found


@pytest.mark.parametrize(
    ("text", "markers"),
    [
        ("As known [7, 8]. And [9\u201313].", {"[7, 8]": "7 8", "[9\u201313]": "9 10 11 12 13"}),
        ("Two [1-3,5] here.", {"[1-3,5]": "1 2 3 5"}),
        ("Cancers of many types [12] and stages [13].", {"[12]": "12", "[13]": "13"}),
        ("A CI [2, 5] is none, as known [3].", {"[3]": "3"}),
        ("As known (31, 13), and (4); also this (57).", {"(31, 13)": "31 13", "(4)": "4", "(57)": "57"}),
        ("The pump (P-gp)(16) and therapy(18).", {"(16)": "16", "(18)": "18"}),
        ("A loss (4), in 37% (n = 20) of 12 (60%) since (1999).", {"(4)": "4"}),
        ("(CLL), (3.1), (T315I) and (D842V) are none; this is (5).", {"(5)": "5"}),
        ("See Figure (2), Table (1) and equation (3), but also (5).", {"(5)": "5"}),
        ("IL(2), C(6) and 12(3) are none; this is (5).", {"(5)": "5"}),
        ("There are two: (1) drugs and (2) pumps, as known (5).", {"(5)": "5"}),
        ("It is so (1). And so (2) it is.", {"(1)": "1", "(2)": "2"}),
        ("Beta-(1,3)-glucan is none; this is (5).", {"(5)": "5"}),
        ("A dose of (500) is none; this is (5).", {"(5)": "5"}),
        ("A range (30-20) is none; this is (5).", {"(5)": "5"}),
        ("[3] more [4] than [5] round (6).", {"[3]": "3", "[4]": "4", "[5]": "5"}),
        (
            "As known.<sup>1,2</sup> Or so,<sup>4\u20136</sup> at 10<sup>6</sup> cells of 5 m<sup>2</sup>.",
            {"\u00b9,\u00b2": "1 2", "\u2074\u207b\u2076": "4 5 6"},
        ),
        ("The risk falls.9,10 In contrast, it rises.3 Then 4.5 more.", {"9,10": "9 10", "3": "3"}),
        ("| A | B |\n|---|---|\n| x (3) | (4, 5) |\n", {"(3)": "3", "(4, 5)": "4 5"}),
        ("Nothing is cited in 2001.", {}),
    ],
)
def test_numbers(text: str, markers: dict[str, str]) -> None:
    assert {citation.marker: " ".join(citation.labels) for citation in citations(text)} == markers


@pytest.mark.parametrize(
    ("text", "entries", "problem", "resolved"),
    [
        ("As known [3, 41].", NUMBERED, "no entry 41", ["3"]),
        ("As known [41\u201343].", NUMBERED, "no entries 41, 42, 43", []),
        ("As known [3].", "", "no bibliography in this document", []),
        ("As known (Nobody et al., 2010).", NUMBERED, "no entry by Nobody 2010", []),
        ("As known (Doe et al., 2001).", DATED, "", ["Doe 2001"]),
        ("As known [3].", NUMBERED, "", ["3"]),
    ],
)
def test_problems_are_said(text: str, entries: str, problem: str, resolved: list[str]) -> None:
    (citation,) = citations(text, entries)
    assert citation.problem == problem
    assert [entry.label for entry in citation.references] == resolved


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("As known (Doe et al., 2001).", ["Doe 2001"]),
        ("As known (Doe & Roe, 2001; see also M\u00fcller, 2012).", ["Doe 2001", "M\u00fcller 2012"]),
        ("Doe and Roe (2001) knew.", ["Doe 2001"]),
        ("As Van Berg (2010a, b) knew, or (Van Berg et al., 2010a, 2010b).", ["Van Berg 2010a", "Van Berg 2010b"]),
        ("In spring (May, 2012) at (Nowhere, 2001), (Roche, 1999).", []),
        ("(Nobody et al., 1999) is flagged.", ["Nobody 1999"]),
        ("(2001) alone and (8) are none.", []),
    ],
)
def test_names_and_years(text: str, labels: list[str]) -> None:
    assert [label for citation in citations(text, DATED) for label in citation.labels] == labels


def test_letters_tell_entries_of_one_year_apart() -> None:
    (citation,) = citations("As known (Van Berg et al., 2010b).", DATED)
    assert [entry.title for entry in citation.references] == ["Three"]


def test_references_come_with_what_the_entry_prints() -> None:
    (citation,) = citations("As known [2].")
    (entry,) = citation.references
    assert (entry.label, entry.title, entry.year) == ("2", "Title 2", 2001)
    assert entry.text.startswith("2. Doe J.")


@given(st.lists(st.integers(1, 40), min_size=1, max_size=6, unique=True))
def test_lists_expand_to_themselves(numbers: list[int]) -> None:
    assert expand(", ".join(map(str, numbers))) == tuple(map(str, numbers))


@given(st.integers(1, 900), st.integers(0, 40))
def test_ranges_expand(start: int, length: int) -> None:
    assert expand(f"{start}\u2013{start + length}") == tuple(map(str, range(start, start + length + 1)))
