"""Markers of JATS are cited as they are linked, whatever they print."""

import pytest

from claimx.citations import find_citations
from claimx.sources.jats import document_from_jats

REFS = "".join(
    f"<ref id='r{n}'><label>{n}</label>"
    f"<mixed-citation>Doe {chr(64 + n)}. Invented work {n}. 20{n:02}.</mixed-citation></ref>"
    for n in range(1, 8)
)


def link(rid: str, printed: str) -> str:
    return f"<xref ref-type='bibr' rid='{rid}'>{printed}</xref>"


def cited(inner: str) -> list[tuple[str, list[str]]]:
    """Each marker of a paragraph, and the labels of the entries that it resolves to."""
    data = (
        f"<article><body><sec><title>Loss</title>{inner}</sec></body><back><ref-list>{REFS}</ref-list></back></article>"
    )
    document = document_from_jats(data.encode(), "linked")
    assert all(0 <= one.start < one.end <= len(document.text) for one in document.links)
    assert not any(chr(code) in document.text for code in (0xFDD0, 0xFDD1))
    found = find_citations(document)
    assert all(document.text[one.start : one.end] == one.marker and not one.problem for one in found)
    return [(one.marker, [reference.label for reference in one.references]) for one in found]


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        (f"so [{link('r1', '1')}]", [("[1]", ["1"])]),
        (f"so {link('r1', '[1]')}", [("[1]", ["1"])]),
        (f"so [{link('r1', '1')}, {link('r4', '4')}]", [("[1, 4]", ["1", "4"])]),
        (f"so [{link('r2', '2')}–{link('r5', '5')}]", [("[2–5]", ["2", "3", "4", "5"])]),
        (f"so [{link('r2 r3 r4', '2–4')}]", [("[2–4]", ["2", "3", "4"])]),
        (f"so <sup>{link('r1', '1')},{link('r3', '3')}</sup> it", [("¹,³", ["1", "3"])]),
        (f"so<sup>{link('r6', '6')}</sup>", [("⁶", ["6"])]),
        (f"so [{link('r1', '1')}] or [{link('r2', '2')}]", [("[1]", ["1"]), ("[2]", ["2"])]),
        (f"so [{link('r1', '1')}][{link('r2', '2')}]", [("[1]", ["1"]), ("[2]", ["2"])]),
        (f"as ({link('r3', 'Doe, 2003')}; {link('r5', 'Doe, 2005')}) say", [("(Doe, 2003; Doe, 2005)", ["3", "5"])]),
        (f"{link('r7', 'Doe and others')} say", [("Doe and others", ["7"])]),
        (f"linked to another number [{link('r5', '1')}]", [("[1]", ["5"])]),
        (f"half of it [{link('r1', '1')}, 2]", [("[1, 2]", ["1", "2"])]),
        (f"one [{link('r1', '1')}] and none [3]", [("[1]", ["1"]), ("[3]", ["3"])]),
        (f"nowhere {link('x9', 'Box 9')} [{link('r2', '2')}]", [("[2]", ["2"])]),
    ],
)
def test_markers_resolve_as_linked(printed: str, wanted: list[tuple[str, list[str]]]) -> None:
    assert cited(f"<p>Loss of T790M {printed}.</p>") == wanted


def test_links_in_cells_and_captions() -> None:
    table = (
        f"<table-wrap><label>Table 1</label><caption><p>Ways out [{link('r2', '2')}]</p></caption><table>"
        "<tr><th>Drug</th><th>Way</th></tr><tr><td>gefitinib</td>"
        f"<td><p>1. T790M [{link('r3', '3')}]</p><p>2. loss [{link('r4', '4')}]</p>"
        "</td></tr></table></table-wrap>"
    )
    assert cited(f"<p>See [{link('r1', '1')}].</p>{table}") == [
        ("[1]", ["1"]), ("[2]", ["2"]), ("[3]", ["3"]), ("[4]", ["4"])
    ]  # fmt: skip
