"""Features for the direction of a pair: which outcomes stand where, and what the statement is about."""

from collections.abc import Iterable, Sequence

from claimx.claims.pairing.outcomes import Outcome, find_outcomes
from claimx.claims.pairing.statement import Features, Name, Statement

_POLARITIES = ("good", "bad", "same")


def describe_outcomes(statement: Statement) -> Features:
    """Features of the outcomes that all pairs of a statement share."""
    outcomes, last = find_outcomes(statement), len(statement.sentences) - 1
    return {
        **_counts("all", outcomes),
        **_counts("last sentence", [o for o in outcomes if o.sentence == last]),
        **_edge("first", outcomes[:1]),
        **_edge("final", outcomes[-1:]),
    }


def drug_outcomes(drug: Name, statement: Statement) -> Features:
    """Features of the outcomes seen from a drug."""
    outcomes, sentences = find_outcomes(statement), statement.sentences_of(drug.mentions)
    return {
        **_counts("drug sentence", [o for o in outcomes if o.sentence in sentences]),
        **_counts("after drug", [o for o in outcomes if o.start > drug.mentions[-1].start]),
        **_near("drug", drug, outcomes),
        **_touching(drug, statement, outcomes),
    }


def gene_outcomes(gene: Name, statement: Statement) -> Features:
    """Features of the outcomes seen from a gene."""
    outcomes, sentences = find_outcomes(statement), statement.sentences_of(gene.places)
    mutated = statement.sentences_of(gene.mutations)
    return {
        **_counts("gene sentence", [o for o in outcomes if o.sentence in sentences]),
        **_counts("mutation sentence", [o for o in outcomes if o.sentence in mutated]),
        **_near("gene", gene, outcomes),
    }


def pair_outcomes(drug: Name, gene: Name, statement: Statement) -> Features:
    """Features of the outcomes in sentences that name both."""
    shared = statement.sentences_of(drug.mentions) & statement.sentences_of(gene.places)
    return _counts("pair sentence", [o for o in find_outcomes(statement) if o.sentence in shared])


def _counts(where: str, outcomes: Sequence[Outcome]) -> Features:
    found: Features = {}
    total = len(outcomes)
    for polarity in _POLARITIES:
        count = sum(o.polarity == polarity for o in outcomes)
        found[f"{where}: {polarity}"] = count
        found[f"{where}: {polarity} share"] = count / total if total else -1.0
    found[f"{where}: denied good"] = sum(o.denied and o.polarity == "bad" for o in outcomes)
    return found


def _edge(where: str, outcomes: Iterable[Outcome]) -> Features:
    chosen = {o.polarity for o in outcomes}
    return {f"{where} outcome: {p}": float(p in chosen) for p in _POLARITIES}


def _near(role: str, name: Name, outcomes: Sequence[Outcome]) -> Features:
    """Which outcome stands nearest to the name's mentions, and how far off each polarity is."""
    found: Features = {}
    for polarity in _POLARITIES:
        gaps = [
            max(o.start - m.end, m.start - o.end, 0) for o in outcomes if o.polarity == polarity for m in name.places
        ]
        found[f"{role} to {polarity}"] = min(min(gaps, default=400), 400) / 20
    score = {p: 0.0 for p in _POLARITIES}
    for outcome in outcomes:
        gap = min(max(outcome.start - m.end, m.start - outcome.end, 0) for m in name.places)
        score[outcome.polarity] += 1 / (1 + gap / 25)
    total = sum(score.values())
    for polarity in _POLARITIES:
        found[f"{role} weight of {polarity}"] = score[polarity] / total if total else -1.0
    return found


def _touching(drug: Name, statement: Statement, outcomes: Sequence[Outcome]) -> Features:
    """Outcomes joined to the drug by at most three words of the same clause ("resistance to X", "X-sensitive")."""
    found: Features = dict.fromkeys((f"drug beside {p}" for p in _POLARITIES), 0.0)
    for mention in drug.mentions:
        for o in outcomes:
            left, right = (o.end, mention.start) if o.start < mention.start else (mention.end, o.start)
            if right - left < 40 and not set(statement.between(left, right)) & set(".;:,"):
                found[f"drug beside {o.polarity}"] += 1
    return found
