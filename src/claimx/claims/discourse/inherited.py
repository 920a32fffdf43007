"""Names that a sentence takes from its context, and those among them of which nobody knows what is meant."""

from collections.abc import Iterable, Sequence

from claimx.claims.passages.groups import Group
from claimx.claims.passages.records import record
from claimx.lexicon import class_kinds
from claimx.schema import Mention


@record
class Inherited:
    """Names taken from the context, with the kind of place that they came from; '' for the sentence itself."""

    names: tuple[str, ...]
    via: str
    mentions: tuple[Mention, ...] = ()


NOTHING = Inherited((), "")


def general_classes() -> frozenset[str]:
    """Classes of which nobody knows which therapy is meant: any other topic is better, and they are no answer."""
    return class_kinds()["general"]


def are_general(names: Iterable[str]) -> bool:
    """Whether all names are of such classes."""
    return general_classes().issuperset(names)


def vague_classes() -> frozenset[str]:
    """Classes so wide that naming one as the answer says nothing."""
    return class_kinds()["vague"]


def vaguest_classes() -> frozenset[str]:
    """Of which not even the kind of drug is known: a section that names a kind means this."""
    return class_kinds()["vaguest"]


def named_by(group: Group) -> Inherited:
    """The therapies that a sentence names itself."""
    return Inherited(group.names, "", group.members)


def first_of(*told: Inherited) -> Inherited:
    """The first that names anything."""
    return next((each for each in told if each.names), NOTHING)


def plainest_of(*told: Inherited) -> Inherited:
    """The first that does not only name what is too general; else the first that names anything."""
    return next((each for each in told if each.names and not are_general(each.names)), first_of(*told))


def inherited_of(mentions: Sequence[Mention], via: str) -> Inherited:
    """The names of some mentions, each once."""
    return Inherited(tuple(dict.fromkeys([m.name for m in mentions])), via, tuple(mentions)) if mentions else NOTHING
