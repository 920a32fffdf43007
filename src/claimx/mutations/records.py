"""What a search for mutations returns, and what its rules hand back while it runs."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "protein substitution", "deletion", "insertion", "duplication", "frameshift", "nonsense", "delins",
    "coding DNA change", "rs number", "exon event", "truncation", "splice isoform", "variant name",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class MutationMatch:
    """A mutation in a text, so that ``searched[start:end] == text``.

    Members of a compressed list (``V600E/K``) share the span of the whole list; members that are
    complete in themselves have spans of their own. ``name`` is canonical, ``gene`` is the gene as
    printed where one is attached or directly beside, ``hgvs`` is empty where it cannot be derived,
    ``rule`` names the rule that found it, and ``corrected_from`` holds the printed form where a
    slip was repaired.
    """

    start: int
    end: int
    text: str
    name: str
    kind: Kind
    gene: str = ""
    hgvs: str = ""
    rule: str = ""
    corrected_from: str = ""


@dataclass(frozen=True, slots=True)
class RefusedMutation:
    """A span that is shaped like a mutation and is none, with the reason."""

    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class MutationSearch:
    """Everything that a search found, in order of the text."""

    matches: tuple[MutationMatch, ...] = ()
    refused: tuple[RefusedMutation, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A sequence change by its canonical name, apart from where it is printed."""

    name: str
    kind: Kind
    hgvs: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """One change read from a span. ``repaired`` says that the printed form held a slip."""

    start: int
    end: int
    change: Change
    gene: str = ""
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a span that a rule matched is no mutation."""

    start: int
    end: int
    reason: str


Outcome = list[Reading | Refusal]
Reader = Callable[[re.Match[str]], Outcome]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and the function that reads its matches; an empty outcome lets the scan go on."""

    name: str
    pattern: str
    read: Reader
