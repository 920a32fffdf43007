"""Readable features of a (drug, gene) pair of one statement: who is spoken of most, where, and how."""

import re
from collections.abc import Iterator, Mapping

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


def describe_pairs(statement: Statement, lexicon: Lexicon) -> Iterator[tuple[Name, Name, Features]]:
    """Every (drug, gene) pair of the statement with its features."""
    if not statement.drugs or not statement.genes:
        return
    whole = describe_statement(statement)
    drugs = {d.name + d.label: describe_drug(d, statement, lexicon) for d in statement.drugs}
    genes = {g.name: describe_gene(g, statement, lexicon) for g in statement.genes}
    gaps = {(d.name + d.label, g.name): _nearest(d, g) for d in statement.drugs for g in statement.genes}
    for drug in statement.drugs:
        for gene in statement.genes:
            pair = _describe_pair(drug, gene, statement, lexicon, gaps)
            yield drug, gene, {**whole, **drugs[drug.name + drug.label], **genes[gene.name], **pair}


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


def _describe_pair(
    drug: Name, gene: Name, statement: Statement, lexicon: Lexicon, gaps: Mapping[tuple[str, str], Gap]
) -> Features:
    key = drug.name + drug.label
    gap, near_drug, near_gene = gaps[key, gene.name]
    in_drug = {statement.sentence_of(m.start) for m in drug.mentions}
    in_gene = {statement.sentence_of(m.start) for m in gene.places}
    targets, parts = set(targets_of(drug, lexicon)), set(_parts(gene.name, lexicon))
    other_genes = [g for g in statement.genes if g is not gene]
    other_drugs = [d for d in statement.drugs if d is not drug]
    left, right = min(near_drug.end, near_gene.end), max(near_drug.start, near_gene.start)
    return {
        "pair shared sentences": len(in_drug & in_gene),
        "pair sentences apart": min(abs(a - b) for a in in_drug for b in in_gene),
        "pair distance": min(gap, FAR) / 20,
        "pair drug is nearest": float(all(gaps[d.name + d.label, gene.name][0] >= gap for d in statement.drugs)),
        "pair gene is nearest": float(all(gaps[key, g.name][0] >= gap for g in statement.genes)),
        "pair drug acts on gene": float(bool(targets & parts)),
        "pair other gene is target": float(any(targets & set(_parts(g.name, lexicon)) for g in other_genes)),
        "pair other drug acts on gene": float(any(parts & set(targets_of(d, lexicon)) for d in other_drugs)),
        "pair targets unknown": float(not targets),
        **_describe_gap(left, right, statement),
        **_describe_rules(drug, gene, statement),
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


def _describe_rules(drug: Name, gene: Name, statement: Statement) -> Features:
    """What the rules claim of the pair, of its drug and of its gene."""
    found: Features = {}
    for kind in _RULE_TYPES:
        made = [c for c in statement.rules if c.type == kind]
        ours = [c for c in made if drug.name in (c.agent if kind == "resensitization" else c.drug).split(" + ")]
        genes = {g for c in ours for g in c.slot("gene")}
        found[f"rule {kind} pair"] = float(any(p in genes for p in (gene.name, *gene.name.split("::"))))
        found[f"rule {kind} drug"] = float(bool(ours))
        found[f"rule {kind} gene"] = float(any(gene.name in c.slot("gene") for c in made))
    return found


def _nearest(drug: Name, gene: Name) -> Gap:
    found = ((max(d.start - g.end, g.start - d.end, 0), d, g) for d in drug.mentions for g in gene.places)
    return min(found, key=lambda row: (row[0], row[1].start, row[2].start))


def _parts(gene: str, lexicon: Lexicon) -> tuple[str, ...]:
    """A gene, the partners of a fusion, and the members of a family."""
    return (gene, *gene.split("::"), *lexicon.facts("GENE", gene, "members"))
