"""Patterns that several grammars share: boundaries, arrows, dashes, residues, places."""

import re

from claimx.mutations.residues import AA1, LONG

DASHES = "\\-\u2010-\u2015\u2212"
DASH = f"[{DASHES}]"
GAP = r"\s{0,2}"
END = "(?![A-Za-z0-9])"
ARROW = rf"(?:{DASH}{{0,4}}\s?(?:>|&gt;)|=>|[\u2192\u21d2\u2794\u279d])"
PROTEIN = r"(?:p\.\s?[(\[]?)"
POSITION = r"[1-9]\d{0,4}"
STOP = r"(?:[Tt]er|[Ss]top|TER|STOP|X|\*)"
RESIDUE = f"(?:{LONG}s?|{AA1})(?![A-Za-z])"
STOP_WORD = r"(?:(?:premature\s)?(?:[Ss]top|[Tt]ermination|[Nn]onsense)(?:\scodon)?|[Tt]er|[Tt]erm|X|\*)"
NOT_A_SITE = rf"(?!\s?{DASH}?\(?\d)"

# What may stand between "at" and a number: "the amino acid position", "codon", "nucleotide number".
RESIDUE_NOUN = rf"(?:amino(?:\s|{DASH})acids?|aa|codons?|residues?)"
BASE_NOUN = r"(?:nucleotides?|nt|bases?|bp|cDNA|mRNA|genomic|base\spairs?|basepairs?)"
NOUN = rf"(?:(?:the\s)?(?:{RESIDUE_NOUN}|{BASE_NOUN}|positions?|coding|sequence|protein|sites?)\s)"
NUMBER = rf"[+{DASHES}]?\d{{1,6}}"
NEXT = r"(?:,\s?and\s|,\s?or\s|,\s?|\sand\s|\sor\s|\splus\s|/)"


def place(prepositions: str) -> str:
    """A pattern for where a change is: 'at codon 600', '(position 12)', 'in exon 2, at nucleotides 5 and 7'."""
    return (
        rf"(?P<nouns>(?:{prepositions})\s(?:exon\s\d{{1,2}},?\s)?{NOUN}{{0,4}}|{NOUN}{{1,4}})"
        rf"(?:number\s|no\.\s?|numbered\s|#)?(?P<position>(?<=s\s){NUMBER}(?:{NEXT}{NUMBER}{END}){{1,5}}|{NUMBER}){END}"
    )


PLACE = place("at|in|of|on|for|from|near")


def closed(match: re.Match[str]) -> int:
    """Where a match ends once a bracket that it closes without opening is left out."""
    printed = match[0]
    return match.end() - (printed.endswith(")") and printed.count(")") > printed.count("("))


def surroundings(match: re.Match[str], width: int = 60) -> tuple[str, str]:
    """The text before and after a match, at most ``width`` characters of each."""
    return match.string[max(0, match.start() - width) : match.start()], match.string[match.end() : match.end() + width]
