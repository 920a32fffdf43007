"""Sensitivity told by use: a therapy that is used for tumors named by their change works in these.

"A is approved for B-mutated melanoma" says for which tumor A is used, and that it acts where B is mutated. A change
that is part of a tumor's own name ("HER2-positive breast cancer") says only which tumor is meant.
"""

import re
from collections.abc import Iterator, Sequence

from claimx.claims.discourse.inherited import general_classes
from claimx.claims.discourse.topics import Topic
from claimx.claims.judgement.candidates import Candidate
from claimx.claims.judgement.manner import Manner
from claimx.claims.passages.changes import Change
from claimx.claims.passages.mechanisms import targets_of
from claimx.claims.passages.outlines import outline_of
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.therapies import therapies_of
from claimx.claims.sensitivity.responses import Responding, state_response
from claimx.claims.wording.patterns import SLOTS
from claimx.claims.wording.traits import any_of, needs
from claimx.schema import EvidenceMention

RULE = "sensitivity/use"
NEAR = 30
_CARRIER = re.compile(
    rf"(?:K(?= \w+ (?:with|harbou?r|carry|bear)\w* ) )?{SLOTS['CARRIER']}"
    r"(?:(?: (?!(?:in|of|with|and|or|for|to|from|by|on|who|whose|which|after|but)\b)\w+){0,3} K)?"
)
_GIVEN = re.compile(r"given|administer|treat|therap|patients with|manag|use (?:of|in)|used|outcome|employ", re.I)
_ONCE = re.compile(r"\b(?:was|were|had|been)\b")
_STUDY = re.compile(r"\b(?:trials?|study|cohorts?|phase)\b")
"""What was given in one study or to one patient: of the response nothing is said by it."""
_WHATEVER = re.compile(r"\b(?:regardless|irrespective|independent(?:ly)?|without|whatever|lacking|negative)\b")


@needs(any_of("GENE", "MUTATION"), any_of("CANCER"))
def link_selected(passage: Passage, topic: Topic, here: Sequence[Candidate]) -> Iterator[Candidate]:
    """What a use for changed tumors says of the response, where no other rule does.

    Args:
        here: what the sentence claims so far.
    """
    uses = [c for c in here if c.type == "indication" and c.direction == "supports" and not c.refused]
    if not uses:
        return
    carried = tuple(_carried(passage))
    told = {(c.drug, gene) for c in here if c.type in ("sensitivity", "resistance") for gene in c.slot("gene")}
    members = [m for group in therapies_of(passage) for m in group.members]
    for use in uses if carried else ():
        named = {m.start for m in use.mentions if m.role == "cancer" and not m.via}
        changes = [
            change
            for tumor, change in carried
            if tumor in named and not (change.gene and (use.drug, change.gene.name) in told)
            if change.kinds or (change.gene and change.gene.name in targets_of(use.drug, topic.lexicon))
        ]
        cue = next((m for m in use.mentions if m.role == "cue"), None)
        if cue and _is_given_once(passage, cue):
            continue
        if changes and use.drug not in general_classes():
            manner = Manner(use.direction, use.certainty, cue, RULE)
            cancers = [m for m in passage.of("CANCER") if m.start in named]
            yield state_response(passage, Responding(use.drug, members, changes, cancers), manner, topic)


def _is_given_once(passage: Passage, cue: EvidenceMention) -> bool:
    """Whether the word of use only tells what was given in a study, or to a patient."""
    ahead = passage.gap(max(passage.start, cue.start - NEAR), cue.end)
    return bool(_GIVEN.search(cue.text) and (_ONCE.search(ahead) or _STUDY.search(passage.folded)))


def _carried(passage: Passage) -> Iterator[tuple[int, Change]]:
    """The changes that a tumor is said to carry by the words around it, with the place of the tumor."""
    outline = outline_of(passage)
    for match in _CARRIER.finditer(outline.text):
        if _WHATEVER.search(match[0]):
            continue
        parts = outline.within(*match.span())
        tumors = [m.start for part in parts for m in part.mentions if m.label == "CANCER"]
        yield from ((at, c) for at in tumors for part in parts if part.letter in "VCG" for c in part.changes)
