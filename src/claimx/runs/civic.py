"""The CIViC benchmark end to end: text in, mentions, pairs and readings out, graded on held-out folds."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from claimx.claims.linking import find_stated
from claimx.claims.pairing.examples import Example, judge
from claimx.claims.pairing.model import PairingModel, asserted_reading, find_pairs
from claimx.claims.pairing.statement import find_statement
from claimx.claims.pairing.training import fold_of, prepare, train
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
from claimx.grading.reliability import Bins, add_bins, fill_bins
from claimx.grading.scoring import Tally
from claimx.lexicon import Lexicon, fold
from claimx.pipeline import Extractor
from claimx.schema import Span
from claimx.sources import document_from_text

FOLDS = 5
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class CivicFold:
    """The score of one fold, or of several added; ``given`` counts readings of the filed pairs themselves.

    ``bins`` holds the answers by their probability.
    """

    score: CivicScore = field(default_factory=CivicScore)
    given: Tally = NOTHING
    bins: Bins = field(default_factory=lambda: fill_bins(()))

    def __add__(self, other: "CivicFold") -> "CivicFold":
        return CivicFold(self.score + other.score, self.given + other.given, add_bins(self.bins, other.bins))


def canonical_drug(lexicon: Lexicon) -> Callable[[str], str]:
    """From a filed therapy to the name that mentions carry; the bare name where the lexicon has none.

    A code name is the same with and without its hyphen or blank.
    """
    closed = {_closed(form): term.name for (label, form), term in lexicon.by_form.items() if label == "DRUG"}

    def name_of(printed: str) -> str:
        for spelling in drug_spellings(printed):
            for label in ("DRUG", "DRUG_CLASS"):
                if term := lexicon.named(label, fold(spelling)):
                    return term.name
            if any(map(str.isdigit, spelling)) and (name := closed.get(_closed(fold(spelling)))):
                return name
        return drug_spellings(printed)[1 if len(drug_spellings(printed)) > 1 else 0].lower()

    return name_of


def _closed(form: str) -> str:
    return form.replace("-", "").replace(" ", "")


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
    judged: list[tuple[float, bool]] = []
    for judgement in judge(model, example):
        truth = example.truth.get(judgement.pair.key, frozenset())
        if truth:
            asked += 1
            right_given += is_right(asserted_reading(judgement.readings), truth)
        said = model.decide(judgement)
        if said.accepted:
            answers.append(Answer(judgement.pair.gene.name, judgement.pair.drug.name, cast(Reading, said.reading)))
            judged.append((said.probability, is_right(said.reading, truth)))
    found = [k for p in example.pairs if (k := match_key(statement.filed, p.gene.name, p.drug.name))]
    score = score_statement(statement, answers, found)
    given = Tally(right_given, asked - right_given, 0)
    return CivicFold(score, given, fill_bins(judged))
