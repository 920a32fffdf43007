"""Reference lists of a PDF: where entries begin, and what they link to."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from claimx.schema import BlockKind
from claimx.sources import read_document
from claimx.sources.pdf.entries import mark_references, split_entries
from claimx.sources.pdf.lines import Line
from claimx.sources.pdf.links import linked_doi
from claimx.sources.pdf.pieces import Piece
from claimx.sources.pdf.segments import Face, Segment

FACE = Face("Invented", 9.0, False, False)


def piece(*lines: tuple[float, str], kind: BlockKind = "paragraph") -> Piece:
    """A piece of lines, each with the place where it begins."""
    made = [
        Segment(text, x, 10.0 * at, x + 5 * len(text), 10.0 * at + 9, 10.0 * at + 8, FACE)
        for at, (x, text) in enumerate(lines)
    ]
    return Piece(tuple(Line.of((each,), 1, 50.0, 300.0) for each in made), kind)


HANGING = [(50.0, "Abel A. On lanterns."), (60.0, "Harbor Press 1999."), (50.0, "Bell B. On maps. 2001.")]
MANY = [(50.0, f"{name} wrote on lanterns in {year}.") for year, name in enumerate("ABCDEFGHIJ", 1990)]
LISTS: dict[str, tuple[Sequence[tuple[float, str]], int]] = {
    "numbers": ([(50, "1. Abel A. On lanterns. Harbor"), (50, "Press 1999."), (50, "2. Bell B. On maps.")], 2),
    "a volume is no number": ([(50, "1. Abel A. On lanterns. Press"), (50, "3 18-25."), (50, "2. Bell B.")], 2),
    "the last page of a range is no number": (
        [
            (50, "1. Abel A. On lanterns. Harbor Press 3:1\u2013"),
            (62, "3. See also there."),
            (50, "2. Bell B. On maps."),
        ],
        2,
    ),
    "hanging lines": (HANGING, 2),
    "hardly a line hangs": ([*MANY, (50, "Kell wrote on the harbor and"), (60, "its maps in 2003."), *MANY], 21),
    "a line of two entries that does not hang": ([*MANY, (60, "and maps."), (50, "Lund wrote and"), (50, "drew.")], 11),
    "one piece": ([(50, "Abel A. On lanterns."), (50, "Harbor Press 1999.")], 1),
}


@pytest.mark.parametrize(("lines", "count"), LISTS.values(), ids=LISTS)
def test_entries_begin(lines: Sequence[tuple[float, str]], count: int) -> None:
    assert len(split_entries([piece(*lines)])) == count


@pytest.mark.parametrize(
    ("text", "kind"), [("* Written to the keeper of maps.", "other"), ("Cole C. On tides. 2002.", "reference")]
)
def test_footnotes_are_no_entries(text: str, kind: BlockKind) -> None:
    """Small print under the references belongs to the list, unless it has the sign of a footnote."""
    heading = piece((50, "References"), kind="heading")._replace(section="references")
    found = mark_references([heading, piece(*HANGING), piece((50, text), kind="other")])
    assert [each.kind for each in found if each.text == text] == [kind]


@pytest.mark.parametrize(
    ("address", "doi"),
    [
        ("https://doi.org/10.1000/lantern.7", "10.1000/lantern.7"),
        ("HTTP://dx.doi.org/10.1000/lantern.7", "10.1000/lantern.7"),
        ("http://www.doi.org//10.1000/lantern.7 ", "10.1000/lantern.7"),
        ("https://doi.org/10.1000%2Flantern%287%29", "10.1000/lantern(7)"),
        ("https://doi.org/10.1000/(SICI)7:1<20::L-7>3.0.CO;2-0", "10.1000/(SICI)7:1<20::L-7>3.0.CO;2-0"),
        ("https://doi.org/10.1000/lantern.7?from=list#top", "10.1000/lantern.7"),
        ("https://doi.org/lantern", ""),
        ("https://doi.org/", ""),
        ("https://example.org/10.1000/lantern.7", ""),
        ("https://example.org/?to=https://doi.org/10.1000/lantern.7", ""),
        ("mailto:keeper@example.org", ""),
        ("", ""),
    ],
)
def test_addresses_that_lead_to_a_doi(address: str, doi: str) -> None:
    assert linked_doi(address) == doi


ENTRIES = (
    ("1. Abel A, Bell B. On lanterns and their keepers.", "Harbor Annals 1999;7:18-25."),
    ("2. Cole C. On maps of the northern canal. Harbor", "Annals 2001;9:40-44."),
    ("3. Dorn D, Eck E. Tides and their tables. Annals of", "Tables 2003;1:1-9. doi:10.1000/c"),
    ("4. Falk F. The office of the watch. Watch 2004;2:7.", "Harbor Press."),
)
_LEFT, _RIGHT, _TOP, _LEADING = 60, 320, 600, 12
Links = Sequence[tuple[str, float, float]]  # address, and the lines of the list at which its box begins and ends
LINKED: dict[str, tuple[Links, tuple[str, ...]]] = {
    "none": ((), ("", "", "10.1000/c", "")),
    "two": ((("doi.org/10.1000/a", 0, 1), ("doi.org/10.1000/d", 7, 8)), ("10.1000/a", "", "10.1000/c", "10.1000/d")),
    "both lines of an entry": ((("doi.org/10.1000/b", 2, 4.2),), ("", "10.1000/b", "10.1000/c", "")),
    "more than is printed": ((("doi.org/10.1000/cut", 5, 6),), ("", "", "10.1000/cut", "")),
    "the uppermost": ((("doi.org/10.1000/low", 1, 2), ("doi.org/10.1000/a", 0, 1)), ("10.1000/a", "", "10.1000/c", "")),
    "other addresses": ((("lantern.org/a", 0, 1), ("doi.org/10.1000/a", 1, 2)), ("10.1000/a", "", "10.1000/c", "")),
    "above the list": ((("doi.org/10.1000/text", -8, -7),), ("", "", "10.1000/c", "")),
}  # fmt: skip


@pytest.mark.parametrize("turned", [0, 90])
@pytest.mark.parametrize(("links", "dois"), LINKED.values(), ids=LINKED)
def test_dois_that_entries_link_to(links: Links, dois: tuple[str, ...], turned: int, tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "made.pdf"), pagesize=(600, 800), invariant=1)
    canvas.setPageRotation(turned)
    canvas.setFont("Times-Roman", 10)
    for line in range(12):
        canvas.drawString(_LEFT, 770 - line * _LEADING, f"Harbor pilots told of lantern {line} and its keepers [1-4].")
    canvas.setFont("Times-Bold", 10)
    canvas.drawString(_LEFT, _TOP + 2 * _LEADING, "References")
    canvas.setFont("Times-Roman", 10)
    for at, text in enumerate(line for entry in ENTRIES for line in entry):
        canvas.drawString(_LEFT, _TOP - at * _LEADING, text)
    for address, first, last in links:
        bottom, top = (_TOP + 9 - line * _LEADING for line in (last, first))
        canvas.linkURL(f"https://{address}", (_LEFT + 20, bottom, _RIGHT, top))
    canvas.save()
    document = read_document(tmp_path / "made.pdf")
    assert tuple(reference.doi for reference in document.references) == dois
    assert document.doi == ("10.1000/text" if "10.1000/text" in str(links) else "")
