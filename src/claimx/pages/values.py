"""The values of a claim in one passage, and whence each comes: from its own words or from elsewhere."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from claimx.pages.passages import Passage, find_passages, passage_at
from claimx.schema import SLOTS, Claim, Evidence, Extraction, Mention, Span

WHENCE = {
    "heading": "from heading",
    "title": "from title",
    "table": "from table",
    "abbreviation": "by abbreviation",
    "topic": "topic of the paragraph",
}
NEAR = {False: "same paragraph", True: "same row"}
NOWHERE = "not printed here"


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a claim in a passage.

    ``whence`` says where it comes from if not from the evidence's own words, ``words`` are those that stand for it,
    ``corrected_from`` is the printed form where a slip of the source was repaired. ``told`` is whether the evidence has
    a mention of it; if not, ``named`` is the mention of its name in the passage, else the last one before it, if any.
    """

    slot: str
    name: str
    whence: str = ""
    words: str = ""
    corrected_from: str = ""
    told: bool = True
    named: Span | None = None


class Values:
    """Tells the values of claims in the passages of one document."""

    def __init__(self, extraction: Extraction) -> None:
        self._passages = find_passages(extraction.document)
        self._mentions = sorted(extraction.mentions, key=lambda m: m.start)
        self._starts = [mention.start for mention in self._mentions]
        self._corrected = {(m.start, m.end, m.name): m.corrected_from for m in self._mentions if m.corrected_from}

    def passage_of(self, evidence: Evidence) -> Passage:
        """The passage that evidence begins in; evidence that stands in none is its own."""
        passage = passage_at(self._passages, evidence.start)
        if passage and passage.start <= evidence.start < passage.end:
            return passage
        return Passage(f"{evidence.doc_id}:{evidence.start:08d}", evidence.start, evidence.end)

    def of(self, claim: Claim, evidence: Evidence) -> tuple[Value, ...]:
        """The values of a claim in one passage, therapies first, the parts of a combination apart."""
        passage = self.passage_of(evidence)
        return tuple(self._value(slot, name, passage, evidence) for slot, name in _slots(claim))

    def _value(self, slot: str, name: str, passage: Passage, evidence: Evidence) -> Value:
        """A value and whence it comes: as the evidence tells it, else by where the passage has its name."""
        told = [mention for mention in evidence.mentions if (mention.role, mention.name) == (slot, name)]
        if told:
            first = next((mention for mention in told if not mention.via), told[0])
            slips = (self._corrected.get((m.start, m.end, m.name), "") for m in told)
            return Value(slot, name, WHENCE.get(first.via, first.via), first.text, next(filter(None, slips), ""))
        same = self._named(name, passage.start, max(passage.end, evidence.end))
        if not same:
            before = self._named(name, 0, passage.start)
            return Value(slot, name, NOWHERE, told=False, named=_span(before[-1]) if before else None)
        inside = [mention for mention in same if evidence.start <= mention.start < evidence.end]
        named = (inside or same)[0]
        whence = "" if inside else NEAR[passage.in_table]
        return Value(slot, name, whence, named.text, named.corrected_from, told=False, named=_span(named))

    def _named(self, name: str, start: int, end: int) -> list[Mention]:
        """The mentions of a name that lie in a stretch of the text."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [mention for mention in self._mentions[first:last] if mention.name == name and mention.end <= end]


def _slots(claim: Claim) -> Iterator[tuple[str, str]]:
    for slot, therapy in (("drug", claim.drug), ("agent", claim.agent)):
        yield from ((slot, part) for part in therapy.split(" + ") if part)
    yield from ((slot, name) for slot in SLOTS for name in getattr(claim, slot))


def _span(mention: Mention) -> Span:
    return Span(mention.start, mention.end)
