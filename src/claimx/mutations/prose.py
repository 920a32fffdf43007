"""Protein changes in words: 'valine to glutamic acid at position 600', 'Arg79 was replaced by Lys'."""

import re

from claimx.mutations.changes import Site, substitution
from claimx.mutations.records import Outcome, Reading, Rule
from claimx.mutations.residues import LONG, base_of, letter_of
from claimx.mutations.shapes import (
    ARROW,
    DASH,
    DASHES,
    END,
    GAP,
    NEXT,
    NOT_A_SITE,
    PLACE,
    RESIDUE,
    RESIDUE_NOUN,
    STOP_WORD,
)

ARTICLE = r"(?:(?:an?|the|either|another|residues?)\s)?"
GLOSS = r"(?:\s?\([A-Za-z]{1,13}\))?"
RESIDUE_WORD = r"(?:\s(?:amino\sacid\s)?residues?|\samino\sacid)?"
VERB = r"(?:replaced|substituted|changed|mutated|mutagenized|converted|exchanged|altered)"
BE = r"(?:(?:was|were|is|are|be|been|being|has|have|had|each|both|all|also|then|which)\s){0,4}"
TO = rf"(?:{GAP}{ARROW}{GAP}|(?:\s|{DASH})(?:to|by)(?:\s|{DASH})|\s{BE}(?:{VERB}\s)?(?:to|by|with|into)\s)"
FOR = (
    rf"(?:(?:\s|{DASH})for(?:\s|{DASH})|\sinstead\sof\s|\sin\splace\sof\s|\srather\sthan\s|\s{BE}substituted\sfor\s"
    r"|\s(?:replaces|replacing|(?:replacement|substitution|mutant|mutation)s?\s(?:of|for|at|in))\s)"
)
LINK = rf"(?:(?P<to>{TO}|/)|(?P<for>{FOR}))"
CHANGE_WORDS = (
    r"(?:(?:amino\sacid|missense|point|single|base|nucleotide|residues?|substitutions?|changes?|exchange|mutations?"
    r"|polymorphism|replacement|conversion|variant|variation|transition|transversion|allele|mutants?)\s){0,4}"
)
CHAIN = rf"(?:\s?\([^()\d]{{0,6}}\d?\)|{DASH}(?:alpha|beta|gamma|delta|[\u03b1-\u03b4])'?)?"
ADJECTIVES = r"(?:[a-z][a-z-]{1,14}\s){0,3}"
SITE_SHORT = r"[ACDEFGHIKLMNPQRSTVWY][1-9]\d{1,4}"
SITE_LONG = rf"{LONG}s?(?:\sresidues?)?(?:{DASH}|\s|\()?[1-9]\d{{0,4}}\)?{CHAIN}"
PLACE_OF = rf"(?:at|in)\s(?:the\s)?(?:{RESIDUE_NOUN}|positions?)(?:\s(?:positions?|number))?"
SITE_WORDS = rf"{LONG}s?{RESIDUE_WORD}\s{PLACE_OF}\s[1-9]\d{{0,4}}"
SITE_NUMBER = rf"(?:{RESIDUE_NOUN}|positions?)\s[1-9]\d{{0,4}}\s?\({LONG}\)"
SITE = rf"(?:{SITE_WORDS}|{SITE_LONG}|{SITE_NUMBER}|{SITE_SHORT})(?![A-Za-z0-9])"
SITES = rf"(?P<sites>{SITE}(?:{NEXT}(?:of\s)?(?:the\s)?(?:{SITE}|{DASH}?\d{{1,4}}{END})){{0,9}})"
TARGET = rf"(?:{RESIDUE}|{STOP_WORD}{END}){GLOSS}{NOT_A_SITE}"
MORE = rf"(?:{NEXT}(?:to\s|by\s|with\s)?{ARTICLE}{TARGET}){{0,9}}"
TARGETS = rf"(?P<targets>{ARTICLE}{TARGET}{MORE})"
NEW = rf"(?P<targets>{ARTICLE}(?:[a-z][a-z-]{{1,14}}\s){{0,3}}?{TARGET}{MORE})"
SHIFT = rf"(?:{GAP}{ARROW}{GAP}|\s{BE}(?:to|by|into|{VERB}\s(?:to|by|with|into))\s)"
WORDS = r"(?:\s[^\s.;:]{1,20}){0,8}?"
REPLACED = rf"{WORDS}\s{VERB}(?:\s[^\s.;:]{{1,15}}){{0,4}}?\s(?:to|by|with|into|for)\s"

ONE_SITE = re.compile(
    rf"(?P<number>\d+)\s?\((?P<gloss>{LONG})\)"
    rf"|(?:(?P<residue>{LONG}|(?<![A-Za-z])[A-Z])s?(?:\sresidues?)?(?:{RESIDUE_WORD}\s{PLACE_OF}\s|{DASH}|\s|\()?)?(?P<position>\d+)"
)
ONE_TARGET = re.compile(rf"(?<![A-Za-z])(?:{RESIDUE}|{STOP_WORD}){GLOSS}")
GIVEN_UP = re.compile(r"(?:exchange|replacement|change|conversion|mutation)s?\s(?:of|from)\s(?:an?\s|the\s)?$")
BASE_WORDS = re.compile(r"transition|transversion|nucleotide|\bnt\b|\bbases?\b|\bbp\b|cDNA")


def is_given_up(match: re.Match[str]) -> bool:
    """Whether 'X for Y' means that X goes, as in 'exchange of X for Y'."""
    return bool(GIVEN_UP.search(match.string[max(0, match.start() - 25) : match.start()]))


def read_pair(match: re.Match[str]) -> Outcome:
    """Two residues and a place: which one is new depends on the word between them."""
    if is_dna(match):
        return []
    one, two = letter_of(match["one"]), letter_of(match["two"])
    reverse = match["for"] and not (match["for"].strip(" -") == "for" and is_given_up(match))
    wild, new = (two, one) if reverse else (one, two)
    return readings(match, [((wild, position), new) for position in positions_of(match)])


def positions_of(match: re.Match[str]) -> list[str]:
    """The numbers of a place with plain signs."""
    plain = re.sub(f"[{DASHES}]", "-", match["position"])
    return [number.removeprefix("+") for number in re.findall(r"[+-]?\d+", plain)]


def is_dna(match: re.Match[str]) -> bool:
    """Whether two letters are bases: both can be, and nothing says that they are residues."""
    if not (base_of(match["one"]) and base_of(match["two"])):
        return False
    return bool(BASE_WORDS.search(match[0])) or not re.search(r"amino|residue|\baa\b", match[0])


def sites_of(match: re.Match[str]) -> list[Site]:
    """The sites of a list; a bare number has the residue of the site before it."""
    sites: list[Site] = []
    for found in ONE_SITE.finditer(match["sites"]):
        letter = letter_of(found["residue"] or found["gloss"] or "") or (sites[-1][0] if sites else "")
        sites.append((letter, found["position"] or found["number"]))
    return sites


def read_sites(match: re.Match[str]) -> Outcome:
    """Sites and what they become: one by one where the counts agree, else every site with every residue."""
    sites = sites_of(match)
    if re.search(LONG, match["sites"]) and not re.search(LONG + "|" + STOP_WORD, match["targets"]):
        return []
    targets = [letter_of(re.sub(r"\s?\(.*", "", found[0])) for found in ONE_TARGET.finditer(match["targets"])]
    if len(sites) == len(targets) and is_one_by_one(match, sites):
        return readings(match, list(zip(sites, targets, strict=True)))
    return readings(match, [(site, target) for site in sites for target in targets])


def is_one_by_one(match: re.Match[str], sites: list[Site]) -> bool:
    """Whether lists of equal length pair up: said so, or told by sites of different residues."""
    if "respectively" in match.string[match.start() : match.end() + 60]:
        return True
    return len({letter for letter, _ in sites}) > 1 and not re.search(r"\bor\b", match["targets"])


def read_reversed_sites(match: re.Match[str]) -> Outcome:
    """``alanine for cysteine-81``: the new residue comes first."""
    return readings(match, [(site, letter_of(match["new"])) for site in sites_of(match)])


def readings(match: re.Match[str], pairs: list[tuple[Site, str]]) -> Outcome:
    """One reading for each site that changes."""
    changes = [substitution(*site, new) for site, new in pairs if site[0] not in ("", "*", new) and new]
    start = match.start("sites") if match.groupdict().get("verb") else match.start()
    return [Reading(start, match.end(), change) for change in changes]


def read_site_pair(match: re.Match[str]) -> Outcome:
    """``Pro97 for Arg97``, ``Cys 14-Ser 14``: the position is printed twice."""
    if len(match["position"]) < 2 and not (match["to"] or match["for"]):
        return []
    one, two = letter_of(match["one"]), letter_of(match["two"])
    return readings(match, [((two, match["position"]), one) if match["for"] else ((one, match["position"]), two)])


PAIR = (
    rf"(?P<one>{RESIDUE}){GLOSS}{RESIDUE_WORD}{LINK}{ARTICLE}(?P<two>{RESIDUE}|{STOP_WORD}{END}){GLOSS}{RESIDUE_WORD}"
)
OPEN = (
    r"(?:[\s,:(\[]|of\s|in\s|from\s|was\s|changed\s|mutated\s|converted\s|exon\s\d{1,2}|the\s|an?\s"
    r"|amino\sacid\s|resulting\s){1,8}"
)
REPLACING = (
    r"(?P<verb>(?:[Rr]eplac|[Ss]ubstitut|[Mm]utat|[Cc]hang|[Cc]onver|[Ee]xchang)(?:ing|ements?|ions?|es?|ed|t|ting|sions?)"
    r"\s(?:of\s)?(?:the\s|both\s|a\s|an\s)?)"
)

RULES = (
    Rule(
        "site and site in words",
        rf"(?P<one>{LONG})(?:{DASH}|\s|\()?(?P<position>[1-9]\d{{0,4}})\)?(?:(?P<for>{FOR})|(?P<to>{TO})|{GAP}{DASH}{{1,5}}{GAP})"
        rf"{ARTICLE}(?P<two>{LONG})(?:{DASH}|\s|\()?(?P=position){END}\)?",
        read_site_pair,
    ),
    Rule("substitution in words", rf"{PAIR}[\s,()]{{1,3}}{CHANGE_WORDS}{PLACE}", read_pair),
    Rule("sites and residues", rf"{SITES}(?:\s?\(|{RESIDUE_WORD}){SHIFT}{TARGETS}", read_sites),
    Rule("sites replaced", rf"{SITES}{REPLACED}{NEW}", read_sites),
    Rule("replacing sites", rf"{REPLACING}{ADJECTIVES}{SITES}{WORDS}\s(?:to|by|with|into)\s{NEW}", read_sites),
    Rule("residue for site", rf"(?P<new>{LONG}){GLOSS}{FOR}{ARTICLE}{ADJECTIVES}{SITES}", read_reversed_sites),
    Rule(
        "place and substitution in words",
        rf"(?P<nouns>(?:{RESIDUE_NOUN}|positions?)(?:\spositions?)?)\s(?P<position>[1-9]\d{{0,4}}){OPEN}{PAIR}",
        read_pair,
    ),
    Rule(
        "old arrow",
        rf"(?P<sites>{SITE_SHORT}|{SITE_LONG}){DASH}{{2,5}}(?P<targets>{TARGET}|{RESIDUE}(?=\d))",
        read_sites,
    ),
)
