"""Which of the therapies that a text speaks of is in need of help: one that failed, or that heading or title name."""

from claimx.claims.discourse.topics import Topic
from claimx.lexicon import Lexicon


def in_need(topic: Topic) -> frozenset[str]:
    """The therapies that were told to fail, and those of heading or title."""
    return topic.problems.drugs() | {*topic.failures.resisted().names, *topic.theme().names} - {""}


def is_in_need(name: str, needy: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether a therapy, a class that it belongs to, or a drug of it is among those in need of help."""
    if name in needy or not needy.isdisjoint(lexicon.facts("DRUG", name, "classes")):
        return True
    return any(name in lexicon.facts("DRUG", drug, "classes") for drug in needy)
