"""Proofs: every block has a box over its own ink, whichever way the page is turned; what is left out is told apart."""

import re
from base64 import b64decode
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from claimx.errors import InputError
from claimx.proofs import render_proof
from claimx.sources import read_document
from claimx.sources.pdf import read_pdf, read_places
from tests.conftest import PROJECT
from tests.corpora import Call
from tests.papers import Layout, make_paper, print_paper
from tests.sources.pdf.test_tables import NUMBERS, RULES, write

BOX = re.compile(
    r'<div class="box (\w+)"(?: data-name="(\w+)")? '
    r'style="left:([\d.]+)%;top:([\d.]+)%;width:([\d.]+)%;height:([\d.]+)%"'
    r' title="[^"]*">(?:<b>(\d+)</b>)?'
)
PICTURE = re.compile(r"data:image/webp;base64,([\w+/=]+)")
Boxes = list[tuple[str, str, tuple[float, ...], str]]


def pages_of(proof: str) -> list[tuple[Image.Image, Boxes]]:
    """The picture of each page of a proof, and its boxes: group, name, percentages, number."""
    found = []
    for figure in proof.split("<figure ")[1:]:
        (data,) = PICTURE.findall(figure)
        boxes = [(m[1], m[2] or "", tuple(map(float, m.group(3, 4, 5, 6))), m[7] or "") for m in BOX.finditer(figure)]
        found.append((Image.open(BytesIO(b64decode(data))).convert("L"), boxes))
    return found


def ink(picture: Image.Image, box: tuple[float, ...]) -> float:
    """The share of dark pixels in a box that is given in percent."""
    left, top, width, height = (value / 100 for value in box)
    x, y = picture.size
    part = picture.crop((int(left * x), int(top * y), int((left + width) * x) + 1, int((top + height) * y) + 1))
    return sum(part.histogram()[:128]) / (part.width * part.height)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_boxes_lie_over_their_ink(rotate: int, tmp_path: Path) -> None:
    path = print_paper(make_paper(), Layout(rotate=rotate, footnotes=True), tmp_path / "made.pdf")
    proof, document = render_proof(path)
    pages = pages_of(proof)
    numbers = [int(number) for _, boxes in pages for *_, number in boxes if number]
    assert set(numbers) == set(range(1, len(document.blocks) + 1))
    groups = [group for _, boxes in pages for group, *_ in boxes]
    assert {"title", "heading", "paragraph", "reference", "furniture"} <= set(groups)
    assert "unread" not in groups
    for picture, boxes in pages:
        assert all(left >= 0 and left + width <= 100.1 for _, _, (left, _, width, _), _ in boxes)
        assert all(ink(picture, box) > 0.03 for group, _, box, _ in boxes if group != "picture")


def test_a_table_has_its_cells(tmp_path: Path) -> None:
    proof, document = render_proof(write(tmp_path / "made.pdf", NUMBERS, RULES["ruled"]))
    boxes = [box for _, boxes in pages_of(proof) for box in boxes]
    cells = [name for group, name, _, _ in boxes if group == "cell"]
    assert len(cells) == len(set(cells)) == len(document.tables[0].cells) == 28
    assert all(f'<t{mark} data-name="{name}">' in proof for name, mark in ((cells[0], "h"), (cells[-1], "d")))
    assert len([1 for group, *_ in boxes if group == "table"]) == 1


def test_what_nobody_read_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A paragraph that the reader drops stands out, since another reader finds its words."""
    path = print_paper(make_paper(), Layout(columns=1), tmp_path / "made.pdf")
    monkeypatch.setattr("claimx.sources.pdf.reading.join_runs", lambda pieces: [*pieces[:6], *pieces[7:]])
    groups = [group for _, boxes in pages_of(render_proof(path)[0]) for group, *_ in boxes]
    assert groups.count("unread") >= 2


@pytest.mark.parametrize(("away", "groups"), [(30, set()), (90, {"unread"})])
def test_names_of_axes_belong_to_their_picture(away: float, groups: set[str], tmp_path: Path) -> None:
    path = tmp_path / "made.pdf"
    canvas = Canvas(str(path), pagesize=(600, 800), invariant=1)
    canvas.drawImage(ImageReader(Image.new("L", (60, 60), 120)), 250, 100, 200, 200)
    for line in range(20):
        canvas.drawString(60, 700 - 14 * line, "Harbor pilots described seventeen lanterns along the northern canal.")
    canvas.rotate(90)
    canvas.drawString(150, away - 250, "Burning lanterns")
    canvas.save()
    (page,) = pages_of(render_proof(path)[0])
    assert {group for group, *_ in page[1]} - {"paragraph", "picture"} == groups


def test_the_file_needs_nothing_else(tmp_path: Path) -> None:
    paper = make_paper()
    paper.title = 'Keepers <script>alert("x")</script> & maps'
    proof, document = render_proof(print_paper(paper, Layout(), tmp_path / "made.pdf"))
    assert document.title == paper.title
    assert not re.findall(r'(?:src|href)="(?!data:|#)|url\(|@import|https?://', proof)
    assert "<script>alert" not in proof
    assert len(proof) < 250_000 * proof.count("<figure ")


@pytest.mark.parametrize("name", ["small.xml", "plain.md"])
def test_a_file_without_pages(name: str, tmp_path: Path) -> None:
    path = PROJECT / "tests" / "data" / "jats" / name
    if name == "plain.md":
        path = tmp_path / name
        path.write_text("# A title\n\n## Loss\n\nWords of a paragraph.\n", encoding="utf-8")
    proof, document = render_proof(path)
    assert "<figure" not in proof and proof.count("<article") == len(document.blocks)


def test_the_command_writes_the_file(call: Call, tmp_path: Path) -> None:
    path, out = print_paper(make_paper(), Layout(), tmp_path / "made.pdf"), tmp_path / "proof.html"
    told = call("read", path, "--html", out)
    assert (told.exit_code, told.stdout.strip()) == (0, str(out))
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("made.pdf", "also.pdf", "--html", "x.html"), 2, "for one FILE"),
        (("made.pdf", "--json", "--html", "x.html"), 2, "without --json"),
        (("absent.pdf", "--html", "x.html"), 1, "no such file"),
        (("made.pdf", "--html", "no/folder/x.html"), 1, "no folder no/folder"),
    ],
)
def test_the_command_refuses(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: int, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    print_paper(make_paper(sections=1), Layout(), tmp_path / "made.pdf")
    told = call("read", *arguments)
    assert told.exit_code == code and words in " ".join(told.output.split())
    assert not (tmp_path / "x.html").exists()


def test_a_stored_document_knows_its_places(tmp_path: Path) -> None:
    path = print_paper(make_paper(), Layout(), tmp_path / "made.pdf")
    document = read_document(path)
    at = document.text.index("Lanterns and their keepers")
    assert read_places(document).of(at, at + 8) == read_pdf(path).places().of(at, at + 8) != ()
    print_paper(make_paper(seed=2), Layout(), path)
    with pytest.raises(InputError, match="changed since it was read"):
        read_places(document)
