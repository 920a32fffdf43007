"""Identifiers of what a review cites: which listed work a printed reference is, and the lists as tables."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.errors import InputError
from claimx.identifiers import match_references, read_list, scan_list, with_identifiers, write_list
from claimx.identifiers.agreement import agreement, prepare_listed, prepare_printed
from claimx.identifiers.lists import COLUMNS
from claimx.schema import Document, ListedReference
from claimx.sources.references import parse_reference
from tests.manuscript import NAMES, make_manuscript
from tests.typeset import Style, typeset

PRINTED = "1. Doe J, Roe AB. Lanterns on an unfamiliar coast. J Invent Stud. 2011;12(3):410-419."
WORK = ListedReference(
    order=1, authors="Doe J, Roe AB", year=2011, title="Lanterns on an unfamiliar coast", journal="J Invent Stud",
    volume="12", issue="3", pages="410-9", doi="10.1000/lanterns", pmid="11", pmcid="PMC11",
)  # fmt: skip
STYLES = {
    "numbers behind": PRINTED,
    "quoted": (
        "[1] J. Doe and A. B. Roe, \u201cLanterns on an unfamiliar coast,\u201d Journal of Invented Studies, "
        "vol. 12, no. 3, pp. 410\u2013419, 2011."
    ),
    "year first": "Doe, J., & Roe, A. B. (2011). Lanterns on an unfamiliar coast. Studies, 12(3), 410\u2013419.",
    "year last": "1. Doe, J. et al. Lanterns on an unfamiliar coast. J. Invent. Stud. 12, 410\u2013419 (2011).",
    "no title": "1. J. Doe, A. B. Roe, J. Invent. Stud. 2011, 12, 410.",
    "article number": "1. Doe J. Lanterns on an unfamiliar coast. J Invent Stud 2011, 12, Article ID 410.",
    "blanks lost": "1. Doe J. Lanterns onan unfamiliarcoast. J InventStud. 2011;12:410.",
    "pages like years": "1. J. Doe, \u201cLanterns on an unfamiliar coast,\u201d vol. 12, pp. 1912\u20131921, 2011.",
    "no title, semicolons": "1. Doe, J.; Roe, A. B. J. Invent. Stud. 2011, 12, 410.",
    "no title, year behind the volume": "1. Doe J., Roe A. J. Invent. Stud. 12 (2011) 410\u2013419.",
}


@pytest.mark.parametrize("style", STYLES)
def test_a_reference_in_every_style(style: str) -> None:
    (match,) = match_references([parse_reference(STYLES[style])], [WORK])
    assert (match.outcome, match.listed) == ("matched", (WORK,))
    assert (match.identified.doi, match.identified.pmid, match.identified.pmcid) == ("10.1000/lanterns", "11", "PMC11")


@pytest.mark.parametrize(
    ("change", "level"),
    [
        ({}, 6),
        ({"pages": "S5"}, 5),
        ({"year": 2012}, 5),
        ({"year": 2015}, 5),
        ({"authors": "D\u00f6e J"}, 6),
        ({"authors": "J Doe, AB Roe"}, 5),
        ({"authors": "Poe C"}, 5),
        ({"authors": ""}, 5),
        ({"volume": ""}, 5),
        ({"title": "Lanterns on an unfamiliar c\u00f4ast"}, 6),
        ({"title": "Lantern on an unfamilar coast"}, 5),
        ({"title": "Lantern on an unfamilar coast", "year": 2012}, 4),
        ({"title": "Lantern on an unfamilar coast", "volume": ""}, 4),
        ({"title": "Laternen an einer unbekannten K\u00fcste"}, 4),
        ({"title": ""}, 4),
    ],
)
def test_what_is_the_same_work(change: dict[str, str | int], level: int) -> None:
    """How well a work agrees that is listed a little otherwise than it is printed."""
    assert level_of(PRINTED, replace(WORK, **change)) == level


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"title": "Maps of the harbor", "pages": "77-9"}, id="another work of the year"),
        pytest.param({"title": "Lanterns on an unfamiliar coast II", "pages": "77-9"}, id="another part"),
        pytest.param({"title": "Lantern on an unfamilar coast", "pages": "77-9"}, id="alike, elsewhere"),
        pytest.param({"title": "Lantern on an unfamilar coast", "authors": "Poe C"}, id="alike, of another"),
        pytest.param({"title": "Lantern on an unfamilar coast", "year": 2015}, id="alike, years apart"),
        pytest.param({"year": 2012, "pages": "77-9"}, id="told again a year later, elsewhere"),
        pytest.param({"year": 2015, "volume": ""}, id="told again years later"),
        pytest.param({"authors": "Poe C", "volume": "9"}, id="the same title by another, elsewhere"),
        pytest.param({"authors": "", "year": None, "volume": ""}, id="a title alone"),
        pytest.param({"title": "", "pages": "77-9"}, id="no title, elsewhere"),
        pytest.param({"title": "", "year": 2012}, id="no title, another year"),
        pytest.param({"title": "", "authors": ""}, id="neither title nor author"),
        pytest.param({"title": "", "authors": "", "year": None, "volume": "", "pages": ""}, id="nothing"),
    ],
)
def test_what_is_another_work(change: dict[str, str | int | None]) -> None:
    assert level_of(PRINTED, replace(WORK, **change)) == 0


@pytest.mark.parametrize(
    ("printed", "listed"),
    [
        ("1. Doe J. Statistics of lanterns and maps, 2014. J Stud. 2014;1:9.", "Statistics of lanterns and maps, 2015"),
        (
            "1. Doe J. Statistics of lanterns and maps. Part 1. J Stud. 2014;1:9.",
            "Statistics of lanterns and maps. Part 2",
        ),
    ],
)
def test_titles_that_differ_by_a_number_are_two(printed: str, listed: str) -> None:
    assert level_of(printed, ListedReference(1, "Doe J", 2014, listed)) == 0


@pytest.mark.parametrize(
    ("printed", "level"),
    [
        ("1. Doe J. Lanterns on an unfamiliar coast: a tale. J Invent Stud. 2011.", 4),
        ("1. Doe J, the keepers. Lanterns on an unfamiliar coast J Invent Stud 2011", 4),
        ("1. Doe J. Keepers of lanterns on an unfamiliar coast. J Invent Stud. 2011.", 0),
        ("1. Doe J. Lanterns on an unfamiliar coast 3. J Invent Stud. 2011.", 0),
    ],
)
def test_a_listed_title_within_what_is_printed(printed: str, level: int) -> None:
    assert level_of(printed, WORK) == level


def test_a_title_that_goes_on_with_a_number_is_another() -> None:
    printed = "1. Doe J. Keepers. Lanterns on an unfamiliar coast 12. Stud. 2011."
    assert level_of(printed, replace(WORK, title="Lanterns on an unfamiliar coast 1")) == 0
    assert level_of(printed, replace(WORK, title="Lanterns on an unfamiliar coast 12")) == 4


def test_a_short_title_needs_more() -> None:
    printed = "1. Doe J. Lanterns. J Invent Stud. 2011;12:410."
    short = replace(WORK, title="Lanterns")
    assert level_of(printed, short) and level_of(printed, replace(short, pages=""))
    assert not level_of(printed, replace(short, authors="", pages=""))
    assert not level_of(printed, replace(short, pages="9"))


def level_of(printed: str, listed: ListedReference) -> int:
    """How well a printed reference and a listed work agree."""
    return agreement(prepare_printed(parse_reference(printed)), prepare_listed(listed))


OTHER = replace(WORK, order=2, doi="10.1000/other", pmid="2222", pmcid="")
NAMELESS = replace(WORK, order=3, doi="", pmid="", pmcid="")
MAPS = ListedReference(
    4, "Poe C", 1999, "Maps of the harbor and its keepers", volume="4", pages="5", doi="10.1000/maps"
)
MAPS_PRINTED = "2. Poe C. Maps of the harbor and its keepers. Maps. 1999;4:5."


@pytest.mark.parametrize(
    ("printed", "listed", "outcomes"),
    [
        pytest.param([PRINTED, MAPS_PRINTED], [MAPS, WORK], ["matched 1", "matched 4"], id="each to its own"),
        pytest.param([PRINTED, MAPS_PRINTED], [WORK], ["matched 1", "unmatched"], id="one is not listed"),
        pytest.param([PRINTED], [WORK, OTHER], ["ambiguous 1 2"], id="two are equally good"),
        pytest.param([PRINTED], [WORK, WORK], ["matched 1"], id="one work listed twice"),
        pytest.param([PRINTED], [WORK, replace(OTHER, pages="77")], ["matched 1"], id="one of two is better"),
        pytest.param([PRINTED], [NAMELESS, OTHER], ["ambiguous 3 2"], id="as good without identifier"),
        pytest.param([PRINTED], [NAMELESS, replace(OTHER, pages="77")], ["matched 3"], id="the better has none"),
        pytest.param([PRINTED, PRINTED], [WORK], ["matched 1", "matched 1"], id="one reference printed twice"),
        pytest.param(
            [PRINTED, PRINTED.replace("J Invent Stud", "Stud")], [WORK], ["ambiguous 1", "ambiguous 1"],
            id="two references are as good for one work",
        ),
        pytest.param(
            [PRINTED, PRINTED.replace("410-419", "77")], [WORK], ["matched 1", "unmatched"],
            id="a work goes to the reference that fits better",
        ),
        pytest.param([f"{PRINTED} doi:10.1000/LANTERNS"], [OTHER, WORK], ["matched 1"], id="a printed DOI decides"),
        pytest.param([f"{PRINTED} PMID: 2222"], [WORK, OTHER], ["matched 2"], id="a printed PMID decides"),
        pytest.param(
            [f"{PRINTED} doi:10.1000/lanterns", "1. Roe A. Else. doi:10.1000/lanterns"], [WORK],
            ["matched 1", "matched 1"], id="two references print one DOI",
        ),
        pytest.param([f"{PRINTED} doi:10.1000/else"], [WORK], ["contradicted 1"], id="a printed DOI contradicts"),
        pytest.param(
            [f"{PRINTED} doi:10.1000/lanterns PMID: 9999"], [WORK], ["contradicted 1"],
            id="one identifier agrees, and one contradicts",
        ),
        pytest.param(
            [f"{PRINTED} doi:10.1000/lanterns", PRINTED.replace("1. ", "2. ")], [WORK], ["matched 1", "unmatched"],
            id="what was found by its DOI is no other reference",
        ),
        pytest.param(["1. Roe A."], [WORK, ListedReference(2)], ["unmatched"], id="hardly anything is printed"),
        pytest.param([PRINTED], [], ["unmatched"], id="an empty list"),
        pytest.param([], [WORK], [], id="no references"),
    ],
)  # fmt: skip
def test_one_to_one(printed: Sequence[str], listed: Sequence[ListedReference], outcomes: Sequence[str]) -> None:
    matches = match_references([parse_reference(text) for text in printed], listed)
    assert [" ".join((m.outcome, *(str(entry.order) for entry in m.listed))) for m in matches] == outcomes
    for match in matches:
        same = match.identified == match.reference
        assert same or match.outcome == "matched"


def test_what_is_printed_stands() -> None:
    entry = parse_reference(f"{PRINTED} doi:10.1000/Lanterns")
    (match,) = match_references([entry], [WORK])
    assert match.identified == replace(entry, pmid="11", pmcid="PMC11")
    (match,) = match_references([parse_reference(f"{PRINTED} doi:10.1000/else")], [replace(WORK, doi="")])
    assert (match.identified.doi, match.identified.pmid) == ("10.1000/else", "11")


def test_a_work_listed_in_two_ways_is_one() -> None:
    by_number, by_doi = replace(WORK, doi="", pmcid=""), replace(WORK, pmid="", pmcid="")
    both = replace(WORK, title="", authors="")
    (match,) = match_references([parse_reference(PRINTED)], [by_number, both, by_doi])
    assert (match.outcome, match.identified.doi, match.identified.pmid) == ("matched", "10.1000/lanterns", "11")


def test_nothing_but_identifiers_changes(document: Document) -> None:
    (entry,) = document.references
    bare = replace(document, references=(replace(entry, doi="", pmid="", pmcid=""),))
    listed = ListedReference(1, "Doe J", 2011, "An invented work", doi="10.1000/one", pmid="11", pmcid="PMC11")
    assert with_identifiers(bare, [listed]) == document
    assert with_identifiers(bare, []) == bare


@given(st.permutations(range(8)), st.permutations(range(8)))
def test_the_order_of_neither_side_matters(first: list[int], second: list[int]) -> None:
    references = [
        parse_reference(f"{at}. {name} J. Lanterns. Stud. 2011;1:{at % 3}.") for at, name in enumerate(NAMES[:8])
    ]
    listed = [ListedReference(at, f"{name} J", 2011, "Lanterns", pmid=str(at)) for at, name in enumerate(NAMES[:8])]
    listed[7] = replace(listed[6], order=7, pmid="7")
    found = match_references([references[at] for at in first], [listed[at] for at in second])
    assert {m.reference.label: (m.outcome, {entry.pmid for entry in m.listed}) for m in found} == {
        str(at): ("ambiguous", {"6", "7"}) if at == 6 else ("unmatched", set()) if at == 7 else ("matched", {str(at)})
        for at in range(8)
    }


STYLED = {
    "numbers": Style(),
    "brackets": Style(entries="[1]"),
    "round": Style(entries="(1)", citing="raised"),
    "names and years": Style(citing="names", entries="names"),
    "three columns": Style(columns=3, size=8),
}


@pytest.mark.parametrize("name", STYLED)
def test_references_of_a_made_paper(name: str, tmp_path: Path) -> None:
    """Every reference of a PDF is found in a list of which a fifth is of other papers, and none in those alone."""
    from claimx.sources import read_document

    own, others = make_manuscript(works=30), make_manuscript(seed=2, works=30)
    listed, strange = (
        [
            ListedReference(
                at, ", ".join(f"{author} X" for author in work.authors), work.year, work.title,
                volume=str(at), pages=f"{at}10-{at}19", doi=f"10.{seed}000/{at}",
            )
            for at, work in enumerate(made.works, start=1)
        ]
        for seed, made in ((1, own), (2, others))
    )  # fmt: skip
    document = read_document(typeset(own, STYLED[name], tmp_path / "made.pdf"))
    known = with_identifiers(document, [*strange[::5], *listed]).references
    assert len(known) == len(own.works)
    assert all(f" no. {one.doi.removeprefix('10.1000/')}. " in one.text for one in known)
    assert with_identifiers(document, strange) == document


FULL = (WORK, replace(MAPS, order=2), ListedReference(3))


def test_lists_come_back(tmp_path: Path) -> None:
    path = tmp_path / "reviews" / "one.references.tsv"
    write_list(path, FULL)
    assert read_list(path) == FULL
    assert path.read_text(encoding="utf-8").splitlines()[0] == "\t".join(COLUMNS)
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n") + b"\r\n")
    assert read_list(path) == FULL


def test_a_cell_holds_no_tab_and_no_line_end(tmp_path: Path) -> None:
    write_list(tmp_path / "l.tsv", [replace(WORK, title="Lanterns\ton\n a coast\u2028")])
    assert read_list(tmp_path / "l.tsv") == (replace(WORK, title="Lanterns on a coast"),)


@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [
        ("order", "0", "order '0'"),
        ("order", "", "order ''"),
        ("year", "211", "year '211'"),
        ("doi", "https://doi.org/10.1000/x", "doi 'https"),
        ("pmid", "PMID 5", "pmid 'PMID 5'"),
        ("pmcid", "5", "pmcid '5'"),
        ("title", "A\tB", "12 cells, expected 11"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_kept(tmp_path: Path, column: str, cell: str, words: str) -> None:
    path = tmp_path / "one.references.tsv"
    write_list(path, FULL)
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    cells = lines[1].split("\t")
    cells[COLUMNS.index(column)] = cell
    path.write_text("\n".join((header, lines[0], "\t".join(cells), lines[2])), encoding="utf-8")
    listed, (problem,) = scan_list(path)
    assert listed == (FULL[0], FULL[2])
    assert problem.place == f"{path} line 3" and problem.problem.startswith(words) and problem.remedy
    with pytest.raises(InputError, match="line 3"):
        read_list(path)


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "other columns"), (b"order\tdoi\n", "other columns"), (b"\xff\xfe", "not UTF-8"), (None, "No such file")],
)
def test_what_is_no_list(tmp_path: Path, content: bytes | None, words: str) -> None:
    path = tmp_path / "one.references.tsv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=words):
        scan_list(path)


def test_a_failed_write_leaves_the_old_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(source: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "one.references.tsv"
    write_list(path, FULL)
    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(OSError, match="No space"):
        write_list(path, FULL[:1])
    assert read_list(path) == FULL and [file.name for file in tmp_path.iterdir()] == [path.name]
