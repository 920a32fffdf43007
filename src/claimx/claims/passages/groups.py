"""Groups: names of a sentence that stand together, as a list or as one combination."""

from typing import NamedTuple

from claimx.schema import Mention

POINTER = "pointer"
"""How ``found_by`` begins of a mention that is a pronoun or the like, resolved to a name."""
BRACKETS = r"(?: ?[(\[][^()\[\]]{0,60}[)\]])*"
"""Brackets that may stand behind a name."""


class Group(NamedTuple):
    """Names in one list; ``combined`` if they are given together as one therapy.

    ``alternatives`` are the members of a combination that exclude each other ("A with B or C", "A or B with C");
    ``plus`` if words such as "plus" say so; ``base`` is the number of members before the partners; ``optional`` if
    these may be lacking ("A alone or with B").
    """

    members: tuple[Mention, ...]
    combined: bool = False
    alternatives: tuple[str, ...] = ()
    plus: bool = False
    base: int = 0
    optional: bool = False

    @property
    def start(self) -> int:
        """Start of the first member."""
        return self.members[0].start

    @property
    def end(self) -> int:
        """End of the last member."""
        return self.members[-1].end

    @property
    def between_last(self) -> tuple[int, int]:
        """Where the words stand between the last two members."""
        return self.members[-2].end, self.members[-1].start

    @property
    def last(self) -> Mention:
        """The last member."""
        return self.members[-1]

    @property
    def names(self) -> tuple[str, ...]:
        """Canonical names in the order of the text, each once; one joined name for a combination."""
        if len(self.members) == 1:
            return (self.members[0].name,)
        names = list(dict.fromkeys([m.name for m in self.members]))
        if not self.combined or len(names) == 1:
            return tuple(names)
        alone = (" + ".join(dict.fromkeys([m.name for m in self.members[: self.base]])),) if self.optional else ()
        if self.alternatives:
            others = set(self.alternatives)
            joined = [" + ".join(n for n in names if n == one or n not in others) for one in self.alternatives]
            return (*alone, *joined)
        return (*alone, " + ".join(names))

    def of(self, name: str) -> tuple[Mention, ...]:
        """The members for which one of the ``names`` stands."""
        parts = name.split(" + ")
        return tuple([m for m in self.members if m.name in parts])


def is_pointer(mention: Mention) -> bool:
    """Whether the mention is a pronoun or the like, resolved to a name."""
    return mention.found_by.startswith(POINTER)
