"""Therapies: the drugs and classes that a sentence speaks of, without what only introduces or describes one.

The words that say that one is used, or bound by a preposition, are data: ``wording/therapies.tsv``.
"""

import re
from collections.abc import Mapping

from claimx.claims.passages.actions import ACTION
from claimx.claims.passages.coordination import find_groups, groups_of
from claimx.claims.passages.facts import once
from claimx.claims.passages.groups import BRACKETS, Group
from claimx.claims.passages.passage import Passage
from claimx.claims.wording.wordlists import Parts
from claimx.schema import Mention

_ANY = r"(?:the |an? )?(?:\w+ )?$"
WORDS = Parts(
    "therapies.tsv",
    {
        "example": r",? ?\(?{words},? (?:the )?",
        "introducing": r"{words}",
        "resisted": r"\b{words} {links} (?:the )?$",
        "applied": r"{words}$",
        "bound": rf"\b{{words}} {_ANY}",
        "used": rf"\b{{words}} {_ANY}",
        "treated": rf"\b{{words}} (?:\w+ ){{{{0,4}}}}?with {_ANY}",
        "exposed": rf"\b{{words}} (?:\w+ ){{{{0,4}}}}?to {_ANY}",
        "strategy": rf"\b{{words}} (?:\w+ ){{{{0,4}}}}{{links}} {_ANY}",
        "means": r"\b{words} (?:\w+ ){{1,5}}{links} (?:the |an? )?$",
    },
)
SUBJECT = 24
"""Within so many characters of its start a sentence is about the therapy that it names."""
_USED = ("used", "treated", "exposed", "strategy", "means")
"""What says of a therapy behind a preposition that it is used, and so does something: "by adding A"."""
_LINKING = "to|than|by|from|under|after|with|without|against|despite|unlike|when|where|whose|if"
"""What ends the words that lead up to a class: "is a drug for cells resistant to an EGFR inhibitor"."""
_BRACKETED = r"\)?(?: ?[(\[][^()\[\]]{0,60}[)\]])*"
_LED_UP = rf"(?:(?!(?:{_LINKING})\b)[\w/]+[ ,]+)"
IS_A = re.compile(
    rf"{_BRACKETED}(?:,| is| are| was| were|,? which (?:is|are)|,? (?:both )?being|"
    r",? (?:(?!such )\w+ ){0,2}as|"
    r" {0,2}(?= (?:an?|another|one of the) ))"  # dashes are folded: "crizotinib—an ALK inhibitor—"
    rf" (?:also )?(?:(?:an?|the|another|one of the|both|two|three|all) (?:{_LED_UP}{{1,8}}?(?:\(\w+\) ?)?)?)?|"
    rf"{_BRACKETED} (?:is|are|was|were) {_LED_UP}{{0,6}}| \("
)
_ANEW = re.compile(r"[,;] (?:and|but) (?:the |an? )?(?:\w+ )?$")
"""Behind a comma an "and" does not bind a therapy that belongs to no list: it begins the next clause."""
_BASED = re.compile(r"\)? (?:based |containing )?$")
_SHORT = re.compile(r"[A-Z][A-Za-z-]{0,5}")
_CLOSE = re.compile(r" ?(?:placebo, )?(?:[\w-]+ ){0,3}")
_BEFORE_EXAMPLE = re.compile(rf"\)?{BRACKETS}(?: ?\w++){{0,6}}{BRACKETS} ?[,(]? ?\(?")
_PREDICATE = re.compile(r"\b(?:is|are|was|were|has|have|had|can|could|may|might|includes?|included)\b")
"""What is said of "resistance to ALK inhibitors" tells of an answer, and gives no example of them."""
_BEHIND_EXAMPLE = re.compile(r",? (?:the )?(?:\w+ ){0,3}")
_ACTING = re.compile(r",? (?:that|which|with|against|of|for|targeting|active) [^();.]{1,40} \(")
"""What a class does, before its examples: "inhibitors that bind T315I (ponatinib)"."""
_DIRECT = re.compile(r"(?: \([\w/ -]{2,14}\))?,? ")
"""A name stands directly behind its class, or behind the class's short form: "kinase inhibitors (KIs) sunitinib"."""


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


def leading_drugs(passage: Passage) -> Group | None:
    """The drugs with which a sentence begins, and so of which it speaks; None where it begins with none."""
    first = next(iter(drug_groups(passage)), None) if passage.names_drug else None
    leads = first and first.start - passage.start <= SUBJECT and all(m.label == "DRUG" for m in first.members)
    return first if leads else None


def _is_of_base(passage: Passage, therapy: Mention, ends: Mapping[int, str]) -> bool:
    """Whether the drug before it says which chemotherapy is meant: "cisplatin(-based) chemotherapy"."""
    based = _BASED.search(passage.before(therapy.start))
    return based is not None and ends.get(passage.start + based.start()) == "DRUG"


def introduces(passage: Passage, left: Group, right: Group) -> bool:
    """Whether ``right`` lists examples of ``left`` ("ALK inhibitors such as crizotinib")."""
    gap = passage.gap(left.end, right.start)
    if _PREDICATE.search(gap) and WORDS.within("resisted", passage, passage.before(left.start)):
        return False
    exact = right.members[0].label == "DRUG"
    if exact and (_DIRECT.fullmatch(gap) or _ACTING.fullmatch(gap)):
        return True
    if exact and gap in (" with ", " by ", " using "):
        return bool(WORDS.within("applied", passage, passage.before(left.end)))
    return gap == " (" or any(
        _BEHIND_EXAMPLE.fullmatch(gap, word.end()) and _BEFORE_EXAMPLE.fullmatch(gap, 0, word.start())
        for word in WORDS["introducing"].finditer(gap)
    )


def leads_to_example(gap: str) -> bool:
    """Whether the words between two names say that the second is an example of the first: "such as"."""
    return bool(WORDS["example"].fullmatch(gap))


def describes(passage: Passage, right: Group, left: Group) -> bool:
    """Whether the class ``right`` says what the drug ``left`` is ("crizotinib, an ALK inhibitor"); what is done to a
    gene ("crizotinib, blocking AXL") does not."""
    return (
        right.members[0].found_by != ACTION
        and any(m.label == "DRUG" for m in left.members)
        and bool(IS_A.fullmatch(passage.gap(left.end, right.start)))
    )


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
    ahead = passage.before(group.start)
    bound = WORDS.within("bound", passage, ahead) and not _ANEW.search(ahead)
    return not bound or any(WORDS.within(part, passage, ahead) for part in _USED)
