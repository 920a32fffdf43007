"""Pairs with their direction and probability: what the rest of linking sees of the model."""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from claimx.claims.pairing.model import Judgement, PairingModel, find_pairs, read_model
from claimx.claims.pairing.outcomes import Polarity, find_outcomes
from claimx.claims.pairing.statement import Name, Statement
from claimx.lexicon import Lexicon
from claimx.schema import ClaimType, Direction, Mention, Span

REACH = 40
LEAST_CHANCE = 0.1
_ANY: frozenset[Polarity] = frozenset({"good", "bad", "same"})
_OUTCOMES: Mapping[str, frozenset[Polarity]] = {
    "sensitivity": frozenset({"good"}),
    "resistance": frozenset({"bad"}),
    "not sensitivity": frozenset({"bad", "same"}),
    "not resistance": frozenset({"good", "same"}),
}


@dataclass(frozen=True, slots=True)
class ScoredPair:
    """A therapy and a gene that a paragraph relates, and how sure that is.

    ``mentions`` are those of drug, gene, mutations and alterations; ``sentence`` is the one that names most of them.
    ``probability`` is calibrated: that the pair is meant and its direction right; ``accepted`` if that is enough to
    report it, ``stated`` if its sentence names both and tells of an outcome of that kind.
    """

    type: ClaimType
    drug: str
    gene: str
    mutations: tuple[str, ...]
    alterations: tuple[str, ...]
    direction: Direction
    probability: float
    accepted: bool
    stated: bool
    sentence: Span
    mentions: tuple[Mention, ...]


def score_pairs(statement: Statement, lexicon: Lexicon, within_sentence: bool = False) -> tuple[ScoredPair, ...]:
    """The drug–gene pairs of one paragraph that have any chance, surest first.

    Args:
        within_sentence: whether nothing is wanted of a paragraph in which no sentence names a drug, a gene and an
            outcome; the model is not asked then.
    """
    model = read_model()
    if within_sentence and not _telling(statement, statement.drugs, statement.genes):
        return ()
    pairs = find_pairs(statement, lexicon)
    found = [_scored(judgement, statement, model) for judgement in model.judge(statement, pairs, least=LEAST_CHANCE)]
    return tuple(sorted(found, key=lambda s: (-s.probability, s.drug, s.gene)))


def _scored(judgement: Judgement, statement: Statement, model: PairingModel) -> ScoredPair:
    decision = model.decide(judgement)
    reading, probability = decision.reading, decision.probability
    drug, gene = judgement.pair.drug, judgement.pair.gene
    alterations = tuple(
        m
        for m in statement.mentions
        if m.label == "ALTERATION"
        and any(abs(m.start - g.end) < REACH or abs(g.start - m.end) < REACH for g in gene.mentions)
    )
    mentions = (*drug.mentions, *gene.places, *alterations)
    telling = _telling(statement, [drug], [gene], _OUTCOMES[reading])
    kind: ClaimType = "resistance" if reading.endswith("resistance") else "sensitivity"
    return ScoredPair(
        kind,
        drug.name,
        gene.name,
        tuple(dict.fromkeys(m.name for m in gene.mutations)),
        tuple(dict.fromkeys(m.name for m in alterations)),
        "disputes" if reading.startswith("not ") else "supports",
        round(probability, 3),
        decision.accepted,
        bool(telling),
        _sentence(statement, mentions, telling),
        tuple(sorted(set(mentions), key=lambda m: (m.start, m.end, m.name))),
    )


def _telling(
    statement: Statement, drugs: Sequence[Name], genes: Sequence[Name], outcomes: Set[Polarity] = _ANY
) -> frozenset[int]:
    """The numbers of the sentences that name one of the drugs and one of the genes and tell of such an outcome."""
    named = statement.sentences_of(m for drug in drugs for m in drug.mentions)
    named &= statement.sentences_of(m for gene in genes for m in gene.places)
    return named and named & {o.sentence for o in find_outcomes(statement) if o.polarity in outcomes}


def _sentence(statement: Statement, mentions: Sequence[Mention], telling: Set[int]) -> Span:
    """The sentence that tells a pair's outcome and names most of it; the later one of equals, where results stand."""
    named = [(statement.sentence_of(m.start), m.label) for m in mentions]
    labels, counts = Counter(number for number, _ in set(named)), Counter(number for number, _ in named)
    best = max(counts, key=lambda number: (number in telling, labels[number], counts[number], number))
    return statement.sentences[best]
