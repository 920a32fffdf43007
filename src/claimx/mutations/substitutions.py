"""One residue for another in compact notation: ``T790M``, ``V600E/K``, ``p.Thr790Met``, ``JAK2V617F``."""

import re

from claimx.mutations.changes import any_substitution, printed_dna, substitution
from claimx.mutations.genes import HOTSPOT_GENES
from claimx.mutations.records import Change, Outcome, Reading, Refusal, Rule
from claimx.mutations.refusals import cell_line_reason, lacks_cue, refusal_of
from claimx.mutations.residues import AA1, AA3, AA3_ANYCASE, LONG, letter_of
from claimx.mutations.shapes import ARROW, DASH, END, GAP, NOT_A_SITE, POSITION, PROTEIN, STOP, closed, surroundings

# The stems of gene names that end like a substitution: TNFRSF10A, PPP1R15A, GADD45A.
GENE_NAMES = re.compile(
    r"D(?:\d+|X|Y)S\d|(?:ARHG|CCDC|CYP|FAM|GADD|KCN|KIAA|LOC|LRRC|MIR|PCDH|PLA\dG|PPP\dR|SLC|SNORD|TMEM|TNFR?SF|UGT|ZNF)\d*[A-Z]?\d"
)
GLUED_BRIEFLY = re.compile(rf"(?i:{HOTSPOT_GENES})|ras|H[1-4].*|alpha|beta|gamma|delta|rt|[a-z]|p\d\d")
CHAINS = re.compile("alpha|beta|gamma|delta|rt|[a-z]")
RAS = re.compile(r"\b[KNHknh]?-?(?:RAS|Ras|ras)[\s(-]{0,2}$")
DNA_CUE = re.compile(r"nucleotide|promoter|UTR|intron|transition|transversion|SNP|polymorphism|\bbases?\b|cDNA")
LONGEST_COMMON_PROTEIN = 1500
"""Few proteins are longer: two letters of bases around a higher number are a change of DNA (``C3435T``)."""
NEAR_A_STOP = frozenset("RCEQGKLSWY")
KINASE_SITES = frozenset({
    "G719", "L718", "L792", "C797", "L858", "L861", "G724", "G1202", "L1196", "C1156", "L1152", "G2032", "L2026",
    "G810", "G595", "G623", "G667", "C481", "L528", "E255", "Q252", "Y253", "Y1230", "L1195", "S492", "E545", "E542",
    "L755", "Y537", "L536",
})  # fmt: skip
RAS_SITES = frozenset(("12", "13", "59", "61", "117", "146"))


def mutants_of(match: re.Match[str]) -> list[str]:
    """The letters that follow a position: one, or several after slashes."""
    wild = letter_of(match["wild"])
    return [wild if part == "=" else letter_of(part) for part in re.split(r"\s?/\s?", match["mutants"])]


def read_short(match: re.Match[str]) -> Outcome:
    """``T790M``, ``V600E/K``, ``p.Q61*``: refused where it is the name of something else."""
    wild, position = match["wild"], match["position"]
    if refusal := refusal_of(match, wild, position, match["mutants"]):
        return [refusal]
    if match["mutants"] == "X" and means_any(match):
        return [Reading(match.start(), match.end(), any_substitution(wild, position))]
    changes = [letters_change(match, wild, position, mutant) for mutant in mutants_of(match)]
    return [Reading(match.start(), match.end(), change) for change in changes]


def means_any(match: re.Match[str]) -> bool:
    """Whether ``X`` is any residue and no stop: at hotspots of kinases and RAS, and where no codon is one base from a
    stop."""
    if match["wild"] + match["position"] in KINASE_SITES and not match[0].startswith("p."):
        return True
    if match["position"] in RAS_SITES and RAS.search(match.string[max(0, match.start() - 12) : match.start()]):
        return True
    return match["wild"] not in NEAR_A_STOP and not match[0].startswith("p.")


def letters_change(match: re.Match[str], wild: str, position: str, mutant: str) -> Change:
    """A substitution of residues, or of bases where both letters are bases and the words around or the place say so."""
    is_far = int(position) > LONGEST_COMMON_PROTEIN
    if {wild, mutant} <= set("ACGT") and (is_far or DNA_CUE.search(" ".join(surroundings(match, 25)))):
        return printed_dna(wild + position + mutant)
    return substitution(wild, position, mutant)


def read_long(match: re.Match[str]) -> Outcome:
    """``Thr790Met``, ``Arg 79 to Lys``, ``p.(Gln61Ter)``."""
    wild = letter_of(match["wild"])
    changes = [substitution(wild, match["position"], mutant) for mutant in mutants_of(match)]
    return [Reading(match.start(), closed(match), change) for change in changes]


def read_number_first(match: re.Match[str]) -> Outcome:
    """``790T>M`` and genotypes such as ``87Q/R``; two equal letters are no change."""
    if match["wild"] == match["mutants"]:
        return []
    return [Reading(match.start(), match.end(), substitution(match["wild"], match["position"], match["mutants"]))]


def is_short_of_gene(gene: str) -> bool:
    """Whether a position below 100 can follow: a gene that ends in a digit, or one that is known for it."""
    return bool(re.fullmatch(r"[A-Z][A-Za-z]+\d", gene) or GLUED_BRIEFLY.fullmatch(gene))


def read_glued(match: re.Match[str]) -> Outcome:
    """A gene or chain that runs into its change: ``JAK2V617F``, ``rtM204V``, ``alphaD21N``."""
    gene = match["gene"]
    if GENE_NAMES.match(match[0]) or not (len(match["position"]) > 2 or is_short_of_gene(gene)):
        return [Refusal(match.start(), match.end(), "a gene's name, or a code")]
    changes = [substitution(match["wild"], match["position"], mutant) for mutant in mutants_of(match)]
    named = "" if CHAINS.fullmatch(gene) else gene
    if gene == "ras" and (family := re.search(r"[A-Za-z]-$", match.string[max(0, match.start() - 2) : match.start()])):
        named = family[0] + gene
    return [Reading(match.start("wild"), match.end(), change, named) for change in changes]


def read_before_start(match: re.Match[str]) -> Outcome:
    """``G-902A``, ``R-6K``: counted back from the start."""
    wild, position, mutant = match["wild"], match["position"], match["mutants"]
    bases = bool(re.fullmatch("[ACGT]{2}", wild + mutant))
    reason = cell_line_reason(wild + position + mutant)
    if not reason and lacks_cue(match, 80) and not (bases and len(position) > 1):
        reason = "a negative position, and nothing near it speaks of a mutation"
    if reason:
        return [Refusal(match.start(), match.end(), reason)]
    name = f"{wild}-{position}{mutant}"
    return [Reading(match.start(), match.end(), printed_dna(name) if bases else Change(name, "protein substitution"))]


def read_genomic(match: re.Match[str]) -> Outcome:
    """``T7140835G``: too far along for a protein."""
    return [Reading(match.start(), match.end(), printed_dna(match[0]))]


def read_shared_letters(match: re.Match[str]) -> Outcome:
    """``C61/84A``, ``Val41/93Met``: one residue at several positions."""
    wild, mutant = letter_of(match["wild"]), letter_of(match["mutants"])
    changes = [substitution(wild, position, mutant) for position in re.findall(r"\d+", match["positions"])]
    return [Reading(match.start(), match.end(), change) for change in changes]


def read_runs(match: re.Match[str]) -> Outcome:
    """``RR10/11AA``: as many residues before and after as there are positions."""
    positions = re.findall(r"\d+", match["positions"])
    if not len(match["wild"]) == len(positions) == len(match["mutants"]):
        return []
    triples = zip(match["wild"], positions, match["mutants"], strict=True)
    return [Reading(match.start(), match.end(), substitution(wild, place, new)) for wild, place, new in triples]


def read_letters(match: re.Match[str]) -> Outcome:
    """``G12A, C, or D``, ``V600E or K``: one site and a list of letters."""
    letters = [match["mutants"], *re.findall(rf"\b{AA1}\b", match["letters"])]
    changes = [substitution(match["wild"], match["position"], new) for new in letters]
    return [Reading(match.start(), match.end("letters"), change) for change in changes]


ONE = f"{PROTEIN}?(?P<wild>{AA1})(?P<position>{POSITION})"
SHORT = rf"(?P<mutants>(?:{AA1}(?:/{AA1}(?!\d)){{0,4}}|X|\*|[Tt]er|[Ss]top|=))"
FULL = rf"(?P<mutants>(?:{LONG}|{STOP})(?:/(?:{LONG}|{STOP})(?!\d)){{0,4}})"
POSITIONS = rf"(?P<positions>{POSITION}(?:[/,]{POSITION}){{1,4}})"
AND = rf",?\s(?:and|or)\s{AA1}\b"
LETTERS = rf"(?P<letters>(?:,\s?{AA1}\b){{2,6}}(?:{AND})?|,\s?{AA1}{AND}|{AND})"

RULES = (
    Rule(
        "substitutions, letters",
        rf"{ONE}(?P<mutants>{AA1}){LETTERS}(?=[),.;/]|\s(?:mut|var|sub|chan|alter|in\b)|\Z)",
        read_letters,
    ),
    Rule("substitution", f"{ONE}{SHORT}{END}", read_short),
    Rule("substitution, bracketed", rf"{ONE}\({SHORT}\)", read_short),
    Rule("substitution, bracketed number", rf"(?P<wild>{AA1})\((?P<position>{POSITION})\){SHORT}{END}", read_short),
    Rule("substitution, arrow", f"{ONE}{GAP}{ARROW}{GAP}{SHORT}{END}", read_short),
    Rule(
        "substitution, long",
        rf"{PROTEIN}?(?P<wild>{AA3_ANYCASE})(?P<position>{POSITION})(?P<mutants>{AA3_ANYCASE}|{STOP}|=){END}\)?",
        read_long,
    ),
    Rule(
        "substitution, spelled",
        rf"{PROTEIN}?(?P<wild>{LONG})(?:{DASH}|\s|\()?(?P<position>{DASH}?{POSITION})\)?"
        rf"(?:{GAP}(?:{ARROW}|{DASH}|/){GAP}|\sto\s|\sby\s|\s)?{FULL}{END}{NOT_A_SITE}",
        read_long,
    ),
    Rule(
        "substitution, number first",
        rf"(?<![A-Za-z]-)(?P<position>{POSITION})(?P<wild>{AA1})(?:{ARROW}|/)(?P<mutants>{AA1}){END}",
        read_number_first,
    ),
    Rule(
        "substitutions, shared letters",
        rf"(?P<wild>{AA3}|{AA1})\(?{POSITIONS}\)?(?P<mutants>{AA3}|{AA1}){END}",
        read_shared_letters,
    ),
    Rule("substitutions, runs", rf"(?P<wild>{AA1}{{2,4}}){POSITIONS}(?P<mutants>{AA1}{{2,4}}){END}", read_runs),
    Rule(
        "substitution, glued",
        rf"(?P<gene>[Hh](?:[1-4]|2[AB])(?:\.\d)?|alpha|beta|gamma|delta|rt|[a-z]|p\d\d|[A-Za-z][A-Za-z0-9]{{2,9}}?)"
        rf"(?P<wild>{AA1})(?P<position>[1-9]\d{{1,3}}){SHORT}{END}",
        read_glued,
    ),
    Rule(
        "substitution before the start",
        rf"(?P<wild>{AA1}){DASH}(?P<position>{POSITION})(?P<mutants>{AA1}){END}",
        read_before_start,
    ),
    Rule("genomic substitution", rf"[ACGT][1-9]\d{{5,8}}[ACGT]{END}", read_genomic),
)
