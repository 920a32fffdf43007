"""The changed gene in a tumor's name: ``BRAF-mutant melanoma``, ``AML with mutated RUNX1``, ``ALK-positive lymphoma``.

Such a name says two things: which tumor, and what is changed in it. Both are mentions; the gene lies within the tumor.
A tumor that is named by what it shows or lacks (``HER2-positive breast cancer``) remains one mention.
"""

import re
from collections.abc import Iterable

from claimx.mentions.overlaps import Covered
from claimx.mentions.positives import is_fused
from claimx.mentions.records import Candidate

_CHANGED = re.compile(
    r"[ \u2010\u2011\u2013-](?:mutant|mutated|mutations?|rearranged|rearrangements?|amplified|amplification|"
    r"translocated|translocations?|fused|fusions?|deleted|deletions?|altered|driven)(?!\w)"
)
_CHANGED_BEFORE = re.compile(r"(?:mutated|rearranged|mutant|(?:mutations?|rearrangements?) (?:of|in)) $")
_POSITIVE = re.compile(r"(?:[ \u2010\u2011\u2013-]positive|\+)(?!\w)")


def part_changed(text: str, covered: Iterable[Covered]) -> tuple[list[Candidate], list[Covered]]:
    """The genes and changes that a tumor's name tells of, and what else a longer name covers."""
    told: list[Candidate] = []
    rest: list[Covered] = []
    for one, around in covered:
        within = around.label == "CANCER" and one.label in ("GENE", "MUTATION")
        if within and around.start <= one.start and one.end <= around.end and _is_changed(text, one, around):
            told.append(one)
        else:
            rest.append((one, around))
    return told, rest


def _is_changed(text: str, one: Candidate, tumor: Candidate) -> bool:
    if one.label == "MUTATION" or _CHANGED.match(text, one.end, tumor.end):
        return True
    if _CHANGED_BEFORE.search(text, tumor.start, one.start):
        return True
    fusion = one.term is not None and one.term.facts.get("kind") == ("fusion",)
    return (fusion or is_fused(one)) and _POSITIVE.match(text, one.end, tumor.end) is not None
