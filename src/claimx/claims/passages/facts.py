"""Facts that several rules ask for: worked out at the first question, kept on the record that they are of.

Of a sentence or paragraph they live as long as it does, of the names of a lexicon as long as the lexicon.
"""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Protocol, TypeVar, TypeVarTuple

from claimx.lexicon import Lexicon

Facts = dict[Hashable, Any]
"""What was worked out so far, by the function that works it out, or by what was asked."""


class Record(Protocol):
    """A record that keeps its facts, as long as it lives and no longer."""

    @property
    def facts(self) -> Facts:
        """The facts so far."""
        ...


Of = TypeVar("Of", bound=Record)
Fact = TypeVar("Fact")


def once(find: Callable[[Of], Fact]) -> Callable[[Of], Fact]:
    """The same function, which works out its fact of a record at most once."""

    @wraps(find)
    def kept(record: Of) -> Fact:
        facts = record.facts
        fact: Fact
        try:
            fact = facts[find]
        except KeyError:
            fact = facts[find] = find(record)
        return fact

    return kept


Names = TypeVarTuple("Names")


def once_a_lexicon(find: Callable[[*Names, Lexicon], Fact]) -> Callable[[*Names, Lexicon], Fact]:
    """The same function of some names and a lexicon, which works out what follows from the names at most once."""

    @wraps(find)
    def kept(*asked: *tuple[*Names, Lexicon]) -> Fact:
        told, key = asked[-1].kept, (find, *asked[:-1])
        if key not in told:
            told[key] = find(*asked)
        fact: Fact = told[key]
        return fact

    return kept
