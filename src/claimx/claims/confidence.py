"""How far a claim that a rule made can be trusted: a small logistic model of the rule and its circumstances.

It was fitted to the curated reviews (``models/confidence.md`` has the card): where a rule read a passage with a drug
taken from the heading, with reserve, or with many values at once, how often was nothing wrong? A rule that
the model never saw gets what its kind (type, prose or table) is worth.
"""

import json
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache
from importlib.resources import files
from math import log2
from pathlib import Path

from claimx.claims.linear import Linear
from claimx.schema import Certainty, Direction, EvidenceMention

PACKAGED = Path(str(files("claimx"))) / "models" / "confidence.json"
CEILING = 0.97


def circumstances(
    rule: str,
    inherited: Set[str],
    values: int,
    mechanisms: int,
    length: int,
    certainty: Certainty,
    direction: Direction,
) -> Mapping[str, float]:
    """The features of one passage's claim.

    Args:
        rule: the rule that made it, as ``kind/name``.
        inherited: the roles that the context fills, as :func:`inherited_roles` tells them.
        values: how many values its slots hold. mechanisms: how many of them are mechanisms.
        length: of the passage, in characters.
    """
    kind = rule.split("/")[0]
    return {
        f"rule {rule}": 1.0,
        f"kind {kind}": 1.0,
        "table": float(kind == "table"),
        "drug from context": float("drug" in inherited),
        "cancer from context": float("cancer" in inherited),
        "mechanism from context": float("mechanism" in inherited),
        "mechanism from context beside another": float("mechanism" in inherited and mechanisms > 1),
        "values, log 2": log2(max(values, 1)),
        "length, log 2": log2(max(length, 1)),
        "hedged": float(certainty != "asserted"),
        "speculative": float(certainty == "speculative"),
        "denied": float(direction == "disputes"),
    }


def inherited_roles(mentions: Iterable[EvidenceMention]) -> frozenset[str]:
    """The roles of the mentions that were taken from context: these say whence in ``via``."""
    return frozenset([m.role for m in mentions if m.via])


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
