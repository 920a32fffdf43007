"""Therapies that a sentence names beside the one that it is about: given before, not possible, or a partner.

"A, in combination with B, is approved for tumors that progressed on C in patients unfit for D": B is A's partner, C and
D are used for nothing here. The words that tell them are data: ``wording/bystanders.tsv``.
"""

from collections.abc import Sequence

from claimx.claims.passages.groups import Group
from claimx.claims.passages.passage import Passage
from claimx.claims.wording.wordlists import Parts

REACH = 100
_LEADING_TO = r"\b{words}(?:,? \w+){{0,3}}?(?:,? {links})?(?: (?:the|an?))? $"
WORDS = Parts(
    "bystanders.tsv",
    {
        "before": _LEADING_TO,
        "not given": _LEADING_TO,
        "together": r"(?:\b{words}|\b{links}(?: \w+){{0,2}} with|, with)"
        r"(?: (?:the|an?|standard|induction|conventional|other|either|endocrine|hormonal|cytotoxic|agents?|drugs?))* $",
        "example": r" {words}",
    },
)


def is_apart(passage: Passage, group: Group) -> bool:
    """Whether the therapy was given before, or cannot be given, and so is not the one that is used."""
    ahead = passage.gap(max(passage.start, group.start - REACH), group.start)
    return bool(WORDS.within("before", passage, ahead) or WORDS.within("not given", passage, ahead))


def partnered(passage: Passage, group: Group, groups: Sequence[Group]) -> Group | None:
    """The therapy together with which another one is said to be given ("A in combination with B"), for B; None where B
    is an example of A ("the mainstay is chemotherapy, with B being the first")."""
    before = [g for g in groups if g.end <= group.start]
    gap = passage.gap(before[-1].end, group.start) if before else ""
    if not before or not WORDS["together"].search(gap):
        return None
    if gap.endswith(", with ") and passage.at(WORDS["example"], group.end):
        return None
    return before[-1]
