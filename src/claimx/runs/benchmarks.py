"""The two benchmarks end to end: text in, mentions, pairs and readings out, graded on held-out folds."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from claimx.claims.linking import find_stated
from claimx.claims.pairing.examples import Example, judge
from claimx.claims.pairing.model import PairingModel, asserted_reading, find_pairs
from claimx.claims.pairing.statement import find_statement
from claimx.claims.pairing.training import fold_of, grow, prepare, train
from claimx.grading.civic import (
    NOTHING,
    Answer,
    CivicScore,
    CivicStatement,
    Reading,
    drug_spellings,
    is_right,
    match_key,
    score_statement,
)
from claimx.grading.civicmine import CivicMineSentence, find_link, score_sentence
from claimx.grading.scoring import Tally
from claimx.lexicon import Lexicon, fold
from claimx.pipeline import Extractor
from claimx.schema import Mention, Span
from claimx.sources import document_from_text

FOLDS = 5
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class CivicFold:
    """The score of one fold, or of several added; ``given`` counts readings of the filed pairs themselves.

    ``bins`` holds for each tenth of probability how many answers fell there, how many were right,
    and the sum of their probabilities.
    """

    score: CivicScore = field(default_factory=CivicScore)
    given: Tally = NOTHING
    bins: tuple[tuple[int, int, float], ...] = ((0, 0, 0.0),) * 10

    def __add__(self, other: "CivicFold") -> "CivicFold":
        pairs = zip(self.bins, other.bins, strict=True)
        bins = tuple((a[0] + b[0], a[1] + b[1], a[2] + b[2]) for a, b in pairs)
        return CivicFold(self.score + other.score, self.given + other.given, bins)

    @property
    def calibration_error(self) -> float | None:
        """Expected calibration error over ten bins; None where nothing was answered."""
        total = sum(count for count, _, _ in self.bins)
        return sum(abs(right - summed) for _, right, summed in self.bins) / total if total else None


def canonical_drug(lexicon: Lexicon) -> Callable[[str], str]:
    """From a filed therapy to the name that mentions carry; the bare name where the lexicon has none."""

    def name_of(printed: str) -> str:
        for spelling in drug_spellings(printed):
            for label in ("DRUG", "DRUG_CLASS"):
                if term := lexicon.by_form.get((label, fold(spelling))):
                    return term.name
        return drug_spellings(printed)[1 if len(drug_spellings(printed)) > 1 else 0].lower()

    return name_of


def civic_examples(statements: Sequence[CivicStatement], extractor: Extractor) -> list[Example]:
    """The statements as examples for training and judging."""
    examples = []
    for statement in statements:
        example = read_example(statement.text, statement.group, extractor)
        truth, met = {}, set()
        for pair in example.pairs:
            if key := match_key(statement.filed, pair.gene.name, pair.drug.name):
                truth[pair.key] = frozenset(map(str, statement.filed[key]))
                met.add(key)
        examples.append(replace(example, truth=truth, missed=len(statement.filed) - len(met)))
    return prepare(examples)


def read_example(text: str, group: str, extractor: Extractor) -> Example:
    """An example with nothing filed yet."""
    document = document_from_text(text, "statement")
    annotation = extractor.annotator.annotate(document)
    rules = find_stated(document, annotation, extractor.lexicon)
    whole = Span(0, len(document.text))
    statement = find_statement(document.text, whole, annotation, rules, extractor.lexicon)
    return Example(statement, find_pairs(statement, extractor.lexicon), group, {})


def grade_civic(
    statements: Sequence[CivicStatement], examples: Sequence[Example], seed: int = 0, say: Say = lambda line: None
) -> Iterator[CivicFold]:
    """Train on four folds, answer the fifth, for each of five folds by paper and text."""
    for number in range(FOLDS):
        held = [i for i, e in enumerate(examples) if fold_of(e.group, FOLDS, seed) == number]
        kept = [e for e in examples if fold_of(e.group, FOLDS, seed) != number]
        say(f"fold {number + 1} of {FOLDS}: {len(kept)} statements to learn from, {len(held)} to answer")
        model = train(kept, seed)
        yield sum((answer(statements[i], examples[i], model) for i in held), CivicFold())


def answer(statement: CivicStatement, example: Example, model: PairingModel) -> CivicFold:
    """Answer one statement and count."""
    answers, right_given, asked = [], 0, 0
    bins = [[0, 0, 0.0] for _ in range(10)]
    for judgement in judge(model, example):
        truth = example.truth.get(judgement.pair.key, frozenset())
        if truth:
            asked += 1
            right_given += is_right(asserted_reading(judgement.readings), truth)
        said = model.decide(judgement)
        if said.accepted:
            answers.append(Answer(judgement.pair.gene.name, judgement.pair.drug.name, cast(Reading, said.reading)))
            box = bins[min(int(said.probability * 10), 9)]
            box[0], box[1], box[2] = box[0] + 1, box[1] + is_right(said.reading, truth), box[2] + said.probability
    found = [k for p in example.pairs if (k := match_key(statement.filed, p.gene.name, p.drug.name))]
    score = score_statement(statement, answers, found)
    given = Tally(right_given, asked - right_given, 0)
    return CivicFold(score, given, tuple((int(a), int(b), float(c)) for a, b, c in bins))


def civicmine_examples(sentences: Sequence[CivicMineSentence], extractor: Extractor) -> list[Example]:
    """The sentences as examples of pairs without a reading."""
    examples = []
    for sentence in sentences:
        example = read_example(sentence.text, f"pmid:{sentence.group}", extractor)
        links = {p.key: find_link(sentence, _spans(p.gene.places), _spans(p.drug.mentions)) for p in example.pairs}
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
) -> Iterator[Tally]:
    """Train on CIViC and four folds of sentences, answer the fifth; the limit is set on the four folds.

    Args:
        others: CIViC's examples; those of a paper that is held out are left out.
    """
    limits = [x / 50 for x in range(5, 48)]
    for number in range(FOLDS):
        held = [i for i, e in enumerate(examples) if fold_of(e.group, FOLDS, seed) == number]
        kept = [i for i in range(len(examples)) if i not in set(held)]
        papers = {examples[i].group for i in held}
        say(f"fold {number + 1} of {FOLDS}: {len(kept)} sentences to learn from, {len(held)} to answer")
        apart = [e for e in others if e.group not in papers]
        inner = {
            i: score
            for part in range(2)
            for i, score in _chances(
                grow([*apart, *(examples[k] for k in kept if k % 2 != part)], seed),
                examples,
                [k for k in kept if k % 2 == part],
            )
        }
        limit = max(limits, key=lambda x: _tally(sentences, examples, inner, x).f1 or 0.0)
        outer = dict(_chances(grow([*apart, *(examples[k] for k in kept)], seed), examples, held))
        yield _tally(sentences, examples, outer, limit)


def _chances(
    model: PairingModel, examples: Sequence[Example], which: Sequence[int]
) -> Iterator[tuple[int, list[float]]]:
    for i in which:
        pairs = examples[i].pairs
        yield i, [float(c) for c in model.compare(examples[i].statement, pairs)[1]] if pairs else []


def _tally(
    sentences: Sequence[CivicMineSentence],
    examples: Sequence[Example],
    chances: Mapping[int, Sequence[float]],
    limit: float,
) -> Tally:
    counted = (
        score_pairs_of(sentences[i], examples[i], [n for n, c in enumerate(found) if c >= limit])
        for i, found in chances.items()
    )
    return sum(counted, Tally(0, 0, 0))


def score_pairs_of(sentence: CivicMineSentence, example: Example, chosen: Sequence[int]) -> Tally:
    """Count the chosen pairs of one sentence."""
    pairs = [example.pairs[i] for i in chosen]
    return score_sentence(sentence, [(_spans(p.gene.places), _spans(p.drug.mentions)) for p in pairs])


def _spans(mentions: Sequence[Mention]) -> list[Span]:
    return [Span(m.start, m.end) for m in mentions]
