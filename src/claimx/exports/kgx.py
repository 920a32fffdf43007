"""A graph as the two tables of KGX, in the terms of the Biolink Model (Unni et al., 2022): nodes and edges.

A claim becomes an edge for each thing that it says of its drug: the mutations that a resistance or response is due to
or, where none are named, the altered genes, else the mechanisms; the agents that restore a response; the targets; the
cancers that a drug is given for. The cancers of a resistance are its context. An edge carries the confidence, whether
every passage denies it, the works cited and the passages themselves.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass

from claimx.runs.tables import identifier, render_table
from claimx.schema import Claim, Extraction

NODE_COLUMNS = ("id", "category", "name", "provided_by")
EDGE_COLUMNS = (
    "id", "subject", "predicate", "object", "category", "knowledge_level", "agent_type", "primary_knowledge_source",
    "negated", "disease_context_qualifier", "has_confidence_score", "publications", "supporting_documents",
    "supporting_text", "claim_id",
)  # fmt: skip
CATEGORIES = {
    "DRUG": "biolink:Drug",
    "DRUG_CLASS": "biolink:ChemicalEntity",
    "GENE": "biolink:Gene",
    "MUTATION": "biolink:SequenceVariant",
    "MECHANISM": "biolink:BiologicalProcess",
    "CANCER": "biolink:Disease",
}
PREFIXES = {"claimx": "claimx", "chembl": "CHEMBL.COMPOUND", "hgnc": "HGNC", "oncotree": "ONCOTREE"}
SOURCE = "infores:claimx"
_UNSAFE = re.compile(r"[^A-Za-z0-9_.*+-]+")


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """Something that claims are about."""

    id: str
    category: str
    name: str


@dataclass(frozen=True, slots=True)
class Edge:
    """What a claim says of two nodes."""

    subject: Node
    predicate: str
    object: Node


def render_kgx(claims: Iterable[Claim], extractions: Iterable[Extraction]) -> dict[str, str]:
    """``nodes.tsv`` and ``edges.tsv``; lists within a cell are separated by ``|``, as KGX has it.

    Args:
        claims: of all documents, each once. One that names none of these things has no edge.
        extractions: where the names of the claims have their identifiers from.
    """
    names = Names({(m.label, m.name): m.id for extraction in extractions for m in extraction.mentions if m.id})
    edges = [(claim, edge) for claim in claims for edge in dict.fromkeys(_edges(claim, names))]
    nodes = {node for _, edge in edges for node in (edge.subject, edge.object)}
    nodes |= {names.node("CANCER", name) for claim, _ in edges for name in claim.cancer}
    return {
        "nodes.tsv": render_table(NODE_COLUMNS, (asdict(node) | {"provided_by": SOURCE} for node in sorted(nodes))),
        "edges.tsv": render_table(EDGE_COLUMNS, (_row(claim, edge, names) for claim, edge in edges)),
    }


@dataclass(frozen=True, slots=True)
class Names:
    """The nodes that names stand for. ``known`` holds the identifiers of names, by label and name."""

    known: Mapping[tuple[str, str], str]

    def node(self, label: str, name: str) -> Node:
        """The node of a name; without an identifier of a public table it has one of our own."""
        known = self.known.get((label, name), "")
        prefix, _, local = known.partition(":")
        if prefix in PREFIXES:
            return Node(f"{PREFIXES[prefix]}:{local}", CATEGORIES[label], name)
        return Node(f"claimx:{label.lower()}/{_UNSAFE.sub('_', known or name)}", CATEGORIES[label], name)

    def drug(self, name: str) -> Node:
        """The node of a drug, a class or a combination, which is a node of its own."""
        is_class = ("DRUG", name) not in self.known and ("DRUG_CLASS", name) in self.known
        return self.node("DRUG_CLASS" if is_class else "DRUG", name)


def _edges(claim: Claim, names: Names) -> Iterator[Edge]:
    drug = names.drug(claim.drug)
    cancers = [names.node("CANCER", name) for name in claim.cancer]
    match claim.type:
        case "resistance":
            yield from (Edge(n, "biolink:associated_with_resistance_to", drug) for n in _reasons(claim, names))
        case "sensitivity":
            yield from (Edge(n, "biolink:associated_with_sensitivity_to", drug) for n in _reasons(claim, names))
        case "resensitization":
            yield Edge(names.drug(claim.agent), "biolink:increases_response_to", drug)
        case "target":
            yield from (Edge(drug, "biolink:affects", names.node("GENE", name)) for name in claim.gene)
        case "indication":
            yield from (Edge(drug, "biolink:treats_or_applied_or_studied_to_treat", cancer) for cancer in cancers)


def _reasons(claim: Claim, names: Names) -> list[Node]:
    """What a resistance or response is due to, by the most exact of the values that the claim names."""
    for label, values in (("MUTATION", claim.mutation), ("GENE", claim.gene), ("MECHANISM", claim.mechanism)):
        if values:
            return [names.node(label, value) for value in values]
    return []


def _row(claim: Claim, edge: Edge, names: Names) -> dict[str, object]:
    works = [identifier(r) for e in claim.evidence for c in e.citations for r in c.references]
    context = [] if claim.type == "indication" else [names.node("CANCER", name).id for name in claim.cancer]
    return {
        "id": f"claimx:{claim.claim_id}/{_UNSAFE.sub('_', edge.subject.id)}/{_UNSAFE.sub('_', edge.object.id)}",
        "subject": edge.subject.id,
        "predicate": edge.predicate,
        "object": edge.object.id,
        "category": "biolink:Association",
        "knowledge_level": "not_provided",
        "agent_type": "text_mining_agent",
        "primary_knowledge_source": SOURCE,
        "negated": "true" if all(e.direction == "disputes" for e in claim.evidence) else "false",
        "disease_context_qualifier": "|".join(context),
        "has_confidence_score": f"{claim.confidence:.3f}",
        "publications": "|".join(dict.fromkeys(_publication(work) for work in works if work)),
        "supporting_documents": "|".join(dict.fromkeys(e.doc_id for e in claim.evidence)),
        "supporting_text": "|".join(e.text.replace("|", "/") for e in claim.evidence),
        "claim_id": claim.claim_id,
    }


def _publication(work: str) -> str:
    """A work in the CURIEs that Biolink knows: ``PMID:…``, ``DOI:…``, ``PMC:…``."""
    prefix, _, local = work.partition(":")
    return f"PMC:{local.removeprefix('PMC')}" if prefix == "pmcid" else f"{prefix.upper()}:{local}"
