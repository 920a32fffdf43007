import pytest

from claimx.sources import document_from_text
from claimx.sources.bibliography import with_works
from claimx.sources.references import parse_reference, surname


@pytest.mark.parametrize(
    ("entry", "label", "authors", "title", "year"),
    [
        (
            "(7) Doe, J. M., & van Roe, A. (2014). Why drugs fail. In B. C. Poe (Ed.), Drugs (pp. 3\u20134). Press.",
            "7",
            ("Doe, J. M.", "van Roe, A."),
            "Why drugs fail",
            2014,
        ),
        ("1. Doe J, Roe AB. Why drugs fail. J Drugs. 2014;20:123.", "1", ("Doe J", "Roe AB"), "Why drugs fail", 2014),
        (
            "[2] Doe J, et al. KIN1 vs. KIN2: which? J Drugs 2015;1:2\u20133.",
            "2",
            ("Doe J",),
            "KIN1 vs. KIN2: which?",
            2015,
        ),
        (
            "3. Doe A. Escherichia and E. coli pumps. J Drugs. 1999 Mar 3;1:2.",
            "3",
            ("Doe A",),
            "Escherichia and E. coli pumps",
            1999,
        ),
        (
            "Doe, J. D. et al. Why drugs fail. J. Drugs 3, 4\u20135 (2001).",
            "Doe 2001",
            ("Doe, J. D.",),
            "Why drugs fail",
            2001,
        ),
        (
            "[4] J. Doe, A. B. Roe et al., \u201cWhy drugs fail,\u201d Drugs, vol. 1, 2011.",
            "4",
            ("J. Doe", "A. B. Roe"),
            "Why drugs fail",
            2011,
        ),
        ("5. Society of Drugs. Drugs of the year. Press; 2020.", "5", ("Society of Drugs",), "Drugs of the year", 2020),
        ("6. Drug Society. (n.d.). All drugs. Drug Society.", "6", ("Drug Society",), "All drugs", None),
        (
            "8. Doe, J., Roe, Poe, A., Jr., & Moe, B., et al. (2003). Names.",
            "8",
            ("Doe, J.", "Roe", "Poe, A., Jr.", "Moe, B."),
            "Names",
            2003,
        ),
        ("9. Doe J, Roe A (2012) Why drugs fail. J Drugs 3:4", "9", ("Doe J", "Roe A"), "Why drugs fail", 2012),
        (
            "10. \u00d6zdemir \u00c7, Ni\u00f1o-\u00c1lvarez J. A title with \u03b1. Drugs. 2001.",
            "10",
            ("\u00d6zdemir \u00c7", "Ni\u00f1o-\u00c1lvarez J"),
            "A title with \u03b1",
            2001,
        ),
        (
            "[12] J. Doe, \u201cPages like years,\u201d Drugs, vol. 4, pp. 1912\u20131921, 2008.",
            "12",
            ("J. Doe",),
            "Pages like years",
            2008,
        ),
        ("13. Doe J. Pages like years. Drugs 2008;4:1912-1921.", "13", ("Doe J",), "Pages like years", 2008),
        ("11. Breaks off in the mid", "11", (), "Breaks off in the mid", None),
    ],
)
def test_parse_reference(entry: str, label: str, authors: tuple[str, ...], title: str, year: int | None) -> None:
    found = parse_reference(entry)
    assert (found.label, found.authors, found.title, found.year) == (label, authors, title, year)
    assert found.text == entry


@pytest.mark.parametrize(
    ("entry", "field", "value"),
    [
        ("1. Doe J. A. B. 2001. https://doi.org/10.1000/J.2001.5.", "doi", "10.1000/J.2001.5"),
        ("1. Doe J. A. B. 2001. doi:10.1000/978-3-319-0_17", "doi", "10.1000/978-3-319-0_17"),
        ("1. Doe J. A. B. 2001 (10.1000/abc).", "doi", "10.1000/abc"),
        ("1. Doe J. A. B. 2001. PMID: 12345678.", "pmid", "12345678"),
        ("1. Doe J. A. B. 2001. PMID 12345678; PMC7654321", "pmcid", "PMC7654321"),
        ("1. Doe J. A. https://pubmed.ncbi.nlm.nih.gov/12345/", "pmid", "12345"),
        ("1. Doe J. A.https://example.org/a-b/c.", "url", "https://example.org/a-b/c"),
        ("1. Doe J. A. B. 2001.", "doi", ""),
    ],
)
def test_identifiers(entry: str, field: str, value: str) -> None:
    assert getattr(parse_reference(entry), field) == value


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Doe, J. M.", "Doe"),
        ("Doe JM", "Doe"),
        ("J. M. Doe", "Doe"),
        ("van Berg AB", "van Berg"),
        ("Drug Society", "Drug Society"),
        ("Doe \u00d6", "Doe"),
        ("Doe JM Jr", "Doe"),
        ("J. Doe, A. B. Roe, J. Invent", "Doe"),
        ("Doe J III", "Doe"),
        ("Doe \u00f6e", "Doe \u00f6e"),
    ],
)
def test_surname(author: str, expected: str) -> None:
    assert surname(author) == expected


def test_entries_of_one_work_share_it() -> None:
    entries = [
        "1. Doe J. Why drugs fail? Drugs. 2001. doi:10.1000/a",
        "2. Doe, J. (2001). Why drugs fail. Drugs.",
        "3. Roe A. Other title. Drugs. 2001. doi:10.1000/A",
        "4. Doe J. Why drugs fail. Drugs. 2002.",
        "5. Poe B. A title. PMID: 12345",
        "6. Poe B. The same title. PMID: 12345",
    ]
    found = with_works(map(parse_reference, entries))
    assert [reference.work for reference in found] == ["1", "1", "1", "4", "5", "5"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        pytest.param(
            "1. Doe J. One.\n2. Roe A. Two,\n1999;12. Three.\n3. Poe B. Three.", ["1", "2", "3"], id="wrapped lines"
        ),
        pytest.param(
            "- (1) Doe J. One\n\n- and the rest.\n\nhttps://example.org\n\n- (2) Roe A. Two.",
            ["1", "2"],
            id="cut by pages",
        ),
        pytest.param("1. Doe J. One.\n\n3. Roe A. Three.", ["1", "3"], id="a number left out"),
        pytest.param("- Doe J. One. 2001.\n- Roe A. Two.\n  2002.", ["Doe 2001", "Roe 2002"], id="bullets"),
        pytest.param("Doe J. One. 2001.\n\nRoe A. Two. 2002.", ["Doe 2001", "Roe 2002"], id="blank lines"),
        pytest.param("Doe J. One. 2001.\nRoe A. Two.\nDrugs. 2002.", ["Doe 2001", "Roe 2002"], id="names"),
    ],
)
def test_entries_are_told_apart(text: str, labels: list[str]) -> None:
    document = document_from_text(f"# Title\n\n## References\n\n{text}\n\n## Funding\n\nNone.", "invented")
    assert [reference.label for reference in document.references] == labels
    assert document.sections[-1].kind == "back"
