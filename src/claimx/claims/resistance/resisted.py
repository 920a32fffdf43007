"""Resisted therapies: those that a statement of resistance says to fail.

The words of a sentence that goes on about the changes before it are data: ``wording/resisted.tsv``.
"""

import re
from collections.abc import Sequence

from claimx.claims.discourse.inherited import NOTHING, Inherited, are_general, named_by
from claimx.claims.discourse.topics import Topic
from claimx.claims.passages.groups import Group
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.subjects import acts_anew
from claimx.claims.passages.therapies import therapies_of
from claimx.claims.resistance.scopes import Scope
from claimx.claims.wording.wordlists import Parts
from claimx.schema import Span

WORDS = Parts(
    "resisted.tsv",
    {
        "pointing": r"(?:{links},? )?(?:this|these|such|both) (?:\w+ ){{0,2}}?{words}",
        "chemotherapy": r"\b{words}(?! (?:associated |related )?(?:protein|gene|transporter|pump|1))",
        "called for": r"\b{words}(?: (?!resist|against|to |with |from )[\w,]+){{0,4}} \(?$",
        "spared": r"\b{words}(?: {links})+(?: (?:the|both|its|either|\w+ly))* $",
    },
)
CHEMOTHERAPY = Inherited(("chemotherapy",), "cue")
_OBJECT = re.compile(r"\bresistance (?:to|against) (?:[\w/]+ ){0,3}$")
_TO = re.compile(r" ?(?:\w+ ){0,4}?(?:to|against|toward|towards|of|with|for|from|on|by|in)\b.{0,45}", re.S)


def resisted_of(
    passage: Passage, scope: Scope, topic: Topic, following: Passage | None, settled: frozenset[int]
) -> Inherited:
    """The therapies that fail: what the cue governs, else the sentence's, else the reader's topic.

    "Chemoresistance" and "multidrug resistance" name theirs where nothing else does, and the text is not on microbes.
    """
    span = scope.span
    named = [g for g in therapies_of(passage) if g.start not in settled and not is_left_out(passage, g)]
    after = scope.cue.end if scope.cue else span.start
    groups = [g for g in named if span.start <= g.start < span.end and not acts_anew(passage, g, after)]
    for cue in passage.cued("resistance", within=span):
        for group in groups:
            if group.start >= cue.end and _TO.fullmatch(passage.gap(cue.end, group.start)):
                return named_by(group)
            if group.start < cue.end and group.start - 60 <= cue.start < group.end + 2:
                return named_by(group)
    if groups:
        groups = _near_the_cue(passage, scope, groups)
        return _joined(groups, "")
    pointed = _pointed_back(following) if following else NOTHING
    if pointed.names and not are_general(pointed.names):
        return pointed
    if topic.failures.resisted().names:
        return topic.failures.resisted_through(passage.of("GENE", within=span))
    broad = topic.broad_drugs()
    if scope.explicit and broad.via in ("", "topic"):
        return said_by_the_cue(passage, span, topic)
    return broad


def said_by_the_cue(passage: Passage, span: Span, topic: Topic) -> Inherited:
    """The therapy that a word of resistance in a part of the sentence has in it: "chemoresistance"."""
    said = WORDS["chemotherapy"].search(passage.folded, span.start - passage.start, span.end - passage.start)
    return CHEMOTHERAPY if said and topic.talk.may_be_on_tumors() else NOTHING


def is_called_for(passage: Passage, group: Group) -> bool:
    """Whether a failure of others calls for a therapy: "led to the development of A", "necessitating A"."""
    return bool(WORDS.within("called for", passage, passage.folded[: group.start - passage.start]))


def is_left_out(passage: Passage, group: Group) -> bool:
    """Whether a failure of others calls for a therapy or spares it: "retains binding to A"."""
    if is_called_for(passage, group):
        return True
    spared = WORDS.within("spared", passage, passage.folded[: group.start - passage.start])
    return bool(spared) and not passage.folded.startswith((" resistant", "-resistant"), group.end - passage.start)


def spoken_of(passage: Passage, span: Span) -> Inherited:
    """The therapy to which a part of a sentence says that there is resistance, whatever it says of it."""
    groups = (g for g in therapies_of(passage) if span.holds(g.start))
    meant = [g for g in groups if _OBJECT.search(passage.folded, 0, g.start - passage.start)]
    return named_by(meant[-1]) if meant else NOTHING


def _near_the_cue(passage: Passage, scope: Scope, groups: list[Group]) -> list[Group]:
    """Of the therapies of a sentence those in the clause of the cue; of many the one that stands nearest to it."""
    if scope.cue is None or len(groups) < 2:
        return groups
    at, clause = scope.cue.start, passage.clause_of(scope.cue.start)
    inside = [g for g in groups if clause.holds(g.start)] or groups
    return inside if len(inside) < 2 else [min(inside, key=lambda g: abs(g.start - at))]


def _pointed_back(following: Passage) -> Inherited:
    """The therapy of a next sentence that begins "These mutations …" and says what fails through them."""
    if not WORDS["pointing"].match(following.folded) or not following.cued("resistance"):
        return NOTHING
    groups = therapies_of(following)
    return _joined(groups, "next sentence") if groups else NOTHING


def _joined(groups: Sequence[Group], via: str) -> Inherited:
    """The therapies of several groups, each once."""
    names = dict.fromkeys(name for group in groups for name in group.names)
    return Inherited(tuple(names), via, tuple(m for group in groups for m in group.members))
