"""What a sentence tells of a therapy's targets, before it becomes a claim."""

from typing import NamedTuple

from claimx.claims.passages.groups import Group
from claimx.schema import EvidenceMention


class Told(NamedTuple):
    """Therapies, the genes that they act on with the mentions that say so, the rule by which it was read, the verb."""

    therapies: Group
    genes: tuple[str, ...]
    mentions: tuple[EvidenceMention, ...]
    rule: str
    cue: EvidenceMention | None = None
