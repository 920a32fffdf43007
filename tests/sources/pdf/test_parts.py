"""Forms on a page: small ones with drawings are pictures, others are looked into."""

from pathlib import Path

import pytest

from claimx.sources import read_document
from tests.papers import handmade

LINES = b"".join(b"0 -14 Td (Harbor pilots described lantern %d along the northern canal.) Tj " % at for at in range(9))
TEXT = b"BT /F1 10 Tf 0 200 Td (Night bakers wrote on the form.) Tj 0 -14 Td (They drew maps.) Tj ET "
STROKES = b"".join(b"%d 0 m %d 200 l S " % (at, 200 - at) for at in range(0, 200, 10))


@pytest.mark.parametrize(
    ("drawn", "box", "is_read"),
    [
        (TEXT, b"[0 0 250 220]", True),
        (TEXT + STROKES, b"[0 0 250 220]", False),
        (TEXT + b"0 0 m 250 0 l S 0 0 m 0 220 l S", b"[0 0 250 220]", False),
        (TEXT + b"0 0 m 550 0 l S 0 0 m 0 700 l S", b"[0 0 600 800]", True),
    ],
    ids=["text alone", "a drawing", "a few lines", "much of the page"],
)
def test_forms(drawn: bytes, box: bytes, is_read: bool, tmp_path: Path) -> None:
    head = b"6 0 obj<</Type/XObject/Subtype/Form/BBox%b/Resources<</Font<</F1 5 0 R>>>>" % box
    form = head + b"/Length %d>>stream\n%b\nendstream endobj\n" % (len(drawn), drawn)
    page = handmade(b"BT /F1 10 Tf 50 780 Td " + LINES + b"ET q 1 0 0 1 40 60 cm /X Do Q")
    made = page.replace(b"/Font<</F1 5 0 R>>", b"/Font<</F1 5 0 R>>/XObject<</X 6 0 R>>", 1)
    path = tmp_path / "made.pdf"
    path.write_bytes(made.replace(b"trailer", form + b"trailer"))
    text = read_document(path).text
    assert "lantern 8 along" in text
    assert ("Night bakers wrote on the form" in text) == is_read
