"""Answers that are announced first and named after: "To overcome this, newer inhibitors were developed. D1 is …".

The words are data: ``wording/announced.tsv``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimx.claims.answers.answered import answered_by, are_akin
from claimx.claims.answers.helping import Helping, state_answer
from claimx.claims.discourse.topics import Topic
from claimx.claims.judgement.candidates import Candidate, cue_mention, filled
from claimx.claims.judgement.manner import Manner
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.therapies import leading_drugs
from claimx.claims.wording.traits import any_of, needs
from claimx.claims.wording.wordlists import Parts
from claimx.mentions import CueMatch

RULE = "resensitization/announced"
WORDS = Parts(
    "announced.tsv",
    {
        "purpose": r"\b(?:to (?:help )?(?:\w+ly )?|for |in ){words}",
        "made": r"{words} (?:\w+ ){{0,5}}?{links}",
    },
)


@dataclass(frozen=True, slots=True)
class Announcement:
    """A sentence that says that there are answers, the words that say so, and the therapies that they are to help."""

    passage: Passage
    cue: CueMatch
    helped: tuple[str, ...]
    problems: tuple[Candidate, ...]


@needs(any_of("anaphora", "resensitization"), nothing=None)
def announced_in(passage: Passage, topic: Topic, read: Sequence[Candidate]) -> Announcement | None:
    """The announcement that a sentence makes; None where it makes none, or names its answers itself.

    Args:
        read: what the sentence claims. topic: as the sentence leaves it.
    """
    cues = (*passage.cued("anaphora", "problem"), *passage.cued("resensitization", "overcome"))
    if not cues or not (WORDS.search("purpose", passage.folded) and WORDS.search("made", passage.folded)):
        return None
    answers = [c for c in read if c.type == "resensitization" and c.drug]
    problems = topic.problems.last_and_akin()
    helped = tuple(dict.fromkeys([c.drug for c in answers] or [c.drug for c in problems]))
    offered = {m.name for m in passage.of("DRUG")}
    if not helped or any(offered.intersection(c.agent.split(" + ")) for c in answers):
        return None
    return Announcement(passage, cues[0], helped, tuple(c for c in problems if c.drug in helped))


def link_announced(passage: Passage, told: Announcement, topic: Topic) -> Iterator[Candidate]:
    """The answers of which a sentence behind an announcement begins to speak."""
    first = leading_drugs(passage)
    if first is None:
        return
    span = told.passage.clause_of(told.cue.start)
    manner = Manner("supports", "asserted", replace(cue_mention(told.cue), via="topic"), RULE)
    for agent in first.names:
        for drug in told.helped:
            if agent != drug and agent not in topic.problems.drugs() and are_akin(agent, drug, topic.lexicon):
                told_of = [c for c in told.problems if c.drug == drug]
                problems = answered_by(agent, drug, told_of, topic.lexicon) or told_of
                helping = Helping(agent, drug, told.passage, span, problems, problems)
                yield state_answer(passage, helping, filled("agent", first.of(agent)), manner, topic)
