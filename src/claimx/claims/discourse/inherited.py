"""Names that a sentence takes from its context, and those among them of which nobody knows what is meant."""

from collections.abc import Sequence

from claimx.claims.passages.groups import Group
from claimx.claims.passages.records import record
from claimx.schema import Mention

GENERAL = frozenset(
    {
        "chemotherapy", "radiotherapy", "targeted therapy", "kinase inhibitor", "tyrosine kinase inhibitor",
        "multikinase inhibitor", "monoclonal antibody", "small-molecule inhibitor", "antibody-drug conjugate",
        "immunotherapy",
    }
)  # fmt: skip
"""Classes of which nobody knows which therapy is meant: any other topic is better, and they are no answer."""
VAGUE = frozenset({"targeted therapy", "kinase inhibitor", "tyrosine kinase inhibitor", "small-molecule inhibitor"})
"""Classes so wide that naming one as the answer says nothing."""

VAGUEST = frozenset({"targeted therapy"})
"""Of which not even the kind of drug is known: a section that names a kind means this."""


@record
class Inherited:
    """Names taken from the context, with the kind of place that they came from; '' for the sentence itself."""

    names: tuple[str, ...]
    via: str
    mentions: tuple[Mention, ...] = ()


NOTHING = Inherited((), "")


def named_by(group: Group) -> Inherited:
    """The therapies that a sentence names itself."""
    return Inherited(group.names, "", group.members)


def first_of(*told: Inherited) -> Inherited:
    """The first that names anything."""
    return next((each for each in told if each.names), NOTHING)


def plainest_of(*told: Inherited) -> Inherited:
    """The first that does not only name what is too general; else the first that names anything."""
    return next((each for each in told if each.names and not GENERAL.issuperset(each.names)), first_of(*told))


def inherited_of(mentions: Sequence[Mention], via: str) -> Inherited:
    """The names of some mentions, each once."""
    return Inherited(tuple(dict.fromkeys(m.name for m in mentions)), via, tuple(mentions)) if mentions else NOTHING
