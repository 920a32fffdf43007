"""Readable features of a (drug, gene) pair of one statement: who is spoken of most, where, and how."""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from claimx.claims.candidates import Candidate
from claimx.claims.pairing.naming import describe_drug, describe_gene, targets_of
from claimx.claims.pairing.statement import Features, Name, Statement
from claimx.lexicon import Lexicon
from claimx.schema import Mention

_STUDY = {
    "trial": re.compile(r"\b(?:phase|trial|randomi[sz]ed|cohort|arm)\b"),
    "cells": re.compile(
        r"\b(?:in vitro|cell lines?|cells|ba/?f3|transfect\w*|ic50|preclinical|xenograft\w*|mice|mouse)\b"
    ),
    "case": re.compile(r"\b(?:case report|a patient|one patient|year old|case)\b"),
    "cohort": re.compile(r"\b(?:retrospective\w*|patients)\b"),
}
_CLAUSE = re.compile(r"[;:.]|, (?:and|but|while|whereas|which)\b")
_GAP_CUES = ("resistance", "sensitivity", "resensitization", "cause", "denial", "comparator", "combination")
_RULE_TYPES = ("resistance", "sensitivity", "resensitization", "target")
FAR = 600
Gap = tuple[int, Mention, Mention]
"""The fewest letters between a drug and a gene, and the two mentions there."""


@dataclass(frozen=True)
class _Known:
    """What is asked of every name of a statement again and again, by name (of a drug with its label)."""

    sentences: Mapping[str, Set[int]]
    targets: Mapping[str, Set[str]]
    """Of drugs: the genes that each acts on."""
    parts: Mapping[str, Set[str]]
    """Of genes: each with its partners and members."""
    gaps: Mapping[tuple[str, str], Gap]
    claimed: Mapping[str, Mapping[str, Set[str]]]
    """For each type of claim and drug the genes of the rules' claims; no drug without any."""


def describe_pairs(statement: Statement, lexicon: Lexicon) -> Iterator[tuple[Name, Name, Features]]:
    """Every (drug, gene) pair of the statement with its features."""
    if not statement.drugs or not statement.genes:
        return
    whole = describe_statement(statement)
    drugs = {_key(d): describe_drug(d, statement, lexicon) for d in statement.drugs}
    genes = {_key(g): describe_gene(g, statement, lexicon) for g in statement.genes}
    known = _known(statement, lexicon)
    for drug in statement.drugs:
        for gene in statement.genes:
            pair = _describe_pair(drug, gene, statement, known)
            yield drug, gene, {**whole, **drugs[_key(drug)], **genes[_key(gene)], **pair}


def _key(name: Name) -> str:
    return name.name if name.label == "GENE" else name.name + name.label


def _known(statement: Statement, lexicon: Lexicon) -> _Known:
    names = (*statement.drugs, *statement.genes)
    return _Known(
        {_key(n): {statement.sentence_of(m.start) for m in n.places} for n in names},
        {_key(d): set(targets_of(d, lexicon)) for d in statement.drugs},
        {_key(g): set(_parts(g.name, lexicon)) for g in statement.genes},
        {(_key(d), _key(g)): _nearest(d, g) for d in statement.drugs for g in statement.genes},
        {kind: _claimed(kind, statement.rules) for kind in _RULE_TYPES},
    )


def _claimed(kind: str, rules: Iterable[Candidate]) -> Mapping[str, Set[str]]:
    found: dict[str, set[str]] = {}
    for rule in rules:
        if rule.type == kind:
            for drug in (rule.agent if kind == "resensitization" else rule.drug).split(" + "):
                found.setdefault(drug, set()).update(rule.slot("gene"))
    return found


def describe_statement(statement: Statement) -> Features:
    """Features that all pairs of a statement share."""
    return {
        "statement drugs": len(statement.drugs),
        "statement genes": len(statement.genes),
        "statement sentences": len(statement.sentences),
        "statement length": (statement.span.end - statement.span.start) / 100,
        "statement mutations": len({m.name for m in statement.mentions if m.label == "MUTATION"}),
        "statement classes": sum(d.label == "DRUG_CLASS" for d in statement.drugs),
        **{f"statement {name}": float(bool(sign.search(statement.folded))) for name, sign in _STUDY.items()},
    }


def _describe_pair(drug: Name, gene: Name, statement: Statement, known: _Known) -> Features:
    ours, its = _key(drug), _key(gene)
    gap, near_drug, near_gene = known.gaps[ours, its]
    in_drug, in_gene = known.sentences[ours], known.sentences[its]
    targets, parts = known.targets[ours], known.parts[its]
    other_genes = [known.parts[_key(g)] for g in statement.genes if g is not gene]
    other_drugs = [known.targets[_key(d)] for d in statement.drugs if d is not drug]
    left, right = min(near_drug.end, near_gene.end), max(near_drug.start, near_gene.start)
    return {
        "pair shared sentences": len(in_drug & in_gene),
        "pair sentences apart": min([abs(a - b) for a in in_drug for b in in_gene]),
        "pair distance": min(gap, FAR) / 20,
        "pair drug is nearest": float(all([known.gaps[_key(d), its][0] >= gap for d in statement.drugs])),
        "pair gene is nearest": float(all([known.gaps[ours, _key(g)][0] >= gap for g in statement.genes])),
        "pair drug acts on gene": float(not targets.isdisjoint(parts)),
        "pair other gene is target": float(not all([targets.isdisjoint(other) for other in other_genes])),
        "pair other drug acts on gene": float(not all([parts.isdisjoint(other) for other in other_drugs])),
        "pair targets unknown": float(not targets),
        **_describe_gap(left, right, statement),
        **_describe_rules(drug, gene, known),
    }


def _describe_gap(left: int, right: int, statement: Statement) -> Features:
    """What stands between the nearest mentions of a pair."""
    inside = [m for m in statement.mentions if left <= m.start and m.end <= right]
    cues = {c.kind for c in statement.cues if left <= c.start < right}
    words = statement.between(left, right) if left < right else ""
    return {
        "gap drugs": sum(m.label in ("DRUG", "DRUG_CLASS") for m in inside),
        "gap genes": sum(m.label == "GENE" for m in inside),
        "gap clauses": len(_CLAUSE.findall(words)),
        **{f"gap {kind}": float(kind in cues) for kind in _GAP_CUES},
    }


def _describe_rules(drug: Name, gene: Name, known: _Known) -> Features:
    """What the rules claim of the pair, of its drug and of its gene."""
    found: Features = {}
    for kind in _RULE_TYPES:
        claimed = known.claimed[kind]
        genes = claimed.get(drug.name, set())
        found[f"rule {kind} pair"] = float(any(p in genes for p in (gene.name, *gene.name.split("::"))))
        found[f"rule {kind} drug"] = float(drug.name in claimed)
        found[f"rule {kind} gene"] = float(any(gene.name in others for others in claimed.values()))
    return found


def _nearest(drug: Name, gene: Name) -> Gap:
    found = ((max(d.start - g.end, g.start - d.end, 0), d, g) for d in drug.mentions for g in gene.places)
    return min(found, key=lambda row: (row[0], row[1].start, row[2].start))


def _parts(gene: str, lexicon: Lexicon) -> tuple[str, ...]:
    """A gene, the partners of a fusion, and the members of a family."""
    return (gene, *gene.split("::"), *lexicon.facts("GENE", gene, "members"))
