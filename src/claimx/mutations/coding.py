"""DNA changes in compact notation: ``c.2369C>T``, ``35delG``, ``IVS6+3A>G``, ``rs121434568``."""

import re

from claimx.mutations.changes import base_event, base_substitution, event_of, printed_dna
from claimx.mutations.records import Change, Outcome, Reading, Rule
from claimx.mutations.shapes import ARROW, DASH, DASHES, END, GAP, closed

PREFIX = r"(?:(?P<prefix>[cgmnr])\.\s?[(\[]?)"
BARE = "(?P<prefix>)"
OFFSET = rf"(?:\s?[+{DASHES}]\s?\d{{1,5}})"
PLACE = rf"(?P<place>[*+{DASHES}]?\d{{1,9}}{OFFSET}?)"
RANGE = rf"(?P<place>[*+{DASHES}]?\d{{1,9}}{OFFSET}?(?:\s?[_{DASHES}/]\s?[*+{DASHES}]?\d{{1,9}}{OFFSET}?)?)"
BASE = r"[ACGTUacgtu]"
EVENT = r"(?P<event>delins|indel|del|ins|dup|inv)"
ADDED = rf"(?P<bases>{BASE}{{1,40}}|\d{{1,4}}(?:\s?bp)?|\(?[ACGT]{{2,12}}\)?(?:\(?\d{{1,3}}\)?|n))"


def place_of(printed: str) -> str:
    """A position as HGVS writes it: no spaces, plain signs, ranges joined by ``_``, no leading plus."""
    place = re.sub(r"\s+", "", re.sub(DASH, "-", printed)).removeprefix("+").replace("/", "_")
    return re.sub(r"^(\d+)-(\d+)$", r"\1_\2", place)


def read_substitution(match: re.Match[str]) -> Outcome:
    """A position and bases for others."""
    place, wild = place_of(match["place"]) if "_" in match["place"] else plain(match["place"]), match["wild"].upper()
    if wild == match["mutants"].upper():
        return []
    changes = [base_substitution(match["prefix"] or "", place, wild, m) for m in match["mutants"].upper().split("/")]
    return [Reading(match.start(), closed(match), change) for change in changes]


def plain(printed: str) -> str:
    """A single position, perhaps with an offset into an intron."""
    return re.sub(r"\s+", "", re.sub(DASH, "-", printed)).removeprefix("+")


def read_event(match: re.Match[str]) -> Outcome:
    """A position or a range, and what happens to its bases."""
    bases = re.sub(r"[\s()]|bp", "", match["bases"] or "").upper()
    change = base_event(match["prefix"] or "", place_of(match["place"]), event_of(match["event"]), bases)
    return [Reading(match.start(), closed(match), change)]


def read_intron(match: re.Match[str]) -> Outcome:
    """An intron, an offset, and one base for another or an event."""
    change = re.sub(f"(?:{ARROW}|/)", ">", re.sub(r"[\s(),]", "", match["change"]))
    change = re.sub(r"^[acgt](?=>)|(?<=>)[acgt]$", lambda base: base[0].upper(), change)
    intron, offset = re.sub(rf"[\s{DASHES}]", "", match["intron"]), plain(match["offset"])
    sign = "" if offset.startswith("-") else "+"
    return [Reading(match.start(), closed(match), printed_dna(f"IVS{roman(intron)}{sign}{offset}{change}"))]


def roman(number: str) -> str:
    """An intron's number in digits."""
    numerals = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
    return str(numerals.index(number)) if number in numerals else number


def read_repeat(match: re.Match[str]) -> Outcome:
    """``604(GATA)7``: a repeat and its count."""
    return [Reading(match.start(), match.end(), printed_dna(f"c.{match[0].replace(' ', '')}"))]


def read_rs(match: re.Match[str]) -> Outcome:
    """A dbSNP number."""
    return [Reading(match.start(), match.end(), Change(f"rs{match['number']}", "rs number"))]


SWAP = rf"(?P<wild>{BASE}{{1,12}}){GAP}(?:{ARROW}|/){GAP}(?P<mutants>{BASE}{{1,12}}(?:/{BASE})?)"
BARE_SWAP = rf"(?P<wild>[ACGT]{{1,12}}){GAP}{ARROW}{GAP}(?P<mutants>[ACGT]{{1,12}}(?:/[ACGT])?)"
SLASH_SWAP = r"(?P<wild>[ACGT])/(?P<mutants>[ACGT])"

RULES = (
    Rule("rs number", rf"[Rr][Ss]\s?(?:#\s?)?(?P<number>\d{{3,10}}){END}", read_rs),
    Rule("coding substitution", rf"{PREFIX}{RANGE}{GAP}\(?{SWAP}{END}\)?", read_substitution),
    Rule("coding event", rf"{PREFIX}{RANGE}\s?{EVENT}(?:[\s.]?{ADDED})?(?![A-Za-z0-9])\)?", read_event),
    Rule(
        "intron change",
        rf"(?:{PREFIX})?IVS\s?{DASH}?\s?(?P<intron>\d{{1,3}}|[IVX]{{1,6}}){GAP}(?P<offset>[+{DASHES}]\s?\d{{1,5}}(?:_[+{DASHES}]?\d+)?)"
        rf"[\s(,]{{0,2}}(?P<change>{BASE}{GAP}(?:{ARROW}|/){GAP}{BASE}|(?:del|ins|dup)\s?{BASE}{{1,20}}){END}\)?",
        read_intron,
    ),
    Rule("bare coding substitution", rf"{BARE}{RANGE}\s?\(?{BARE_SWAP}{END}\)?", read_substitution),
    Rule(
        "bare coding substitution, slash",
        rf"{BARE}(?P<place>(?:[*+{DASHES}]\d{{1,5}}\s?|\d{{2,5}})){SLASH_SWAP}{END}",
        read_substitution,
    ),
    Rule("bare coding event", rf"{BARE}{RANGE}\s?{EVENT}\s?(?P<bases>[ACGT]{{1,40}}|\d{{1,3}}){END}", read_event),
    Rule(
        "bare coding event, leading", rf"{BARE}{EVENT}\s(?P<place>\d{{1,5}})(?P<bases>[ACGT]{{1,20}}){END}", read_event
    ),
    Rule("repeat", r"\d{1,5}\s?\([ACGT]{2,6}\)\(?\d{1,3}(?:[-\u2013]\d{1,3})?\)?", read_repeat),
)

# After a gene and a hyphen, as in 'CCND1-417C/T': the hyphen is the sign.
GLUED = (
    Rule(
        "promoter substitution",
        rf"{BARE}(?P<place>{DASH}\d{{1,5}}){GAP}\(?(?P<wild>[ACGT]){GAP}(?:{ARROW}|/){GAP}(?P<mutants>[ACGT]){END}\)?",
        read_substitution,
    ),
)
