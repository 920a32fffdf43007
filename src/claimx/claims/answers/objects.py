"""What words of return are said of: an effect, what stands in its way, or a harm that a therapy does to patients.

"A reversed the resistance to B" is an answer, "A reversed the B-induced neuropathy" is none. The words of harm are
data: ``wording/objects.tsv``.
"""

import re

from claimx.claims.judgement.candidates import Candidate
from claimx.claims.passages.failed import may_be_returned
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.stances import Hit
from claimx.claims.wording.wordlists import Parts
from claimx.schema import Span

CLOSE = 12
WORDS = Parts("objects.tsv", {"harm": r"\b{words}", "sensitive": r"{words}"})
_INDUCED = re.compile(r" (?:induced|associated|related|mediated|evoked|provoked)(?P<what>(?: [^\s,;.()]+){1,3})")
_ENDS = re.compile(r"[,;:.()]| (?:with|in|for|by|through|via|while|which|that|when|after|and) ")


def object_of(passage: Passage, hit: Hit) -> Span:
    """What a word of return is said of: the words behind it; in the passive, those before it."""
    behind = passage.folded[hit.end - passage.start :]
    end = _ENDS.search(behind)
    span = Span(hit.end, hit.end + (end.start() if end else len(behind)))
    if span.end - span.start < CLOSE or passage.gap(hit.start, hit.end).endswith(("ed", "ible")):
        opened = passage.folded.rfind("(", 0, hit.start - passage.start)
        inner = opened >= 0 and ")" not in passage.folded[opened : hit.start - passage.start]
        start = passage.start + opened if inner else passage.clause_of(hit.start).start
        span = Span(start, span.end)
    return span


def has_object(passage: Passage, hit: Hit) -> bool:
    """Whether the word of return speaks of an effect, of what stands in its way, of a name or of what was told."""
    if passage.cued("anaphora", "problem") or " " in passage.gap(hit.start, hit.end):
        return True
    span = object_of(passage, hit)
    return may_be_returned(passage.gap(span.start, span.end)) or bool(
        passage.of("DRUG", "GENE", "MUTATION", "MECHANISM", within=Span(hit.end, span.end))
    )


def is_harm(passage: Passage, hit: Hit) -> bool:
    """Whether what is done away with is a harm, and the sentence speaks of no resistance."""
    span = object_of(passage, hit)
    said = WORDS.within("harm", passage, passage.gap(span.start, span.end))
    return bool(said) and not passage.cued("resistance")


def is_of_harm(passage: Passage, candidate: Candidate) -> bool:
    """Whether a response or failure is told of the harm that the therapy does: "resistant to A-induced polyuria"."""
    own = [m for m in candidate.mentions if m.role == "drug" and not m.via]
    if candidate.type not in ("resistance", "sensitivity") or not own:
        return False
    said = [_INDUCED.match(passage.folded, m.end - passage.start) for m in own]
    return all(found and WORDS.within("harm", passage, found["what"]) for found in said)


def says_sensitive(passage: Passage, hit: Hit) -> bool:
    """Whether the word itself says that a therapy works again: "resensitizes"."""
    return bool(WORDS.at("sensitive", passage, hit.start - passage.start))
