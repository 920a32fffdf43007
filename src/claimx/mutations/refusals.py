"""What is shaped like a mutation and is none: cell lines, figure labels, schedules, molecules."""

import re

from claimx.mutations.genes import gene_before
from claimx.mutations.lookalikes import CELL_LINES, LINES, OTHER_NAMES
from claimx.mutations.records import Outcome, Refusal, Rule
from claimx.mutations.residues import AA3
from claimx.mutations.shapes import DASH, END, GAP, surroundings

CUE = re.compile(
    r"mutat|mutant|variant|substitut|polymorphi|replac|allel|genotyp|missense|amino acid|residue|SNP|codon|exchang",
    re.IGNORECASE,
)
CHANGE_NOUN = re.compile(rf"(?:\s|{DASH})(?:mutat|mutant|variant|substitut|polymorphi|allele)", re.IGNORECASE)
LABEL = re.compile(
    r"(?:\b(?:Fig(?:ure)?s?|Tables?|Panels?|Schemes?|Movies?|Videos?|Datasets?|Boxe?s?|Appendix|Files?)"
    r"|\bSuppl\w*|\bSI)\.?\s?(?:[A-Z]{0,2}\d{1,2}[A-Za-z]?\s?(?:,|and|&|;|[-\u2013])\s?){0,6}[(\[]?$",
)
CLONE = re.compile(r"\b(?:clones?|mAb|monoclonal|antibod(?:y|ies)|hybridoma)\s[(\[]?(?:clones?\s)?$", re.IGNORECASE)
ANTIBODY_AFTER = re.compile(r"\s(?:monoclonal\s|mouse\s|rabbit\s)?(?:antibod|mAb|hybridoma)")
CLONE_AFTER = re.compile(r"\sclone\b")
GRANT = re.compile(
    r"\b(?:[Gg]rants?|[Aa]wards?|[Cc]ontracts?)(?:\s(?:[Nn]os?\.?|[Nn]umbers?|#|[A-Z]{2,6}))*[\s:(#-]{1,3}$"
)
LINE_BEFORE = re.compile(r"(?:\bcell\slines?\s[(\[]?|\b(?:SNU|NCI|HCC|KYSE|MKN|SW|PC|OVCAR|SUM|LS|UM|MDA)-)$")
LINE_AFTER = re.compile(r"\scell\slines?\b")
HLA = re.compile(r"\bHLA-?[A-Z]{0,3}\d?[ *-]?$")


def lacks_cue(match: re.Match[str], width: int = 60) -> bool:
    """Whether nothing near a match speaks of mutations."""
    before, after = surroundings(match, width)
    return not (CUE.search(before) or CUE.search(after))


def refusal_of(match: re.Match[str], wild: str, position: str, mutant: str) -> Refusal | None:
    """Why a one-letter substitution is none, or None where it is one."""
    if match[0].startswith("p."):
        return None
    reason = named_reason(match, f"{wild}{position}{mutant}") or place_reason(match)
    if not reason and len(position) == 1 and lacks_cue(match):
        reason = "one digit, and nothing near it speaks of a mutation"
    if not reason and wild == mutant and lacks_cue(match):
        reason = "the same residue twice, and nothing near it speaks of a mutation"
    return Refusal(match.start(), match.end(), reason) if reason else None


def named_reason(match: re.Match[str], name: str) -> str:
    """The reason for a name that means something else unless a word of change follows it."""
    if reason := cell_line_reason(name):
        return reason
    if CHANGE_NOUN.match(match.string, match.end()):
        return ""
    return next((reason for reason, names in OTHER_NAMES.items() if name in names), "")


def cell_line_reason(name: str) -> str:
    """The reason for the name of a cell line, or ''."""
    return "a cell line" if name in CELL_LINES else ""


def place_reason(match: re.Match[str]) -> str:
    """The reason that lies in what stands directly before or after."""
    before, after = surroundings(match, 40)
    if LABEL.search(before):
        return "a label of a figure, table or file"
    if HLA.search(before):
        return "an HLA allele"
    named = CLONE_AFTER.match(after) and not gene_before(match.string, match.start())
    if CLONE.search(before) or ANTIBODY_AFTER.match(after) or named:
        return "an antibody or clone"
    if LINE_BEFORE.search(before) or (LINE_AFTER.match(after) and lacks_cue(match)):
        return "a cell line"
    return "a grant number" if GRANT.search(before) else ""


def read_line(match: re.Match[str]) -> Outcome:
    """A cell line by its name."""
    return [Refusal(match.start(), match.end(), "a cell line")]


def read_allele(match: re.Match[str]) -> Outcome:
    """An allele of the tissue antigens."""
    return [Refusal(match.start(), match.end(), "an HLA allele")]


def read_contact(match: re.Match[str]) -> Outcome:
    """Two residues with positions of their own, side by side."""
    if match["first"] == match["second"]:
        return []
    return [Refusal(match.start(), match.end(), "two residues: a contact or a stretch, no change")]


CONTACTS = Rule(
    "residue contact",
    rf"{AA3}{DASH}?(?P<first>\d{{1,4}}){GAP}(?:{DASH}{{1,3}}|/|:){GAP}{AA3}{DASH}?(?P<second>\d{{1,4}}){END}",
    read_contact,
)
HLA_ALLELES = Rule("HLA allele", rf"HLA{DASH}[A-Z]{{1,4}}\d?\*?\d{{1,3}}(?::\d{{2,3}})*{END}", read_allele)
KNOWN_LINES = Rule("cell line", f"(?:{LINES}){END}", read_line)
