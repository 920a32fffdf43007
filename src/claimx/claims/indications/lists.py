"""Lists below a sentence: "… are approved for melanoma:" says for what the drugs of the items are used."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimx.claims.judgement.candidates import Candidate, filled
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.therapies import therapies_of
from claimx.schema import Mention

_USED = re.compile(r"approv|licen|indicat|standard|recommend|used|treat|therap|option")
_COMBINED = re.compile(r"\b(?:combination|regimen|doublet|triplet|pairing)s?\b")


@dataclass(frozen=True, slots=True)
class Lead:
    """A sentence that ends in a colon and says for which cancers the drugs below are used, as combinations or alone."""

    passage: Passage
    cancers: tuple[Mention, ...]
    combined: bool


def lead_of(passage: Passage) -> Lead | None:
    """The lead of a list, if the sentence is one that tells of use."""
    if not passage.folded.endswith(":") or "CANCER" not in passage.labels or "denial" in passage.kinds:
        return None
    if not any(_USED.match(passage.gap(c.start, c.end)) for c in passage.cued("indication")):
        return None
    return Lead(passage, passage.of("CANCER"), bool(_COMBINED.search(passage.folded)))


def is_item_of(passage: Passage, lead: Lead) -> bool:
    """Whether the passage stands in the list below the lead."""
    blocks = passage.document.blocks[lead.passage.block + 1 : passage.block + 1]
    return bool(blocks) and passage.start == blocks[-1].start and all(block.kind == "list_item" for block in blocks)


def link_items(passage: Passage, lead: Lead, here: Sequence[Candidate]) -> Iterator[Candidate]:
    """The indications of the drugs with which an item of the list begins.

    Args:
        here: what the item claims of itself, which goes first.
    """
    groups = [g for g in therapies_of(passage) if any(m.label == "DRUG" for m in g.members)]
    if not groups or any(c.type == "indication" for c in here) or "CANCER" in passage.labels:
        return
    members = [m for g in groups for m in g.members if m.label == "DRUG"] if lead.combined else groups[0].members
    parts = tuple(dict.fromkeys(m.name for m in members))
    names = (" + ".join(sorted(parts)),) if lead.combined else groups[0].names
    told = filled("cancer", lead.cancers, via="topic")
    for name in names:
        roles = (*filled("drug", [m for m in members if m.name in name.split(" + ")]), *told)
        slots = {"cancer": tuple(dict.fromkeys(m.name for m in lead.cancers))}
        yield Candidate("indication", name, slots, place=passage.place, mentions=roles, rule="indication/list")
