"""The circumstances in which a rule makes a claim: what a person would ask before trusting it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from math import log2
from typing import NamedTuple, Protocol

from claimx.claims.judgement.agreement import NONE, Agreement
from claimx.claims.passages.facts import once_a_lexicon
from claimx.claims.passages.mechanisms import targets_of
from claimx.claims.passages.passage import slice_of
from claimx.lexicon import Lexicon
from claimx.schema import Certainty, Direction, EvidenceMention, Label, Mention

THERAPIES: tuple[Label, ...] = ("DRUG", "DRUG_CLASS")
OF_TEXT = frozenset(
    {
        "short document",
        "short document, prose on failure or response",
        "no cancer in the document",
        "the passage is the whole text",
    }
)
"""The features that tell what kind of text it is."""
WHOLE = 0.8
"""Of a text that consists of one passage it is so much at least, the rest being blanks or a title."""
ON_RESPONSE = frozenset({"resistance", "resensitization", "sensitivity"})
SHORT = 7000
"""So many characters an abstract has at most, with room to spare; reviews and papers have more."""


class Circumstances(NamedTuple):
    """One passage's claim as far as trust in it goes; claims that are alike in this are trusted alike.

    ``rule`` is written ``kind/name``. ``inherited`` are the roles that the context fills; ``drugs`` counts the
    therapies that the passage names. ``unprinted`` says that no words stand for the drug, ``strange`` that there are
    genes and none is a known target of the drug, ``combined`` that the drug or the agent is a combination. ``short``
    says that the document is no longer than an abstract may be, ``tumorless`` that it names no cancer, ``whole`` that
    it consists of this passage. ``unworded`` counts the values that no words stand for, here or in the context: they
    are inferred. ``agreement`` counts the other passages that fit the claim.
    """

    rule: str
    inherited: frozenset[str] = frozenset()
    values: int = 1
    genes: int = 0
    mechanisms: int = 0
    cancers: int = 0
    length: int = 1
    drugs: int = 1
    certainty: Certainty = "asserted"
    direction: Direction = "supports"
    of_class: bool = False
    by_class: bool = False
    combined: bool = False
    unprinted: bool = False
    strange: bool = False
    short: bool = False
    tumorless: bool = False
    whole: bool = False
    unworded: int = 0
    agreement: Agreement = NONE

    def features(self) -> Mapping[str, float]:
        """The same as numbers by names that a person can read."""
        kind = self.rule.split("/")[0]
        prose = kind != "table"
        from_context = "mechanism" in self.inherited
        return {
            f"rule {self.rule}": 1.0,
            f"kind {kind}": 1.0,
            "table": float(not prose),
            "drug from context": float("drug" in self.inherited),
            "cancer from context": float("cancer" in self.inherited),
            "mechanism from context": float(from_context),
            "mechanism from context beside another": float(from_context and self.mechanisms > 1),
            "roles from context": float(len(self.inherited)),
            "drug nowhere in words": float(self.unprinted),
            "drug is a class": float(self.of_class),
            "agent is a class": float(self.by_class),
            "combination": float(self.combined),
            "no gene is a known target of the drug": float(self.strange),
            "several genes, prose": float(prose and self.genes > 1),
            "several cancers, prose": float(prose and self.cancers > 1),
            "drugs in the passage, log 2 of one more": log2(1 + self.drugs),
            "short document": float(self.short),
            "short document, prose on failure or response": float(self.short and prose and kind in ON_RESPONSE),
            "no cancer in the document": float(self.tumorless),
            "the passage is the whole text": float(self.whole),
            "values, log 2": log2(max(self.values, 1)),
            "values that no words stand for, log 2 of one more": log2(1 + self.unworded),
            "passages with another claim that agrees, log 2 of one more": log2(1 + self.agreement.alike),
            "passages with a claim of another type that fits, log 2 of one more": log2(1 + self.agreement.related),
            "length, log 2": log2(max(self.length, 1)),
            "hedged": float(self.certainty != "asserted"),
            "speculative": float(self.certainty == "speculative"),
            "denied": float(self.direction == "disputes"),
        }


@dataclass(frozen=True)
class Background:
    """What a document and the lexicon tell beside a claim's own words: the mentions, in order, and facts on drugs.

    ``length`` is that of the document's text, in characters.
    """

    mentions: Sequence[Mention]
    lexicon: Lexicon
    length: int = 1
    known: dict[tuple[int, int], int] = field(default_factory=dict, repr=False, compare=False)
    """The therapies of the passages that were asked for: many claims share a passage."""

    @property
    def is_short(self) -> bool:
        """Whether the document is no longer than an abstract may be."""
        return self.length <= SHORT

    @cached_property
    def is_tumorless(self) -> bool:
        """Whether the document names no cancer."""
        return all(m.label != "CANCER" for m in self.mentions)

    def drugs_named(self, start: int, end: int) -> int:
        """How many therapies a passage names."""
        count = self.known.get((start, end))
        if count is None:
            named = {m.name for m in slice_of(self.mentions, start, end) if m.label in THERAPIES}
            count = self.known[start, end] = len(named)
        return count

    def is_class(self, therapy: str) -> bool:
        """Whether a therapy, or a part of a combination, is a class and no drug."""
        return bool(therapy) and _has_class(therapy, self.lexicon)

    def is_strange(self, drug: str, genes: Sequence[str]) -> bool:
        """Whether genes are told of a drug and none of them is a known target of it."""
        return bool(genes) and _targets_of_parts(drug, self.lexicon).isdisjoint(genes)


@once_a_lexicon
def _has_class(therapy: str, lexicon: Lexicon) -> bool:
    return not all(lexicon.knows("DRUG", part) for part in therapy.split(" + "))


@once_a_lexicon
def _targets_of_parts(drug: str, lexicon: Lexicon) -> frozenset[str]:
    return frozenset(gene for part in drug.split(" + ") for gene in targets_of(part, lexicon))


class Told(Protocol):
    """How one passage tells a claim: a candidate or a piece of evidence."""

    @property
    def mentions(self) -> tuple[EvidenceMention, ...]:
        """What fills the roles, and the cue."""

    @property
    def certainty(self) -> Certainty:
        """How surely it is said."""

    @property
    def direction(self) -> Direction:
        """Whether it is said or denied."""


class Made(NamedTuple):
    """A claim as a rule (``kind/name``) made it of a passage: drug, agent or '', and where the passage stands.

    ``arguments`` are its genes, mutations, alterations, mechanisms and cancers.
    """

    rule: str
    drug: str
    agent: str
    arguments: Sequence[Sequence[str]]
    start: int
    end: int


def circumstances_of(made: Made, told: Told, around: Background, agreement: Agreement) -> Circumstances:
    """The circumstances of a claim in one passage: as the candidate or evidence tells it, in its document, in which
    other passages may agree."""
    _, drug, agent, (genes, _, _, mechanisms, cancers), start, end = made
    return Circumstances(
        rule=made.rule,
        inherited=inherited_roles(told.mentions),
        values=sum(map(len, made.arguments)),
        genes=len(genes),
        mechanisms=len(mechanisms),
        cancers=len(cancers),
        length=end - start,
        drugs=around.drugs_named(start, end),
        certainty=told.certainty,
        direction=told.direction,
        of_class=around.is_class(drug),
        by_class=around.is_class(agent),
        combined=" + " in drug or " + " in agent,
        unprinted=is_unprinted(drug, told.mentions),
        strange=around.is_strange(drug, genes),
        short=around.is_short,
        tumorless=around.is_tumorless,
        whole=end - start >= WHOLE * around.length,
        unworded=count_unworded(made.arguments, told.mentions),
        agreement=agreement,
    )


def inherited_roles(mentions: Iterable[EvidenceMention]) -> frozenset[str]:
    """The roles of the mentions that were taken from context: these say whence in ``via``."""
    return frozenset([m.role for m in mentions if m.via])


def count_unworded(arguments: Iterable[Iterable[str]], mentions: Iterable[EvidenceMention]) -> int:
    """How many values of a claim no words stand for, neither in the passage nor in its context."""
    worded = {m.name for m in mentions}
    return sum(value not in worded for value in chain(*arguments))


def is_unprinted(drug: str, mentions: Iterable[EvidenceMention]) -> bool:
    """Whether no words stand for the drug of a claim, neither in the passage nor in its context."""
    return bool(drug) and all(m.role != "drug" for m in mentions)
