"""Genes that stand side by side and share the word before or behind them: "BRAF and MEK inhibitors"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimx.lexicon import fold_whole
from claimx.mentions.records import Candidate

_JOINT = re.compile(
    r"(?: (?:targeted|targeting|directed))?"
    r"(?: {1,2}and/or | {1,2}and | {1,2}or |, and |, or |, |/| with | plus | \+ )(?:anti )?"
)
"""Two blanks stand for a hyphen: "HER2- and EGFR-targeted therapies"."""
_NEXT_TARGET = re.compile(
    rf"(?: (?:proteins?|receptors?|kinases?|genes?))?(?: \(\w[\w -]{{0,12}}\))?(?:{_JOINT.pattern})(?:the )?"
)
"""What stands between two targets of a list: "agents targeting CD38 protein, SLAMF7 (CS1), and the BCMA receptor"."""
REACH = 24
"""So many characters has the longest joint."""
ANTI = "anti "


@dataclass(frozen=True, slots=True)
class Genes:
    """The genes of a text in order, the longest first, and by where they begin (``after``) and end (``before``)."""

    text: str
    folded: str
    listed: Sequence[Candidate]
    after: Mapping[int, Candidate]
    before: Mapping[int, Candidate]

    @classmethod
    def of(cls, text: str, candidates: Sequence[Candidate]) -> "Genes":
        """The genes among the candidates of a text."""
        listed = sorted((c for c in candidates if c.label == "GENE"), key=lambda c: (c.start, -c.end))
        after = {gene.start: gene for gene in reversed(listed)}
        before = {gene.end: gene for gene in reversed(listed)}
        return cls(text, fold_whole(text), listed, after, before)

    def left_of(self, gene: Candidate) -> Candidate | None:
        """The gene that is coordinated to the left of another candidate, if any."""
        start = max(0, gene.start - REACH)
        for match in _JOINT.finditer(self.folded[start : gene.start]):
            if match.end() == min(REACH, gene.start):
                return self.before.get(start + match.start())
        return None

    def right_of(self, gene: Candidate) -> Candidate | None:
        """The gene that is coordinated to its right, if any."""
        joint = _JOINT.match(self.folded, gene.end)
        return self.after.get(joint.end()) if joint else None

    def next_target(self, gene: Candidate) -> Candidate | None:
        """The gene that a list of targets names next, if any; words of kind and abbreviations may stand between."""
        joint = _NEXT_TARGET.match(self.folded, gene.end)
        return self.after.get(joint.end()) if joint else None

    def is_behind_anti(self, gene: Candidate) -> bool:
        """Whether "anti" stands before a gene."""
        return self.folded.endswith((ANTI, ANTI.strip()), 0, gene.start)

    def start_of(self, gene: Candidate) -> int:
        """Where a gene begins, with "anti-" before it."""
        return gene.start - len(ANTI) if self.folded.endswith(ANTI, 0, gene.start) else gene.start

    def printed(self, gene: Candidate) -> str:
        """A gene as it is printed."""
        return self.text[gene.start : gene.end]
