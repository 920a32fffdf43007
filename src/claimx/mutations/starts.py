"""How the words begin at which a rule can hold: most words of a text are passed over by this alone.

Small letters and capitals have alternatives of their own, and each begins with a letter or a set of letters, which
the regular expression engine tells from others without trying it. Nothing that a rule reads may begin otherwise; a
test asks every rule.
"""

import re
from collections.abc import Iterable

from claimx.mutations.residues import AMINO_ACIDS, BASE_NAME, NUCLEOTIDES
from claimx.mutations.shapes import DASHES

STEMS = (
    "amino", "codon", "position", "residue", "nucleotide", "delet", "delin", "delta", "dup", "insert", "invers",
    "mut", "substitut", "varia", "replac", "chang", "conver", "exchang", "skip", "splic", "frameshift", "trunc",
    "exon", "axon",
    *(name for _, _, names in AMINO_ACIDS for name in names), *(name for _, names in NUCLEOTIDES for name in names),
)  # fmt: skip
LEFT_OUT = (
    "lacking", "lack", "lacks", "lacked", "missing", "without", "omitting", "omit", "omits", "omitted", "skip", "skips",
    "exclude", "excludes", "excluding", "exclusion of", "loss of",
)  # fmt: skip
SMALL = (
    *STEMS, "nt ", "bp ", "base ", "bases ", "rs", "p95", "p61", "p53", "egfr", "erbB", "alpha", "beta", "gamma",
    "promoter mut", "class ", "revers", "revert", "back mut", "back alt", "back var", "secondary rev",
    "secondary back", "somatic rev", "somatic back", *(f"{word} ex" for word in LEFT_OUT),
    "internal tandem", "kinase domain dup", "kinase-domain dup", "cDNA", "mRNA",
)  # fmt: skip
CAPITAL = (
    *(form for stem in STEMS for form in (stem.capitalize(), stem.upper())),
    "Revers", "Revert", "Back mut", "Back alt", "Back var", "Secondary rev", "Secondary back",
    "Somatic rev", "Somatic back", "WHIM", "YVMA", "ITD", "TKD",
    "RS", "Rs", "EX", "Ex", "IVS", "HLA", "AR ", "ARV", "ARv", "EGFR", "HER", "Her", "Erb", "ERB", "BIM ", "Class ",
    "Internal tandem", "Kinase domain dup", "Kinase-domain dup",
)  # fmt: skip
EVENTS = ("delet", "dup", "insert", "mut", "varia", "skip", "frameshift")


def trie(words: Iterable[str]) -> str:
    """A pattern for any text that begins with one of the words; blanks stand for white space.

    >>> trie(["del", "delta", "dup"])
    'd(?:el|up)'
    """
    heads: dict[str, list[str]] = {}
    for word in words:
        heads.setdefault(word[:1], []).append(word[1:])
    if "" in heads:
        return ""
    tails = [re.escape(head).replace("\\ ", r"\s") + trie(rest) for head, rest in sorted(heads.items())]
    return tails[0] if len(tails) == 1 else f"(?:{'|'.join(tails)})"


CODES = trie(form for _, code, _ in AMINO_ACIDS for form in (code, code.upper())) + "(?![a-rt-z])"
SMALL_LETTERS = (
    rf"{trie(SMALL)}|d(?i:el)(?![a-z])|i(?:(?i:ns)|nv)(?![a-z])"
    r"|[cgmnpr]\.|[ck]-|[knh]-?[rR]as|b-?[rR]af|c[A-Z]|ex\d|de2|d-?16|[a-z]{1,6}+(?=\d|[A-Z][A-Za-z]*+\d)"
    r"|(?<=\d[A-Z]\s)(?:plus|and|or)\s"
)
CAPITALS = (
    rf"{trie(CAPITAL)}|{'|'.join(f'{stem[0].upper()}(?i:{stem[1:]})' for stem in EVENTS)}|D(?i:el)(?![a-z])"
    rf"|I(?i:ns)(?![a-z])|{CODES}|[ACGTU]{{2,12}}+(?![A-Za-z])|[ACGTU]{{3}}to|[A-Z](?![A-Za-z.,;:)]|\s[A-Z])"
    rf"|[A-Z][A-Za-z\u03b1-\u03b4]*+(?:[\d*{DASHES}]|[\s(]{{1,2}}(?:gene\s)?[EeAa][Xx])"
)
CHANGED = r"(?:[A-Z](?![a-z])|[Dd]el|ind|[Ii]ns|dup|inv|bp|base|nt)"
NUMBERS = rf"\d(?:[\d_+/*{DASHES}]|\s(?=[\d_+/*{DASHES}]))*+\s?\(?{CHANGED}"
SIGNS = rf"[*+{DASHES}]\d|\((?:[ACGTU]{{1,3}}(?:(?![A-Za-z])|to)|{BASE_NAME})|[\u0394\u03b4\u2206]"
STARTS = f"(?:(?=[a-z])(?:{SMALL_LETTERS})|(?=[A-Z])(?:{CAPITALS})|{NUMBERS}|{SIGNS})"
