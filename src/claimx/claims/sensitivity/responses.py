"""Sensitivity claims put together: a therapy that works, and what is changed where it works."""

import re
from collections.abc import Sequence

from claimx.claims.discourse.topics import Topic
from claimx.claims.judgement.candidates import Candidate, filled
from claimx.claims.passages.changes import Change
from claimx.claims.passages.passage import Passage
from claimx.claims.resistance.failures import Manner, genes_of
from claimx.claims.wording.traits import lettered
from claimx.lexicon import Lexicon
from claimx.schema import Mention

_PROLONGED = re.compile(
    r"prolonged (?:\w+ )?(?:treatment|therapy|exposure|use|inhibition|incubation|culture|selection)\b"
)
_LESS = re.compile(
    r"\b(?:lower|low|poor|poorer|less|reduced|decreased|diminished|impaired|inferior|worse|shorter|limited|loss of|"
    r"lack of|little|weak|weaker) (?:(?!and |or |of |to |in |with |than |the |but )[\w/-]+ ){0,3}?"
    r"(?:responses?|response rates?|responsiveness|sensitivity|survival|efficacy|outcomes?|"
    r"affinity|binding)\b"
)
_OPEN = re.compile(
    r"\b(?:affect\w*|influenc\w*|alter(?:s|ed|ing)?|modulat\w*|impacts?(?: on)?|impacting|involved in|roles? in|"
    r"assess\w*|evaluat\w*|monitor\w*|measur\w*|compar\w*|variations? in|changes? in|differences? in|"
    r"stud(?:y|ied|ying)|investigat\w*|examin\w*|explor\w*|tested|testing|safety and|tolerability and|"
    r"(?:tested|examined|analy[sz]ed|evaluated|assessed|investigated) for (?:an )?(?:association|correlation)s? with|"
    r"(?:assess|evaluat|investigat|examin|explor|stud|test)\w* (?:the |an? )?(?:\w+ )?(?:relationship|association|"
    r"correlation)s? between [^,;:]{1,60} and)"
    r" (?:(?:the|their|its|of|to|on|both|cellular|clinical|therapeutic|treatment|tumou?rs?|cells?|patients?|in) ){0,4}$"
)
"""What is said of a response without saying whether there is one: "may influence the response to A"."""
_LOWERED = re.compile(
    r"\b(?:limit|reduc|decreas|diminish|impair|compromis|attenuat|blunt|abolish|abrogat|lower|hamper|weaken|suppress)"
    r"(?:s|es|ed|ing|e)?"
    r" (?:(?:the|its|their|his|any|clinical|therapeutic|antitumou?r|long|term|cellular|tumou?r) ){0,4}$"
)
_UNDER = re.compile(r"(?<!increase)(?<!improvement)(?<!difference)(?<!differences)(?<!reduction)(?<!change) in $")
"""With "response to" behind it, no more than "under": "was induced in response to A"."""
_OF_CELLS = re.compile(
    r"sensitive (?:(?!mutations?|mutants?)[\w+]+ ){0,3}"
    r"(?:cells?|lines?|tumou?rs?|malignanc\w+|models?|xenografts?|clones?)\b"
)
"""Behind a therapy, only whose cells are spoken of: "A-sensitive cells"."""
_LACKS_RECEPTOR = re.compile(
    r"\)? ?negative(?: \([^()]*\))?,? (?:(?!tumou?rs?|cells?|patients?|cases?)[\w+-]+,? ){0,4}$"
)
"""Between a gene and the tumor that is named for lacking it: "HER2-negative advanced breast cancer"."""
_GREW_AGAIN = re.compile(
    r"\b(?:progressive disease|re ?biops\w+|"
    r"(?:progressed|relapsed)(?:,| (?!and refractory)(?:and|with|on|after|under|at|while|during|following|when)\b)|"
    r"(?:at|upon|after|until|before) (?:disease )?(?:progression|relapse))\b"
)
"""Between a response and a change, which is found when the tumor grows again."""
_PROLONGS = lettered("prolonged")
_LEAVES_OPEN = lettered(
    "affect|influenc|alter|modulat|impact|involved in|role in|roles in|assess|evaluat|monitor|measur|compar|"
    "variation|change|difference|study|studied|investigat|examin|explor|tested|testing|safety|tolerability|analyz|"
    "analys|relationship|association|correlation"
)
_LOWERS = lettered(
    "limit|reduc|decreas|diminish|impair|compromis|attenuat|blunt|abolish|abrogat|lower|hamper|weaken|suppress"
)
_LESSENS = lettered(
    " low| poor| less| reduced| decreased| diminished| impaired| inferior| worse| shorter| limited| loss of| lack of|"
    " little| weak"
)
"""The traits of sentences in which the expressions above may match."""


def tells_outcome(passage: Passage, start: int, end: int) -> bool:
    """Whether words of response tell a good outcome: treatments are prolonged, too, and a response may be lower, or
    only spoken of."""
    folded, start, end = passage.folded, start - passage.start, end - passage.start
    before = folded[:start]
    if passage.traits & _PROLONGS and _PROLONGED.match(folded, start):
        return False
    if passage.traits & _LEAVES_OPEN and _OPEN.search(before):
        return False
    if passage.traits & _LOWERS and _LOWERED.search(before):
        return False
    if folded.startswith("sensitive ", start) and _OF_CELLS.match(folded, start):
        return not any(m.end - passage.start == start - 1 for m in passage.of("DRUG", "DRUG_CLASS"))
    if folded.startswith("response to", start) and _UNDER.search(before):
        return False
    lessened = _LESS.finditer(folded) if passage.traits & _LESSENS else ()
    return not any(less.start() < end and start < less.end() for less in lessened)


def came_later(passage: Passage, end: int, change: Change) -> bool:
    """Whether a change is told of a tumor that grew again after it had responded: "responded, then relapsed with V".

    Args:
        end: where the words of response end.
    """
    start = min([m.start for m in (change.gene, *change.mutations) if m], default=passage.start)
    return start > end and bool(_GREW_AGAIN.search(passage.gap(end, start)))


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
    changes = [change for change in changes if not _names_tumor(passage, change)]
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


def _names_tumor(passage: Passage, change: Change) -> bool:
    """Whether the lack of a gene's product is part of a tumor's name, and predicts nothing by itself."""
    if change.gene is None or change.mutations or set(change.kinds) != {"loss"}:
        return False
    tumors = (m for m in passage.of("CANCER") if m.end > change.gene.end)
    return any(_LACKS_RECEPTOR.fullmatch(passage.gap(change.gene.end, max(m.start, change.gene.end))) for m in tumors)
