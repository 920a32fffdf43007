"""Partners: therapies of a sentence that are given together, as one combination.

The words that say so are data: ``wording/partners.tsv``.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from claimx.claims.passages.groups import BRACKETS, Group
from claimx.claims.passages.passage import Passage
from claimx.claims.wording.wordlists import Parts
from claimx.lexicon import fold
from claimx.schema import Mention

_TWO_BEHIND = (
    r" (?:therapy |treatment |regimens? )?(?:of |with |to )?(?:the |an? )?"
    r"(?:(?:two|three) (?:[\w-]+ ){{0,4}}[\w-]+ ?[—–:,( ] ?|(?:\w+ )?(?:\w+ )?)$"
)
WORDS = Parts(
    "partners.tsv",
    {
        "done with": r"\b{words}[^,;:]*$",
        "choices": r"(?:\b{words}|:)(?: [\w-]+){{0,4}} $",
        "together": r" (?:drug |double |dual )?{words}(?! of)",
        "at once": r",? (?:given |used |administered )?{words}(?! with| of)",
        "combined": rf"{{words}}{_TWO_BEHIND}",
        "done at once": rf"{{words}} {{links}}{_TWO_BEHIND}",
        "dual": r"\b{words} $",
        "action": r"\b{words}",
        "of one": r" {words}",
    },
)
_JOINS = r"(?:\+|plus\b|in combination with\b|combined with\b|together with\b)"
_DOSE = r"(?:\d[\d.]* ?(?:nm|[µμu]m|mg\S*) )?"
_PLUS = re.compile(
    rf"\)?{BRACKETS} ?(?:{_JOINS}|, (?:given |used )?(?:in combination|combined|together) with\b|"
    r",? ?\badded to\b|"
    r"(?:therapy |treatment )?(?:(?:is |are |was |were )?(?:used |given |administered ))?"
    r"(?:\balongside|\bin conjunction with)\b|"
    r"(?:(?:is|are|was|were|be|been) )?(?:\w+ )?(?:combined|paired|coupled|co administered) with\b|"
    r"(?:is|are|was|were) (?:given|used|administered|added) (?:\w+ly )?(?:with|to)\b)"
    rf"(?: other (?:treatments|therapies|agents|drugs),? such as)? ?(?:(?:the|an?|inhibitor)\b ?){{0,2}}{_DOSE}|"
    r".{0,40}\bis combined with |"
    r",? (?:when|if|once) (?:this|it|these|they|the latter) (?:is|are|was|were) "
    r"(?:given|used|combined) (?:together )?with ",
    re.S,
)
_PARTNER = re.compile(rf"\)? {_JOINS}")
_GIVEN_WITH = re.compile(
    rf"\)?{BRACKETS} (?:(?:given|used|administered|taken) )?with "
    rf"(?:(?:the|an?|concurrent|concomitant|low dose|high dose) )?{_DOSE}"
)
_OPTIONAL = re.compile(
    rf"\)?{BRACKETS},? (?:treatment |therapy )?"
    r"(?:(?:either |both )?(?:alone|as (?:an? )?(?:monotherapy|single agent)),? "
    r"(?:and/or|or|and) (?:in combination |combined |together )?with|with (?:or|and) without) "
    rf"(?:(?:the|an?) )?{_DOSE}"
)
"""Between a therapy and a partner that it may have: "A alone or with B"."""
_WITH = re.compile(rf"\)?{BRACKETS} (?:with|and|to) {_DOSE}(?:(?:the|an?|other)\b ?)?(?:\w+ )?")
_DASH = re.compile(r"[-\u2010-\u2014]")
MANY = 3
"""So many classes behind "combined with" are choices: a regimen of three consists of drugs."""


def with_partner(passage: Passage, groups: Sequence[Group], mention: Mention, gap: str) -> list[Group]:
    """The last group with a partner that the words between them add, behind those of its names that are apart from it;
    nothing where they add none."""
    last, ahead = groups[-1], passage.before(_head_of(passage, groups))
    single = last.combined or len(last.members) == 1
    optional = single and _may_add(gap) and all(m.name != mention.name for m in last.members)
    if not (
        optional
        or adds(gap)
        or (_goes_with(gap) and _is_announced(passage, ahead))
        or _is_dual(passage, gap, ahead, last, mention)
        or _is_given_with(passage, gap, ahead, last, mention)
    ):
        return []
    plus = "added to" not in gap and (optional or adds(gap))
    apart, base = _parted(passage, last, mention)
    either = tuple([m.name for m in base]) if len(base) > 1 and _ends_in_or(passage, base) else ()
    return [*apart, Group((*base, mention), True, either, plus, len(base), optional)]


def _is_announced(passage: Passage, ahead: str) -> bool:
    """Whether the words before a therapy say that more than one is given: "the combination of"."""
    return bool(WORDS.within("combined", passage, ahead) or WORDS.within("done at once", passage, ahead))


@lru_cache(maxsize=1024)
def adds(gap: str) -> bool:
    """Whether what follows some words is added to what stands before them; the same few words recur."""
    return bool(_PLUS.fullmatch(gap))


@lru_cache(maxsize=1024)
def _may_add(gap: str) -> bool:
    """Whether words say that what follows may be added, and may not: "alone or in combination with"."""
    return ("alone" in gap or " without" in gap or " as " in gap) and bool(_OPTIONAL.fullmatch(gap))


@lru_cache(maxsize=1024)
def _goes_with(gap: str) -> bool:
    """Whether words may join the two of a combination that was announced."""
    return bool(_WITH.fullmatch(gap))


def are_one(passage: Passage, group: Group) -> bool:
    """Whether names are said to be one therapy by what follows: "A and B combination", "A, B and C in combination"."""
    at = group.end - passage.start
    if group.combined or not (WORDS.at("together", passage, at) or WORDS.at("at once", passage, at)):
        return False
    gap = passage.gap(*group.between_last)
    return " or " not in gap and (len(group.members) == 2 or " and " in gap)


def _is_given_with(passage: Passage, gap: str, ahead: str, group: Group, mention: Mention) -> bool:
    """Whether a drug is given with another therapy: "A with B", "A-B"."""
    if group.members[-1].label != "DRUG":
        return False
    if gap == " ":
        dashed = mention.label == "DRUG" and is_dashed(passage, group.end, mention.start)
        return dashed and not WORDS.at("of one", passage, mention.end - passage.start)
    return gap.endswith(" ") and bool(_GIVEN_WITH.fullmatch(gap)) and not WORDS.within("done with", passage, ahead)


def is_dashed(passage: Passage, start: int, end: int) -> bool:
    return bool(_DASH.fullmatch(passage.document.text, start, end))


def is_named(described: Mention, mention: Mention) -> bool:
    """Whether a class in the singular is named by the drug behind it: "the MEK inhibitor trametinib"."""
    return described.label == "DRUG_CLASS" and mention.label == "DRUG" and not described.text.endswith(("s", "y"))


def _head_of(passage: Passage, groups: Sequence[Group]) -> int:
    """Where the last group begins, with the class in the singular that it names."""
    *before, last = groups
    named = before and passage.gap(before[-1].end, last.start) == " " and len(before[-1].members) == 1
    return before[-1].start if named and is_named(before[-1].members[0], last.members[0]) else last.start


def _parted(passage: Passage, group: Group, partner: Mention) -> tuple[list[Group], tuple[Mention, ...]]:
    """What a list names before those of its names that what follows is added to, and these.

    They are those behind its bracket ("(A, B), C or D with E"), or the last of several choices ("options include A, B
    and C plus D"), also where the partner was one of them ("A, B or B plus A").
    """
    if not group.combined and partner.name in [m.name for m in group.members[:-1]]:
        return [Group(group.members[:-1])], group.members[-1:]
    for number in range(len(group.members) - 1, 0, -1):
        gap = passage.gap(group.members[number - 1].end, group.members[number].start)
        opened = passage.gap(group.start, group.members[number - 1].end)
        if gap.startswith(")") and "(" not in opened:
            return [Group(group.members[:number])], group.members[number:]
    listed = len(group.members) > 2 and not group.combined and " and " in passage.gap(*group.between_last)
    if listed and WORDS.search("choices", passage.before(group.start)):
        return [Group(group.members[:-1])], group.members[-1:]
    return [], group.members


def has_partner(passage: Passage, mention: Mention) -> bool:
    """Whether a name is followed by a partner of its own: "A plus B, C plus D"."""
    return bool(passage.at(_PARTNER, mention.end))


def joins_two(words: str) -> bool:
    """Whether words between two names say no more than that one is given with the other: "plus", "together with"."""
    return bool(_PARTNER.fullmatch(words.rstrip()))


def _ends_in_or(passage: Passage, members: Sequence[Mention]) -> bool:
    """Whether a list leaves open which of its names is meant."""
    return " or " in passage.gap(members[-2].end, members[-1].start)


def _is_dual(passage: Passage, gap: str, ahead: str, group: Group, mention: Mention) -> bool:
    """Whether two actions are said to be done at once: "dual MET and EGFR inhibition"; inhibitors may be dual each."""
    if group.combined or gap not in (" and ", "/") or not WORDS.within("dual", passage, ahead):
        return False
    return any(WORDS.search("action", fold(m.text)) for m in (group.members[0], mention))


def is_either(gap: str, group: Group, mention: Mention) -> bool:
    """Whether a partner of a combination stands for the one before it: "A with B or C", "HER2 and MEK/ERK blockade"."""
    classes = {group.members[-1].label, mention.label} == {"DRUG_CLASS"}
    return " or " in gap or "and/or" in gap or (classes and gap.strip() == "/")


def told_apart(passage: Passage, group: Group) -> Group:
    """The same with its partners as alternatives, where there are too many classes to be given at once."""
    partners = group.members[group.base :]
    if not group.combined or group.alternatives or not group.base or len(partners) < MANY:
        return group
    classes = {m.name for m in partners if m.label == "DRUG_CLASS"}
    if len(classes) < MANY or "with" not in passage.gap(group.members[group.base - 1].end, partners[0].start):
        return group
    base = {m.name for m in group.members[: group.base]}
    return group._replace(alternatives=tuple([m.name for m in partners if m.name not in base]))


def is_act(mention: Mention) -> bool:
    """Whether a class is named by what is done, and the act comes first: "inhibition of MEK"."""
    found = WORDS.search("action", fold(mention.text))
    return bool(found and not found.start())
