"""What a conjugate carries stands for the conjugate: of enfortumab vedotin, "MMAE is pumped out" tells of that therapy.

The last word of a conjugate's name is a name of its payload (International Nonproprietary Names), so the lexicon knows
what it carries.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace

from claimx.claims.passages.passage import Passage
from claimx.lexicon import Lexicon
from claimx.mentions import Annotation
from claimx.schema import Document, Mention

_UNBOUND = ("free ", "naked ", "unconjugated ", "unbound ")
"""What tells that a payload is given by itself."""
PAYLOAD = "rule payload"

Carriers = Mapping[str, Mapping[str, Mention]]
"""By the name of a payload, the conjugates that carry it, each by its name."""


def carriers_of(document: Document, annotation: Annotation, lexicon: Lexicon) -> Mapping[int, Carriers]:
    """The conjugates that each section names, by what they carry; sections without one are left out."""
    starts = [section.start for section in document.sections]
    carriers: dict[int, dict[str, dict[str, Mention]]] = {}
    for mention in annotation.mentions:
        _, apart, stem = mention.name.rpartition(" ")
        payload = lexicon.named("DRUG", stem) if apart and mention.label == "DRUG" else None
        if payload and payload.name != mention.name:
            here = carriers.setdefault(bisect_right(starts, mention.start) - 1, {})
            here.setdefault(payload.name, {}).setdefault(mention.name, mention)
    return carriers


def with_carriers(passage: Passage, carriers: Mapping[int, Carriers]) -> Passage:
    """The passage with the conjugate of its section in place of what it carries, unless that is given by itself.

    Where several conjugates carry it, or the sentence names the conjugate, too, the payload is no therapy at all.
    """
    here = carriers.get(passage.section)
    return replace(passage, mentions=tuple(_carried(passage, here))) if here else passage


def _carried(passage: Passage, carriers: Carriers) -> Iterator[Mention]:
    named = {mention.name for mention in passage.of("DRUG")}
    for mention in passage.mentions:
        conjugates = carriers.get(mention.name) if mention.label == "DRUG" else None
        if not conjugates or passage.gap(passage.start, mention.start).endswith(_UNBOUND):
            yield mention
        elif len(conjugates) == 1 and not named & set(conjugates):
            (conjugate,) = conjugates.values()
            yield replace(mention, name=conjugate.name, id=conjugate.id, found_by=PAYLOAD)
