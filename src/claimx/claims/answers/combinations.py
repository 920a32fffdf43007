"""Combinations as answers: under a heading that announces combinations, what is given with the therapy of the text.

No sentence there need speak of resistance: title and heading do, and a combination of which the failing therapy is a
part answers it.
"""

from collections.abc import Iterator

from claimx.claims.answers.arguments import slots_of_answer
from claimx.claims.discourse.headings import announces_combinations
from claimx.claims.discourse.topics import Topic
from claimx.claims.judgement.candidates import Candidate, filled
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.therapies import therapies_of
from claimx.context import find_certainty, find_direction
from claimx.lexicon import Lexicon
from claimx.schema import Span

RULE = "resensitization/combined"


def link_combinations(passage: Passage, topic: Topic, lexicon: Lexicon) -> Iterator[Candidate]:
    """The combinations of a sentence with the therapy of which the title, or the heading, speaks."""
    groups = [group for group in therapies_of(passage) if group.combined]
    if not groups or not topic.talk.is_about_resistance() or not announces_combinations(passage):
        return
    whole = Span(passage.start, passage.end)
    for group in groups:
        direction = find_direction(passage.folded, passage.start, passage.cues, passage.clause_of(group.start))
        certainty = find_certainty(passage.cues, whole)
        for agent in group.names:
            parts = agent.split(" + ")
            kinds = {kind for part in parts for kind in (part, *lexicon.facts("DRUG", part, "classes"))}
            for drug in topic.theme().names:
                if drug in kinds:
                    slots = slots_of_answer(passage, whole, [], [], drug, agent, topic, lexicon)
                    roles = filled("agent", group.of(agent))
                    place = passage.place
                    yield Candidate("resensitization", drug, slots, agent, place, direction, certainty, "", roles, RULE)
