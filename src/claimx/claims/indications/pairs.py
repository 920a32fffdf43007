"""Pairs: "A is used in X, B in Y, and C in Z" gives each therapy the tumor that follows it, and no other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from claimx.claims.judgement.candidates import Candidate, filled
from claimx.claims.passages.coordination import groups_of
from claimx.claims.passages.groups import Group
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.therapies import therapies_of
from claimx.schema import EvidenceMention

RULE = "indication/pair"
_FOR = re.compile(r"(?:[ ,]*\([^()]*\))* (?:in|for|against)(?: the (?:treatment|therapy) of)? (?:[\w-]+ ){0,4}")
"""Between a therapy and its tumor where the verb is left out."""
_NEXT = re.compile(
    r"(?:[ ,]*\([^()]*\))*(?: (?!and |or |but )[\w-]+){0,5}(?:[ ,]*\([^()]*\))*"
    r"(?:[,;] (?:(?:and|or|while|whereas) )?|,? (?:and|or) )(?:the (?:[\w-]+ ){0,3})?"
)
"""Between a tumor and the therapy of the next pair."""


class Pair(NamedTuple):
    """A therapy and the tumor for which the sentence names it."""

    therapy: Group
    tumor: Group


def pair_up(passage: Passage, read: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of a sentence. Where it lists pairs, an indication across two of them is refused, and what is said
    of one holds for the others."""
    told = [c for c in read if c.type == "indication" and not c.refused]
    if not told or not (pairs := pairs_of(passage)):
        return list(read)
    paired = [_kept(c, pairs) if c in told else c for c in read]
    stated = [(c, home) for c in paired if c in told and (home := _home(c, pairs)) and home.tumor in _tumors(c, pairs)]
    if not stated:
        return paired
    first = stated[0][0]
    missing = [pair for pair in pairs if pair not in [home for _, home in stated]]
    return [*paired, *(new for pair in missing for new in _alike(first, pair))]


def pairs_of(passage: Passage) -> list[Pair]:
    """The pairs that the sentence lists, in which all but the first leave the verb out; none where it lists none."""
    therapies = therapies_of(passage)
    chain: list[Pair] = []
    for tumor in groups_of(passage, "CANCER"):
        behind = chain[-1].tumor.end if chain else passage.start
        own = [g for g in therapies if behind <= g.start and g.end <= tumor.start]
        if chain and len(own) == 1 and _goes_on(passage, chain[-1], own[0], tumor):
            chain.append(Pair(own[0], tumor))
        elif len(chain) > 1:
            break
        else:
            chain = [Pair(own[-1], tumor)] if own else []
    return chain if len(chain) > 1 else []


def _goes_on(passage: Passage, last: Pair, therapy: Group, tumor: Group) -> bool:
    between = passage.gap(last.tumor.end, therapy.start)
    return bool(_NEXT.fullmatch(between) and _FOR.fullmatch(passage.gap(therapy.end, tumor.start)))


def _home(candidate: Candidate, pairs: Sequence[Pair]) -> Pair | None:
    """The pair to whose therapy the candidate belongs."""
    drugs = _starts(candidate.mentions, "drug")
    return next((pair for pair in pairs if any(m.start in drugs for m in pair.therapy.members)), None)


def _tumors(candidate: Candidate, pairs: Sequence[Pair]) -> list[Group]:
    cancers = _starts(candidate.mentions, "cancer")
    return [pair.tumor for pair in pairs if any(m.start in cancers for m in pair.tumor.members)]


def _starts(mentions: Sequence[EvidenceMention], role: str) -> set[int]:
    return {m.start for m in mentions if m.role == role}


def _kept(candidate: Candidate, pairs: Sequence[Pair]) -> Candidate:
    """The candidate, refused where all its tumors stand in other pairs."""
    home, tumors = _home(candidate, pairs), _tumors(candidate, pairs)
    if home is None or not tumors or home.tumor in tumors:
        return candidate
    return replace(candidate, refused="the tumor belongs to another therapy of the list")


def _alike(first: Candidate, pair: Pair) -> Iterator[Candidate]:
    """What is said of one pair, said of another one."""
    cues = tuple(m for m in first.mentions if m.role == "cue")
    told = (*filled("cancer", pair.tumor.members), *cues)
    slots = {"cancer": tuple(dict.fromkeys(m.name for m in pair.tumor.members))}
    for name in pair.therapy.names:
        roles = (*filled("drug", pair.therapy.of(name)), *told)
        yield replace(first, drug=name, slots=slots, mentions=roles, rule=RULE)
