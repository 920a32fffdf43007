"""Agreement: how often a document says what fits a claim, in other passages and as another claim."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from claimx.schema import ClaimType, Direction

CANCERS = -1
"""Where the cancers stand among the arguments of a claim: last."""


class Saying(NamedTuple):
    """A claim as one passage makes it; ``arguments`` are its genes, mutations, alterations, mechanisms and cancers."""

    type: ClaimType
    drug: str
    agent: str
    arguments: Sequence[Sequence[str]]
    direction: Direction
    start: int
    end: int


class Agreement(NamedTuple):
    """The passages that fit a claim: ``alike`` make another one of its type and direction, ``related`` one of another
    type."""

    alike: int = 0
    related: int = 0


NONE = Agreement()


def agreements(sayings: Sequence[Saying]) -> list[Agreement]:
    """What else a document says that fits each of its sayings: of the same therapy, with a value in common.

    Cancers count only where a claim turns on nothing else.
    """
    by_value: dict[tuple[str, int, str], list[int]] = defaultdict(list)
    for number, saying in enumerate(sayings):
        for value in _values(saying.arguments):
            by_value[saying.drug, *value].append(number)
    return [_agreement(number, sayings, by_value) for number in range(len(sayings))]


def _agreement(
    number: int, sayings: Sequence[Saying], by_value: Mapping[tuple[str, int, str], Sequence[int]]
) -> Agreement:
    own = sayings[number]
    sharing = {at for value in _turns_on(own.arguments) for at in by_value[own.drug, *value]}
    elsewhere = [other for other in map(sayings.__getitem__, sharing) if _place(other) != _place(own)]
    alike = {other.start for other in elsewhere if _kind(other) == _kind(own) and _content(other) != _content(own)}
    related = {other.start for other in elsewhere if other.type != own.type}
    return Agreement(len(alike), len(related))


def _place(saying: Saying) -> tuple[int, int]:
    return saying.start, saying.end


def _kind(saying: Saying) -> tuple[ClaimType, Direction]:
    return saying.type, saying.direction


def _content(saying: Saying) -> tuple[str, Sequence[Sequence[str]]]:
    """What sayings of one therapy and kind may differ in."""
    return saying.agent, saying.arguments


def _values(arguments: Sequence[Sequence[str]]) -> list[tuple[int, str]]:
    return [(slot, value) for slot, values in enumerate(arguments) for value in values]


def _turns_on(arguments: Sequence[Sequence[str]]) -> list[tuple[int, str]]:
    """The values of a claim without its cancers, or these if it has no others."""
    return _values(arguments[:CANCERS]) or _values(arguments)
