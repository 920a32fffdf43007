"""How far a claim that a rule made can be trusted: a small logistic model of the rule and its circumstances.

It was fitted to the curated reviews (``models/confidence.md`` has the card): where a rule read a passage with a drug
taken from the heading, with reserve, or with many values at once, how often was nothing wrong? A rule that
the model never saw gets what its kind (type, prose or table) is worth. What is asked is in ``circumstances.py``.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from claimx.claims.judgement.linear import Linear

PACKAGED = Path(str(files("claimx"))) / "models" / "confidence.json"
CEILING = 0.97


def confidence(features: Mapping[str, float], model: Linear | None = None) -> float:
    """The probability that one passage's claim says nothing wrong; by the packaged model if None is given."""
    return confidences([features], model)[0]


def confidences(items: Sequence[Mapping[str, float]], model: Linear | None = None) -> list[float]:
    """The same of many passages at once."""
    return [float(chance) for chance in (model or read_confidence()).probabilities(items)[:, 0]] if items else []


def combined(scores: Iterable[float]) -> float:
    """Confidence in a claim that several passages make: noisy-or, never above ``CEILING``.

    >>> combined([0.5, 0.5])
    0.75
    """
    doubt = 1.0
    for score in scores:
        doubt *= 1.0 - score
    return round(min(1.0 - doubt, CEILING), 3)


@cache
def read_confidence(path: Path = PACKAGED) -> Linear:
    """The packaged model, or one that was fitted elsewhere."""
    return Linear.from_json(json.loads(path.read_text(encoding="utf-8")))
