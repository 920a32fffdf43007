"""Problems: the resistance that a section has stated so far, to which answers ("to address this") refer."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from claimx.claims.judgement.candidates import Candidate

CONTINUED = "resistance/continued"
"""The rule that takes a sentence for one that goes on about a failure: to be told, and not to be referred to."""


@dataclass
class Problems:
    """What one section states to fail, fed sentence by sentence."""

    _stated: list[Candidate] = field(default_factory=list)
    _told: list[Candidate] = field(default_factory=list)

    def enter_section(self) -> None:
        """Forget what another section stated."""
        self._stated, self._told = [], []

    def enter_paragraph(self) -> None:
        """Keep only the end of the paragraph before."""
        self._stated, self._told = self._stated[-3:], self._told[-3:]

    def learn(self, candidates: Sequence[Candidate]) -> None:
        """Remember what a sentence states."""
        told = [c for c in candidates if c.type == "resistance" and c.drug and c.direction == "supports"]
        self._stated += [c for c in told if c.rule != CONTINUED]
        self._told += told

    def last(self) -> tuple[Candidate, ...]:
        """The resistance stated last in this section."""
        if not self._stated:
            return ()
        last = self._stated[-1].drug
        return tuple(c for c in self._stated if c.drug == last)[-3:]

    def last_and_akin(self) -> tuple[Candidate, ...]:
        """The same with what this paragraph told of other therapies that fail through the same."""
        last = self.last()
        causes = {(slot, v) for c in last for slot in ("gene", "mutation", "mechanism") for v in c.slot(slot)}
        akin = (c for c in self._told if c not in last and any(v in c.slot(slot) for slot, v in causes))
        return (*akin, *last)

    def last_alike(self) -> tuple[Candidate, ...]:
        """The same with what its sentence says in the same words of other therapies."""
        last = self.last()
        others = (c for c in self.last_and_akin() if c not in last and c.place == last[-1].place)
        return (*(c for c in others if c.arguments == last[-1].arguments), *last)

    def of(self, drug: str) -> tuple[Candidate, ...]:
        """All that this paragraph, and the end of the one before it, said to make a drug fail."""
        return tuple(c for c in self._told if c.drug == drug)

    def drugs(self) -> frozenset[str]:
        """The therapies that this paragraph said to fail."""
        return frozenset(c.drug for c in self._told)
