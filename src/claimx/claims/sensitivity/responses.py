"""Sensitivity claims put together: a therapy that works, and what is changed where it works."""

import re
from collections.abc import Sequence

from claimx.claims.discourse.topics import Topic
from claimx.claims.judgement.candidates import Candidate, filled
from claimx.claims.passages.changes import Change
from claimx.claims.passages.passage import Passage
from claimx.claims.resistance.failures import Manner, genes_of
from claimx.lexicon import Lexicon
from claimx.schema import Mention

_PROLONGED = re.compile(
    r"prolonged (?:\w+ )?(?:treatment|therapy|exposure|use|inhibition|incubation|culture|selection)\b"
)
_LESS = re.compile(
    r"\b(?:lower|low|poor|poorer|less|reduced|decreased|diminished|impaired|inferior|worse|shorter|limited|loss of|"
    r"lack of|little|weak|weaker) (?:(?:overall|objective|clinical|partial|complete|progression free) )?"
    r"(?:responses?|response rates?|responsiveness|sensitivity|survival|efficacy|outcomes?)\b"
)


def tells_outcome(passage: Passage, start: int, end: int) -> bool:
    """Whether words of response tell a good outcome: treatments are prolonged, too, and a response may be lower."""
    folded, start, end = passage.folded, start - passage.start, end - passage.start
    return not _PROLONGED.match(folded, start) and not any(
        less.start() < end and start < less.end() for less in _LESS.finditer(folded)
    )


def state_response(
    passage: Passage,
    drug: str,
    named: Sequence[Mention],
    changes: Sequence[Change],
    cancers: Sequence[Mention],
    manner: Manner,
    topic: Topic,
    lexicon: Lexicon,
) -> Candidate:
    """A sensitivity candidate of a drug that a passage names in ``named``; the cancer may come from the topic."""
    mutations = [m for c in changes for m in c.mutations]
    alterations = [a for c in changes for a in c.alterations]
    slots = {
        "gene": genes_of(changes, drug, topic, lexicon),
        "mutation": tuple(m.name for m in mutations),
        "alteration": tuple(a.name for a in alterations),
        "cancer": tuple(m.name for m in cancers) or topic.cancers.meant().names,
    }
    roles = (
        *filled("drug", [m for m in named if m.name in drug.split(" + ")]),
        *filled("gene", [c.gene for c in changes if c.gene]),
        *filled("mutation", mutations),
        *filled("alteration", alterations),
        *filled("cancer", cancers),
        *((manner.cue,) if manner.cue else ()),
    )
    place, direction, certainty = passage.place, manner.direction, manner.certainty
    return Candidate("sensitivity", drug, slots, "", place, direction, certainty, "", roles, manner.rule)
