"""brat's standoff files, read back with the reader of the bioc package."""

from dataclasses import replace

import pytest
from bioc import brat

from claimx.exports.brat import CONFIGURATION, render_brat, render_folder
from claimx.schema import Extraction, Mention


def test_what_is_read_back(extraction: Extraction) -> None:
    text = extraction.document.text
    read = brat.loads(text, render_brat(extraction))
    assert {(e.type, text[slice(*e.total_span)]) for e in read.entities} == {
        ("DRUG", "gefitinib"), ("MUTATION", "T790M"), ("CUE", "resist"), ("resistance", "resist"),
    }  # fmt: skip
    (event,) = read.events
    names = {e.id: e.text for e in read.entities}
    assert (event.type, names[event.trigger_id]) == ("resistance", "resist")
    assert {role: names[id] for role, id in event.arguments.items()} == {"drug": "gefitinib", "mutation": "T790M"}
    assert {(a.type, a.refid) for a in read.attributes} == {("Negation", event.id), ("Speculation", event.id)}
    assert [n.text for n in read.notes] == ["c0ffee0123456789 confidence 0.750"]


def test_identifiers_are_normalizations(extraction: Extraction) -> None:
    assert "N1\tReference T3 chembl:CHEMBL939\tgefitinib\n" in render_brat(extraction)


def test_a_second_value_of_a_role_is_numbered(extraction: Extraction) -> None:
    (claim,) = extraction.claims
    (evidence,) = claim.evidence
    more = (*evidence.mentions, replace(evidence.mentions[1], start=evidence.start + 6, end=evidence.start + 11))
    other = replace(claim, evidence=(replace(evidence, mentions=more),))
    assert " mutation:T1 mutation2:T2" in render_brat(replace(extraction, claims=(other,)))


@pytest.mark.parametrize(
    ("printed", "bound"),
    [
        ("drug", "DRUG 0 4\tdrug"),
        ("a\ndrug", "DRUG 0 1;2 6\ta drug"),
        ("a\r\n\ndrug", "DRUG 0 1;4 8\ta drug"),
        ("a\tdrug", "DRUG 0 6\ta drug"),
    ],
)
def test_a_span_over_lines_is_told_in_parts(extraction: Extraction, printed: str, bound: str) -> None:
    document = replace(extraction.document, text=printed)
    mention = Mention(document.doc_id, 0, len(printed), printed, "DRUG", "drug")
    only = Extraction(document, (mention,))
    assert render_brat(only) == f"T1\t{bound}\n"
    assert brat.loads(printed, render_brat(only)).entities[0].text == bound.split("\t")[1]


def test_the_files_of_a_folder(extraction: Extraction) -> None:
    same = replace(extraction, document=replace(extraction.document, doc_id="invented 2020"))
    other = replace(extraction, document=replace(extraction.document, doc_id="invented/2020"))
    files = render_folder([same, other])
    assert set(files) == {
        "invented_2020.txt", "invented_2020.ann", "invented_2020-2.txt", "invented_2020-2.ann", "annotation.conf",
    }  # fmt: skip
    assert files["invented_2020.txt"] == extraction.document.text


def test_the_configuration_lists_every_label_and_claim() -> None:
    for part in ("[entities]\nDRUG\n", "\nCUE\n", "\nresistance drug*:<ENTITY>, ", "\nNegation Arg:<EVENT>\n"):
        assert part in CONFIGURATION
