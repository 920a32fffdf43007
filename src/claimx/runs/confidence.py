"""The confidence of rule-made claims, fitted to the curated reviews and tried on parts that the fit left out."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from claimx.claims.candidates import SLOTS
from claimx.claims.confidence import circumstances, combined, confidence, inherited_roles
from claimx.claims.linear import Linear
from claimx.claims.study_results import STUDY_RULE
from claimx.corpus import REVIEWS, find_parts, find_reviews, read_review
from claimx.errors import InputError
from claimx.grading.passages import find_curated
from claimx.grading.reliability import Bins, fill_bins
from claimx.grading.statements import Statement, find_evidence, statement_of_evidence, statement_of_row
from claimx.runs.job import read_gold_tables
from claimx.runs.stages import load_extractor
from claimx.schema import Claim, Evidence, Extraction, GoldRow
from claimx.settings import Settings, read_settings

FREEDOM = 0.03
# Reviews that measure claimx on text nobody tuned on (corpus/README.md).
KEPT_APART = frozenset({"hormone-and-repair-primer", "poison-and-immunity-primer"})


@dataclass(frozen=True)
class Observation:
    """One passage's claim with its circumstances, and whether all that it says is in the gold table."""

    statement: Statement
    section: str
    features: dict[str, float]
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
        found += [o for review in reviews for o in observe(extractor.extract(read_review(review)), rows)]
    if not found:
        raise InputError(str(settings.gold or settings.corpus), "no claim can be judged", "give a gold table")
    return found


def _settings_of_part(folder: Path, settings: Settings) -> Settings:
    """Settings for a part of a corpus, whose files may lie with those of the whole."""
    return replace(read_settings(corpus=folder), search=(settings.corpus / REVIEWS, *settings.search))


def observe(extraction: Extraction, gold: Iterable[GoldRow]) -> list[Observation]:
    """The rules' claims in the curated part of one document; none if the gold table has no row of it."""
    document = extraction.document
    right = {pair for row in gold if row.doc == document.doc_id for pair in statement_of_row(row).pairs}
    if not right:
        return []
    return [
        Observation(statement, f"{document.doc_id}: {evidence.section}", _features(claim, evidence), known)
        for claim, evidence in find_evidence(document, extraction.claims, find_curated(document))
        if _rule(evidence) != STUDY_RULE
        for statement in (statement_of_evidence(claim, evidence),)
        for known in (statement.pairs <= right,)
    ]


def fit_confidence(observed: Sequence[Observation]) -> Linear:
    """Logistic regression of right or wrong on the circumstances; the same observations give the same weights.

    Every review counts the same, however long it is: new text is another review, not more of a long one.
    """
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

    names = sorted({name for o in observed for name, value in o.features.items() if value})
    table = np.array([[o.features.get(name, 0.0) for name in names] for o in observed])
    sizes = Counter(o.statement.doc for o in observed)
    shares = [len(observed) / len(sizes) / sizes[o.statement.doc] for o in observed]
    fitted = LogisticRegression(C=FREEDOM, max_iter=2000).fit(table, [o.right for o in observed], sample_weight=shares)
    weights = tuple(round(float(w), 3) for w in fitted.coef_[0])
    return Linear(tuple(names), ("right",), (round(float(fitted.intercept_[0]), 3),), (weights,))


def held_out_bins(observed: Sequence[Observation], group: Callable[[Observation], str]) -> Bins:
    """Claims by the confidence that a fit gives them which saw nothing of their group (a section or a review)."""
    scores: dict[Statement, list[float]] = defaultdict(list)
    for name in sorted({group(o) for o in observed}):
        model = fit_confidence([o for o in observed if group(o) != name])
        for o in observed:
            if group(o) == name:
                scores[o.statement].append(confidence(o.features, model))
    right = {o.statement: o.right for o in observed}
    return fill_bins((combined(found), right[statement]) for statement, found in scores.items())


def _features(claim: Claim, evidence: Evidence) -> dict[str, float]:
    values = sum(len(getattr(claim, slot)) for slot in SLOTS)
    return dict(
        circumstances(
            _rule(evidence),
            inherited_roles(evidence.mentions),
            values,
            len(claim.mechanism),
            evidence.end - evidence.start,
            evidence.certainty,
            evidence.direction,
        )
    )


def _rule(evidence: Evidence) -> str:
    return evidence.extractor.split()[-1]
