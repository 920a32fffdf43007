"""Indication claims of prose: whom a therapy treats.

The words that say so, or speak of something else, are data: ``wording/uses.tsv``.
"""

import re
from collections.abc import Iterator
from typing import Literal

from claimx.claims.judgement.candidates import Candidate, cue_mention, filled
from claimx.claims.judgement.manner import Manner, direction_in
from claimx.claims.passages.coordination import groups_of
from claimx.claims.passages.failed import tells_of_failure
from claimx.claims.passages.groups import Group
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.therapies import therapies_of
from claimx.claims.wording.traits import any_of, needs
from claimx.claims.wording.wordlists import Parts
from claimx.mentions import CueMatch
from claimx.schema import Mention, Span

WORDS = Parts(
    "uses.tsv",
    {
        "licensed": r"{words}",
        "of a tumor": r"[ -]{words}",
        "other": r"\b{words}",
        "given": r"\b{words}",
        "model": r"[ -]{words}",
        "animals": r"\b{words}",
        "risk ahead": r"\b{words}(?: (?:an?|the|{links}))* $",
        "risk behind": r"(?: \([^()]*\))?"
        r"(?: (?:that|which|may|can|could|might|be|was|were|is|an?|the|late|has|had|have))* {words}",
        "brought on": r"[ -]{words} (?:[\w-]+ ){{0,2}}",
        "patients": r"{words}",
        "giving": r"\b{words}\b",
        "treated": r"{words}",
        "said": r"\b{words}(?: {links})* $",
    },
)
_FOR = re.compile(r"(?:[ ,]*\([^()]*\))*,? (?:\w+ ){0,2}?(?:for|against) (?:\w+[ -]){0,3}?")
TUMOR_ADJECTIVE = re.compile(
    r"\w+(?: \w+)? (?:resistant|refractory)(?= )|(?:relapsed|refractory)(?: (?:or|and) (?:relapsed|refractory))?(?= )"
)
_NAMED = re.compile(r"(?: \([^()]*\))?: (?:the )?")
"""Between a tumor and the drugs that a sentence announces: "three drugs are approved for myeloma: A, B and C"."""


@needs(any_of("CANCER"))
def link_indications(passage: Passage) -> Iterator[Candidate]:
    """Indication candidates: a drug, a cancer, and words of use between or around them."""
    cancers, groups = groups_of(passage, "CANCER"), therapies_of(passage)
    for group in groups:
        for cancer in cancers:
            cue = _use(passage, group, cancer, (*groups, *cancers))
            if cue is None:
                continue
            for drug, names in _shared_out(passage, group, cancer):
                roles = (*filled("drug", group.of(drug)), *filled("cancer", names))
                first = min(m.start for m in (*roles, *((cue,) if cue else ())))
                said = Span(cue.start, cue.end) if cue else None
                direction = direction_in(passage, passage.clause_of(first), said)
                manner = Manner(direction, "asserted", cue_mention(cue) if cue else None, "indication/use")
                yield manner.put("indication", passage, drug, {"cancer": tuple(m.name for m in names)}, roles)
            break


def _use(passage: Passage, drug: Group, cancer: Group, others: tuple[Group, ...]) -> CueMatch | Literal[False] | None:
    """The cue that says that the drug is used for the cancer, False where "for" alone says so, None if nothing does."""
    left, right = (drug, cancer) if drug.end <= cancer.start else (cancer, drug)
    gap = passage.gap(left.end, right.start)
    if any(word in gap for word in ("resistant", "refractory", "relapsed")):
        gap = TUMOR_ADJECTIVE.sub("", gap)
    if left is drug and _FOR.fullmatch(gap):
        return False
    if tells_of_failure(gap) or WORDS.within("other", passage, gap) or len(gap) > 160 or ";" in gap:
        return None
    if any(
        left.end <= g.start < right.start for g in others if g not in (left, right) and not _is_of_tumor(passage, g)
    ):
        return None
    named = left is cancer and bool(_NAMED.fullmatch(gap))
    reach = 90 if named else 40
    near = [c for c in passage.cued("indication") if left.start - reach <= c.start <= right.end + 25]
    failing = near and (passage.cued("resistance") or passage.of("MECHANISM"))
    if failing:
        near = [c for c in near if WORDS["licensed"].match(passage.gap(c.start, c.end)) and left.end <= c.start]
    if left is cancer:
        apart = not named and passage.clause_of(left.start) != passage.clause_of(right.start)
        near = [] if failing or apart else [c for c in near if c.start < right.start]
    return next((c for c in near if _tells_use(passage, c, gap)), None)


def _tells_use(passage: Passage, cue: CueMatch, between: str) -> bool:
    """Whether the cue says that a therapy is used, and not only in whom something was found: patients with a tumor are
    given it, or it is treated with it ("mutations in tumors treated with A" tells of mutations)."""
    if WORDS["patients"].match(cue.text):
        return bool(WORDS.within("giving", passage, between))
    if WORDS["treated"].match(cue.text):
        return bool(WORDS.within("said", passage, passage.before(cue.start)))
    return True


def _is_of_tumor(passage: Passage, group: Group) -> bool:
    """Whether the therapy only says which tumor is meant: "imatinib-resistant leukemia"."""
    return bool(WORDS.at("of a tumor", passage, group.end - passage.start))


def _shared_out(passage: Passage, drugs: Group, cancers: Group) -> list[tuple[str, tuple[Mention, ...]]]:
    """Each drug with all cancers, or with its own where the sentence says "respectively"."""
    if "respectively" in passage.folded and len(drugs.names) == len(cancers.members) > 1:
        return [(name, (cancer,)) for name, cancer in zip(drugs.names, cancers.members, strict=True)]
    return [(name, cancers.members) for name in drugs.names]
