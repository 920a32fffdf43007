"""BioC XML (Comeau et al., 2013): passages with annotations, and the claims as relations between them."""

import re
from collections.abc import Iterator, Mapping

from bioc import BioCAnnotation, BioCDocument, BioCLocation, BioCNode, BioCPassage, BioCRelation
from bioc.biocxml.encoder import encode_document
from lxml import etree

from claimx.exports.standoff import Spot, Statement, standoff_of
from claimx.schema import Document, Extraction

HEAD = (
    "<?xml version='1.0' encoding='utf-8' standalone='yes'?>\n"
    "<collection>\n<source>claimx</source>\n<date></date>\n<key>claimx.key</key>\n"
)
TAIL = "</collection>\n"
_FACTS = ("title", "doi", "pmid", "pmcid", "sha256")
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_UNSPEAKABLE = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render_bioc(extraction: Extraction) -> str:
    """A document of the collection that :data:`HEAD` opens and :data:`TAIL` closes.

    Offsets count in the document's text, in characters. Characters that XML cannot hold are blanks.
    """
    return str(etree.tostring(encode_document(_document(extraction)), pretty_print=True, encoding="unicode"))


def _document(extraction: Extraction) -> BioCDocument:
    standoff = standoff_of(extraction)
    document = BioCDocument()
    document.id = extraction.document.doc_id
    document.infons.update(_told({name: getattr(extraction.document, name) for name in _FACTS}))
    names = {spot: f"T{number}" for number, spot in enumerate(standoff.spots, start=1)}
    left = list(names)
    for passage in _passages(extraction.document):
        end = passage.offset + len(passage.text)
        for spot in [s for s in left if passage.offset <= s.start and s.end <= end]:
            passage.add_annotation(_annotation(names[spot], spot, extraction.document.text))
            left.remove(spot)
        document.add_passage(passage)
    for spot in left:
        document.add_annotation(_annotation(names[spot], spot, extraction.document.text))
    for number, statement in enumerate(standoff.statements, start=1):
        document.add_relation(_relation(f"R{number}", statement, names))
    return document


def _passages(document: Document) -> Iterator[BioCPassage]:
    """The paragraphs: what stands between empty lines, each with the section that it is in."""
    for match in _PARAGRAPH.finditer(document.text):
        passage = BioCPassage()
        passage.offset, passage.text = match.start(), _spoken(match.group().rstrip())
        section = next((s for s in document.sections if s.start <= match.start() < s.end), None)
        if section:
            passage.infons.update(_told({"section": section.title, "section_type": section.kind}))
        yield passage


def _annotation(name: str, spot: Spot, text: str) -> BioCAnnotation:
    annotation = BioCAnnotation()
    annotation.id, annotation.text = name, _spoken(text[spot.start : spot.end])
    annotation.add_location(BioCLocation(spot.start, spot.end - spot.start))
    infons = {"type": spot.label, "name": spot.name, "identifier": spot.id, "found_by": spot.found_by}
    annotation.infons.update(_told(infons) | {"score": f"{spot.score:.3f}"})
    return annotation


def _relation(name: str, statement: Statement, names: dict[Spot, str]) -> BioCRelation:
    claim, evidence = statement.claim, statement.evidence
    relation = BioCRelation()
    relation.id = name
    infons = {
        "type": claim.type,
        "claim_id": claim.claim_id,
        "confidence": f"{claim.confidence:.3f}",
        "direction": evidence.direction,
        "certainty": evidence.certainty,
        "setting": evidence.setting,
        "start": str(evidence.start),
        "end": str(evidence.end),
        "citations": ";".join(citation.marker for citation in evidence.citations),
    }
    relation.infons.update(_told(infons))
    for role, spot in statement.arguments:
        relation.add_node(BioCNode(names[spot], role))
    return relation


def _told(infons: Mapping[str, str]) -> dict[str, str]:
    return {key: _spoken(value) for key, value in infons.items() if value}


def _spoken(text: str) -> str:
    return _UNSPEAKABLE.sub(" ", text)
