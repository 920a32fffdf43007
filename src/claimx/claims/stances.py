"""Stances: what a sentence says of a therapy, in whatever words: that it fails, that it works, that it works again.

A frame knows a wording with its names in their places. A stance knows the meaning of single words alone, from a broad
vocabulary (``wording/stances.tsv``), and so speaks where no frame fits: it says less, and is trusted less.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import ahocorasick

from claimx.claims.facts import once
from claimx.claims.frames import HERE
from claimx.claims.passages import Passage
from claimx.claims.patterns import Words, parse_words
from claimx.schema import EvidenceMention, Span

STANCE_FILE = "stances.tsv"
_DENIED = re.compile(
    r"\b(?:cannot|can not|could not|can no longer|no longer|not|never|hardly|barely|scarcely|neither|nor|nothing|"
    r"unable|fails? to|failed to|without|little|nobody|few|rarely|seldom|too (?:large|bulky|weak|few) to|"
    r"no (?:part|role|influence|effect|bearing|impact|link|evidence)|ceases? to|ceased to|stops?|stopped|"
    r"lost the ability)(?: \w+){0,4} ?$"
)
_PARTED = (r"\ \~\ ", r" (?:[^\s,.;:]+ ){1,5}?")
"""``bring_~_back``: up to five words of the clause stand between."""
_BETWEEN = re.compile(r"\W")
_TO_NOTHING = re.compile(r" (?:nothing|no|little|hardly any)\b")
_NEITHER = re.compile(r"(?:nor|neither) (?:did|does|do|could|can|was|were|has|have)\b")


@dataclass(frozen=True, slots=True)
class Hit:
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
    found = []
    ends: dict[str, int] = {}
    for at, stances in _starts(text):
        for stance in stances:
            match = vocabulary()[stance].match(text, at) if ends.get(stance, 0) <= at else None
            if match is None:
                continue
            ends[stance] = end = match.end()
            if any(s <= at and end <= e for s, e in taken):
                continue
            denied = bool(
                _DENIED.search(text[max(0, at - 60) : at]) or _TO_NOTHING.match(text, end) or _NEITHER.match(text)
            )
            found.append(Hit(stance, passage.start + at, passage.start + end, denied, f"{STANCE_FILE} '{stance}'"))
    return tuple(sorted(found, key=lambda hit: (hit.start, -hit.end)))


def _starts(text: str) -> list[tuple[int, tuple[str, ...]]]:
    """Where a word stands with which words of a stance may begin, and of which stances, from left to right.

    One pass finds the first words of all stances (Aho & Corasick, 1975).
    """
    padded = f" {_BETWEEN.sub(' ', text)} "
    starts: dict[int, dict[str, None]] = {}
    for end, (length, stances) in _first_words().iter(padded):
        starts.setdefault(end - length + 1, {}).update(dict.fromkeys(stances))
    return [(at, tuple(stances)) for at, stances in sorted(starts.items())]


def hits_of(passage: Passage, *stances: str, within: Span | None = None) -> Sequence[Hit]:
    """The words of some stances, in the whole sentence or a part of it."""
    return [h for h in stances_of(passage) if h.stance in stances and (within is None or within.holds(h.start))]


def cue_of(passage: Passage, hit: Hit) -> EvidenceMention:
    """The word as it is written beside the mentions that fill the arguments."""
    text = passage.document.text[hit.start : hit.end]
    return EvidenceMention("cue", hit.start, hit.end, text, hit.place)


@cache
def _words() -> dict[str, Words]:
    """The packaged words of each stance, in the order of the file."""
    with (HERE / STANCE_FILE).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {row["stance"]: parse_words(row["wordings"]) for row in rows}


@cache
def vocabulary() -> dict[str, re.Pattern[str]]:
    """The words of each stance as a pattern."""
    return {stance: re.compile(words.expression.replace(*_PARTED)) for stance, words in _words().items()}


@cache
def _first_words() -> ahocorasick.Automaton:
    """The words with which those of a stance begin, each with its length and its stances."""
    keys: dict[str, list[str]] = defaultdict(list)
    for stance, words in _words().items():
        for key in (*(f" {word} " for word in words.first), *(f" {prefix}" for prefix in words.prefixes)):
            keys[key].append(stance)
    automaton = ahocorasick.Automaton()
    for key, stances in keys.items():
        automaton.add_word(key, (len(key), tuple(stances)))
    automaton.make_automaton()
    return automaton
