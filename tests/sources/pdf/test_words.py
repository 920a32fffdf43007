"""Words of a page where the file leaves their blanks to the distance between letters."""

from pathlib import Path

import numpy as np
import pytest

from claimx.sources import read_document
from claimx.sources.pdf.letters import plain
from claimx.sources.pdf.signs import BLANK, SPECIAL, signs_of
from claimx.sources.pdf.sweeps import ROOM
from tests.papers import handmade

FILLING = b"[(Quiet gardeners and older clerks repaired seventeen lanterns.)] TJ 0 -14 Td "
CASES = {
    b"[(Pilots wrote to the)-150(WHO about maps.)] TJ": "Pilots wrote to the WHO about maps.",
    b"[(Clerks with their)-150(JAK2 lanterns.)] TJ": "Clerks with their JAK2 lanterns.",
    b"[(Bakers carry MPL)-150(W515S lanterns.)] TJ": "Bakers carry MPL W515S lanterns.",
    b"[(Bakers carry MPLW515S lanterns.)] TJ": "Bakers carry MPLW515S lanterns.",
    b"[(The maps of siRNA and McDonald.)] TJ": "The maps of siRNA and McDonald.",
    b"[(Maps end here.)-100(Lanterns begin.)] TJ": "Maps end here. Lanterns begin.",
    b"[(Har)-30(bor pi)20(lots sail.)] TJ": "Harbor pilots sail.",
    b"[(Clerks of Hern)-60(\\302)393(andez sail.)] TJ": "Clerks of Hern\u00e1ndez sail.",
    b"(Camos of Hern) Tj 19.7 0 Td (\\302) Tj 41.4 0 Td (andes sails.) Tj": "Cam\u00f3s of Hernandes sails.",
    b"(Harbor ) Tj (pi) Tj (lots ) Tj (sail.) Tj": "Harbor pilots sail.",
    b"(10) Tj 5 Ts /F1 6 Tf (3) Tj 0 Ts /F1 10 Tf ( maps hang.) Tj": "10\u00b3 maps hang.",
}


@pytest.mark.parametrize(("drawn", "text"), CASES.items(), ids=CASES.values())
def test_blanks(drawn: bytes, text: str, tmp_path: Path) -> None:
    path = tmp_path / "made.pdf"
    path.write_bytes(handmade(b"BT /F1 10 Tf 50 700 Td " + 3 * FILLING + drawn + b" ET"))
    assert text in read_document(path).text


ENDS = ("maps and lanterns", "letters of the clerks", "copper and glass", "a quiet harbor", "several old songs")


@pytest.mark.parametrize("blanks", [(6, 9, 10, 11, 6), (9, 10, 11, 6, 6)], ids=str)
def test_a_river_is_no_gutter(blanks: tuple[int, ...], tmp_path: Path) -> None:
    """Wide blanks under each other part no columns where the next line has one that is too narrow for it."""
    drawn = [FILLING]
    for row, (blank, end) in enumerate(zip(blanks, ENDS, strict=True)):
        drawn.append(b"1 0 0 1 50 %d Tm (Gardeners and older keepers) Tj" % (600 - 14 * row))
        drawn.append(b"1 0 0 1 %d %d Tm (%b) Tj" % (164 + blank, 600 - 14 * row, end.encode()))
    path = tmp_path / "made.pdf"
    path.write_bytes(handmade(b"BT /F1 10 Tf 50 700 Td " + b" ".join(drawn) + b" ET"))
    lines = [f"Gardeners and older keepers {end}" for end in ENDS]
    assert " ".join(lines) in read_document(path).text


def test_a_page_with_more_words_than_one_sweep(tmp_path: Path) -> None:
    lines = [" ".join(f"w{row}x{column}" for column in range(50)) for row in range(60)]
    drawn = b" ".join(b"1 0 0 1 20 %d Tm (%b) Tj" % (780 - 12 * row, line.encode()) for row, line in enumerate(lines))
    path = tmp_path / "made.pdf"
    path.write_bytes(handmade(b"BT /F1 3 Tf " + drawn + b" ET"))
    assert len(lines) * 50 > ROOM
    assert read_document(path).text.split() == " ".join(lines).split()


def test_signs_of_what_is_spelled_otherwise() -> None:
    """Every character that plain text spells otherwise is known as special, or is a blank."""
    signs = signs_of(np.arange(1 << 16, dtype=np.uint16))
    missed = [
        hex(unit) for unit in range(1 << 16) if not signs[unit] & (SPECIAL | BLANK) and plain(chr(unit)) != chr(unit)
    ]
    assert not missed


@pytest.mark.parametrize(("blank", "text"), [(180, "Keepers of the lantern"), (30, "Keepers ofthe lantern")])
def test_slanted_letters_lean_over_blanks(blank: int, text: str, tmp_path: Path) -> None:
    slanted = b"<</Type/Font/Subtype/Type1/BaseFont/Times-Italic>>"
    line = b"[(Keepers of)-%d(the lantern sail.)] TJ 0 -14 Td " % blank
    path = tmp_path / "made.pdf"
    path.write_bytes(handmade(b"BT /F1 10 Tf 50 700 Td " + line + FILLING + b"ET", slanted))
    assert read_document(path).text.startswith(text)
