"""Claims carried over: "The same holds for exemestane" says of another drug what was said before.

The claim that is carried is the one made last of a failure or a response; its names come from there and are marked so.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimx.claims.judgement.candidates import Candidate, filled
from claimx.claims.passages.groups import Group
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.therapies import drug_groups
from claimx.schema import Direction, EvidenceMention

CARRIED = ("resistance", "sensitivity")
_ALSO = r"(?:also|equally|likewise|similarly|just as)"
_SAME = re.compile(
    rf"\b(?:the same|this|that|it|which|so|as (?:it|they))\b(?: {_ALSO})?"
    rf"(?: (?:(?:is|was|seems|appears to be) (?:{_ALSO} )?(?:true|so|the case|seen|found|observed|reported)|"
    r"(?:holds?|held|applies|applied|goes|do|does|did|is|are|was|were)(?: true| good)?))"
    rf"(?: {_ALSO})? (?:for|of|to|with|in the case of)(?: (?:resistance|response|sensitivity) to)?"
    r"(?: (?:the|its|other|newer|older|related|antibody|drug|inhibitor|inhibitors|relative|successor))* $"
)
_SPARED = re.compile(
    r",?(?: (?:by contrast|in contrast|however|on the other hand|in turn),?)? (?:is|are|was|were|remains?) "
    r"(?:(?:not|un|hardly|never) ?(?:affected|impaired|compromised|concerned|touched)|spared)"
)


def link_carried(passage: Passage, before: Sequence[Candidate], here: Sequence[Candidate]) -> Iterator[Candidate]:
    """The claims that a sentence carries over to a drug of its own.

    Args:
        before: the candidates of the sentence before it in the paragraph. here: those of this sentence so far.
    """
    own = [c for c in here if c.type in CARRIED]
    before = [c for c in before if c.type in CARRIED]
    if not own and not before:
        return
    for group in drug_groups(passage):
        direction = _direction(passage, group)
        source = [c for c in own if _ends_before(c, group)] or before
        last = source[-1].drug if source else ""
        for candidate in source:
            same = candidate.drug == last and last not in group.names and candidate.direction == "supports"
            if direction and same:
                yield from (_carry(candidate, name, group, passage, direction) for name in group.names)


def _direction(passage: Passage, group: Group) -> Direction | None:
    """How the claim is carried to the drugs of a group; None if it is not, or the sentence tells more than this."""
    if _SAME.search(passage.before(group.start)):
        return "supports"
    spared = passage.at(_SPARED, group.end) and not passage.of("MUTATION", "ALTERATION", "MECHANISM")
    return "disputes" if spared else None


def _ends_before(candidate: Candidate, group: Group) -> bool:
    return all(m.end <= group.start for m in candidate.mentions if not m.via) and candidate.drug not in group.names


def _carry(candidate: Candidate, drug: str, group: Group, passage: Passage, direction: Direction) -> Candidate:
    roles = tuple(_from_context(m, passage) for m in candidate.mentions if m.role not in ("drug", "cue"))
    mentions, rule = (*filled("drug", group.of(drug)), *roles), f"{candidate.type}/carried"
    return replace(candidate, drug=drug, place=passage.place, direction=direction, mentions=mentions, rule=rule)


def _from_context(mention: EvidenceMention, passage: Passage) -> EvidenceMention:
    return mention if mention.via or passage.start <= mention.start < passage.end else replace(mention, via="topic")
