"""BioC XML, read back with the bioc package."""

from dataclasses import replace

from bioc import BioCDocument, biocxml

from claimx.exports.bioc_xml import HEAD, TAIL, render_bioc
from claimx.schema import Document, Extraction, Mention


def read_back(*extractions: Extraction) -> list[BioCDocument]:
    """The documents of a collection that was written and read again."""
    return list(biocxml.loads(HEAD + "".join(map(render_bioc, extractions)) + TAIL).documents)


def test_offsets_count_in_the_text(extraction: Extraction) -> None:
    text = extraction.document.text
    (document,) = read_back(extraction)
    assert (document.id, document.infons["doi"]) == ("invented-2020", "10.1000/review")
    for passage in document.passages:
        assert passage.text == text[passage.offset : passage.offset + len(passage.text)]
        for annotation in passage.annotations:
            (place,) = annotation.locations
            assert annotation.text == text[place.offset : place.end]
            assert passage.offset <= place.offset and place.end <= passage.offset + len(passage.text)
    assert sum(len(passage.annotations) for passage in document.passages) == 3


def test_passages_tell_their_section(extraction: Extraction) -> None:
    (document,) = read_back(extraction)
    told = {p.text.split("\n")[0].split("\t")[0]: p.infons.get("section_type") for p in document.passages}
    assert told["Ways around a blocked kinase"] is None
    assert told["T790M makes tumors resist gefitinib"] == "body"


def test_a_passage_of_a_claim_is_a_relation(extraction: Extraction) -> None:
    (document,) = read_back(extraction)
    (relation,) = document.relations
    names = {a.id: a.text for p in document.passages for a in p.annotations}
    assert {(node.role, names[node.refid]) for node in relation.nodes} == {("drug", "gefitinib"), ("mutation", "T790M")}
    for name, value in {
        "type": "resistance", "claim_id": "c0ffee0123456789", "direction": "disputes", "certainty": "hedged",
        "setting": "acquired", "confidence": "0.750", "citations": "[1, 9]",
    }.items():  # fmt: skip
        assert relation.infons[name] == value


def test_a_mention_that_no_paragraph_holds_stands_at_the_document() -> None:
    text = "One\n\ntwo"
    (document,) = read_back(Extraction(Document("d", text), (Mention("d", 0, 8, text, "DRUG", "x"),)))
    assert [(a.text, a.infons["name"]) for a in document.annotations] == [(text, "x")]


def test_characters_that_xml_cannot_hold_are_blanks() -> None:
    (document,) = read_back(Extraction(Document("d", "a\x0cdrug <&>")))
    assert document.passages[0].text == "a drug <&>"


def test_documents_keep_their_order(extraction: Extraction) -> None:
    other = replace(extraction, document=replace(extraction.document, doc_id="other"))
    assert [document.id for document in read_back(other, extraction)] == ["other", "invented-2020"]
