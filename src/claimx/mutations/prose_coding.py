"""DNA changes in words: 'G to A at nucleotide 734', 'deletion of G at position 417', codons."""

import re

from claimx.mutations.changes import base_event, base_substitution, event_of, printed_dna, substitution
from claimx.mutations.prose import CHANGE_WORDS, GLOSS, LINK, is_given_up, positions_of
from claimx.mutations.records import Outcome, Reading, Rule
from claimx.mutations.residues import BASE_NAME, base_of, translate
from claimx.mutations.shapes import ARROW, BASE_NOUN, DASH, DASHES, GAP, PLACE, place

BASE = rf"(?:{BASE_NAME}|[ACGT])(?![A-Za-z])"
BASES = rf"(?:{BASE_NAME}|[ACGT]{{1,12}})(?![A-Za-z])"
TRIPLET = r"[ACGTU]{3}"
ARTICLE = r"(?:(?:an?|the|one|single|two|four)\s){0,2}"
UNIT = rf"(?:(?:\s|{DASH})(?:tetra|di|tri)?(?:nucleotide|base|residue)s?)?"


def read_pair(match: re.Match[str]) -> Outcome:
    """Two bases and a place: which one is new depends on the word between them."""
    one, two = base_of(match["one"]), base_of(match["two"])
    wild, new = (two, one) if match["for"] and not is_given_up(match) else (one, two)
    if wild == new:
        return []
    changes = [
        printed_dna(f"codon {position} {wild}>{new}")
        if "codon" in match["nouns"]
        else base_substitution("", position, wild, new)
        for position in positions_of(match)
    ]
    return [Reading(match.start(), match.end(), change) for change in changes]


def read_event(match: re.Match[str]) -> Outcome:
    """Bases that go or come at a place."""
    positions = [*positions_of(match), *([match["last"]] if match["last"] else [])]
    bases = base_of(match["bases"]) or match["bases"].upper()
    return [
        Reading(
            match.start(),
            match.end(),
            base_event("", "_".join((positions[0], positions[-1])[: len(positions)]), event_of(match["event"]), bases),
        )
    ]


def read_codon(match: re.Match[str]) -> Outcome:
    """A codon's number, its triplet and the new one: a protein change by the genetic code."""
    wild, mutant = translate(match["wild"]), translate(match["mutant"])
    if wild == mutant or wild == "*":
        return []
    return [Reading(match.start(), match.end(), substitution(wild, match["position"], mutant))]


PAIR = rf"\(?(?P<one>{BASE}){GLOSS}{LINK}(?:an?\s|the\s)?(?P<two>{BASE}){GLOSS}\)?"
EVENT = r"(?P<event>[Dd]eletion|[Ii]nsertion|[Dd]uplication|[Ii]nversion)"
LAST = rf"(?:\s?(?:{DASH}|and|to|through|/)\s?(?:{BASE_NOUN}\s)?(?P<last>\d{{1,6}}))?"
POINT = place("at|in|of|on|for|from|near|after|between|before")
TRIPLETS = rf"\(?(?P<wild>{TRIPLET}){GAP}(?:{ARROW}|to|/){GAP}(?P<mutant>{TRIPLET})(?![A-Za-z])\)?"

RULES = (
    Rule("base change in words", rf"{PAIR}[\s,(]{{1,2}}{CHANGE_WORDS}{PLACE}", read_pair),
    Rule(
        "place and base change in words",
        rf"(?P<nouns>(?:{BASE_NOUN})(?:\sposition)?)\s(?P<position>[1-9]\d{{0,5}})[\s,:(]{{1,2}}(?:from\s)?{PAIR}",
        read_pair,
    ),
    Rule(
        "signed base change in words",
        rf"(?P<nouns>)(?P<position>[+{DASHES}]?\d{{1,5}}){DASH}?\s?(?:bp|{DASH}?base{DASH}?\s?pair|nt)\s{PAIR}",
        read_pair,
    ),
    Rule(
        "base event in words",
        rf"(?P<bases>{BASES}){UNIT}(?:\s|{DASH})(?:was\s)?{EVENT}\s{CHANGE_WORDS}{POINT}{LAST}",
        read_event,
    ),
    Rule("event of bases in words", rf"{EVENT}\sof\s{ARTICLE}(?P<bases>{BASES}){UNIT}\s{POINT}{LAST}", read_event),
    Rule(
        "codon and triplets",
        rf"(?:[Mm]utations?\s(?:at|in|of)\s)?[Cc]odon\s(?P<position>\d{{1,4}})[\s,:(]{{1,3}}(?:(?:of|in)\sexon\s\d+\s|from\s)?{TRIPLETS}",
        read_codon,
    ),
    Rule("triplets and codon", rf"{TRIPLETS}\s{CHANGE_WORDS}(?:at|in|of)\scodon\s(?P<position>\d{{1,4}})", read_codon),
)
