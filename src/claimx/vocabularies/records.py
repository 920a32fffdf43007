"""The records of an import."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Concept:
    """What one row of a download names. ``spelled_out`` are names in words, ``aliases`` symbols, codes and brands."""

    name: str
    id: str
    spelled_out: tuple[str, ...]
    aliases: tuple[str, ...]
    place: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A form, or a whole concept where ``form`` is its name, that was not taken, with the reason."""

    place: str
    name: str
    form: str
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a lexicon file to be."""

    name: str
    id: str
    synonyms: tuple[str, ...]
    match: str
    place: str


@dataclass(frozen=True, slots=True)
class Admission:
    """What of a download can be used, by name, and what cannot, in order of the download."""

    entries: tuple[Entry, ...]
    refused: tuple[Refused, ...]
