"""The manner in which a passage puts a claim: whether denied, how surely, in which setting and words, by which rule."""

from collections.abc import Mapping

from claimx.claims.judgement.candidates import Candidate
from claimx.claims.passages.assertion import find_certainty, find_direction
from claimx.claims.passages.contrasts import cues_of_the_relation
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.records import record
from claimx.schema import Certainty, ClaimType, Direction, EvidenceMention, Span


@record
class Manner:
    """How a passage puts a claim; ``setting`` is that of a resistance, '' where nothing tells it."""

    direction: Direction
    certainty: Certainty
    cue: EvidenceMention | None
    rule: str
    setting: str = ""

    def put(
        self,
        kind: ClaimType,
        passage: Passage,
        drug: str,
        slots: Mapping[str, tuple[str, ...]],
        roles: tuple[EvidenceMention, ...],
        agent: str = "",
    ) -> Candidate:
        """A claim as a candidate of a sentence that puts it so."""
        mentions = (*roles, self.cue) if self.cue else roles
        direction, certainty, setting = self.direction, self.certainty, self.setting
        return Candidate(kind, drug, slots, agent, passage.place, direction, certainty, setting, mentions, self.rule)


def manner_of(
    passage: Passage, clause: Span, cue: EvidenceMention | None, rule: str, said: Span | None = None
) -> Manner:
    """How a clause of a sentence puts a claim; of what stands below the words that were ``said`` a denial is apart."""
    return Manner(direction_in(passage, clause, said), find_certainty(passage.cues, clause), cue, rule)


def direction_in(passage: Passage, clause: Span, said: Span | None = None) -> Direction:
    """Whether a denial governs a part of a sentence; what a contrast sets apart ("but not B") is denied by itself."""
    return find_direction(passage.folded, passage.start, cues_of_the_relation(passage), clause, said)
