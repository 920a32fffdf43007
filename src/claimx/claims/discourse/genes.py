"""Genes that a section has named: whose mutation one is that is printed alone, which target of a drug is meant."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from claimx.claims.passages.passage import Passage, slice_of
from claimx.mentions import Annotation
from claimx.schema import Document


@dataclass
class Genes:
    """The genes of one section, fed sentence by sentence, and what the document says of its mutations."""

    document: Document
    annotation: Annotation
    _named: list[str] = field(default_factory=list)

    def enter_section(self) -> None:
        """Forget what another section named."""
        self._named = []

    def learn(self, passage: Passage) -> None:
        """Remember what the sentence named."""
        self._named += [m.name for m in passage.of("GENE")]

    def of_mutation(self, mutation: str, drug_targets: Sequence[str]) -> str:
        """The gene of a mutation that is printed without one.

        By the document's own words; else the drug's target that this section named last; else its first.
        """
        if gene := self.annotation.genes.get(mutation):
            return gene
        return self.target_of(drug_targets) or (drug_targets[0] if drug_targets else "")

    def target_of(self, drug_targets: Sequence[str]) -> str:
        """The target of a drug that this section named last; or ''."""
        return next((g for g in reversed(self._named) if g in drug_targets), "")

    def targets_of(self, drug_targets: Sequence[str]) -> tuple[str, ...]:
        """The targets of a drug that this section has named so far."""
        return tuple(gene for gene in drug_targets if gene in self._named)

    @cached_property
    def gatekeepers(self) -> frozenset[str]:
        """The mutations that the document somewhere calls gatekeeper mutations."""
        text, mentions = self.document.text, self.annotation.mentions
        spans = [m for m in mentions if m.label == "MECHANISM" and m.name == "gatekeeper mutation"]
        return frozenset(
            m.name
            for g in spans
            for m in slice_of(mentions, g.start - 40, g.end + 40)
            if m.label == "MUTATION" and not re.search(r"[.;\n\t]", text[min(g.end, m.end) : max(g.start, m.start)])
        )
