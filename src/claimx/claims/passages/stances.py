"""Stances: what a sentence says of a therapy, in whatever words: that it fails, that it works, that it works again.

A frame knows a wording with its names in their places. A stance knows the meaning of single words alone, from a broad
vocabulary (``wording/stances.tsv``), and so speaks where no frame fits: it says less, and is trusted less.
"""

import re
from collections.abc import Sequence
from functools import cache, partial
from typing import NamedTuple

from claimx.claims.passages.facts import once
from claimx.claims.passages.passage import Passage
from claimx.claims.wording.openings import Hinted, Openings
from claimx.claims.wording.patterns import Words
from claimx.claims.wording.traits import TRAITS, letters_of
from claimx.claims.wording.wordlists import openings_of, words_by
from claimx.schema import EvidenceMention, Span

STANCE_FILE = "stances.tsv"
DENIED = Hinted(
    r"\b(?:cannot|can not|could not|can no longer|no longer|never|not(?! (?:only|just|merely|simply))|"
    r"hardly|barely|scarcely|neither|nor|nothing|"
    r"unable|fails? to|failed to|nobody|few|rarely|seldom|too (?:large|bulky|weak|few) to|"
    r"no (?:part|role|influence|effect|bearing|impact|link|evidence)|no(?= ?$)|"
    r"no (?:statistically |clinically )?(?:significant|clear|apparent|meaningful|objective|clinical|added)(?= ?$)|"
    r"non(?= ?$)|ceases? to|ceased to|stops?|stopped|"
    r"lost the ability)(?: \w+){0,4} ?$|\b(?:without|little)(?: (?!and\b)\w+){0,4} ?$",
    "cannot| not | no |never|hardly|barely|scarcely|neither| nor |nothing| non |unable|fail|nobody| few |rarely|seldom|"
    " too |cease|stop| lost |without|little",
)
_PARTED = (r"\ \~\ ", r" (?:[^\s,.;:]+ ){1,5}?")
"""``bring_~_back``: up to five words of the clause stand between."""
_COMPOUND = ("rate ", "dose ")
"""What "rate-limiting" and "dose-limiting" say is of no effect."""
_TO_NOTHING = re.compile(r" (?:nothing|no|little|hardly any)\b")
_NEITHER = re.compile(r"(?:nor|neither) (?:did|does|do|could|can|was|were|has|have)\b")


@cache
def _words() -> dict[str, Words]:
    return words_by("stance", STANCE_FILE)


def _letters_of(stance: str) -> list[str]:
    return letters_of(_words()[stance])


STANCES = ("fails", "spoils", "works", "given", "able", "returns", "again", "yields", "undoes", "checks")
_BITS = {stance: TRAITS.new(partial(_letters_of, stance)) for stance in STANCES}


class Hit(NamedTuple):
    """A word of a stance, in document offsets; ``denied`` where the words before it deny it."""

    stance: str
    start: int
    end: int
    denied: bool
    place: str


@once
def stances_of(passage: Passage) -> tuple[Hit, ...]:
    """The words of stance of a sentence, in the order of the text."""
    text = passage.folded
    taken = [(m.start - passage.start, m.end - passage.start) for m in passage.mentions]
    may_deny = passage.traits & DENIED.needed
    found = []
    for stance, matches in vocabulary().find(text).items():
        for match in matches:
            start, end = match.span()
            if any(s <= start and end <= e for s, e in taken) or text[:start].endswith(_COMPOUND):
                continue
            denier = may_deny and _denier(text, start, taken)
            denied = bool(denier or _TO_NOTHING.match(text, end) or _NEITHER.match(text))
            found.append(Hit(stance, passage.start + start, passage.start + end, denied, f"{STANCE_FILE} '{stance}'"))
    return tuple(sorted(found, key=lambda hit: (hit.start, -hit.end, hit.stance)))


def _denier(text: str, start: int, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether the words before a place deny it; a denial within a name ("cannot cross") is the name's own."""
    before = max(0, start - 60)
    match = DENIED.expression.search(text[before:start])
    return match is not None and not any(s <= before + match.start() < e for s, e in taken)


def hits_of(passage: Passage, *stances: str, within: Span | None = None) -> Sequence[Hit]:
    """The words of some stances, in the whole sentence or a part of it."""
    if not passage.traits & said(*stances):
        return []
    return [h for h in stances_of(passage) if h.stance in stances and (within is None or within.holds(h.start))]


def cue_of(passage: Passage, hit: Hit) -> EvidenceMention:
    """The word as it is written beside the mentions that fill the arguments."""
    return passage.cue_at(hit.start, hit.end, hit.place)


@cache
def said(*stances: str) -> int:
    """The traits of sentences that have a word of some stances."""
    return sum([_BITS[stance] for stance in dict.fromkeys(stances)])


@cache
def vocabulary() -> Openings:
    """The packaged words of each stance, compiled, in the order of the file."""
    words = _words()
    expressions = {stance: re.compile(each.expression.replace(*_PARTED)) for stance, each in words.items()}
    return openings_of(expressions, words.items())
