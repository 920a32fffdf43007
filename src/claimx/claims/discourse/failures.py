"""Failures: the therapies that a paragraph says are resisted, and whether a sentence still goes on about them."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace

from claimx.claims.discourse.inherited import NOTHING, Inherited, are_general, inherited_of
from claimx.claims.discourse.position import Position
from claimx.claims.passages.mechanisms import targets_of
from claimx.claims.passages.passage import Passage
from claimx.lexicon import Lexicon
from claimx.schema import Mention

LISTED, FORGOTTEN = 3, 4
"""So many therapies named together are examples, and after so many sentences without its name none is meant."""


@dataclass
class Failures:
    """The therapies that fail, fed sentence by sentence; ``last`` outlives the paragraph that told of them."""

    lexicon: Lexicon
    title: Inherited
    at: Position
    heading: Inherited = NOTHING
    last: Inherited = NOTHING
    before: Inherited = NOTHING
    """What ``resisted`` was before this sentence, whose own subject may be the answer."""
    _here: bool = False
    """Whether this paragraph told of the last."""
    _said: bool = False
    """Whether the sentence that told of the last named them itself."""
    _named: dict[str, int] = field(default_factory=dict)
    """The sentence of this paragraph that named each therapy last."""
    _told: list[tuple[Mention, ...]] = field(default_factory=list)
    """The therapies of each sentence of this paragraph, those left out that answer a resistance."""

    def enter_sentence(self, heading: Inherited) -> None:
        """Begin a sentence, below the therapies of a heading; a new paragraph begins with no failure."""
        self.heading = heading
        if self.at.new_paragraph:
            self._here, self._told, self._named = False, [], {}
        self.before = self.resisted()

    def told_here(self) -> bool:
        """Whether this paragraph has told of a failure."""
        return self._here

    def tell(self, drugs: Inherited) -> None:
        """Remember the therapies that a sentence says are resisted, whether or not it says why."""
        self._here, self._said = True, not drugs.via
        self.last = drugs if drugs.via else replace(drugs, via="topic")

    def learn(self, passage: Passage, agents: Set[str]) -> None:
        """Remember the therapies that a sentence names; ``agents`` are those that answer a resistance."""
        named = passage.of("DRUG", "DRUG_CLASS")
        self._named.update([(m.name, self.at.sentence) for m in named])
        if failing := tuple([m for m in named if m.name not in agents]):
            self._told.append(failing)

    def resisted(self) -> Inherited:
        """The therapies of the last resistance statement of this paragraph.

        So many therapies named together are only examples, where the sentence did not say itself that they fail and
        the section is not about drugs of their kind.
        """
        return self.last if self._here and (self._said or self._are_few()) else NOTHING

    def go_on(self) -> bool:
        """Whether a sentence without a word of failure may go on about the last: of few therapies, named of late."""
        if not self._are_few():
            return False
        if self.are_announced():
            return True
        named = [self._named.get(part) for part in _parts_of(self.resisted())]
        return not named or any(each is None or self.at.sentence - each < FORGOTTEN for each in named)

    def are_announced(self) -> bool:
        """Whether title or heading names a therapy that was the last to fail, or their kind."""
        told = self.resisted().names
        return bool(told) and (not {*self.heading.names, *self.title.names}.isdisjoint(told) or self._are_of_kind())

    def resisted_through(self, genes: Sequence[Mention]) -> Inherited:
        """The therapies that ``resisted`` tells, for a sentence that speaks of some genes.

        Where the last to fail acts on none of them, another therapy of this paragraph that does is meant, if the last
        one is too general to tell, or was named with it in one sentence.
        """
        last, names = self.resisted(), {m.name for m in genes}
        if not names or not last.names or self._act_on(last.names, names):
            return last
        general = are_general(last.names)
        for told in reversed(self._told):
            beside = general or any(m.name in last.names for m in told)
            if beside and (acting := [m for m in told if self._act_on((m.name,), names)]):
                return inherited_of(acting, "topic")
        return last

    def combined(self, names: Sequence[str]) -> Inherited:
        """The combination that was said to fail last, where these are of its parts."""
        whole = len(self.last.names) == 1 and len(parts := _parts_of(self.last)) > 1
        return self.last if whole and set(parts).issuperset(names) else NOTHING

    def _are_few(self) -> bool:
        """Whether the last to fail are fewer than a list of examples, or all of the kind that the heading names."""
        return len(self.last.names) < LISTED or self._are_of_kind()

    def _are_of_kind(self) -> bool:
        kinds = set(self.heading.names)
        return bool(kinds) and all(
            not kinds.isdisjoint((part, *self.lexicon.facts("DRUG", part, "classes"))) for part in _parts_of(self.last)
        )

    def _act_on(self, drugs: Sequence[str], genes: Set[str]) -> bool:
        return any(not genes.isdisjoint(targets_of(part, self.lexicon)) for drug in drugs for part in drug.split(" + "))


def _parts_of(told: Inherited) -> list[str]:
    return [part for name in told.names for part in name.split(" + ")]
