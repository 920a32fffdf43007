"""Facts of a sentence or paragraph that several rules ask for: worked out at the first question, kept on the record."""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Protocol, TypeVar

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
        if find not in facts:
            facts[find] = find(record)
        fact: Fact = facts[find]
        return fact

    return kept
