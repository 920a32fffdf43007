"""Features of one drug or gene of a statement: how much is said of it, where, and what the lexicon knows of it."""

from collections.abc import Sequence, Set

from claimx.claims.pairing.statement import Features, Name, Statement
from claimx.claims.pairing.surroundings import Role, describe_surroundings
from claimx.lexicon import Lexicon
from claimx.schema import Mention

NEAR = 40


def describe_drug(drug: Name, statement: Statement, lexicon: Lexicon) -> Features:
    """Features of a drug or class that all its pairs share."""
    is_class = drug.label == "DRUG_CLASS"
    classes = set(lexicon.facts("DRUG", drug.name, "classes"))
    members = (d for d in statement.drugs if drug.name in lexicon.facts("DRUG", d.name, "classes"))
    return {
        **_prominence("drug", drug, statement.drugs),
        "drug is class": float(is_class),
        "drug is code": float(drug.is_code),
        "drug others are classes": sum(d.label == "DRUG_CLASS" for d in statement.drugs if d is not drug),
        **_position("drug", drug.mentions, statement),
        "drug class glossed": float(is_class and all(_touches_drug(m, statement) for m in drug.mentions)),
        "drug class named too": float(any(d.name in classes for d in statement.drugs)),
        "drug member named too": float(is_class and any(members)),
        **describe_surroundings("drug", drug.mentions, statement),
    }


def describe_gene(gene: Name, statement: Statement, lexicon: Lexicon, acted_on: Set[str]) -> Features:
    """Features of a gene that all its pairs share; its mutations count as mentions.

    Args:
        acted_on: the genes that the statement's drugs act on.
    """
    kind = lexicon.facts("GENE", gene.name, "kind")
    altered = [m.start for m in statement.mentions if m.label == "ALTERATION"]
    return {
        **_prominence("gene", gene, statement.genes),
        "gene mutations": len(gene.mutations),
        "gene hidden": float(gene.hidden),
        "gene is fusion": float("::" in gene.name or "fusion" in kind),
        "gene is family": float("family" in kind or "complex" in kind or "pathway" in kind),
        "gene printed": float(any(m.found_by != "inside a longer name" for m in gene.mentions)),
        "gene others mutated": sum(bool(g.mutations) for g in statement.genes if g is not gene),
        "gene is a drug's target": float(gene.name in acted_on),
        **_position("gene", gene.places, statement),
        "gene altered": sum(any(abs(start - g.start) < NEAR for start in altered) for g in gene.mentions),
        **describe_surroundings("gene", gene.mentions, statement),
    }


def targets_of(drug: Name, lexicon: Lexicon) -> tuple[str, ...]:
    """The genes that a drug or class acts on, as the lexicon has it; a class may say it in its name."""
    own = lexicon.facts(drug.label, drug.name, "targets")
    if own or drug.label == "DRUG_CLASS":
        return own or ((drug.name.removesuffix(" inhibitor"),) if drug.name.endswith(" inhibitor") else ())
    classes = lexicon.facts("DRUG", drug.name, "classes")
    return tuple(t for c in classes for t in lexicon.facts("DRUG_CLASS", c, "targets"))


def _prominence(role: Role, name: Name, names: Sequence[Name]) -> Features:
    """A name's share of all mentions of its kind, and its ranks by place and by mentions."""
    counts = [len(n.places) for n in names]
    order = sorted(names, key=lambda n: -len(n.places))
    own = len(name.places)
    return {
        f"{role} mentions": own,
        f"{role} share": own / sum(counts),
        f"{role} to most": own / max(counts),
        f"{role} rank": names.index(name),
        f"{role} rank by mentions": order.index(name),
    }


def _position(role: Role, mentions: Sequence[Mention], statement: Statement) -> Features:
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


def _touches_drug(mention: Mention, statement: Statement) -> bool:
    """Whether a class only introduces or describes a drug beside it ("the MEK inhibitor trametinib")."""
    for other in statement.mentions:
        if other.label == "DRUG" and (0 <= other.start - mention.end <= 2 or 0 <= mention.start - other.end <= 12):
            return True
    return False
