"""Coordination: which names of a sentence stand together, as a list or as one combination."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise, takewhile

from claimx.claims.passages import partners
from claimx.claims.passages.clauses import WORDS, does_something, is_bound
from claimx.claims.passages.groups import BRACKETS, Group, is_pointer
from claimx.claims.passages.passage import Passage
from claimx.schema import Label, Mention

_LIST = re.compile(
    rf"\)?{BRACKETS} {{0,2}}(?:,|/|;|\band/or\b|\band\b|\bor\b|\bas well as\b|, and\b|, or\b|\bnor\b|&)"
    r" ?(?:, ?)?(?:(?:the|its|also|other|second|monoclonal|antibody|anti|inhibitor|drugs?|inhibitors?|agents?|to|of|"
    r"notably|especially|even|then)\b,? ?){0,3}"
    r"(?:(?:\w+,? ){0,3}"
    r"(?:analog(?:ue)?s?|derivatives?|relatives?|successors?|prodrugs?|metabolites?|descendants?),? )?"
)
_BESIDES = re.compile(r",? (?:in addition to|besides) (?:the )?")
"""What goes on with a list of genes; of therapies it says that they are given together."""
_COUNTED = re.compile(r"\b(?:two|three|four) (?:other |further |new )?$")
_LAST = re.compile(r"\b(?:and|or)\b")
_OPENING = re.compile(r"(?:in|after|upon|for|among|following|despite|when|once|at|under|beyond) [^,;:()]*")
_CLAUSE = (", and ", "; ", ", or ", ", but ")
_OBJECT = re.compile(r"\w (?:the |an? )?$")
_UNLIKE = re.compile(r"(?:unlike|in contrast to|as opposed to|compared (?:with|to)|contrary to) (?:the |an? )?$")


def groups_of(passage: Passage, label: Label) -> tuple[Group, ...]:
    """The names of one label in a sentence as :func:`find_groups` joins them; worked out once."""
    if label not in passage.labels:
        return ()
    key = (groups_of, label)
    if key not in passage.facts:
        passage.facts[key] = find_groups(passage, passage.of(label))
    groups: tuple[Group, ...] = passage.facts[key]
    return groups


def find_groups(passage: Passage, mentions: Sequence[Mention]) -> tuple[Group, ...]:
    """Join neighbouring mentions that the text coordinates or combines."""
    groups: list[Group] = []
    for number, mention in enumerate(mentions):
        groups[-1:] = _joined(passage, groups, mentions[number:]) if groups else [Group((mention,))]
    return tuple([partners.told_apart(passage, group) for group in groups])


def _joined(passage: Passage, groups: Sequence[Group], mentions: Sequence[Mention]) -> list[Group]:
    """What becomes of the last group with the next mention: one group, or two, or those that the next one parts."""
    last, mention = groups[-1], mentions[0]
    gap = passage.gap(last.end, mention.start)
    if (mention.start, mention.end) == (last.last.start, last.last.end):
        return [last._replace(members=(*last.members, mention))]
    if mention.start < last.end or _stands_apart(passage, gap, last, mentions) or _is_parted(passage, gap):
        return [last, Group((mention,))]
    if gap == " (" and mention.name == last.last.name:
        return [last._replace(members=(*last.members, mention))]
    if gap == " " and len(last.members) > 1 and partners.is_named(last.last, mention):
        return [last._replace(members=(*last.members[:-1], mention))]  # "sunitinib plus the MEK inhibitor trametinib"
    if combined := partners.with_partner(passage, groups, mention, gap):
        return combined
    listed = _lists(gap) or (mention.label == "GENE" and _BESIDES.fullmatch(gap))
    if not listed or _ends(passage, gap, last, mentions):
        return [last, Group((mention,))]
    others = last.alternatives or tuple([m.name for m in last.members[last.base :]])
    either = (*others, mention.name) if last.combined and partners.is_either(gap, last, mention) else ()
    joined = Group((*last.members, mention), last.combined, either, False, last.base, last.optional)
    return [joined._replace(combined=True) if partners.are_one(passage, joined) else joined]


@lru_cache(maxsize=1024)
def _lists(gap: str) -> bool:
    """Whether words stand between two names of a list; the same few words recur."""
    return bool(_LIST.fullmatch(gap))


def _ends(passage: Passage, gap: str, group: Group, mentions: Sequence[Mention]) -> bool:
    """Whether the words of a list part what follows from a combination: "A plus B, C plus D", "A-B, C"."""
    if group.plus and _begins_anew(passage, group, gap, mentions):
        return True
    return group.combined and (
        partners.is_dashed(passage, *group.between_last) or ("," in gap and partners.is_act(mentions[0]))
    )


def _begins_anew(passage: Passage, group: Group, gap: str, mentions: Sequence[Mention]) -> bool:
    """Whether a list goes on with another therapy behind "A plus B": "A plus B, C plus D", "A plus B, C or D"."""
    if " and " in gap or partners.has_partner(passage, mentions[0]):
        return True
    joined = passage.gap(group.members[group.base - 1].end, group.members[group.base].start)
    if not gap.startswith(",") or not partners.joins_two(joined):
        return False
    gaps = (gap, *[passage.gap(one.end, other.start) for one, other in pairwise(mentions)])
    listed = takewhile(lambda between: _lists(between) and " and " not in between, gaps)
    return any(" or " in between for between in listed)


def _stands_apart(passage: Passage, gap: str, group: Group, mentions: Sequence[Mention]) -> bool:
    """Whether a name begins anew behind a comma, or one of the two only points back."""
    if (";" in gap or (gap == ", and " and _is_whole(passage, group))) and _begins_sentence(passage, group, mentions):
        return True
    mention = mentions[0]
    if gap in _CLAUSE and _is_next_subject(passage, group, mention):
        return True
    if gap == ", ":
        named = _is_one_class(passage, group) if mention.label == "DRUG" else _is_closed(passage, group)
        if named or _UNLIKE.search(passage.before(group.start)) or _opens(passage, group, mention):
            return True
    return (is_pointer(mention) or is_pointer(group.last)) and not partners.adds(gap)


def _is_parted(passage: Passage, gap: str) -> bool:
    """Whether a semicolon begins the next clause; in a list that it parts, there is more than one."""
    return ";" in gap and passage.folded.count(";") == 1


def _is_next_subject(passage: Passage, group: Group, mention: Mention) -> bool:
    """Whether a name is the subject of the next clause, and the one before it no more than what a preposition binds:
    "… causes resistance to A, and B restores the response"."""
    alone = len(group.members) == 1
    return alone and is_bound(passage, group.start) and does_something(passage, mention.end)


def _is_whole(passage: Passage, group: Group) -> bool:
    """Whether nothing is missing of a list: it is of one name, or has had its "and"."""
    return len(group.members) == 1 or bool(_LAST.search(passage.gap(*group.between_last)))


def _begins_sentence(passage: Passage, group: Group, mentions: Sequence[Mention]) -> bool:
    """Whether the list that begins with these names is the subject of a verb, and the names before are no subject:
    "… causes resistance to A and B; C and D restore the response", "… withstand A, and C kills them"."""
    if not _OBJECT.search(passage.before(group.start)):
        return False
    gaps = ((one, passage.gap(one.end, other.start)) for one, other in pairwise(mentions))
    last = next((one for one, between in gaps if ";" in between or not _lists(between)), mentions[-1])
    return does_something(passage, last.end)


def _is_one_class(passage: Passage, group: Group) -> bool:
    """Whether the group is one class in the singular, or counted, which a name behind a comma goes on to name: "a
    kinase inhibitor, sunitinib"."""
    if [m.label for m in group.members] != ["DRUG_CLASS"]:
        return False
    single = not group.members[0].text.endswith(("s", "y"))
    return single or bool(_COUNTED.search(passage.before(group.start)))


def _is_closed(passage: Passage, group: Group) -> bool:
    """Whether the list has had its "and": what a comma adds says what its drugs are ("A and B, inhibitors of …")."""
    if len(group.members) < 2 or any(m.label != "DRUG" for m in group.members):
        return False
    return _is_whole(passage, group)


def _opens(passage: Passage, group: Group, mention: Mention) -> bool:
    """Whether the comma between two drugs ends the words that the sentence begins with, and a verb follows: "after
    failure of sunitinib, axitinib was given"."""
    if not _OPENING.fullmatch(passage.before(group.start)):
        return False
    partner = passage.at(WORDS["with"], mention.end)
    return does_something(passage, passage.start + partner.end() if partner else mention.end)
