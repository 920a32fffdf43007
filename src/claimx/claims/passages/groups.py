"""Coordination: names that stand together as a list or as one combination."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import NamedTuple

from claimx.claims.passages.passage import Passage
from claimx.lexicon import fold
from claimx.schema import Label, Mention

POINTER = "pointer"
MANY = 3
"""So many classes behind "combined with" are choices: a regimen of three consists of drugs."""
BRACKETS = r"(?: ?[(\[][^()\[\]]{0,60}[)\]])*"
_LIST = re.compile(
    rf"\)?{BRACKETS} {{0,2}}(?:,|/|;|\band/or\b|\band\b|\bor\b|\bas well as\b|, and\b|, or\b|\bnor\b|&)"
    r" ?(?:, ?)?(?:(?:the|its|also|other|second|monoclonal|antibody|anti|inhibitor|drugs?|inhibitors?|agents?|to|of|"
    r"notably|especially|even|then)\b,? ?){0,3}"
    r"(?:(?:\w+,? ){0,3}"
    r"(?:analog(?:ue)?s?|derivatives?|relatives?|successors?|prodrugs?|metabolites?|descendants?),? )?"
)
_COUNTED = re.compile(r"\b(?:two|three|four) (?:other |further |new )?$")
_LAST = re.compile(r"\b(?:and|or)\b")
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
_DONE_WITH = re.compile(
    r"\b(?:compar|replac|substitut|overc|circumvent|revers|treat(?:s|ed|ing)?\b|(?:re)?sensiti[sz]|interact|interfer|"
    r"conjugat|inhibit|switch|label|target|block|antagoni|prevent|counter|abrogat|load|associat|correlat|"
    r"exchang|sequenc|follow)[^,;:]*$"
)
"""Ahead of "A with B", where B does something to A, or A is set beside it: "compared A with B"."""
_OPTIONAL = re.compile(
    rf"\)?{BRACKETS},? (?:treatment |therapy )?"
    r"(?:(?:either |both )?(?:alone|as (?:an? )?(?:monotherapy|single agent)),? "
    r"(?:and/or|or|and) (?:in combination |combined |together )?with|with (?:or|and) without) "
    rf"(?:(?:the|an?) )?{_DOSE}"
)
"""Between a therapy and a partner that it may have: "A alone or with B"."""
_CHOICES = re.compile(
    r"(?:\binclud\w+|\boptions?|\bstrateg\w+|\bapproach\w*|\bsuch as|\btested|\bexplored|:)(?: [\w-]+){0,4} $"
)
_TOGETHER = re.compile(
    r" (?:drug |double |dual )?(?:combination|co ?treatment|co ?administration|cotherapy|doublet|triplet)(?!s? of)|"
    r",? (?:given |used |administered )?(?:in combination|concurrently|concomitantly|simultaneously)(?! with| of)"
)
_COMBINED = re.compile(
    r"(?:combin(?:ation|ing|ations?|e|ed)|pairing|addition|adding|"
    r"co ?(?:treat(?:ment|ing|ed)|administration|administering|exposure|incubation)|doublet|triplet|regimen|"
    r"(?:concurrent|simultaneous|concomitant|dual|joint) (?:treatment|exposure|administration|use)) "
    r"(?:therapy |treatment |regimens? )?(?:of |with |to )?(?:the |an? )?"
    r"(?:(?:two|three) (?:[\w-]+ ){0,4}[\w-]+ ?[—–:,( ] ?|(?:\w+ )?(?:\w+ )?)$"
)
_DUAL = re.compile(r"\b(?:dual|double|simultaneous|concurrent|concomitant|joint|combined) $")
_ACTION = re.compile(r"\b(?:inhibition|blockade|targeting|blocking|inhibiting|suppression)\b")
_OPENING = re.compile(r"(?:in|after|upon|for|among|following|despite|when|once|at|under|beyond) [^,;:()]*")
_VERB = re.compile(
    r"(?: (?:plus|and|combined with|in combination with) [\w-]+)?"
    r" (?:\w+ly |also |then |alone )?"
    r"(?:\w{2,}ed|is|was|are|were|has|have|had|can|may|could|might|led|gave|brought|shrank)\b"
)
_UNLIKE = re.compile(r"(?:unlike|in contrast to|as opposed to|compared (?:with|to)|contrary to) (?:the |an? )?$")
_WITH = re.compile(rf"\)?{BRACKETS} (?:with|and|to) {_DOSE}(?:(?:the|an?|other)\b ?)?(?:\w+ )?")
_DASH = re.compile(r"[-\u2010-\u2014]")
_OF_ONE = re.compile(r" (?:conjugate|loaded|based|bound|encapsulat|sequence)")
"""Behind two drugs with a dash that are one thing, or given one after the other."""


class Group(NamedTuple):
    """Names in one list; ``combined`` if they are given together as one therapy.

    ``alternatives`` are the members of a combination that exclude each other ("A with B or C", "A or B with C");
    ``base`` is the number of members before its partners; ``optional`` if these may be lacking ("A alone or with B").
    """

    members: tuple[Mention, ...]
    combined: bool = False
    alternatives: tuple[str, ...] = ()
    plus: bool = False
    base: int = 0
    optional: bool = False

    @property
    def start(self) -> int:
        """Start of the first member."""
        return self.members[0].start

    @property
    def end(self) -> int:
        """End of the last member."""
        return self.members[-1].end

    @property
    def names(self) -> tuple[str, ...]:
        """Canonical names in the order of the text, each once; one joined name for a combination."""
        if len(self.members) == 1:
            return (self.members[0].name,)
        names = list(dict.fromkeys([m.name for m in self.members]))
        if not self.combined or len(names) == 1:
            return tuple(names)
        alone = (" + ".join(dict.fromkeys([m.name for m in self.members[: self.base]])),) if self.optional else ()
        if self.alternatives:
            others = set(self.alternatives)
            joined = [" + ".join(n for n in names if n == one or n not in others) for one in self.alternatives]
            return (*alone, *joined)
        return (*alone, " + ".join(names))


def find_groups(passage: Passage, mentions: Sequence[Mention]) -> tuple[Group, ...]:
    """Join neighbouring mentions that the text coordinates or combines."""
    if len(mentions) < 2:
        return tuple([Group((mention,)) for mention in mentions])
    groups: list[Group] = []
    for number, mention in enumerate(mentions):
        last = groups[-1] if groups else None
        if last and (mention.start, mention.end) == (last.members[-1].start, last.members[-1].end):
            groups[-1] = last._replace(members=(*last.members, mention))
            continue
        if last is None or mention.start < last.end:
            groups.append(Group((mention,)))
            continue
        gap = passage.gap(last.end, mention.start)
        if gap == ", " and (_is_one_class(passage, last) if mention.label == "DRUG" else _is_closed(passage, last)):
            groups.append(
                Group((mention,))
            )  # "a kinase inhibitor, sunitinib"; "sunitinib and axitinib, inhibitors of …"
            continue
        if gap == ", " and _UNLIKE.search(passage.folded[: last.start - passage.start]):
            groups.append(Group((mention,)))
            continue
        if gap == ", " and _opens(passage, last, mention):
            groups.append(Group((mention,)))  # "after failure of sunitinib, axitinib was given"
            continue
        if (_is_pointer(mention) or _is_pointer(last.members[-1])) and not _adds(gap):
            groups.append(Group((mention,)))
            continue
        if gap == " " and len(last.members) > 1 and _is_named(last.members[-1], mention):
            groups[-1] = last._replace(members=(*last.members[:-1], mention))
            continue  # "sunitinib plus the MEK inhibitor trametinib"
        if gap == " (" and mention.name == last.members[-1].name:
            groups[-1] = last._replace(members=(*last.members, mention))
            continue
        ahead = passage.folded[: _head_of(passage, groups) - passage.start]
        single = last.combined or len(last.members) == 1
        optional = single and _may_add(gap) and all(m.name != mention.name for m in last.members)
        if (
            optional
            or _adds(gap)
            or (_goes_with(gap) and _COMBINED.search(ahead))
            or _is_dual(gap, ahead, last, mention)
            or _is_given_with(passage, gap, ahead, last, mention)
        ):
            plus = "added to" not in gap and (optional or _adds(gap))
            apart, base = _parted(passage, last, mention)
            either = tuple([m.name for m in base]) if len(base) > 1 and _ends_in_or(passage, base) else ()
            groups[-1:] = [*apart, Group((*base, mention), True, either, plus, len(base), optional)]
        elif (
            _lists(gap)
            and not (last.plus and _begins_anew(passage, last, gap, mentions[number:]))
            and not (last.combined and _is_dashed(passage, last.members[-2].end, last.members[-1].start))
            and not (last.combined and "," in gap and _ACTION.match(fold(mention.text)))
        ):
            partners = last.alternatives or tuple([m.name for m in last.members[last.base :]])
            either = (*partners, mention.name) if last.combined and _is_either(gap, last, mention) else ()
            joined = Group((*last.members, mention), last.combined, either, False, last.base, last.optional)
            groups[-1] = joined._replace(combined=True) if _are_one(passage, joined) else joined
        else:
            groups.append(Group((mention,)))
    return tuple([_told_apart(passage, group) for group in groups])


def _told_apart(passage: Passage, group: Group) -> Group:
    """The same with its partners as alternatives, where there are too many classes to be given at once."""
    partners = group.members[group.base :]
    if not group.combined or group.alternatives or not group.base or len(partners) < MANY:
        return group
    classes = {m.name for m in partners if m.label == "DRUG_CLASS"}
    if len(classes) < MANY or "with" not in passage.gap(group.members[group.base - 1].end, partners[0].start):
        return group
    base = {m.name for m in group.members[: group.base]}
    return group._replace(alternatives=tuple([m.name for m in partners if m.name not in base]))


@lru_cache(maxsize=1024)
def _adds(gap: str) -> bool:
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


@lru_cache(maxsize=1024)
def _lists(gap: str) -> bool:
    """Whether words stand between two names of a list."""
    return bool(_LIST.fullmatch(gap))


def _are_one(passage: Passage, group: Group) -> bool:
    """Whether names are said to be one therapy by what follows: "A and B combination", "A, B and C in combination"."""
    if group.combined or not _TOGETHER.match(passage.folded, group.end - passage.start):
        return False
    gap = passage.gap(*_between_last(group))
    return " or " not in gap and (len(group.members) == 2 or " and " in gap)


def _is_given_with(passage: Passage, gap: str, ahead: str, group: Group, mention: Mention) -> bool:
    """Whether a drug is given with another therapy: "A with B", "A-B"."""
    if group.members[-1].label != "DRUG":
        return False
    if gap == " ":
        dashed = mention.label == "DRUG" and _is_dashed(passage, group.end, mention.start)
        return dashed and not _OF_ONE.match(passage.folded, mention.end - passage.start)
    return gap.endswith(" ") and bool(_GIVEN_WITH.fullmatch(gap)) and not _DONE_WITH.search(ahead)


def _is_dashed(passage: Passage, start: int, end: int) -> bool:
    return bool(_DASH.fullmatch(passage.document.text, start, end))


def _begins_anew(passage: Passage, group: Group, gap: str, mentions: Sequence[Mention]) -> bool:
    """Whether a list goes on with another therapy behind "A plus B": "A plus B, C plus D", "A plus B, C or D"."""
    if " and " in gap or _has_partner(passage, mentions[0]):
        return True
    joined = passage.gap(group.members[group.base - 1].end, group.members[group.base].start)
    if not gap.startswith(",") or not _PARTNER.fullmatch(joined.rstrip()):
        return False
    gaps = (gap, *[passage.gap(one.end, other.start) for one, other in pairwise(mentions)])
    listed = takewhile(lambda between: _lists(between) and " and " not in between, gaps)
    return any(" or " in between for between in listed)


def _is_named(described: Mention, mention: Mention) -> bool:
    """Whether a class in the singular is named by the drug behind it: "the MEK inhibitor trametinib"."""
    return described.label == "DRUG_CLASS" and mention.label == "DRUG" and not described.text.endswith(("s", "y"))


def _head_of(passage: Passage, groups: Sequence[Group]) -> int:
    """Where the last group begins, with the class in the singular that it names."""
    *before, last = groups
    named = before and passage.gap(before[-1].end, last.start) == " " and len(before[-1].members) == 1
    return before[-1].start if named and _is_named(before[-1].members[0], last.members[0]) else last.start


def _opens(passage: Passage, group: Group, mention: Mention) -> bool:
    """Whether the comma between two drugs ends the words that the sentence begins with, and a verb follows."""
    ahead = passage.folded[: group.start - passage.start]
    return bool(_OPENING.fullmatch(ahead) and _VERB.match(passage.folded, mention.end - passage.start))


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
    listed = len(group.members) > 2 and not group.combined and " and " in passage.gap(*_between_last(group))
    if listed and _CHOICES.search(passage.folded, 0, group.start - passage.start):
        return [Group(group.members[:-1])], group.members[-1:]
    return [], group.members


def _between_last(group: Group) -> tuple[int, int]:
    """What stands between the last two names of a list."""
    return group.members[-2].end, group.members[-1].start


def _has_partner(passage: Passage, mention: Mention) -> bool:
    """Whether a name is followed by a partner of its own: "A plus B, C plus D"."""
    return bool(_PARTNER.match(passage.folded, mention.end - passage.start))


def _ends_in_or(passage: Passage, members: Sequence[Mention]) -> bool:
    """Whether a list leaves open which of its names is meant."""
    return " or " in passage.gap(members[-2].end, members[-1].start)


def _is_dual(gap: str, ahead: str, group: Group, mention: Mention) -> bool:
    """Whether two actions are said to be done at once: "dual MET and EGFR inhibition"; inhibitors may be dual each."""
    acting = any(_ACTION.search(fold(m.text)) for m in (group.members[0], mention))
    return gap in (" and ", "/") and acting and not group.combined and bool(_DUAL.search(ahead))


def _is_either(gap: str, group: Group, mention: Mention) -> bool:
    """Whether a partner of a combination stands for the one before it: "A with B or C", "HER2 and MEK/ERK blockade"."""
    classes = {group.members[-1].label, mention.label} == {"DRUG_CLASS"}
    return " or " in gap or "and/or" in gap or (classes and gap.strip() == "/")


def _is_one_class(passage: Passage, group: Group) -> bool:
    """Whether the group is one class in the singular, or counted, which a name behind a comma goes on to name."""
    if [m.label for m in group.members] != ["DRUG_CLASS"]:
        return False
    single = not group.members[0].text.endswith(("s", "y"))
    return single or bool(_COUNTED.search(passage.folded[: group.start - passage.start]))


def _is_closed(passage: Passage, group: Group) -> bool:
    """Whether the list has had its "and": what a comma adds says what its drugs are."""
    if len(group.members) < 2 or any(m.label != "DRUG" for m in group.members):
        return False
    return bool(_LAST.search(passage.gap(group.members[-2].end, group.members[-1].start)))


def groups_of(passage: Passage, label: Label) -> tuple[Group, ...]:
    """The names of one label in a sentence as :func:`find_groups` joins them; worked out once."""
    if label not in passage.labels:
        return ()
    key = (groups_of, label)
    if key not in passage.facts:
        passage.facts[key] = find_groups(passage, passage.of(label))
    groups: tuple[Group, ...] = passage.facts[key]
    return groups


def _is_pointer(mention: Mention) -> bool:
    """Whether the mention is a pronoun or the like, resolved to a name."""
    return mention.found_by.startswith(POINTER)
