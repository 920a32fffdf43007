"""Amino acids, nucleotides and codons: their codes, names and the patterns that match them."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

AMINO_ACIDS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("A", "Ala", ("alanine",)),
    ("R", "Arg", ("arginine",)),
    ("N", "Asn", ("asparagine",)),
    ("D", "Asp", ("aspartic acid", "aspartate")),
    ("C", "Cys", ("cysteine",)),
    ("Q", "Gln", ("glutamine",)),
    ("E", "Glu", ("glutamic acid", "glutamate")),
    ("G", "Gly", ("glycine",)),
    ("H", "His", ("histidine",)),
    ("I", "Ile", ("isoleucine",)),
    ("L", "Leu", ("leucine",)),
    ("K", "Lys", ("lysine",)),
    ("M", "Met", ("methionine",)),
    ("F", "Phe", ("phenylalanine",)),
    ("P", "Pro", ("proline",)),
    ("S", "Ser", ("serine",)),
    ("T", "Thr", ("threonine",)),
    ("W", "Trp", ("tryptophan",)),
    ("Y", "Tyr", ("tyrosine",)),
    ("V", "Val", ("valine",)),
)
NUCLEOTIDES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("A", ("adenine", "adenosine")),
    ("C", ("cytosine", "cytidine")),
    ("G", ("guanine", "guanosine")),
    ("T", ("thymine", "thymidine")),
)
# The standard code in the order TCAG of the three bases.
CODE = "FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG"


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words that tries no first letter twice."""
    heads: dict[str, list[str]] = {}
    for word in words:
        heads.setdefault(word[0], []).append(word[1:].replace(" ", r"\s"))
    return "(?:" + "|".join(f"{head}(?:{'|'.join(tails)})" for head, tails in heads.items()) + ")"


def _spellings(names: Iterable[str]) -> list[str]:
    return [form for name in names for form in (name, name.capitalize())]


AA1 = "[ACDEFGHIKLMNPQRSTVWY]"
AA3 = either(form for _, code, _ in AMINO_ACIDS for form in (code, code.upper()))
AA3_ANYCASE = "(?i:" + either(code for _, code, _ in AMINO_ACIDS) + ")"
LONG = either(
    [form for _, code, _ in AMINO_ACIDS for form in (code, code.upper())]
    + _spellings(name for _, _, names in AMINO_ACIDS for name in names)
)
BASE_NAME = either(_spellings(name for _, names in NUCLEOTIDES for name in names))


@cache
def _letters() -> dict[str, str]:
    letters = {"*": "*", "x": "*", "ter": "*", "term": "*"}
    for letter, code, names in AMINO_ACIDS:
        letters |= dict.fromkeys((letter.lower(), code.lower(), *names), letter)
    return letters


@cache
def _codes() -> dict[str, str]:
    return {letter: code for letter, code, _ in AMINO_ACIDS} | {"*": "Ter"}


@cache
def _bases() -> dict[str, str]:
    return {form: base for base, names in NUCLEOTIDES for form in (base.lower(), *names)}


@lru_cache(maxsize=10_000)
def letter_of(residue: str) -> str:
    """The one-letter code of a residue in any spelling (``*`` for a stop), or ''."""
    form = re.sub(r"\s+", " ", residue.strip().lower())
    if re.match("(?:premature |nonsense|stop|termin)", form):
        return "*"
    return _letters().get(form) or _letters().get(form.removesuffix("s"), "")


def code_of(letter: str) -> str:
    """The three-letter code of a one-letter code (``Ter`` for a stop), or ''."""
    return _codes().get(letter, "")


def base_of(nucleotide: str) -> str:
    """The letter of a nucleotide in any spelling, or ''."""
    return _bases().get(nucleotide.strip().lower(), "")


def spell(letters: str) -> str:
    """One-letter residues in three-letter codes: ``ASV`` becomes ``AlaSerVal``."""
    return "".join(map(code_of, letters))


def shorten(residues: str) -> str:
    """Residues in either code in one-letter codes: ``AlaSerVal`` and ``ASV`` become ``ASV``."""
    if re.fullmatch(f"{AA3}+", residues):
        return "".join(letter_of(residues[i : i + 3]) for i in range(0, len(residues), 3))
    return residues


def translate(codon: str) -> str:
    """The residue that three bases stand for (``*`` for a stop)."""
    first, second, third = ("TCAG".index(base) for base in codon.upper().replace("U", "T"))
    return CODE[16 * first + 4 * second + third]
