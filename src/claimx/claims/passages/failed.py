"""Which therapy of a sentence has failed before, or is spoken of as resisted: "refractory to A", "A no longer works".

The words beside its name that say so are data: ``wording/failed.tsv``.
"""

from claimx.claims.passages.groups import Group
from claimx.claims.passages.passage import Passage
from claimx.claims.wording.wordlists import Parts

REACH = 90
WORDS = Parts(
    "failed.tsv",
    {
        "before": r"(?<!\w){words}(?: {links})+ $",
        "behind": r"(?<!\w){words}(?: {links})* $",
        "lost": r"(?<!\w){words}(?: {links})+ $",
        "after": r" ?(?:{links} )?{words}",
        "of": r" ?(?:{links} )?{words}",
        "object": r"(?<!\w){words}",
        "told": r"\b{words}",
        "by": r" ?(?:\w+ ){{0,6}}?{words} (?:\w+ ){{0,4}}?",
    },
)
"""Where the words of each part stand: before or after the name, with which ``links`` between."""

FAILED = sum([WORDS.bits[part] for part in ("before", "behind", "after")])
"""The traits of sentences in which a therapy may be said to have failed."""


def has_failed(passage: Passage, group: Group) -> bool:
    """Whether the words beside a therapy say that it failed before."""
    at = group.start - passage.start
    before = passage.folded[max(0, at - REACH) : at]
    return bool(
        WORDS.at("after", passage, group.end - passage.start)
        or WORDS.within("before", passage, before)
        or WORDS.within("behind", passage, before)
    )


def is_said_of(passage: Passage, group: Group) -> bool:
    """Whether a therapy is named only to say what others are: "A-sensitive cells", "an A resistance mutation"."""
    at = group.start - passage.start
    behind = WORDS.at("of", passage, group.end - passage.start)
    return bool(behind or WORDS.within("before", passage, passage.folded[max(0, at - REACH) : at]))


def is_lost(passage: Passage, group: Group) -> bool:
    """Whether the sentence speaks of the resistance or the response to the therapy, which may be brought back."""
    at = group.start - passage.start
    return bool(WORDS.within("lost", passage, passage.folded[max(0, at - REACH) : at]))


def tells_of_failure(words: str) -> bool:
    """Whether words tell of a failure or of what causes it, and so of no use or target."""
    return bool(WORDS.search("told", words))


def leads_to_agent(gap: str) -> bool:
    """Whether the words between a return and a therapy say that it is the means: "was restored by"."""
    return bool(WORDS["by"].fullmatch(gap))


def may_be_returned(words: str) -> bool:
    """Whether what is brought back or done away with can be an effect or what stands in its way."""
    return bool(WORDS["object"].search(words))
