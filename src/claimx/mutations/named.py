"""Variants that have names of their own: ``EGFRvIII``, ``p95HER2``, ``AR-V7``, ``FLT3-ITD``."""

import re

from claimx.mutations.records import Change, Kind, Outcome, Reading, Rule
from claimx.mutations.shapes import DASH, END

HER2 = rf"(?:(?:HER|Her|ErbB|ERBB|erbB){DASH}?2(?:/neu)?)"

# Pattern, canonical name, kind, gene.
NAMED: tuple[tuple[str, str, Kind, str], ...] = (
    (rf"EGFR\s?{DASH}?\s?v(?:ariant)?{DASH}?\s?(?:III|3)|\u0394EGFR|de2-7\s?EGFR", "EGFRvIII", "variant name", "EGFR"),
    (
        rf"(?:(?:p|P)95{DASH}?\s?{HER2}|{HER2}{DASH}?\s?p95|p95\s?\({HER2}\))(?:{DASH}?CTF)?",
        "p95HER2",
        "truncation",
        "HER2",
    ),
    (rf"[Tt]runcated\s(?:form\sof\s)?(?:the\s)?{HER2}", "truncated HER2", "truncation", "HER2"),
    (
        rf"(?:{HER2}(?:{DASH}|\s)?(?:\u0394|[Dd]elta|d){DASH}?(?:[Ee]x(?:on)?\s?)?16|(?:\u0394|[Dd]elta|d){DASH}?16{DASH}?\s?{HER2})",
        "HER2\u039416",
        "splice isoform",
        "HER2",
    ),
    (
        rf"AR{DASH}?\s?[Vv]{DASH}?7|AR\s(?:splice\s)?[Vv]ariant{DASH}?\s?7"
        r"|(?<=ndrogen\sreceptor\s)(?:splice\s)?variant\s7",
        "AR-V7",
        "splice isoform",
        "AR",
    ),
    (rf"AR{DASH}?\s?[Vv]{DASH}?9", "AR-V9", "splice isoform", "AR"),
    (rf"AR{DASH}?\s?[Vv]{DASH}?567(?:es|ES)", "AR-V567es", "splice isoform", "AR"),
    (
        rf"(?:(?<=AR\s)|(?<=AR{DASH})|(?<=ndrogen\sreceptor\s)|(?<=\(AR\)\s))splic(?:e|ing){DASH}?\s(?:variant|isoform|form)s?"
        rf"|AR{DASH}?S?Vs",
        "AR splice variant",
        "splice isoform",
        "AR",
    ),
    (
        r"(?:(?:[Ss]econdary\s|[Ss]omatic\s)?(?:reversion|reverting|back)|Reversion|Reverting|Back)"
        r"\s(?:mutation|alteration|variant)s?"
        r"|(?<=BRCA[12]\s)reversions?|(?<=BRCA\s)reversions?|(?<=BRCA1/2\s)reversions?"
        r"|(?<=ntragenic\s)reversions?|(?:[Ss]econdary|[Ss]omatic)\sreversions?",
        "reversion mutation",
        "variant name",
        "",
    ),
    (
        rf"BRCA1{DASH}?\s?(?:\u0394|\u2206|[Dd]elta{DASH}?\s?)(?:exon{DASH}?\s?)?11q",
        "\u039411q",
        "splice isoform",
        "BRCA1",
    ),
    (r"NPM1c\+?", "NPM1c", "variant name", "NPM1"),
    (rf"WHIM(?:{DASH}like)?\s(?:mutation|variant)s?", "WHIM mutation", "variant name", "CXCR4"),
    (rf"YVMA(?:\s|{DASH})(?:insertion|duplication)s?", "A775_G776insYVMA", "insertion", "HER2"),
    (rf"p61{DASH}?\s?BRAF\s?{DASH}?\(?V600E\)?", "V600E splice isoform", "splice isoform", "BRAF"),
    (rf"V600E\ssplic(?:e|ing|ed){DASH}?\s(?:isoform|variant|form)s?", "V600E splice isoform", "splice isoform", ""),
    (
        rf"splic(?:e|ing|ed){DASH}?\s(?:isoform|variant|form)s?\sof\s(?:BRAF{DASH}?\s?)?V600E",
        "V600E splice isoform",
        "splice isoform",
        "BRAF",
    ),
    (
        rf"FLT{DASH}?3(?:{DASH}|/|\s)ITD|FLT3\sinternal\standem\sduplications?"
        r"|[Ii]nternal\standem\sduplications?\s(?:of|in)\s(?:the\s)?FLT3",
        "FLT3-ITD",
        "duplication",
        "FLT3",
    ),
    (rf"(?:CCR{DASH}?5{DASH}?\s?)?(?:[Dd]elta|\u0394|\u2206){DASH}?\s?32", "delta32", "deletion", ""),
    (
        rf"FLT{DASH}?3(?:{DASH}|/|\s)(?:TKD|(?:tyrosine\s)?kinase{DASH}?\sdomain\smutations?)",
        "FLT3-TKD",
        "variant name",
        "FLT3",
    ),
    (rf"EGFR{DASH}?\s?KDD|EGFR\skinase{DASH}?\sdomain\sduplications?", "EGFR-KDD", "duplication", "EGFR"),
    (rf"[Kk]inase{DASH}?\sdomain\sduplications?", "kinase domain duplication", "duplication", ""),
    (r"(?<=TERT\s)promoter\smutations?", "promoter mutation", "variant name", "TERT"),
    (
        r"BIM\s(?:(?:intron\s2\s)?deletion\spolymorphisms?|deletions?|polymorphisms?)",
        "BIM deletion polymorphism",
        "deletion",
        "BIM",
    ),
    (rf"ER{DASH}?(?:\u03b1|{DASH}?alpha){DASH}?\s?36", "ER\u03b136", "splice isoform", "ESR1"),
)


def read_named(match: re.Match[str]) -> Outcome:
    """The variant by its canonical name; its row is told by the group that matched."""
    assert match.lastindex
    _, name, kind, gene = NAMED[match.lastindex - 1]
    return [Reading(match.start(), match.end(), Change(name, kind), gene)]


def read_star(match: re.Match[str]) -> Outcome:
    """A star allele of a gene that metabolizes or carries drugs."""
    return [Reading(match.start(), match.end(), Change(match[0], "variant name"), match["gene"])]


def read_fusion_variant(match: re.Match[str]) -> Outcome:
    """A numbered variant of the fusion of ALK, which is named directly before it: 'EML4-ALK variant 3', 'v1'."""
    if not ALK_BEFORE.search(match.string, max(0, match.start() - CLASS_REACH), match.start()):
        return []
    return [Reading(match.start(), match.end(), Change(f"variant {match['number']}", "variant name"), "EML4-ALK")]


def read_domain(match: re.Match[str]) -> Outcome:
    """The letters of one of FLT3's two kinds of mutations, where FLT3 is named near."""
    if "FLT3" not in match.string[max(0, match.start() - TANDEM_REACH) : match.end() + TANDEM_REACH]:
        return []
    name: tuple[str, Kind] = ("FLT3-ITD", "duplication") if match["kind"] == "ITD" else ("FLT3-TKD", "variant name")
    return [Reading(match.start(), match.end(), Change(*name), "FLT3")]


def read_fc_receptor(match: re.Match[str]) -> Outcome:
    """A genotype of an Fc receptor's polymorphism, where a receptor is named near: '158V/V', '131 H/R'."""
    around = match.string[max(0, match.start() - TANDEM_REACH) : match.end() + TANDEM_REACH]
    name, gene = ("V158F", "FCGR3A") if match["site"] == "158" else ("H131R", "FCGR2A")
    return (
        [Reading(match.start(), match.end(), Change(name, "protein substitution"), gene)] if FC.search(around) else []
    )


def read_tandem(match: re.Match[str]) -> Outcome:
    """An internal tandem duplication where FLT3 is named near."""
    around = match.string[max(0, match.start() - TANDEM_REACH) : match.end() + TANDEM_REACH]
    return [Reading(match.start(), match.end(), Change("FLT3-ITD", "duplication"), "FLT3")] if "FLT3" in around else []


def read_class(match: re.Match[str]) -> Outcome:
    """A functional class of BRAF mutations: 'class 3 BRAF mutants', 'BRAF class II alterations'."""
    around = match.string[max(0, match.start() - CLASS_REACH) : match.end() + CLASS_REACH]
    if not CLASSED.search(around):
        return []
    number = len(match["number"]) if match["number"].startswith("I") else match["number"]
    return [Reading(match.start(), match.end(), Change(f"class {number}", "variant name"), "BRAF")]


CLASS_REACH = 40
TANDEM_REACH = 200
ALK_BEFORE = re.compile(r"(?<![A-Za-z])ALK(?:\sfusion|\s\(?fusion|\srearrangement)?\s\(?$")
CLASSED = re.compile(r"(?<!\w)BRAF(?!\w)(?![ -]inhibitor)")
FC = re.compile(r"Fc\s?(?:\u03b3|gamma|g)|FCGR|Fc\s?receptor")
STARRED = r"(?P<gene>CYP[1-4][A-F]\d{1,2}|UGT1A1|TPMT|DPYD|NUDT15|NAT[12]|SLCO1B1|NQO1)"

RULES = (
    Rule("star allele", rf"{STARRED}\*\d{{1,3}}[A-Z]?{END}", read_star),
    Rule("class of BRAF", rf"[Cc]lass\s(?P<number>III?|I|[123]){END}", read_class),
    Rule("named variant", f"(?:{'|'.join(f'(?P<row{n}>{row[0]})' for n, row in enumerate(NAMED))}){END}", read_named),
    Rule("variant of fusion", rf"(?:[Vv]ariant\s|[Vv])(?P<number>[1-5][ab]?){END}", read_fusion_variant),
    Rule("domain of FLT3", rf"(?P<kind>ITD|TKD){END}(?!{DASH})", read_domain),
    Rule("genotype of an Fc receptor", rf"(?P<site>158|131)\s?(?:[VF]/[VF]|[HR]/[HR]){END}", read_fc_receptor),
    Rule("tandem duplication", rf"[Ii]nternal\standem\sduplications?{END}", read_tandem),
)
