"""Readable features of a (drug, gene) pair of one statement: who is spoken of most, where, and how."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from claimx.claims.pairing.statement import Name, Statement
from claimx.lexicon import Lexicon
from claimx.schema import Mention

Features = dict[str, float]

_DRUG_BEFORE = {
    "treated": r"(?:treat\w*|receiv\w*|given|administ\w*|therapy|exposure|exposed) (?:\w+ ){0,3}$",
    "response": r"(?:respon\w*|sensitiv\w*|resist\w*|benefit\w*|efficacy|effect\w*|activity|ic50\w*|insensitiv\w*|"
    r"susceptib\w*|refractory) (?:\w+ ){0,2}(?:to|of|from|for|against|with) (?:\w+ ){0,4}$",
    "compared": r"(?:compared (?:to|with)|versus|vs\.?|than|relative to|unlike|over|comparison (?:to|with)) "
    r"(?:\w+ ){0,4}$",
    "prior": r"(?:prior|previous\w*|pretreat\w*|after|following|progress\w* (?:on|after|to)|failed|refractory to|"
    r"resistant to|failure (?:of|on)|initially|first line) (?:\w+ ){0,4}$",
    "combined": r"(?:plus|\+|combin\w* (?:with|of)|in addition to|together with|added to|adding|and) (?:\w+ )?$",
    "listed": r"(?:,|/|\bor\b|\band\b) ?$",
    "example": r"(?:such as|including|e\.g\.?,?|like|namely) (?:\w+ ){0,2}$",
    "inhibitor": r"(?:inhibitors?|antibody|tki|agents?|drugs?)[ (,]+$",
    "trial": r"(?:trial|study|phase \w+) (?:\w+ ){0,3}(?:of|with|for|testing|evaluating|comparing) (?:\w+ ){0,3}$",
}  # fmt: skip
_DRUG_AFTER = {
    "treated": r"(?:[ -])(?:treat\w*|therapy|monotherapy|exposure|arm|group)",
    "resistant": r" ?(?:resist\w*|refractory|insensitiv\w*)",
    "sensitive": r" ?(?:sensitiv\w*|respon\w*|activity|efficacy)",
    "compared": r" ?(?:compared|versus|vs|than|or placebo)",
    "combined": r" ?(?:plus|\+|in combination|combined|and)\b",
    "listed": r" ?(?:,|/|\bor\b|\band\b)",
    "alone": r" (?:alone|monotherapy|single agent)",
    "gloss": r" ?[(,] ?(?:an?|the|is) ",
}
_GENE_BEFORE = {
    "patients": r"(?:patients?|tumou?rs?|cells?|lines?|cases?|carcinomas?|cancers?|nsclc|melanomas?|crc|aml|gist) "
    r"(?:\w+ ){0,3}(?:with|harbou?r\w*|carry\w*|express\w*|contain\w*|having|had|of|for) (?:\w+ ){0,4}$",
    "wild": r"wild ?type (?:\w+ ){0,1}$",
    "absent": r"(?:absence of|without|no|lack\w*|negative for|other than|non) (?:\w+ ){0,2}$",
    "also": r"(?:also|additional\w*|co occurring|concurrent\w*|concomitant|co|in addition to|as well as|besides|"
    r"together with) (?:\w+ ){0,4}$",
    "listed": r"(?:,|/|\bor\b|\band\b) ?$",
    "knockdown": r"(?:knock\w*|silenc\w*|sirna|shrna|deplet\w*|delet\w*|inactivat\w*|loss|overexpress\w*|amplif\w*|"
    r"express\w*|transfect\w*|transduc\w*) (?:\w+ ){0,3}$",
    "role": r"(?:role|effect|impact|association|correlation|status|mutations?|expression|levels?) (?:of|in|between) "
    r"(?:\w+ ){0,2}$",
}  # fmt: skip
_GENE_AFTER = {
    "altered": r"[ -]?(?:\(\w+\) )?(?:\w+ )?(?:mutat\w*|mutant\w*|amplif\w*|fusion\w*|rearrange\w*|overexpress\w*|"
    r"express\w*|loss|delet\w*|insert\w*|variant\w*|alter\w*|positive|deficien\w*|translocat\w*|methyl\w*|"
    r"exon|copy|low|high|null|duplicat\w*|truncat\w*|splice|polymorphism|genotype)",
    "wild": r"[ -]?(?:\w+ )?(?:wild ?type|wt\b|negative)",
    "signaling": r" ?(?:signal\w*|pathway|phosphoryl\w*|activity|kinase|axis|activation)",
    "inhibited": r" ?(?:inhibit\w*|antagonist|blockade|antibod\w*|tki)",
    "listed": r" ?(?:,|/|\bor\b|\band\b)",
}  # fmt: skip
_STUDY = {
    "trial": r"\b(?:phase|trial|randomi[sz]ed|cohort|arm)\b",
    "cells": r"\b(?:in vitro|cell lines?|cells|ba/?f3|transfect\w*|ic50|preclinical|xenograft\w*|mice|mouse)\b",
    "case": r"\b(?:case report|a patient|one patient|year old|case)\b",
    "cohort": r"\b(?:retrospective\w*|patients)\b",
}
_RULE_TYPES = ("resistance", "sensitivity", "resensitization", "target")


@cache
def _compiled(side: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    tables = {"db": _DRUG_BEFORE, "da": _DRUG_AFTER, "gb": _GENE_BEFORE, "ga": _GENE_AFTER, "st": _STUDY}
    return tuple((name, re.compile(pattern)) for name, pattern in tables[side].items())


def describe_pairs(statement: Statement, lexicon: Lexicon) -> Iterator[tuple[Name, Name, Features]]:
    """Every (drug, gene) pair of the statement with its features."""
    if not statement.drugs or not statement.genes:
        return
    whole = describe_statement(statement)
    drugs = {d.name + d.label: _describe_drug(d, statement, lexicon) for d in statement.drugs}
    genes = {g.name: _describe_gene(g, statement, lexicon) for g in statement.genes}
    gaps = {(d.name + d.label, g.name): _nearest(d, g) for d in statement.drugs for g in statement.genes}
    for drug in statement.drugs:
        for gene in statement.genes:
            pair = _describe_pair(drug, gene, statement, lexicon, gaps)
            yield drug, gene, {**whole, **drugs[drug.name + drug.label], **genes[gene.name], **pair}


def describe_statement(statement: Statement) -> Features:
    """Features that all pairs of a statement share."""
    found: Features = {
        "statement drugs": len(statement.drugs),
        "statement genes": len(statement.genes),
        "statement sentences": len(statement.sentences),
        "statement length": (statement.span.end - statement.span.start) / 100,
        "statement mutations": len({m.name for m in statement.mentions if m.label == "MUTATION"}),
        "statement classes": sum(d.label == "DRUG_CLASS" for d in statement.drugs),
    }
    for name, pattern in _compiled("st"):
        found[f"statement {name}"] = float(bool(pattern.search(statement.folded)))
    return found


def _describe_drug(drug: Name, statement: Statement, lexicon: Lexicon) -> Features:
    total = sum(len(d.mentions) for d in statement.drugs)
    most = max(len(d.mentions) for d in statement.drugs)
    order = sorted(statement.drugs, key=lambda d: -len(d.mentions))
    found: Features = {
        "drug mentions": len(drug.mentions),
        "drug share": len(drug.mentions) / total,
        "drug to most": len(drug.mentions) / most,
        "drug rank": statement.drugs.index(drug),
        "drug rank by mentions": order.index(drug),
        "drug is class": float(drug.label == "DRUG_CLASS"),
        "drug is code": float(drug.is_code),
        "drug others are classes": sum(d.label == "DRUG_CLASS" for d in statement.drugs if d is not drug),
        **_position("drug", drug.mentions, statement),
    }
    found["drug class glossed"] = float(
        drug.label == "DRUG_CLASS" and all(_touches_drug(m, statement) for m in drug.mentions)
    )
    classes = {n for n in lexicon.facts("DRUG", drug.name, "classes")}
    found["drug class named too"] = float(any(d.name in classes for d in statement.drugs))
    found["drug member named too"] = float(
        drug.label == "DRUG_CLASS"
        and any(drug.name in lexicon.facts("DRUG", d.name, "classes") for d in statement.drugs)
    )
    found |= _around("drug", drug.mentions, statement, "db", "da")
    return found


def _describe_gene(gene: Name, statement: Statement, lexicon: Lexicon) -> Features:
    counts = {g.name: len(g.places) for g in statement.genes}
    total, most = sum(counts.values()), max(counts.values())
    order = sorted(statement.genes, key=lambda g: -len(g.places))
    kind = lexicon.facts("GENE", gene.name, "kind")
    found: Features = {
        "gene mentions": len(gene.places),
        "gene share": len(gene.places) / total,
        "gene to most": len(gene.places) / most,
        "gene rank": statement.genes.index(gene),
        "gene rank by mentions": order.index(gene),
        "gene mutations": len(gene.mutations),
        "gene hidden": float(gene.hidden),
        "gene is fusion": float("::" in gene.name or "fusion" in kind),
        "gene is family": float("family" in kind or "complex" in kind or "pathway" in kind),
        "gene printed": float(any(m.found_by != "inside a longer name" for m in gene.mentions)),
        "gene others mutated": sum(bool(g.mutations) for g in statement.genes if g is not gene),
        "gene is a drug's target": float(any(gene.name in _targets(d, lexicon) for d in statement.drugs)),
        **_position("gene", gene.places, statement),
    }
    found["gene altered"] = sum(
        any(m.label == "ALTERATION" and abs(m.start - g.start) < 40 for m in statement.mentions) for g in gene.mentions
    )
    found |= _around("gene", gene.mentions, statement, "gb", "ga")
    return found


def _describe_pair(
    drug: Name,
    gene: Name,
    statement: Statement,
    lexicon: Lexicon,
    gaps: Mapping[tuple[str, str], tuple[int, Mention, Mention]],
) -> Features:
    key = drug.name + drug.label
    gap, near_drug, near_gene = gaps[key, gene.name]
    in_drug = {statement.sentence_of(m.start) for m in drug.mentions}
    in_gene = {statement.sentence_of(m.start) for m in gene.places}
    targets = _targets(drug, lexicon)
    found: Features = {
        "pair shared sentences": len(in_drug & in_gene),
        "pair sentences apart": min(abs(a - b) for a in in_drug for b in in_gene),
        "pair distance": min(gap, 600) / 20,
        "pair drug is nearest": float(all(gaps[d.name + d.label, gene.name][0] >= gap for d in statement.drugs)),
        "pair gene is nearest": float(all(gaps[key, g.name][0] >= gap for g in statement.genes)),
        "pair drug acts on gene": float(bool(set(targets) & set(_parts(gene.name, lexicon)))),
        "pair other gene is target": float(
            any(set(targets) & set(_parts(g.name, lexicon)) for g in statement.genes if g is not gene)
        ),
        "pair other drug acts on gene": float(
            any(set(_targets(d, lexicon)) & set(_parts(gene.name, lexicon)) for d in statement.drugs if d is not drug)
        ),
        "pair targets unknown": float(not targets),
    }
    left, right = min(near_drug.end, near_gene.end), max(near_drug.start, near_gene.start)
    found |= _gap_features(left, right, statement)
    found |= _rule_features(drug, gene, statement)
    return found


def _gap_features(left: int, right: int, statement: Statement) -> Features:
    inside = [m for m in statement.mentions if left <= m.start and m.end <= right]
    cues = {c.kind for c in statement.cues if left <= c.start < right}
    words = statement.between(left, right) if left < right else ""
    found: Features = {
        "gap drugs": sum(m.label in ("DRUG", "DRUG_CLASS") for m in inside),
        "gap genes": sum(m.label == "GENE" for m in inside),
        "gap clauses": len(re.findall(r"[;:.]|, (?:and|but|while|whereas|which)\b", words)),
    }
    for kind in ("resistance", "sensitivity", "resensitization", "cause", "denial", "comparator", "combination"):
        found[f"gap {kind}"] = float(kind in cues)
    return found


def _rule_features(drug: Name, gene: Name, statement: Statement) -> Features:
    found: Features = {}
    for kind in _RULE_TYPES:
        made = [c for c in statement.rules if c.type == kind]
        ours = [c for c in made if drug.name in (c.agent if kind == "resensitization" else c.drug).split(" + ")]
        genes = {g for c in ours for g in c.slot("gene")}
        found[f"rule {kind} pair"] = float(any(p in genes for p in (gene.name, *gene.name.split("::"))))
        found[f"rule {kind} drug"] = float(bool(ours))
        found[f"rule {kind} gene"] = float(any(gene.name in c.slot("gene") for c in made))
    return found


def _position(role: str, mentions: Sequence[Mention], statement: Statement) -> Features:
    numbers = [statement.sentence_of(m.start) for m in mentions]
    last = len(statement.sentences) - 1
    length = statement.span.end - statement.span.start
    return {
        f"{role} first at": (mentions[0].start - statement.span.start) / length,
        f"{role} last at": (mentions[-1].start - statement.span.start) / length,
        f"{role} in first sentence": float(0 in numbers),
        f"{role} in last sentence": float(last in numbers),
        f"{role} sentence share": len(set(numbers)) / (last + 1),
    }


def _around(role: str, mentions: Sequence[Mention], statement: Statement, before: str, after: str) -> Features:
    """The share of mentions that have certain words before or after them."""
    found: Features = {}
    count = len(mentions)
    for side, width in ((before, 45), (after, 30)):
        windows = [
            statement.before(m.start, width) if side == before else statement.after(m.end, width) for m in mentions
        ]
        where = "before" if side == before else "after"
        for name, pattern in _compiled(side):
            hits = sum(bool(pattern.search(w) if where == "before" else pattern.match(w)) for w in windows)
            found[f"{role} {where}: {name}"] = hits / count if count else 0.0
    return found


def _nearest(drug: Name, gene: Name) -> tuple[int, Mention, Mention]:
    best = min(
        (
            (max(d.start - g.end, g.start - d.end, 0), d.start, g.start, d, g)
            for d in drug.mentions
            for g in gene.places
        ),
        key=lambda row: row[:3],
    )
    return best[0], best[3], best[4]


def _targets(drug: Name, lexicon: Lexicon) -> tuple[str, ...]:
    own = lexicon.facts(drug.label, drug.name, "targets")
    if own or drug.label == "DRUG_CLASS":
        return own or ((drug.name.removesuffix(" inhibitor"),) if drug.name.endswith(" inhibitor") else ())
    return tuple(
        t for c in lexicon.facts("DRUG", drug.name, "classes") for t in lexicon.facts("DRUG_CLASS", c, "targets")
    )


def _parts(gene: str, lexicon: Lexicon) -> tuple[str, ...]:
    """A gene, the partners of a fusion, and the members of a family."""
    return (gene, *gene.split("::"), *lexicon.facts("GENE", gene, "members"))


def _touches_drug(mention: Mention, statement: Statement) -> bool:
    """Whether a class only introduces or describes a drug beside it ("the MEK inhibitor trametinib")."""
    for other in statement.mentions:
        if other.label == "DRUG" and (0 <= other.start - mention.end <= 2 or 0 <= mention.start - other.end <= 12):
            return True
    return False
