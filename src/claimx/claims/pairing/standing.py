"""Whether a short text without a title is a statement on the response to a therapy, and what its pairs are worth.

The pairing model learned from curators' statements alone, all of which tell who responds to what, and is as sure of an
abstract in which a drug only lowers the expression of a gene. Four signs tell the two kinds of text apart: that the
text speaks of a response, that it speaks of a variant, that it does not speak as an article of its own aims and
findings, and, of a pair, that it is one of resistance. The words are data: ``wording/studies.tsv``.
"""

from collections.abc import Set
from math import exp, log

from claimx.claims.pairing.scored import ScoredPair
from claimx.claims.pairing.studies import tells_course, tells_response, tells_variant, tells_voice

ENOUGH = 2
"""So many signs a statement shows, and so many stand behind a pair that is claimed."""
_START, _LIKELY = -4.75, 0.82
_WEIGHTS = {"response": 1.95, "variant": 1.2, "resistance": 1.95, "no article": 0.6}
"""Log-odds of being right, beside the model's own: fitted to answers to held-out CIViC statements and to judged pairs
of ordinary abstracts and pieces of them, the latter counting three times as much (``models/pairing.md``)."""


def signs_of(folded: str) -> Set[str]:
    """The signs of a statement on the response to a therapy that a text shows.

    >>> sorted(signs_of("carriers of the allele respond to the drug"))
    ['no article', 'response', 'variant']
    >>> sorted(signs_of("our results show how the drug acts on the kinase"))
    []
    """
    told = {
        "response": tells_response(folded) or tells_course(folded),
        "variant": tells_variant(folded),
        "no article": not tells_voice(folded),
    }
    return {sign for sign, shown in told.items() if shown}


def signs_for(pair: ScoredPair, signs: Set[str]) -> Set[str]:
    """The signs that stand behind a pair of a text that shows some."""
    return signs | ({"variant"} if pair.mutations else set()) | ({"resistance"} if pair.type == "resistance" else set())


def believed(probability: float, signs: Set[str]) -> float:
    """The probability of a pair with some signs behind it, from the model's, which takes the text for a statement."""
    kept = min(max(probability, 0.01), 0.99)
    odds = _START + _LIKELY * log(kept / (1 - kept)) + sum(_WEIGHTS[sign] for sign in sorted(signs))
    return round(1 / (1 + exp(-odds)), 3)
