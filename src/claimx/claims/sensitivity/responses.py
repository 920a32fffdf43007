"""Sensitivity claims put together: a therapy that works, and what is changed where it works.

The words of a response that is less, left open or over are data: ``wording/responses.tsv``.
"""

import re
from collections.abc import Iterator, Sequence

from claimx.claims.discourse.topics import Topic
from claimx.claims.judgement.candidates import Candidate, filled, filled_by, slots_of
from claimx.claims.judgement.manner import Manner
from claimx.claims.passages.changes import Change
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.records import record
from claimx.claims.passages.stances import hits_of
from claimx.claims.resistance.failures import genes_of
from claimx.claims.wording.wordlists import Parts
from claimx.schema import Mention

_OF = (
    r" (?:(?:the|their|its|of|to|on|both|in|cellular|clinical|therapeutic|treatment|tumou?rs?|cells?|patients?) )"
    r"{{0,4}}$"
)
WORDS = Parts(
    "responses.tsv",
    {
        "prolonged": r"{words} (?:\w+ )?{links}",
        "less": r"\b{words} (?:(?!and |or |of |to |in |with |than |the |but )[\w/-]+ ){{0,3}}?{links}",
        "less benefit": r"\b{words} (?:(?:clinical|overall|survival|therapeutic|additional) )?{links}",
        "open": r"\b{words} (?:{links} ){{0,4}}$",
        "open, association": rf"\b{{words}} for (?:an )?{{links}} with{_OF}",
        "open, relation": rf"\b{{words}} (?:the |an? )?(?:\w+ )?{{links}} between [^,;:]{{{{1,60}}}} and{_OF}",
        "lowered": r"\b{words} (?:{links} ){{0,4}}$",
        "returned": r"\b{words} (?:{links} ){{0,4}}$",
        "of cells": r"sensitive (?:(?!mutations?|mutants?)[\w+]+ ){{0,3}}{words}",
        "grew again": r"\b{words}",
        "progressed": r"\b{words}(?:,| (?!and refractory){links})",
        "upon progression": r"\b{words} (?:disease )?{links}",
    },
)
_OPEN = ("open", "open, association", "open, relation")
"""What is said of a response without saying whether there is one: "may influence the response to A"."""
_DONE_TO = ("lowered", "returned")
"""What is done to a response that a change does not predict: it is lessened, or an agent brings it back."""
_LESS = ("less", "less benefit")
_LATER = ("grew again", "progressed", "upon progression")
"""Between a response and a change, which is found when the tumor grows again."""
_TELLING = ("fails", "spoils", "works", "able")
"""The stances that tell how a therapy does, the first two that it fails."""
_UNDER = re.compile(r"(?<!increase)(?<!improvement)(?<!difference)(?<!differences)(?<!reduction)(?<!change) in $")
"""With "response to" behind it, no more than "under": "was induced in response to A"."""
_LACKS_RECEPTOR = re.compile(
    r"\)? ?negative(?: \([^()]*\))?,? (?:(?!tumou?rs?|cells?|patients?|cases?)[\w+-]+,? ){0,4}$"
)
"""Between a gene and the tumor that is named for lacking it: "HER2-negative advanced breast cancer"."""


def tells_outcome(passage: Passage, start: int, end: int) -> bool:
    """Whether words of response tell a good outcome: treatments are prolonged, too, and a response may be lower, or
    only spoken of."""
    before, at = passage.before(start), start - passage.start
    if WORDS.at("prolonged", passage, at):
        return False
    if any(WORDS.within(part, passage, before) for part in (*_DONE_TO, *_OPEN)):
        return False
    if WORDS.at("of cells", passage, at):
        return not any(m.end == start - 1 for m in passage.of("DRUG", "DRUG_CLASS"))
    if passage.folded.startswith("response to", at) and _UNDER.search(before):
        return False
    lessened = (less for part in _LESS for less in WORDS.find_all(part, passage))
    return not any(less.start() < end - passage.start and at < less.end() for less in lessened)


def came_later(passage: Passage, end: int, change: Change) -> bool:
    """Whether a change is told of a tumor that grew again after it had responded: "responded, then relapsed with V".

    Args:
        end: where the words of response end.
    """
    start = min([m.start for m in (change.gene, *change.mutations) if m], default=passage.start)
    gap = passage.gap(end, start)
    return any(WORDS.within(part, passage, gap) for part in _LATER)


def without_failed(passage: Passage, end: int, changes: Sequence[Change]) -> Iterator[Change]:
    """The changes without those of a later clause than the response that tells of failure:
    "while those with V did not profit".

    Args:
        end: where the words of response end.
    """
    for change in changes:
        kept = tuple(m for m in change.mutations if not _fails_behind(passage, end, m))
        if kept or not (change.mutations or (change.gene and _fails_behind(passage, end, change.gene))):
            yield change._replace(mutations=kept)


def _fails_behind(passage: Passage, end: int, named: Mention) -> bool:
    clause = passage.clause_of(named.start)
    hits = hits_of(passage, *_TELLING, within=clause) if clause.start >= end else ()
    return any(hit.stance in ("fails", "spoils") or hit.denied for hit in hits)


@record
class Responding:
    """A drug that works, mentions of which some name it, the changes for which it does, and the tumors in which;
    ``via`` says how the drug came, where the sentence does not name it."""

    drug: str
    named: Sequence[Mention]
    changes: Sequence[Change]
    cancers: Sequence[Mention]
    via: str = ""


def state_response(passage: Passage, responding: Responding, manner: Manner, topic: Topic) -> Candidate:
    """A sensitivity candidate; the cancer may come from the topic."""
    drug, cancers = responding.drug, responding.cancers
    changes = [change for change in responding.changes if not _names_tumor(passage, change)]
    slots = {
        "gene": genes_of(changes, drug, topic),
        **slots_of(changes),
        "cancer": tuple(m.name for m in cancers) or topic.cancers.meant().names,
    }
    named = [m for m in responding.named if m.name in drug.split(" + ")]
    roles = (*filled("drug", named, via=responding.via), *filled_by(changes), *filled("cancer", cancers))
    return manner.put("sensitivity", passage, drug, slots, roles)


def _names_tumor(passage: Passage, change: Change) -> bool:
    """Whether the lack of a gene's product is part of a tumor's name, and predicts nothing by itself."""
    if change.gene is None or change.mutations or set(change.kinds) != {"loss"}:
        return False
    tumors = (m for m in passage.of("CANCER") if m.end > change.gene.end)
    return any(_LACKS_RECEPTOR.fullmatch(passage.gap(change.gene.end, max(m.start, change.gene.end))) for m in tumors)
