"""The confidence of rule-made claims, fitted to the curated reviews and tried on parts that the fit left out."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from math import pi, sqrt
from pathlib import Path

import numpy as np

from claimx.claims.judgement.candidates import SLOTS
from claimx.claims.judgement.circumstances import Background, Made, circumstances_of
from claimx.claims.judgement.confidence import combined, confidences
from claimx.claims.judgement.linear import Linear
from claimx.claims.pairing.study_results import STUDY_RULE
from claimx.corpus import REVIEWS, find_parts, find_reviews, read_review
from claimx.errors import InputError
from claimx.grading.anchors import find_curated
from claimx.grading.statements import Statement, find_evidence, statement_of_evidence, statement_of_row
from claimx.lexicon import Lexicon
from claimx.runs.job import read_gold_tables
from claimx.runs.stages import load_extractor
from claimx.schema import Claim, Document, Evidence, Extraction, GoldRow, Span
from claimx.settings import Settings, read_settings

FREEDOM = 0.1
SPREAD = 0.8
"""How far sections and tables differ in how often rules are right of them: a standard deviation, in log-odds."""
# Reviews that measure claimx on text nobody tuned on, and what is so by half: its prose in sections of even number,
# counted from the first curated one (corpus/README.md).
KEPT_APART = frozenset({"hormone-and-repair-primer", "poison-and-immunity-primer"})
HALF_APART = frozenset({"solid-tumour-primer", "cytotoxic-and-blood-primer", "discussion"})
TUNED_ON = "rules were written while its errors were read"
"""A circumstance of the fit alone: no new text is in it, so no claim ever has it when it is made."""


@dataclass(frozen=True)
class Observation:
    """One passage's claim with its circumstances, and whether all that it says is in the gold table."""

    statement: Statement
    section: str
    features: Mapping[str, float]
    right: bool

    @property
    def tuned_on(self) -> bool:
        """Whether rules were written while the errors of its section were read."""
        return bool(self.features.get(TUNED_ON))


def observe_reviews(settings: Settings) -> list[Observation]:
    """What the rules claim in the curated parts of the reviews at hand, judged by the gold table.

    Parts of the corpus with a manifest of their own count as well.

    Raises:
        InputError: there is no gold table, or no review of it is at hand.
    """
    extractor = load_extractor(settings.lexicons)
    found: list[Observation] = []
    for folder in find_parts(settings.corpus):
        part = settings if folder == settings.corpus else _settings_of_part(folder, settings)
        rows, _, _ = read_gold_tables(part)
        for review in find_reviews(folder, part.search).present:
            names = {review.row.id, folder.name}
            found += observe(extractor.extract(read_review(review)), rows, extractor.lexicon, names)
    if not found:
        raise InputError(str(settings.gold or settings.corpus), "no claim can be judged", "give a gold table")
    return found


def _settings_of_part(folder: Path, settings: Settings) -> Settings:
    """Settings for a part of a corpus, whose files may lie with those of the whole."""
    return replace(read_settings(corpus=folder), search=(settings.corpus / REVIEWS, *settings.search))


def observe(
    extraction: Extraction, gold: Iterable[GoldRow], lexicon: Lexicon, names: Set[str] = frozenset()
) -> list[Observation]:
    """The rules' claims in the curated part of one document; none if the gold table has no row of it.

    Args:
        names: of the review and of the part of the corpus, by which it may be kept apart.
    """
    document = extraction.document
    right = {pair for row in gold if row.doc == document.doc_id for pair in statement_of_row(row).pairs}
    if not right:
        return []
    around, curated = Background(extraction.mentions, lexicon), find_curated(document)
    observed = []
    for claim, evidence in find_evidence(document, extraction.claims, curated):
        if _rule(evidence) != STUDY_RULE:
            features = dict(_features(claim, evidence, around))
            features[TUNED_ON] = float(_is_tuned_on(document, evidence, curated, names))
            statement = statement_of_evidence(claim, evidence)
            section = f"{document.doc_id}: {evidence.section}"
            observed.append(Observation(statement, section, features, statement.pairs <= right))
    return observed


def _is_tuned_on(document: Document, evidence: Evidence, curated: Span, names: Set[str]) -> bool:
    """Whether rules were written while the errors of this passage's section were read."""
    if names & KEPT_APART:
        return False
    if evidence.table or not names & HALF_APART:
        return True
    begins = [section.start for section in document.sections if section.start >= curated.start]
    return bisect_right(begins, evidence.start) % 2 == 0


def fit_confidence(observed: Sequence[Observation]) -> Linear:
    """Logistic regression of right or wrong on the circumstances; the same observations give the same weights.

    Rules are right more often of the text that they were written for: what that is worth has a weight of its own
    (``TUNED_ON``), and new text goes without it. Every review counts the same, however long it is, and every statement
    once, however many passages make it: new text is another review. What is right in one section or table and wrong in
    another, alike in all else, is told by an effect of its own for each, which is thrown away; as nobody knows that of
    a new text, the weights are drawn in by what an unknown effect of that spread does to chances in the mean (S. Zeger,
    K.-Y. Liang, P. Albert, "Models for longitudinal data", Biometrics 44 (1988) 1049-1060).
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


@dataclass(frozen=True)
class Judged:
    """A claim, how sure a fit is of it that saw nothing of its group, and whether it is right.

    ``as_new`` is the confidence that it gets when it is made, as all text is new then.
    """

    confidence: float
    as_new: float
    right: bool
    tuned_on: bool


def judge_held_out(observed: Sequence[Observation], group: Callable[[Observation], str]) -> list[Judged]:
    """Every claim of the observations, judged by a fit that saw nothing of its group: a section, or a review."""
    told: dict[Statement, list[tuple[Observation, float, float]]] = defaultdict(list)
    for name in sorted({group(o) for o in observed}):
        model = fit_confidence([o for o in observed if group(o) != name])
        held_out = [o for o in observed if group(o) == name]
        sure = confidences([o.features for o in held_out], model)
        new = confidences([{**o.features, TUNED_ON: 0.0} for o in held_out], model)
        for o, one, other in zip(held_out, sure, new, strict=True):
            told[o.statement].append((o, one, other))
    return [
        Judged(
            combined(one for _, one, _ in passages),
            combined(other for _, _, other in passages),
            passages[0][0].right,
            any(o.tuned_on for o, _, _ in passages),
        )
        for passages in told.values()
    ]


def _features(claim: Claim, evidence: Evidence, around: Background) -> Mapping[str, float]:
    arguments = [getattr(claim, slot) for slot in SLOTS]
    made = Made(_rule(evidence), claim.drug, claim.agent, arguments, evidence.start, evidence.end)
    return circumstances_of(made, evidence, around).features()


def _rule(evidence: Evidence) -> str:
    return evidence.extractor.split()[-1]
