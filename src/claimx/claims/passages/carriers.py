"""Carriers: genes and mutations that only say whose tumors they are ("ALK-positive NSCLC", "cells harboring T790M").

The words are data: ``wording/carriers.tsv``.
"""

from claimx.claims.passages.passage import Passage
from claimx.claims.wording.wordlists import Parts
from claimx.schema import Mention

_DOES = r"(?:render|ma[kd]e|lea[vf]|left|turn|(?:de|re)?sensiti[sz]|protect|dr[io]ve|ke[ep]|kill|enabl|allow|help|let)"
"""Verbs of which the tumors are the object: "loss of G renders cells resistant" tells what happens to G."""
WORDS = Parts(
    "carriers.tsv",
    {
        "marked": r" {words},? (?:\([^()]*\),? )?(?:\w+,? ){{0,3}}?{links}",
        "borne": r"\b(?:in|of|from|among|for) (?:[\w/]+ ){{0,5}}?{words} (?:\(\w+\) )?(?:that |which |who )?{links} "
        r"(?:(?:an?|the|both|either|activating|oncogenic|somatic|germline|concurrent|high|known|mutant|mutated) )*\(?$",
        "beside": r"[)+]*(?: (?:mutant|mutated|mutation|positive|expressing|driven))?"
        rf" (?:(?!in |of |by |to |and |or |with |from |for |on |as |{_DOES})[\w+]+ ){{{{0,2}}}}?{{words}}\b",
        "of whom": r"\b{words} (?:{links} )*\(?$",
        "raised": r"\b{words} (?:from|in|out of|using) "
        r"(?:(?!with\b|acquir|carr|show|ha[ds]\b|have\b|contain|harbou?r|los[te]|develop)\w+ ){{0,4}}\(?$",
    },
)


def marks_tumor(passage: Passage, gene: Mention, end: int = 0) -> bool:
    """Whether the words behind a gene, or behind what is named with it up to ``end``, say whose tumors they are:
    "ALK-positive NSCLC"."""
    return bool(WORDS.at("marked", passage, max(gene.end, end) - passage.start))


def is_parental(passage: Passage, start: int) -> bool:
    """Whether a name from ``start`` on is of the parental cells from which resistant ones were raised: "clones derived
    from G-mutant cells"."""
    return bool(WORDS.within("raised", passage, passage.before(start)))


def is_borne(passage: Passage, start: int, end: int) -> bool:
    """Whether the words around a name say in whose tumors something was seen: "in cells harboring T790M"."""
    before = passage.before(start)
    if WORDS.within("borne", passage, before):
        return True
    return bool(WORDS.within("of whom", passage, before) and WORDS.at("beside", passage, end - passage.start))
