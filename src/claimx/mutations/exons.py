"""Events that are named by an exon or a codon: ``exon 19 deletion``, ``codon 12 mutation``."""

import re
from collections.abc import Sequence

from claimx.mutations.genes import SYMBOL, is_gene
from claimx.mutations.records import Change, MutationMatch, Outcome, Reading, RefusedMutation, Rule
from claimx.mutations.shapes import DASH, END

EVENTS = (
    ("skipping", ("skip",)),
    ("deletion", ("del",)),
    ("insertion", ("ins",)),
    ("duplication", ("dup",)),
    ("mutation", ("mut", "var", "fra", "alt")),
)
EVENT_WORDS = (
    r"skip(?:ping|ped|s)?|deletions?|deleted|del|insertions?|ins|duplications?|dup"
    r"|mutations?|mutants?|mutated|muts?|variants?|frameshifts?"
)
EVENT = rf"(?P<event>(?i:{EVENT_WORDS}))"
EVENT_BEHIND = rf"(?P<event>(?i:{EVENT_WORDS}|alterations?|altered))"
"""What stands behind an exon: an altered exon is a mutated one."""
EXON = r"(?P<noun>[Ee]xons?|[Aa]xons?|EXONS?|[Ee]x)"
CODON = r"(?P<noun>[Cc]odons?|[Rr]esidues?)"
JOIN = rf"\s?(?:/|,|{DASH}|to|through|and|or|plus|&|,\s?and|,\s?or)\s?(?:exons?\s)?"
NUMBERS = rf"(?P<numbers>\d{{1,2}}(?:{JOIN}\d{{1,2}}){{0,4}})"
POSITIONS = rf"(?P<numbers>\d{{1,4}}(?:{JOIN}\d{{1,4}}){{0,4}})"
CLAUSE = re.compile(r"[.;:!?](?=\s|$)|\n\s*\n")
CLAUSE_EVENT = re.compile(r"\b(?:mutations?|mutants?|mutated|deletions?|insertions?|skipping)\b", re.IGNORECASE)
CODON_OF = re.compile(
    r"\bmutations?\b(?:(?!transition|transversion|truncat|\bstop\b|\bdelet|\binsert)[^\d(]){1,60}"
    r"\b(?:at|in|on|of|within|affect(?:s|ing)?|involv(?:es|ing))\s(?:the\s)?$"
)
ASSAY = re.compile(r"\b(?:sequenc|amplif(?:y|ied)|screen|PCR|genotyp|analy[sz])", re.IGNORECASE)
ONE_EVENT = re.compile(r"(?:mutation|deletion|insertion|duplication|variant)\b")
TRANSCRIPT = re.compile(r"[Ss]plic|isoform|transcript|variant|mRNA")
SHORT_OWNER = re.compile(r"\b(?:EGFR|HER-?2|ERBB2|T790M|L858R)\b")
MODIFIER = (
    rf"(?:(?:in{DASH}?frame|frameshift|point|activating|somatic|primary|secondary|sensitizing|hotspot|small|common"
    r"|splice|missense)\s){0,2}"
)


def word_of(printed: str) -> str:
    """The canonical word for an exon's event."""
    return next(name for name, stems in EVENTS if printed.lower().startswith(stems))


def numbers_of(printed: str) -> list[str]:
    """The numbers of a list; a dash between two is a range (at most ten)."""
    if span := re.fullmatch(rf"(\d+)\s?(?:{DASH}|to|through)\s?(\d+)", printed):
        first, last = int(span[1]), int(span[2])
        return [str(n) for n in range(first, last + 1)] if first < last <= first + 9 else [span[1], span[2]]
    return [number.lstrip("0") or "0" for number in re.findall(r"\d+", printed)]


def read_exons(match: re.Match[str]) -> Outcome:
    """Numbers with an event before them, after them, or elsewhere in the clause."""
    groups = match.groupdict()
    printed = groups.get("event") or clause_event(match)
    if not printed:
        return []
    noun = "codon" if match["noun"].lower().startswith(("codon", "residue")) else "exon"
    start = match.start("noun") if groups.get("gene") or not groups.get("event") else match.start()
    repaired = match["noun"].lower().startswith("axon")
    changes = [Change(f"{noun} {n} {word_of(printed)}", "exon event") for n in numbers_of(match["numbers"])]
    return [Reading(start, match.end(), change, groups.get("gene") or "", repaired) for change in changes]


def read_codon_of_event(match: re.Match[str]) -> Outcome:
    """Codons of mutations that are named before them in the clause: "mutations of the glycine at codon 12"."""
    before = CLAUSE.split(match.string[max(0, match.start() - 80) : match.start()])[-1]
    if not CODON_OF.search(before) or ASSAY.search(before):
        return []
    changes = [Change(f"codon {n} mutation", "exon event") for n in numbers_of(match["numbers"])]
    return [Reading(match.start(), match.end(), change) for change in changes]


def read_owned(match: re.Match[str]) -> Outcome:
    """Exons whose gene stands before the event: "exon 2 KRAS mutations"."""
    return read_exons(match) if is_gene(match["gene"]) else []


def read_short(match: re.Match[str]) -> Outcome:
    """``del19``, ``20ins``: an exon of EGFR or HER2, where one of these is named near."""
    if not SHORT_OWNER.search(match.string[max(0, match.start() - 200) : match.end() + 200]):
        return []
    change = Change(f"exon {match['numbers']} {word_of(match['event'])}", "exon event")
    return [Reading(match.start(), match.end(), change)]


def read_glued(match: re.Match[str]) -> Outcome:
    """``METex14``, ``CD19\u0394exon2``: with no word after it, the exon is skipped behind a delta, and that of MET."""
    gene = re.search(r"[A-Z][A-Z0-9]{1,9}$", match.string[max(0, match.start() - 10) : match.start()])
    skipped = match[0][0] in "\u0394\u2206" or (gene and gene[0] == "MET" and match["numbers"] == "14")
    printed = match["event"] or ("skipping" if skipped else clause_event(match))
    if not gene or not printed:
        return []
    change = Change(f"exon {match['numbers']} {word_of(printed)}", "exon event")
    return [Reading(match.start(), match.end(), change, gene[0])]


def read_lacking(match: re.Match[str]) -> Outcome:
    """A transcript without an exon: '\u0394ex2', 'isoforms lacking exon 2'; what is not said of transcripts is none."""
    around = match.string[max(0, match.start() - 60) : match.end() + 20]
    if match.groupdict().get("verb") and not TRANSCRIPT.search(around):
        return []
    numbers = numbers_of(match["numbers"])
    return [Reading(match.start(), match.end(), Change(f"exon {n} skipping", "exon event")) for n in numbers]


def clause_event(match: re.Match[str]) -> str:
    """The word of change nearest to a match in its clause (200 characters at most), or ''."""
    before = CLAUSE.split(match.string[max(0, match.start() - 200) : match.start()])[-1]
    after = CLAUSE.split(match.string[match.end() : match.end() + 200])[0]
    if ASSAY.search(before) or ASSAY.search(after):
        return ""
    left, right = list(CLAUSE_EVENT.finditer(before)), CLAUSE_EVENT.search(after)
    if left and (not right or len(before) - left[-1].end() <= right.start()):
        return left[-1][0]
    return right[0] if right else ""


def split_places(text: str, matches: Sequence[MutationMatch]) -> tuple[list[MutationMatch], list[RefusedMutation]]:
    """Set apart the exons that only say where a change lies which is printed directly beside them.

    'mutation in exon 4 (c.118C>T)' and 'the T790M mutation in exon 20' name one change, not two.
    """
    kept, places = [], []
    for i, match in enumerate(matches):
        neighbors = (*matches[max(0, i - 2) : i], *matches[i + 1 : i + 3])
        if match.rule in PLACING and any(is_place(text, match, other) for other in neighbors):
            places.append(RefusedMutation(match.start, match.end, match.text, "the place of a change named beside it"))
        else:
            kept.append(match)
    return kept, list(dict.fromkeys(places))


def is_place(text: str, match: MutationMatch, other: MutationMatch) -> bool:
    """Whether nothing but punctuation and adjectives stands between an exon and another change."""
    if other.kind == "exon event":
        return False
    if other.start >= match.end:
        mark = "[(,:]" if ONE_EVENT.match(match.text) else "[(]"
        return bool(re.fullmatch(rf"\s?{mark}\s?(?:[A-Z0-9]{{2,8}}\s)?", text[match.end : other.start]))
    return bool(re.fullmatch(rf"\)?\s{MODIFIER}", text[other.end : match.start]))


IN = r"\s(?:in|into|of|at|within|affecting|involving)\s(?:the\s)?(?:both\s)?"
LEFT_OUT = (
    "lacking|lacks?|lacked|missing|without|omitting|omits?|omitted|skips?|excluding|excludes?|exclusion\\sof|loss\\sof"
)
OWNED = rf"(?:{SYMBOL})(?:\s(?:gene\s)?|\s?\()"
LINKED = r"(?<=\d[A-Z]\s)(?:plus|and|or)\s"
NO_EVENT = rf"(?!(?:\s|{DASH})?{MODIFIER}{EVENT}{END}|{DASH}?\s?(?:bp|kb|base|nt|amino|intron)|{JOIN}\d)".replace(
    "?P<event>", "?:"
)
PLACING = frozenset(("event in exon", "event in codon", "exon beside event", "codon of event"))

RULES = (
    Rule("exon event", rf"{EXON}{DASH}?\s?{NUMBERS}(?:\s|{DASH})?{MODIFIER}{EVENT_BEHIND}{END}", read_exons),
    Rule("codon event", rf"{CODON}\s{POSITIONS}\s{MODIFIER}{EVENT_BEHIND}{END}", read_exons),
    Rule("event in exon", rf"{EVENT}{IN}(?:{OWNED})?{EXON}\s?{NUMBERS}{END}{NO_EVENT}", read_exons),
    Rule("event in codon", rf"{EVENT}{IN}(?:{OWNED})?{CODON}\s{POSITIONS}{END}{NO_EVENT}", read_exons),
    Rule("exon beside event", rf"(?:{OWNED}|{LINKED}){EXON}\s{NUMBERS}{END}{NO_EVENT}", read_exons),
    Rule("exon of gene event", rf"{EXON}\s{NUMBERS}(?=\s{SYMBOL}\s{MODIFIER}{EVENT}{END})", read_owned),
    Rule("exon left out", rf"[\u0394\u2206](?P<noun>[Ee]x(?:on)?){DASH}?\s?(?P<numbers>\d{{1,2}}){END}", read_lacking),
    Rule("exon lacking", rf"(?P<verb>{LEFT_OUT})\sexons?\s{NUMBERS}{END}", read_lacking),
    Rule("codon of event", rf"(?<=\s){CODON}\s{POSITIONS}{END}{NO_EVENT}", read_codon_of_event),
    Rule("exon event, short", rf"(?P<event>[Dd]el|[Ii]ns){DASH}?\s?(?P<numbers>19|20){END}", read_short),
    Rule("exon event, short after", rf"[Ee]?(?P<numbers>19|20){DASH}?(?P<event>[Dd]el|[Ii]ns){END}", read_short),
)

# Glued to the gene: 'METex14'; 'MET ex14 skipping' is covered above.
GLUED = (
    Rule(
        "exon after gene",
        rf"[\u0394\u2206]?(?P<noun>[eE]x(?:on)?)\s?(?P<numbers>\d{{1,2}})(?:(?:\s|{DASH})?{EVENT})?{END}",
        read_glued,
    ),
)
