"""Residues whose change is left open: 'V600 mutations', 'mutations at G12/13', 'BRAFV600-mutant'."""

import re
from functools import lru_cache

from claimx.mutations.changes import any_substitution, substitution
from claimx.mutations.genes import HOTSPOT_GENES, SYMBOL, gene_after, gene_before
from claimx.mutations.lookalikes import LINES, NO_SITES
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
        if is_site(match, wild + site["position"]) and not (wild in BASES and POLYMORPHISM.search(match[0])):
            change = any_substitution(wild, site["position"])
            found.append(Reading(offset + site.start(), offset + site.end(), change, gene))
    return found


def read_beside(match: re.Match[str]) -> Outcome:
    """A site that stands directly behind a gene with hot spots: 'BRAF V600', 'IDH1 R132'."""
    gene = gene_before(match.string, match.start())
    return read_sites(match) if HOTSPOT.fullmatch(gene) else []


def read_named(match: re.Match[str]) -> Outcome:
    """Sites that are called residues, positions or hot spots where mutations are spoken of: no phosphorylated ones.

    Those at which mutations are said to lie count, too, lists in a sentence on mutations, and those of which the text
    names an exchange elsewhere.
    """
    before, after = surroundings(match, 240)
    behind, ahead = SENTENCE.split(before)[-1], SENTENCE.split(after)[0]
    mutated = MUTATED.search(behind) or MUTATED.search(ahead)
    before, after = before[-120:], after[:120]
    if PHOSPHO.search(before) or PHOSPHO.search(after):
        return []
    if not (mutated or CHANGED.search(before) or CHANGED.search(after)):
        return []
    if CALLED.search(before) or CALLED_AFTER.match(after):
        return read_sites(match)
    sites = read_sites(match)
    printed = [match.string[site.start : site.end] for site in sites]
    lie = LIE.search(before) or (len(sites) > 1 and not NO_LIST.search(before) and len({s[0] for s in printed}) > 1)
    if lie and mutated and any(site[0] not in "STY" for site in printed):
        return sites
    return [site for site, name in zip(sites, printed, strict=True) if name in exchanged_in(match.string)]


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


def read_of_gene(match: re.Match[str]) -> Outcome:
    """Sites before the gene that is changed there: 'G595 in TRKA'."""
    before, after = surroundings(match, 240)
    near = SENTENCE.split(before)[-1] + " " + SENTENCE.split(after)[0]
    if PHOSPHO.search(near) or not CHANGED.search(near):
        return []
    sites = read_sites(match)
    return sites if any(match.string[site.start] not in "STY" for site in sites) else []


def read_letters_behind(match: re.Match[str]) -> Outcome:
    """A site and what replaces it, told apart: 'G810 (to R, S or C)'."""
    wild, position, behind = match["residue"], match["position"], match["behind"]
    if not is_site(match, wild + position):
        return []
    letters = re.findall(rf"(?<![A-Za-z]){AA1}(?![A-Za-z])", behind)
    return [Reading(match.start(), match.end(), substitution(wild, position, new)) for new in letters if new != wild]


def read_allele(match: re.Match[str]) -> Outcome:
    """One of the residues that are common at a site, its number first: 'FCGR3A 158V', 'the 131H allele'."""
    change = any_substitution(match["residue"], match["position"])
    gene = match.groupdict().get("gene") or ""
    return [Reading(match.start("position"), match.end("residue"), change, gene)]


@lru_cache(maxsize=1)
def exchanged_in(text: str) -> frozenset[str]:
    """The sites of which a text names what replaces the residue: 'D835Y' tells what 'D835' is.

    It is asked for each site of a text in turn.
    """
    return frozenset(EXCHANGED.findall(text))


def is_site(match: re.Match[str], site: str) -> bool:
    """Whether a letter and a number are a residue: below 100 only beside a gene (not 'P53 mutations')."""
    if site in NO_SITES or place_reason(match) or NO_RESIDUE.fullmatch(site):
        return False
    beside = match.groupdict().get("gene") or gene_before(match.string, match.start())
    if site in RAS_SITES and "RAS" in match.string[max(0, match.start() - 300) : match.end() + 300]:
        return True
    return len(site) > 3 or bool(beside or gene_after(match.string, match.end()))


HOTSPOT = re.compile(HOTSPOT_GENES)
NO_RESIDUE = re.compile(LINES)
RESISTING = re.compile(
    r"BTK|MET|RET|ROS1|NTRK[123]|TRK[ABC]|FGFR[1-4]|ERBB2|HER2|MEK[12]|MAP2K[12]|AR|SMO|BCL2|PLCG2|TP53|p53|CSF1R|"
    r"PDGFRB|ABL|XPO1|MEN1|EZH2|EED|SF3B1|PSMB5|TOP1|TOP2A|CRBN|NT5C2|MTOR|mTOR|JAK[13]|KRAS|HRAS|NRAS|RAF1|EPAS1|ERBB3"
)
BASES = frozenset("ACGT")
POLYMORPHISM = re.compile(r"polymorphisms?$")
"""Behind a letter that may be a base: 'the A1166 polymorphism'."""
RAS_SITES = frozenset({"G12", "G13", "Q61"})
CHANGED = re.compile(
    r"mutat|mutant|substitut|variants?\b|resistan|\bchange[sd]?\b|alter(?:ed|ations?)\b|exchang|replace|polymorphi|"
    r"\bedited\b|gatekeeper|solvent.front|hot ?spot",
    re.IGNORECASE,
)
PHOSPHO = re.compile(r"phosph|ubiquit|acetyl|methylat|sumo|cleav", re.IGNORECASE)
MUTATED = re.compile(
    r"mutat|mutant|substitut|exchang|\bchange[sd]?\s(?:at|of|in)\b|alterations\s(?:at|of|in)\b|gatekeeper|solvent.front",
    re.IGNORECASE,
)
LIE = re.compile(
    r"\b(?:at|around|hits?|affect(?:s|ed|ing)?|involv(?:es|ed|ing)|includ(?:es?|ed|ing)|namely|such\sas|"
    r"(?:gatekeeper|brake|solvent.front)s?(?:\s(?:residues?|positions?))?)\s\(?(?:the\s)?$"
)
NO_LIST = re.compile(
    r"\b(?:patients?|cases?|samples?|subjects?|individuals?|famil(?:y|ies)|strains?|isolates?|plasmids?|primers?|"
    r"compounds?|fractions?|cells?|lines?|clones?|antibod(?:y|ies)|peptides?|drugs?|inhibitors?|genes?|loc(?:i|us)|"
    r"markers?|wells?|lanes?|phosphosites?|ligands?|agonists?|chemicals?|Sigma|Cat(?:alog)?|with)"
    r"(?:\s(?:numbers?|no\.?|nos\.?|like|named|such\sas|including))?[\s(:,#]{1,3}$|[\d%]\s?\($|\b(?:ref|see|and|or|by)s?\.?\s$",
    re.IGNORECASE,
)
"""Before a list of other things: of patients, lines, compounds."""
SENTENCE = re.compile(r"[.;!?](?:\s|$)|\n\s*\n")
EXCHANGED = re.compile(rf"(?<![^\W_])({AA1}?{POSITION})(?={AA1}(?![A-Za-z0-9]))")
CALLED = re.compile(
    r"\b(?:residues?|positions?|(?:amino acid|mutation|mutational|resistance)s?\s(?:sites?|hot\s?spots?)|hot\s?spots?|"
    r"codons?)(?:\s(?:like|such\sas|including|of|at|being|are|is|were|was|namely))?[\s(:,]{1,2}$|\bsites\s(?:like|such\sas|including)\s$",
    re.IGNORECASE,
)
CALLED_AFTER = re.compile(
    r"\s(?:(?:gatekeeper|solvent.front|hinge|hot\s?spot)\s)?(?:residues?|positions?|hot\s?spots?|codons?)\b"
    r"|\s(?:gatekeeper|solvent.front)\b"
)
SITE = rf"{AA1}[1-9]\d{{1,3}}"
SITES = rf"(?P<sites>{SITE}(?:{NEXT}{SITE}|/\d{{2,4}}){{0,4}}){END}"
SPELLED = rf"(?P<residue>{LONG})(?:\s|{DASH})?(?P<position>[1-9]\d{{1,3}}){END}"
KIND = (
    r"(?:gatekeeper\s|solvent.front\s|hotspot\s|missense\s|activating\s|"
    r"(?:tyrosine\s)?kinase\sdomain\s(?:\(TKD\)\s)?|TKD\s)?"
)
CHANGE = r"(?:mutations?|mutants?|mutated|substitutions?|variants?)"
CHANGE_BEHIND = (
    rf"(?:{CHANGE}|alterations?|changes?|exchanges?|polymorphisms?|(?:mutation(?:al)?\s)?status"
    r"|(?:is|are|was|were|has\sbeen|have\sbeen|can\sbe|may\sbe)\s(?:\w+ly\s|often\s|most\soften\s)?"
    r"(?:mutated|altered|changed|replaced|substituted|exchanged))"
)
"""What stands behind a site that is changed."""

LETTERS = Rule(
    "site, letters behind",
    rf"(?P<residue>{AA1})(?P<position>[1-9]\d{{1,3}})\s\(?(?:to|into)\s"
    rf"(?P<behind>{AA1}(?:,\s?{AA1}){{0,5}}(?:,?\s(?:or|and)\s{AA1})?)(?:\)|{END})",
    read_letters_behind,
)
"""Goes before what reads 'to' and a residue in prose."""

RULES = (
    Rule("site", rf"{SITES}(?:\s|{DASH}){KIND}{CHANGE_BEHIND}{END}", read_sites),
    Rule("site of gene", rf"{SITES}\s(?:in|of)\s(?:{RESISTING.pattern}|{HOTSPOT_GENES}){END}", read_of_gene),
    Rule("sites, joined", rf"(?P<sites>{SITE}{DASH}?(?:,\s|\s(?:and|or)\s){SITE}){DASH}{CHANGE}{END}", read_sites),
    Rule(
        "residue of receptor",
        rf"(?P<gene>FCGR[23]A)(?:\s|{DASH})(?P<position>158|131)(?P<residue>[VFHR])(?![A-Za-z0-9/])",
        read_allele,
    ),
    Rule("residue of allele", r"(?P<position>158|131)(?P<residue>[VFHR])\s(?:alleles?|carriers?)\b", read_allele),
    Rule(
        "site, glued",
        rf"(?P<gene>{HOTSPOT_GENES})(?P<sites>{SITE})(?:\s|{DASH})(?:hotspot\s)?{CHANGE}{END}",
        read_sites,
    ),
    Rule(
        "site, word before",
        rf"(?:[Mm]utations?|[Mm]utated|[Ss]ubstitutions?|[Cc]hange[ds]?|[Ee]xchanges?|[Rr]eplacements?)\s"
        rf"(?:(?:in|of)\s(?:{SYMBOL})\s)?(?:at|in|of|on|affecting)\s"
        rf"(?:the\s)?(?:(?:gatekeeper|solvent{DASH}front)\s)?(?:residues?\s|codons?\s|positions?\s)?{SITES}"
        rf"(?!\s\(?(?:to|into)\s{AA1}{END})",
        read_sites,
    ),
    Rule(
        "site, spelled before",
        rf"(?:[Mm]utations?|[Mm]utated|[Ss]ubstitutions?|[Cc]hange[ds]?|[Rr]eplacements?)\s"
        rf"(?:at|in|of|affecting)\s(?:the\s)?"
        rf"(?:gatekeeper\s)?(?:residues?\s|positions?\s)?"
        rf"{SPELLED}(?!\s(?:to|with|by|for)\s)",
        read_spelled,
    ),
    Rule("site, spelled", rf"{SPELLED}\s{CHANGE_BEHIND}{END}", read_spelled),
    Rule("site, alone glued", rf"(?P<gene>BRAF|[KNH]RAS|IDH[12])(?P<sites>V600|G1[23]|Q61|R1[37]2){END}", read_sites),
    Rule("site, named", rf"(?:(?<=[a-z,:]\s)|(?<=\s\()){SITES}(?!{DASH})", read_named),
    Rule("site of kinase", rf"(?<=[A-Z0-9]\s){SITES}(?!\s?(?:{DASH}|wild|WT|pM|nM|cell))", read_of_kinase),
    Rule("site beside gene", rf"(?<=[A-Z0-9]\s){SITES}(?!\s?(?:{DASH}|wild|WT|pM|nM|cell))", read_beside),
)
