"""Files that cannot be read: each is refused with a clear word, and nothing else is ever raised."""

import re
import tracemalloc
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from claimx.errors import InputError
from claimx.sources import read_document
from tests.corpora import Call
from tests.papers import Layout, handmade, make_paper, print_paper

DEPTH = 100_000  # of objects inside each other
LINE = "Harbor pilots described seventeen lanterns along the northern canal before the harvest."


def text_pdf(lines: int = 30, **options: Any) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, invariant=1, **options)
    for at in range(lines):
        canvas.drawString(50, 780 - 14 * at, f"{at} {LINE}")
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def encrypted(user: str, owner: str = "keeper") -> bytes:
    return text_pdf(encrypt=StandardEncryption(user, ownerPassword=owner, strength=128))


def scan() -> bytes:
    picture, out = BytesIO(), BytesIO()
    Image.new("L", (600, 800), 200).save(picture, "PNG")
    canvas = Canvas(out, invariant=1)
    canvas.drawImage(ImageReader(BytesIO(picture.getvalue())), 0, 0, 590, 800)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def picture(form: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (20, 20)).save(out, form)
    return out.getvalue()


def unmapped() -> bytes:
    """Glyphs drawn by number with a font that has no table of their letters."""
    codes = b"".join(b"%04x" % (0xE000 + at % 200) for at in range(400))
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/Nameless/Encoding/Identity-H/DescendantFonts[<</Type/Font"
        b"/Subtype/CIDFontType2/BaseFont/Nameless/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        b"/FontDescriptor<</Type/FontDescriptor/FontName/Nameless/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0"
        b"/Ascent 800/Descent -200/CapHeight 700/StemV 80>>>>]>>"
    )
    return handmade(b"BT /F1 10 Tf 50 700 Td <" + codes + b"> Tj ET", font)


def nested(opening: bytes, closing: bytes) -> bytes:
    deep = opening * DEPTH + b"1" + closing * DEPTH
    return text_pdf().replace(b"/Type /Catalog", b"/Deep " + deep + b" /Type /Catalog", 1)


def drawn(before: bytes = b"", page: bytes = b"") -> bytes:
    """A page with a line of text behind some operators."""
    return handmade(before + b"BT /F1 10 Tf 50 700 Td (" + LINE.encode() + b") Tj ET", page=page)


def paged(kids: bytes, count: int) -> bytes:
    """The same with other words on which pages there are."""
    return drawn().replace(b"/Kids[3 0 R]/Count 1", b"/Kids[" + kids + b"]/Count %d" % count)


def in_chain(depth: int) -> bytes:
    """A page at the end of a chain of page trees."""
    trees = b"".join(
        b"%d 0 obj<</Type/Pages/Kids[%d 0 R]/Count 1>>endobj\n" % (at, at + 1) for at in range(10, 10 + depth)
    )
    last = b"%d 0 obj<</Type/Page/MediaBox[0 0 600 800]/Contents 4 0 R>>endobj\n" % (10 + depth)
    return drawn().replace(b"/Kids[3 0 R]", b"/Kids[10 0 R]").replace(b"trailer", trees + last + b"trailer")


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "empty"),
    "white space": (lambda: b" \n\t\n", "empty"),
    "text": (lambda: LINE.encode(), "expected a PDF"),
    "PNG": (lambda: picture("PNG"), "PNG picture"),
    "JPEG": (lambda: picture("JPEG"), "JPEG picture"),
    "GIF": (lambda: picture("GIF"), "GIF picture"),
    "TIFF": (lambda: picture("TIFF"), "TIFF picture"),
    "WebP": (lambda: picture("WEBP"), "WebP picture"),
    "BMP": (lambda: picture("BMP"), "BMP picture"),
    "HTML": (lambda: b"<html><body>Not found</body></html>", "HTML"),
    "ZIP": (lambda: b"PK\x03\x04" + bytes(60), "ZIP"),
    "a header alone": (lambda: b"%PDF-1.7\n", "damaged or cut short"),
    "a header and noise": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40, "damaged or cut short"),
    "a user password": (lambda: encrypted("secret"), "password"),
    "a certificate": (
        lambda: text_pdf().replace(b"trailer\n<<", b"trailer\n<</Encrypt<</Filter/Adobe.PubSec/V 4>>", 1),
        "its encryption is not known",
    ),
    "no text layer": (scan, "OCR"),
    "type of no size": (lambda: drawn().replace(b"/F1 10 Tf", b"/F1 0 Tf"), "no text layer"),
    "an empty page": (lambda: text_pdf(0), "no text layer"),
    "letters without meaning": (unmapped, "OCR"),
    "no pages": (lambda: text_pdf().replace(b"/Count 1", b"/Count 0").replace(b"/Kids [", b"/Nope ["), "pages"),
    "no catalog": (lambda: drawn().replace(b"/Root 1 0 R", b"/Root 9 0 R"), "damaged or cut short"),
    "a page that is missing": (lambda: paged(b"3 0 R 9 0 R", 2), "page 2: the page is damaged or missing"),
    "fewer pages than it says": (lambda: paged(b"3 0 R", 9), "page 2: the page is damaged or missing"),
    "pages that hold themselves": (lambda: paged(b"2 0 R", 1), "page 1: the page is damaged or missing"),
    "a hundred thousand nested page trees": (lambda: in_chain(DEPTH), "page 1: the page is damaged or missing"),
    "more pages than any paper": (lambda: paged(b"3 0 R " * 6000, 6000), "expected 1 to 5000 pages, found 6000"),
}


@pytest.mark.parametrize(("made", "words"), REFUSED.values(), ids=REFUSED)
def test_refused(made: Callable[[], bytes], words: str, tmp_path: Path) -> None:
    path = tmp_path / "file.pdf"
    path.write_bytes(made())
    with pytest.raises(InputError) as refusal:
        read_document(path)
    assert str(path) in refusal.value.place
    assert words in str(refusal.value)
    assert refusal.value.remedy


@pytest.mark.parametrize("tenth", range(1, 10))
def test_cut_short(tenth: int, tmp_path: Path) -> None:
    whole = print_paper(make_paper(), Layout(), tmp_path / "whole.pdf").read_bytes()
    path = tmp_path / "cut.pdf"
    path.write_bytes(whole[: len(whole) * tenth // 10])
    with pytest.raises(InputError, match=re.escape(str(path))) as refusal:
        read_document(path)
    assert "damaged" in refusal.value.problem and refusal.value.remedy


READ: dict[str, Callable[[], bytes]] = {
    "an owner's password only": lambda: encrypted(""),
    "a broken cross reference table": lambda: re.sub(rb"startxref\s+\d+", b"startxref 7", text_pdf()),
    "cross references that lead elsewhere": lambda: re.sub(
        rb"\n0{7}\d{3} 00000 n", b"\n0000000007 00000 n", text_pdf()
    ),
    "no cross reference table": drawn,
    "noise before the header": lambda: b"\r\nHTTP noise\r\n" + text_pdf(),
    "bytes behind the end": lambda: text_pdf() + b"\x00" * 500,
    "a hundred thousand nested arrays": lambda: nested(b"[", b"]"),
    "a hundred thousand nested dictionaries": lambda: nested(b"<</A ", b">>"),
    "a hundred thousand nested arrays on a page": lambda: drawn(b"[" * DEPTH + b"]" * DEPTH + b" "),
    "a hundred thousand states kept on a page": lambda: drawn(b"q " * DEPTH),
    "a page turned by a quarter": lambda: text_pdf().replace(b"/Rotate 0", b"/Rotate 90"),
    "a page turned by a half": lambda: text_pdf().replace(b"/Rotate 0", b"/Rotate 180"),
    "a page turned by three quarters": lambda: text_pdf().replace(b"/Rotate 0", b"/Rotate 270"),
    "a page turned by half a quarter": lambda: text_pdf().replace(b"/Rotate 0", b"/Rotate 45"),
    "a page of no size": lambda: drawn().replace(b"[0 0 600 800]", b"[0 0 0 0]"),
    "a page without end": lambda: drawn().replace(b"[0 0 600 800]", b"[0 0 1e30 1e30]"),
    "a font that is not there": lambda: drawn().replace(b"5 0 obj", b"7 0 obj"),
    "more pages than it says": lambda: paged(b"3 0 R 3 0 R", 1),
    "a number of pages below nought": lambda: paged(b"3 0 R", -1),
    "a stream that does not end": lambda: drawn().replace(b"endstream", b""),
}


@pytest.mark.parametrize("made", READ.values(), ids=READ)
def test_read_all_the_same(made: Callable[[], bytes], tmp_path: Path) -> None:
    path = tmp_path / "file.pdf"
    path.write_bytes(made())
    assert "seventeen lanterns along" in read_document(path).text


@pytest.mark.parametrize("step", [10**8, -(10**8)])
def test_words_far_off_the_page_cost_nothing(step: int, tmp_path: Path) -> None:
    """A wrong number in a damaged file puts words kilometers apart."""
    drawn = b"BT /F1 10 Tf 40 800 Td (Table 1. Far) Tj ET " + b"".join(
        b"BT /F1 10 Tf %d %d Td (far) Tj ET " % (40 + step * (at % 4), 785 - 12 * (at // 4)) for at in range(32)
    )
    lines = b"".join(
        b"BT /F1 10 Tf %d %d Td (%s) Tj ET " % (40 + 280 * (at % 2), 680 - 12 * (at // 2), LINE[:50].encode())
        for at in range(40)
    )
    path = tmp_path / "file.pdf"
    path.write_bytes(handmade(drawn + lines))
    tracemalloc.start()
    try:
        text = read_document(path).text
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert text.count(LINE[:50]) == 40 and most < 50e6


@pytest.mark.slow
def test_two_thousand_pages(tmp_path: Path) -> None:
    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    for at in range(2000):
        name = "".join("abdefgilmo"[int(digit)] for digit in f"{at:04}").capitalize()
        canvas.drawString(50, 700, f"{name} {LINE}")
        canvas.showPage()
    canvas.save()
    path = tmp_path / "long.pdf"
    path.write_bytes(out.getvalue())
    document = read_document(path)
    assert document.text.count("seventeen lanterns") == 2000


def test_the_rest_of_the_run_goes_on(tmp_path: Path, call: Call) -> None:
    """Every bad file is named on one line of its own, the good ones are read, and the exit code is 1."""
    bad = {name: tmp_path / f"{at}.pdf" for at, name in enumerate(REFUSED)}
    for name, path in bad.items():
        path.write_bytes(REFUSED[name][0]())
    whole = print_paper(make_paper(), Layout(), tmp_path / "whole.pdf").read_bytes()
    for tenth in range(1, 10):
        bad[f"cut {tenth}"] = tmp_path / f"cut{tenth}.pdf"
        bad[f"cut {tenth}"].write_bytes(whole[: len(whole) * tenth // 10])
    good = tmp_path / "good.pdf"
    good.write_bytes(text_pdf())
    told = call("read", *bad.values(), good)
    assert told.exit_code == 1
    assert "seventeen lanterns" in told.stdout
    assert all(f"error: {path}" in told.stderr for path in bad.values())
    assert "Traceback" not in told.output and "unexpected" not in told.output


def test_text_drawn_upward(tmp_path: Path) -> None:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(600, 800), invariant=1)
    canvas.rotate(90)
    for at in range(20):
        canvas.drawString(60, -60 - 14 * at, f"{LINE}")
    canvas.showPage()
    canvas.save()
    path = tmp_path / "upward.pdf"
    path.write_bytes(out.getvalue())
    assert read_document(path).text.count("seventeen lanterns along") == 20


def test_missing_and_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_document(tmp_path / "absent.pdf")
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(InputError, match="folder"):
        read_document(tmp_path / "folder.pdf")
