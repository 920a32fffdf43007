"""The confidence of rule-made claims, fitted to the curated reviews and tried on parts that the fit left out."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import pi, sqrt
from pathlib import Path

import numpy as np

from claimx.claims.candidates import SLOTS
from claimx.claims.circumstances import Background, circumstances_of
from claimx.claims.confidence import combined, confidences
from claimx.claims.linear import Linear
from claimx.claims.study_results import STUDY_RULE
from claimx.corpus import REVIEWS, find_parts, find_reviews, read_review
from claimx.errors import InputError
from claimx.grading.passages import find_curated
from claimx.grading.reliability import Bins, fill_bins
from claimx.grading.statements import Statement, find_evidence, statement_of_evidence, statement_of_row
from claimx.lexicon import Lexicon
from claimx.runs.job import read_gold_tables
from claimx.runs.stages import load_extractor
from claimx.schema import Claim, Evidence, Extraction, GoldRow
from claimx.settings import Settings, read_settings

FREEDOM = 0.1
SPREAD = 0.8
"""How far sections and tables differ in how often rules are right of them: a standard deviation, in log-odds."""
# Reviews that measure claimx on text nobody tuned on (corpus/README.md).
KEPT_APART = frozenset({"hormone-and-repair-primer", "poison-and-immunity-primer"})


@dataclass(frozen=True)
class Observation:
    """One passage's claim with its circumstances, and whether all that it says is in the gold table."""

    statement: Statement
    section: str
    features: Mapping[str, float]
    right: bool


def observe_reviews(settings: Settings) -> list[Observation]:
    """What the rules claim in the curated parts of the reviews at hand, judged by the gold table.

    Parts of the corpus with a manifest of their own count as well. Reviews that are kept apart
    (corpus/README.md) are left out: nothing is fitted to them.

    Raises:
        InputError: there is no gold table, or no review of it is at hand.
    """
    extractor = load_extractor(settings.lexicons)
    found: list[Observation] = []
    for folder in find_parts(settings.corpus):
        part = settings if folder == settings.corpus else _settings_of_part(folder, settings)
        rows, _, _ = read_gold_tables(part)
        reviews = [review for review in find_reviews(folder, part.search).present if review.row.id not in KEPT_APART]
        for review in reviews:
            found += observe(extractor.extract(read_review(review)), rows, extractor.lexicon)
    if not found:
        raise InputError(str(settings.gold or settings.corpus), "no claim can be judged", "give a gold table")
    return found


def _settings_of_part(folder: Path, settings: Settings) -> Settings:
    """Settings for a part of a corpus, whose files may lie with those of the whole."""
    return replace(read_settings(corpus=folder), search=(settings.corpus / REVIEWS, *settings.search))


def observe(extraction: Extraction, gold: Iterable[GoldRow], lexicon: Lexicon) -> list[Observation]:
    """The rules' claims in the curated part of one document; none if the gold table has no row of it."""
    document = extraction.document
    right = {pair for row in gold if row.doc == document.doc_id for pair in statement_of_row(row).pairs}
    if not right:
        return []
    around = Background(extraction.mentions, lexicon)
    return [
        Observation(statement, f"{document.doc_id}: {evidence.section}", _features(claim, evidence, around), known)
        for claim, evidence in find_evidence(document, extraction.claims, find_curated(document))
        if _rule(evidence) != STUDY_RULE
        for statement in (statement_of_evidence(claim, evidence),)
        for known in (statement.pairs <= right,)
    ]


def fit_confidence(observed: Sequence[Observation]) -> Linear:
    """Logistic regression of right or wrong on the circumstances; the same observations give the same weights.

    Every review counts the same, however long it is, and every statement once, however many passages make it: new text
    is another review. What is right in one section or table and wrong in another, alike in all else, is told by an
    effect of its own for each, which is thrown away; as nobody knows that of a new text, the weights are drawn
    in by what an unknown effect of that spread does to chances in the mean (S. Zeger, K.-Y. Liang, P. Albert,
    "Models for longitudinal data", Biometrics 44 (1988) 1049-1060).
    """
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

    names = sorted({name for o in observed for name, value in o.features.items() if value})
    sections = {section: n for n, section in enumerate(sorted({o.section for o in observed}))}
    table = np.array([[o.features.get(name, 0.0) for name in names] for o in observed])
    effects = np.zeros((len(observed), len(sections)))
    effects[np.arange(len(observed)), [sections[o.section] for o in observed]] = SPREAD / sqrt(FREEDOM)
    model = LogisticRegression(C=FREEDOM, max_iter=2000)
    model.fit(np.hstack([table, effects]), [o.right for o in observed], sample_weight=_shares(observed))
    drawn_in = 1 / sqrt(1 + pi / 8 * SPREAD**2)
    weights = tuple(round(float(w) * drawn_in, 3) for w in model.coef_[0][: len(names)])
    return Linear(tuple(names), ("right",), (round(float(model.intercept_[0]) * drawn_in, 3),), (weights,))


def _shares(observed: Sequence[Observation]) -> list[float]:
    """What each passage counts: a statement's passages share one, and every review's come to the same."""
    passages = Counter(o.statement for o in observed)
    sizes = Counter(statement.doc for statement in passages)
    mean = len(passages) / len(sizes)
    return [mean / sizes[o.statement.doc] / passages[o.statement] for o in observed]


def held_out_bins(observed: Sequence[Observation], group: Callable[[Observation], str]) -> Bins:
    """Claims by the confidence that a fit gives them which saw nothing of their group (a section or a review)."""
    scores: dict[Statement, list[float]] = defaultdict(list)
    for name in sorted({group(o) for o in observed}):
        model = fit_confidence([o for o in observed if group(o) != name])
        held_out = [o for o in observed if group(o) == name]
        for o, chance in zip(held_out, confidences([o.features for o in held_out], model), strict=True):
            scores[o.statement].append(chance)
    right = {o.statement: o.right for o in observed}
    return fill_bins((combined(found), right[statement]) for statement, found in scores.items())


def _features(claim: Claim, evidence: Evidence, around: Background) -> Mapping[str, float]:
    arguments = [getattr(claim, slot) for slot in SLOTS]
    span = evidence.start, evidence.end
    return circumstances_of(_rule(evidence), claim.drug, claim.agent, arguments, span, evidence, around).features()


def _rule(evidence: Evidence) -> str:
    return evidence.extractor.split()[-1]
