"""Readable features of a (drug, gene) pair of one statement: who is spoken of most, where, and how."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from operator import itemgetter

from claimx.claims.judgement.candidates import Candidate
from claimx.claims.pairing.naming import describe_drug, describe_gene, targets_of
from claimx.claims.pairing.statement import Features, Name, Statement
from claimx.claims.passages.passage import slice_of
from claimx.claims.passages.records import record
from claimx.claims.wording.openings import Openings
from claimx.lexicon import Lexicon

_STUDY: Mapping[str, tuple[str, Sequence[str]]] = {
    "trial": (r"(?:phase|trial|randomi[sz]ed|cohort|arm)\b", ("phase", "trial", "randomi", "cohort", "arm")),
    "cells": (
        r"(?:in vitro|cell lines?|cells|ba/?f3|transfect\w*|ic50|preclinical|xenograft\w*|mice|mouse)\b",
        ("in vitro", "cell", "ba/f3", "baf3", "transfect", "ic50", "preclinical", "xenograft", "mice", "mouse"),
    ),
    "case": (
        r"(?:case report|a patient|one patient|year old|case)\b",
        ("case", "a patient", "one patient", "year old"),
    ),
    "cohort": (r"(?:retrospective\w*|patients)\b", ("retrospective", "patients")),
}
"""What kind of study a statement reports: the words that say so, and how they begin."""
_STUDIES = Openings(
    {name: re.compile(rf"\b{words}") for name, (words, _) in _STUDY.items()},
    {name: openings for name, (_, openings) in _STUDY.items()},
)
_CLAUSE = re.compile(r"[;:.]|, (?:and|but|while|whereas|which)\b")
_CUES = ("resistance", "sensitivity", "resensitization", "cause", "denial", "comparator", "combination")
_GAP_CUES = {kind: f"gap {kind}" for kind in _CUES}
_RULE_TYPES = ("resistance", "sensitivity", "resensitization", "target")
_Claimed = Mapping[str, Mapping[str, Set[str]]]
"""For each type of claim and drug the genes of the rules' claims; no drug without any."""
_PLACE = itemgetter(0, 1, 2)
FAR = 600


@record
class _Gap:
    """The nearest mentions of a drug and a gene: the letters between them, and where these begin and end."""

    letters: int
    left: int
    right: int


@dataclass(frozen=True)
class _Known:
    """What is asked of every pair of a statement again and again, by the numbers of drug and gene."""

    in_drug: Sequence[Set[int]]
    """The sentences that name each drug, and each gene."""
    in_gene: Sequence[Set[int]]
    targets: Sequence[Set[str]]
    acting: Sequence[Sequence[bool]]
    """Whether each drug acts on each gene, its partners or members."""
    gaps: Sequence[Sequence[_Gap]]
    claimed: _Claimed
    clauses: Sequence[Sequence[int]]
    """Where the marks between clauses begin, and where they end."""


def describe_pairs(statement: Statement, lexicon: Lexicon) -> Iterator[tuple[Name, Name, Features]]:
    """Every (drug, gene) pair of the statement with its features."""
    if not statement.drugs or not statement.genes:
        return
    known = _known(statement, lexicon)
    acted_on = frozenset[str]().union(*known.targets)
    whole = describe_statement(statement)
    drugs = [{**describe_drug(d, statement, lexicon), **_claims_of_drug(d, known.claimed)} for d in statement.drugs]
    genes = [
        {**describe_gene(g, statement, lexicon, acted_on), **_claims_of_gene(g, known.claimed)} for g in statement.genes
    ]
    nearest_drug = [min(gaps[i].letters for gaps in known.gaps) for i in range(len(genes))]
    drugs_acting = [sum(acting[i] for acting in known.acting) for i in range(len(genes))]
    for d, drug in enumerate(statement.drugs):
        nearest_gene, genes_acted_on = min(gap.letters for gap in known.gaps[d]), sum(known.acting[d])
        for g, gene in enumerate(statement.genes):
            gap, acts = known.gaps[d][g], known.acting[d][g]
            shared = len(known.in_drug[d] & known.in_gene[g])
            apart = 0 if shared else min([abs(a - b) for a in known.in_drug[d] for b in known.in_gene[g]])
            yield (
                drug,
                gene,
                {
                    **whole,
                    **drugs[d],
                    **genes[g],
                    "pair shared sentences": shared,
                    "pair sentences apart": apart,
                    "pair distance": min(gap.letters, FAR) / 20,
                    "pair drug is nearest": float(nearest_drug[g] >= gap.letters),
                    "pair gene is nearest": float(nearest_gene >= gap.letters),
                    "pair drug acts on gene": float(acts),
                    "pair other gene is target": float(genes_acted_on > acts),
                    "pair other drug acts on gene": float(drugs_acting[g] > acts),
                    "pair targets unknown": float(not known.targets[d]),
                    **_describe_gap(gap, statement, known),
                    **_claims_of_pair(drug, gene, known.claimed),
                },
            )


def _known(statement: Statement, lexicon: Lexicon) -> _Known:
    drugs, genes = statement.drugs, statement.genes
    targets = [set(targets_of(d, lexicon)) for d in drugs]
    parts = [_parts(g.name, lexicon) for g in genes]
    marks = [
        (m.start() + statement.span.start, m.end() + statement.span.start) for m in _CLAUSE.finditer(statement.folded)
    ]
    return _Known(
        [statement.sentences_of(d.places) for d in drugs],
        [statement.sentences_of(g.places) for g in genes],
        targets,
        [[not own.isdisjoint(other) for other in parts] for own in targets],
        [[_nearest(d, g) for g in genes] for d in drugs],
        {kind: _claimed(kind, statement.rules) for kind in _RULE_TYPES},
        tuple(zip(*marks, strict=True)) or ((), ()),
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
    studies = _STUDIES.find(statement.folded)
    return {
        "statement drugs": len(statement.drugs),
        "statement genes": len(statement.genes),
        "statement sentences": len(statement.sentences),
        "statement length": (statement.span.end - statement.span.start) / 100,
        "statement mutations": len({m.name for m in statement.mentions if m.label == "MUTATION"}),
        "statement classes": sum(d.label == "DRUG_CLASS" for d in statement.drugs),
        **{f"statement {name}": float(name in studies) for name in _STUDY},
    }


def _describe_gap(gap: _Gap, statement: Statement, known: _Known) -> Features:
    """What stands between the nearest mentions of a pair."""
    inside = [m.label for m in slice_of(statement.mentions, gap.left, gap.right + 1) if m.end <= gap.right]
    cues = {c.kind for c in slice_of(statement.cues, gap.left, gap.right)}
    begun, ended = known.clauses
    return {
        "gap drugs": inside.count("DRUG") + inside.count("DRUG_CLASS"),
        "gap genes": inside.count("GENE"),
        "gap clauses": max(0, bisect_right(ended, gap.right) - bisect_left(begun, gap.left)),
        **{name: float(kind in cues) for kind, name in _GAP_CUES.items()},
    }


def _claims_of_drug(drug: Name, claimed: _Claimed) -> Features:
    return {f"rule {kind} drug": float(drug.name in genes) for kind, genes in claimed.items()}


def _claims_of_gene(gene: Name, claimed: _Claimed) -> Features:
    return {
        f"rule {kind} gene": float(any(gene.name in own for own in genes.values())) for kind, genes in claimed.items()
    }


def _claims_of_pair(drug: Name, gene: Name, claimed: _Claimed) -> Features:
    """Whether the rules claim a pair, or a partner of its fusion in the gene's place."""
    names = (gene.name, *gene.name.split("::"))
    return {
        f"rule {kind} pair": float(not genes.get(drug.name, frozenset()).isdisjoint(names))
        for kind, genes in claimed.items()
    }


def _nearest(drug: Name, gene: Name) -> _Gap:
    found = [
        (max(d.start - g.end, g.start - d.end, 0), d.start, g.start, min(d.end, g.end))
        for d in drug.mentions
        for g in gene.places
    ]
    letters, start, other, left = min(found, key=_PLACE)
    return _Gap(letters, left, max(start, other))


def _parts(gene: str, lexicon: Lexicon) -> tuple[str, ...]:
    """A gene, the partners of a fusion, and the members of a family."""
    return (gene, *gene.split("::"), *lexicon.facts("GENE", gene, "members"))
