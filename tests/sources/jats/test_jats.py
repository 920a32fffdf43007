"""JATS articles as Documents: an invented one in all its parts, bad files, and real papers read completely."""

import re
import unicodedata
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx.citations import find_citations
from claimx.errors import InputError
from claimx.schema import Document, Table
from claimx.sources import read_document
from claimx.sources.jats import document_from_jats, front_of_jats
from claimx.sources.jats.front import licence_name
from claimx.sources.jats.tree import parse_tree
from tests.corpora import Call

DATA = Path(__file__).parents[2] / "data" / "jats"
FRONT = "<front><article-meta><title-group><article-title>Invented</article-title></title-group></article-meta></front>"
PAPERS = (
    "PMC3261204.nxml", "PMC4234027.nxml", "PMC4706941_hindawi.xml", "PMC4709619_hindawi.xml",
    "PMC4709662_hindawi.xml", "PMC4745278_hindawi.xml", "plos_pone.0152459.xml",
)  # fmt: skip


def article(body: str, back: str = "") -> Document:
    """An article with this body and back matter."""
    return document_from_jats(f"<article>{FRONT}<body>{body}</body><back>{back}</back></article>".encode(), "invented")


def blocks(document: Document, *kinds: str) -> list[str]:
    """The texts of the blocks of these kinds."""
    return [document.text[block.start : block.end] for block in document.blocks if block.kind in kinds]


def grid(document: Document, table: Table) -> list[list[str]]:
    """The cells of a table row by row."""
    rows: list[list[str]] = [[] for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row].append(document.text[cell.start : cell.end])
    return rows


@pytest.fixture(scope="module")
def small() -> Document:
    return read_document(DATA / "small.xml")


def test_the_front_matter() -> None:
    front = front_of_jats((DATA / "small.xml").read_bytes(), "small.xml")
    assert front.title == "Escape by EGFR: an invented tale"
    assert front.authors == ("Müller-Roe JA", "Doe RB", "The Invented Group")
    assert (front.year, front.licence) == (2019, "CC BY-NC 4.0")
    assert (front.doi, front.pmid, front.pmcid) == ("10.1000/small.1", "1234567", "PMC7654321")


def test_the_document_knows_where_it_comes_from(small: Document) -> None:
    assert (small.doc_id, small.format, small.title) == ("small", "jats", "Escape by EGFR: an invented tale")
    assert (small.doi, small.pmid, small.pmcid) == ("10.1000/small.1", "1234567", "PMC7654321")
    assert len(small.sha256) == 64 and small.source.endswith("small.xml")


def test_sections_with_level_and_kind(small: Document) -> None:
    assert [(section.title, section.level, section.kind) for section in small.sections] == [
        ("", 1, "front"), ("Abstract", 1, "abstract"), ("Background", 2, "abstract"), ("Methods", 2, "abstract"),
        ("1. Ways out", 1, "body"), ("1.1. Lists", 2, "body"), ("How we looked", 1, "methods"),
        ("Search terms", 2, "methods"), ("Acknowledgments", 1, "back"), ("Abbreviations", 1, "abbreviations"),
        ("References", 1, "references"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kinds", "texts"),
    [
        (("title", "authors", "affiliation", "keywords"),
         ["Escape by EGFR: an invented tale", "Jane A. Müller-Roe, R. B. Doe, The Invented Group",
          "¹Institute of Inventions, Nowhere", "Keywords: escape, kinase"]),
        (("list_item",), ["1. loss", "2. gain", "of a gene"]),
        (("caption",), ["Table 1: Who escapes. All invented.", "Box 1: In short", "Fig. 1: A drawing."]),
        (("legend",), ["a a pill"]),
        (("other",), ["In mice."]),
        (("abbreviations",), ["TKI: tyrosine kinase inhibitor; WT: wild type"]),
        (("paragraph",),
         ["Kinases tire.", "We invented.",
          "T790M blocks gefitinib [1, 2]; V600E in BRAF V600E tumors and p16INK4a do not (Table 1). "
          "The dose is a/2 = 10⁵.",
          "Three ways:", "and more.", "Escape is common.", "So it is.", "α² (1)", "We read.", "Many.",
          "We thank nobody."]),
    ],
)  # fmt: skip
def test_blocks_in_order(small: Document, kinds: tuple[str, ...], texts: list[str]) -> None:
    assert blocks(small, *kinds) == texts


def test_a_table_stands_behind_the_paragraph_that_points_to_it(small: Document) -> None:
    (table,) = small.tables
    assert table.label == "Table 1" and table.caption.of(small.text) == "Table 1: Who escapes. All invented."
    assert small.sections[table.section].title == "1. Ways out"


def test_spanning_cells_leave_no_row_incomplete(small: Document) -> None:
    (table,) = small.tables
    assert grid(small, table) == [
        ["Drug", "Way out", "Way out"], ["Drug", "gene", "change"], ["gefitinib a", "EGFR", "T790M C797S"],
        ["gefitinib a", "MET", "gain"], ["Others", "", ""],
    ]  # fmt: skip
    assert [cell.row for cell in table.cells if cell.header] == [0, 0, 0, 1, 1, 1]
    assert [[item.of(small.text) for item in cell.items] for cell in table.cells if cell.items] == [["T790M", "C797S"]]


def test_references_with_the_fields_of_the_xml(small: Document) -> None:
    first, second, third = small.references
    assert first.text == "1. Roe R, et al. On escape. J Invent. 2011;1(2):3–9. doi:10.1000/one PMID: 11"
    assert (first.label, first.authors, first.title, first.year) == ("1", ("Roe R",), "On escape", 2011)
    assert (first.doi, first.pmid) == ("10.1000/one", "11")
    assert (second.label, second.title, second.year, second.doi) == ("2", "No escape", 2012, "10.1000/two")
    assert (third.label, third.title, third.year) == ("3", "Never cited", 2013)
    assert [small.text[entry.start : entry.end] for entry in small.references] == [e.text for e in small.references]


@pytest.mark.parametrize(
    ("name", "marker", "titles"),
    [
        ("small.xml", "[1, 2]", ["On escape", "No escape"]),
        ("names.nxml", "(Roe et al., 2011; Doe and Poe, 2012)", ["On escape", "No escape"]),
    ],
)
def test_markers_resolve_as_they_are_linked(name: str, marker: str, titles: list[str]) -> None:
    (found,) = find_citations(read_document(DATA / name))
    assert (found.marker, [entry.title for entry in found.references]) == (marker, titles)
    assert found.problem == ""


REFS = "<ref-list>" + "".join(f'<ref id="r{n}"><mixed-citation>Roe R. Tale {n}. 201{n}.</mixed-citation></ref>'
                              for n in range(1, 5)) + "</ref-list>"  # fmt: skip


def link(number: int, shown: str = "") -> str:
    """A marker linked to an entry."""
    return f'<xref ref-type="bibr" rid="r{number}">{shown or number}</xref>'


@pytest.mark.parametrize(
    ("text", "printed", "labels"),
    [
        (f"It grows [{link(1)}].", "[1]", ["1"]),
        (f"It grows [{link(1)}–{link(3)}].", "[1–3]", ["1", "2", "3"]),
        (f"It grows {link(2, '[2]')}.", "[2]", ["2"]),
        (f"It grows ({link(2)}, {link(4)}).", "(2, 4)", ["2", "4"]),
        (f"It grows.<sup>{link(1)},{link(4)}</sup> More.", ".¹,⁴", ["1", "4"]),
        (f"It grows.<sup>{link(1)}–{link(3)}</sup> More.", ".¹⁻³", ["1", "2", "3"]),
        (f"It grows.{link(3, '<sup>3</sup>')} More.", ".³", ["3"]),
        (f"It grows<sup>[{link(3)}]</sup>.", "[3]", ["3"]),
    ],
)
def test_markers_are_printed_as_in_the_text(text: str, printed: str, labels: list[str]) -> None:
    document = article(f"<p>{text}</p>", REFS)
    assert printed in document.text
    assert [entry.label for found in find_citations(document) for entry in found.references] == labels


@pytest.mark.parametrize(
    ("shown", "linked", "label"),
    [
        ("<label>7</label>", "", "7"), ("<label>[7]</label>", "", "7"), ("", "[7]", "7"), ("", "7.", "7"),
        ("", "", "Roe 2011"),
    ],
)  # fmt: skip
def test_the_label_of_an_entry(shown: str, linked: str, label: str) -> None:
    ref = f'<ref id="r1">{shown}<mixed-citation>Roe R. A tale. 2011.</mixed-citation></ref>'
    (entry,) = article(f"<p>Words {link(1, linked) if linked else ''}</p>", f"<ref-list>{ref}</ref-list>").references
    assert entry.label == label


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("CO<sub>2</sub> and H<sub>2</sub>O", "CO2 and H2O"),
        ("10<sup>−6</sup> and <sup>18</sup>F", "10⁻⁶ and ¹⁸F"),
        ("KRAS<sup>G12D</sup> mice, CD44<sup>high</sup> cells", "KRAS G12D mice, CD44 high cells"),
        ("a <italic>b</italic> <bold>c</bold><break/>d", "a b c d"),
        ("thin\u2009and\u00a0hard\u00ad ly \ufb01ne", "thin and hard ly fine"),
        ("p &lt; 0.05 &amp; q &gt; 1", "p < 0.05 & q > 1"),
        ("<?proof x?>in<!-- not -->side", "inside"),
        ("<math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mi>c</mi></mfrac></math>", "(a + b)/c"),
        ("<math><msubsup><mi>x</mi><mn>1</mn><mi>n</mi></msubsup></math>", "x1^n"),
        ("<math><msqrt><mi>x</mi></msqrt><mo>\u2264</mo><mfenced><mi>a</mi><mi>b</mi></mfenced></math>", "√x ≤ (a,b)"),
        ("<inline-formula><alternatives><tex-math>$x$</tex-math><math><mi>y</mi></math></alternatives></inline-formula>",
         "y"),
        ("<inline-formula><italic>n</italic><sup>2</sup></inline-formula>", "n²"),
        ("<inline-formula><inline-graphic/></inline-formula>so", "so"),
        ("T790M<xref ref-type=\"table-fn\" rid=\"x\"><sup>b</sup></xref> is", "T790M b is"),
    ],
)  # fmt: skip
def test_inline_text(xml: str, text: str) -> None:
    assert blocks(article(f"<p>{xml}</p>"), "paragraph") == [text]


@pytest.mark.parametrize(
    ("xml", "rows", "heads"),
    [
        ("<tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr>", [["a", "b"], ["1", "2"]], 1),
        ("<tr><td>a</td><td>b</td></tr><tr><td>1</td></tr>", [["a", "b"], ["1", ""]], 1),
        ("<tbody><tr><td rowspan='3'>x</td><td>1</td></tr><tr><td>2</td></tr><tr><td>3</td></tr></tbody>",
         [["x", "1"], ["x", "2"], ["x", "3"]], 1),
        ("<tr><td rowspan='2' colspan='2'>x</td><td>1</td></tr><tr><td>2</td></tr>",
         [["x", "", "1"], ["x", "", "2"]], 1),
        ("<tr><td>a</td><td rowspan='9'>b</td></tr><tr><td>c</td></tr>", [["a", "b"], ["c", "b"]], 1),
        ("<tr><td rowspan='999999999' colspan='-4'>a</td><td colspan='x'>b</td></tr><tr><td/></tr>", [["a", "b"]], 1),
        ("<thead><tr><th>a</th></tr><tr><th>b</th></tr></thead><tbody><tr><td>c</td></tr></tbody>",
         [["a"], ["b"], ["c"]], 2),
        ("<tr><td><list><list-item><p>one</p></list-item><list-item><p>two</p></list-item></list></td></tr>",
         [["one two"]], 1),
    ],
)  # fmt: skip
def test_grids(xml: str, rows: list[list[str]], heads: int) -> None:
    document = article(f"<table-wrap><label>Table 1.</label><table>{xml}</table></table-wrap>")
    (table,) = document.tables
    assert grid(document, table) == rows
    assert len({cell.row for cell in table.cells if cell.header}) == heads
    assert table.label == "Table 1"


def test_a_table_that_is_a_picture_is_its_caption() -> None:
    document = article(
        "<p>So.</p><table-wrap><label>TABLE 2</label><caption><p>Drawn.</p></caption><graphic/></table-wrap>"
    )
    assert document.tables == () and blocks(document, "caption") == ["Table 2: Drawn."]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0"),
        ("http://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0"),
        ("the Creative Commons Attribution-NonCommercial-NoDerivs 3.0 licence", "CC BY-NC-ND 3.0"),
        ("the Creative Commons Attribution License, which permits", "CC BY"),
        ("cc by-nc", "CC BY-NC"),
        ("all rights reserved", ""),
    ],
)
def test_licences(said: str, name: str) -> None:
    assert licence_name(said) == name


BOMB = (
    '<!DOCTYPE a [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><article><body><p>&c;</p></body></article>'
)
WIDE = "<tr>" + "<td rowspan='999' colspan='199'>x</td>" * 40 + "</tr>" + "<tr><td>y</td></tr>" * 999
FULL = f"<article>{FRONT}<body><p>Words of an article.</p></body></article>"


BAD: list[tuple[bytes, str]] = [
    (b"", "empty"),
    (b" \n ", "empty"),
    (b"<!DOCTYPE html><html><body><p>x</p></body></html>", "HTML page"),
    (b"\n<HTML><body>x", "HTML page"),
    (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><p>x</p></html>', "HTML page"),
    (b"%PDF-1.4 and so on", "expected XML, found a PDF"),
    (b"just some words", "expected XML"),
    (b"PK\x03\x04zip", "expected XML"),
    (b"<note><p>x</p></note>", "found XML of <note>"),
    (b"<article><p>x</p></article>", "found XML of <article>"),
    (f"<article>{FRONT}</article>".encode(), "holds no text"),
    (f"<article>{FRONT}<body></body></article>".encode(), "holds no text"),
    (BOMB.encode(), "declares the entity 'a'"),
    (b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hosts">]><article><body><p>&x;</p></body></article>',
     "etc/hosts"),
    (b'<!DOCTYPE a [<!ENTITY % x SYSTEM "http://localhost:1/x.dtd"> %x;]><article/>', "localhost"),
    (b"<article>" + b"<sec>" * 100_000, "inside each other"),
    (f"<article>{FRONT}<body><table>{WIDE}</table></body></article>".encode(), "a table: more than 500,000 cells"),
    (FULL.replace("Words", "&madeup;").encode(), "undefined entity"),
    (b"<!DOCTYPE article SYSTEM 'x.dtd'>" + FULL.replace("Words", "&madeup;").encode(), "&madeup;"),
    (FULL.replace("Words", "W\u00f6rter").encode("latin-1"), "0xF6"),
    (b'<?xml version="1.0" encoding="made-up"?>' + FULL.encode(), "cannot decode"),
    (b'<?xml version="1.0" encoding="utf-16"?>' + FULL.encode(), "not well-formed"),
    (FULL.replace("</p>", "</q>").encode(), "mismatched tag"),
    (FULL.replace("<p>", "<x:p>").encode(), "unbound prefix"),
    (FULL.encode() + b"<article/>", "not well-formed"),
    (FULL.replace("Words", "W\x00").encode(), "not well-formed"),
    (FULL.replace("Words", "<![CDATA[ W").encode(), "breaks off"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "words"), BAD)
def test_bad_files_are_refused_with_a_clear_word(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "bad.xml"
    path.write_bytes(data)
    with pytest.raises(InputError) as refused:
        read_document(path)
    assert words in str(refused.value) and "bad.xml" in refused.value.place
    assert refused.value.remedy


def test_the_rest_of_the_run_goes_on(tmp_path: Path, call: Call) -> None:
    """Every bad file is named on one line of its own, the good one is read, and the exit code is 1."""
    quick = [data for data, _ in BAD if b"rowspan" not in data]
    paths = [tmp_path / f"bad{at}.xml" for at in range(len(quick))]
    for path, data in zip(paths, quick, strict=True):
        path.write_bytes(data)
    told = call("read", *paths, DATA / "small.xml")
    assert told.exit_code == 1 and "Traceback" not in told.output and "unexpected" not in told.output
    assert [path for path in paths if f"error: {path}" not in told.stderr] == []
    assert told.stdout


@pytest.mark.parametrize("tenth", range(1, 10))
def test_truncated_at_every_tenth(tmp_path: Path, tenth: int) -> None:
    data = (DATA / "small.xml").read_bytes()
    path = tmp_path / "cut.nxml"
    path.write_bytes(data[: len(data) * tenth // 10])
    with pytest.raises(InputError, match=r"breaks off|not well-formed"):
        read_document(path)


def test_a_file_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "folder.xml").mkdir()
    for name, words in (("no.xml", "no such file"), ("folder.xml", "found a folder")):
        with pytest.raises(InputError, match=words):
            read_document(tmp_path / name)


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE article PUBLIC '-//X//EN' 'http://localhost:1/x.dtd'>" + FULL.replace("Words", "&alpha;").encode(),
        b"<!DOCTYPE article [<!ENTITY fig SYSTEM 'f.gif' NDATA gif>]>" + FULL.replace("Words", "\u03b1").encode(),
        b'<?xml version="1.0" encoding="windows-1253"?>' + FULL.replace("Words", "\u03b1").encode("windows-1253"),
        FULL.replace("Words", "\u03b1").encode("utf-16"),
        b"\xef\xbb\xbf" + FULL.replace("Words", "&#x3b1;").encode(),
        b"<pmc-articleset>" + FULL.replace("Words", "<![CDATA[\u03b1]]>").encode() + b"</pmc-articleset>",
        FULL.replace("<article>", '<j:article xmlns:j="urn:x">').replace("</article>", "</j:article>")
        .replace("Words", "\u03b1").encode(),
    ],
)  # fmt: skip
def test_odd_but_good_files_are_read(data: bytes) -> None:
    assert blocks(document_from_jats(data, "odd"), "paragraph") == ["\u03b1 of an article."]


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_a_damaged_tree_is_read_or_refused(data: st.DataObject) -> None:
    """Elements renamed, emptied or stripped: a Document whose spans hold, or a clear refusal; never a crash."""
    root = ElementTree.fromstring((DATA / "small.xml").read_bytes())
    elements = list(root.iter())[1:]
    at = st.integers(0, len(elements) - 1)
    for _ in range(data.draw(st.integers(1, 6))):
        element, other = elements[data.draw(at)], elements[data.draw(at)]
        match data.draw(st.sampled_from(("rename", "empty", "strip", "retell"))):
            case "rename":
                element.tag = other.tag
            case "empty":
                element[:] = []
            case "strip":
                element.attrib.clear()
            case "retell":
                element.text = data.draw(st.sampled_from(("", " ", "12", "10.1000/", "PMC", "\u2013")))
    try:
        document = document_from_jats(ElementTree.tostring(root), "damaged")
    except InputError:
        return
    assert all(document.text[entry.start : entry.end] == entry.text for entry in document.references)
    assert all(0 <= block.start < block.end <= len(document.text) for block in document.blocks)
    assert all(t.start <= cell.start <= cell.end <= t.end for t in document.tables for cell in t.cells)


@pytest.mark.parametrize("name", PAPERS)
def test_real_papers_are_read_completely(shared: Path, name: str) -> None:
    path = shared / "data" / "papers" / name
    document, root = read_document(path), ElementTree.fromstring(path.read_bytes())
    bodies = [element for tag in ("body", "floats-group") for element in root.iter(tag)]
    for element in [silent for body in bodies for silent in body.iter("object-id")]:
        element.clear()
    first = next(section for section in document.sections if section.kind not in ("front", "abstract"))
    printed = letters("".join(text for body in bodies for text in body.itertext()))
    assert not printed - letters(document.text[first.start :])
    running = [element for body in root.iter("body") for element in body.iter("p")]
    assert all(bare("".join(element.itertext())) in bare(document.text) for element in running)
    assert len(document.tables) == len(list(root.iter("table")))
    assert [table.n_columns for table in document.tables] == [widest(table) for table in root.iter("table")]
    assert len(document.references) == len(list(root.iter("ref")))


def bare(text: str) -> str:
    """A text without its blanks, superscripts as plain digits."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).replace("\u2212", "-")


def letters(text: str) -> Counter[str]:
    """How often each printed character occurs."""
    return Counter(bare(text))


def widest(table: ElementTree.Element) -> int:
    """The columns of a table by its first row, which all these papers fill."""
    row = next(table.iter("tr"))
    return sum(int(cell.get("colspan", "1")) for cell in row)


@pytest.mark.parametrize("name", PAPERS)
def test_linked_markers_of_real_papers_resolve_as_linked(shared: Path, name: str) -> None:
    path = shared / "data" / "papers" / name
    document, root = read_document(path), parse_tree(path.read_bytes(), name)
    labels = dict(zip((ref.get("id") for ref in root.iter("ref")), document.references, strict=True))
    linked = Counter(labels[x.get("rid")].label for x in root.iter("xref") if x.get("ref-type") == "bibr")
    found = Counter(entry.label for marker in find_citations(document) for entry in marker.references)
    assert not linked - found
    assert sum(len(one.references) for one in document.links) == linked.total()
    assert not [marker.problem for marker in find_citations(document) if marker.problem]
    assert [entry.label for entry in document.references] == [str(at) for at in range(1, len(labels) + 1)]


@pytest.mark.parametrize("name", PAPERS)
def test_identifiers_of_real_references(shared: Path, name: str) -> None:
    path = shared / "data" / "papers" / name
    document, root = read_document(path), parse_tree(path.read_bytes(), name)
    for kind in ("doi", "pmid"):
        given = [ref.findtext(f".//*[@pub-id-type='{kind}']") for ref in root.iter("ref")]
        read = [getattr(entry, kind) for entry in document.references]
        assert [value for value, wanted in zip(read, given, strict=True) if wanted] == [v for v in given if v]
