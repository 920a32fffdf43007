"""Which therapy of a sentence has failed before, or is spoken of as resisted: "refractory to A", "A no longer works".

The words beside its name that say so are data: ``wording/failed.tsv``.
"""

import re
from collections.abc import Mapping
from functools import cache

from claimx.claims.groups import Group
from claimx.claims.passages import Passage
from claimx.claims.wordlists import compile_parts

FAILED_FILE = "failed.tsv"
REACH = 90
_SHAPES = {
    "before": r"(?<!\w){words}(?: {links})+ $",
    "behind": r"(?<!\w){words}(?: {links})* $",
    "lost": r"(?<!\w){words}(?: {links})+ $",
    "after": r" ?(?:{links} )?{words}",
    "object": r"(?<!\w){words}",
    "by": r" ?(?:\w+ ){{0,6}}?{words} (?:\w+ ){{0,4}}?",
}
"""Where the words of each part stand: before or after the name, with which ``links`` between."""


def has_failed(passage: Passage, group: Group) -> bool:
    """Whether the words beside a therapy say that it failed before."""
    parts, at = expressions(), group.start - passage.start
    before = passage.folded[max(0, at - REACH) : at]
    return bool(
        parts["after"].match(passage.folded, group.end - passage.start)
        or parts["before"].search(before)
        or parts["behind"].search(before)
    )


def is_lost(passage: Passage, group: Group) -> bool:
    """Whether the sentence speaks of the resistance or the response to the therapy, which may be brought back."""
    at = group.start - passage.start
    return bool(expressions()["lost"].search(passage.folded[max(0, at - REACH) : at]))


def leads_to_agent(gap: str) -> bool:
    """Whether the words between a return and a therapy say that it is the means: "was restored by"."""
    return bool(expressions()["by"].fullmatch(gap))


def may_be_returned(words: str) -> bool:
    """Whether what is brought back or done away with can be an effect or what stands in its way."""
    return bool(expressions()["object"].search(words))


@cache
def expressions() -> Mapping[str, re.Pattern[str]]:
    """The packaged words of each part, compiled in the shape of that part."""
    return compile_parts(FAILED_FILE, _SHAPES)
