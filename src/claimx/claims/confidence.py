"""How far a claim can be trusted, by the rule that made it.

The figures are the share of pairs that were right, rule by rule, on the curated parts of the corpus,
rounded and drawn a little towards the middle; a drug that the passage leaves to its context, and a
passage that hedges, cost some of it. They are priors, not a calibrated model.
"""

from collections.abc import Iterable, Mapping

PRIORS: Mapping[str, float] = {
    "resistance/explicit": 0.85,
    "resistance/impaired": 0.8,
    "resistance/mechanism": 0.75,
    "resistance/continued": 0.7,
    "resistance/frame": 0.85,
    "resensitization/frame": 0.8,
    "sensitivity/frame": 0.8,
    "target/frame": 0.9,
    "indication/frame": 0.8,
    "resensitization/stated": 0.8,
    "resensitization/inherited": 0.65,
    "sensitivity/response": 0.75,
    "target/class": 0.92,
    "target/bracket": 0.92,
    "target/respectively": 0.9,
    "target/verb": 0.9,
    "indication/use": 0.7,
    "table/target": 0.9,
    "table/indication": 0.95,
    "table/resistance": 0.95,
    "table/agent": 0.92,
    "table/sensitive": 0.85,
    "table/example": 0.88,
    "table/mechanism": 0.8,
}
CONTEXT, HEDGE, CEILING = 0.88, 0.97, 0.97


def confidence(rule: str, from_context: bool, hedged: bool) -> float:
    """Confidence in one passage's claim, in [0, 1].

    Args:
        rule: the rule that made it, a key of ``PRIORS``.
        from_context: whether its drug is taken from heading, topic or a neighbouring sentence.
        hedged: whether the passage says it with reserve.
    """
    return PRIORS[rule] * (CONTEXT if from_context else 1.0) * (HEDGE if hedged else 1.0)


def combined(scores: Iterable[float]) -> float:
    """Confidence in a claim that several passages make: noisy-or, never above ``CEILING``.

    >>> combined([0.5, 0.5])
    0.75
    """
    doubt = 1.0
    for score in scores:
        doubt *= 1.0 - score
    return round(min(1.0 - doubt, CEILING), 3)
