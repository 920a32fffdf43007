"""Cancers: the tumor that a reader has in mind, of those that heading and section named so far."""

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import pairwise

from claimx.claims.discourse.inherited import NOTHING, Inherited
from claimx.claims.discourse.position import Position
from claimx.claims.passages.facts import once_a_lexicon
from claimx.claims.passages.passage import Passage
from claimx.lexicon import Lexicon
from claimx.schema import Mention

_TURNS_INTO = re.compile(
    r"\b(?:conversion|transformation|transdifferentiation|transition|converted|transformed|evolution|switch) (?:in)?to "
    r"(?:an? |the )?(?:\w+ )?$"
)
METASTASIS = "metastasis"
"""The end of the names of sites: a metastasis is where a tumor is, and not of which kind it is."""


def most_specific(cancers: Sequence[Mention], text: str, lexicon: Lexicon) -> tuple[Mention, ...]:
    """The tumors of a text without those that a bracket makes more exact, or that say in it what kind another is.

    Of "Glioblastoma (brain tumors)" and "Brain tumors (glioblastoma)" glioblastoma is left; a list keeps both.
    """
    broad: set[str] = set()
    for first, second in pairwise(cancers):
        gap = text[first.end : second.start]
        if "(" in gap and ")" not in gap:
            broad |= kinds_above(first.name, lexicon) | kinds_above(second.name, lexicon)
    return tuple(cancer for cancer in cancers if cancer.name not in broad)


@once_a_lexicon
def kinds_above(cancer: str, lexicon: Lexicon) -> frozenset[str]:
    """All tumors that this one is a kind of."""
    parents = lexicon.facts("CANCER", cancer, "parents")
    return frozenset(parents).union(*(kinds_above(parent, lexicon) for parent in parents))


@dataclass
class Cancers:
    """The cancers of one section, fed sentence by sentence."""

    at: Position
    _heading: Inherited = NOTHING
    _named: list[tuple[int, tuple[Mention, ...]]] = field(default_factory=list)
    """The sentences that named cancers, by number."""
    _counts: Counter[str] = field(default_factory=Counter)
    """How often they named each."""

    def enter_section(self, heading: Inherited) -> None:
        """Forget what another section named."""
        self._heading, self._named, self._counts = heading, [], Counter()

    def learn(self, passage: Passage) -> None:
        """Remember what the sentence named."""
        if cancers := self.of(passage):
            self._named.append((self.at.sentence, cancers))
            self._counts.update([m.name for m in cancers])

    def of(self, passage: Passage) -> tuple[Mention, ...]:
        """The tumors that a sentence speaks of: no sites of them, and not what they turn into."""
        named = passage.of("CANCER")
        own = [m for m in named if not m.name.endswith(METASTASIS) and not _TURNS_INTO.search(passage.before(m.start))]
        return tuple([self._narrow(m) for m in own])

    def _narrow(self, cancer: Mention) -> Mention:
        kind = self._heading.mentions[0] if self._heading.mentions else None
        return replace(cancer, name=kind.name, id=kind.id) if kind and kind.name.endswith(f" {cancer.name}") else cancer

    def meant(self) -> Inherited:
        """The tumor that a reader would supply: the section's only one, or that of the last two sentences.

        Where the heading names a kind of it ("HER2-positive breast cancer"), the text goes on about that kind.
        """
        told, kind = self._told(), self._heading
        return kind if kind.names and told.names and kind.names[0].endswith(f" {told.names[0]}") else told

    def _told(self) -> Inherited:
        if not self._named:
            return self._heading
        counts = self._counts
        name, count = counts.most_common(1)[0]
        at, last = self._named[-1]
        if (count >= 0.75 * sum(counts.values()) and count > 1) or len(counts) == 1:
            return self._latest(name)
        if self.at.sentence - at == 1 and len({m.name for m in last}) == 1:
            return Inherited((last[0].name,), "topic", (last[0],))
        return self._of_heading(counts.keys())

    def _of_heading(self, named: Set[str]) -> Inherited:
        """The heading's tumor, if the section names it among others; its only kind of it, if these are all."""
        told = self._heading
        if not told.names or told.names[0] not in named:
            return NOTHING
        kinds = named - set(told.names)
        if len(kinds) == 1 and (kind := min(kinds)).endswith(told.names[0]):
            return self._latest(kind)
        return told

    def _latest(self, name: str) -> Inherited:
        mention = next(m for _, mentions in reversed(self._named) for m in mentions if m.name == name)
        return Inherited((name,), "topic", (mention,))
