"""Claims carried over: "The same holds for exemestane" says of another drug what was said before.

The claim that is carried is the one made last of a failure or a response; its names come from there and are marked so.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from claimx.claims.judgement.candidates import Candidate, filled
from claimx.claims.passages.facts import once
from claimx.claims.passages.groups import Group
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.therapies import drug_groups
from claimx.claims.wording.traits import needs
from claimx.claims.wording.wordlists import Parts
from claimx.schema import Direction, EvidenceMention, Mention

CARRIED = ("resistance", "sensitivity")
_ALSO = r"(?:also|equally|likewise|similarly|just as)"
_SAME = re.compile(
    rf"\b(?:the same|this|that|it|which|so|as (?:it|they))\b(?: {_ALSO})?"
    rf"(?: (?:(?:is|was|seems|appears to be) (?:{_ALSO} )?(?:true|so|the case|seen|found|observed|reported)|"
    r"(?:holds?|held|applies|applied|goes|do|does|did|is|are|was|were)(?: true| good)?))"
    rf"(?: {_ALSO})? (?:for|of|to|with|in the case of)(?: (?:resistance|response|sensitivity) to)?"
    r"(?: (?:the|its|other|newer|older|related|antibody|drug|inhibitor|inhibitors|relative|successor))* $"
)
_ASIDE = r",?(?: (?:by contrast|in contrast|however|on the other hand|in turn),?)?(?:, not being [^,;]{{3,50}},)?"
_BE = r"(?: which| that)? (?:is|are|was|were|remains?|being|has been|have been)"
WORDS = Parts(
    "carried.tsv",
    {
        "but not": r"(?:\b|\(){words}(?: {links})* $",
        "no such": r"\bno such {words} (?:\w+ ){{1,3}}?{links} (?:the )?$",
        "does not hold": r"\b(?:(?:do(?:es)?|did|could|is|was|were|has|have) not(?: been| be)?|no longer) {words} "
        r"{links} (?:the )?$",
        "left": r"\b{words} (?:the )?(?:(?:\w+ )?{links} (?:of|to|from) (?:the )?)?$",
        "intact": r"(?: \w+){{0,2}} {words}",
        "spared": rf"{_ASIDE}{_BE} (?:\w+ly )?{{words}}",
        "exception": rf",?{_BE} (?:an? |the )?(?:\w+ )?{{words}}",
        "substrate": rf",?{_BE} (?:not (?:an? |good |among (?:its|their|the) )?|(?:a )?poor ){{words}}",
    },
)
_AND = re.compile(r",?(?: and| or| nor)(?: (?:to|of|by|with|from|against|for|that|those))*(?: the)? ")
SPARED = "the sentence says that this therapy is spared"


def link_carried(passage: Passage, before: Sequence[Candidate], here: Sequence[Candidate]) -> Iterator[Candidate]:
    """The claims that a sentence carries over to a drug of its own.

    Args:
        before: the candidates of the sentence before it in the paragraph. here: those of this sentence so far.
    """
    own = [c for c in here if c.type in CARRIED]
    before = [c for c in before if c.type in CARRIED]
    if not own and not before:
        return
    apart = spared_in(passage)
    denied = {c.drug for c in own if c.direction == "disputes"}
    for group in _groups(passage):
        direction = _direction(passage, group, apart)
        goes_on = direction == "supports" or not passage.of("MUTATION", "ALTERATION", "MECHANISM")
        source = [c for c in own if _ends_before(c, group)] or (before if goes_on else [])
        last = source[-1].drug if source else ""
        for candidate in source:
            same = candidate.drug == last and last not in group.names and candidate.direction == "supports"
            if direction and same:
                names = (name for name in group.names if name not in denied)
                yield from (_carry(candidate, name, group, passage, direction) for name in names)


@once
def _groups(passage: Passage) -> tuple[Group, ...]:
    """The lists of drugs, cut where a semicolon or comma parts clauses: "…by A; B is not", "…, B being spared"."""
    found: list[Group] = []
    for group in drug_groups(passage):
        cut = 0 if group.combined else _clause_in(passage, group.members)
        found += [group._replace(members=group.members[:cut])] if cut else []
        found.append(group._replace(members=group.members[cut:]))
    return tuple(found)


def _clause_in(passage: Passage, members: Sequence[Mention]) -> int:
    """The number of the member of a list with which another clause begins, or 0."""
    gaps = [passage.gap(one.end, other.start) for one, other in pairwise(members)]
    last = len(gaps)
    if gaps and gaps[-1] == ", " and passage.gap(members[-1].end, passage.end).startswith(" being "):
        return last
    return next((n for n in range(last - 1, 0, -1) if gaps[n - 1] == "; "), 0)


def without_spared(passage: Passage, here: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of a sentence, those of a failure refused whose therapy it says to be spared.

    Where it tells of no other therapy's failure, nothing is refused: the therapy may be spared by something else.
    """
    failing = [c for c in here if c.type == "resistance" and not c.refused]
    spared = {name for group in spared_in(passage) for name in group.names} if failing else set()
    if not spared or all(c.drug in spared for c in failing):
        return list(here)
    wrong = [c for c in failing if c.drug in spared and c.direction == "supports"]
    return [replace(c, refused=SPARED) if c in wrong else c for c in here]


def _direction(passage: Passage, group: Group, apart: Sequence[Group]) -> Direction | None:
    """How the claim is carried to the drugs of a group; None if it is not, or the sentence tells more than this."""
    if _SAME.search(passage.before(group.start)):
        return "supports"
    return "disputes" if group in apart else None


@once
@needs(sum(WORDS.bits.values()))
def spared_in(passage: Passage) -> tuple[Group, ...]:
    """The drugs of which a sentence says that what harms another does not harm them: "but not to A", "A is spared"."""
    found: list[Group] = []
    for group in _groups(passage):
        goes_on = found and _AND.fullmatch(passage.gap(found[-1].end, group.start))
        if goes_on or _is_spared(passage, group):
            found.append(group)
    return tuple(found)


def _is_spared(passage: Passage, group: Group) -> bool:
    before, end = passage.before(group.start), group.end - passage.start
    if any(WORDS.within(part, passage, before) for part in ("but not", "no such", "does not hold")):
        return True
    if WORDS.within("left", passage, before) and ("spar" in before[-60:] or WORDS.at("intact", passage, end)):
        return True
    return any(WORDS.at(part, passage, end) for part in ("spared", "exception", "substrate"))


def _ends_before(candidate: Candidate, group: Group) -> bool:
    return all(m.end <= group.start for m in candidate.mentions if not m.via) and candidate.drug not in group.names


def _carry(candidate: Candidate, drug: str, group: Group, passage: Passage, direction: Direction) -> Candidate:
    roles = tuple(_from_context(m, passage) for m in candidate.mentions if m.role not in ("drug", "cue"))
    mentions, rule = (*filled("drug", group.of(drug)), *roles), f"{candidate.type}/carried"
    return replace(candidate, drug=drug, place=passage.place, direction=direction, mentions=mentions, rule=rule)


def _from_context(mention: EvidenceMention, passage: Passage) -> EvidenceMention:
    return mention if mention.via or passage.start <= mention.start < passage.end else replace(mention, via="topic")
