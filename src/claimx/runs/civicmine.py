"""The CIViCmine benchmark end to end: sentences in, mentions and predictive pairs out, graded on held-out folds.

CIViCmine's sentences are single, few, and labelled over a dictionary's names, so the pairing model learns nothing from
them. What it thinks of a pair is one feature of a small logistic model that learns what these curators take
for a predictive pair: seldom a class that is named for its target, or a gene that only a mutation stands for.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log

from claimx.claims.judgement.linear import Linear
from claimx.claims.pairing.examples import Example, judge
from claimx.claims.pairing.model import Judgement, Pair, support_of
from claimx.claims.pairing.statement import Features, Name, Statement
from claimx.claims.pairing.training import fit_linear, fold_of, grow, prepare
from claimx.grading.civicmine import CivicMineSentence, find_link, is_judged, score_sentence
from claimx.grading.scoring import Tally
from claimx.pipeline import Extractor
from claimx.runs.civic import FOLDS, Say, read_example
from claimx.schema import Mention, Span

LEAST_RECALL = 0.66
"""What the limit must keep of the training folds' pairs: the 0.6 that is wanted, and a margin for new sentences."""
FREEDOM = 0.1
LIMITS = tuple(x / 50 for x in range(10, 46))
_KINASE = re.compile(r"(?:\btkis?\b|kinase inhib)", re.I)
_NO_DRUG = re.compile(r"radi(?:o|ation)|surg|transplant|vaccin|virus", re.I)
_THERAPY = r"(?:therap(?:y|ies)|treatments?)"
_REGIMEN = re.compile(rf"(?:[- ]based (?:[\w-]+ ){{0,2}}?| )(?:chemo\w*|{_THERAPY}|regimens?)\b", re.I)
_INTRODUCING = re.compile(rf" (?:{_THERAPY} with )?", re.I)
_EFFECT = re.compile(r"resist|sensitiv|respon|predict|benefit|efficac|effective|marker|outcome|refractory", re.I)
_ACT = re.compile(r"inhibition|sensitiv|respon|resist|blockade|targeted", re.I)


@dataclass(frozen=True)
class SentencePair:
    """One pair of one sentence: which of its example's pairs it is, its features, and whether it is filed."""

    sentence: int
    number: int
    features: Features
    filed: bool


@dataclass(frozen=True)
class CivicMineScore:
    """The score of all answers, and of those whose names the annotators were offered."""

    strict: Tally
    judged: Tally

    def __add__(self, other: "CivicMineScore") -> "CivicMineScore":
        return CivicMineScore(self.strict + other.strict, self.judged + other.judged)


def civicmine_examples(sentences: Sequence[CivicMineSentence], extractor: Extractor) -> list[Example]:
    """The sentences as examples of pairs without a reading."""
    examples = []
    for sentence in sentences:
        example = read_example(sentence.text, f"pmid:{sentence.group}", extractor)
        links = {p.key: find_link(sentence, *_named(example.statement, p)) for p in example.pairs}
        truth: dict[tuple[str, str, str], frozenset[str]] = {k: frozenset() for k, link in links.items() if link}
        missed = len(sentence.links) - len({link for link in links.values() if link})
        examples.append(replace(example, truth=truth, missed=missed))
    return prepare(examples)


def grade_civicmine(
    sentences: Sequence[CivicMineSentence],
    examples: Sequence[Example],
    others: Sequence[Example],
    seed: int = 0,
    say: Say = lambda line: None,
) -> Iterator[CivicMineScore]:
    """Learn from four folds of sentences, answer the fifth; the limit is set inside the four.

    Args:
        others: CIViC's examples, for the pairing model; those of a paper of any sentence are left out.
    """
    papers = {e.group for e in examples}
    model = grow([e for e in others if e.group not in papers], seed)
    pairs = [p for i, e in enumerate(examples) for p in pairs_of_example(i, e, judge(model, e))]
    for number in range(FOLDS):
        kept = [p for p in pairs if fold_of(examples[p.sentence].group, FOLDS, seed) != number]
        held = [i for i, e in enumerate(examples) if fold_of(e.group, FOLDS, seed) == number]
        say(f"fold {number + 1} of {FOLDS}: {len(kept)} pairs to learn from, {len(held)} sentences to answer")
        limit = _choose_limit(sentences, examples, kept, set(range(len(examples))) - set(held), seed)
        chosen = _chosen(_fit(kept), [p for p in pairs if p.sentence in set(held)], limit)
        judged = [p for p in chosen if is_judged(sentences[p.sentence], *_places(examples, p))]
        yield CivicMineScore(_tally(sentences, examples, held, chosen), _tally(sentences, examples, held, judged))


def pairs_of_example(number: int, example: Example, judgements: Sequence[Judgement]) -> Iterator[SentencePair]:
    """The pairs of one sentence; a class that only stands in the therapies of other drugs is none of its own."""
    # A drug may be named for what it is or was given for.
    effect = {"speaks of an effect": float(bool(_EFFECT.search(example.statement.folded)))}
    therapies = [t for d in example.statement.drugs if d.label == "DRUG" for t in _therapies(example.statement, d)]
    for place, j in enumerate(judgements):
        if not _only_within(j.pair.drug, therapies):
            features = {**_describe(j, len(judgements)), **effect}
            yield SentencePair(number, place, features, j.pair.key in example.truth)


def _describe(judgement: Judgement, count: int) -> Features:
    """What the pairing model makes of a pair, and in which form its drug and gene are printed."""
    drug, gene, chance = judgement.pair.drug, judgement.pair.gene, min(max(judgement.chance, 0.02), 0.98)
    is_class = drug.label == "DRUG_CLASS"
    kinase = any(_KINASE.search(m.text) for m in drug.mentions)
    of_target = is_class and (drug.name.endswith(" inhibitor") or drug.name.startswith("anti-"))
    readings = judgement.readings
    return {
        "log-odds of the pairing model": log(chance / (1 - chance)),
        "surer direction": max(support_of(readings, "resistance"), support_of(readings, "sensitivity")),
        "pairs, log": log(count),
        "gene inside a longer name": float(gene.hidden),
        "gene known by a mutation": float(not gene.mentions),
        "drug is code": judgement.pair.features["drug is code"],
        "class named for its target": float(of_target and not kinase),
        "therapy is no drug": float(bool(_NO_DRUG.search(drug.name))),
        "class as an act": float(is_class and any(_ACT.search(m.text) for m in drug.mentions)),
    }


def _fit(pairs: Sequence[SentencePair]) -> Linear:
    labels = [int(p.filed) for p in pairs]
    return fit_linear([p.features for p in pairs], labels, ("pair",), FREEDOM, [1.0] * len(pairs))


def _choose_limit(
    sentences: Sequence[CivicMineSentence],
    examples: Sequence[Example],
    kept: Sequence[SentencePair],
    inside: set[int],
    seed: int,
) -> float:
    """The limit with the best precision of those that keep enough pairs, on folds inside the kept ones."""
    models = [_fit([p for p in kept if _inner(examples, p, seed) != number]) for number in range(FOLDS)]
    chances = [(p, float(models[_inner(examples, p, seed)].probabilities([p.features])[0, 0])) for p in kept]

    def worth(limit: float) -> tuple[bool, float]:
        tally = _tally(sentences, examples, sorted(inside), [p for p, chance in chances if chance >= limit])
        enough = (tally.recall or 0.0) >= LEAST_RECALL
        return enough, (tally.precision if enough else tally.recall) or 0.0

    return max(LIMITS, key=worth)


def _inner(examples: Sequence[Example], pair: SentencePair, seed: int) -> int:
    return fold_of(examples[pair.sentence].group, FOLDS, seed + 100)


def _chosen(model: Linear, pairs: Sequence[SentencePair], limit: float) -> list[SentencePair]:
    if not pairs:
        return []
    chances = model.probabilities([p.features for p in pairs])[:, 0]
    return [p for p, chance in zip(pairs, chances, strict=True) if chance >= limit]


def _tally(
    sentences: Sequence[CivicMineSentence],
    examples: Sequence[Example],
    which: Sequence[int],
    chosen: Sequence[SentencePair],
) -> Tally:
    """Count the chosen pairs of these sentences."""
    answers: Mapping[int, list[tuple[list[Span], list[Span]]]] = {i: [] for i in which}
    for p in chosen:
        answers[p.sentence].append(_places(examples, p))
    return sum((score_sentence(sentences[i], found) for i, found in answers.items()), Tally(0, 0, 0))


def _places(examples: Sequence[Example], chosen: SentencePair) -> tuple[list[Span], list[Span]]:
    """Where the gene and the drug of a pair are named."""
    example = examples[chosen.sentence]
    return _named(example.statement, example.pairs[chosen.number])


def _named(statement: Statement, pair: Pair) -> tuple[list[Span], list[Span]]:
    return _spans((*pair.gene.places, *pair.gene.inside)), _therapies(statement, pair.drug)


def _only_within(drug: Name, therapies: Sequence[Span]) -> bool:
    """Whether a class stands in the therapies of other drugs alone ("chemotherapy" in "pemetrexed-based …")."""
    return drug.label == "DRUG_CLASS" and all(
        any(t.start <= m.start and m.end <= t.end for t in therapies) for m in drug.mentions
    )


def _therapies(statement: Statement, drug: Name) -> list[Span]:
    """Where a drug is named, each place with the class that introduces it and the regimen that it is the base of."""
    classes = [m for d in statement.drugs if d.label == "DRUG_CLASS" and d is not drug for m in d.mentions]
    found = []
    for m in drug.mentions:
        before = (c for c in classes if c.end < m.start and _INTRODUCING.fullmatch(statement.text, c.end, m.start))
        regimen = _REGIMEN.match(statement.text, m.end)
        found.append(Span(min((c.start for c in before), default=m.start), regimen.end() if regimen else m.end))
    return found


def _spans(mentions: Sequence[Mention]) -> list[Span]:
    return [Span(m.start, m.end) for m in mentions]
