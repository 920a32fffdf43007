"""The confidence of rule-made claims, fitted to claims that people judged and tried on parts that the fit left out."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import pi, sqrt
from zlib import crc32

import numpy as np

from claimx.claims.judgement.circumstances import OF_TEXT
from claimx.claims.judgement.confidence import combined, confidences
from claimx.claims.judgement.linear import Linear, rows_of
from claimx.grading.statements import Statement
from claimx.runs.effects import fit_with_effects
from claimx.runs.observations import TUNED_ON, Observation

FOLDS = 10
"""So many groups of documents are left out in turn where these are no reviews."""
FREEDOM = 0.1
"""How far weights may be from 0: a variance."""
FREEDOM_OF_TEXT = 0.5
"""The same of weights that tell kinds of text apart: these differ more."""
SPREAD = 0.8
"""How far sections and tables differ in how often rules are right of them: a standard deviation, in log-odds."""


def fit_confidence(observed: Sequence[Observation]) -> Linear:
    """Logistic regression of right or wrong on the circumstances; the same observations give the same weights.

    Rules are right more often of the text that they were written for: what that is worth has a weight of its own
    (``TUNED_ON``), and new text goes without it. Every review counts the same, however long it is, every claim of an
    abstract as much as one of a review of mean length, and every statement once, however many passages make it: new
    text is another review or abstract. What is right in one section, table or abstract and wrong in another, alike in
    all else, is told by an effect of its own for each, which is thrown away; as nobody knows that of a new text, the
    weights are drawn in by what an unknown effect of that spread does to chances in the mean (S. Zeger, K.-Y. Liang,
    P. Albert, "Models for longitudinal data", Biometrics 44 (1988) 1049-1060).
    """
    names = sorted({name for o in observed for name, value in o.features.items() if value})
    sections = {section: n for n, section in enumerate(sorted({o.section for o in observed}))}
    start, found = fit_with_effects(
        rows_of([o.features for o in observed], names),
        np.array([float(o.right) for o in observed]),
        np.array(_shares(observed)),
        np.array([sections[o.section] for o in observed]),
        np.array([FREEDOM_OF_TEXT if name in OF_TEXT else FREEDOM for name in names]),
        SPREAD,
    )
    drawn_in = 1 / sqrt(1 + pi / 8 * SPREAD**2)
    weights = tuple(round(float(w) * drawn_in, 3) for w in found)
    return Linear(tuple(names), ("right",), (round(start * drawn_in, 3),), (weights,))


def _shares(observed: Sequence[Observation]) -> list[float]:
    """What each passage counts: a statement's passages share one, and those of every review come to the same, to what
    its statements would count at the mean length; what an abstract states counts one."""
    passages = Counter(o.statement for o in observed)
    sizes = Counter(statement.doc for statement in {o.statement for o in observed if not o.abstract})
    mean = sum(sizes.values()) / len(sizes) if sizes else 1.0
    return [(1.0 if o.abstract else mean / sizes[o.statement.doc]) / passages[o.statement] for o in observed]


@dataclass(frozen=True)
class Judged:
    """A claim, how sure a fit is of it that saw nothing of its group, and whether it is right.

    ``as_new`` is the confidence that it gets when it is made, as all text is new then. ``tuned_on``, ``abstract`` and
    ``sentence`` are those of its observations.
    """

    confidence: float
    as_new: float
    right: bool
    tuned_on: bool
    abstract: bool = False
    sentence: bool = False


def section_of(observation: Observation) -> str:
    """The group to leave out where sections are: a section or table, or a tenth of the abstracts."""
    return _fold_of(observation) if observation.abstract else observation.section


def review_of(observation: Observation) -> str:
    """The group to leave out where reviews are: a review, or a tenth of the abstracts."""
    return _fold_of(observation) if observation.abstract else observation.statement.doc


def _fold_of(observation: Observation) -> str:
    return f"abstracts {crc32(observation.statement.doc.encode()) % FOLDS}"


def judge_held_out(observed: Sequence[Observation], group: Callable[[Observation], str]) -> list[Judged]:
    """Every claim of the observations, judged by a fit that saw nothing of its group."""
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
            passages[0][0].abstract,
            passages[0][0].sentence,
        )
        for passages in told.values()
    ]
