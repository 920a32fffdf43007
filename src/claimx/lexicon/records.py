"""The records of lexicons: their rows, and where a form of one was found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from claimx.schema import Label

OTHER = "other"
"""The kind of cues within which nothing of the label that they name stands."""


@dataclass(frozen=True, slots=True)
class Term:
    """One concept: a row of a lexicon file. ``facts`` holds the file's further columns."""

    label: Label
    name: str
    id: str
    synonyms: tuple[str, ...]
    match: str
    place: str
    facts: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False)

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form that stands for the concept, its name first."""
        return (self.name, *self.synonyms)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that tell what kind of statement a passage makes, e.g. ``overcom*``."""

    form: str
    kind: str
    value: str
    place: str


@dataclass(frozen=True, slots=True)
class Stopword:
    """A form that is not a name of ``label``, unless one of the words stands beside it."""

    form: str
    label: str
    reason: str
    unless: tuple[str, ...]
    place: str


@dataclass(frozen=True, slots=True)
class Wording:
    """Words by which papers tell of a concept without naming it, e.g. ``<less> & drug uptake``."""

    form: str
    label: str
    name: str
    """The term's, or '' for words that mean something else and hide what they hold."""
    place: str


@dataclass(frozen=True, slots=True)
class Head:
    """Words that make the name of a drug class of the name of a target, e.g. ``{} inhibitor``."""

    form: str
    kind: str
    place: str


@dataclass(frozen=True, slots=True)
class Stem:
    """What papers print of a target, and the class that each kind of heads makes of it."""

    terms: Mapping[str, Term]


Entry = TypeVar("Entry")


class Found(NamedTuple, Generic[Entry]):
    """Where a form was found: half-open offsets, what it stands for, the form as listed, and the row that lists it."""

    start: int
    end: int
    entry: Entry
    form: str
    place: str


Hit = Found[Term | Cue]
"""Where a form of a term or cue was found."""
