"""Combinations as answers: what is given with the therapy of the text, of which title or heading says that it fails.

Under a heading that announces combinations no sentence need speak of resistance. Elsewhere it tells of a failure, and
offers the combination: "A with B should be considered for resistant tumors". The words are data:
``wording/combined.tsv``.
"""

from collections.abc import Iterator

from claimx.claims.answers.helping import Helping, state_answer
from claimx.claims.answers.returns import NAIVE
from claimx.claims.discourse.headings import announces
from claimx.claims.discourse.topics import Topic
from claimx.claims.judgement.candidates import Candidate, filled
from claimx.claims.judgement.manner import Manner, direction_in
from claimx.claims.passages.assertion import find_certainty
from claimx.claims.passages.failed import has_failed, is_lost
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.therapies import therapies_of
from claimx.claims.wording.wordlists import Parts

RULE = "resensitization/combined"
WORDS = Parts("combined.tsv", {"offered": r"\b{words}", "failure": r"{words}"})


def link_combinations(passage: Passage, topic: Topic) -> Iterator[Candidate]:
    """The combinations of a sentence with the therapy of which the title, or the heading, speaks."""
    groups = [g for g in therapies_of(passage) if g.combined and not has_failed(passage, g) and not is_lost(passage, g)]
    if not groups or not topic.talk.is_about_resistance():
        return
    if not (_is_offered(passage) or announces("combined", passage)):
        return
    certainty = find_certainty(passage.cues, passage.span)
    for group in groups:
        manner = Manner(direction_in(passage, passage.clause_of(group.start)), certainty, None, RULE)
        for agent in [name for name in group.names if name not in topic.failures.before.names]:
            parts = agent.split(" + ")
            kinds = {kind for part in parts for kind in (part, *topic.lexicon.facts("DRUG", part, "classes"))}
            told = dict.fromkeys((*topic.failures.before.names, *topic.theme().names))
            meant = [drug for drug in told if drug in kinds]
            for drug in [drug for drug in meant if drug in parts] or meant:
                helping = Helping(agent, drug, passage, passage.span)
                yield state_answer(passage, helping, filled("agent", group.of(agent)), manner, topic)


def _is_offered(passage: Passage) -> bool:
    """Whether a sentence that tells of a failure offers a therapy, and not to those who were never treated."""
    told = WORDS.find("failure", passage) and WORDS.find("offered", passage)
    return told is not None and not NAIVE.search(passage.folded)
