"""Protein changes that are no substitution: ``R175fs``, ``E746_A750del``, ``T599dup``, ``ΔF508``."""

import re

from claimx.mutations.changes import Site, event_of, frameshift, residue_event
from claimx.mutations.records import Outcome, Reading, Rule
from claimx.mutations.residues import AA1, AA3, LONG, letter_of, shorten
from claimx.mutations.shapes import DASH, DASHES, END, GAP, POSITION, PROTEIN, STOP, closed


def ends_of(match: re.Match[str]) -> tuple[Site, ...]:
    """The first and, where there is one, the last residue of a range."""
    first = (letter_of(match["wild"] or ""), match["position"])
    return (first, (letter_of(match["wild2"] or ""), match["position2"])) if match["position2"] else (first,)


def read_frameshift(match: re.Match[str]) -> Outcome:
    """A residue, a position and ``fs``, perhaps with the new residue and the length."""
    mutant, length = letter_of(match["mutant"] or ""), match["length"] or ""
    change = frameshift(letter_of(match["wild"]), match["position"], mutant, length)
    return [Reading(match.start(), closed(match), change)]


def read_event(match: re.Match[str]) -> Outcome:
    """One residue or a range, and what happens to it, in either order, with the residues added."""
    added = shorten(match.groupdict().get("added") or "")
    return [Reading(match.start(), closed(match), residue_event(ends_of(match), event_of(match["event"]), added))]


# 'K550_P551_M552del': the residue between is told by its neighbors.
MIDDLE = rf"(?:_{AA1}{POSITION}(?=_))?"
LAST = rf"(?:{GAP}(?:[_{DASHES}]|to){GAP}(?P<wild2>{LONG}|{AA1})?{DASH}?(?P<position2>{POSITION}))?"
EVENT = r"(?P<event>(?i:delins|indel|del|ins|dup))"
EVENT_BEFORE = r"(?P<event>[Dd]eletion|[Ii]nsertion|[Dd]uplication)"
EVENT_AFTER = r"(?P<event>deletions?|insertions?|duplications?)"

RULES = (
    Rule(
        "protein frameshift",
        rf"{PROTEIN}?(?P<wild>{AA3}|{AA1})(?P<position>{POSITION})(?P<mutant>{AA3}|{AA1})?\s?[(]?fs"
        rf"(?:{DASH}?{STOP}?{DASH}?(?P<length>\d{{1,4}})X?|{STOP})?{END}\)?",
        read_frameshift,
    ),
    Rule(
        "protein event",
        rf"{PROTEIN}?(?P<wild>{AA3}|{AA1})(?P<position>{POSITION}){MIDDLE}{LAST}"
        rf"\s?{EVENT}(?:\s?(?P<added>(?:{AA3}){{1,8}}|{AA1}{{1,12}}|\d{{1,3}}))?{END}\)?",
        read_event,
    ),
    Rule(
        "protein event, arrow",
        rf"{PROTEIN}?(?P<wild>{AA1})(?P<position>{POSITION})[_{DASHES}](?P<wild2>{AA1})(?P<position2>{POSITION})"
        rf"(?P<event>>)(?P<added>{AA1}{{1,8}}){END}",
        read_event,
    ),
    Rule(
        "protein event, numbers",
        rf"{EVENT_BEFORE}\s(?:of|between)\s(?:the\s)?(?:amino\sacids?|residues?|codons?)\s(?P<wild>)(?P<position>{POSITION})"
        rf"\s?(?:[_{DASHES}]|to|and|through)\s?(?P<wild2>)(?P<position2>{POSITION}){END}",
        read_event,
    ),
    Rule(
        "protein event, word after",
        rf"(?P<wild>{LONG}|{AA1}(?=\d\d)){DASH}?(?P<position>{POSITION}){MIDDLE}{LAST}(?:\s|{DASH}){EVENT_AFTER}{END}",
        read_event,
    ),
    Rule(
        "protein event, word before",
        rf"{EVENT_BEFORE}\s(?:of|at)\s(?:residues?\s|amino\sacids?\s)?"
        rf"(?P<wild>{LONG}|{AA1}){DASH}?(?P<position>{POSITION}){MIDDLE}{LAST}{END}",
        read_event,
    ),
    Rule(
        "protein deletion, leading",
        rf"(?P<event>del|[\u0394\u03b4\u2206]|[Dd]elta){GAP}[{DASHES}(]?"
        rf"(?P<wild>{LONG}|{AA1}){DASH}?(?P<position>{POSITION}){LAST}{END}\)?",
        read_event,
    ),
)
