"""Therapies: the drugs and classes that a sentence speaks of, without what only introduces or describes one."""

import re
from collections.abc import Mapping

from claimx.claims.passages.coordination import find_groups, groups_of
from claimx.claims.passages.facts import once
from claimx.claims.passages.groups import BRACKETS, Group
from claimx.claims.passages.passage import Passage
from claimx.schema import Mention

IS_A = re.compile(
    r"\)?(?: ?[(\[][^()\[\]]{0,60}[)\]])*(?:,| is| are| was| were|,? which (?:is|are)|,? (?:both )?being|"
    r",? (?:\w+ ){0,2}as| {0,2}(?= (?:an?|another|one of the) ))"  # dashes are folded: "crizotinib—an ALK inhibitor—"
    r" (?:also )?(?:(?:an?|the|another|one of the|both|two|three|all) "
    r"(?:[\w/]+[ ,]+(?:[\w/]+[ ,]+){0,7}?(?:\(\w+\) ?)?)?)?|"
    r" (?:is|are|was|were) (?:(?!by |with |than |from )\w+ ){0,3}| \("
)
_BASED = re.compile(r"\)? (?:based |containing )?$")
_SHORT = re.compile(r"[A-Z][A-Za-z-]{0,5}")
_CLOSE = re.compile(r" ?(?:placebo, )?(?:[\w-]+ ){0,3}")
_EXAMPLE = re.compile(r"such as|including|includes?|like|e\.g\.,?|for example|namely|particularly|, especially")
_BEFORE_EXAMPLE = re.compile(rf"\)?{BRACKETS}(?: ?\w++){{0,6}}{BRACKETS} ?[,(]? ?\(?")
_RESISTED = re.compile(
    r"\b(?:resistan|refractor|insensitiv|progress|relaps|fail)\w* (?:to|of|on|after|against|with) (?:the )?$"
)
_PREDICATE = re.compile(r"\b(?:is|are|was|were|has|have|had|can|could|may|might|includes?|included)\b")
"""What is said of "resistance to ALK inhibitors" tells of an answer, and gives no example of them."""
_BEHIND_EXAMPLE = re.compile(r",? (?:the )?(?:\w+ ){0,3}")
_NAMELY = re.compile(r",? (?:for|in|against) [^();.:]{3,70}, (?:namely|i\.e\.,?) (?:the )?")
"""What a class is for, before its names: "inhibitors of BTK for lymphoma, namely A and B"."""
_ACTING = re.compile(r",? (?:that|which|with|against|of|for|targeting|active) [^();.]{1,40} \(")
"""What a class does, before its examples: "inhibitors that bind T315I (ponatinib)"."""
_PREPOSITION = re.compile(
    r"\b(?:of|with|to|in|on|for|than|after|from|under|by|against|between|and|like|plus|deliver\w*|carry|carries|carrying|"
    r"releas\w+|encapsulat\w+) (?:the |an? )?(?:\w+ )?$"
)
_STRATEGY = re.compile(
    r"\b(?:(?:using|use of|utili[sz]ation of|utili[sz]ing|administration of|administering|application of|"
    r"introduction of|combin\w+(?: of| with)?|adding|addition of|development of|developing|switch\w* to|"
    r"(?:\w+ )?(?:pre|co) ?treat\w+ (?:\w+ ){0,3}with|treat(?:ment|ing|ed) (?:\w+ ){0,4}?with|"
    r"exposure (?:\w+ ){0,4}?to|"
    r"co ?administ\w+ (?:of|with)|incubation (?:\w+ ){0,3}with|presence of|"
    r"(?:strateg|approach)\w+ (?:\w+ ){0,4}(?:as|of|like)|therap(?:y|ies) (?:such as|like)) (?:the |an? )?(?:\w+ )?|"
    r"(?:blocking|inhibiting|targeting|depleting|neutralizing|inhibition of|blockade of) (?:\w+ ){1,5}"
    r"(?:with|by|using) (?:the |an? )?)$"
)
_DIRECT = re.compile(r"(?: \([\w/ -]{2,14}\))?,? ")
"""A name stands directly behind its class, or behind the class's short form: "kinase inhibitors (KIs) sunitinib"."""
_APPLIED = re.compile(r"(?:blockade|inhibition|targeting|therapy|treatment|chemotherapy)$")


@once
def drug_groups(passage: Passage) -> tuple[Group, ...]:
    """Groups of drugs and classes, without the classes that only introduce or describe a drug.

    "ALK inhibitors such as crizotinib" and "crizotinib, an ALK inhibitor" speak of crizotinib, and so does what follows
    the label "ALK inhibitors: …".
    """
    if "DRUG_CLASS" not in passage.labels:
        return groups_of(passage, "DRUG")
    named = passage.of("DRUG", "DRUG_CLASS")
    ends = {m.end: m.label for m in named}
    glosses = [
        m
        for m in named
        if m.label == "DRUG_CLASS" and passage.gap(m.start - 2, m.start) == " ("
        if (beside := ends.get(m.start - 2)) == "DRUG" or (beside and _SHORT.fullmatch(m.text))
    ]
    glosses += [m for m in named if m.name == "chemotherapy" and _is_of_base(passage, m, ends)]
    groups = find_groups(passage, [m for m in named if m not in glosses])
    kept: list[Group] = []
    for position, group in enumerate(groups):
        following = groups[position + 1] if position + 1 < len(groups) else None
        previous = kept[-1] if kept else None
        if all(m.label == "DRUG_CLASS" for m in group.members):
            if following and group.start == passage.start and passage.gap(group.end, passage.end).startswith(": "):
                continue
            if following and introduces(passage, group, following):
                continue
            if previous and not group.combined and describes(passage, group, previous):
                continue
        kept.append(group)
    return tuple(kept)


def _is_of_base(passage: Passage, therapy: Mention, ends: Mapping[int, str]) -> bool:
    """Whether the drug before it says which chemotherapy is meant: "cisplatin(-based) chemotherapy"."""
    based = _BASED.search(passage.folded, 0, therapy.start - passage.start)
    return based is not None and ends.get(passage.start + based.start()) == "DRUG"


def introduces(passage: Passage, left: Group, right: Group) -> bool:
    """Whether ``right`` lists examples of ``left`` ("ALK inhibitors such as crizotinib")."""
    gap = passage.gap(left.end, right.start)
    if _PREDICATE.search(gap) and _RESISTED.search(passage.folded[: left.start - passage.start]):
        return False
    if right.members[0].label == "DRUG" and _DIRECT.fullmatch(gap):
        return True
    if gap in (" with ", " by ", " using ") and right.members[0].label == "DRUG":
        return bool(_APPLIED.search(passage.folded[: left.end - passage.start]))
    if right.members[0].label == "DRUG" and _ACTING.fullmatch(gap):
        return True
    if right.members[0].label == "DRUG" and _NAMELY.fullmatch(gap):
        return True
    return gap == " (" or any(
        _BEHIND_EXAMPLE.fullmatch(gap, word.end()) and _BEFORE_EXAMPLE.fullmatch(gap, 0, word.start())
        for word in _EXAMPLE.finditer(gap)
    )


def describes(passage: Passage, right: Group, left: Group) -> bool:
    """Whether the class ``right`` says what the drug ``left`` is ("crizotinib, an ALK inhibitor")."""
    return any(m.label == "DRUG" for m in left.members) and bool(IS_A.fullmatch(passage.gap(left.end, right.start)))


def is_compared(passage: Passage, group: Group) -> bool:
    """Whether the group is what another therapy is compared with ("superior to standard chemotherapy")."""
    return "comparator" in passage.kinds and any(
        [c.end <= group.start and _CLOSE.fullmatch(passage.gap(c.end, group.start)) for c in passage.cued("comparator")]
    )


@once
def therapies_of(passage: Passage) -> tuple[Group, ...]:
    """The groups of drugs and classes that the sentence speaks of: those that it compares others with are left out."""
    return tuple([group for group in drug_groups(passage) if not is_compared(passage, group)])


def stands_free(passage: Passage, group: Group) -> bool:
    """Whether the group may be what does something: no preposition binds it, or one of use does ("by adding A")."""
    ahead = passage.folded[: group.start - passage.start]
    return bool(_STRATEGY.search(ahead)) or not _PREPOSITION.search(ahead)
