"""Words of a page where the file leaves their blanks to the distance between letters."""

from pathlib import Path

import pytest

from claimx.sources import read_document
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
    b"(Harbor ) Tj (pi) Tj (lots ) Tj (sail.) Tj": "Harbor pilots sail.",
    b"(10) Tj 5 Ts /F1 6 Tf (3) Tj 0 Ts /F1 10 Tf ( maps hang.) Tj": "10\u00b3 maps hang.",
}


@pytest.mark.parametrize(("drawn", "text"), CASES.items(), ids=CASES.values())
def test_blanks(drawn: bytes, text: str, tmp_path: Path) -> None:
    path = tmp_path / "made.pdf"
    path.write_bytes(handmade(b"BT /F1 10 Tf 50 700 Td " + 3 * FILLING + drawn + b" ET"))
    assert text in read_document(path).text
