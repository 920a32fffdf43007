"""Residues whose change is left open: 'V600 mutations', 'mutations at G12/13', 'BRAFV600-mutant'."""

import re

from claimx.mutations.changes import any_substitution
from claimx.mutations.genes import HOTSPOT_GENES, SYMBOL, gene_after, gene_before
from claimx.mutations.lookalikes import NO_SITES
from claimx.mutations.records import Outcome, Reading, Rule
from claimx.mutations.refusals import place_reason
from claimx.mutations.residues import AA1, LONG, letter_of
from claimx.mutations.shapes import DASH, END, NEXT, POSITION, surroundings

ONE_SITE = re.compile(f"(?<![A-Za-z0-9])(?P<wild>{AA1})?(?P<position>{POSITION}){END}")


def read_sites(match: re.Match[str]) -> Outcome:
    """Each site of a list by itself; a bare number has the residue of the site before it."""
    offset, gene = match.start("sites"), match.groupdict().get("gene") or ""
    found: Outcome = []
    wild = ""
    for site in ONE_SITE.finditer(match["sites"]):
        wild = site["wild"] or wild
        if is_site(match, wild + site["position"]):
            change = any_substitution(wild, site["position"])
            found.append(Reading(offset + site.start(), offset + site.end(), change, gene))
    return found


def read_beside(match: re.Match[str]) -> Outcome:
    """A site that stands directly behind a gene with hot spots: 'BRAF V600', 'IDH1 R132'."""
    gene = gene_before(match.string, match.start())
    return read_sites(match) if HOTSPOT.fullmatch(gene) else []


def read_named(match: re.Match[str]) -> Outcome:
    """Sites that are called residues, positions or hot spots where mutations are spoken of: no phosphorylated ones.

    Those at which mutations are said to lie count, too, and those of which the text names an exchange elsewhere.
    """
    before, after = surroundings(match, 120)
    if PHOSPHO.search(before) or PHOSPHO.search(after) or not (CHANGED.search(before) or CHANGED.search(after)):
        return []
    if CALLED.search(before) or CALLED_AFTER.match(after):
        return read_sites(match)
    sites = read_sites(match)
    lie = LIE.search(before) and (MUTATED.search(before) or MUTATED.search(after))
    if lie and any(match.string[site.start] not in "STY" for site in sites):
        return sites
    return [site for site in sites if is_exchanged(match.string, match.string[site.start : site.end])]


def read_of_kinase(match: re.Match[str]) -> Outcome:
    """Sites behind a gene that resists by its mutations, where these are spoken of; S, T, Y alone may be signals."""
    gene = gene_before(match.string, match.start())
    before, after = surroundings(match, 80)
    if not RESISTING.fullmatch(gene) or not (CHANGED.search(before) or CHANGED.search(after)):
        return []
    sites = read_sites(match)
    return sites if any(match.string[site.start] not in "STY" for site in sites) else []


def read_spelled(match: re.Match[str]) -> Outcome:
    """A site whose residue is spelled: 'mutations at cysteine 481'."""
    change = any_substitution(letter_of(match["residue"]), match["position"])
    return [Reading(match.start("residue"), match.end("position"), change)]


def is_exchanged(text: str, site: str) -> bool:
    """Whether a text names what replaces a residue: 'D835Y' tells what 'D835' is."""
    at = text.find(site)
    while at >= 0:
        if EXCHANGE.match(text, at + len(site)) and not text[at - 1 : at].isalnum():
            return True
        at = text.find(site, at + 1)
    return False


def is_site(match: re.Match[str], site: str) -> bool:
    """Whether a letter and a number are a residue: below 100 only beside a gene (not 'P53 mutations')."""
    if site in NO_SITES or place_reason(match):
        return False
    beside = match.groupdict().get("gene") or gene_before(match.string, match.start())
    if site in RAS_SITES and "RAS" in match.string[max(0, match.start() - 300) : match.end() + 300]:
        return True
    return len(site) > 3 or bool(beside or gene_after(match.string, match.end()))


HOTSPOT = re.compile(HOTSPOT_GENES)
RESISTING = re.compile(
    r"BTK|MET|RET|ROS1|NTRK[123]|TRK[ABC]|FGFR[1-4]|ERBB2|HER2|MEK[12]|MAP2K[12]|AR|SMO|BCL2|PLCG2|TP53|p53|CSF1R|PDGFRB"
)
RAS_SITES = frozenset({"G12", "G13", "Q61"})
CHANGED = re.compile(r"mutat|mutant|substitut|variants?\b|resistan", re.IGNORECASE)
PHOSPHO = re.compile(r"phosph|ubiquit|acetyl|methylat|sumo|cleav", re.IGNORECASE)
MUTATED = re.compile(r"mutat|mutant|substitut|exchang", re.IGNORECASE)
LIE = re.compile(
    r"\b(?:at|around|hits?|affect(?:s|ed|ing)?|involv(?:es|ed|ing)|(?:gatekeeper|brake)(?:\sresidue)?)\s(?:the\s)?$"
)
EXCHANGE = re.compile(rf"{AA1}(?![A-Za-z0-9])")
CALLED = re.compile(
    r"\b(?:residues?|positions?|(?:amino acid|mutation|mutational|resistance)s?\s(?:sites?|hot\s?spots?)|hot\s?spots?|"
    r"codons?)(?:\s(?:like|such\sas|including|of|at))?[\s(:,]{1,2}$|\bsites\s(?:like|such\sas|including)\s$",
    re.IGNORECASE,
)
CALLED_AFTER = re.compile(r"\s(?:residues?|positions?|hot\s?spots?|codons?)\b")
SITE = rf"{AA1}[1-9]\d{{1,3}}"
SITES = rf"(?P<sites>{SITE}(?:{NEXT}{SITE}|/\d{{2,4}}){{0,4}}){END}"
SPELLED = rf"(?P<residue>{LONG})(?:\s|{DASH})?(?P<position>[1-9]\d{{1,3}}){END}"
KIND = r"(?:hotspot\s|missense\s|activating\s|(?:tyrosine\s)?kinase\sdomain\s(?:\(TKD\)\s)?|TKD\s)?"
CHANGE = r"(?:mutations?|mutants?|mutated|substitutions?|variants?)"

RULES = (
    Rule("site", rf"{SITES}(?:\s|{DASH}){KIND}{CHANGE}{END}", read_sites),
    Rule(
        "site, glued",
        rf"(?P<gene>{HOTSPOT_GENES})(?P<sites>{SITE})(?:\s|{DASH})(?:hotspot\s)?{CHANGE}{END}",
        read_sites,
    ),
    Rule(
        "site, word before",
        rf"(?:[Mm]utations?|[Mm]utated|[Ss]ubstitutions?)\s(?:(?:in|of)\s(?:{SYMBOL})\s)?(?:at|in|of|on|affecting)\s"
        rf"(?:residues?\s|codons?\s|positions?\s)?{SITES}",
        read_sites,
    ),
    Rule(
        "site, spelled before",
        rf"(?:[Mm]utations?|[Mm]utated|[Ss]ubstitutions?)\s(?:at|in|of|affecting)\s(?:the\s)?(?:residues?\s|positions?\s)?"
        rf"{SPELLED}(?!\s(?:to|with|by|for)\s)",
        read_spelled,
    ),
    Rule("site, spelled", rf"{SPELLED}\s{CHANGE}{END}", read_spelled),
    Rule("site, alone glued", rf"(?P<gene>BRAF|[KNH]RAS|IDH[12])(?P<sites>V600|G1[23]|Q61|R1[37]2){END}", read_sites),
    Rule("site, named", rf"(?<=[a-z,:]\s){SITES}(?!{DASH})", read_named),
    Rule("site of kinase", rf"(?<=[A-Z0-9]\s){SITES}(?!\s?(?:{DASH}|wild|WT|pM|nM|cell))", read_of_kinase),
    Rule("site beside gene", rf"(?<=[A-Z0-9]\s){SITES}(?!\s?(?:{DASH}|wild|WT|pM|nM|cell))", read_beside),
)
