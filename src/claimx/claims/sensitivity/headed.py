"""Sensitivity of sentences that name no therapy: "Responses were seen in tumors with V" below the heading "A".

The therapy is the one of the heading, or those with which the paragraph begins.
"""

from collections.abc import Iterator

from claimx.claims.discourse.topics import Topic
from claimx.claims.judgement.candidates import Candidate
from claimx.claims.judgement.manner import manner_of
from claimx.claims.passages.changes import find_changes
from claimx.claims.passages.contrasts import without_denied
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.stances import cue_of, hits_of, said
from claimx.claims.sensitivity.responses import Responding, came_later, state_response, tells_outcome
from claimx.claims.wording.traits import any_of, needs
from claimx.schema import Span

RULE = "sensitivity/headed"
_TELLING = ("fails", "spoils", "works", "again")


@needs(any_of("GENE", "MUTATION"), said("works"))
def link_headed(passage: Passage, topic: Topic) -> Iterator[Candidate]:
    """What a sentence without a therapy tells of the response to the therapy of its heading or paragraph."""
    therapy = topic.subject()
    for clause in passage.clauses if therapy.names else ():
        hits = hits_of(passage, *_TELLING, within=clause)
        if not hits or any(hit.stance != "works" or hit.denied for hit in hits):
            continue
        hit = next((hit for hit in hits if tells_outcome(passage, hit.start, hit.end)), None)
        if hit is None or passage.cued("resistance", within=clause) or passage.cued("resensitization", within=clause):
            continue
        changes = [change for change in without_denied(passage, find_changes(passage, clause)) if change.kinds]
        changes = [change for change in changes if not came_later(passage, hit.end, change)]
        if changes:
            words = Span(hit.start, hit.end)
            manner = manner_of(passage, clause, cue_of(passage, hit), RULE, words)
            cancers = topic.cancers.of(passage)
            for name in therapy.names:
                responding = Responding(name, therapy.mentions, changes, cancers, therapy.via)
                yield state_response(passage, responding, manner, topic)
