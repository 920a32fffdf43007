"""Antecedents: the drugs and mutations of a sentence as words of a later one may point to them."""

from itertools import pairwise

from claimx.claims.discourse.inherited import general_classes
from claimx.claims.passages.coordination import find_groups, groups_of
from claimx.claims.passages.facts import once
from claimx.claims.passages.groups import Group, is_pointer
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.therapies import is_compared
from claimx.schema import Mention


def pairs_of(passage: Passage, before: int) -> list[tuple[Group, Group]]:
    """Two drugs named as one list, or the two groups of mutations of the sentence."""
    found = []
    for group in find_groups(passage, [m for m in passage.of("DRUG") if m.end <= before]):
        if len(group.members) == 2 and not _is_pointed(group):
            found.append((Group(group.members[:1]), Group(group.members[1:])))
    mutated = find_groups(passage, [m for m in passage.of("MUTATION") if m.end <= before])
    groups = [Group((m,)) for m in mutated[0].members] if len(mutated) == 1 else list(mutated)
    if not found and len(groups) == 2 and not any(map(_is_pointed, groups)):
        found.append((groups[0], groups[1]))
    return found


@once
def drugs_of(passage: Passage) -> tuple[Group, ...]:
    """The sentence's groups of drugs, those that others are compared with last."""
    groups = groups_of(passage, "DRUG")
    return tuple(sorted(groups, key=lambda group: is_compared(passage, group)))


@once
def classes_of(passage: Passage) -> tuple[Mention, ...]:
    """The classes of a sentence, each once, where it names two and more that tell which therapies are meant."""
    named = {m.name: m for m in passage.of("DRUG_CLASS") if m.name not in general_classes()}
    return tuple(named.values()) if len(named) > 1 else ()


@once
def glosses_of(passage: Passage) -> dict[str, Mention]:
    """Classes by the general one that a bracket says for short: "ALK tyrosine kinase inhibitors (TKIs)"."""
    named = passage.of("DRUG_CLASS")
    return {
        short.name: long
        for long, short in pairwise(named)
        if short.name in general_classes()
        and long.name not in general_classes()
        and passage.gap(long.end, short.start) == " ("
    }


def _is_pointed(group: Group) -> bool:
    return any(map(is_pointer, group.members))
