"""What a sentence tells of a therapy's targets, before it becomes a claim."""

from typing import NamedTuple

from claimx.claims.passages.groups import Group
from claimx.schema import EvidenceMention


class Told(NamedTuple):
    """Therapies, the genes that they act on, the mentions that say so, and the rule by which it was read."""

    therapies: Group
    genes: tuple[str, ...]
    mentions: tuple[EvidenceMention, ...]
    rule: str
