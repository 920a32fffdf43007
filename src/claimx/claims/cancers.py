"""Cancers: the tumor that a reader has in mind, of those that heading and section named so far."""

import re
from collections import Counter
from collections.abc import Set
from dataclasses import dataclass, field

from claimx.claims.inherited import NOTHING, Inherited
from claimx.claims.passages import Passage
from claimx.schema import Mention

_TURNS_INTO = re.compile(
    r"\b(?:conversion|transformation|transdifferentiation|transition|converted|transformed|evolution|switch) (?:in)?to "
    r"(?:an? |the )?(?:\w+ )?$"
)
METASTASIS = "metastasis"
"""The end of the names of sites: a metastasis is where a tumor is, and not of which kind it is."""


@dataclass
class Cancers:
    """The cancers of one section, fed sentence by sentence."""

    _heading: Inherited = NOTHING
    _named: list[tuple[int, tuple[Mention, ...]]] = field(default_factory=list)
    """The sentences that named cancers, by number."""
    _sentence: int = 0

    def enter_section(self, heading: Inherited) -> None:
        """Forget what another section named."""
        self._heading, self._named = heading, []

    def enter_sentence(self) -> None:
        """Move to the next sentence."""
        self._sentence += 1

    def learn(self, passage: Passage) -> None:
        """Remember what the sentence named."""
        if cancers := self.of(passage):
            self._named.append((self._sentence, cancers))

    def of(self, passage: Passage) -> tuple[Mention, ...]:
        """The tumors that a sentence speaks of: no sites of them, and not what they turn into."""
        return tuple(
            m
            for m in passage.of("CANCER")
            if not m.name.endswith(METASTASIS) and not _TURNS_INTO.search(passage.folded[: m.start - passage.start])
        )

    def meant(self) -> Inherited:
        """The tumor that a reader would supply: the section's only one, or that of the last two sentences.

        Where the heading names a kind of it ("HER2-positive breast cancer"), the text goes on about that kind.
        """
        told, kind = self._told(), self._heading
        return kind if kind.names and told.names and kind.names[0].endswith(f" {told.names[0]}") else told

    def _told(self) -> Inherited:
        if not self._named:
            return self._heading
        counts = Counter(m.name for _, mentions in self._named for m in mentions)
        name, count = counts.most_common(1)[0]
        at, last = self._named[-1]
        if (count >= 0.75 * sum(counts.values()) and count > 1) or len(counts) == 1:
            return self._latest(name)
        if self._sentence - at == 1 and len({m.name for m in last}) == 1:
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
