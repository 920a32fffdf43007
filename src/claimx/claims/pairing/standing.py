"""Whether a short text without a title is a statement on the response to a therapy.

The pairing model learned from curators' statements alone, all of which tell who responds to what, and is as sure of an
abstract in which a drug only lowers the expression of a gene. Four signs tell the two kinds of text apart: that the
text speaks of a response, that it speaks of a variant, that it does not speak as an article of its own aims and
findings, and, of a pair, that it is one of resistance. The words are data: ``wording/studies.tsv``.
"""

from collections.abc import Set

from claimx.claims.pairing.scored import ScoredPair
from claimx.claims.pairing.studies import tells_course, tells_response, tells_variant, tells_voice

ENOUGH = 2
"""So many signs a statement shows, and so many stand behind a pair that is claimed."""


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
